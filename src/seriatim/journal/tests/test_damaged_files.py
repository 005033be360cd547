"""A damaged export is refused whole, on its line."""

from collections.abc import Callable

import pytest

from seriatim.journal import BadFile, Journal
from seriatim.journal.moving import export_lines, import_lines
from seriatim.journal.tests.notes import OEWG, noted
from seriatim.journal.verify import verify_lines


def cut(lines: list[bytes]) -> None:
    del lines[4:]


def cut_in_a_line(lines: list[bytes]) -> None:
    lines[4:] = [lines[4][:20]]


def without_trailer(lines: list[bytes]) -> None:
    del lines[-1]


def without_a_line(lines: list[bytes]) -> None:
    del lines[2]


def with_a_word_changed(lines: list[bytes]) -> None:
    lines[3] = lines[3].replace(b"Ivoire", b"Ivorie")


def with_spaces(lines: list[bytes]) -> None:
    lines[3] = lines[3].replace(b":", b": ")


def with_two_lines_exchanged(lines: list[bytes]) -> None:
    lines[1], lines[2] = lines[2], lines[1]


def with_a_line_twice(lines: list[bytes]) -> None:
    lines[2] = lines[1]


def with_bad_json(lines: list[bytes]) -> None:
    lines[2] = b"{nonsense\n"


def with_a_foreign_stream(lines: list[bytes]) -> None:
    lines[1] = lines[1].replace(OEWG.encode(), b"session:x")


def with_more_behind(lines: list[bytes]) -> None:
    lines.append(lines[1])


def from_the_future(lines: list[bytes]) -> None:
    lines[0] = b'{"format":"seriatim-journal","shape":"new","version":2}\n'


def of_another_program(lines: list[bytes]) -> None:
    lines[0] = b'{"hello":"world"}\n'


def with_a_wrong_header(lines: list[bytes]) -> None:
    lines[0] = lines[0].replace(b'"events":6', b'"events":7')


def with_a_header_of_nonsense(lines: list[bytes]) -> None:
    lines[0] = b"\x00\x01\n"


def with_a_header_without_streams(lines: list[bytes]) -> None:
    lines[0] = b'{"events":6,"format":"seriatim-journal","version":1}\n'


def with_streams_that_end_elsewhere(lines: list[bytes]) -> None:
    lines[0] = lines[0].replace(b'oewg":3', b'oewg":2').replace(b'oewg-7":3', b'oewg-7":4')


def with_no_trailer_but_text(lines: list[bytes]) -> None:
    lines[-1] = b"the end\n"


def empty(lines: list[bytes]) -> None:
    lines.clear()


@pytest.mark.parametrize(
    ("damage", "line", "why"),
    [
        (cut, 5, "ends in the middle"),
        (cut_in_a_line, 5, "ends in the middle"),
        (without_trailer, 8, "ends in the middle"),
        (without_a_line, 4, "does not go on with version 2"),
        (with_a_word_changed, 8, "not those that were exported"),
        (with_spaces, 4, "canonical"),
        (with_two_lines_exchanged, 8, "not those that were exported"),
        (with_a_line_twice, 3, "does not go on with version 1"),
        (with_bad_json, 3, "malformed"),
        (with_a_foreign_stream, 2, "session:x does not go on"),
        (with_more_behind, 9, "behind the trailer"),
        (from_the_future, 1, "newer version of Seriatim: upgrade"),
        (of_another_program, 1, "not an export of a journal"),
        (with_a_wrong_header, 1, "not a header that this program wrote"),
        (with_a_header_of_nonsense, 1, "not the header of an export"),
        (with_a_header_without_streams, 1, "not the header of an export"),
        (with_streams_that_end_elsewhere, 7, "not those that were exported"),
        (with_no_trailer_but_text, 8, "not the trailer"),
        (empty, 1, "ends in the middle"),
    ],
)
@pytest.mark.parametrize("journal_url", ["sqlite"], indirect=True)
def test_a_file_that_is(
    damage: Callable[[list[bytes]], None], line: int, why: str, session: list[bytes], other: Journal
) -> None:
    """A file that is damaged in any of these ways is refused with its line, and nothing of it arrives."""
    damage(session)
    with pytest.raises(BadFile, match=why) as caught:
        import_lines(other, session)
    assert caught.value.line == line
    assert other.head().size == 0
    with pytest.raises(BadFile):
        verify_lines(session)


@pytest.mark.parametrize("damage", [cut, with_a_word_changed])
def test_nothing_of_a_damaged_file_arrives_on_either_database(
    damage: Callable[[list[bytes]], None], other: Journal, journal: Journal
) -> None:
    noted(other, OEWG, *(f"Ivoire {number}" for number in range(9)))
    lines = list(export_lines(other, OEWG))
    damage(lines)
    with pytest.raises(BadFile):
        import_lines(journal, lines)
    assert journal.head().size == 0
