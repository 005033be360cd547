"""The board of the interpreters' booths: who speaks, who is next, in which language, from which text, for how long.

For interpreters and those who preside. Names are all shown here, since they have to be said; texts are confidential
until they are delivered, and are read by whoever interprets them.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from seriatim.delegations.rules.reading import Reads, reads_statement
from seriatim.floor.rules.state import Request
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import RequestId
from seriatim.proceedings.rules.session import Session
from seriatim.screens.frame import frame
from seriatim.site import failures, house
from seriatim.site.people.pages.signing_in import not_here
from seriatim.site.readers import actor_in, reader_of, roster_of
from seriatim.site.sessions import scene, signals
from seriatim.site.sessions.board import board
from seriatim.site.sessions.pages.meeting import meeting_of
from seriatim.site.sessions.showing import session_of, shown
from seriatim.site.sessions.tongues import CODES, tongues

Answering = Callable[..., HttpResponse]


def welcome(actor: Actor | None) -> bool:
    """Whether the board is for whoever this is."""
    return actor is not None and (actor.interprets or actor.presides)


def _for_the_booths(answer: Answering) -> Answering:
    """Nobody else finds the board, nor a text on it."""

    def answered(request: HttpRequest, session: str, meeting: str, **more: Any) -> HttpResponse:
        known = session_of(session)
        meeting_of(known, meeting)
        actor = actor_in(request, known)
        if actor is None:
            return not_here(request, reverse("booth", kwargs={"session": session, "meeting": meeting}))
        if not welcome(actor):
            return failures.page(request, 403, _("The board is for the interpreters of this body."))
        return answer(request, known, meeting, **more)

    return answered


@require_safe
@_for_the_booths
def booth(request: HttpRequest, known: Session, meeting: str) -> HttpResponse:
    """As plain HTML, of this moment; `booth` in the address is the language into which it interprets."""
    held, actor, reader = meeting_of(known, meeting), actor_in(request, known), reader_of(known)
    language = request.GET.get("booth", "")
    language = language if language in CODES else reader.language
    told = scene.Scene(frame(known, house.now(), actor), tongues("", reader, (reader.language,)))
    asked = request.GET.get("text", "")
    text = text_of(known, actor, int(asked)) if asked.isdecimal() and len(asked) < 10 else None  # noqa: PLR2004 — digits of a request
    here = reverse("booth", kwargs={"session": known.floor.session, "meeting": meeting})
    context = board(known, held, told, language)
    return shown(request, "screens/booth.html", known, context | {"text": text, "board": here, "meeting": held})


@require_safe
@_for_the_booths
def text(request: HttpRequest, known: Session, meeting: str, number: int) -> HttpResponse:
    """A text by its paragraphs, for the script of the board; its digest says whether it was replaced."""
    del meeting
    found = text_of(known, actor_in(request, known), number)
    if found is None:
        raise Http404(number)
    return JsonResponse(found)


@require_POST
@_for_the_booths
def lights(request: HttpRequest, known: Session, meeting: str) -> HttpResponse:
    """Turn a light of a booth on or off; pressing twice is no harm, since it says which it is to be."""
    given, light = request.POST.get("booth", ""), request.POST.get("on") or request.POST.get("off") or ""
    if given not in CODES or light not in signals.SIGNALS:
        return failures.page(request, 400, _("The page was damaged on its way: reload it, then press again."))
    if known.programme.sitting != meeting:
        return failures.page(request, 409, _("The meeting is not in session: nobody would see the light."))
    signals.signal(known, given, light, on="on" in request.POST)
    if request.headers.get("Accept") == "application/json":
        lit = signals.of_session(known.floor.session) if known.floor.session else {}
        return JsonResponse({"lights": {one: list(which) for one, which in lit.items()}})
    here = reverse("booth", kwargs={"session": known.floor.session, "meeting": meeting}, query={"booth": given})
    return HttpResponseRedirect(here, status=303)


def text_of(known: Session, actor: Actor | None, number: int) -> dict[str, Any] | None:
    """The text of a request, if it has one that whoever asks may read before it is delivered."""
    request = known.floor.requests.get(RequestId(number))
    if request is None or not request.text or not _may_read(known, actor, request):
        return None
    return {
        "number": number,
        "who": request.asked.delegation,
        "language": request.language,
        "digest": sha256(request.text.encode()).hexdigest()[:16],
        "paragraphs": [one.strip() for one in request.text.splitlines() if one.strip()],
    }


def _may_read(known: Session, actor: Actor | None, request: Request) -> bool:
    return reads_statement(roster_of(known), actor, request.asked.delegation, request.actor) != Reads.NOTHING
