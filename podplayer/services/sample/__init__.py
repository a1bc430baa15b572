"""Made-up shows to look around in: feeds, sound, covers, vectors and a listening life."""
