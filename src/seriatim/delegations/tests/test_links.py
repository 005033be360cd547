"""Links with one purpose, and passkeys: what the record keeps of them."""

from datetime import timedelta
from typing import Any

import pytest

from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.authority import denied
from seriatim.delegations.rules.commands import IssueLink, RegisterKey, RemoveKey, RevokeLink, UseLink
from seriatim.delegations.rules.people import Grant, LinkState, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.tests.people import (
    AMINA,
    AT,
    BARAKA,
    CHLOE,
    DESK,
    FRA,
    ICRC,
    KEN,
    LATER,
    OEWG,
    PRESIDENT,
    add,
    after,
    appoint,
    events,
    issue,
    link,
    member,
    officer,
    person,
    refused,
    seated,
)
from seriatim.kernel.actor import SECRETARIAT, Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, LinkId, PersonId
from seriatim.kernel.refusal import Refused

DAY = timedelta(days=1)
GUEST = member(ICRC, "guest")


def use(name: str) -> UseLink:
    return UseLink(OEWG, link(name))


def revoke(name: str, of: DelegationId | None = KEN) -> RevokeLink:
    return RevokeLink(OEWG, link(name), "sent to the wrong address", of)


def guest(name: str = "one", purpose: Purpose = Purpose.INSCRIBE) -> IssueLink:
    return issue(name, "guest", purpose, of=ICRC)


def test_a_focal_point_issues_a_link_for_a_colleague_to_come_in() -> None:
    issued = e.LinkIssued(link("one"), Purpose.REGISTER, person("baraka"), AT + 7 * DAY, KEN)
    assert events(seated(), AMINA, issue("one", "baraka")) == [issued]


def test_the_secretariat_issues_a_link_for_anybody_of_the_body() -> None:
    roster = after((DESK, issue("one", "chloe", of=FRA)), (SECRETARIAT, issue("two", "burhan", of=None)))
    assert {one: known.participant for one, known in roster.links.items()} == {link("one"): FRA, link("two"): None}


def test_others_issue_no_links() -> None:
    with refused(Refusal.NOT_GRANTED):
        after((BARAKA, issue("one", "amina")))
    for by in (CHLOE, PRESIDENT):
        with refused(Refusal.NOT_YOUR_REQUEST):
            after((by, issue("one", "baraka")))
    with refused(Refusal.NOT_OF_THE_SECRETARIAT):
        after((AMINA, issue("one", "dora", of=None)))
    for name in ("nobody", "chloe", "desk"):
        with refused(Refusal.NO_SUCH_PERSON):
            after((AMINA, issue("one", name)))


def test_a_link_is_known_by_an_id_of_its_own_never_by_its_secret() -> None:
    for name in ("secret", "p-one222222222", "l-ONE222222222"):
        with refused(Refusal.LINK_NOT_USABLE):
            after((AMINA, IssueLink(OEWG, LinkId(name), Purpose.REGISTER, person("baraka"), KEN)))
    with refused(Refusal.LINK_TAKEN):
        after((AMINA, issue("one", "baraka")), (DESK, issue("one", "chloe", of=FRA)))


def test_a_new_link_replaces_the_old_one() -> None:
    roster = after((AMINA, issue("one", "baraka")), (AMINA, issue("two", "baraka")))
    states = {one: known.state for one, known in roster.links.items()}
    assert states == {link("one"): LinkState.REVOKED, link("two"): LinkState.OPEN}


@pytest.mark.parametrize(
    ("purpose", "days", "allowed"),
    [
        (Purpose.REGISTER, 31, True),
        (Purpose.REGISTER, 31.1, False),
        (Purpose.REGISTER, 0, False),
        (Purpose.REGISTER, -1, False),
        (Purpose.READ, 31, True),
    ],
)
def test_a_link_lasts_for_a_while_and_not_for_ever(purpose: Purpose, days: float, *, allowed: bool) -> None:
    to, of = ("baraka", KEN) if purpose == Purpose.REGISTER else ("guest", KEN)
    command = issue("one", to, purpose, of, AT + days * DAY)
    if allowed:
        assert after((AMINA, command)).links[link("one")].expires == AT + days * DAY
    else:
        with refused(Refusal.LINK_LIFETIME, last=AT + 31 * DAY):
            after((AMINA, command))


