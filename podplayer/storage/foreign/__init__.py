"""Databases of other players: a path becomes a ForeignLibrary. Reads copies, writes nothing."""
