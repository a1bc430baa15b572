"""The only package that connects to the outside: client, ledger, trackers."""
