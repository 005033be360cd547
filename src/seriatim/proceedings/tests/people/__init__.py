"""Histories in which anybody tries anything, and a naive account of who may."""
