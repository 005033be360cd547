"""Which participants and groups the program knows by itself."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from seriatim.delegations.rules.capabilities import Category
from seriatim.delegations.rules.participants import LANGUAGES, Codes, Former, Group, Participant, Roster
from seriatim.kernel.ids import DelegationId, GroupId

Row = Mapping[str, str]


@cache
def world() -> Roster:
    """The Member States, the observer States and the European Union, the usual groups, the default capabilities.

    Every body's roster begins as this one; the events of its stream add to it.
    """
    rows = _rows("roster.csv")
    former: dict[str, list[Row]] = {}
    for row in rows:
        if row["until"]:
            former.setdefault(row["id"], []).append(row)
    current = (row for row in rows if not row["until"])
    participants = {one.id: one for one in (_participant(row, former.get(row["id"], [])) for row in current)}
    groups = {one.id: one for one in (_group(row, participants) for row in _rows("groups.csv"))}
    return Roster(participants, groups)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("seriatim.delegations").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _participant(row: Row, former: list[Row]) -> Participant:
    return Participant(
        id=DelegationId(row["id"]),
        category=Category(row["category"]),
        names=_by_language(row, "name"),
        region=row["region"] or None,
        formal_names=_by_language(row, "formal"),
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        former=tuple(sorted(map(_former, former), key=lambda one: one.until)),
        codes=Codes(row["iso2"], row["m49"]),
    )


def _former(row: Row) -> Former:
    return Former(date.fromisoformat(row["until"]), _by_language(row, "name"), _by_language(row, "formal"))


def _group(row: Row, participants: Mapping[DelegationId, Participant]) -> Group:
    """A regional group among the negotiating groups takes its members from the roster."""
    members = [DelegationId(member) for member in row["members"].split()]
    if row["region"]:
        members = [one.id for one in participants.values() if one.region == row["region"]]
    return Group(GroupId(row["id"]), _by_language(row, "name"), tuple(members))


def _by_language(row: Row, what: str) -> dict[str, str]:
    return {language: row[cell] for language in LANGUAGES if row.get(cell := f"{what}_{language}")}
