"""A session moves to another journal byte for byte; a damaged file is refused whole."""

import pytest

from seriatim.journal import BadFile, Journal, JournalError, Tampered
from seriatim.journal.codec import canonical
from seriatim.journal.merkle import frontier_of, leaf_hash
from seriatim.journal.moving import export_lines, import_lines, transfer
from seriatim.journal.tests.notes import BODY, OEWG, note, noted, texts
from seriatim.journal.verify import verify, verify_lines


def test_an_export_says_what_it_holds_and_ends_with_its_root(session: list[bytes]) -> None:
    assert session[0] == (
        b'{"events":6,"format":"seriatim-journal","streams":{"body:oewg":3,"session:oewg-7":3},"version":1}\n'
    )
    assert (
        session[1]
        == (
            '{"actor":"delegation:KEN/amina","at":"2024-03-08T20:15:00.123456Z","correlation":"c-1","name":"test.Noted",'
            '"payload":{"number":0,"text":"Côte d’Ivoire 0"},"stream":"session:oewg-7","version":1}\n'
        ).encode()
    )
    root = frontier_of(leaf_hash(one[:-1]) for one in session[1:-1]).root
    assert session[-1] == b'{"events":6,"root":"%b"}\n' % root.hex().encode()


def test_a_session_arrives_byte_for_byte(session: list[bytes], other: Journal) -> None:
    assert import_lines(other, session) == {OEWG: 3, BODY: 3}
    assert list(export_lines(other, BODY, OEWG)) == session
    assert verify(other).root.hex().encode() in session[-1]
    noted(other, OEWG, "and goes on")
    assert texts(other.read(OEWG))[-1] == "and goes on"


def test_it_arrives_on_both_databases(journal: Journal, other: Journal) -> None:
    noted(other, OEWG, "one", "two")
    lines = list(export_lines(other, OEWG))
    import_lines(journal, lines)
    assert list(export_lines(journal, OEWG)) == lines


def test_an_export_is_verified_offline(session: list[bytes]) -> None:
    told: list[tuple[int, int]] = []
    report = verify_lines(session, lambda done, total: told.append((done, total)))
    assert (report.events, report.streams) == (6, {OEWG: 3, BODY: 3})
    assert told == [(6, 6)]


def test_a_stream_that_is_not_there_cannot_be_exported(journal: Journal) -> None:
    with pytest.raises(JournalError, match="no stream session:oewg-8"):
        list(export_lines(journal, "session:oewg-8"))


def test_a_session_that_is_there_already_is_not_taken_in_again(session: list[bytes], journal: Journal) -> None:
    before = journal.head()
    with pytest.raises(BadFile, match=r"body:oewg is in this journal already, at version 3"):
        import_lines(journal, session)
    assert journal.head() == before


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_an_event_of_a_newer_program_is_not_taken_in(session: list[bytes], other: Journal) -> None:
    future = [one.replace(b"test.Noted", b"test.Beamed") for one in session]
    with pytest.raises(BadFile, match=r"test\.Beamed was written by a newer version") as caught:
        import_lines(other, future)
    assert caught.value.line == 2


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_an_event_with_a_wrong_field_is_not_taken_in(session: list[bytes], other: Journal) -> None:
    wrong = [one.replace(b'"number":0', b'"number":"x"') for one in session]
    with pytest.raises(BadFile, match=r"test\.Noted cannot be read"):
        import_lines(other, wrong)


def test_an_export_without_streams_changes_nothing(other: Journal) -> None:
    lines = list(export_lines(other))
    assert canonical({"events": 0, "format": "seriatim-journal", "streams": {}, "version": 1}) + b"\n" == lines[0]
    assert import_lines(other, lines) == {}


def test_a_whole_journal_moves_to_another_database_with_positions_and_answers(journal: Journal, other: Journal) -> None:
    with journal.writing(OEWG, BODY) as pen:
        note(pen, OEWG, "one")
        note(pen, BODY, "two")
        pen.remember("key", bytes(32), {"place": 1})
    assert transfer(journal, other) == journal.head() == other.head()
    assert list(other.read_all()) == list(journal.read_all())
    with other.writing(OEWG) as pen:
        assert pen.answered("key", bytes(32)) == {"place": 1}
    with pytest.raises(JournalError, match="not empty"):
        transfer(journal, other)


def test_a_whole_journal_moves_back(journal: Journal, other: Journal) -> None:
    assert transfer(other, journal).size == 0
    noted(other, OEWG, "one")
    assert transfer(other, journal) == journal.head()


@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_a_tampered_journal_does_not_move(journal: Journal, other: Journal) -> None:
    noted(journal, OEWG, "one", "two")
    with journal.door._unguarded() as connection:  # type: ignore[attr-defined]
        connection.execute("DROP TRIGGER event_refuses_update")
        connection.execute("UPDATE event SET payload = replace(payload, 'one', 'eno')")
    with pytest.raises(Tampered, match="run seriatim verify"):
        transfer(journal, other)
    assert other.head().size == 0
