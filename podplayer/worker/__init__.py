"""The process boundary: messages, the client in the program, and the encoder process."""
