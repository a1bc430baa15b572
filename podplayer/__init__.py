"""podplayer: a desktop podcast player that recommends on the listener's own computer."""

__version__ = "0.1.0"
