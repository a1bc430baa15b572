"""Text or sound becomes a vector. Runs in the encoder process only."""
