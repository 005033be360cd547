"""In every language each sentence is chosen by what is true, and agrees with how many were owed the floor."""

from datetime import date
from typing import Any

import pytest

from seriatim.letters.official import names_in
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import Phase
from seriatim.letters.rules.languages import LANGUAGES
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import TOWN_HALL
from seriatim.letters.tests.told import but
from seriatim.letters.tests.translated import TRANSLATED, letter_in, said

LANGUAGES_HERE = ("fr", "es", "ru", "zh", "ar")
"""In the order of the columns below."""

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


ONLY_IF: list[tuple[dict[str, Any], tuple[str, str, str, str, str]]] = [
    (
        {"follow_up.connection_details_later": False},
        ("informations de connexion", "datos de conexión", "Данные для подключения", "连接方式", "بتفاصيل الاتصال"),
    ),
    ({"body.mandate.objective": ""}, ("objectif commun", "objetivo común", "общей цели", "共同目标", "لهدفنا المشترك")),
    ({"follow_up.phases": (Phase.OWED,)}, ("ensuite", "A continuación", "Затем", "然后", "ثم سأعطي")),
    ({"follow_up.phases": (Phase.OPEN_FLOOR,)}, ("d’abord", "primero", "сначала", "首先", "أولا")),
    ({"follow_up.proposed_at_closing": False}, ("la proposition", "la propuesta", "предложением", "提议", "للاقتراح")),
    ({"speakers.heard": 0}, ("au-delà", "adicionales", "помимо", "以外的看法", "تتجاوز")),
    ({"body.mandate": None}, ("créé en", "establecido en cumplimiento", "учрежденной", "决议设立", "المنشأ")),
    (
        {"session.programme_of_work_adopted": False},
        ("sommes convenus", "que acordamos", "согласованной", "商定", "المتفق عليه"),
    ),
]


@pytest.mark.parametrize(("changes", "phrases"), ONLY_IF)
def test_what_is_not_true_is_not_said(changes: dict[str, Any], phrases: tuple[str, ...]) -> None:
    for language, phrase in zip(LANGUAGES_HERE, phrases, strict=True):
        assert said(language, {}).count(phrase) == 1
        assert phrase not in said(language, changes)


WITHOUT_PHASES = {"follow_up.phases": ()}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_meeting_without_phases_has_no_paragraph_about_them(language: str) -> None:
    assert len(letter_in(language, but(TOWN_HALL, WITHOUT_PHASES)).paragraphs) == 4


SESSIONS: dict[tuple[int | None, str], tuple[str, str, str, str, str]] = {
    (7, "substantive"): (
        "de la septième session de fond du Groupe",
        "en el séptimo período de sesiones sustantivo del Grupo",
        "в работе седьмой основной сессии Рабочей группы",
        "工作组第七届实质性会议",
        "الفريق العامل في الدورة الموضوعية السابعة،",
    ),
    (1, "organizational"): (
        "de la première session d’organisation du Groupe",
        "en el primer período de sesiones de organización del Grupo",
        "в работе первой организационной сессии Рабочей группы",
        "工作组第一届组织会议",
        "الفريق العامل في الدورة التنظيمية الأولى،",
    ),
    (None, "organizational"): (
        "de la session d’organisation du Groupe",
        "en el período de sesiones de organización del Grupo",
        "в работе организационной сессии Рабочей группы",
        "工作组组织会议",
        "الفريق العامل في الدورة التنظيمية،",
    ),
    (5, "resumed"): (
        "de la reprise de la cinquième session du Groupe",
        "en la continuación del quinto período de sesiones del Grupo",
        "в работе возобновленной пятой сессии Рабочей группы",
        "工作组第五届会议续会",
        "الفريق العامل في الدورة الخامسة المستأنفة،",
    ),
    (80, "regular"): (
        "de la quatre-vingtième session ordinaire du Groupe",
        "en el octogésimo período ordinario de sesiones del Grupo",
        "в работе восьмидесятой очередной сессии Рабочей группы",
        "工作组第八十届常会",
        "الفريق العامل في الدورة العادية الثمانين،",
    ),
    (2, "intersessional"): (
        "de la deuxième session («\N{NO-BREAK SPACE}intersessional\N{NO-BREAK SPACE}») du Groupe",
        "en el segundo período de sesiones (“intersessional”) del Grupo",
        "в работе второй сессии («intersessional») Рабочей группы",
        "工作组第二届会议（“intersessional”）",
        "الفريق العامل في الدورة الثانية («intersessional»)،",
    ),
    (None, ""): (
        "de la session du Groupe",
        "en el período de sesiones del Grupo",
        "в работе сессии Рабочей группы",
        "工作组会议",
        "الفريق العامل في الدورة،",
    ),
}


@pytest.mark.parametrize(("ordinal", "kind"), SESSIONS)
def test_the_session_is_called_by_its_ordinal_and_kind(ordinal: int | None, kind: str) -> None:
    changes = {"session.ordinal": ordinal, "session.kind": kind}
    for language, phrase in zip(LANGUAGES_HERE, SESSIONS[ordinal, kind], strict=True):
        assert phrase in said(language, changes)


@pytest.mark.parametrize(
    ("language", "last", "this", "other"),
    [
        ("fr", "la semaine dernière, du 4 au 8 mars", "cette semaine, du 4 au 8 mars", "tenue du 4 au 8 mars"),
        ("es", "la semana pasada, del 4 al 8 de", "esta semana, del 4 al 8 de", "se celebró del 4 al 8 de"),
        ("ru", "на прошлой неделе, с 4 по 8", "на этой неделе, с 4 по 8", "проходила с 4 по 8"),
        ("zh", "于上周（2024年3月4日至8日）", "于本周（2024年3月4日至8日）", "于2024年3月4日至8日举行"),
        ("ar", "الأسبوع الماضي، في الفترة", "هذا الأسبوع، في الفترة", "عقدت في الفترة من 4 إلى 8"),
    ],
)
def test_it_was_last_week_only_if_it_was(language: str, last: str, this: str, other: str) -> None:
    assert last in said(language, {})
    assert this in said(language, {"dated": date(2024, 3, 8)})
    assert other in said(language, {"dated": date(2024, 3, 18)})


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


REASONS = {
    "fr": (" et des limites strictes imposées", "s’en souviendront, en raison des limites"),
    "es": (" y a los límites estrictos", "delegaciones, debido a los límites estrictos"),
    "ru": (", и строгих ограничений", "делегации, ввиду строгих ограничений"),
    "zh": ("很长，并由于联合国秘书处", "会记得，由于联合国秘书处"),
    "ar": (" وإلى القيود الصارمة", "الوفود، ونظرا إلى القيود"),
}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_reasons_are_those_that_there_were(language: str) -> None:
    both, only = REASONS[language]
    assert both in said(language, {})
    assert only in said(language, {"speakers.list_was_long": False})
    none = said(language, {"speakers.list_was_long": False, "speakers.reason_for_limit": ""})
    assert both not in none
    assert only not in none
