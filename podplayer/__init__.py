"""podplayer: a desktop podcast player that recommends on the listener's own computer."""
