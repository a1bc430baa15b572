"""The pieces of Privacy."""
