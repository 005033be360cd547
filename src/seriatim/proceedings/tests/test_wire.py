"""Is a line understood exactly, and is what cannot be understood said with its line and field?"""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Kind
from seriatim.kernel.actor import CHAIR, SECRETARIAT, delegation
from seriatim.kernel.command import COMMAND_TYPES, Occasion
from seriatim.kernel.ids import DelegationId, ListId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mandate
from seriatim.proceedings.expected import hints_of
from seriatim.proceedings.people import Rosters
from seriatim.proceedings.wire import ENVELOPE, OTHERWISE, BadLine, Line, read_lines

AT = "2024-03-08T10:00:00-05:00"


def written(command: str, actor: str = "chair", **given: Any) -> bytes:
    return json.dumps({"at": AT, "actor": actor, "command": command, **given}).encode() + b"\n"


def asks(**given: Any) -> bytes:
    return written("Inscribe", **{"list": "rid", "delegation": "KEN", **given})


def plans(hard_stops: Any) -> bytes:
    return written("PlanMeeting", meeting="m10", starts=AT, hard_stops=hard_stops)


CONVENE = written("ConveneSession", session="oewg-7", body="oewg", ordinal=7, opens="2024-03-04", closes="2024-03-08")


def read(*raw: bytes) -> list[Line]:
    return list(read_lines(raw, Rosters()))


def wrong(raw: bytes) -> str:
    with pytest.raises(BadLine) as bad:
        read(raw)
    assert bad.value.line == 1
    return str(bad.value)


def test_a_line_says_who_gives_which_command_when_in_which_session() -> None:
    own = {"list": "rid", "delegation": "كينيا", "kind": "reply", "capacity": "joint", "joint_with": ["Brésil", "CL"]}
    [line] = read(written("Inscribe", "delegation:Kenya/amina", session="oewg-7", key="k1", seen=4, **own))
    partners = (DelegationId("BRA"), DelegationId("CHL"))
    assert line.command == c.Inscribe(
        ListId("rid"), DelegationId("KEN"), Kind.REPLY, Capacity.JOINT, joint_with=partners
    )
    assert line.occasion == Occasion(delegation("KEN", "amina"), datetime(2024, 3, 8, 15, 0, tzinfo=UTC), 4)
    assert (line.number, line.session, line.key) == (1, "oewg-7", "k1")


def test_empty_lines_and_comments_are_skipped_and_counted() -> None:
    lines = read(b"\xef\xbb\xbf# Tenth meeting\n", b"\n", b"  \r\n", written("EndSpeech"), b"# over")
    assert [(line.number, line.command) for line in lines] == [(4, c.EndSpeech())]


def test_records_and_times_within_a_command_are_read() -> None:
    stop = {"service": "room", "at": "2024-03-08T18:00"}
    mandate = {"symbol": "75/240", "organ": "General Assembly", "adopted": "2020-12-31"}
    chair = {"name": "Burhan Gafoor", "mission": "Mission of Singapore"}
    oewg: dict[str, Any] = {"body": "oewg", "name": "OEWG", "zone": "America/New_York", "seat": "New York"}
    lines = read(
        written("PlanMeeting", "secretariat", meeting="m10", starts="2024-03-08T15:00:00", hard_stops=[stop]),
        written("EstablishBody", mandate=mandate, chair=chair, **oewg),
    )
    plan, body = (line.command for line in lines)
    assert plan.hard_stops == (HardStop("room", datetime(2024, 3, 8, 18)),)  # noqa: DTZ001 — local to the seat
    assert lines[0].occasion.actor == SECRETARIAT
    assert body.mandate == Mandate("75/240", "General Assembly", date(2020, 12, 31))


def test_the_session_of_the_line_before_is_meant_where_none_is_named() -> None:
    lines = read(
        written("EndSpeech"), CONVENE, written("EndSpeech"), written("EndSpeech", session="x"), written("Undo")
    )
    assert [line.session for line in lines] == [None, "oewg-7", "oewg-7", "x", "x"]
    assert isinstance(lines[1].command, m.ConveneSession)


