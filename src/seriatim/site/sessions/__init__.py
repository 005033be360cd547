"""The pages of bodies, sessions, meetings and lists, and what is done on them."""
