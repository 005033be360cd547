"""The live pages: one stream, several screens."""
