"""Who may do what: what holds of every command alike."""

from dataclasses import dataclass

import pytest

from seriatim.delegations.rules.authority import denied, must, must_hold
from seriatim.delegations.rules.needs import NEEDS
from seriatim.delegations.rules.people import Grant, Purpose
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
    PRESIDENT,
    after,
    issue,
    member,
    refused,
    seated,
)
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, delegation
from seriatim.kernel.command import Occasion


@dataclass(frozen=True)
class AbolishTheBody:
    """A command that nobody has thought of."""


@pytest.mark.parametrize("by", [CHAIR, SECRETARIAT, SYSTEM, DESK, AMINA, delegation("KEN")])
def test_a_command_that_is_not_in_the_table_is_refused(by: Actor) -> None:
    with refused(Refusal.NOBODY_MAY, command="AbolishTheBody"):
        must(seated(), AbolishTheBody(), Occasion(by, AT), KEN)


def code(by: Actor, command: str, whose: str = KEN) -> Refusal | None:
    found = denied(seated(), command, Occasion(by, AT), type(KEN)(whose))
    return Refusal(found.code) if found else None


@pytest.mark.parametrize("command", sorted(NEEDS))
def test_the_program_itself_and_strangers_may_nothing(command: str) -> None:
    for by in (SYSTEM, member(KEN, "stranger"), member(FRA, "amina"), member(KEN, "chloe")):
        assert code(by, command) is not None


@pytest.mark.parametrize("command", sorted(name for name, need in NEEDS.items() if need.delegation))
def test_what_a_delegation_does_it_does_for_itself_alone(command: str) -> None:
    assert code(AMINA, command) is None
    assert code(delegation("KEN"), command) is None
    assert code(CHLOE, command) == Refusal.NOT_YOUR_REQUEST
    assert code(delegation("FRA"), command) == Refusal.NOT_YOUR_REQUEST


@pytest.mark.parametrize("command", sorted(name for name, need in NEEDS.items() if not need.delegation))
def test_what_the_presiding_officers_do_no_delegation_does(command: str) -> None:
    for by in (AMINA, delegation("KEN")):
        assert code(by, command) in (
            Refusal.NOT_YOURS_TO_DO,
            Refusal.NOT_OF_THE_SECRETARIAT,
            Refusal.ONLY_ONESELF,
        )


def test_the_chair_presides_and_leaves_people_to_the_secretariat_and_the_delegations() -> None:
    assert {name for name in NEEDS if code(PRESIDENT, name) is not None} == {
        "AppointOfficer", "RemoveOfficer", "AddMember", "ChangeGrants", "RemoveMember", "IssueLink", "RevokeLink",
        "ConfirmRecovery", "DeclineRecovery", "RegisterKey", "RemoveKey", "UseLink", "EraseConfidential",
    }  # fmt: skip
    assert {name for name in NEEDS if code(DESK, name) is not None} == {"RegisterKey", "UseLink"}


def test_who_only_inscribes_does_not_edit_statements() -> None:
    may = {name for name in NEEDS if code(BARAKA, name) is None}
    assert may >= {"Inscribe", "Withdraw", "MoveLater", "AcceptExchange", "AcceptJoin", "RaisePointOfOrder", "Move"}
    assert may.isdisjoint({"AmendRequest", "GiveInWriting", "AddMember", "IssueLink"})
    with refused(Refusal.NOT_GRANTED, grant=Grant.EDIT_STATEMENTS, delegation=KEN):
        must_hold(seated(), Occasion(BARAKA, AT), Grant.EDIT_STATEMENTS)


def test_officers_the_unnamed_and_guests_need_no_grant() -> None:
    roster = after((DESK, issue("one", "guest", Purpose.INSCRIBE, ICRC)))
    for by in (DESK, PRESIDENT, SECRETARIAT, delegation("KEN"), AMINA, member(ICRC, "guest")):
        must_hold(roster, Occasion(by, AT), Grant.EDIT_STATEMENTS)
