"""What things are called inside the program.

Ids are types, so that a delegation is never passed where a meeting is meant.
"""

import re
from typing import NewType

BodyId = NewType("BodyId", str)
SessionId = NewType("SessionId", str)
MeetingId = NewType("MeetingId", str)
DelegationId = NewType("DelegationId", str)
GroupId = NewType("GroupId", str)

ListId = NewType("ListId", str)
"""A list of speakers belongs to a topic of a session, so the topic's key is its id."""

RequestId = NewType("RequestId", int)
"""1, 2, 3 … in the order in which a session's requests for the floor were recorded."""

PersonId = NewType("PersonId", str)
"""A random pseudonym, `p-4mzq2xk7w3ab`: names and addresses stay out of the journal, which is kept for ever."""

LinkId = NewType("LinkId", str)
"""A link that does one thing once, `l-7hq2bn4xw6ce`: what it is called, not the secret that opens it."""

StreamId = NewType("StreamId", str)
"""`body:oewg` or `session:oewg-7`: what the journal keeps in one line of versions."""

RANDOM = "[a-z2-7]{12}"
"""Sixty random bits in base 32 (RFC 4648), as the program draws them, behind a letter that says what they name."""

PERSON_ID = re.compile(f"p-{RANDOM}")
_LINK_ID = re.compile(f"l-{RANDOM}")


def is_person_id(text: str) -> bool:
    """Whether this is a pseudonym as the program draws them."""
    return bool(PERSON_ID.fullmatch(text))


def is_link_id(text: str) -> bool:
    """Whether this is the id of a link as the program draws them."""
    return bool(_LINK_ID.fullmatch(text))
