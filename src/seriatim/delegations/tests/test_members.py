"""Who acts for a delegation, and what for."""

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules import events as e
from seriatim.delegations.rules.commands import ChangeGrants
from seriatim.delegations.rules.people import Grant
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.tests.people import (
    ALL,
    AMINA,
    BARAKA,
    CHLOE,
    DESK,
    FRA,
    KEN,
    OEWG,
    PRESIDENT,
    add,
    after,
    events,
    issue,
    link,
    member,
    person,
    refused,
    remove,
    seated,
)
from seriatim.kernel.actor import SECRETARIAT, SYSTEM, Actor, delegation
from seriatim.kernel.ids import DelegationId
from seriatim.kernel.refusal import Refused


def grant(of: DelegationId, name: str, *grants: Grant) -> ChangeGrants:
    return ChangeGrants(OEWG, of, person(name), grants)


def test_the_secretariat_names_the_focal_point_who_adds_her_colleagues() -> None:
    roster = seated()
    assert roster.grants(KEN, person("amina")) == frozenset(Grant)
    assert roster.grants(KEN, person("baraka")) == frozenset({Grant.INSCRIBE})
    assert roster.grants(KEN, person("chloe")) is None
    assert (roster.delegation_of(person("chloe")), roster.delegation_of(person("desk"))) == (FRA, None)


def test_grants_are_recorded_once_each_in_one_order() -> None:
    asked = (Grant.ADMINISTER, Grant.INSCRIBE, Grant.ADMINISTER)
    [added] = events(seated(), AMINA, add(KEN, "new", *asked))
    assert added == e.MemberAdded(KEN, person("new"), (Grant.INSCRIBE, Grant.ADMINISTER))


def test_a_focal_point_changes_what_a_colleague_may_do_and_removes_her() -> None:
    roster = after((AMINA, grant(KEN, "baraka", Grant.EDIT_STATEMENTS)))
    assert roster.grants(KEN, person("baraka")) == frozenset({Grant.EDIT_STATEMENTS})
    assert person("baraka") not in after((AMINA, remove(KEN, "baraka")), then=roster).members[KEN]


def test_what_changes_nothing_is_not_recorded() -> None:
    with refused(Refusal.GRANTS_UNCHANGED):
        after((AMINA, grant(KEN, "baraka", Grant.INSCRIBE)))


@pytest.mark.parametrize("command", [add(KEN, "new"), grant(KEN, "amina"), remove(KEN, "amina")])
def test_a_member_who_does_not_administer_changes_nobody(command: object) -> None:
    with refused(Refusal.NOT_GRANTED, grant=Grant.ADMINISTER, delegation=KEN):
        after((BARAKA, command))


@pytest.mark.parametrize("command", [add(FRA, "new"), grant(FRA, "chloe"), remove(FRA, "chloe")])
@pytest.mark.parametrize("by", [AMINA, delegation("KEN"), SYSTEM])
def test_nobody_acts_on_another_delegation(by: Actor, command: object) -> None:
    with refused(Refusal.NOT_YOUR_REQUEST, delegation=FRA):
        after((by, command))


def test_the_chair_does_not_choose_who_speaks_for_a_delegation() -> None:
    with refused(Refusal.NOT_YOUR_REQUEST):
        after((PRESIDENT, add(KEN, "new")))


def test_the_same_is_said_of_nobody_and_of_a_member_of_another_delegation() -> None:
    told = []
    for name in ("nobody", "chloe", "desk"):
        for command in (remove(KEN, name), grant(KEN, name)):
            with pytest.raises(Refused) as caught:
                after((AMINA, command))
            told.append((caught.value.code, set(caught.value.details), command.person in caught.value.details.values()))
    assert set(map(str, told)) == {str((Refusal.NO_SUCH_PERSON, {"person"}, True))}


def test_a_removed_colleague_does_nothing_and_may_come_back_to_her_own_delegation_alone() -> None:
    roster = after((AMINA, remove(KEN, "baraka", "back to capital")))
    with refused(Refusal.NOT_A_MEMBER, delegation=KEN):
        after((BARAKA, add(KEN, "new")), then=roster)
    with refused(Refusal.PERSON_TAKEN):
        after((CHLOE, add(FRA, "baraka")), then=roster)
    again = after((AMINA, add(KEN, "baraka", Grant.INSCRIBE)), then=roster)
    assert again.grants(KEN, person("baraka")) == frozenset({Grant.INSCRIBE})


def test_the_links_of_a_removed_colleague_are_revoked() -> None:
    roster = after((AMINA, issue("one", "baraka")), (DESK, issue("two", "chloe", of=FRA)))
    assert events(roster, AMINA, remove(KEN, "baraka", "lost")) == [
        e.MemberRemoved(KEN, person("baraka"), "lost"),
        e.LinkRevoked(link("one"), "lost"),
    ]


def test_a_delegation_keeps_a_focal_point_unless_the_secretariat_decides_otherwise() -> None:
    for command in (remove(KEN, "amina"), grant(KEN, "amina", Grant.INSCRIBE)):
        with refused(Refusal.NO_FOCAL_POINT, delegation=KEN):
            after((AMINA, command))
        assert after((DESK, command)).members[KEN]
    with refused(Refusal.NO_FOCAL_POINT, delegation=FRA):
        after((delegation("FRA"), add(FRA, "new", Grant.INSCRIBE)), then=world())


def test_the_last_member_may_leave() -> None:
    roster = after((CHLOE, remove(FRA, "chloe")))
    assert roster.members[FRA] == {}
    with refused(Refusal.NOT_A_MEMBER):
        after((CHLOE, add(FRA, "chloe", *ALL)), then=roster)
    with refused(Refusal.NOT_A_MEMBER):  # nor does a name that is typed in pass for the delegation again
        after((delegation("FRA", "chloe"), add(FRA, "new", *ALL)), then=roster)


def test_a_focal_point_hands_over_to_a_colleague() -> None:
    roster = after((AMINA, grant(KEN, "baraka", *ALL)), (BARAKA, remove(KEN, "amina")))
    assert set(roster.members[KEN]) == {person("baraka")}


def test_only_who_takes_part_has_members() -> None:
    with refused(Refusal.UNKNOWN_PARTICIPANT):
        after((DESK, add(DelegationId("XAX"), "new")))


def test_what_is_typed_in_for_a_delegation_is_done_by_all_of_it() -> None:
    assert after((delegation("KEN"), add(KEN, "new"))).members[KEN].keys() >= {person("new")}
    assert after((delegation("FRA", "chloe"), add(FRA, "new", *ALL)), then=world()).members[FRA]
    for by in (delegation("KEN", "amina"), member(KEN, "nobody"), member(KEN, "chloe")):
        with refused(Refusal.NOT_A_MEMBER, actor=str(by)):
            after((by, add(KEN, "new")))


def test_a_pseudonym_is_never_taken_on_trust_where_a_delegation_has_nobody() -> None:
    for by in (member(KEN, "amina"), member(KEN, "chloe")):
        with refused(Refusal.NOT_A_MEMBER):
            after((by, add(KEN, "new", *ALL)), then=world())


def test_the_secretariat_acts_for_everybody() -> None:
    assert after((SECRETARIAT, remove(FRA, "chloe"))).members[FRA] == {}
