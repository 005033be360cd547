"""How somebody who has lost every passkey comes in again: never on her own word."""

from datetime import datetime, timedelta

import pytest

from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.commands import (
    AskForRecovery,
    ConfirmRecovery,
    DeclineRecovery,
    RegisterKey,
    RemoveOfficer,
    UseLink,
)
from seriatim.delegations.rules.links import purpose_for
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.tests.people import (
    ALL,
    AMINA,
    AT,
    BARAKA,
    CHLOE,
    DESK,
    DORA,
    FRA,
    KEN,
    LATER,
    OEWG,
    PRESIDENT,
    Act,
    add,
    appoint,
    come_in,
    does,
    events,
    issue,
    link,
    member,
    officer,
    person,
    refused,
    remove,
)
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor, delegation
from seriatim.kernel.ids import DelegationId


def after(*acts: Act, at: datetime = AT, then: Roster | None = None) -> Roster:
    """The roster after these acts, which begin with everybody at their places and come in, or with `then`."""
    roster = then or come_in()
    for by, command in acts:
        roster = does(roster, by, command, at)
    return roster


def ask(name: str, of: DelegationId | None = KEN, reason: str = "telephone lost") -> AskForRecovery:
    return AskForRecovery(OEWG, person(name), reason, of)


def confirm(name: str, of: DelegationId | None = KEN) -> ConfirmRecovery:
    return ConfirmRecovery(OEWG, person(name), of)


def decline(name: str, of: DelegationId | None = KEN, reason: str = "found again") -> DeclineRecovery:
    return DeclineRecovery(OEWG, person(name), reason, of)


PERMITTED = after((BARAKA, ask("baraka")), (AMINA, confirm("baraka")))


@pytest.mark.parametrize("by", [AMINA, BARAKA, DESK, PRESIDENT, CHAIR, SECRETARIAT, delegation("KEN")])
def test_a_colleague_or_whoever_presides_asks_and_says_why(by: Actor) -> None:
    recovery = after((by, ask("baraka"))).recoveries[person("baraka")]
    assert (recovery.asked_at, recovery.reason, recovery.permitted) == (AT, "telephone lost", False)


def test_nobody_asks_for_a_member_of_another_delegation_or_without_a_reason() -> None:
    with refused(Refusal.NOT_YOUR_REQUEST):
        after((CHLOE, ask("baraka")))
    for name in ("nobody", "chloe"):
        with refused(Refusal.NO_SUCH_PERSON, person=person(name)):
            after((AMINA, ask(name)))
    for command in (ask("baraka", reason=" "), decline("baraka", reason="")):
        with refused(Refusal.REASON_MISSING):
            after((AMINA, command))


def test_it_is_asked_for_once() -> None:
    with refused(Refusal.RECOVERY_ASKED, person=person("baraka")):
        after((BARAKA, ask("baraka")), (AMINA, ask("baraka")))


def test_a_link_is_to_come_in_again_only_while_a_permitted_recovery_counts() -> None:
    def purpose(roster: Roster, at: datetime = AT) -> Purpose:
        return purpose_for(roster, person("baraka"), at)

    assert purpose(after((BARAKA, ask("baraka")))) == Purpose.REGISTER
    assert purpose(PERMITTED) == Purpose.RECOVER
    assert purpose(PERMITTED, AT + LATER) == Purpose.REGISTER


def test_a_second_member_who_administers_is_enough() -> None:
    asked = after((BARAKA, ask("baraka")))
    confirmed = [e.RecoveryConfirmed(person("baraka")), e.RecoveryPermitted(person("baraka"))]
    assert events(asked, AMINA, confirm("baraka")) == confirmed
    assert PERMITTED.recoveries[person("baraka")].confirmed == (person("amina"),)


def test_it_takes_two_of_the_secretariat() -> None:
    asked = after((AMINA, ask("amina")), (DESK, confirm("amina")))
    assert not asked.recoveries[person("amina")].permitted
    with refused(Refusal.RECOVERY_CONFIRMED):
        after((DESK, confirm("amina")), then=asked)
    assert after((DORA, confirm("amina")), then=asked).recoveries[person("amina")].permitted


def test_an_officer_who_has_left_no_longer_counts() -> None:
    roster = after((AMINA, ask("amina")), (DORA, confirm("amina")), (DESK, RemoveOfficer(OEWG, person("dora"))))
    assert not after((DESK, confirm("amina")), then=roster).recoveries[person("amina")].permitted


def test_two_of_the_secretariat_confirm_for_a_third() -> None:
    roster = after((SECRETARIAT, appoint("third")), (PRESIDENT, ask("third", of=None)))
    with refused(Refusal.RECOVERY_OF_ONESELF):
        after((officer("third"), confirm("third", of=None)), then=roster)
    roster = after((DESK, confirm("third", of=None)), (DORA, confirm("third", of=None)), then=roster)
    assert roster.recoveries[person("third")].permitted


def test_nobody_confirms_for_herself() -> None:
    asked = after((AMINA, ask("amina")))
    with refused(Refusal.RECOVERY_OF_ONESELF):
        after((AMINA, confirm("amina")), then=asked)