def test_the_end_of_a_link_is_an_instant() -> None:
    with refused(Refusal.LINK_LIFETIME):
        after((AMINA, issue("one", "baraka", until=(AT + DAY).replace(tzinfo=None))))


def test_a_link_is_used_once_by_the_person_for_whom_it_was_made() -> None:
    roster = after((AMINA, issue("one", "baraka")))
    used = after((BARAKA, use("one")), then=roster)
    assert used.links[link("one")].state == LinkState.USED
    with refused(Refusal.LINK_NOT_OPEN):
        after((BARAKA, use("one")), then=used)


def test_a_link_that_was_not_used_in_time_has_expired() -> None:
    roster = after((AMINA, issue("one", "baraka")))
    known, end = roster.links[link("one")], AT + 7 * DAY
    assert [known.state_at(at) for at in (AT, end - DAY, end)] == ["open", "open", "expired"]
    used = after((BARAKA, use("one")), then=roster).links[link("one")]
    assert used.state_at(end) == LinkState.USED
    revoked = after((AMINA, revoke("one")), then=roster).links[link("one")]
    assert revoked.state_at(end) == LinkState.REVOKED


def test_a_guest_stays_until_the_link_ends_or_is_taken_back() -> None:
    roster = after((DESK, guest(purpose=Purpose.READ)))
    known, end = roster.links[link("one")], AT + 7 * DAY
    assert known.admits(AT)
    assert after((GUEST, use("one")), then=roster).links[link("one")].admits(end - DAY)
    assert not known.admits(end)
    assert not after((DESK, revoke("one", ICRC)), then=roster).links[link("one")].admits(AT)


def test_an_officer_uses_her_link() -> None:
    roster = after((SECRETARIAT, appoint("new")), (SECRETARIAT, issue("one", "new", of=None)))
    assert after((officer("new"), use("one")), then=roster).links[link("one")].state == LinkState.USED
    with refused(Refusal.NOT_A_MEMBER):
        after((member(KEN, "new"), use("one")), then=roster)


def test_the_same_is_said_of_every_link_that_cannot_be_used() -> None:
    """One that never was, of somebody else, revoked, used, expired."""
    roster = after(
        (AMINA, issue("one", "baraka")),
        (DESK, issue("two", "chloe", of=FRA)),
        (AMINA, revoke("one")),
        (DESK, appoint("new")),
    )
    expired = after((AMINA, issue("three", "baraka")))
    told = set()
    for then, name, by, at in (
        (roster, "none", BARAKA, AT),
        (roster, "two", BARAKA, AT),
        (roster, "two", SECRETARIAT, AT),
        (roster, "one", BARAKA, AT),
        (expired, "three", BARAKA, AT + LATER),
    ):
        with pytest.raises(Refused) as caught:
            after((by, use(name)), at=at, then=then)
        told.add((caught.value.code, str(caught.value.details)))
    assert told == {(Refusal.LINK_NOT_OPEN, "{}")}


def test_a_link_is_taken_back_by_those_who_may_issue_it() -> None:
    roster = after((AMINA, issue("one", "baraka")))
    for by in (AMINA, DESK):
        assert after((by, revoke("one")), then=roster).links[link("one")].state == LinkState.REVOKED
    with refused(Refusal.NOT_GRANTED):
        after((BARAKA, revoke("one")), then=roster)
    for by, command in ((CHLOE, revoke("one", FRA)), (CHLOE, revoke("none", FRA)), (DESK, revoke("one", None))):
        with refused(Refusal.LINK_NOT_OPEN):
            after((by, command), then=roster)


def test_who_has_come_in_once_is_given_no_second_way_in_without_a_recovery() -> None:
    """Or a colleague who administers could take her place, and one officer that of another."""
    used = after((AMINA, issue("one", "baraka")), (BARAKA, use("one")))
    for roster in (used, after((BARAKA, RegisterKey(OEWG, person("baraka"))))):
        with refused(Refusal.HAS_COME_IN, person=person("baraka")):
            after((AMINA, issue("two", "baraka")), then=roster)


