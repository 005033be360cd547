"""Under which random names does the journal know people, links and devices?"""

import secrets
from base64 import b32encode

BYTES = 8
LETTERS = 12
"""Sixty of the 64 random bits, five a letter: nobody meets another's by guessing, and it can be read out."""

PERSON, LINK, DEVICE = "p", "l", "d"


def pseudonym(of: str) -> str:
    """A new one, `p-` or `l-` or `d-` and twelve small letters and digits."""
    return f"{of}-{b32encode(secrets.token_bytes(BYTES)).decode().lower()[:LETTERS]}"
