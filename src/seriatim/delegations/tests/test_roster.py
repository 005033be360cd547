"""What the packaged roster says of States, their names and their groups."""

import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import LANGUAGES, Category, Former, Participant
from seriatim.delegations.rules.refusals import Refusal
from seriatim.kernel.ids import DelegationId, GroupId
from seriatim.kernel.refusal import Refused

PROJECT = Path(__file__).resolve().parents[4]
SHARED = PROJECT.parent / "shared" / "data" / "roster.csv"
DAY_OF_THE_LETTER = date(2024, 3, 14)


def state(code: str) -> Participant:
    return world().participant(DelegationId(code))


def members(group: str) -> set[str]:
    return set(world().groups[GroupId(group)].members)


def test_there_are_193_member_states_two_observer_states_and_the_european_union() -> None:
    assert Counter(one.category for one in world().participants.values()) == {
        Category.MEMBER_STATE: 193,
        Category.OBSERVER_STATE: 2,
        Category.EUROPEAN_UNION: 1,
    }


def test_every_member_state_belongs_to_a_regional_group_and_nobody_else_does() -> None:
    groups = Counter(one.region for one in world().participants.values())
    assert groups == {"African": 54, "Asia-Pacific": 54, "Eastern European": 23, "GRULAC": 33, "WEOG": 29, None: 3}


def test_everybody_has_a_name_in_six_languages_and_a_formal_name_in_english() -> None:
    for one in world().participants.values():
        assert tuple(one.names) == LANGUAGES
        assert one.formal_names["en"]


def test_every_state_has_its_three_codes_and_no_two_share_one() -> None:
    codes = [code for one in world().participants.values() for code in (one.id, *one.codes) if code]
    assert len(codes) == len(set(codes)) == 3 * 195 + 1


