"""What a member of a delegation may do on the floor: what the delegation has let her do, and no more."""

from collections.abc import Callable
from typing import Any

import pytest

from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant
from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.delegations.tests.people import member, person
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Level, MotionKind, Stance
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import asks, meets
from seriatim.floor.tests.world import DIALOGUE, Drawn, after, body_decides, find, play, refused, show
from seriatim.kernel.actor import CHAIR, delegation
from seriatim.kernel.ids import BodyId, DelegationId

OEWG, KEN, FRA, ICRC = BodyId("oewg"), DelegationId("KEN"), DelegationId("FRA"), DelegationId("ICRC")
AMINA, BARAKA, JOSEPH = (member(KEN, name) for name in ("amina", "baraka", "joseph"))
"""Amina inscribes and edits, Baraka only inscribes, Joseph only edits."""
HENRI = member(ICRC, "henri")


def seated() -> Drawn:
    """Kenya, France and the Red Cross have asked for the floor on a list that a meeting has taken up."""
    members = (
        (KEN, "amina", (Grant.INSCRIBE, Grant.EDIT_STATEMENTS)),
        (KEN, "baraka", (Grant.INSCRIBE,)),
        (KEN, "joseph", (Grant.EDIT_STATEMENTS,)),
        (ICRC, "henri", (Grant.INSCRIBE,)),
    )
    added = [body_decides(d.AddMember(OEWG, of, person(name), grants)) for of, name, grants in members]
    return after(*added, meets(), asks("KEN"), asks("FRA"), asks("ICRC"))


Asked = Callable[[Drawn], Any]

INSCRIBING: tuple[Asked, ...] = (
    lambda drawn: c.Withdraw(find(drawn, "KEN").id),
    lambda drawn: c.MoveLater(find(drawn, "KEN").id),
    lambda drawn: c.ChangeClass(find(drawn, "KEN").id, level=Level.MINISTER, accept_move=True),
    lambda drawn: c.ProposeExchange(find(drawn, "KEN").id, find(drawn, "FRA").id),
    lambda drawn: c.ProposeJoin(find(drawn, "KEN").id, find(drawn, "FRA").id),
    lambda _: c.RaisePointOfOrder(KEN),
    lambda _: c.Move(MotionKind.SUSPEND_MEETING, KEN),
)
EDITING: tuple[Asked, ...] = (
    lambda drawn: c.AmendRequest(find(drawn, "KEN").id, text="Our text."),
    lambda drawn: c.GiveInWriting(find(drawn, "KEN").id, "Our text."),
)


@pytest.mark.parametrize("asked", INSCRIBING)
def test_who_may_inscribe_acts_on_the_places_of_her_delegation(asked: Asked) -> None:
    drawn = seated()
    for by in (AMINA, BARAKA):
        assert play(drawn, asked(drawn), by).journal
    with refused(Denied.NOT_GRANTED, grant=Grant.INSCRIBE, delegation=KEN):
        play(drawn, asked(drawn), JOSEPH)


@pytest.mark.parametrize("asked", EDITING)
def test_who_may_edit_statements_hands_in_and_changes_texts(asked: Asked) -> None:
    drawn = seated()
    for by in (AMINA, JOSEPH):
        assert play(drawn, asked(drawn), by).journal
    with refused(Denied.NOT_GRANTED, grant=Grant.EDIT_STATEMENTS, delegation=KEN):
        play(drawn, asked(drawn), BARAKA)


def test_who_only_inscribes_asks_for_the_floor_without_a_text() -> None:
    drawn = play(seated(), c.Withdraw(find(seated(), "KEN").id), AMINA)
    with refused(Denied.NOT_GRANTED, grant=Grant.EDIT_STATEMENTS):
        play(drawn, c.Inscribe(DIALOGUE, KEN, text="Our text."), BARAKA)
    for by, text in ((BARAKA, ""), (AMINA, "Our text.")):
        assert show(play(drawn, c.Inscribe(DIALOGUE, KEN, text=text), by)).endswith("KEN ICRC")


def test_a_grant_gives_no_capability_that_the_participant_has_not() -> None:
    for asked in (c.RaisePointOfOrder(ICRC), c.Move(MotionKind.SUSPEND_MEETING, ICRC), c.Appeal(ICRC)):
        with refused(Refusal.NO_CAPABILITY, delegation=ICRC):
            play(seated(), asked, HENRI)


def test_nobody_acts_for_another_delegation_whatever_she_was_granted() -> None:
    drawn = seated()
    for asked in (
        c.Withdraw(find(drawn, "FRA").id),
        c.GiveInWriting(find(drawn, "FRA").id, "Our text."),
        c.Inscribe(DIALOGUE, DelegationId("BRA")),
        c.RaisePointOfOrder(FRA),
        c.SpeakOnMotion(1, FRA, Stance.FOR),
    ):
        with refused(Denied.NOT_YOUR_REQUEST):
            play(drawn, asked, AMINA)


def test_an_exchange_is_accepted_by_who_may_inscribe_on_the_other_side() -> None:
    drawn = seated()
    mine, theirs = find(drawn, "KEN").id, find(drawn, "FRA").id
    drawn = play(drawn, c.ProposeExchange(theirs, mine), delegation("FRA"))
    with refused(Denied.NOT_GRANTED):
        play(drawn, c.AcceptExchange(mine, theirs), JOSEPH)
    assert show(play(drawn, c.AcceptExchange(mine, theirs), BARAKA)) == "FRA KEN ICRC"


def test_the_speaker_says_herself_that_she_has_finished() -> None:
    drawn = play(seated(), c.GiveFloor(), CHAIR)
    with refused(Denied.NOT_GRANTED):
        play(drawn, c.EndSpeech(), JOSEPH)
    assert show(play(drawn, c.EndSpeech(), BARAKA)) == "FRA ICRC"


def test_who_was_removed_does_nothing_more() -> None:
    drawn = after(body_decides(d.RemoveMember(OEWG, KEN, person("amina"))), then=seated())
    with refused(Denied.NOT_A_MEMBER, delegation=KEN):
        play(drawn, c.Withdraw(find(drawn, "KEN").id), AMINA)
