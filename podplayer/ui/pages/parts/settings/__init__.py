"""The pieces of Settings."""
