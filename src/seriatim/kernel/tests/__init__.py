"""Tests of the words that every slice shares."""
