"""A position moves through media: engines, the player's state machine, the tracker of spans."""
