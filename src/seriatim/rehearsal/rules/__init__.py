"""Who does what next, and which promises must hold: no clock, no files, no dice but those passed in."""
