"""Who reads what about people, of statements and of the record."""

import pytest

from seriatim.delegations.rules.people import Purpose
from seriatim.delegations.rules.reading import (
    Reads,
    reads_record,
    reads_statement,
    sees_delegation,
    sees_people,
    sees_person,
)
from seriatim.delegations.tests.people import (
    AMINA,
    BARAKA,
    CHLOE,
    DESK,
    DORA,
    FRA,
    ICRC,
    KEN,
    PRESIDENT,
    after,
    issue,
    member,
    person,
    remove,
    seated,
)
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, Office
from seriatim.kernel.ids import DelegationId

ALL, OWN, NOTHING = Reads.ALL, Reads.OWN, Reads.NOTHING
GUEST, FORMER = member(KEN, "guest"), member(KEN, "former")
BOOTH = Actor(Office.INTERPRETER, person=person("ines"))


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (CHAIR, ALL),
        (PRESIDENT, ALL),
        (SECRETARIAT, ALL),
        (DESK, ALL),
        (AMINA, OWN),
        (BARAKA, OWN),
        (GUEST, NOTHING),
        (FORMER, NOTHING),
        (BOOTH, NOTHING),
        (SYSTEM, NOTHING),
        (None, NOTHING),
    ],
)
def test_who_presides_sees_everybody_a_member_her_colleagues_and_others_nobody(actor: Actor, sees: Reads) -> None:
    assert sees_people(after((AMINA, issue("one", "guest", Purpose.READ))), actor) == sees


@pytest.mark.parametrize(
    ("actor", "of", "sees"),
    [
        (DESK, KEN, ALL),
        (DESK, FRA, ALL),
        (DESK, DelegationId("XXX"), NOTHING),
        (DESK, None, NOTHING),
        (BARAKA, KEN, OWN),
        (BARAKA, FRA, NOTHING),
        (GUEST, KEN, NOTHING),
        (None, KEN, NOTHING),
    ],
)
def test_a_delegation_is_seen_by_its_members_and_who_presides(
    actor: Actor | None, of: DelegationId | None, sees: Reads
) -> None:
    assert sees_delegation(seated(), actor, of) == sees


@pytest.mark.parametrize(
    ("actor", "who", "sees"),
    [
        (DORA, "baraka", ALL),
        (BARAKA, "amina", OWN),
        (CHLOE, "amina", NOTHING),
        (None, "amina", NOTHING),
        (DORA, "desk", ALL),
        (AMINA, "desk", NOTHING),
        (None, "desk", NOTHING),
        (DORA, "nobody", NOTHING),
        (AMINA, "nobody", NOTHING),
    ],
)
def test_a_member_is_seen_with_her_delegation_and_an_officer_by_who_presides(
    actor: Actor | None, who: str, sees: Reads
) -> None:
    assert sees_person(seated(), actor, person(who)) == sees


def test_who_has_no_place_any_longer_is_seen_by_nobody() -> None:
    roster = after((AMINA, remove(KEN, "baraka")))
    for actor in (AMINA, DESK):
        assert sees_person(roster, actor, person("baraka")) == NOTHING


@pytest.mark.parametrize(
    ("actor", "reads"),
    [
        (PRESIDENT, ALL),
        (SECRETARIAT, ALL),
        (BOOTH, ALL),
        (AMINA, OWN),
        (BARAKA, OWN),
        (GUEST, OWN),
        (member(KEN, "asker"), NOTHING),
        (FORMER, NOTHING),
        (CHLOE, NOTHING),
        (None, NOTHING),
    ],
)
def test_a_statement_is_read_by_its_delegation_with_guests_who_read_by_who_presides_and_in_the_booths(
    actor: Actor | None, reads: Reads
) -> None:
    roster = after((AMINA, issue("one", "guest", Purpose.READ)), (AMINA, issue("two", "asker", Purpose.INSCRIBE)))
    assert reads_statement(roster, actor, KEN, AMINA) == reads


def test_a_guest_who_may_only_ask_reads_what_she_wrote_herself() -> None:
    asker = member(KEN, "asker")
    roster = after((AMINA, issue("two", "asker", Purpose.INSCRIBE)))
    assert reads_statement(roster, asker, KEN, asker) == OWN
    assert reads_statement(roster, asker, KEN, AMINA) == NOTHING


@pytest.mark.parametrize(
    ("actor", "reads"),
    [
        (PRESIDENT, ALL),
        (DESK, ALL),
        (AMINA, OWN),
        (BARAKA, NOTHING),
        (GUEST, NOTHING),
        (BOOTH, NOTHING),
        (member(ICRC, "amina"), NOTHING),
        (SYSTEM, NOTHING),
        (None, NOTHING),
    ],
)
def test_the_record_is_read_by_officers_and_her_own_part_by_who_administers(actor: Actor | None, reads: Reads) -> None:
    assert reads_record(seated(), actor) == reads
