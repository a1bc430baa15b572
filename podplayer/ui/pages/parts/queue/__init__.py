"""The pieces of Queue."""
