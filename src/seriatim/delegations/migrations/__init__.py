"""The tables of people, links and sessions, step by step."""
