"""The pieces of Listening."""
