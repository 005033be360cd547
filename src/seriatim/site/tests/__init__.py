"""Tests of the site, and the program as a process of its own."""
