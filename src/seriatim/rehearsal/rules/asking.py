"""Which delegations ask for the floor on a topic, when, and in what capacity? Decided when its list is opened."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from seriatim.delegations.rules.capabilities import Capability
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity
from seriatim.floor.rules.state import SpeakersList
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import DelegationId, ListId
from seriatim.meetings.rules.state import Programme, Status
from seriatim.rehearsal.rules.deed import Deed, Hall
from seriatim.rehearsal.rules.dice import after, between, falls, one_of

INTO_THE_MEETING = timedelta(minutes=70)
"""The last ones ask when the first meeting on the topic has gone on for so long."""

A_DAY = timedelta(days=1)
EARLY = timedelta(minutes=5)
LANGUAGES = ("en", "en", "en", "fr", "es", "ru", "ar", "zh")
"""In which languages statements are held: half of them in English; assumed."""

WORDS = (200, 480)
"""Of a text that is handed in before: what three minutes hold, give or take."""


def ask(hall: Hall, programme: Programme, speakers: SpeakersList) -> Iterator[Deed]:
    """Everybody who will ask on a list that is opened, and those who do so a little too early."""
    of, opens = speakers.id, speakers.opens_at
    if opens is None:
        return
    for_groups = dict(_groups(hall, of))
    share = between(hall.dice, hall.habits.asks_least, hall.habits.asks_most, "interest", of)
    until = _until(programme, speakers, opens)
    for one in hall.delegations:
        group = for_groups.get(one, "")
        if not group and not falls(hall.dice, share, "asks", of, one):
            continue
        at = _at(hall, of, one, (opens, until))
        if falls(hall.dice, hall.habits.asks_too_early, "early", of, one):
            yield Deed(opens - EARLY, delegation(one), statement(hall, of, one, group), f"early-{of}-{one}")
        yield Deed(at, delegation(one), statement(hall, of, one, group), f"asks-{of}-{one}")


def statement(hall: Hall, of: ListId, one: DelegationId, group: str = "") -> c.Inscribe:
    """A statement of a delegation, with a text now and then."""
    capacity = Capacity.GROUP if group else Capacity.NATIONAL
    text = written(hall, one) if falls(hall.dice, hall.habits.text_before, "text", of, one) else ""
    language = one_of(hall.dice, LANGUAGES, "language", one) if not text else "en"
    return c.Inscribe(of, one, capacity=capacity, on_behalf_of=group, language=language, text=text)


def written(hall: Hall, one: DelegationId) -> str:
    """A text of some length."""
    sentence = f"The delegation of {one} thanks the Chair, and would like to make the following points."
    times = int(between(hall.dice, *WORDS, "words", one)) // len(sentence.split())
    return " ".join([sentence] * max(1, times))


def _groups(hall: Hall, of: ListId) -> Iterator[tuple[DelegationId, str]]:
    """Who speaks for which group; one delegation speaks for one."""
    taken: set[DelegationId] = set()
    for group in hall.roster.groups.values():
        if not falls(hall.dice, hall.habits.groups_ask, "group asks", of, group.id):
            continue
        members = [one for one in hall.delegations if one in group.members or not group.members]
        able = [one for one in members if one not in taken and hall.roster.may(one, Capability.SPEAK_AMONG_GROUPS)]
        if able:
            speaks = one_of(hall.dice, able, "speaks for", of, group.id)
            taken.add(speaks)
            yield speaks, group.id


def _until(programme: Programme, speakers: SpeakersList, opens: datetime) -> datetime:
    """Until the list closes, or the first meeting on it is well under way."""
    taking_it_up = [
        one.starts
        for one in programme.meetings.values()
        if one.status != Status.CANCELLED and speakers.id in one.takes_up and one.starts >= opens
    ]
    until = min(taking_it_up) + INTO_THE_MEETING if taking_it_up else opens + A_DAY
    return min(until, speakers.closes_at) if speakers.closes_at else until


def _at(hall: Hall, of: ListId, one: DelegationId, window: tuple[datetime, datetime]) -> datetime:
    opens, until = window
    if falls(hall.dice, hall.habits.at_once, "at once", of, one):
        return opens + timedelta(seconds=after(hall.dice, hall.habits.at_once_seconds, "asks at", of, one))
    return opens + (until - opens) * hall.dice("asks at", of, one)
