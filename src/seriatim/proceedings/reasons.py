"""Why does a request stand where it stands? Each step of the order in words, told to its delegation."""

from collections.abc import Iterator
from typing import Any

from seriatim.floor.rules.kinds import Capacity, Criterion, Kind, Side
from seriatim.floor.rules.order import Place, Reason
from seriatim.floor.rules.queue import on_list
from seriatim.floor.rules.state import Floor, Request, Standing
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.terms import ordinal


def _(sentence: str) -> str:
    """Mark a sentence for `makemessages`; it is translated where it is shown."""
    return sentence


def ngettext(one: str, many: str, _number: int) -> tuple[str, str]:
    """Mark a sentence for one and for many for `makemessages`, which knows this name."""
    return one, many


FIRST = {
    "list": ngettext("{n} on a list taken up before comes first", "{n} on lists taken up before come first", 2),
    Kind.EXPLANATION: ngettext("{n} statement comes before explanations", "{n} statements come before explanations", 2),
    Kind.REPLY: ngettext(
        "{n} comes first, as replies follow the list", "{n} come first, as replies follow the list", 2
    ),
    "owed": ngettext("{n} owed the floor comes first", "{n} owed the floor come first", 2),
    "category": ngettext("{n} of another category comes first", "{n} of other categories come first", 2),
    "passed_over": ngettext(
        "{n} who was there when called comes first", "{n} who were there when called come first", 2
    ),
    "level": ngettext("{n} at a higher level comes first", "{n} at a higher level come first", 2),
    "groups": ngettext("{n} statement for a group comes first", "{n} statements for groups come first", 2),
    "unheard": ngettext("{n} not yet heard comes first", "{n} not yet heard come first", 2),
    "regions": ngettext("{n} comes first as regions take turns", "{n} come first as regions take turns", 2),
    "early": ngettext("{n} who asked before the lots comes first", "{n} who asked before the lots come first", 2),
    "lot": ngettext("{n} with an earlier lot comes first", "{n} with earlier lots come first", 2),
    "alphabet": ngettext("{n} earlier in the alphabet comes first", "{n} earlier in the alphabet come first", 2),
    "hand": ngettext("{n} comes first by a change of places", "{n} come first by changes of places", 2),
}
"""Who stands ahead by which step of the order, in the order of the steps."""

ASKED = _("you asked at {at}")
SINCE = _("you have stood here since {at}")
ASKED_AFTER = ngettext("you asked at {at}, after {n} other", "you asked at {at}, after {n} others", 2)
SINCE_AFTER = ngettext(
    "you have stood here since {at}, after {n} other", "you have stood here since {at}, after {n} others", 2
)
"""Who was admitted late or changed its class stands as if it had asked then."""

MOVES = {
    ("placed", Side.BEFORE): _("the Chair put you before {delegation}: {words}"),
    ("placed", Side.AFTER): _("the Chair put you after {delegation}: {words}"),
    ("swapped", None): _("the Chair let you and {delegation} trade places: {words}"),
    ("exchanged", None): _("you exchanged places with {delegation}"),
    ("later", Side.AFTER): _("you moved later yourself, behind {delegation}"),
}

NO_REASON = Reason("")

AMONG = {
    Kind.EXPLANATION: _("you asked first among explanations of position"),
    Kind.REPLY: _("you asked first among replies"),
    Capacity.NATIONAL: _("you asked first among national statements"),
    Capacity.GROUP: _("you asked first among statements for groups"),
    Capacity.JOINT: _("you asked first among joint statements"),
}


def reason(place: Place, position: int, floor: Floor, reader: Reader) -> str:
    """One sentence that accounts for everybody who stands ahead. `position` is the place from 1."""
    clauses = "; ".join(_clauses(place, position, floor, reader)).rstrip(".")
    return f"{clauses[:1].upper()}{clauses[1:]}."


def _clauses(place: Place, position: int, floor: Floor, reader: Reader) -> Iterator[str]:
    request = floor.requests[place.request]
    own = {one.criterion: one for one in place.reasons}
    ahead = {name: one.ahead for name, one in own.items() if name not in ("time", "absent")}
    ahead["list"] = position - 1 - sum(ahead.values()) - (own["time"].ahead if "time" in own else 0)
    if "place" in own.get("owed", NO_REASON).facts:
        ahead.pop("owed")  # who stands 3rd among the owed has said who stands ahead
    if "kind" in ahead:
        ahead[request.asked.kind] = ahead.pop("kind")
    for step, sentences in FIRST.items():
        if ahead.get(step, 0) > 0:
            yield reader.count(sentences, ahead[step])
    yield from _claim(request, own, floor, reader)
    for one in place.reasons:
        if (move := (one.criterion, one.facts.get("side"))) in MOVES:
            other = floor.requests[one.facts["other"]].asked.delegation
            yield reader.say(MOVES[move], delegation=other, words=one.facts["words"])


def _claim(request: Request, own: dict[str, Reason], floor: Floor, reader: Reader) -> Iterator[str]:
    """What the delegation's own claim rests on: what it is owed, its lot, its letter, or when it asked."""
    if "place" in own.get("owed", NO_REASON).facts:
        yield _owed(request, own["owed"], reader)
    elif (drawn := _drawn(request, floor)) is not None:
        yield reader.say(drawn[0], **drawn[1])
    else:
        yield _asked(request, own["time"].ahead, floor, reader)
    if "absent" in own:
        yield reader.say(
            _("you were absent twice when called, and remain owed the floor")
            if own["absent"].ahead > 1
            else _("you were absent when called, and are called once more")
        )


def _owed(request: Request, own: Reason, reader: Reader) -> str:
    nth = ordinal(own.facts["place"])
    origin = request.asked.origin
    if origin and len(request.owed_in) == 1:
        return reader.say(_("you are owed from the session “{id}”, where you stood {nth}"), id=origin.session, nth=nth)
    meeting = reader.meeting(request.owed_in[-1])
    return reader.say(_("you are owed from the {meeting}, where you stood {nth}"), meeting=meeting, nth=nth)


def _drawn(request: Request, floor: Floor) -> tuple[str, dict[str, Any]] | None:
    speakers = floor.lists[request.asked.list]
    if Criterion.LOT in speakers.order and request.id in speakers.lot:
        return _("your lot is number {nth}"), {"nth": speakers.lot[request.id] + 1}
    if Criterion.ALPHABET in speakers.order and request.asked.delegation in speakers.alphabet:
        return _("the alphabet begins with {delegation}"), {
            "delegation": min(speakers.alphabet, key=speakers.alphabet.__getitem__)
        }
    return None


def _asked(request: Request, after: int, floor: Floor, reader: Reader) -> str:
    """When it asked, or that it was the first of its kind to do so among those who wait."""
    others = list(on_list(floor, request.asked.list))
    at = request.stand.at
    days = {reader.local(one).date() for one in (others[0].at, at, others[-1].at)}
    written = reader.time(at) if len(days) == 1 else reader.day_and_time(at)
    anew = at != request.at
    if after > 0:
        return reader.count(SINCE_AFTER if anew else ASKED_AFTER, after, at=written)
    since = (at, request.stand.since)
    if all(since <= (one.stand.at, one.stand.since) for one in others if _alike(request, one)):
        kind = request.asked.kind
        return reader.say(AMONG[request.capacity if kind == Kind.STATEMENT else kind])
    return reader.say(SINCE if anew else ASKED, at=written)


def _alike(request: Request, other: Request) -> bool:
    return (
        other.standing == Standing.WAITING
        and other.asked.kind == request.asked.kind
        and other.capacity == request.capacity
    )
