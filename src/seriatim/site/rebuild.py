"""How are derived tables made again? By forgetting them and following the journal from its first event."""

from seriatim.site import house, serving
from seriatim.site.index import follower, forget


def rebuild() -> int:
    """Make the index anew from nothing; the number of events that it followed."""
    serving.prepare()
    forget()
    following = follower(house.chamber())
    events = following.behind()
    following.follow()
    return events
