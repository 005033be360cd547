"""Each sentence is chosen by what is true."""

from datetime import date
from typing import Any

import pytest

from seriatim.letters.rules.facts import Addressees, Phase
from seriatim.letters.tests.facts import NOBODY_OWED
from seriatim.letters.tests.told import told

ORIGINAL = "which was convened last week from 4 to 8 March 2024."
ITS = "that had not been able to make its statement at"
THEIRS = "that had not been able to make their statements at"
LENGTH = "due to the length of the speakers list at this session"


@pytest.mark.parametrize(
    ("opens", "closes", "dated", "convened"),
    [
        (date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 14), ORIGINAL),
        (date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 11), ORIGINAL),
        (date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 17), ORIGINAL),
        (date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 18), "convened from 4 to 8 March 2024."),
        (date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 8), "convened this week from 4 to 8 March 2024."),
        (date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 10), "convened this week from 4 to 8 March 2024."),
        (date(2024, 2, 26), date(2024, 3, 8), date(2024, 3, 14), "convened from 26 February to 8 March 2024."),
        (date(2023, 12, 27), date(2023, 12, 29), date(2024, 1, 2), "convened last week from 27 to 29 December 2023."),
        (date(2023, 12, 18), date(2024, 1, 5), date(2024, 3, 1), "convened from 18 December 2023 to 5 January 2024."),
        (date(2024, 3, 4), date(2024, 3, 4), date(2024, 3, 25), "convened on 4 March 2024."),
    ],
)
def test_it_was_last_week_only_if_the_whole_session_was(opens: date, closes: date, dated: date, convened: str) -> None:
    assert convened in told({"session.opens": opens, "session.closes": closes, "dated": dated})


@pytest.mark.parametrize(
    ("heard", "owed", "phrases"),
    [
        (30, 30, ["all speakers who", "hear the remaining speakers on", f"to the remaining delegations {THEIRS}"]),
        (59, 1, ["one of the speakers who", "hear the remaining speaker on", f"to the remaining delegation {ITS}"]),
        (0, 1, ["the one speaker who", "hear this speaker on", f"to the delegation {ITS}"]),
        (0, 4, ["any of the speakers who", "hear these speakers on", f"to the delegations {THEIRS}"]),
    ],
)
def test_one_and_several_take_their_own_phrases(heard: int, owed: int, phrases: list[str]) -> None:
    letter = told({"speakers.heard": heard, "speakers.owed": owed})
    assert [phrase for phrase in phrases if phrase not in letter] == []


def test_where_nobody_is_owed_the_floor_the_letter_invites_to_continue() -> None:
    letter = told({"speakers.owed": 0})
    assert "As delegations will recall" not in letter
    assert "remaining" not in letter
    assert "It is my pleasure to invite delegations to a virtual informal “town hall” meeting" in letter
    assert "I intend to open the floor to all delegations to make further comments on regular institutional" in letter


def test_where_nobody_spoke_nobody_is_asked_for_views_beyond_a_statement() -> None:
    letter = told({"speakers.heard": 0})
    assert "to all other delegations to make comments on this issue, should they wish to do so." in letter
    assert "beyond" not in letter


@pytest.mark.parametrize(
    ("long_list", "limit", "recall"),
    [
        (True, "the fire alarm", f"recall, {LENGTH} and the fire alarm, we were unable"),
        (True, "", f"recall, {LENGTH}, we were unable"),
        (False, "the fire alarm.", "recall, due to the fire alarm, we were unable"),
        (False, " ", "recall, we were unable"),
    ],
)
def test_the_reasons_are_those_that_there_were(long_list: bool, limit: str, recall: str) -> None:
    assert recall in told({"speakers.list_was_long": long_list, "speakers.reason_for_limit": limit})


@pytest.mark.parametrize(
    ("phases", "conduct"),
    [
        ((Phase.OWED,), ["I intend to give the floor to the remaining delegations that"]),
        ((Phase.OPEN_FLOOR,), ["I intend to open the floor to all delegations to make further comments on this issue"]),
        (
            (Phase.OPEN_FLOOR, Phase.OWED),
            ["I intend to first open the floor to all delegations", "I will then give the floor to the remaining"],
        ),
        ((), []),
    ],
)
def test_the_meeting_has_its_phases_in_their_order(phases: tuple[Phase, ...], conduct: list[str]) -> None:
    letter = told({"follow_up.phases": phases})
    assert [sentence for sentence in conduct if sentence not in letter] == []
    assert letter.count("the floor to") == len(conduct)


def test_a_meeting_without_phases_has_no_paragraph_about_them() -> None:
    assert "At this" not in told({"follow_up.phases": ()})


