"""What would lead somewhere, of all that could be done about a person."""

from datetime import datetime

from seriatim.delegations.rules.commands import (
    AskForRecovery,
    ChangeGrants,
    ConfirmRecovery,
    DeclineRecovery,
    IssueLink,
    RegisterKey,
    RemoveMember,
    RemoveOfficer,
)
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.useful import useful
from seriatim.delegations.tests.people import (
    AMINA,
    AT,
    BARAKA,
    DESK,
    DORA,
    KEN,
    LATER,
    OEWG,
    PRESIDENT,
    Act,
    after,
    come_in,
    person,
    remove,
    seated,
)
from seriatim.kernel.actor import SECRETARIAT, Actor

MEMBER = frozenset({ChangeGrants, RemoveMember})
COME_IN: Act = (BARAKA, RegisterKey(OEWG, person("baraka")))
ASKED: Act = (PRESIDENT, AskForRecovery(OEWG, person("baraka"), "telephone lost", KEN))
CONFIRMED_BY_DESK: Act = (DESK, ConfirmRecovery(OEWG, person("baraka"), KEN))
PERMITTED: Act = (AMINA, ConfirmRecovery(OEWG, person("baraka"), KEN))


def about(roster: Roster, who: str, by: Actor, at: datetime = AT) -> frozenset[type]:
    return useful(roster, person(who), by.person, at)


def test_who_has_not_come_in_needs_a_link() -> None:
    assert about(seated(), "baraka", AMINA) == MEMBER | {IssueLink}


def test_whose_passkey_is_lost_is_recovered_and_not_by_herself() -> None:
    roster = after(COME_IN)
    assert about(roster, "baraka", AMINA) == MEMBER | {AskForRecovery}
    assert about(roster, "baraka", BARAKA) == MEMBER


def test_what_was_asked_for_another_confirms_once_and_anybody_declines() -> None:
    roster = after(COME_IN, ASKED, CONFIRMED_BY_DESK, then=come_in())
    assert about(roster, "baraka", AMINA) == MEMBER | {ConfirmRecovery, DeclineRecovery}
    assert about(roster, "baraka", DESK) == MEMBER | {DeclineRecovery}
    assert about(roster, "baraka", BARAKA) == MEMBER | {DeclineRecovery}


def test_who_asked_and_who_is_not_on_record_confirm_nothing() -> None:
    roster = after(COME_IN, (DESK, ASKED[1]), then=come_in())
    assert ConfirmRecovery not in about(roster, "baraka", DESK) | about(roster, "baraka", SECRETARIAT)
    assert ConfirmRecovery in about(roster, "baraka", DORA) & about(roster, "baraka", AMINA)


def test_once_it_is_permitted_a_link_is_made() -> None:
    assert about(after(COME_IN, ASKED, PERMITTED, then=come_in()), "baraka", AMINA) == MEMBER | {
        IssueLink,
        DeclineRecovery,
    }


def test_a_recovery_that_nobody_finished_is_asked_for_anew() -> None:
    for acts in ((COME_IN, ASKED), (COME_IN, ASKED, PERMITTED)):
        assert about(after(*acts, then=come_in()), "baraka", AMINA, AT + LATER) == MEMBER | {AskForRecovery}


def test_an_appointment_is_ended_by_another_officer() -> None:
    assert about(seated(), "desk", DORA) == {RemoveOfficer, IssueLink}
    assert about(seated(), "desk", DESK) == {IssueLink}


def test_to_who_has_no_place_any_longer_nothing_is_done_on_her_place() -> None:
    assert about(after(COME_IN, (AMINA, remove(KEN, "baraka"))), "baraka", AMINA) == {AskForRecovery}
