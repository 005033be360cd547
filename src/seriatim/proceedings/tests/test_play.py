"""Is each line given at its own instant, and answered with what it did or why not?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.journal import Journal, JournalError, StorageFailed, open_journal, sqlite_url
from seriatim.kernel.event import EVENT_NAMES
from seriatim.kernel.ids import RequestId, SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.proceedings.play import Outcome, Stage, as_json, events_of
from seriatim.proceedings.wire import read_lines

BODY = {
    "command": "EstablishBody", "body": "oewg", "name": "OEWG", "zone": "America/New_York", "seat": "New York",
    "mandate": {"symbol": "75/240", "organ": "General Assembly", "adopted": "2020-12-31"},
    "chair": {"name": "Burhan Gafoor", "mission": "Mission of Singapore"},
}  # fmt: skip
CONVENE = {
    "command": "ConveneSession", "session": "oewg-7", "body": "oewg", "ordinal": 7,
    "opens": "2024-03-04", "closes": "2024-03-08",
}  # fmt: skip
ITEM = {"command": "AddAgendaItem", "number": "5", "title": "Discussions"}
TOPIC = {"command": "AddTopic", "topic": "rid", "item": "5", "title": "Dialogue"}
OPEN = {"command": "OpenList", "list": "rid"}
KENYA = {"command": "Inscribe", "list": "rid", "delegation": "KEN", "actor": "delegation:KEN"}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with open_journal(sqlite_url(tmp_path / "journal.sqlite3")) as journal:
        yield Stage(Chamber(journal))


def play(stage: Stage, *commands: dict[str, Any]) -> list[Outcome]:
    """Commands a minute apart, by the secretariat unless they say otherwise."""
    dressed = (
        {"at": f"2024-03-08T09:{minute:02}:00-05:00", "actor": "secretariat", **one}
        for minute, one in enumerate(commands)
    )
    lines = read_lines((json.dumps(one).encode() + b"\n" for one in dressed), stage.rosters())
    return list(stage.play(lines))


def test_an_accepted_command_is_answered_with_its_events(stage: Stage) -> None:
    *_, topic = play(stage, BODY, CONVENE, ITEM, TOPIC)
    assert as_json(topic) == {
        "line": 4, "ok": True, "version": 4,
        "events": [{
            "name": "meetings.TopicAdded", "version": 4,
            "payload": {"topic": "rid", "item": "5", "title": "Dialogue", "short_title": "Dialogue"},
        }],
    }  # fmt: skip
    assert topic.answer is not None
    assert [EVENT_NAMES[type(event)] for event in events_of(topic.answer)] == ["meetings.TopicAdded"]


def test_a_refused_command_is_answered_with_its_code_and_its_sentence(stage: Stage) -> None:
    *_, twice = play(stage, BODY, CONVENE, ITEM, TOPIC, OPEN, KENYA, KENYA)
    told = as_json(twice)
    assert (told["line"], told["ok"], told["code"]) == (7, False, "ALREADY_INSCRIBED")
    assert told["sentence"].startswith("Kenya has asked already: request 1, at 09:05 on 8 March 2024, by Kenya.")
    assert told["details"] == {
        "request": 1, "delegation": "KEN", "by": "delegation:KEN", "at": "2024-03-08T14:05:00Z", "list": "rid",
    }  # fmt: skip


def test_what_happened_before_what_was_recorded_is_refused(stage: Stage) -> None:
    early = {**OPEN, "at": "2024-03-08T09:01:30-05:00"}
    *_, refused = play(stage, BODY, CONVENE, ITEM, TOPIC, early)
    assert as_json(refused)["code"] == "BEFORE_THE_LAST"
    assert "at 09:01:30 on 8 March 2024, before what was recorded last, at 09:03 on 8 March 2024" in refused.sentence


def test_a_repeated_key_gives_the_first_answer(stage: Stage) -> None:
    first = {**OPEN, "key": "k1"}
    *_, once, again, other = play(stage, BODY, CONVENE, ITEM, TOPIC, first, first, {**KENYA, "key": "k1"})
    assert as_json(again)["events"] == as_json(once)["events"]
    assert as_json(other)["code"] == "KEY_REUSED"


def test_a_command_without_a_session_is_refused(stage: Stage) -> None:
    [nowhere] = play(stage, OPEN)
    assert nowhere.sentence == "OpenList is about a session, and none is named: say which."
    assert list(stage.states()) == []


def test_every_session_that_was_acted_in_has_its_final_state(stage: Stage) -> None:
    eighth = {**CONVENE, "session": "oewg-8", "ordinal": 8}
    play(stage, BODY, CONVENE, eighth, {**ITEM, "session": "oewg-7"})
    assert [(one["session"]["session"], one["version"], one["at"]) for one in stage.states()] == [
        ("oewg-7", 3, "2024-03-08T14:03:00Z"),
        ("oewg-8", 2, "2024-03-08T14:02:00Z"),
    ]


def test_participants_of_the_body_are_called_by_their_names(stage: Stage) -> None:
    red_cross = {"participant": "ICRC", "category": "observer-entity", "names": {"en": "Red Cross"}}
    admit = {"command": "AdmitParticipant", "body": "oewg", **red_cross}
    move = {"command": "Move", "motion": "close-debate", "delegation": "Red Cross", "actor": "delegation:ICRC"}
    admitted, *_, moved = play(stage, BODY, admit, CONVENE, ITEM, TOPIC, move)[1:]
    assert admitted.answer is not None
    assert moved.sentence.startswith("Red Cross (observer entity) may not make motions in this body")


def test_where_the_journal_fails_the_line_is_named(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    play(stage, BODY)

    def full(*_: Any, **__: Any) -> None:
        raise StorageFailed("the disk is full")

    monkeypatch.setattr(stage.chamber, "act", full)
    with pytest.raises(JournalError, match="line 1: the disk is full"):
        play(stage, CONVENE)


def test_a_letter_drawn_in_an_unknown_language_is_refused(stage: Stage) -> None:
    draw = {"command": "DrawLetter", "list": "rid", "language": "la", "first": "KEN"}
    *_, drawn, in_french = play(stage, BODY, CONVENE, ITEM, TOPIC, draw, {**draw, "language": "fr"})
    assert drawn.sentence.startswith("There is no alphabet in “la” with Kenya in it")
    assert in_french.answer is not None


def test_a_play_goes_the_same_way_in_every_database(journal: Journal, stage: Stage) -> None:
    """Whatever people type is kept as it was typed, in whatever script."""
    odd = {**KENYA, "text": "“quoted” \\0 {braces} \u2067العربية\u2069 👩\u200d⚖️"}
    told = []
    for where in (stage, Stage(Chamber(journal))):
        answers = [as_json(one) for one in play(where, BODY, CONVENE, ITEM, TOPIC, OPEN, odd, KENYA)]
        told.append((answers, list(where.states())))
        kept = where.session(SessionId("oewg-7"))
        assert kept is not None
        assert kept.floor.requests[RequestId(1)].text == odd["text"]
    assert told[0] == told[1]
