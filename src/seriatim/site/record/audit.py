"""Who did what, when, with which reason? The journal itself, as far as somebody may read of it, in sentences.

There is no second log: what stands here is what is proved by the checkpoints. Of what is confidential only the reasons
are read for which something was done about people, who are the reader's own; no statement, and no accommodation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from seriatim.delegations.models import Person
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.reading import Reads, reads_record
from seriatim.floor.rules.state import Floor
from seriatim.journal import Concerning, Placed, Wanted
from seriatim.kernel.actor import Actor
from seriatim.kernel.event import EVENT_NAMES
from seriatim.kernel.ids import PERSON_ID, BodyId, DelegationId, PersonId, SessionId
from seriatim.proceedings.chamber import Chamber, stream_of_body, stream_of_session
from seriatim.proceedings.happened import happened
from seriatim.proceedings.reader import Reader
from seriatim.site.record.kinds import names_of, opened


@dataclass(frozen=True)
class Entry:
    """One event as a reader sees it. `who` has a name where the reader may know it; `session` is empty for the body."""

    position: int
    version: int
    at: datetime
    actor: str
    who: str
    session: str
    name: str
    said: str
    reason: str


@dataclass(frozen=True)
class Sight:
    """What somebody may read of a body's events: all of them, or those that concern one delegation."""

    body: BodyId
    roster: Roster
    delegation: DelegationId | None = None

    @property
    def concerning(self) -> Concerning | None:
        """What the delegation's people did, and what was done about them."""
        if self.delegation is None:
            return None
        own = [person for person, place in self.roster.places.items() if place == self.delegation]
        links = [link for link, one in self.roster.links.items() if one.participant == self.delegation]
        payloads = (f'"participant":"{self.delegation}"', *(f'"{one}"' for one in (*own, *links)))
        return Concerning(f"delegation:{self.delegation}", names_of("people"), payloads)

    def may_name(self, person: str) -> bool:
        """Whether the name behind a pseudonym is the reader's to know."""
        return self.delegation is None or self.roster.places.get(PersonId(person)) == self.delegation


def sight_of(roster: Roster, body: BodyId, actor: Actor | None) -> Sight | None:
    """What of a body's record somebody reads; None for who reads nothing of it."""
    reads = reads_record(roster, actor)
    if actor is None or reads == Reads.NOTHING:
        return None
    return Sight(body, roster, actor.delegation if reads == Reads.OWN else None)


def streams_of(chamber: Chamber, body: BodyId) -> tuple[str, ...]:
    """The body's own stream, and those of its sessions."""
    convened = chamber.journal.read_named(("meetings.SessionConvened",))
    sessions = [recorded.event.session for _stream, recorded in convened if recorded.event.body == body]
    return stream_of_body(body), *map(stream_of_session, sessions)


def entries(chamber: Chamber, sight: Sight, wanted: Wanted, reader: Reader) -> list[Entry]:
    """The events that are wanted and may be read; the number of queries does not depend on how many there are."""
    placed = chamber.journal.find(replace(wanted, concerning=sight.concerning, opened=opened()))
    reader = replace(reader, persons=names(sight, placed))
    context = _contexts(chamber, reader)
    return [_entry(one, *context(one.stream)) for one in placed]


def names(sight: Sight, placed: Iterable[Placed]) -> dict[str, str]:
    """The names behind the pseudonyms that stand in these events, as far as the reader may know them."""
    found = {person for one in placed for person in _persons(one) if sight.may_name(person)}
    rows = Person.objects.filter(body=sight.body, person__in=found).values_list("person", "name")
    return {person: name for person, name in rows if name}


def _persons(placed: Placed) -> list[str]:
    recorded = placed.recorded
    return PERSON_ID.findall(f"{recorded.actor.person} {getattr(recorded.event, 'person', '')}")


def _entry(placed: Placed, reader: Reader, floor: Floor) -> Entry:
    recorded, event = placed.recorded, placed.recorded.event
    kind, _colon, of = placed.stream.partition(":")
    return Entry(
        placed.position,
        recorded.version,
        recorded.at,
        str(recorded.actor),
        reader.actor(recorded.actor),
        of if kind == "session" else "",
        EVENT_NAMES[type(event)],
        happened(event, reader, floor),
        getattr(event, "reason", ""),
    )


def _contexts(chamber: Chamber, reader: Reader) -> Callable[[str], tuple[Reader, Floor]]:
    """Of each stream, once: the reader who knows its meetings, and the floor as it is now, which forgets no request."""
    known: dict[str, tuple[Reader, Floor]] = {}

    def context(stream: str) -> tuple[Reader, Floor]:
        kind, _colon, of = stream.partition(":")
        if stream not in known and kind == "session":
            session = chamber.session(SessionId(of))
            known[stream] = replace(reader, meetings=session.programme.meetings), session.floor
        return known.setdefault(stream, (reader, Floor()))

    return context


def told(entry: Entry) -> dict[str, Any]:
    """An entry as an export has it; the order of the fields is that of the columns."""
    facts = vars(entry) | {"at": entry.at.isoformat(timespec="microseconds").replace("+00:00", "Z")}
    return {name: facts[name] for name in COLUMNS}


COLUMNS = ("position", "at", "actor", "who", "session", "version", "name", "said", "reason")
