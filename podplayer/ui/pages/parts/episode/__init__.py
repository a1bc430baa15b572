"""The pieces of an episode's page."""
