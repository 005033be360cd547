"""In every language each sentence is chosen by what is true."""

from datetime import date
from typing import Any

import pytest

from seriatim.letters.rules.facts import Phase
from seriatim.letters.tests.facts import TOWN_HALL
from seriatim.letters.tests.told import but
from seriatim.letters.tests.translated import TRANSLATED, letter_in, said

LANGUAGES_HERE = ("fr", "es", "ru", "zh", "ar")
"""In the order of the columns below."""

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
