"""The demonstration tells the story of the letter: the seventh session, its last meeting, the follow-up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.queue import owed, waiting
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Standing
from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.kernel.actor import CHAIR, SECRETARIAT
from seriatim.kernel.actor import delegation as of
from seriatim.kernel.ids import DelegationId, ListId
from seriatim.kernel.refusal import Refused
from seriatim.letters.gather import facts_of
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.text import text
from seriatim.meetings.rules import commands as m
from seriatim.proceedings.chamber import Chamber
from seriatim.site.demo import seventh_session as demo

EXPECTED = Path(__file__).parent.parent / "src/seriatim/letters/tests/letter-2024-03-14.txt"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(sqlite_url(tmp_path / "journal.sqlite3")) as journal:
        yield journal


@pytest.fixture
def chamber(journal: Journal) -> Chamber:
    chamber = Chamber(journal)
    demo.enact(chamber)
    return chamber


def schedule(chamber: Chamber) -> None:
    demo.give(chamber, demo.follow_up(), SECRETARIAT, demo.letter_dated())


def test_sixty_ask_and_when_the_meeting_rises_every_unheard_request_is_owed_in_order(chamber: Chamber) -> None:
    floor = chamber.session(demo.SESSION).floor
    heard = [one for one in floor.requests.values() if one.standing == Standing.HEARD]
    left = owed(floor, demo.TOPIC)
    assert (len(floor.requests), len(heard), len(left)) == (60, 33, 27)
    assert waiting(floor, demo.TOPIC) == left == tuple(sorted(left, key=lambda one: floor.requests[one].at))
    assert all(floor.requests[one].owed_in == (demo.LAST_MEETING,) for one in left)


def test_the_last_meeting_keeps_the_working_groups_own_pace(chamber: Chamber) -> None:
    speeches = [one for one in chamber.session(demo.SESSION).floor.speeches if one.request]
    mean = sum(one.elapsed_ms for one in speeches) / len(speeches) / 1000
    assert 280 < mean < 300


def test_setting_the_demonstration_up_again_changes_nothing(chamber: Chamber, journal: Journal) -> None:
    before = journal.head()
    demo.enact(Chamber(journal))
    assert journal.head() == before


def test_the_letter_of_14_march_comes_out_of_the_journal_word_for_word(chamber: Chamber) -> None:
    schedule(chamber)
    letter = text(compose(facts_of(chamber, demo.SESSION, demo.TOWN_HALL)))
    assert letter.split() == EXPECTED.read_text(encoding="utf-8").split()


def test_the_letter_bears_the_day_on_which_the_follow_up_was_scheduled_unless_another_is_given(
    chamber: Chamber,
) -> None:
    schedule(chamber)
    assert facts_of(chamber, demo.SESSION, demo.TOWN_HALL).dated == date(2024, 3, 14)
    assert facts_of(chamber, demo.SESSION, demo.TOWN_HALL, date(2024, 3, 15)).dated == date(2024, 3, 15)


def test_what_happens_after_the_letter_does_not_rewrite_it(chamber: Chamber) -> None:
    schedule(chamber)
    before = facts_of(chamber, demo.SESSION, demo.TOWN_HALL)
    hold_first_phase(chamber)
    assert facts_of(chamber, demo.SESSION, demo.TOWN_HALL) == before


def test_who_hands_in_a_text_before_the_letter_is_not_owed_in_it(chamber: Chamber) -> None:
    schedule(chamber)
    first = owed(chamber.session(demo.SESSION).floor, demo.TOPIC)[0]
    demo.give(chamber, c.GiveInWriting(first, "the statement"), SECRETARIAT, demo.letter_dated() + timedelta(hours=1))
    speakers = facts_of(chamber, demo.SESSION, demo.TOWN_HALL).speakers
    assert speakers == replace(speakers, heard=33, owed=26)


def test_a_meeting_that_follows_none_has_no_letter(chamber: Chamber) -> None:
    with pytest.raises(Refused, match="NO_LETTER"):
        facts_of(chamber, demo.SESSION, demo.LAST_MEETING)


def test_a_letter_is_about_one_topic_which_must_be_one_of_the_follow_up(chamber: Chamber) -> None:
    schedule(chamber)
    named = facts_of(chamber, demo.SESSION, demo.TOWN_HALL, about=demo.TOPIC)
    assert named == facts_of(chamber, demo.SESSION, demo.TOWN_HALL)
    with pytest.raises(Refused, match="SEVERAL_TOPICS"):
        facts_of(chamber, demo.SESSION, demo.TOWN_HALL, about=ListId("threats"))


TOWN_HALL_OPENS = datetime(2024, 3, 27, 13, 0, tzinfo=UTC)


def hold_first_phase(chamber: Chamber) -> datetime:
    at = TOWN_HALL_OPENS
    demo.give(chamber, m.OpenMeeting(demo.TOWN_HALL), CHAIR, at)
    for _ in owed(chamber.session(demo.SESSION).floor, demo.TOPIC):
        at += timedelta(minutes=4)
        demo.give(chamber, c.GiveFloor(), CHAIR, at)
    at += timedelta(minutes=4)
    demo.give(chamber, c.EndSpeech(), CHAIR, at)
    return at


def test_at_the_town_hall_the_owed_are_heard_first_in_the_order_in_which_they_stood(chamber: Chamber) -> None:
    schedule(chamber)
    stood = owed(chamber.session(demo.SESSION).floor, demo.TOPIC)
    hold_first_phase(chamber)
    floor = chamber.session(demo.SESSION).floor
    assert tuple(one.request for one in floor.speeches if one.meeting == demo.TOWN_HALL) == stood
    assert all(floor.requests[one].standing == Standing.HEARD for one in stood)


def test_then_the_floor_is_opened_to_all_and_those_who_spoke_may_add_views(chamber: Chamber) -> None:
    schedule(chamber)
    at = hold_first_phase(chamber)
    asks = c.Inscribe(demo.TOPIC, DelegationId("FRA"))
    demo.give(chamber, c.CloseList(demo.TOPIC), CHAIR, at)
    with pytest.raises(Refused) as refused:
        demo.give(chamber, asks, of("FRA"), at)
    assert refused.value.code == Refusal.LIST_CLOSED
    demo.give(chamber, c.OpenFloorToAll(demo.TOPIC), CHAIR, at)
    demo.give(chamber, asks, of("FRA"), at + timedelta(seconds=1))
    floor = chamber.session(demo.SESSION).floor
    assert [floor.requests[one].asked.delegation for one in waiting(floor, demo.TOPIC)] == ["FRA"]
