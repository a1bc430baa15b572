"""Qt item models: rows in, roles out. They run no query and call no service."""
