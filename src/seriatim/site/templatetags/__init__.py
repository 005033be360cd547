"""Words that all templates know."""
