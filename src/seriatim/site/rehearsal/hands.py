"""The page of a rehearsal: what runs, how fast and how far; to stop it, to hurry it, to take the Chair."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from seriatim.floor.rules.queue import owed_on
from seriatim.floor.rules.state import ENDS, Standing
from seriatim.floor.shown import Counts
from seriatim.meetings.rules.state import Status
from seriatim.proceedings.rules.session import Session
from seriatim.site import environment
from seriatim.site.house import CLOCK, chamber
from seriatim.site.people.pages.signing_in import first_sign_in
from seriatim.site.readers import actor_of
from seriatim.site.rehearsal.running import FASTEST, Running
from seriatim.site.rehearsal.stage import running

SPEEDS = {"1": 1.0, "20": 20.0, "100": 100.0, "1000": 1000.0, "max": FASTEST}

STATES = {
    "over": _("It is over."),
    "paused": _("It is paused."),
    "taken": _("Somebody has taken the Chair; delegations go on by themselves."),
    "runs": _("It runs by itself."),
}


@dataclass(frozen=True)
class Rehearsal:
    """What every page of a rehearsal shows: its clock at the seat, and how fast that goes."""

    now: datetime
    state: str
    speed: str
    paused: bool
    over: bool
    presides: bool

    @property
    def said(self) -> Any:
        return STATES[self.state]


def in_rehearsal(_request: HttpRequest) -> dict[str, Any]:
    """For the templates: the rehearsal, in a process that shows one."""
    found = running()
    return {"rehearsal": _shown(found)} if found and environment.rehearsal() else {}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How it goes, and what can be done about it."""
    found = _here()
    known = found.play.known()
    if known.programme.session is None:
        raise Http404  # a replay has not come so far
    convened, meetings = known.programme.session, list(known.programme.meetings.values())
    context = {
        "convened": convened,
        "seat": chamber().body(convened.body).body.facts,
        "actor": actor_of(request, convened.body),
        "meeting": next((one for one in meetings if one.id == known.programme.sitting), None),
        "held": sum(one.status == Status.ADJOURNED for one in meetings),
        "meetings": sum(one.status != Status.CANCELLED for one in meetings),
        "figures": _counts(known),
        "counts": found.play.counts,
        "speeds": list(SPEEDS),
    }
    return render(request, "site/rehearsal.html", context)


@require_POST
def pace(request: HttpRequest) -> HttpResponse:
    """Stop it, let it go on, or at another speed."""
    found = _here()
    if not request.user.is_authenticated:
        return first_sign_in(request, "/rehearsal/")
    wanted = request.POST.get("speed", "")
    if wanted in SPEEDS:
        found.go(SPEEDS[wanted])
    found.pause(paused=request.POST.get("paused") == "yes")
    return redirect("rehearsal")


@require_POST
def chair(request: HttpRequest) -> HttpResponse:
    """Take the Chair, or hand it back."""
    found = _here()
    if not request.user.is_authenticated:
        return first_sign_in(request, "/rehearsal/")
    if request.POST.get("chair") == "back":
        found.hand_back()
    else:
        found.take_over()
    return redirect("rehearsal")


def _here() -> Running:
    found = running()
    if found is None or not environment.rehearsal():
        raise Http404
    return found


def _shown(found: Running) -> Rehearsal:
    zone = ZoneInfo(found.play.known().programme.zone)
    presides = found.play.presides
    state = "over" if found.over else "paused" if found.paused else "runs" if presides else "taken"
    speed = next((name for name, one in SPEEDS.items() if one == found.speed), f"{found.speed:g}")
    return Rehearsal(CLOCK.now().astimezone(zone), state, speed, found.paused, found.over, presides)


def _counts(known: Session) -> Counts:
    floor = known.floor
    owed = sum(owed_on(floor, of) for of in floor.lists)
    heard = sum(one.standing == Standing.HEARD for one in floor.requests.values())
    left = sum(one.standing not in ENDS for one in floor.requests.values())
    return Counts(left - owed, owed, heard)
