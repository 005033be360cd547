"""The rules of meetings: plain Python, no input or output, no clock."""
