"""What things are called inside the program.

Ids are types, so that a delegation is never passed where a meeting is meant.
"""

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

StreamId = NewType("StreamId", str)
"""`body:oewg` or `session:oewg-7`: what the journal keeps in one line of versions."""
