"""What the journal promises, on both databases."""

import pytest

from seriatim.journal import FromTheFuture, Journal, KeyReused, Tampered, VersionConflict, digest, open_journal
from seriatim.journal.codec import Row, line
from seriatim.journal.door import Conflict
from seriatim.journal.merkle import frontier_of, leaf_hash
from seriatim.journal.tests.notes import AT, BODY, KENYA, OEWG, Called, Noted, note, noted, occasion, texts
from seriatim.kernel.actor import delegation
from seriatim.kernel.event import EVENT_TYPES, Recorded
from seriatim.kernel.ids import DelegationId


def test_what_was_recorded_is_read_back_with_who_when_and_why(journal: Journal) -> None:
    events = [Noted("Kenya asks"), Called((DelegationId("KEN"),), AT, {"KEN": 180})]
    with journal.writing(OEWG) as pen:
        recorded = pen.append(OEWG, 0, events, occasion(), "request-1")
    assert recorded == tuple(Recorded(one, version, AT, KENYA, "request-1") for version, one in enumerate(events, 1))
    assert journal.read(OEWG) == list(recorded)
    assert journal.read(OEWG, after=1) == list(recorded[1:])
    assert journal.read(BODY) == []


def test_each_stream_counts_its_versions_and_all_share_the_positions(journal: Journal) -> None:
    for stream in (OEWG, BODY, OEWG):
        noted(journal, stream, stream)
    assert journal.streams() == {BODY: 1, OEWG: 2}
    assert [(one.position, one.stream, one.recorded.version) for one in journal.read_all(batch=2)] == [
        (1, OEWG, 1),
        (2, BODY, 1),
        (3, OEWG, 2),
    ]
    assert [one.position for one in journal.read_all(after=2)] == [3]


def test_events_are_found_by_name_in_all_streams(journal: Journal) -> None:
    noted(journal, OEWG, "here")
    with journal.writing(BODY) as pen:
        pen.append(BODY, 0, [Called((), AT, {}), Noted("there")], occasion(), "c")
    assert [(stream, one.event) for stream, one in journal.read_named(["test.Noted"])] == [
        (OEWG, Noted("here")),
        (BODY, Noted("there")),
    ]


def test_events_of_two_streams_are_recorded_together(journal: Journal) -> None:
    with journal.writing(OEWG, BODY) as pen:
        note(pen, OEWG, "carried out")
        note(pen, BODY, "carried in", "and again")
        assert texts(pen.read(BODY)) == ["carried in", "and again"]
    assert journal.streams() == {OEWG: 1, BODY: 2}


def test_nothing_is_recorded_if_anything_goes_wrong(journal: Journal) -> None:
    noted(journal, OEWG, "before")
    before = journal.head()

    def fails() -> None:
        with journal.writing(OEWG, BODY) as pen:
            note(pen, OEWG, "lost")
            note(pen, BODY, "lost")
            pen.remember("k", bytes(32), {})
            raise KeyError("no such delegation")

    with pytest.raises(KeyError):
        fails()
    assert journal.head() == before
    assert journal.streams() == {OEWG: 1}
    noted(journal, OEWG, "after")
    with journal.writing(OEWG) as pen:
        assert pen.answered("k", bytes(32)) is None


def test_who_decided_on_an_old_version_is_told_the_new_one(journal: Journal) -> None:
    noted(journal, OEWG, "first")
    too_late = pytest.raises(VersionConflict, match="is at version 1, not at version 0: read it again")
    with too_late as caught, journal.writing(OEWG) as pen:
        pen.append(OEWG, 0, [Noted("second")], occasion(), "c")
    assert (caught.value.stream, caught.value.expected, caught.value.actual) == (OEWG, 0, 1)
    assert texts(journal.read(OEWG)) == ["first"]


