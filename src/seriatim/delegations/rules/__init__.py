"""The rules about participants, in plain Python."""
