"""The nouns everybody shares. Standard library only."""
