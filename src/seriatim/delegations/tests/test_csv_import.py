"""Admitting participants from a secretariat's table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seriatim.delegations.csv_import import COLUMNS, import_csv
from seriatim.delegations.rules.commands import AdmitParticipant
from seriatim.delegations.words import SENTENCES
from seriatim.kernel.ids import BodyId, DelegationId
from seriatim.kernel.refusal import Refused

OEWG = BodyId("oewg")
TABLE = """id,category,name_en,name_fr,formal_en,aliases
ICRC,observer-entity,International Committee of the Red Cross,Comité international de la Croix-Rouge,,CICR | Red Cross

UNIDIR,united-nations-entity,"United Nations Institute
for Disarmament Research",,,
"""
ICRC = AdmitParticipant(
    OEWG,
    DelegationId("ICRC"),
    "observer-entity",
    {"en": "International Committee of the Red Cross", "fr": "Comité international de la Croix-Rouge"},
    aliases=("CICR", "Red Cross"),
)


def sentence(table: str | bytes) -> str:
    with pytest.raises(Refused) as refused:
        import_csv(table, OEWG)
    return SENTENCES[refused.value.code].format(**refused.value.details)


def outcome(table: str) -> str:
    """The sentence of the refusal, if there is one."""
    try:
        import_csv(table, OEWG)
    except Refused as refused:
        return SENTENCES[refused.code].format(**refused.details)
    return ""


def test_each_row_admits_one_participant() -> None:
    admitted = import_csv(TABLE, OEWG)
    assert admitted[0] == ICRC
    assert [command.participant for command in admitted] == ["ICRC", "UNIDIR"]


@pytest.mark.parametrize(
    "table",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        "\ufeff" + TABLE,
        TABLE.replace("\n", "\r\n"),
        TABLE.replace(",", ";"),
    ],
)
def test_what_spreadsheets_write_is_understood(table: str | bytes) -> None:
    assert import_csv(table, OEWG)[0] == ICRC


def test_a_row_may_end_early() -> None:
    assert import_csv("id,category,name_en,region\nXA,stakeholder,A\n", OEWG)[0].region is None


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("", "The table is empty: its first line names the columns, at least id, category, name_en."),
        ("\ufeff \n", "The table is empty: its first line names the columns, at least id, category, name_en."),
        ("id,category\n", "Line 1: the column “name_en” is missing: add it."),
        ("id,category,name_en,id\n", "Line 1: the column “id” is there twice: remove one of the two."),
        (
            "id,category,name_en\nXA,stakeholder,A\nXB,,B\n",
            "Line 3, column “category”: nothing is there: fill it in.",
        ),
        (
            "id,category,name_en\nXA,stakeholder,\n",
            "Line 2, column “name_en”: nothing is there: fill it in.",
        ),
        (
            "id,category,name_en\nXA,stakeholder,A\nXB,stakeholder,B\nXA,stakeholder,C\n",
            "Line 4, column “id”: “XA” is on line 2 already: remove one, or choose another code.",
        ),
        (
            "id,category,name_en\nXA,stakeholder,A, Inc.\n",
            "Line 2 has 4 cells under 3 columns: put names that contain a comma into quotation marks.",
        ),
        (
            'id,category,name_en\nXA,stakeholder,"A\n',
            "Line 2 cannot be read as CSV (unexpected end of data): check its quotation marks.",
        ),
        (
            "id,category,name_en\nXA,stakeholder,A\u202eB\n",
            (
                "Line 2, column “name_en”: the text cannot be kept (reversing character: U+202E): "
                "shorten it, or remove the character."
            ),
        ),
        (
            f"id,category,name_en\nXA,stakeholder,{'A' * 501}\n",
            "Line 2, column “name_en”: the text cannot be kept (too long: 500): shorten it, or remove the character.",
        ),
        (
            b"id,category,name_en\nXA,stakeholder,Caf\xe9\n",
            "Line 2 is not UTF-8: save the table as “CSV UTF-8” and import it again.",
        ),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_to_do(table: str | bytes, says: str) -> None:
    assert sentence(table) == says


def test_an_unknown_column_is_refused_with_those_that_are_known() -> None:
    said = sentence("id,category,name_en,nom\n")
    assert said.startswith("Line 1: “nom” is no column: rename or remove it. Known are id, category, name_en, name_fr,")


def test_an_unknown_category_is_refused_with_those_that_are_known() -> None:
    said = sentence("id,category,name_en\nXA,friend,A\n")
    assert said.startswith(
        "Line 2, column “category”: “friend” is no category of participants: use one of member-state"
    )


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)


@given(st.lists(st.lists(st.sampled_from(COLUMNS) | CELLS, max_size=5), max_size=4), st.sampled_from(",;"))
def test_any_table_is_imported_or_refused_with_a_sentence(rows: list[list[str]], delimiter: str) -> None:
    table = "\n".join(delimiter.join(row) for row in rows)
    said = outcome("id,category,name_en\n" + table)
    assert said == "" or said.startswith("Line ")
