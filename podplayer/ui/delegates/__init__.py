"""How a row or a card is painted."""
