"""The pages: each reads what is so, and shows it; what is done on it goes through `doing.py`."""