def test_a_member_who_does_not_administer_or_of_another_delegation_does_not_confirm() -> None:
    asked = after((AMINA, ask("amina")))
    with refused(Refusal.NOT_GRANTED, grant=Grant.ADMINISTER):
        after((BARAKA, confirm("amina")), then=asked)
    for by in (CHLOE, PRESIDENT):
        with refused(Refusal.NOT_YOUR_REQUEST):
            after((by, confirm("amina")), then=asked)
    with refused(Refusal.NO_SUCH_PERSON):
        after((CHLOE, confirm("amina", FRA)), then=asked)


@pytest.mark.parametrize("by", [SECRETARIAT, delegation("KEN")])
def test_what_is_typed_in_for_a_whole_office_confirms_nothing(by: Actor) -> None:
    with refused(Refusal.RECOVERY_UNNAMED):
        after((BARAKA, ask("baraka")), (by, confirm("baraka")))


def test_nothing_is_confirmed_or_declined_that_nobody_asked_for() -> None:
    for command in (confirm("baraka"), decline("baraka")):
        with refused(Refusal.RECOVERY_NOT_ASKED, person=person("baraka")):
            after((AMINA, command))


def test_what_is_confirmed_enough_is_not_confirmed_again() -> None:
    with refused(Refusal.RECOVERY_CONFIRMED):
        after((DESK, confirm("baraka")), then=PERMITTED)


def test_a_confirmation_permits_one_link_by_which_she_comes_in_again() -> None:
    with refused(Refusal.RECOVERY_NOT_PERMITTED):
        after((BARAKA, ask("baraka")), (AMINA, issue("one", "baraka", Purpose.RECOVER)))
    with refused(Refusal.RECOVERY_NOT_PERMITTED):
        after((AMINA, issue("one", "baraka", Purpose.RECOVER)))
    roster = after((AMINA, issue("one", "baraka", Purpose.RECOVER)), then=PERMITTED)
    used = after((BARAKA, UseLink(OEWG, link("one"))), then=roster)
    assert not used.recoveries
    with refused(Refusal.RECOVERY_NOT_PERMITTED):
        after((AMINA, issue("two", "baraka", Purpose.RECOVER)), then=used)


@pytest.mark.parametrize("by", [AMINA, DESK, BARAKA])
def test_it_can_be_declined_also_by_the_person_who_lost_nothing(by: Actor) -> None:
    roster = after((AMINA, issue("one", "baraka", Purpose.RECOVER)), then=PERMITTED)
    assert events(roster, by, decline("baraka")) == [
        e.RecoveryDeclined(person("baraka"), "found again"),
        e.LinkRevoked(link("one"), "found again"),
    ]
    assert not after((by, decline("baraka")), then=roster).recoveries


def test_others_do_not_decline_it() -> None:
    roster = after((AMINA, add(KEN, "joseph", Grant.INSCRIBE)), then=PERMITTED)
    with refused(Refusal.NOT_GRANTED):
        after((member(KEN, "joseph"), decline("baraka")), then=roster)
    with refused(Refusal.NOT_YOUR_REQUEST):
        after((CHLOE, decline("baraka")), then=roster)


def test_after_a_week_it_is_asked_for_anew() -> None:
    link_for_her = issue("one", "baraka", Purpose.RECOVER)
    assert after((AMINA, link_for_her), at=AT + timedelta(days=6), then=PERMITTED).links
    with refused(Refusal.RECOVERY_NOT_PERMITTED):
        after((AMINA, link_for_her), at=AT + timedelta(days=7), then=PERMITTED)
    again = after((AMINA, ask("baraka")), at=AT + LATER, then=PERMITTED)
    assert not again.recoveries[person("baraka")].permitted


def test_who_is_removed_is_not_recovered() -> None:
    roster = after((AMINA, remove(KEN, "baraka")), (AMINA, add(KEN, "baraka", *ALL)), then=PERMITTED)
    assert not roster.recoveries
    roster = after((SECRETARIAT, appoint("third")), (DESK, ask("third", of=None)))
    assert not after((DESK, RemoveOfficer(OEWG, person("third"))), then=roster).recoveries


SOON = AT + timedelta(minutes=1)
NOW = AT + timedelta(minutes=2)


def named_by(by: Actor, name: str, *, of: DelegationId | None = None) -> tuple[Act, Act]:
    """Somebody is brought in, and comes in at once."""
    came: Act = (member(of, name) if of else officer(name), RegisterKey(OEWG, person(name)))
    return ((by, add(of, name, *ALL) if of else appoint(name)), came)


def third() -> Roster:
    """A body with a third officer, whom whoever runs the program appointed."""
    return after(*named_by(SECRETARIAT, "third"), at=SOON)


def test_who_asked_does_not_confirm_as_well() -> None:
    for by in (AMINA, DESK):
        with refused(Refusal.RECOVERY_ASKED_BY_YOU):
            after((by, ask("baraka")), (by, confirm("baraka")))
    with refused(Refusal.RECOVERY_ASKED_BY_YOU):
        after((DESK, ask("amina")), (DORA, confirm("amina")), (DESK, confirm("amina")))


