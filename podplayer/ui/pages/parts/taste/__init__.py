"""The pieces of Taste."""
