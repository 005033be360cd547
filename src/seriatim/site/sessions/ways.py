"""What would let all be heard, in words: each way beside the meeting as it stands, and the sentence to announce it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seriatim.floor.rules.kinds import Capacity
from seriatim.floor.rules.state import Floor
from seriatim.forecast.history import CAPACITY
from seriatim.forecast.rules import what_if
from seriatim.forecast.rules.answer import HIGH, LOW, forecast
from seriatim.forecast.rules.meeting import Meeting as Standing
from seriatim.forecast.rules.speech import Speaker
from seriatim.kernel.ids import ListId
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.site.sessions.forecasts import RUNS, Span, Told

TEN = 10
"""Minutes: what a body agrees to without much thought, where the interpreters do."""


@dataclass(frozen=True)
class Trial:
    """What whoever looks wants to try: nothing of it is put into effect. `limit` in seconds."""

    limit: int | None = None
    minutes: int = 0
    closed: bool = False
    groups_first: bool = False

    def __bool__(self) -> bool:
        return bool(self.limit or self.minutes or self.closed or self.groups_first)


@dataclass(frozen=True)
class Way:
    """One way: what it is, what comes of it, what to say, and with which deed of the page it is put into effect.

    The deed is about one `list`; where a way is about several, or about what only the body decides, there is none.
    """

    title: str
    exhausted: Span
    few: int
    many: int
    all_heard: int
    say: str = ""
    noun: str = ""
    seconds: int | None = None
    list: ListId | None = None

    @property
    def everybody(self) -> bool:
        """Whether nobody need go unheard."""
        return self.many == 0


def ways(known: Session, told: Told, trial: Trial, reader: Reader) -> Iterator[Way]:
    """The meeting as it stands, then what would change it, then what is tried; only ways that are open."""
    meeting = told.meeting
    yield _way(told, meeting, _("As it stands"))
    if told.unheard[1]:
        yield from _usual(known.floor, told, reader)
    if trial:
        yield _way(told, _tried(meeting, trial), _("What you try"))


def _usual(floor: Floor, told: Told, reader: Reader) -> Iterator[Way]:
    meeting = told.meeting
    if limit := what_if.limit_for_all(meeting, told.seed, RUNS):
        words = _minutes(limit)
        shorter = _way(told, what_if.with_limit(meeting, limit), _("Limit of {minutes}").format(minutes=words))
        of = _limited(floor, told)
        yield replace(shorter, say=_say_limit(told, words, reader), noun="limits" if of else "", seconds=limit, list=of)
    if meeting.arrivals:
        say = _("I intend to close the list of speakers now. Delegations that still wish to speak please say so.")
        of = _open(floor, told)
        shut = _way(told, what_if.closed(meeting), _("The list closed now"))
        yield replace(shut, say=say, noun="list-closing" if of else "", list=of)
    if _could_move_groups(meeting):
        yield _way(told, what_if.first(meeting, _is_group)[0], _("Groups first"))
    if meeting.stops is not None:
        say = _("With the consent of the interpreters, I propose to go on for ten minutes.")
        yield replace(_way(told, what_if.with_more(meeting, TEN), _("Ten more minutes")), say=say)


def _limited(floor: Floor, told: Told) -> ListId | None:
    """The one list that the limit is for; none where there are several, or where the body closes the microphone.

    The Chair encourages; a limit that the body has decided is not replaced by one that binds nobody.
    """
    lists = {floor.requests[one].asked.list for one in told.outlook.requests}
    return lists.pop() if len(lists) == 1 and not any(one.cut_after for one in told.meeting.waiting) else None


def _open(floor: Floor, told: Told) -> ListId | None:
    """The one list of the meeting in session that takes names; none where there are several."""
    hears = floor.sitting.hears if floor.sitting else ()
    lists = [one for one in hears if floor.lists[one].is_open(told.outlook.at)]
    return lists[0] if len(lists) == 1 else None


def _tried(meeting: Standing, trial: Trial) -> Standing:
    if trial.groups_first:
        meeting = what_if.first(meeting, _is_group)[0]
    if trial.limit:
        meeting = what_if.with_limit(meeting, trial.limit)
    if trial.closed:
        meeting = what_if.closed(meeting)
    return what_if.with_more(meeting, trial.minutes)


def _way(told: Told, meeting: Standing, title: str) -> Way:
    found = forecast(meeting, told.seed, RUNS)
    assert found  # what is known as it stands is known with one thing changed
    exhausted = told.span(found.exhausted[LOW], found.exhausted[HIGH])
    few, many = int(found.unheard[LOW]), int(found.unheard[HIGH])
    return Way(title, exhausted, few, many, round(found.all_heard * 100))


def _say_limit(told: Told, minutes: str, reader: Reader) -> str:
    rises = told.outlook.rises or told.outlook.at  # a limit is sought only where something ends the meeting
    waiting = len(told.outlook.requests)
    return ngettext(
        "{n} speaker remains, and the meeting must rise at {time}. So that all may be heard, "
        "I ask delegations to limit their statements to {minutes}, from the next speaker on.",
        "{n} speakers remain, and the meeting must rise at {time}. So that all may be heard, "
        "I ask delegations to limit their statements to {minutes}, from the next speaker on.",
        waiting,
    ).format(n=waiting, time=reader.time(rises), minutes=minutes)


def _minutes(seconds: int) -> str:
    whole, rest = divmod(seconds, 60)
    minutes = ngettext("{n} minute", "{n} minutes", whole).format(n=whole)
    return _("{minutes} {seconds} seconds").format(minutes=minutes, seconds=rest) if rest else minutes


def _is_group(one: Speaker) -> bool:
    return one.traits.get(CAPACITY) == Capacity.GROUP


def _could_move_groups(meeting: Standing) -> bool:
    """Whether any group stands behind somebody who is none."""
    groups = [_is_group(one) for one in meeting.waiting]
    return groups != sorted(groups, reverse=True)