def test_three_people_let_somebody_in_whom_no_colleague_knows() -> None:
    roster = after((officer("third"), ask("amina")), (DESK, confirm("amina")), at=NOW, then=third())
    assert not roster.recoveries[person("amina")].permitted
    assert after((DORA, confirm("amina")), at=NOW, then=roster).recoveries[person("amina")].permitted


def test_who_came_in_after_it_was_asked_for_confirms_nothing() -> None:
    asked = after((PRESIDENT, ask("amina")))
    for by, acts in (
        (officer("late"), named_by(SECRETARIAT, "late")),
        (member(KEN, "late"), named_by(SECRETARIAT, "late", of=KEN)),
    ):
        with refused(Refusal.RECOVERY_TOO_NEW):
            after(*acts, (by, confirm("amina")), at=SOON, then=asked)


def test_who_was_named_in_time_and_came_in_later_confirms_nothing_either() -> None:
    """Whoever holds the link of somebody who never came might come in her stead."""
    roster = after((SECRETARIAT, appoint("late")), (PRESIDENT, ask("amina")))
    with refused(Refusal.RECOVERY_TOO_NEW):
        after((officer("late"), confirm("amina")), then=roster)
    late: Act = (officer("late"), RegisterKey(OEWG, person("late")))
    with refused(Refusal.RECOVERY_TOO_NEW):
        after(late, (officer("late"), confirm("amina")), at=SOON, then=roster)


def test_one_officer_with_a_focal_point_of_her_own_making_does_not_suffice() -> None:
    roster = after(*named_by(DESK, "puppet", of=KEN), at=SOON)
    for asks, confirms in ((DESK, "puppet"), (member(KEN, "puppet"), "desk")):
        by = DESK if confirms == "desk" else member(KEN, confirms)
        with refused(Refusal.RECOVERY_ONE_VOICE):
            after((asks, ask("baraka")), (by, confirm("baraka")), at=NOW, then=roster)
    asked = after((PRESIDENT, ask("baraka")), at=NOW, then=roster)
    puppet: Act = (member(KEN, "puppet"), confirm("baraka"))
    assert after(puppet, at=NOW, then=asked).recoveries[person("baraka")].permitted, "the Chair is another"


def test_one_officer_with_officers_of_her_own_making_does_not_suffice() -> None:
    roster = after(*named_by(DESK, "one"), *named_by(DESK, "two"), *named_by(officer("one"), "three"), at=SOON)
    for asks, first, second in (("one", "two", "three"), ("three", "one", "desk"), ("two", "three", "desk")):
        with refused(Refusal.RECOVERY_ONE_VOICE):
            acts: list[Act] = [(officer(asks), ask("amina"))]
            acts += [(officer(one), confirm("amina")) for one in (first, second)]
            after(*acts, at=NOW, then=roster)
    asked = after((PRESIDENT, ask("amina")), (officer("one"), confirm("amina")), at=NOW, then=roster)
    for by in (DESK, officer("two"), officer("three")):
        with refused(Refusal.RECOVERY_ONE_VOICE):
            after((by, confirm("amina")), at=NOW, then=asked)
    assert after((DORA, confirm("amina")), at=NOW, then=asked).recoveries[person("amina")].permitted


def test_those_who_brought_in_each_other_speak_with_one_voice() -> None:
    """One is removed and appointed anew by the other, whom she had appointed."""
    roster = after(*named_by(SECRETARIAT, "one"), *named_by(officer("one"), "two"), at=SOON)
    again = (officer("two"), RemoveOfficer(OEWG, person("one"))), (officer("two"), appoint("one"))
    roster = after(*again, at=SOON + timedelta(seconds=1), then=roster)
    with refused(Refusal.RECOVERY_ONE_VOICE):
        acts: list[Act] = [(PRESIDENT, ask("amina")), *((officer(one), confirm("amina")) for one in ("one", "two"))]
        after(*acts, at=NOW, then=roster)


def test_a_colleague_whom_she_brought_in_herself_may_speak_for_her() -> None:
    roster = after(*named_by(AMINA, "carol", of=KEN), *named_by(AMINA, "dan", of=KEN), at=SOON)
    for asks in (DESK, member(KEN, "dan"), AMINA):
        acts: list[Act] = [(asks, ask("amina")), (member(KEN, "carol"), confirm("amina"))]
        assert after(*acts, at=NOW, then=roster).recoveries[person("amina")].permitted


def test_removing_her_and_adding_her_anew_makes_nobody_older_than_she() -> None:
    roster = after(*named_by(DESK, "puppet", of=KEN), at=SOON)
    again = (DESK, remove(KEN, "baraka")), (DESK, add(KEN, "baraka", Grant.INSCRIBE))
    roster = after(*again, at=SOON + timedelta(seconds=1), then=roster)
    with refused(Refusal.RECOVERY_ONE_VOICE):
        after((DESK, ask("baraka")), (member(KEN, "puppet"), confirm("baraka")), at=NOW, then=roster)
