"""A delegation's own page in a session: how it stands on each list, and whatever it can do about that itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seriatim.floor.fields import RequestField
from seriatim.floor.shown import floor_shown
from seriatim.proceedings.rules.session import Session
from seriatim.site import failures, house
from seriatim.site.people.coming_in import elsewhere
from seriatim.site.people.pages.signing_in import not_here
from seriatim.site.readers import actor_in, reader_for, roster_of
from seriatim.site.sessions import choices
from seriatim.site.sessions.deeds import PLACE, Deed
from seriatim.site.sessions.doing import NotDone, filled_in
from seriatim.site.sessions.errands import Where
from seriatim.site.sessions.place import Card, Ours, Place, Seat, place
from seriatim.site.sessions.showing import Page, session_of
from seriatim.site.sessions.standing import WORDS

REGISTERS_A_WORKER = "seriatim-worker"
"""The one policy of Trusted Types on this page: it lets the page register /worker.js, and nothing else."""

KEEP = "Seriatim-Keep"
"""The mark of what the worker may keep for when there is no connection: this page and no other."""


@dataclass(frozen=True)
class Offer:
    """A form of this page: where it goes, what it is filled in with, and why it was not done where it was tried."""

    noun: str
    form: forms.Form
    button: Promise
    not_done: NotDone | None


class OwnPage(Page):
    """A page that a delegation has: nobody else reads it, and nobody else acts there."""

    def read(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The page as it is, which a browser may keep for when there is no connection."""
        if request.method not in ("GET", "HEAD"):
            return super().read(request, **where)
        return _may_have_a_worker(turned_away(request, where) or super().read(request, **where))

    def act(self, request: HttpRequest, noun: str, **where: Any) -> HttpResponse:
        """Do what was asked, and back to the page."""
        if request.method != "POST":
            return super().act(request, noun, **where)
        return _may_have_a_worker(turned_away(request, where) or super().act(request, noun, **where))


def _may_have_a_worker(answer: HttpResponse) -> HttpResponse:
    """The page with its policy; where it shows how things stand, with the mark that a browser may keep it."""
    vars(answer)["_csp_replace"] = {"trusted-types": [REGISTERS_A_WORKER]}  # as django-csp is told of one answer
    if answer.status_code == HTTPStatus.OK:
        answer[KEEP] = "delegation"
    return answer


def turned_away(request: HttpRequest, where: Where) -> HttpResponse | None:
    """What whoever acts for no delegation here is told, by way of the sign-in where nobody is signed in."""
    actor = actor_in(request, session_of(where["session"]))
    if actor is not None and actor.delegation is not None:
        return None
    if said := elsewhere(request, where):
        return failures.page(request, 403, said)
    if actor is None:
        return not_here(request, reverse("place", kwargs=dict(where)))
    return failures.page(request, 403, _("This is the page of a delegation, and you act here for an office."))


def contents(request: HttpRequest, known: Session, _where: Where, not_done: NotDone | None) -> dict[str, Any]:
    """Where the delegation stands, the most urgent first, with a form for each thing that the rules would let it do."""
    actor, at = actor_in(request, known), house.now()
    assert actor is not None  # or it was turned away
    seat = Seat(known, actor, roster_of(known), reader_for(known, actor), at)
    shown = place(seat)
    return {
        "place": shown,
        "cards": [_shown(seat, card, not_done) for card in shown.cards],
        "deciding": _on_the_floor(seat, shown, not_done),
        "now": floor_shown(known.floor, at, actor).now if known.floor.sitting else None,
        "own": seat.reader.name(seat.delegation),
    }


def _shown(seat: Seat, card: Card, not_done: NotDone | None) -> Mapping[str, Any]:
    """A card with its words and its forms."""
    return {
        "card": card,
        "words": WORDS[card.state],
        "asking": _asking(seat, card, not_done),
        "ours": [_of_ours(seat, one, not_done) for one in card.ours],
    }


