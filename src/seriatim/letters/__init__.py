"""The Chair's letters: from what the session knows to what delegations read."""
