"""A rehearsal as it is run and shown: at what speed, on which pages, and who presides."""
