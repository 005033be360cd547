"""Is each reason for a place a sound sentence in every language, whatever the name of the delegation?"""

import pytest
from django.utils import translation

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Side
from seriatim.floor.rules.queue import places
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import MeetingId, RequestId
from seriatim.meetings.rules import commands as m
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.reasons import reason
from seriatim.proceedings.tests.desk import RID, Desk
from seriatim.site.catalogues import po
from seriatim.site.tests.test_catalogues import LANGUAGES, file

CODES = {code: code.replace("_", "-").lower() for code in LANGUAGES}

BEHIND_ARGENTINA = {
    "fr": "Parole demandée à 10:00:03 ; place fixée par la présidence avant {} : la réunion.",
    "es": "Pidió la palabra a las 10:00:03; colocada por la Presidencia antes de {}: la réunion.",
    "ru": "Слова попросили в 10:00:03; Председатель поставил впереди делегации ({}): la réunion.",
    "zh_Hans": "于10:00:03要求发言；由主席排在{}之前：la réunion。",
    "ar": "طُلبت الكلمة في 10:00:03؛ وضعته الرئاسة قبل {}: la réunion.",
}

ONE_IS_OWED = {
    "fr": "Parole due depuis la séance suivante, place 2 : 10e séance.",
    "es": "Palabra pendiente desde esta sesión, lugar 2: 10ª sesión.",
    "ru": "Слово сохранено, место 2: 10-е заседание.",
    "zh_Hans": "待补发言来自第10次会议，当时列第2位。",
    "ar": "كلمة مستحقة من الجلسة 10، الموقع 2.",
}

ISOLATES = str.maketrans("", "", "\u2068\u2069")


def told(desk: Desk, language: str, *, own: bool = False) -> dict[str, str]:
    """Why each delegation stands where it stands, in a language; without the marks that keep a fact together."""
    floor, session = desk.session.floor, Reader.of(desk.session)
    with translation.override(CODES.get(language, language)):
        reader = Reader(session.zone, session.roster, session.meetings, translation, language[:2])
        return {
            floor.requests[place.request].asked.delegation: reason(place, position, floor, reader, own=own)
            .translate(ISOLATES)
            .replace("\u00a0", " ")
            for position, place in enumerate(places(floor, RID), 1)
        }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["ARG", "FRA", "NLD", "USA", "VAT", "EUR"])
def test_a_name_stands_in_a_sentence_as_it_is(language: str, code: str) -> None:
    """Feminine, masculine, plural, with an article or with a word in brackets: no sentence asks for another form."""
    desk = Desk()
    known = Reader.of(desk.session).roster.participants
    code = code if code in known else "ARG"
    for one in (code, "BRA", "CHL"):
        desk.asks(one)
    desk.give(c.Place(RequestId(3), Side.BEFORE, RequestId(1), "la réunion"))
    name = Reader(language=language[:2], roster=Reader.of(desk.session).roster).name(code)
    assert told(desk, language)["CHL"] == BEHIND_ARGENTINA[language].format(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_stands_in_a_sentence_as_it_is(language: str) -> None:
    desk = Desk()
    for code in ("KEN", "BRA", "CHL"):
        desk.asks(code)
    desk.give(m.OpenMeeting(MeetingId("m10")))
    desk.give(c.PassOver())
    desk.give(m.AdjournMeeting())
    assert told(desk, language)["CHL"] == ONE_IS_OWED[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_others_has_its_form(language: str) -> None:
    """One, two, few and many groups come first; no sentence is left in English, and each says its number."""
    english = {one.id for one in po.read(file(language))}
    desk = Desk()
    desk.asks("KEN")
    for number, code in enumerate(("EGY", "NGA", "COL", "TON", "NIC", "CUB", "IRN", "IDN", "VEN", "FRA", "USA"), 1):
        desk.asks(code, f"a group for which {code} speaks")
        why = told(desk, language)["KEN"]
        assert str(number) in why
        assert why not in english
        assert "first" not in why


def test_only_the_delegation_itself_is_addressed_in_french() -> None:
    desk = Desk()
    desk.asks("KEN")
    desk.asks("BRA")
    assert told(desk, "fr", own=True)["BRA"] == "Vous avez demandé la parole à 10:00:02, après 1 autre."
    assert told(desk, "fr")["BRA"] == "Parole demandée à 10:00:02, après 1 autre."


def test_facts_are_kept_together_in_a_sentence_from_right_to_left() -> None:
    desk = Desk()
    for code in ("KEN", "BRA"):
        desk.asks(code)
    desk.give(c.ProposeExchange(RequestId(2), RequestId(1)), delegation("BRA"))
    floor, session = desk.session.floor, Reader.of(desk.session)
    with translation.override("ar"):
        reader = Reader(session.zone, session.roster, session.meetings, translation, "ar")
        assert "\u206810:00:02\u2069" in reason(places(floor, RID)[1], 2, floor, reader, own=False)
