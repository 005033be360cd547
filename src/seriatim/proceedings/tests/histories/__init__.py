"""Random histories of a session, the books kept by hand beside them, and what must hold after every event."""
