"""The rules of the floor: plain Python, no input or output, no clock."""
