"""Files of other players become a ForeignLibrary. Knows no library and no network."""
