"""How does a program do what is done on a page? Each deed under its noun, from the same tables as the forms."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from seriatim.kernel.ids import MeetingId
from seriatim.kernel.refusal import Refused
from seriatim.kernel.text import Fault
from seriatim.proceedings.expected import Wrong
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.words import told
from seriatim.site import failures
from seriatim.site.api.answers import done
from seriatim.site.api.problems import status_of
from seriatim.site.api.reading import Unready, ready
from seriatim.site.gate.bounds import SENTENCES
from seriatim.site.people import touch
from seriatim.site.people.pages.signing_in import said_to_strangers
from seriatim.site.readers import actor_in, reader_for, reader_of, roster_of
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.errands import Errand, NotWelcome, Where, acting, obey
from seriatim.site.sessions.pages import asked, console, follow_up, meeting, place, topic
from seriatim.site.sessions.showing import Page, session_of

Finding = Callable[[HttpRequest, Session, Where], Any]
"""What looks for the thing at an address, and raises Http404 where there is none that this reader may see."""


@dataclass(frozen=True)
class Place:
    """A page whose deeds the API has, at which address of its own, and what must be there.

    All its deeds `but` those that it has in common with a page that is named before.
    """

    page: Page
    path: str
    finds: Finding
    but: Collection[str] = ()

    @property
    def parts(self) -> Mapping[str, type]:
        """The parts of the address by their names."""
        return {name: int if kind == "int" else str for kind, name in PART.findall(self.path)}

    @property
    def given(self) -> Mapping[str, Any]:
        """What the address gives, of a place that there is not: its names are what matters."""
        return self.page.given({name: kind("1") for name, kind in self.parts.items()})


PART = re.compile(r"{(\w+):(\w+)}")

SESSION = "/sessions/{name:session}"
MEETING = SESSION + "/meetings/{name:meeting}"
TOPIC = SESSION + "/topics/{name:of}"
REQUEST = TOPIC + "/requests/{int:number}"


def _meeting(_request: HttpRequest, known: Session, where: Where) -> Any:
    return meeting.meeting_of(known, MeetingId(where["meeting"]))


def _at_the_desk(request: HttpRequest, known: Session, where: Where) -> Any:
    actor = actor_in(request, known)
    if actor is None or not actor.presides:
        raise NotWelcome(_("Only the Chair and the secretariat work here."))
    return _meeting(request, known, where)


def _topic(_request: HttpRequest, known: Session, where: Where) -> Any:
    return topic.topic_of(known, where["of"])


def _delegation(request: HttpRequest, known: Session, _where: Where) -> Any:
    actor = actor_in(request, known)
    if actor is None or actor.delegation is None:
        raise NotWelcome(_("This is the page of a delegation, and you act here for an office."))
    return actor.delegation


PLACES = (
    Place(meeting.PAGE, MEETING, _meeting),
    Place(console.PAGE, MEETING + "/console", _at_the_desk, but=meeting.PAGE.deeds),
    Place(follow_up.PAGE, MEETING + "/follow-up", _meeting),
    Place(topic.PAGE, TOPIC, _topic),
    Place(asked.PAGE, REQUEST, asked.request_of),
    Place(place.PAGE, SESSION + "/delegation", _delegation),
)


def deeds() -> Iterator[tuple[Place, str, Deed]]:
    """Every deed that the API has, with its noun."""
    for one in PLACES:
        for noun, deed in one.page.deeds.items():
            if noun not in one.but:
                yield one, noun, deed


def act(request: HttpRequest, place: Place, noun: str, where: Where) -> HttpResponse:
    """Do it, or say why not."""
    known = session_of(where["session"])
    try:
        actor = acting(request, known, where)
        place.finds(request, known, where)
    except NotWelcome as stranger:
        return _stranger(request, stranger)
    deed = place.page.deeds[noun]
    errand = Errand(noun, deed, where["session"], place.page.given(where))
    try:
        asked_for = ready(request, errand, actor, roster_of(known))
        if deed.touch and not touch.fresh(request):
            return _touch_needed(request, place, where)
        return done(obey(request, actor, asked_for, known), actor, known)
    except Unready as one:
        return failures.page(request, one.status, one.said, one.code)
    except Wrong as wrong:
        return wrong_field(request, wrong, reader_of(known))
    except Refused as refused:
        return failures.page(request, status_of(refused), told(refused, reader_for(known, actor)), str(refused.code))


def wrong_field(request: HttpRequest, wrong: Wrong, reader: Reader | None = None) -> HttpResponse:
    """A field that is not what is expected; in English, what `seriatim play` says of it to programmers.

    What people may give as well, a name that nobody has or a text that cannot be kept, is said as it is on the pages.
    """
    said = _("This field is not as expected, and nothing was done: {field}.").format(field=wrong.field)
    more: dict[str, Any] = {"field": wrong.field, "problem": wrong.problem, "advice": wrong.advice}
    match wrong.because:
        case Fault(problem, what):
            said = str(SENTENCES[problem]).format(what=what)
        case Refused() as refused if reader:
            said = told(refused, reader)
            more |= {"given": refused.details["given"]}
            more |= {"suggestions": {code: reader.name(code) for code in refused.details["suggestions"]}}
    return failures.page(request, 422, said, "WRONG_FIELD", **more)


def _stranger(request: HttpRequest, stranger: NotWelcome) -> HttpResponse:
    if stranger.said:
        return failures.page(request, 403, stranger.said, "ANOTHER_PAGE")
    if request.user.is_authenticated:
        return failures.page(request, 403, said_to_strangers(), "NOBODY_HERE")
    return failures.page(request, 401, _("Nobody is signed in here, and nothing was done: sign in, then do it again."))


def _touch_needed(request: HttpRequest, place: Place, where: Where) -> HttpResponse:
    said = _("This is dangerous, and asks for a touch of your passkey: do it on the page, and touch the key there.")
    return failures.page(request, 403, said, "TOUCH_NEEDED", page=reverse(place.page.name, kwargs=dict(where)))
