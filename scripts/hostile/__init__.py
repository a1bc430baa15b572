"""Hostile input: what is fed to the readers, and what must hold of the answer."""
