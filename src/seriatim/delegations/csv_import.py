"""Which participants a secretariat's table admits.

One row each: id, category, name_en and, as far as they are known, the names in other languages (name_fr …), formal
names (formal_en …), region, and aliases separated by |. Nothing is admitted unless the whole table can be read; the
refusal names the line and the column.
"""

import csv
import io
from collections.abc import Iterator, Mapping

from seriatim.delegations.rules.capabilities import Category
from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.delegations.rules.participants import LANGUAGES
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.ids import BodyId, DelegationId
from seriatim.kernel.refusal import Refused
from seriatim.kernel.text import LONGEST_NAME, fault

REQUIRED = ("id", "category", "name_en")
COLUMNS = (
    *REQUIRED,
    *(f"name_{language}" for language in LANGUAGES if language != "en"),
    *(f"formal_{language}" for language in LANGUAGES),
    "region",
    "aliases",
)

Row = Mapping[str, str]


def import_csv(table: str | bytes, body: BodyId) -> tuple[AdmitParticipant, ...]:
    """A command for each row, in the order of the table, or Refused with the line and column of the first fault.

    A byte order mark is tolerated, and the semicolons that spreadsheets write in countries with a decimal comma.
    """
    text = _decoded(table)
    if not text.strip():
        raise Refused(Refusal.CSV_EMPTY, columns=", ".join(REQUIRED))
    commands: dict[DelegationId, tuple[int, AdmitParticipant]] = {}
    for line, row in _rows(text):
        command = _command(row, line, body)
        if earlier := commands.get(command.participant):
            raise Refused(Refusal.CSV_ID_TWICE, line=line, column="id", given=command.participant, first=earlier[0])
        commands[command.participant] = (line, command)
    return tuple(command for _, command in commands.values())


def _decoded(table: str | bytes) -> str:
    if isinstance(table, str):
        return table.removeprefix("\ufeff")
    try:
        return table.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = table.count(b"\n", 0, error.start) + 1
        raise Refused(Refusal.CSV_NOT_UTF_8, line=line) from error


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Each row that is not empty, with the number of its last line."""
    header = text.partition("\n")[0]
    delimiter = ";" if ";" in header and "," not in header else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns([cell.strip() for cell in next(reader)])
        for cells in reader:
            if len(cells) > len(columns):
                raise Refused(Refusal.CSV_TOO_MANY_CELLS, line=reader.line_num, given=len(cells), known=len(columns))
            row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
            if any(row.values()):
                yield reader.line_num, row
    except csv.Error as error:
        raise Refused(Refusal.CSV_NOT_READABLE, line=reader.line_num, problem=str(error)) from error


def _columns(header: list[str]) -> list[str]:
    for column in header:
        if column not in COLUMNS:
            raise Refused(Refusal.CSV_UNKNOWN_COLUMN, line=1, column=column, known=", ".join(COLUMNS))
        if header.count(column) > 1:
            raise Refused(Refusal.CSV_COLUMN_TWICE, line=1, column=column)
    for column in REQUIRED:
        if column not in header:
            raise Refused(Refusal.CSV_COLUMN_MISSING, line=1, column=column)
    return header


def _command(row: Row, line: int, body: BodyId) -> AdmitParticipant:
    for column, text in row.items():
        if found := fault(text, LONGEST_NAME):
            raise Refused(Refusal.CSV_TEXT_NOT_USABLE, line=line, column=column, problem=found.problem, what=found.what)
    for column in REQUIRED:
        if not row.get(column):
            raise Refused(Refusal.CSV_CELL_MISSING, line=line, column=column)
    if row["category"] not in set(Category):
        known = ", ".join(Category)
        raise Refused(Refusal.CSV_UNKNOWN_CATEGORY, line=line, column="category", given=row["category"], known=known)
    return AdmitParticipant(
        body=body,
        participant=DelegationId(row["id"]),
        category=row["category"],
        names=_by_language(row, "name"),
        formal_names=_by_language(row, "formal"),
        aliases=tuple(filter(None, map(str.strip, row.get("aliases", "").split("|")))),
        region=row.get("region") or None,
    )


def _by_language(row: Row, what: str) -> dict[str, str]:
    return {language: row[cell] for language in LANGUAGES if row.get(cell := f"{what}_{language}")}
