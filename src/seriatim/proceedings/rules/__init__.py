"""The two deciders of a session as one: plain Python, no input or output, no clock."""
