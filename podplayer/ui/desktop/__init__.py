"""Where podplayer meets the desktop: media keys, tray, notifications, sleep, one window a profile.

Everything here is optional. Takes snapshots of the player and gives back wishes, both as plain
values; must not know D-Bus outside of the modules that `talk.py` imports, for these are loaded
after the window is there, on a thread of their own.
"""
