"""In which order each language puts delegations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seriatim.delegations.collation import alphabetical, sort_key
from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import LANGUAGES
from seriatim.kernel.ids import DelegationId


def place(code: str, language: str, on: date | None = None) -> int:
    return alphabetical(world(), language, on).index(DelegationId(code))


def ordered(language: str, *names: str) -> bool:
    return list(names) == sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_has_one_place_in_every_language(language: str) -> None:
    assert sorted(alphabetical(world(), language)) == sorted(world().participants)


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("en", "AFG ALB DZA AND AGO ATG"),
        ("fr", "AFG ZAF ALB DZA DEU AND"),
        ("es", "AFG ALB DEU AND AGO ATG"),
        ("ru", "AUS AUT AZE ALB DZA AGO"),
        ("zh", "ALB DZA AFG ARG ARE SYR"),
        ("ar", "ISL EUE RUS ETH AZE ARG"),
    ],
)
def test_the_lists_begin_as_the_languages_do(language: str, begins: str) -> None:
    assert " ".join(alphabetical(world(), language)[:6]) == begins


def test_accents_do_not_send_a_state_to_the_end() -> None:
    assert place("EGY", "fr") + 1 == place("SLV", "fr")
    assert place("CRI", "en") + 1 == place("CIV", "en") == place("HRV", "en") - 1
    assert place("TUN", "en") < place("TUR", "en") < place("TKM", "en")


def test_names_are_compared_word_by_word() -> None:
    assert ordered("en", "Guinea", "Guinea-Bissau", "Guyana")
    assert ordered("en", "Niger", "Nigeria", "North Macedonia")


def test_in_spanish_n_with_tilde_follows_n_and_ch_is_no_letter() -> None:
    assert ordered("es", "Nzema", "Ñandú", "Omán")
    assert ordered("es", "Camerún", "Chad", "Chile", "China", "Colombia")


def test_in_french_accents_decide_only_between_equals() -> None:
    assert ordered("fr", "cote", "coté", "côte", "côté", "coteau")
    assert ordered("fr", "État de Palestine", "États-Unis d'Amérique", "Éthiopie")


def test_chinese_goes_by_pinyin() -> None:
    assert ordered("zh", "阿富汗", "巴西", "法国", "中国")


def test_arabic_leaves_the_article_out_of_account() -> None:
    assert ordered("ar", "أذربيجان", "الأرجنتين", "الأردن", "أرمينيا")
    assert ordered("ar", "ألبانيا", "ألمانيا", "الإمارات العربية المتحدة", "أندورا")


def test_a_state_stands_where_its_name_of_the_day_puts_it() -> None:
    before, after = date(2010, 1, 1), date(2024, 1, 1)
    assert place("TLS", "en", before) > place("MKD", "en", before) > place("THA", "en", before)
    assert place("NGA", "en", after) + 1 == place("MKD", "en", after)


@given(st.permutations(sorted(world().participants)[:40]), st.sampled_from(LANGUAGES))
def test_the_order_does_not_depend_on_how_the_roster_was_filled(codes: list[DelegationId], language: str) -> None:
    roster = type(world())({code: world().participants[code] for code in codes})
    in_world = [code for code in alphabetical(world(), language) if code in roster.participants]
    assert list(alphabetical(roster, language)) == in_world