def test_the_tables_refuse_what_slips_past_the_locks(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(journal, OEWG, "first")
    monkeypatch.setattr("seriatim.journal.stored.version", lambda *_: 0)
    with pytest.raises(VersionConflict, match="has moved on"):
        noted(journal, OEWG, "first again")


def test_a_repeated_key_gets_the_first_answer_and_changes_nothing(journal: Journal) -> None:
    def inscribe(text: str) -> dict[str, object]:
        command = Noted("inscribe")
        with journal.writing(OEWG) as pen:
            answer = pen.answered("key-1", digest(OEWG, KENYA, command))
            if answer is None:
                recorded = note(pen, OEWG, text)
                answer = {"place": recorded[-1].version, "reason": "inscribed at 15:15"}
                pen.remember("key-1", digest(OEWG, KENYA, command), answer)
        return answer

    assert inscribe("Kenya") == inscribe("Kenya, tapped twice") == {"place": 1, "reason": "inscribed at 15:15"}
    assert texts(journal.read(OEWG)) == ["Kenya"]


def test_a_key_cannot_be_used_for_another_command(journal: Journal) -> None:
    with journal.writing(OEWG) as pen:
        pen.remember("key-1", bytes(32), {"ok": True})
    with journal.writing(OEWG) as pen, pytest.raises(KeyReused, match="give each command a key of its own"):
        pen.answered("key-1", b"x" * 32)
    with pytest.raises(KeyReused), journal.writing(BODY) as pen:
        pen.remember("key-1", b"x" * 32, {})


def test_a_pen_writes_only_to_the_streams_it_holds_and_only_in_its_block(journal: Journal) -> None:
    with journal.writing(OEWG) as pen:
        with pytest.raises(ValueError, match="does not hold the lock of body:oewg"):
            note(pen, BODY, "no")
        with pytest.raises(RuntimeError, match="use the pen that it holds"):
            noted(journal, BODY, "no")
    with pytest.raises(RuntimeError, match="inside its block"):
        note(pen, OEWG, "too late")
    with pytest.raises(ValueError, match="at least one stream"), journal.writing():
        pass
    assert journal.head().size == 0


@pytest.mark.parametrize("stream", ["", "session:\noewg", "session:\x00"])
def test_a_stream_has_a_printable_name(journal: Journal, stream: str) -> None:
    with pytest.raises(ValueError, match="printable"):
        noted(journal, stream, "x")


def test_an_actor_that_would_be_read_back_as_another_is_refused(journal: Journal) -> None:
    with pytest.raises(ValueError, match="another actor"), journal.writing(OEWG) as pen:
        pen.append(OEWG, 0, [Noted("x")], occasion(delegation("KEN/amina")), "c")


@pytest.mark.parametrize("key", ["", "tab\t"])
def test_a_key_is_a_printable_word(journal: Journal, key: str) -> None:
    with journal.writing(OEWG) as pen:
        with pytest.raises(ValueError, match="printable"):
            pen.answered(key, bytes(32))
        with pytest.raises(ValueError, match="printable"):
            pen.remember(key, bytes(32), {})


def test_the_head_is_the_root_over_the_canonical_lines(journal: Journal) -> None:
    for number in range(11):
        noted(journal, OEWG if number % 3 else BODY, f"note {number}")
        rows = journal.door.rows("SELECT position, stream, version, name, at, actor, correlation, payload FROM event")
        expected = frontier_of(leaf_hash(line(Row(*row))) for row in sorted(rows))
        assert journal.head() == (number + 1, expected.root)


def test_another_process_is_followed(journal: Journal, journal_url: str) -> None:
    with open_journal(journal_url) as other:
        for number in range(9):
            noted([journal, other][number % 2], OEWG, str(number))
        for number in range(9, 14):
            noted(other, OEWG, str(number))
        noted(journal, OEWG, "14")
        assert journal.head() == other.head()
    assert texts(journal.read(OEWG)) == [str(number) for number in range(15)]


def test_an_event_of_a_newer_program_is_not_skipped(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(journal, OEWG, "old")
    monkeypatch.setattr("seriatim.journal.codec._decoders", type(decoders())())
    monkeypatch.delitem(EVENT_TYPES, "test.Noted")
    with pytest.raises(FromTheFuture, match=r"test\.Noted at position 1 .* upgrade"):
        journal.read(OEWG)


def test_a_journal_that_became_shorter_is_not_written_to(journal: Journal) -> None:
    noted(journal, OEWG, "one", "two")
    forgotten = Journal(journal.door)
    forgotten._tip = journal._tip.append(bytes(32))
    with pytest.raises(Tampered, match="only 2 events are left"):
        noted(forgotten, OEWG, "three")
    assert journal.head().size == 2


def test_a_journal_whose_end_was_replaced_is_not_written_to(journal: Journal) -> None:
    noted(journal, OEWG, "one", "two")
    other = Journal(journal.door)
    other._tip = frontier_of([bytes(32)])
    with pytest.raises(Tampered, match="position 1: its hash is not the one that was written"):
        noted(other, OEWG, "three")


def test_a_conflict_is_a_conflict_on_both_databases(journal: Journal) -> None:
    with pytest.raises(Conflict), journal.writing(OEWG) as pen:
        pen.copy([Row(0, OEWG, 2, "test.Noted", "", "chair", "c", "{}")])


def decoders() -> dict[str, object]:
    """The cache of decoders, so that a test may empty it."""
    from seriatim.journal import codec  # noqa: PLC0415

    return codec._decoders  # type: ignore[return-value]