@pytest.mark.parametrize(
    ("form", "name", "invitation"),
    [
        ("informal", "", "delegations to an informal meeting on **"),
        ("", "town hall", "delegations to a “town hall” meeting on **"),
        ("", "open house", "delegations to an “open house” meeting on **"),
        ("", "", "delegations to a meeting on **"),
    ],
)
def test_the_meeting_is_called_what_it_is(form: str, name: str, invitation: str) -> None:
    assert invitation in told({"follow_up.form": form, "follow_up.name": name})


@pytest.mark.parametrize(
    ("place", "later", "where"),
    [
        ("", False, "dialogue.\n"),
        ("", True, "dialogue. Connection details will be conveyed by the Secretariat in due course.\n"),
        ("Conference Room 4", False, "dialogue. The meeting will be held in Conference Room 4.\n"),
        (
            "United Nations Headquarters",
            True,
            "dialogue. The meeting will be held at United Nations Headquarters. Connection details will be",
        ),
    ],
)
def test_a_meeting_in_person_has_a_place_and_a_virtual_one_connection_details(
    place: str, later: bool, where: str
) -> None:
    assert where in told({"follow_up.place": place, "follow_up.connection_details_later": later})


@pytest.mark.parametrize(
    ("ordinal", "kind", "session"),
    [
        (7, "substantive", "in the seventh substantive session of"),
        (1, "organizational", "in the first organizational session of"),
        (None, "organizational", "in the organizational session of"),
        (5, "resumed", "in the resumed fifth session of"),
        (2, "intersessional", "in the second intersessional session of"),
        (80, "regular", "in the eightieth session of"),
        (111, "", "in the 111th session of"),
        (None, "", "in the session of"),
    ],
)
def test_the_session_is_called_by_its_ordinal_and_kind(ordinal: int | None, kind: str, session: str) -> None:
    assert session in told({"session.ordinal": ordinal, "session.kind": kind})


def test_a_body_without_a_mandate_claims_none() -> None:
    letter = told({"body.mandate": None, "body.name": "First Committee", "body.short_name": ""})
    assert "in my capacity as Chair of the First Committee.\n" in letter
    assert "the seventh substantive session of the Committee," in letter
    assert "across all areas of our mandate.\n" in letter


def test_a_mandate_without_an_objective_names_the_resolution_only() -> None:
    assert "our mandate as established in General Assembly resolution 75/240.\n" in told({"body.mandate.objective": ""})


@pytest.mark.parametrize("office", ["Chair", "President", "Co-Chair"])
def test_the_chair_signs_with_the_title_held(office: str) -> None:
    letter = told({"body.chair.office": office})
    assert f"in my capacity as {office} of the Open-Ended" in letter
    assert f"**Burhan Gafoor**\n{office}\n" in letter


def test_a_programme_of_work_that_was_not_adopted_is_not_called_agreed() -> None:
    assert "as contained in our draft Programme of Work." in told({"session.programme_of_work_adopted": False})


def test_a_meeting_that_nobody_proposed_is_not_said_to_be_proposed() -> None:
    letter = told({"follow_up.proposed_at_closing": False})
    assert "At this virtual informal “town hall” meeting, I intend to first give" in letter


@pytest.mark.parametrize("changes", [{"topic.short_title": ""}, {"topic.short_title": "", "speakers.owed": 0}])
def test_a_topic_without_a_short_title_is_this_topic(changes: dict[str, Any]) -> None:
    assert "on this topic" in told(changes)


@pytest.mark.parametrize(
    ("addressees", "phrase"),
    [
        (Addressees.REPRESENTATIVES_AND_OBSERVERS, "Permanent Representatives and Permanent Observers to the United"),
        (Addressees.REPRESENTATIVES, "All Permanent Representatives to the United Nations\nVienna\n"),
        (Addressees.OBSERVERS, "All Permanent Observers to the United Nations\nVienna\n"),
    ],
)
def test_the_letter_is_addressed_to_those_who_get_it(addressees: Addressees, phrase: str) -> None:
    assert phrase in told({"addressees": addressees}, NOBODY_OWED)


def test_the_time_is_told_by_the_clock_of_the_city() -> None:
    assert "Wednesday, 27 March 2024 at 2.00pm (Geneva time)" in told(
        {"follow_up.zone": "Europe/Zurich", "follow_up.city": "Geneva"}
    )


def test_a_title_typed_over_two_lines_stands_on_one() -> None:
    assert told({"body.short_name": " OEWG ", "follow_up.city": "New \n York"}) == told({})
    assert "on the topic “Regular dialogue” under" in told({"topic.title": " Regular\n  dialogue "})


def test_asterisks_and_braces_in_a_name_are_just_that() -> None:
    assert "our discussions on {norms} **now**. Connection" in told({"topic.short_title": "{norms} **now**"})
