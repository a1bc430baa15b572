"""Modal windows."""
