"""How people find a delegation, and what is not guessed for them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import LANGUAGES, Category, Participant, Roster
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.rules.search import Nearness, resolve, search, suggest
from seriatim.delegations.rules.spelling import folded, one_slip_apart
from seriatim.kernel.ids import DelegationId
from seriatim.kernel.refusal import Refused

NAMES = [(one.id, name) for one in world().participants.values() for name in one.names.values()]
LONG_NAMES = [(code, name) for code, name in NAMES if len(name) >= 5]


def found(query: str, limit: int = 10) -> str:
    return " ".join(match.participant for match in search(world(), query, limit))


@st.composite
def slips(draw: st.DrawFn) -> tuple[DelegationId, str]:
    """A name of at least five letters with one letter left out, put in, mistaken, or exchanged with the next."""
    code, name = draw(st.sampled_from(LONG_NAMES))
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from("aeinrst" + "".join(filter(str.isalpha, name))))
    slipped = draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            ]
        )
    )
    return code, slipped


@given(slips())
def test_one_slip_in_a_name_of_five_letters_or_more_is_forgiven(slip: tuple[DelegationId, str]) -> None:
    code, typed = slip
    assert code in found(typed).split()


@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.lower, str.title, lambda name: f"  {name} "]))
def test_every_name_in_every_language_resolves_to_its_own_delegation(
    named: tuple[DelegationId, str], write: Callable[[str], str]
) -> None:
    code, name = named
    assert resolve(world(), write(name)) == code


def test_no_two_delegations_share_a_name_in_force() -> None:
    owners: dict[str, set[str]] = {}
    for code, name in NAMES:
        owners.setdefault(name.casefold(), set()).add(code)
    assert [name for name, codes in owners.items() if len(codes) > 1] == []


@given(st.sampled_from(sorted(world().participants)))
def test_every_code_resolves_and_is_found_first(code: DelegationId) -> None:
    for written in filter(None, (code, *world().participants[code].codes)):
        assert resolve(world(), written.lower()) == code
        assert search(world(), written)[0][0] == Nearness.CODE
        assert found(written).split()[0] == code


@given(st.text(max_size=20))
def test_anything_may_be_typed(text: str) -> None:
    assert len(search(world(), text, 4)) <= 4
    assert set(suggest(world(), text)) <= world().participants.keys()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Kenya", "KEN"),
        ("ALLEMAGNE", "DEU"),
        ("испания", "ESP"),
        ("北马其顿", "MKD"),
        ("马其顿", "MKD"),
        ("اردن", "JOR"),
        ("cote d’ivoire", "CIV"),
        ("cote divoire", "CIV"),
        ("Sr iLanka", "LKA"),
        ("ميكرونيزيا (ولايات a- الموحدة)", "FSM"),
        ("peru", "PER"),
        ("espana", "ESP"),
        ("swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("UK", "GBR"),
        ("Russia", "RUS"),
        ("Северная Корея", "PRK"),
        ("the French Republic", "FRA"),
        ("saint lucia", "LCA"),
        ("lucia saint", "LCA"),
        ("Guniea", "GIN"),
        ("Kazakstan", "KAZ"),
        ("north mecedonia", "MKD"),
        ("mecedonia north", "MKD"),
        ("法国", "FRA"),
        ("Nauru", "NRU"),
    ],
)
def test_a_person_finds(typed: str, first: str) -> None:
    assert found(typed).split()[0] == first


def test_the_whole_name_comes_before_names_that_begin_with_it() -> None:
    assert found("guinea").split()[:2] == ["GIN", "GNB"]
    assert found("niger").split()[:2] == ["NER", "NGA"]


def test_a_current_name_comes_before_what_somebody_else_was_called() -> None:
    assert found("congo").split()[:2] == ["COG", "COD"]


def test_the_match_says_what_was_recognised() -> None:
    (match,) = search(world(), "upper volta")
    assert match == (Nearness.OTHER_NAME, "Upper Volta", "BFA")
    assert search(world(), "tunis")[0] == (Nearness.BEGINNING, "Tunisia", "TUN")


def test_ten_are_found_and_three_suggested_unless_more_are_asked_for() -> None:
    assert (len(search(world(), "s")), len(search(world(), "s", 99)) > 20, len(suggest(world(), "s"))) == (10, True, 3)


def test_a_slip_is_not_looked_for_in_three_letters() -> None:
    assert found("Kna") == "KNA"
    assert found("Ken") == "KEN"
    assert "PER" not in found("Pru")


def test_two_slips_in_a_short_name_are_too_many() -> None:
    assert found("Chxd") == ""


def test_a_search_for_nothing_finds_nobody() -> None:
    assert found("") == found(" - ") == ""


def test_suggestions_go_further_than_a_search() -> None:
    assert found("Wakanda") == ""
    assert suggest(world(), "Wakanda")[0] == "RWA"
    assert suggest(world(), "Xyzzy") == ()


@pytest.mark.parametrize("typed", ["Macedonia", "Iran", "UK", "Cote d'Ivoire", "Turkey", "Nauru", "", "Kenia, Brasil"])
def test_only_what_is_exact_resolves(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        resolve(world(), typed)
    assert refused.value.code == Refusal.UNKNOWN_PARTICIPANT


def test_a_name_resolves_on_a_day_on_which_it_was_in_force() -> None:
    assert resolve(world(), "Nauru", date(2024, 3, 8)) == "NRU"
    with pytest.raises(Refused):
        resolve(world(), "Naoero", date(2024, 3, 8))


def test_the_shape_of_an_apostrophe_does_not_matter() -> None:
    assert resolve(world(), "Côte d’Ivoire") == "CIV"


def test_an_admitted_participant_is_found_by_its_alias() -> None:
    icrc = Participant(
        DelegationId("ICRC"),
        Category.OBSERVER_ENTITY,
        {"en": "International Committee of the Red Cross"},
        aliases=("CICR",),
    )
    roster = Roster({icrc.id: icrc})
    assert [match.participant for match in search(roster, "cicr")] == ["ICRC"]
    assert resolve(roster, "international committee of the red cross") == "ICRC"


@pytest.mark.parametrize("typed", ["Brazil", "Brzil", "Braazil", "Brayil", "Barzil", "razil", "Brazi", "Brazil!"])
def test_a_slip_is_one_letter(typed: str) -> None:
    assert one_slip_apart(typed, "Brazil")


@pytest.mark.parametrize("typed", ["Brzl", "Barzli", "Bzrail", "Bizarl", "Prazal", "BrazilBr", ""])
def test_two_letters_are_not_a_slip(typed: str) -> None:
    assert not one_slip_apart(typed, "Brazil")


@given(st.text(max_size=12), st.text(max_size=12))
def test_being_a_slip_apart_has_no_direction(one: str, other: str) -> None:
    assert one_slip_apart(one, other) == one_slip_apart(other, one)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assume(folded(text))
    assert folded(folded(text)) == folded(text)


def test_the_six_languages_are_those_of_the_roster() -> None:
    assert LANGUAGES == ("en", "fr", "es", "ru", "zh", "ar")
