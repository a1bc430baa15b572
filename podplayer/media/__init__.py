"""Bytes on disk: downloads, covers, tags, the cache."""
