"""The pieces of the pages about shows."""
