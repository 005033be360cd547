"""People at the one door: what they may do is known under the lock, what a guest does is done once, keys are theirs."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant, LinkState, Purpose
from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.delegations.tests.people import AMINA, BARAKA, DESK, FRA, KEN, member, person
from seriatim.delegations.tests.people import link as link_id
from seriatim.floor.rules.commands import CarryOver, Inscribe, OpenList, Withdraw
from seriatim.floor.rules.queue import waiting
from seriatim.floor.tests.world import refused
from seriatim.journal import Journal
from seriatim.journal.moving import import_lines
from seriatim.journal.tests.golden import FOLDER
from seriatim.kernel.actor import SECRETARIAT, Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, ListId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import Mandate, Presiding
from seriatim.proceedings.authorised import unauthorised
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.rules.refusals import Refusal

AT = datetime(2024, 3, 4, 15, tzinfo=UTC)
OEWG, CPR = BodyId("oewg"), BodyId("cpr")
SEVENTH, OF_CPR = SessionId("oewg-7"), SessionId("cpr-1")
DIALOGUE, NORMS = ListId("dialogue"), ListId("norms")
NGO = DelegationId("NGO")
GUEST = member(NGO, "guest")
ROUNDS = 15


@pytest.fixture
def chamber(journal: Journal) -> Chamber:
    """Two bodies with a session each; the first has people on record, the other has not."""
    chamber = Chamber(journal)
    for body, session in ((OEWG, SEVENTH), (CPR, OF_CPR)):
        established = m.EstablishBody(
            body, "A working group", "America/New_York", "New York",
            Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("Burhan Gafoor", "Singapore"),
        )  # fmt: skip
        give(chamber, established)
        give(chamber, m.ConveneSession(session, body, 1, date(2024, 3, 4), date(2024, 3, 8)))
        give(chamber, m.AddAgendaItem("5", "Discussions"), session)
        for topic in (DIALOGUE, NORMS):
            give(chamber, m.AddTopic(topic, "5", topic), session)
            give(chamber, OpenList(topic), session)
    give(chamber, d.AdmitParticipant(OEWG, NGO, "stakeholder", {"en": "An organization"}))
    give(chamber, d.AppointOfficer(OEWG, person("desk"), "secretariat"))
    give(chamber, d.AddMember(OEWG, KEN, person("amina"), tuple(Grant)), by=DESK)
    give(chamber, d.AddMember(OEWG, KEN, person("baraka"), (Grant.INSCRIBE,)), by=AMINA)
    give(chamber, d.IssueLink(OEWG, link_id("one"), Purpose.INSCRIBE, person("guest"), NGO), by=DESK)
    return chamber


def give(chamber: Chamber, command: Any, session: SessionId | None = None, by: Actor = SECRETARIAT, **how: Any) -> Any:
    return chamber.act(command, Occasion(by, how.pop("at", AT)), session, **how)


def on_the_list(chamber: Chamber, of: ListId = DIALOGUE) -> list[str]:
    floor = chamber.session(SEVENTH).floor
    return [floor.requests[one].asked.delegation for one in waiting(floor, of)]


def check(chamber: Chamber) -> list[Any]:
    """What was done without a right to it, according to the journal."""
    return list(unauthorised((one.stream, one.recorded) for one in chamber.journal.read_all()))


def state(chamber: Chamber) -> LinkState:
    return chamber.body(OEWG).roster.links[link_id("one")].state


def test_a_guest_asks_for_the_floor_once_and_the_link_is_used_with_it(chamber: Chamber) -> None:
    asked = Inscribe(DIALOGUE, NGO, text="Our text.")
    first = give(chamber, asked, SEVENTH, GUEST, key="k")
    assert (on_the_list(chamber), state(chamber)) == (["NGO"], LinkState.USED)
    assert [event["name"] for event in first.events] == ["floor.Inscribed"]
    assert give(chamber, asked, SEVENTH, GUEST, key="k") == first
    for more in (Inscribe(NORMS, NGO), Withdraw(chamber.session(SEVENTH).floor.asked_by[NGO][0])):
        with refused(Denied.NOT_A_MEMBER, delegation=NGO):
            give(chamber, more, SEVENTH, GUEST)
    assert check(chamber) == []
    assert Chamber(chamber.journal).body(OEWG) == chamber.body(OEWG)


def test_what_a_guest_was_refused_leaves_the_link_open(chamber: Chamber) -> None:
    with suppress(Refused):
        give(chamber, Inscribe(ListId("nil"), NGO), SEVENTH, GUEST)
    with refused(Denied.NOT_A_MEMBER):
        give(chamber, Inscribe(DIALOGUE, KEN), SEVENTH, GUEST)
    assert state(chamber) == LinkState.OPEN
    with refused(Denied.NOT_A_MEMBER):
        give(chamber, Inscribe(DIALOGUE, NGO), SEVENTH, GUEST, at=AT + timedelta(days=7))


def test_who_is_removed_does_nothing_from_the_next_act_on(chamber: Chamber) -> None:
    give(chamber, Inscribe(DIALOGUE, KEN), SEVENTH, BARAKA)
    give(chamber, d.RemoveMember(OEWG, KEN, person("baraka")), by=AMINA)
    with refused(Denied.NOT_A_MEMBER, delegation=KEN):
        give(chamber, Inscribe(NORMS, KEN), SEVENTH, BARAKA)
    assert check(chamber) == []


def test_who_has_a_place_in_one_body_has_none_in_another(chamber: Chamber) -> None:
    for command, by, code in (
        (OpenList(DIALOGUE), DESK, Denied.NOT_APPOINTED),
        (Inscribe(DIALOGUE, KEN), AMINA, Denied.NOT_A_MEMBER),
    ):
        with refused(code):
            give(chamber, command, OF_CPR, by)
    with refused(Denied.NOT_APPOINTED):
        give(chamber, d.AppointOfficer(CPR, person("desk"), "secretariat"), by=DESK)
    for here, there in ((SEVENTH, OF_CPR), (OF_CPR, SEVENTH)):
        with refused(Denied.NOT_APPOINTED, actor=str(DESK)):
            give(chamber, CarryOver(DIALOGUE, there, DIALOGUE), here, DESK)


@pytest.mark.parametrize("by", [AMINA, SECRETARIAT, delegation("KEN"), delegation("FRA"), GUEST])
def test_a_key_of_somebody_else_is_refused_and_tells_nothing_of_what_was_done_with_it(
    chamber: Chamber, by: Actor
) -> None:
    asked = Inscribe(DIALOGUE, KEN)
    give(chamber, asked, SEVENTH, BARAKA, key="of Baraka")
    before = chamber.journal.head()
    for command, session in ((asked, SEVENTH), (Inscribe(DIALOGUE, FRA), SEVENTH), (asked, OF_CPR)):
        with pytest.raises(Refused) as caught:
            give(chamber, command, session, by, key="of Baraka")
        assert (caught.value.code, caught.value.details) == (Refusal.KEY_REUSED, {"key": "of Baraka"})
    with refused(Refusal.KEY_REUSED):
        give(chamber, d.RemoveMember(OEWG, KEN, person("baraka")), by=by, key="of Baraka")
    assert chamber.journal.head() == before


def test_everybody_who_acted_in_the_golden_journal_might(journal: Journal) -> None:
    golden = max(FOLDER.glob("*.jsonl"))
    import_lines(journal, golden.read_bytes().splitlines(keepends=True))
    assert check(Chamber(journal)) == []


def test_no_act_slips_in_behind_a_removal(chamber: Chamber) -> None:
    """Two at once, many times over: in the order of the journal nobody acts after having been removed."""
    for round_ in range(ROUNDS):
        at_once = Barrier(2)

        def race(command: Any, session: SessionId | None, by: Actor, at_once: Barrier = at_once) -> None:
            at_once.wait()
            with suppress(Refused):
                give(Chamber(chamber.journal), command, session, by)

        topic = (DIALOGUE, NORMS)[round_ % 2]
        with ThreadPoolExecutor(2) as pool:
            asking = pool.submit(race, Inscribe(topic, KEN), SEVENTH, BARAKA)
            removing = pool.submit(race, d.RemoveMember(OEWG, KEN, person("baraka")), None, AMINA)
            asking.result()
            removing.result()
        for request in waiting(chamber.session(SEVENTH).floor, topic):
            give(chamber, Withdraw(request), SEVENTH)
        give(chamber, d.AddMember(OEWG, KEN, person("baraka"), (Grant.INSCRIBE,)), by=AMINA)
    assert check(chamber) == []
