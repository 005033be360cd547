"""The one door to bodies and sessions: what is obeyed is on the disk, what is refused left nothing behind."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.delegations.rules.refusals import Refusal as DelegationRefusal
from seriatim.floor.rules.commands import CarryOver, DrawLetter, GiveFloor, Inscribe, OpenList
from seriatim.floor.rules.queue import waiting
from seriatim.floor.tests.world import refused
from seriatim.journal import open_journal, sqlite_url
from seriatim.kernel.actor import CHAIR, SECRETARIAT, Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, DelegationId, ListId, MeetingId, SessionId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate, Presiding
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.rules.refusals import Refusal

AT = datetime(2024, 3, 4, 15, tzinfo=UTC)
OEWG, SEVENTH, EIGHTH, DIALOGUE = BodyId("oewg"), SessionId("oewg-7"), SessionId("oewg-8"), ListId("dialogue")
MEETING = {SEVENTH: MeetingId("m1"), EIGHTH: MeetingId("m5")}
ESTABLISH = m.EstablishBody(
    OEWG, "Open-ended working group", "America/New_York", "New York",
    Mandate("75/240", "General Assembly", date(2020, 12, 31)), Presiding("Burhan Gafoor", "Singapore"),
)  # fmt: skip


@pytest.fixture
def chamber(tmp_path: Path) -> Iterator[Chamber]:
    """Two sessions of one body, each with a meeting in April and a list that is open."""
    with open_journal(sqlite_url(tmp_path / "journal.sqlite3")) as journal:
        chamber = Chamber(journal)
        give(chamber, ESTABLISH)
        for number, session in enumerate((SEVENTH, EIGHTH)):
            starts = AT + timedelta(days=30 + number)
            for command in (
                m.ConveneSession(session, OEWG, 7 + number, date(2024, 3, 4), date(2024, 3, 8)),
                m.AddAgendaItem("5", "Discussions on substantive issues"),
                m.AddTopic(DIALOGUE, "5", "Regular institutional dialogue"),
                m.PlanMeeting(MEETING[session], starts, (HardStop("room", starts + timedelta(hours=3)),), (DIALOGUE,)),
                OpenList(DIALOGUE),
            ):
                give(chamber, command, session)
        yield chamber


def give(chamber: Chamber, command: Any, session: SessionId | None = None, by: Actor = SECRETARIAT, **how: Any) -> Any:
    return chamber.act(command, Occasion(by, how.pop("at", AT)), session, **how)


def asks(code: str) -> Inscribe:
    return Inscribe(DIALOGUE, DelegationId(code))


def on_the_list(chamber: Chamber, session: SessionId) -> list[str]:
    floor = chamber.session(session).floor
    return [floor.requests[one].asked.delegation for one in waiting(floor, DIALOGUE)]


def test_a_command_about_a_session_names_one_that_there_is(chamber: Chamber) -> None:
    with refused(Refusal.NO_SESSION_NAMED, command="GiveFloor"):
        give(chamber, GiveFloor())
    with refused(Refusal.NO_SUCH_SESSION, session="oewg-9"):
        give(chamber, GiveFloor(), SessionId("oewg-9"))
    with refused(Refusal.NO_SUCH_SESSION, session="oewg-9"):
        chamber.session(SessionId("oewg-9"))
    with refused(MeetingRefusal.NO_SUCH_BODY, body="cpr"):
        give(chamber, m.ConveneSession(SessionId("cpr-1"), BodyId("cpr"), 1, date(2024, 3, 4), date(2024, 3, 8)))


def test_a_repeated_key_gets_the_first_answer_and_changes_nothing(chamber: Chamber) -> None:
    first = give(chamber, asks("KEN"), SEVENTH, delegation("KEN"), key="k")
    assert give(chamber, asks("KEN"), SEVENTH, delegation("KEN"), key="k") == first
    assert on_the_list(chamber, SEVENTH) == ["KEN"]
    assert (first.events[0]["name"], first.version) == ("floor.Inscribed", chamber.session(SEVENTH).version)


def test_a_key_belongs_to_one_command_of_one_actor(chamber: Chamber) -> None:
    give(chamber, asks("KEN"), SEVENTH, key="k")
    for command, by in ((asks("BRA"), SECRETARIAT), (asks("KEN"), CHAIR)):
        with refused(Refusal.KEY_REUSED, key="k"):
            give(chamber, command, SEVENTH, by, key="k")


def test_what_is_refused_leaves_nothing_behind_and_its_key_free(chamber: Chamber) -> None:
    before = chamber.journal.head()
    with refused(DelegationRefusal.UNKNOWN_PARTICIPANT):
        give(chamber, asks("Macedonia"), SEVENTH, key="k")
    assert chamber.journal.head() == before
    give(chamber, asks("MKD"), SEVENTH, key="k")


def test_another_process_finds_what_was_recorded(chamber: Chamber) -> None:
    give(chamber, asks("KEN"), SEVENTH)
    assert Chamber(chamber.journal).session(SEVENTH) == chamber.session(SEVENTH)
    assert Chamber(chamber.journal).body(OEWG) == chamber.body(OEWG)


def test_a_clock_that_was_set_back_is_moved_up_but_not_for_what_is_typed_in_afterwards(chamber: Chamber) -> None:
    early = AT - timedelta(hours=1)
    give(chamber, asks("KEN"), SEVENTH, at=early)
    assert chamber.session(SEVENTH).at == AT
    with refused(Refusal.BEFORE_THE_LAST, at=early, last=AT):
        give(chamber, asks("BRA"), SEVENTH, at=early, strict=True)


def test_a_body_does_not_meet_in_two_sessions_at_once(chamber: Chamber) -> None:
    taken = AT + timedelta(days=31)
    plan = m.PlanMeeting(MeetingId("m1b"), taken, (HardStop("room", taken + timedelta(hours=1)),))
    with refused(MeetingRefusal.MEETINGS_OVERLAP, session=EIGHTH, meeting="m5", starts=taken):
        give(chamber, plan, SEVENTH)


def test_what_is_carried_over_leaves_and_arrives_in_one_act(chamber: Chamber) -> None:
    for command in (asks("KEN"), asks("BRA"), m.OpenMeeting(MeetingId("m1")), m.AdjournMeeting()):
        give(chamber, command, SEVENTH)
    carry = CarryOver(DIALOGUE, EIGHTH, DIALOGUE)
    before = chamber.journal.head().size
    answer = give(chamber, carry, SEVENTH, key="k")
    assert [event["name"] for event in answer.events] == ["floor.CarriedOver"]
    assert (on_the_list(chamber, SEVENTH), on_the_list(chamber, EIGHTH)) == ([], ["KEN", "BRA"])
    assert give(chamber, carry, SEVENTH, key="k") == answer
    assert chamber.journal.head().size == before + 4
    with refused(Refusal.SAME_SESSION, session=SEVENTH):
        give(chamber, CarryOver(DIALOGUE, SEVENTH, DIALOGUE), SEVENTH)


def test_a_drawn_letter_is_recorded_with_the_alphabet_of_its_language(chamber: Chamber) -> None:
    for code in ("ZAF", "ALB", "DEU"):
        give(chamber, asks(code), SEVENTH)
    give(chamber, DrawLetter(DIALOGUE, "fr", DelegationId("ALB")), SEVENTH)
    assert on_the_list(chamber, SEVENTH) == ["ALB", "DEU", "ZAF"]  # Afrique du Sud comes last, before Albanie
    drawn = chamber.journal.read(f"session:{SEVENTH}")[-2].event
    assert (drawn.alphabet[0], drawn.alphabet[-1]) == ("ALB", "ZAF")


def test_a_meeting_is_not_opened_while_another_session_of_the_body_sits(chamber: Chamber) -> None:
    give(chamber, m.OpenMeeting(MEETING[SEVENTH]), SEVENTH)
    with refused(MeetingRefusal.MEETING_IN_SESSION, session=SEVENTH, meeting="m1"):
        give(chamber, m.OpenMeeting(MEETING[EIGHTH]), EIGHTH)
    give(chamber, m.AdjournMeeting(), SEVENTH)
    give(chamber, m.OpenMeeting(MEETING[EIGHTH]), EIGHTH)
    assert chamber.session(EIGHTH).programme.sitting == "m5"


def test_a_hard_stop_is_not_moved_into_a_meeting_of_another_session(chamber: Chamber) -> None:
    give(chamber, m.OpenMeeting(MEETING[SEVENTH]), SEVENTH)
    taken = AT + timedelta(days=31)
    with refused(MeetingRefusal.MEETINGS_OVERLAP, session=EIGHTH, meeting="m5", starts=taken):
        give(chamber, m.MoveHardStop("room", taken + timedelta(minutes=1), "the room is free"), SEVENTH)
    give(chamber, m.MoveHardStop("room", taken, "the room is free"), SEVENTH)


def test_what_is_typed_in_about_a_body_comes_in_its_order_as_well(chamber: Chamber) -> None:
    admit = AdmitParticipant(OEWG, DelegationId("ACME"), "stakeholder", {"en": "Acme"})
    with refused(Refusal.BEFORE_THE_LAST, last=AT):
        give(chamber, admit, at=AT - timedelta(days=1), strict=True)
    give(chamber, admit, at=AT - timedelta(days=1))
    assert chamber.body(OEWG).at == AT
