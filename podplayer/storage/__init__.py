"""SQLite: the only package that contains SQL. Takes and returns values of model."""