@pytest.mark.parametrize(
    ("code", "last_day", "before", "after"),
    [
        ("NRU", date(2026, 6, 25), "Nauru", "Naoero"),
        ("TUR", date(2022, 5, 31), "Turkey", "Türkiye"),
        ("MKD", date(2019, 2, 13), "The former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("SWZ", date(2018, 4, 18), "Swaziland", "Eswatini"),
        ("CZE", date(2016, 5, 16), "Czech Republic", "Czechia"),
        ("CPV", date(2013, 10, 23), "Cape Verde", "Cabo Verde"),
        ("MMR", date(1989, 6, 17), "Burma", "Myanmar"),
    ],
)
def test_a_state_is_called_by_the_name_of_the_day(code: str, last_day: date, before: str, after: str) -> None:
    assert world().name(DelegationId(code), "en", last_day) == before
    assert world().name(DelegationId(code), "en", date.fromordinal(last_day.toordinal() + 1)) == after
    assert state(code).name("en") == after


def test_of_several_former_names_the_one_of_the_day_is_used() -> None:
    serbia = [state("SRB").name("fr", date(year, 1, 1)) for year in (2000, 2004, 2010)]
    assert serbia == ["Yougoslavie", "Serbie-et-Monténégro", "Serbie"]


def test_a_language_in_which_the_name_did_not_change_keeps_it() -> None:
    assert world().name(DelegationId("TUR"), "es", date(2010, 1, 1)) == "Turquía"
    assert state("TUR").name("ru", date(2010, 1, 1)) == state("TUR").name("ru") == "Турция"


def test_formal_names_have_effective_dates_as_well() -> None:
    assert state("NRU").formal_name("en", DAY_OF_THE_LETTER) == "the Republic of Nauru"
    assert state("NRU").formal_name("en") == "the Republic of Naoero"


def test_where_no_formal_name_is_known_the_short_one_of_that_language_is_used() -> None:
    assert state("CHE").formal_name("fr") == "Suisse"
    assert state("TUR").formal_name("fr", date(2020, 1, 1)) == "Turquie"


def test_a_participant_with_an_english_name_alone_is_called_by_it_in_every_language() -> None:
    union = Participant(DelegationId("AU"), Category.OBSERVER_ENTITY, {"en": "African Union"})
    assert {union.name(language) for language in LANGUAGES} == {"African Union"}
    unity = Former(date(2002, 7, 9), {"en": "Organization of African Unity"}, {})
    union = Participant(union.id, union.category, union.names, former=(unity,))
    assert union.name("fr", date(2002, 7, 8)) == "Organization of African Unity"


def test_nobody_is_guessed_for_a_code_that_does_not_exist() -> None:
    with pytest.raises(Refused) as refused:
        state("Macedonia")
    assert refused.value.code == Refusal.UNKNOWN_PARTICIPANT
    assert refused.value.details == {
        "given": "Macedonia",
        "suggestions": ("MKD",),
        "nearest": "North Macedonia (MKD)",
    }


def test_several_suggestions_are_told_apart() -> None:
    with pytest.raises(Refused) as refused:
        state("Korea")
    assert refused.value.details["nearest"] == "Democratic People's Republic of Korea (PRK), Republic of Korea (KOR)"


def test_where_nothing_is_near_nothing_is_suggested() -> None:
    with pytest.raises(Refused) as refused:
        state("§§§")
    assert (refused.value.details["suggestions"], refused.value.details["nearest"]) == ((), "–")


def test_the_members_of_usual_groups_are_participants() -> None:
    for group in world().groups.values():
        assert set(group.members) <= world().participants.keys()
        assert len(set(group.members)) == len(group.members)


def test_no_group_is_written_like_a_delegation() -> None:
    """The Non-Aligned Movement is often called NAM, which is Namibia's code."""
    codes = {code for one in world().participants.values() for code in (one.id, *one.codes)}
    assert codes.isdisjoint(world().groups)


def test_the_groups_have_as_many_members_as_they_say() -> None:
    counts = {group: len(members(group)) for group in world().groups if members(group)}
    assert counts == {
        "AFRICAN": 54,
        "ARAB": 22,
        "ASEAN": 11,
        "CARICOM": 14,
        "EU": 27,
        "GCC": 6,
        "GRULAC": 33,
        "NORDIC": 5,
        "PIF": 14,
        "PSIDS": 12,
    }


def test_groups_that_lie_within_others_do() -> None:
    assert members("PSIDS") == members("PIF") - {"AUS", "NZL"}
    assert members("CARICOM") < members("GRULAC")
    assert members("GCC") < members("ARAB")


def test_a_group_whose_members_are_not_certain_has_none() -> None:
    assert not members("G77")
    assert world().groups[GroupId("G77")].name("es") == "Grupo de los 77 y China"


def test_a_group_without_a_name_in_a_language_is_called_in_english() -> None:
    assert world().groups[GroupId("NON-ALIGNED")].name("de") == "Movement of Non-Aligned Countries"


def test_the_roster_agrees_with_the_reference_roster() -> None:
    """The reference holds the names of the day of the letter of 14 March 2024."""
    if not SHARED.exists():
        pytest.skip("The reference roster ../shared/data/roster.csv is absent, so roster.csv was not compared with it.")
    rows = list(csv.DictReader(SHARED.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == len(world().participants)
    for row in rows:
        one = state(row["iso3"] or "EUE")
        assert [one.name(language, DAY_OF_THE_LETTER) for language in LANGUAGES] == [
            row[f"name_{language}"] for language in LANGUAGES
        ]
        assert (one.codes.iso2, one.codes.m49, one.region or "") == (row["iso2"], row["m49"], row["un_regional_group"])
        # The taxonomy already has the name that Nauru took in 2026, and the Union's has no article there.
        if row["iso3"] not in {"", "NRU"}:
            assert one.formal_name("en", DAY_OF_THE_LETTER) == row["name_en_formal"]


def test_roster_csv_is_what_the_taxonomy_and_the_corrections_say() -> None:
    if not find_spec("hdx"):
        pytest.skip("The package hdx-python-country is not installed, so roster.csv was not built anew and compared.")
    script = PROJECT / "scripts" / "build_roster.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
