"""A body whose people are on record: two of the secretariat, the Chair, and delegations with a focal point each.

Pseudonyms are drawn at random in life; here one sees whose they are: `p-amina2222222` is Amina.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules.decide import decide
from seriatim.delegations.rules.evolve import evolve
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.words import SENTENCES
from seriatim.kernel.actor import SECRETARIAT, Actor, Office, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import BodyId, DelegationId, LinkId, PersonId
from seriatim.kernel.refusal import Refused

AT = datetime(2024, 3, 4, 15, tzinfo=UTC)
OEWG = BodyId("oewg")
KEN, FRA, ICRC = DelegationId("KEN"), DelegationId("FRA"), DelegationId("ICRC")

ALL = tuple(Grant)
LATER = timedelta(days=8)


def person(name: str) -> PersonId:
    """The pseudonym of somebody."""
    return PersonId(f"p-{name:2<12}")


def link(name: str) -> LinkId:
    """The id of a link."""
    return LinkId(f"l-{name:2<12}")


def officer(name: str, office: Office = Office.SECRETARIAT) -> Actor:
    """Somebody who acts for an office."""
    return Actor(office, person=person(name))


def member(of: DelegationId, name: str) -> Actor:
    """Somebody who acts for a delegation."""
    return delegation(of, person(name))


DESK, DORA, PRESIDENT = officer("desk"), officer("dora"), officer("burhan", Office.CHAIR)
AMINA, BARAKA, CHLOE = member(KEN, "amina"), member(KEN, "baraka"), member(FRA, "chloe")
"""Amina is Kenya's focal point and Baraka only inscribes; Chloé is France's focal point."""


def add(of: DelegationId, name: str, *grants: Grant) -> c.AddMember:
    return c.AddMember(OEWG, of, person(name), grants)


def remove(of: DelegationId, name: str, reason: str = "") -> c.RemoveMember:
    return c.RemoveMember(OEWG, of, person(name), reason)


def appoint(name: str, office: str = "secretariat") -> c.AppointOfficer:
    return c.AppointOfficer(OEWG, person(name), office)


def issue(
    name: str,
    to: str,
    purpose: Purpose = Purpose.REGISTER,
    of: DelegationId | None = KEN,
    until: datetime | None = None,
) -> c.IssueLink:
    return c.IssueLink(OEWG, link(name), purpose, person(to), of, until)


Act = tuple[Actor, Any]


def does(roster: Roster, by: Actor, command: Any, at: datetime = AT) -> Roster:
    """The roster after one command, or Refused."""
    for event in decide(roster, command, Occasion(by, at)):
        roster = evolve(roster, Recorded(event, 1, at, by, "c"))
    return roster


def after(*acts: Act, at: datetime = AT, then: Roster | None = None) -> Roster:
    """The roster after these acts; they begin with everybody at their places, or with `then`."""
    roster = then or seated()
    for by, command in acts:
        roster = does(roster, by, command, at)
    return roster


def events(roster: Roster, by: Actor, command: Any, at: datetime = AT) -> list[Any]:
    """What a command leads to."""
    return list(decide(roster, command, Occasion(by, at)))


@cache
def seated() -> Roster:
    """Everybody at their places."""
    red_cross = c.AdmitParticipant(OEWG, ICRC, "observer-entity", {"en": "Red Cross"})
    return after(
        (SECRETARIAT, red_cross),
        (SECRETARIAT, appoint("desk")),
        (DESK, appoint("dora")),
        (DESK, appoint("burhan", "chair")),
        (DESK, add(KEN, "amina", *ALL)),
        (AMINA, add(KEN, "baraka", Grant.INSCRIBE)),
        (DESK, add(FRA, "chloe", *ALL)),
        then=world(),
    )


@cache
def come_in() -> Roster:
    """Everybody at their places, and all but Baraka have come in."""
    named = (AMINA, CHLOE, DESK, DORA, PRESIDENT)
    return after(*((one, c.RegisterKey(OEWG, PersonId(one.person))) for one in named))


@contextmanager
def refused(code: Refusal, **details: Any) -> Iterator[None]:
    """What stands in this block is refused with this code, and with these facts among others for its sentence."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code, caught.value
    assert {name: caught.value.details.get(name) for name in details} == details
    SENTENCES[caught.value.code].format(**caught.value.details)  # the sentence has all that it needs
