"""How do the translations in `locale/` get to whoever reads? docs/languages.md says how they are made."""
