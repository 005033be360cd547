"""The rules of the forecast: lengths learned from speeches, and meetings drawn from them; no clock, no files."""