def _asking(seat: Seat, card: Card, not_done: NotDone | None) -> Offer | None:
    if not card.can_ask:
        return None
    possible = [one.value for one in card.choices if not one.why_not]
    late = "on" if all(one.late for one in card.choices if one.value in ("national", "group", "joint")) else ""
    return _offer(seat, "requests", not_done, list=card.topic.id, what=possible[0], late=late)


def _of_ours(seat: Seat, ours: Ours, not_done: NotDone | None) -> Mapping[str, Any]:
    """The forms of one request, and the answers to what others proposed."""
    request = ours.request
    as_it_is: Mapping[str, Mapping[str, Any]] = {
        "amendment": {"language": request.language, "text": request.text},
        "class": {"on_behalf_of": request.on_behalf_of, "level": request.level,
                  "joint_with": ", ".join(request.joint_with)},
    }  # fmt: skip
    offers = {
        noun: _offer(seat, noun, not_done, ours.later if noun == "later" else ours.others, request=request.id,
                     **as_it_is.get(noun, {}))
        for noun in ours.may
    }  # fmt: skip
    answers = [
        {
            "proposal": one,
            "yes": _answer(seat, not_done, one.kind, request.id, one.other.id),
            "no": _offer(seat, "refusal", not_done, request=request.id, other=one.other.id),
        }
        for one in ours.own.proposals
    ]
    return {"ours": ours, "words": WORDS[ours.state], "offers": offers, "answers": answers}


def _answer(seat: Seat, not_done: NotDone | None, kind: str, mine: int, other: int) -> Offer:
    if kind == "exchange":
        return _offer(seat, "exchange", not_done, request=mine, other=other)
    return _offer(seat, "join", not_done, request=other, lead=mine)


def _on_the_floor(seat: Seat, shown: Place, not_done: NotDone | None) -> Mapping[str, Any]:
    """Points of order, motions and appeals; and the end of one's own speech."""
    floor = shown.floor
    return {
        "floor": floor,
        "point": None if floor.point_why_not else _offer(seat, "points-of-order", not_done),
        "point_consequence": choices.POINT_OF_ORDER,
        "motions": [(kind, choices.consequence_of(kind), why_not) for kind, why_not in floor.motions],
        "moving": _offer(seat, "motions", not_done) if floor.can_move else None,
        "pending": [
            {
                "motion": one.motion,
                "consequence": choices.consequence_of(one.motion.kind),
                "speeches": [
                    _offer(seat, "motion-speeches", not_done, motion=one.motion.number, stance=stance)
                    for stance in one.stances
                ],
                "withdrawal": _offer(seat, "motion-withdrawal", not_done, motion=one.motion.number)
                if one.withdraws
                else None,
            }
            for one in floor.pending
        ],
        "appeal": _offer(seat, "appeals", not_done) if floor.may_appeal else None,
        "appeal_consequence": choices.APPEAL,
        "finished": _offer(seat, "end-of-speech", not_done),
    }


def _offer(seat: Seat, noun: str, not_done: NotDone | None, others: Any = (), /, **initial: Any) -> Offer:
    """The form of a deed; with what was typed and why not, where it was this one that was refused."""
    deed: Deed = PLACE[noun]
    mine = not_done if not_done and not_done.noun == noun and _is_about(not_done.form, initial) else None
    form = mine.form if mine else filled_in(deed, seat.reader, None, seat.actor, **initial)
    for field in form.fields.values():
        if isinstance(field, RequestField):
            field.offer(others)
    return Offer(noun, form, deed.button, mine)


def _is_about(form: forms.Form, initial: Mapping[str, Any]) -> bool:
    """Whether what was sent is about the same list, request or motion as a form on the page."""
    named = ("list", "request", "other", "lead", "motion", "stance")
    return all(form.data.get(name) == str(initial[name]) for name in named if name in initial)


PAGE = OwnPage("place", "screens/place.html", contents, PLACE, lambda _where: {})
