"""In every language phrases agree with how many were owed the floor, and with the gender of the body."""

import pytest

from seriatim.letters.official import names_in
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.languages import LANGUAGES
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import TOWN_HALL
from seriatim.letters.tests.told import but
from seriatim.letters.tests.translated import TRANSLATED, letter_in, said

OWED: dict[str, dict[tuple[int, int], tuple[str, str, str]]] = {
    "fr": {
        (30, 30): ("tous les orateurs qui avaient", "entendre les orateurs qui n’ont", "aux délégations qui n’avaient"),
        (58, 2): ("tous les orateurs qui avaient", "entendre les orateurs qui n’ont", "aux délégations qui n’avaient"),
        (59, 1): ("l’un des orateurs qui avaient", "entendre l’orateur qui n’a", "à la délégation qui n’avait"),
        (0, 1): ("le seul orateur qui avait", "entendre cet orateur", "à la délégation qui n’avait"),
        (0, 4): ("aucun des orateurs qui avaient", "entendre ces orateurs", "aux délégations qui n’avaient"),
    },
    "es": {
        (30, 30): (
            "a todos los oradores que habían",
            "a los oradores que aún no han",
            "a las delegaciones que no habían",
        ),
        (58, 2): (
            "a todos los oradores que habían",
            "a los oradores que aún no han",
            "a las delegaciones que no habían",
        ),
        (59, 1): ("a uno de los oradores que habían", "al orador que aún no ha", "a la delegación que no había"),
        (0, 1): ("al único orador que había", "escuchar a ese orador", "a la delegación que no había"),
        (0, 4): ("a ninguno de los oradores que habían", "a esos oradores", "a las delegaciones que no habían"),
    },
    "ru": {
        (30, 30): ("всех ораторов, просивших", "не выступивших ораторов", "делегациям, которые не смогли"),
        (58, 2): ("всех ораторов, просивших", "не выступивших ораторов", "делегациям, которые не смогли"),
        (59, 1): ("одного из ораторов, просивших", "не выступившего оратора", "делегации, которая не смогла"),
        (0, 1): ("единственного оратора, просившего", "заслушать этого оратора", "делегации, которая не смогла"),
        (0, 4): ("никого из ораторов, просивших", "заслушать этих ораторов", "делегациям, которые не смогли"),
    },
    "zh": {
        (30, 30): ("让所有要求发言者全部发言", "听取其余发言者", "的其余代表团发言"),
        (58, 2): ("让所有要求发言者全部发言", "听取其余发言者", "的其余代表团发言"),
        (59, 1): ("其中一位要求发言者", "尚未发言的一位发言者", "的一个代表团发言"),
        (0, 1): ("唯一一位要求发言者", "听取这位发言者", "的该代表团发言"),
        (0, 4): ("任何一位要求发言者", "听取这些发言者", "的各代表团发言"),
    },
    "ar": {
        (30, 30): ("جميع المتكلمين الذين طلبوا", "المتكلمين المتبقين", "لبقية الوفود التي لم تتمكن"),
        (58, 2): ("اثنين من المتكلمين الذين طلبوا", "المتكلمين المتبقيين", "للوفدين المتبقيين اللذين لم يتمكنا"),
        (59, 1): ("أحد المتكلمين الذين طلبوا", "المتكلم المتبقي", "للوفد المتبقي الذي لم يتمكن"),
        (0, 1): ("المتكلم الوحيد الذي طلب", "هذا المتكلم", "للوفد الذي لم يتمكن"),
        (0, 2): ("أي من المتكلمين اللذين طلبا", "هذين المتكلمين", "للوفدين اللذين لم يتمكنا"),
        (0, 4): ("أي من المتكلمين الذين طلبوا", "هؤلاء المتكلمين", "للوفود التي لم تتمكن"),
    },
}


@pytest.mark.parametrize("language", TRANSLATED)
def test_one_two_and_several_take_their_own_phrases(language: str) -> None:
    for (heard, owed), phrases in OWED[language].items():
        letter = said(language, {"speakers.heard": heard, "speakers.owed": owed})
        assert [phrase for phrase in phrases if letter.count(phrase) != 1] == [], (language, heard, owed)


@pytest.mark.parametrize("language", TRANSLATED)
def test_where_nobody_is_owed_the_floor_no_language_speaks_of_the_owed(language: str) -> None:
    letter = said(language, {"speakers.owed": 0})
    phrases = [phrase for row in OWED[language].values() for phrase in row]
    assert [phrase for phrase in phrases if phrase in letter] == []
    assert len(letter_in(language, but(TOWN_HALL, {"speakers.owed": 0})).paragraphs) == 5


GIVEN = {
    "fr": (Name("Commission", "de la Commission", Gender.FEMININE), "de la Commission, créée en application"),
    "es": (Name("Comisión", "de la Comisión", Gender.FEMININE), "de la Comisión, establecida en cumplimiento"),
    "ru": (Name("Совещание", "Совещания", Gender.NEUTER), "Совещания, учрежденного в соответствии"),
    "zh": (Name("委员会", "委员会"), "决议设立的委员会主席"),
    "ar": (Name("اللجنة", "اللجنة", Gender.FEMININE), "برئاسة اللجنة، المنشأة عملا بقرار"),
}


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_was_established_agrees_with_the_gender_of_the_body(language: str) -> None:
    name, phrase = GIVEN[language]
    names = {**names_in(language), Sort.BODY: {"First Commission": name}}
    facts = but(TOWN_HALL, {"body.name": "First Commission", "body.short_name": ""})
    assert phrase in text(compose(facts, LANGUAGES[language], names))
