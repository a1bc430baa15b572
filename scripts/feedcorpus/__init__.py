"""Real feeds that nobody here wrote, held against the parser. They are not part of podplayer."""
