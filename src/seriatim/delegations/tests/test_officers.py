"""Who presides, and who is of the secretariat."""

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.authority import denied
from seriatim.delegations.rules.commands import RemoveOfficer
from seriatim.delegations.rules.needs import NEEDS
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.tests.people import (
    AMINA,
    AT,
    CHLOE,
    DESK,
    DORA,
    KEN,
    OEWG,
    PRESIDENT,
    add,
    after,
    appoint,
    events,
    issue,
    link,
    officer,
    person,
    refused,
    seated,
)
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, Office, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import PersonId


def dismiss(name: str, reason: str = "") -> RemoveOfficer:
    return RemoveOfficer(OEWG, person(name), reason)


def test_an_officer_of_the_secretariat_is_appointed_and_appoints_others() -> None:
    roster = after((SECRETARIAT, appoint("desk")), (DESK, appoint("burhan", "chair")), then=world())
    assert roster.officers == {person("desk"): Office.SECRETARIAT, person("burhan"): Office.CHAIR}
    assert (roster.office(person("desk")), roster.office(person("amina"))) == (Office.SECRETARIAT, None)


@pytest.mark.parametrize("by", [CHAIR, SYSTEM, PRESIDENT, AMINA, delegation("KEN")])
def test_nobody_but_the_secretariat_appoints_and_dismisses(by: Actor) -> None:
    for command in (appoint("new"), dismiss("dora")):
        with refused(Refusal.NOT_OF_THE_SECRETARIAT, actor=str(by)):
            after((by, command))


@pytest.mark.parametrize("office", ["delegation", "system", "president"])
def test_there_are_three_offices(office: str) -> None:
    with refused(Refusal.UNKNOWN_OFFICE, given=office, known="chair, secretariat, interpreter"):
        after((DESK, appoint("new", office)))


def test_an_interpreter_is_appointed_and_can_give_no_command_but_about_herself() -> None:
    roster = after((DESK, appoint("ines", "interpreter")))
    ines = officer("ines", Office.INTERPRETER)
    assert roster.office(person("ines")) == Office.INTERPRETER
    for command in NEEDS:
        assert denied(roster, command, Occasion(ines, AT), KEN), command
        about_herself = denied(roster, command, Occasion(ines, AT), None, person("ines")) is None
        assert about_herself == NEEDS[command].herself


def test_who_interprets_leaves_the_offices_open_to_typed_in_names() -> None:
    roster = after((SECRETARIAT, appoint("ines", "interpreter")), then=world())
    typed_in = Actor(Office.SECRETARIAT, person="desk-2")
    assert after((typed_in, appoint("desk")), then=roster).office(person("desk")) == Office.SECRETARIAT


def test_an_interpreter_is_not_the_last_of_the_secretariat() -> None:
    roster = after((DESK, dismiss("dora")), (DESK, appoint("ines", "interpreter")))
    with refused(Refusal.LAST_OFFICER):
        after((DESK, dismiss("desk")), then=roster)


def test_a_name_is_never_recorded() -> None:
    for name in ("amina", "Amina Odhiambo", "amina@mission.example", "p-Amina2222222", "p-amina222222"):
        with refused(Refusal.PERSON_NOT_USABLE):
            after((DESK, type(appoint("x"))(OEWG, PersonId(name), "chair")))


def test_one_person_has_one_place() -> None:
    for by, command in (
        (DESK, appoint("desk")),
        (DESK, appoint("burhan")),
        (DESK, appoint("amina")),
        (DESK, add(KEN, "dora")),
        (CHLOE, add(CHLOE.delegation or KEN, "amina")),
        (AMINA, add(KEN, "baraka")),
    ):
        with refused(Refusal.PERSON_TAKEN, person=command.person):
            after((by, command))


def test_who_had_an_office_may_have_it_again_but_no_other_place() -> None:
    roster = after((DESK, dismiss("dora")))
    assert after((DESK, appoint("dora")), then=roster).office(person("dora")) == Office.SECRETARIAT
    for command in (appoint("dora", "chair"), add(KEN, "dora")):
        with refused(Refusal.PERSON_TAKEN):
            after((DESK, command), then=roster)


def test_who_was_dismissed_does_nothing_from_then_on() -> None:
    roster = after((DESK, dismiss("dora", "left for Geneva")))
    with refused(Refusal.NOT_APPOINTED, actor=str(DORA), office="secretariat"):
        after((DORA, appoint("new")), then=roster)


def test_the_links_of_who_is_dismissed_are_revoked() -> None:
    roster = after((SECRETARIAT, issue("one", "dora", of=None)))
    assert events(roster, DESK, dismiss("dora", "left")) == [
        e.OfficerRemoved(person("dora"), "left"),
        e.LinkRevoked(link("one"), "left"),
    ]


def test_only_who_has_an_office_is_dismissed() -> None:
    for name in ("nobody", "amina"):
        with refused(Refusal.NO_SUCH_PERSON, person=person(name)):
            after((DESK, dismiss(name)))


def test_the_last_of_the_secretariat_stays_unless_whoever_runs_the_program_ends_it() -> None:
    alone = after((DESK, dismiss("dora")))
    with refused(Refusal.LAST_OFFICER):
        after((DESK, dismiss("desk")), then=alone)
    assert after((SECRETARIAT, dismiss("desk")), then=alone).officers == {person("burhan"): Office.CHAIR}


def test_an_office_that_was_once_filled_is_never_again_open_to_typed_in_names() -> None:
    typed_in = Actor(Office.SECRETARIAT, person="desk-2")
    assert after((typed_in, add(KEN, "amina", *seated().members[KEN][person("amina")])), then=world()).members
    empty = after((SECRETARIAT, dismiss("dora")), (SECRETARIAT, dismiss("burhan")), (SECRETARIAT, dismiss("desk")))
    assert not empty.officers
    for by in (typed_in, Actor(Office.CHAIR, person="burhan"), officer("desk")):
        with refused(Refusal.NOT_APPOINTED):
            after((by, add(KEN, "new")), then=empty)


def test_a_real_pseudonym_is_never_taken_on_trust() -> None:
    with refused(Refusal.NOT_APPOINTED):
        after((officer("stranger"), appoint("new")), then=world())


def test_an_officer_acts_for_her_own_office_alone() -> None:
    for by in (officer("desk", Office.CHAIR), officer("burhan"), officer("amina")):
        with refused(Refusal.NOT_APPOINTED):
            after((by, add(KEN, "new")))
