"""Build the packaged roster: the taxonomy in `hdx-python-country`, merged with the project's own corrections.

    pip install --no-deps hdx-python-country   only its CSV file is read
    python scripts/build_roster.py             write src/seriatim/delegations/data/roster.csv
    python scripts/build_roster.py --check     only say whether that file is up to date

The package is a tool for this script; the program itself reads only the file that is built here. A row with a date
in `until` holds the names that a participant had before that day.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "src" / "seriatim" / "delegations" / "data"
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}
NAMES = [f"name_{language}" for language in LANGUAGES]
COLUMNS = ["id", "iso2", "m49", "category", "region", "until", *NAMES, "formal_en", "aliases"]
MEMBER_STATES = 193

Row = dict[str, str]


def taxonomy() -> Iterator[Row]:
    """One row for each State that the taxonomy takes from UNTERM, Cook Islands and Niue excepted.

    Those two are not Members and, in the General Assembly, not observers either; a body in which they take part
    admits them.
    """
    for line in csv.DictReader(io.StringIO(_taxonomy_file().read_text(encoding="utf-8-sig"))):
        if line["Appears in UNTERM list"] == "Y" and line["ISO 3166-1 Alpha 3-Codes"] not in {"COK", "NIU"}:
            yield {
                "id": line["ISO 3166-1 Alpha 3-Codes"],
                "iso2": line["ISO 3166-1 Alpha 2-Codes"],
                "m49": line["m49 numerical code"].zfill(3),
                "category": "member-state",
                **{f"name_{code}": _plain(line[f"{language} Short"]) for code, language in LANGUAGES.items()},
                "formal_en": _plain(line["English Formal"]),
            }


def merged(states: Iterator[Row], own: Mapping[str, Any]) -> list[Row]:
    """The rows of the roster: every participant, its former names, newest first, after it."""
    rows = {row["id"]: row for row in states}
    for added in own["participant"]:
        rows[added["id"]] = _cells(added)
    for correction in own["correction"]:
        rows[correction["id"]].update(_cells(correction))
    for column, assigned in (("region", own["regions"]), ("category", own["categories"])):
        for value, ids in assigned.items():
            for participant in ids.split():
                rows[participant][column] = value
    for participant, aliases in own["aliases"].items():
        rows[participant]["aliases"] = "|".join(aliases)
    former = sorted(map(_cells, own["former"]), key=lambda row: row["until"], reverse=True)
    return [line for id_ in sorted(rows) for line in (rows[id_], *(row for row in former if row["id"] == id_))]


def problems(rows: list[Row]) -> Iterator[str]:
    """What must not be so in a roster."""
    participants = [row for row in rows if not row.get("until")]
    members = [row for row in participants if row["category"] == "member-state"]
    if len(members) != MEMBER_STATES:
        yield f"{len(members)} Member States, not {MEMBER_STATES}"
    for row in participants:
        yield from (f"{row['id']}: no {column}" for column in (*NAMES, "formal_en") if not row.get(column))
    yield from (f"{row['id']}: no regional group" for row in members if not row.get("region"))
    known = {row["id"] for row in participants}
    yield from (f"{row['id']}: a former name of nobody" for row in rows if row["id"] not in known)


def written(rows: list[Row]) -> str:
    """The rows as the text of a CSV file."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def main(arguments: list[str]) -> str | None:
    """Build or check; the answer, if there is one, says what is wrong."""
    own = tomllib.loads((DATA / "corrections.toml").read_text(encoding="utf-8"))
    rows = merged(taxonomy(), own)
    if wrong := list(problems(rows)):
        return "The roster was not built:\n" + "\n".join(wrong)
    roster = DATA / "roster.csv"
    if "--check" not in arguments:
        roster.write_text(written(rows), encoding="utf-8")
    elif roster.read_text(encoding="utf-8") != written(rows):
        return "roster.csv is not what its sources say: run python scripts/build_roster.py and look at the difference."
    return None


def _taxonomy_file() -> Path:
    try:
        found = [file for file in files("hdx-python-country") or () if file.match("*C&T Taxonomy.csv")]
    except PackageNotFoundError:
        sys.exit("hdx-python-country is not installed: pip install --no-deps hdx-python-country")
    if len(found) != 1:
        sys.exit("hdx-python-country does not hold one C&T Taxonomy.csv: its layout has changed, adapt this script.")
    return Path(str(found[0].locate()))


def _cells(entry: Mapping[str, Any]) -> Row:
    return {column: str(value) for column, value in entry.items() if column != "source"}


def _plain(name: str) -> str:
    """One kind of apostrophe: the taxonomy mixes two, and people type the straight one."""
    return name.strip().replace("’", "'")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
