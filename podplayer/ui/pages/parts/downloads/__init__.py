"""The pieces of Downloads."""
