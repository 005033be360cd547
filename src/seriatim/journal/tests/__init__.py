"""The journal, tried."""