def test_a_line_without_a_key_gets_one_that_stands_for_all_that_was_written_so_far() -> None:
    first, second, third = written("EndSpeech"), written("Undo"), written("StopClock")
    keys = [line.key for line in read(first, second)]
    assert len(set(keys)) == 2
    assert [line.key for line in read(first, second.rstrip())] == keys, "a line feed is no difference"
    assert [line.key for line in read(first, second, third)][:2] == keys, "a file may grow"
    assert read(first, third)[1].key != keys[1]
    assert read(b"\n", first)[0].key != keys[0]


def test_who_was_admitted_in_the_file_is_known_from_then_on() -> None:
    red_cross: dict[str, Any] = {"participant": "ICRC", "category": "observer-entity", "names": {"en": "Red Cross"}}
    admit = written("AdmitParticipant", body="oewg", **red_cross)
    asks = written("Inscribe", "delegation:ICRC", list="rid", delegation="Red Cross")
    lines = read(admit, CONVENE, asks)
    assert isinstance(lines[0].command, AdmitParticipant)
    assert lines[2].command.delegation == "ICRC"
    with pytest.raises(BadLine, match="line 2, “actor”: “ICRC” is nobody’s code or name here"):
        read(CONVENE, asks)
    refused = written("AdmitParticipant", "delegation:KEN", body="oewg", **red_cross)
    with pytest.raises(BadLine, match="line 3, “actor”"):
        read(refused, CONVENE, asks)


NOT_JSON = (b"not json", b'{"a": NaN}', b'{"a": "\\ud800"}', b'"\xff"')


@pytest.mark.parametrize("raw", NOT_JSON, ids=lambda raw: ascii(raw[:12]))
def test_what_is_not_json_is_said_to_be_so_or_to_be_cut_short(raw: bytes) -> None:
    assert wrong(raw + b"\n").startswith("line 1: this is not JSON (")
    assert wrong(raw).startswith("line 1: the file ends in the middle of this line (")


