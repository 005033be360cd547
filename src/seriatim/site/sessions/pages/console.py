"""The Chair's console: one thing to press, one sentence to say, and the list; and the sheet for when all else fails."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seriatim.delegations.rules.participants import Participant
from seriatim.floor import forms as f
from seriatim.floor.labels import LABELS
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import MotionKind, TimeClass
from seriatim.floor.rules.limits import newest_limit
from seriatim.floor.rules.queue import waiting
from seriatim.floor.rules.state import SpeakersList
from seriatim.floor.shown import FloorShown, ListShown, floor_shown, list_shown
from seriatim.kernel.ids import MeetingId
from seriatim.meetings.rules.state import Meeting, Topic
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.rules.session import Session
from seriatim.site import failures, house
from seriatim.site.people.pages.signing_in import not_here
from seriatim.site.readers import actor_in, language, reader_of, roster_of
from seriatim.site.sessions.console import console
from seriatim.site.sessions.deeds import MEETING, Deed
from seriatim.site.sessions.doing import NotDone
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.forecasts import comes_before, forecast_of
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.saying import to_close, to_say
from seriatim.site.sessions.showing import Page, session_of
from seriatim.site.templatetags.written import meeting_title

CONSOLE: Mapping[str, Deed] = {
    **MEETING,
    "calls": Deed(c.GiveFloor, gettext_lazy("Give the floor"), f.Calling, sitting=True),
    "places": Deed(c.PlaceAt, gettext_lazy("To place"), f.Moving),
    "passing-over": Deed(c.PassOver, gettext_lazy("Absent: pass over"), f.Row, sitting=True),
    "withdrawals": Deed(c.Withdraw, gettext_lazy("Withdraw"), f.Calling),
    "admissions": Deed(c.AdmitLateRequest, gettext_lazy("Admit to the list"), f.Row),
    "refusals": Deed(c.Decline, gettext_lazy("Decline"), f.RowWithReason, touch=True),
    "inscriptions": Deed(c.Inscribe, gettext_lazy("Put on the list"), f.Name),
    "list-opening": Deed(c.OpenList, gettext_lazy("Open the list"), f.OnList),
    "list-closing": Deed(c.CloseList, gettext_lazy("Close the list"), f.OnList),
    "limits": Deed(c.SetTimeLimit, gettext_lazy("Set the limit, from the next speaker on"), f.LimitOnList),
    "motion-withdrawals": Deed(c.WithdrawMotion, gettext_lazy("The motion is withdrawn"), f.OneMotion, sitting=True),
}
"""All that is done at the console of a meeting: in the meeting itself, and on the lists that it took up."""


@dataclass(frozen=True)
class AtHand:
    """One list that the meeting took up, as the console shows it."""

    topic: Topic
    speakers: SpeakersList
    is_open: bool
    phase: str
    shown: ListShown
    limit: int | None

    @property
    def limit_ms(self) -> int:
        """The limit of a national statement, or 0."""
        return (self.limit or 0) * 1000


@dataclass(frozen=True)
class Desk(Page):
    """A page for those alone who preside."""

    def read(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The page as it is, for them."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        return self._turned_away(request, where) or self._answer(request, where)

    def _answer(self, request: HttpRequest, where: Where) -> HttpResponse:
        return super().read(request, **where)

    def act(self, request: HttpRequest, noun: str, **where: Any) -> HttpResponse:
        """Do what was asked, for them."""
        if request.method == "POST" and (away := self._turned_away(request, where)):
            return away
        return super().act(request, noun, **where)

    def _turned_away(self, request: HttpRequest, where: Where) -> HttpResponse | None:
        actor = actor_in(request, session_of(where["session"]))
        if actor is None:
            return not_here(request, reverse(self.name, kwargs=dict(where)))
        if not actor.presides:
            return failures.page(request, 403, _("Only the Chair and the secretariat work here."))
        return None


def contents(request: HttpRequest, known: Session, where: Where, _not_done: NotDone | None) -> dict[str, Any]:
    """All that the console shows, in one reading of the session."""
    actor, at, reader = actor_in(request, known), house.now(), reader_of(known)
    meeting = meeting_of(known, where["meeting"])
    sits = known.programme.sitting == meeting.id
    hand = console(known, reader, at, meeting.id)
    at_hand = list(_lists(known, meeting, at, sits=sits, reader=actor))
    shown = floor_shown(known.floor, at, actor) if sits else None
    left = sum(len(waiting(known.floor, one.topic.id)) for one in at_hand)
    return {
        "meeting": meeting,
        "sits": sits,
        "console": hand,
        "floor": shown,
        "ring": _ring(shown),
        "stops": [(stop, stop.at <= at and stop.service not in meeting.consents) for stop in meeting.hard_stops],
        "over": sits and any(stop.at <= at and stop.service not in meeting.consents for stop in meeting.hard_stops),
        "lists": at_hand,
        "motion_kinds": LABELS[MotionKind].items(),
        "left": left,
        "told": None if comes_before(known, meeting) else forecast_of(known, meeting.id, at),
        "say": to_say(known, meeting, meeting_title(meeting), hand, reader),
        "closing_words": to_close(left),
        "followed_up": [one for one in known.programme.meetings.values() if one.follows == meeting.id],
    }


def _ring(floor: FloorShown | None) -> int:
    """How much of the limit is used, in hundredths; a full ring once it is over."""
    now = floor.now if floor else None
    return min(100, now.elapsed_ms * 100 // now.limit_ms) if now and now.limit_ms else 0


def _lists(known: Session, meeting: Meeting, at: datetime, *, sits: bool, reader: Any) -> Iterator[AtHand]:
    """Those that the meeting took up, the one being heard first; before it opens, those that it is to take up."""
    for of in meeting.at_hand if sits else (meeting.owed or meeting.takes_up):
        topic, speakers = known.programme.topics[of], known.floor.lists[of]
        shown = list_shown(known.floor, of, reader)
        limit = newest_limit(known.floor, TimeClass.NATIONAL, of)
        yield AtHand(topic, speakers, speakers.is_open(at), speakers.phase(at), shown, limit.seconds if limit else None)


def _after(where: Where, noun: str, _answer: Answer) -> str:
    """Back to the console; from a meeting that rose and owes the floor, on to the follow-up."""
    here = {"session": where["session"], "meeting": where["meeting"]}
    rose = noun == "adjournment" and meeting_of(session_of(where["session"]), where["meeting"]).owed
    return reverse("follow-up" if rose else "console", kwargs=here)


def _given(where: Where) -> Mapping[str, Any]:
    return {"meeting": MeetingId(where["meeting"])}


class Names(Desk):
    """What everybody was and is called, for whoever looks for somebody at the console."""

    def _answer(self, _request: HttpRequest, where: Where) -> HttpResponse:
        """By code, the name in the reader's language first; then the others, formal and former ones, aliases, codes."""
        roster, reader = roster_of(session_of(where["session"])), language()
        return JsonResponse({one.id: _called(one, reader) for one in roster.participants.values()})


def _called(one: Participant, reader: str) -> list[str]:
    former = (name for names in one.former for name in (*names.names.values(), *names.formal_names.values()))
    codes = (code for code in one.codes if code)
    others = (*one.names.values(), *one.formal_names.values(), *former, *one.aliases, *codes)
    return [*dict.fromkeys((one.name(reader), *others))]


PAGE = Desk("console", "screens/console.html", contents, CONSOLE, _given, _after)
SHEET = Desk("sheet", "screens/console_sheet.html", contents, {}, _given)
NAMES = Names("console-names", "", contents, {}, _given)