def test_a_guest_comes_for_a_participant_under_a_new_pseudonym() -> None:
    assert after((DESK, guest())).places[person("guest")] == ICRC
    assert after((AMINA, issue("one", "guest", Purpose.READ))).places[person("guest")] == KEN
    with refused(Refusal.GUEST_OF_NOBODY):
        after((DESK, issue("one", "guest", Purpose.READ, None)))
    for name in ("amina", "chloe", "desk"):
        with refused(Refusal.PERSON_TAKEN):
            after((AMINA, issue("one", name, Purpose.INSCRIBE)))
    with refused(Refusal.PERSON_NOT_USABLE):
        after((DESK, IssueLink(OEWG, link("one"), Purpose.READ, PersonId("Henri Dunant"), ICRC)))
    with refused(Refusal.UNKNOWN_PARTICIPANT):
        after((DESK, issue("one", "guest", Purpose.READ, DelegationId("XAX"))))


def asked(roster: Any, by: Actor = GUEST, command: str = "Inscribe", whose: DelegationId = ICRC, **how: Any) -> Any:
    found = denied(roster, command, Occasion(by, how.get("at", AT)), whose)
    return found and found.code


def test_a_guest_asks_for_the_floor_for_its_participant_and_does_nothing_else() -> None:
    roster = after((DESK, guest()), (SECRETARIAT, add(ICRC, "henri", *Grant)))
    assert asked(roster) is None
    assert asked(roster, whose=KEN) == Refusal.NOT_A_MEMBER
    assert asked(roster, command="Withdraw") == Refusal.NOT_A_MEMBER
    assert asked(roster, member(KEN, "guest"), whose=KEN) == Refusal.NOT_A_MEMBER
    assert asked(roster, at=AT + LATER) == Refusal.NOT_A_MEMBER
    assert asked(after((DESK, guest(purpose=Purpose.READ)))) == Refusal.NOT_A_MEMBER
    assert asked(after((GUEST, use("one")), then=roster)) == Refusal.NOT_A_MEMBER
    assert asked(after((DESK, revoke("one", ICRC)), then=roster)) == Refusal.NOT_A_MEMBER


def test_a_guest_who_becomes_a_member_acts_as_one() -> None:
    roster = after((DESK, guest()), (DESK, add(ICRC, "guest")))
    assert asked(roster) == Refusal.NOT_GRANTED


def test_a_person_registers_her_own_passkeys() -> None:
    roster = after((BARAKA, RegisterKey(OEWG, person("baraka"))), (BARAKA, RegisterKey(OEWG, person("baraka"))))
    roster = after((DESK, RegisterKey(OEWG, person("desk"))), then=roster)
    assert roster.keys == {person("baraka"): 2, person("desk"): 1}
    for by in (AMINA, DESK, SECRETARIAT, delegation("KEN")):
        with refused(Refusal.ONLY_ONESELF):
            after((by, RegisterKey(OEWG, person("baraka"))))
    with refused(Refusal.NOT_A_MEMBER):
        after((member(FRA, "baraka"), RegisterKey(OEWG, person("baraka"))))
    with refused(Refusal.NO_SUCH_PERSON):  # a guest has none
        after((DESK, guest()), (GUEST, RegisterKey(OEWG, person("guest"))))


@pytest.mark.parametrize("by", [BARAKA, AMINA, DESK])
def test_a_passkey_is_removed_by_its_person_by_who_administers_and_by_the_secretariat(by: Actor) -> None:
    roster = after((BARAKA, RegisterKey(OEWG, person("baraka"))))
    command = RemoveKey(OEWG, person("baraka"), "lost", KEN)
    assert after((by, command), then=roster).keys[person("baraka")] == 0
    with refused(Refusal.NO_KEY, person=person("baraka")):
        after((by, command))


def test_others_remove_no_passkeys() -> None:
    roster = after((AMINA, RegisterKey(OEWG, person("amina"))))
    with refused(Refusal.NOT_GRANTED):
        after((BARAKA, RemoveKey(OEWG, person("amina"), "", KEN)), then=roster)
    with refused(Refusal.NOT_YOUR_REQUEST):
        after((CHLOE, RemoveKey(OEWG, person("amina"), "", KEN)), then=roster)
    with refused(Refusal.NO_SUCH_PERSON):
        after((CHLOE, RemoveKey(OEWG, person("amina"), "", FRA)), then=roster)