def test_what_is_nested_too_deeply_is_not_followed() -> None:
    assert wrong(b"[" * 10_000) == (
        "line 1: this is nested more deeply than any command: write one flat object on each line"
    )


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"[]\n", "line 1: this is not an object"),
        (b'{"at": 1, "at": 2}\n', "line 1, “at”: the field is there twice: remove one of the two"),
        (b"{}\n", "line 1, “command”: the field is missing"),
        (b'{"command": 7}\n', "“command”: 7 is not what is expected: give text"),
        (written("GiveFlor"), "line 1, “command”: there is no command “GiveFlor”: did you mean “GiveFloor”?"),
        (written("givefloor"), "did you mean “GiveFloor”?"),
        (written("Qqq"), "there is no command “Qqq”: use "),
        (b'{"command": "EndSpeech"}\n', "“actor”: the field is missing"),
        (written("EndSpeech", "president"), "“actor”: actor 'president' is none of chair"),
        (written("EndSpeech", "delegation:Macedonia"), "“actor”: “Macedonia” is nobody’s code or name here"),
        (written("EndSpeech", "chair/\x07"), "“actor”: the text has the control character U+0007: remove it"),
        (written("Withdraw", request=1, reason="\0"), "“reason”: the text has the control character U+0000: remove it"),
        (written("Withdraw", request=1, reason="\u202e"), "the character U+202E, which reverses what follows: remove"),
        (written("Withdraw", request=1, reason="x" * 60_001), "“reason”: the text is longer than 60,000 characters"),
        (b'{"command": "EndSpeech", "actor": "chair"}\n', "“at”: the field is missing"),
        (written("EndSpeech", at="2024-03-08T10:00:00"), "has no offset from UTC: give an instant such as"),
        (written("EndSpeech", at="yesterday"), "“at”: “yesterday” is no time"),
        (written("EndSpeech", at="2024-02-30T10:00:00Z"), "“at”: “2024-02-30T10:00:00Z” is no time"),
        (written("EndSpeech", at="9999-12-31T23:59:59-05:00"), "is no time"),
        (written("EndSpeech", at=5), "“at”: 5 is not what is expected: give text"),
        (written("EndSpeech", key=""), "“key”: this cannot be a key"),
        (written("EndSpeech", seen="4"), "“seen”: “4” is not what is expected: give a whole number"),
        (written("EndSpeech", x=1), "“x”: EndSpeech has no such field: use at, actor, command, session, key, seen"),
        (written("Withdraw", reqest=1), "“reqest”: Withdraw has no such field: did you mean “request”?"),
        (written("Withdraw"), "“request”: the field is missing: give the number of a request"),
        (written("Withdraw", request="1"), "“request”: “1” is not what is expected: give a whole number"),
        (written("Withdraw", request=True), "“request”: true is not what is expected"),
        (written("Withdraw", request=10**30), "“request”: the number is too large"),
        (written("Withdraw", request=1, reason=None), "“reason”: null is not what is expected: give text"),
        (asks(late="yes"), "“late”: “yes” is not what is expected: give true or false"),
        (asks(kind="replay"), "“kind”: “replay” is none of the possible words: did you mean “reply”?"),
        (asks(list=""), "“list”: “” cannot be an id: give up to 200"),
        (asks(list="rid\n"), "“list”: this text cannot be an id"),
        (asks(list="rid/2"), "“list”: “rid/2” cannot be an id: give up to 200 printable characters without /"),
        (asks(list="r" * 201), "“list”: this text cannot be an id"),
        (written("EndSpeech", seen=-1), "“seen”: there is no version -1: give the version that was on the screen"),
        (written("EndSpeech", key="k" * 201), "“key”: this cannot be a key: give up to 200 printable characters"),
        (asks(delegation="Macedonia"), "is nobody’s code or name here: did you mean North Macedonia (MKD)?"),
        (asks(delegation="XQ"), "“delegation”: “XQ” is nobody’s code or name here: give a code, or admit them first"),
        (asks(joint_with=["BRA", "Atlantis"]), "“joint_with[1]”: “Atlantis”"),
        (asks(joint_with="BRA"), "“joint_with”: “BRA” is not what is expected: give a list, each of it the code or"),
        (plans([{"service": "room", "ad": AT}]), "“hard_stops[0].ad”: there is no such field: use service, at"),
        (plans([{"service": "room"}]), "“hard_stops[0].at”: the field is missing"),
        (plans({}), "an object is not what is expected: give a list, each of it an object with service, at"),
        (CONVENE.replace(b"2024-03-04", b"4 March"), "“opens”: “4 March” is no day: give a day such as 2024-03-08"),
        (written("FormGroup", body="b", group="g", names=[], members=[]), "an object with, under each name, text"),
        (
            written("CarryOver", list="rid", to_list="rid"),
            "“to_session”: the field is missing: give the id of a session",
        ),
        (written("MoveHardStop", service="room", ends=1, reason="r"), "“ends”: 1 is not what is expected"),
    ],
)
def test_what_cannot_be_understood_is_an_error_with_its_line_and_field(raw: bytes, problem: str) -> None:
    assert problem in wrong(raw)


def test_fields_that_bear_a_name_of_the_envelope_are_written_otherwise() -> None:
    carry, stop = read(
        written("CarryOver", session="oewg-6", list="rid", to_session="oewg-7", to_list="rid"),
        written("MoveHardStop", service="room", ends="2024-03-08T18:30:00-05:00", reason="a gift of the interpreters"),
    )
    assert (carry.session, carry.command.session) == ("oewg-6", "oewg-7")
    assert stop.command.at > stop.occasion.at


def test_no_other_field_of_a_command_bears_a_name_of_the_envelope() -> None:
    clashes = {
        (kind.__name__, name)
        for kind in COMMAND_TYPES.values()
        for name in hints_of(kind)
        if name in ENVELOPE and name not in OTHERWISE.get(kind, {}).values()
    }
    assert clashes == {("ConveneSession", "session")}, "which names the session itself, as the envelope does"


def test_every_command_can_be_written() -> None:
    """A bare line of each is understood, or misses a field; no type of a field is unknown."""
    for name in COMMAND_TYPES:
        try:
            [line] = read(written(name))
        except BadLine as bad:
            assert bad.problem == "the field is missing"  # noqa: PT017 — either of two outcomes is right
        else:
            assert (type(line.command).__name__, line.occasion.actor) == (name, CHAIR)
