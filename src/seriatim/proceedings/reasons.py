"""Why does a request stand where it stands? Each step of the order in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from seriatim.floor.rules.kinds import Criterion, Kind
from seriatim.floor.rules.order import Place, Reason
from seriatim.floor.rules.queue import on_list
from seriatim.floor.rules.state import Floor, Request, Standing
from seriatim.proceedings.claims import TO_ITSELF, TO_OTHERS, Claims, ngettext
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.terms import ordinal


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


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

ALPHABET = _("the alphabet begins with {delegation}")

NO_REASON = Reason("")


def reason(place: Place, position: int, floor: Floor, reader: Reader, *, own: bool) -> str:
    """One sentence that accounts for everybody who stands ahead. `position` is the place from 1.

    It says "you" to its `own` delegation alone; everybody else reads about a place.
    """
    sentence, *more = (one.rstrip(".") for one in _clauses(place, position, floor, Told(reader, _to(own=own))))
    for clause in more:
        sentence = reader.say(_("{clauses}; {clause}"), clauses=sentence, clause=clause)
    sentence = reader.say(_("{clauses}."), clauses=sentence)
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _to(*, own: bool) -> Claims:
    return TO_ITSELF if own else TO_OTHERS


@dataclass(frozen=True)
class Told:
    """Whom the sentence is for: their language, and the words in which they are told of a claim."""

    reader: Reader
    claims: Claims


def _clauses(place: Place, position: int, floor: Floor, told: Told) -> Iterator[str]:
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
            yield told.reader.count(sentences, ahead[step])
    yield from _claim(request, own, floor, told)
    for one in place.reasons:
        if (move := (one.criterion, one.facts.get("side"))) in told.claims.moves:
            other = floor.requests[one.facts["other"]].asked.delegation
            yield told.reader.say(told.claims.moves[move], delegation=other, words=one.facts["words"])


def _claim(request: Request, own: dict[str, Reason], floor: Floor, told: Told) -> Iterator[str]:
    """What the delegation's own claim rests on: what it is owed, its lot, its letter, or when it asked."""
    if "place" in own.get("owed", NO_REASON).facts:
        yield _owed(request, own["owed"], told)
    elif drawn := _drawn(request, floor, told):
        yield drawn
    else:
        yield _asked(request, own["time"].ahead, floor, told)
    if "absent" in own:
        yield told.reader.say(told.claims.absent_twice if own["absent"].ahead > 1 else told.claims.absent)


def _owed(request: Request, own: Reason, told: Told) -> str:
    nth = ordinal(own.facts["place"])
    place = {"nth": nth, "n": nth.number}
    origin = request.asked.origin
    if origin and len(request.owed_in) == 1:
        return told.reader.say(told.claims.owed_from_session, id=origin.session, **place)
    meeting = told.reader.meeting(request.owed_in[-1])
    return told.reader.say(told.claims.owed_from_meeting, meeting=meeting, **place)


def _drawn(request: Request, floor: Floor, told: Told) -> str:
    speakers = floor.lists[request.asked.list]
    if Criterion.LOT in speakers.order and request.id in speakers.lot:
        return told.reader.say(told.claims.lot, n=speakers.lot[request.id] + 1)
    if Criterion.ALPHABET in speakers.order and request.asked.delegation in speakers.alphabet:
        return told.reader.say(ALPHABET, delegation=min(speakers.alphabet, key=speakers.alphabet.__getitem__))
    return ""


def _asked(request: Request, after: int, floor: Floor, told: Told) -> str:
    """When it asked, or that it was the first of its kind to do so among those who wait."""
    reader, claims = told.reader, told.claims
    others = list(on_list(floor, request.asked.list))
    at = request.stand.at
    days = {reader.local(one).date() for one in (others[0].at, at, others[-1].at)}
    written = reader.time(at) if len(days) == 1 else reader.day_and_time(at)
    anew = at != request.at
    if after > 0:
        return reader.count(claims.since_after if anew else claims.asked_after, after, at=written)
    since = (at, request.stand.since)
    if all(since <= (one.stand.at, one.stand.since) for one in others if _alike(request, one)):
        kind = request.asked.kind
        return reader.say(claims.among[request.capacity if kind == Kind.STATEMENT else kind])
    return reader.say(claims.since if anew else claims.asked, at=written)


def _alike(request: Request, other: Request) -> bool:
    return (
        other.standing == Standing.WAITING
        and other.asked.kind == request.asked.kind
        and other.capacity == request.capacity
    )
