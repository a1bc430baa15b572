"""The pieces of For you."""
