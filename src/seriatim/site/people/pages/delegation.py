"""The page of a delegation in a body: its people, the links that are out, and where it is signed in."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest

from seriatim.delegations import devices
from seriatim.delegations.models import Link, Person, SignedIn
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.links import can_be_revoked
from seriatim.delegations.rules.people import GUESTS, Grant, Purpose
from seriatim.delegations.rules.reading import Reads, sees_delegation
from seriatim.delegations.rules.recovery import under_way
from seriatim.kernel.ids import LinkId
from seriatim.site import house
from seriatim.site.index import follower
from seriatim.site.people.arranging import Given, Handover, Here
from seriatim.site.people.assembly import PeoplePage, may
from seriatim.site.people.deeds import ARRANGEMENTS, DELEGATION
from seriatim.site.templatetags.written import session_title


def sees(here: Here) -> bool:
    """Whether there is a page of this delegation for whoever looks."""
    return sees_delegation(here.record.roster, here.actor, here.participant) != Reads.NOTHING


def contents(request: HttpRequest, here: Here) -> dict[str, Any]:
    """Members with what each may do; links of guests; and, for who may remove people, where these are signed in."""
    roster, of = here.record.roster, here.participant
    rows, now = here.people, house.now()
    members = roster.members.get(of, {}) if of else {}
    administers = may(here, d.RemoveMember)
    return {
        "members": [
            {
                "person": person,
                "row": rows.get(person),
                "grants": [one for one in Grant if one in grants],
                "recovery": under_way(roster, person, now),
                "me": person == here.actor.person,
            }
            for person, grants in members.items()
        ],
        "guests": [*_guests(here)] if administers else [],
        "signed_in_at": [*_sessions(request, here, rows)] if administers else [],
        "administers": administers,
    }


def _guests(here: Here) -> list[dict[str, Any]]:
    links = Link.objects.select_related("person").filter(
        body=here.body, participant=here.participant, purpose__in=GUESTS
    )
    known, now = here.record.roster.links, house.now()
    return [
        {
            "link": one,
            "purpose": Purpose(one.purpose),
            "state": known[LinkId(one.link)].state_at(now),
            "revocable": can_be_revoked(known[LinkId(one.link)], now),
        }
        for one in links
        if one.link in known
    ]


def of_delegation(here: Here) -> list[SignedIn]:
    """The browsers in which somebody of the delegation, or a guest of it, is signed in."""
    members = here.record.roster.members.get(here.participant, {}) if here.participant else {}
    accounts = Person.objects.filter(person__in=[*members], account__isnull=False).values_list("account", flat=True)
    return devices.present(
        accounts, Link.objects.filter(body=here.body, participant=here.participant, purpose__in=GUESTS)
    )


def _sessions(request: HttpRequest, here: Here, rows: Mapping[str, Person]) -> list[dict[str, Any]]:
    names = {one.account_id: one.name for one in rows.values() if one.account_id}
    return [
        {
            "device": one,
            "name": one.link.person.name if one.link else names.get(one.account_id or 0, ""),
            "this": one.session_key == request.session.session_key,
        }
        for one in of_delegation(here)
    ]


def end_session(here: Here, given: Given) -> Handover | None:
    """End one session of the delegation at once; an id of another delegation's is nothing here."""
    if not may(here, d.RemoveMember):
        raise Http404
    chosen = [one for one in of_delegation(here) if one.device == given["device"]]
    if not chosen:
        raise Http404
    devices.end(chosen)
    return None


def prepared(here: Here, noun: str, form: forms.Form) -> None:
    """The lists of the body's sessions, for the link of a guest; the last session first."""
    if noun == "guests":
        indexed: list[Any] = [*follower(house.chamber()).index().bodies]
        sessions = [one for body in indexed if body.body == here.body for one in body.sessions.all()]
        lists = [
            (f"{one.session}|{list_.list}", f"{list_.title} · {session_title(one)}")
            for one in sessions
            for list_ in one.lists.all()
        ]
        cast("forms.ChoiceField", form.fields["on"]).choices = [("", ""), *lists]


PAGE = PeoplePage(
    "delegation",
    "site/delegation.html",
    DELEGATION,
    {**ARRANGEMENTS, "sessions": end_session},
    sees,
    contents,
    prepared,
)
