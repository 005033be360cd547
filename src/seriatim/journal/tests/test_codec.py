"""An event becomes one canonical line, and comes back from it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seriatim.journal.codec import Row, canonical, check_understood, decode, digest, encode, instant, line, parse, plain
from seriatim.journal.errors import FromTheFuture, Tampered
from seriatim.journal.merkle import leaf_hash
from seriatim.journal.tests.notes import AT, KENYA, OEWG, Called, Noted
from seriatim.kernel.actor import CHAIR
from seriatim.kernel.event import EVENT_NAMES, Recorded
from seriatim.kernel.ids import DelegationId

ROW = Row(9, OEWG, 3, "test.Noted", "2024-03-08T20:15:00.123456Z", str(KENYA), "c-1", '{"number":0,"text":"Kenya"}')
WRITTEN = (
    '{"actor":"delegation:KEN/amina","at":"2024-03-08T20:15:00.123456Z","correlation":"c-1","name":"test.Noted",'
    '"payload":{"number":0,"text":"Kenya"},"stream":"session:oewg-7","version":3}'
)

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
)


@pytest.mark.parametrize(
    "event", [Noted("Côte d’Ivoire\n\u2028"), Called((DelegationId("BRA"),), AT, {"Z": 1, "a": 2})]
)
def test_an_event_reads_back_as_it_was_written(event: Any) -> None:
    name, payload = encode(event)
    recorded = decode(ROW._replace(name=name, payload=payload))
    assert recorded == Recorded(event, 3, AT, KENYA, "c-1")
    assert str(recorded.at.tzinfo) == "UTC"


def test_the_line_of_an_event_never_changes() -> None:
    assert line(ROW).decode() == WRITTEN
    assert leaf_hash(line(ROW)) == sha256(b"\0" + WRITTEN.encode()).digest()
    assert parse(WRITTEN.encode()) == ROW._replace(position=0)


@given(values)
def test_json_is_canonical_as_rfc_8785_asks(value: Any) -> None:
    """Python's own writer agrees, once its short escapes are those of the RFC; keys beyond the BMP we do not use."""
    if all(ord(letter) < 0xD800 for key in keys(value) for letter in key):
        ours = canonical(value).decode()
        theirs = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert ours == theirs
        assert plain(ours) == value


def test_a_float_is_never_recorded() -> None:
    @dataclass(frozen=True)
    class Measured:
        seconds: float

    EVENT_NAMES[Measured] = "test.Measured"
    with pytest.raises(ValueError, match="record an integer"):
        encode(Measured(0.1))
    del EVENT_NAMES[Measured]


def test_what_is_no_event_is_not_recorded() -> None:
    with pytest.raises(TypeError, match="register it"):
        encode(AT)


def test_an_event_that_would_read_back_otherwise_is_not_recorded() -> None:
    with pytest.raises(ValueError, match="does not read back"):
        encode(Called(["KEN"], AT, {}))  # type: ignore[arg-type]


def test_an_instant_is_written_in_utc_and_needs_a_zone() -> None:
    new_york = timezone(timedelta(hours=-5))
    assert instant(datetime(2024, 3, 8, 18, 0, tzinfo=new_york)) == "2024-03-08T23:00:00.000000Z"
    with pytest.raises(ValueError, match="no time zone"):
        instant(datetime(2024, 3, 8, 18, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ((" ", ""), "canonical"),
        (('"version":3', '"version":0'), "below 1"),
        (('"version":3', '"version":3,"extra":1'), "unknown field"),
        (('"number":0,"text":"Kenya"', '"text":"Kenya","number":0'), "canonical"),
        (('"number":0', '"number":0.5'), "float"),
        (('"number":0', '"number":0,"number":0'), "canonical"),
        ((".123456Z", ".123456+00:00"), "RFC 3339"),
        (("delegation:KEN/amina", "user/amina"), "actor"),
        (('"c-1"', '""'), "correlation"),
        (("session:oewg-7", "session:\\noewg-7"), "printable"),
        (("}", ""), "truncated"),
    ],
)
def test_a_line_that_is_not_canonical_is_refused(change: tuple[str, str], why: str) -> None:
    changed = WRITTEN.replace(*change) if change[0] in WRITTEN else WRITTEN.replace(":", ": ")
    with pytest.raises(ValueError, match=why):
        parse(changed.encode())


def test_an_event_from_the_future_asks_for_an_upgrade() -> None:
    with pytest.raises(FromTheFuture, match=r"floor\.Teleported at position 9 .* upgrade") as caught:
        decode(ROW._replace(name="floor.Teleported"))
    assert (caught.value.name, caught.value.position) == ("floor.Teleported", 9)


def test_a_field_from_the_future_is_noticed_where_it_would_be_lost() -> None:
    with pytest.raises(FromTheFuture, match=r"test\.Noted\.colour"):
        check_understood(ROW._replace(payload='{"colour":"red","number":0,"text":"Kenya"}'))


def test_a_payload_that_cannot_be_read_names_its_place() -> None:
    with pytest.raises(Tampered, match=r"position 9 \(session:oewg-7, version 3\): test\.Noted cannot be read"):
        decode(ROW._replace(payload='{"number":"many","text":"Kenya"}'))


def test_a_command_is_told_from_another_by_stream_actor_name_and_fields() -> None:
    told = {
        digest(OEWG, KENYA, Noted("a")),
        digest(OEWG, KENYA, Noted("b")),
        digest(OEWG, CHAIR, Noted("a")),
        digest("body:oewg", KENYA, Noted("a")),
    }
    assert len(told) == 4
    assert digest(OEWG, KENYA, Noted("a")) in told


def keys(value: Any) -> list[str]:
    """All keys of all objects in a value."""
    if isinstance(value, dict):
        return [*value, *(key for inner in value.values() for key in keys(inner))]
    return [key for inner in value for key in keys(inner)] if isinstance(value, list) else []
