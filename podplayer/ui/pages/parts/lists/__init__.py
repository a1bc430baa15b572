"""Lists of episodes and what can be done with them, on many pages."""
