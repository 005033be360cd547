"""How is the Chair's letter read in six languages, and what does its page say of those that nobody has reviewed?"""

import re

import pytest
from django.test import Client

from seriatim.kernel.ids import ListId, MeetingId
from seriatim.letters.rules.languages import LANGUAGES, REVIEWED
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.site.tests.scene import MEETING, OWNED, TOPIC, Hall, local

HALL = OWNED + "meetings/hall/"
LETTER = HALL + "letter/"
WHEN = {
    "ar": "يوم <strong>الأربعاء، 27 آذار/مارس 2024، الساعة ",
    "zh": "<strong>2024年3月27日星期三上午9时（纽约时间）</strong>",
    "en": "<strong>Wednesday, 27 March 2024 at 9.00am (New York time)</strong>",
    "fr": "<strong>mercredi 27 mars 2024 à 9 heures (heure de New York)</strong>",
    "ru": "<strong>в среду, 27 марта 2024 года, в 9 ч. 00 м. (по нью-йоркскому времени)</strong>",
    "es": "<strong>miércoles 27 de marzo de 2024 a las 9.00 horas (hora de Nueva York)</strong>",
}
UNREVIEWED = "Unreviewed translation."


@pytest.fixture
def invited(hall: Hall) -> Hall:
    """A meeting has risen with two owed, and its follow-up is scheduled."""
    hall.asked("KEN", "BRA").opened()
    hall.adjourned()
    hall.act(m.ScheduleFollowUp(MeetingId("hall"), MEETING, local(9, day=27), (HardStop("room", local(12, day=27)),)))
    return hall


def page(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_is_read_in_each_language_and_says_which_it_is(
    language: str, invited: Hall, anybody: Client
) -> None:
    html = page(anybody, LETTER + language + "/")
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<article class="letter" lang="{LANGUAGES[language].code}" dir="{direction}"' in html
    assert WHEN[language] in html
    assert len(html.encode()) < 30_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_all_languages_and_marks_the_one_that_is_read(
    language: str, invited: Hall, anybody: Client
) -> None:
    html = page(anybody, LETTER + language + "/")
    assert [f'href="{LETTER}{one}/"' in html for one in LANGUAGES] == [True] * 6
    assert re.findall(r'letter/(\w\w)/"[^>]*aria-current="page"', html) == [language]
    assert f'href="{LETTER}{language}.txt"' in html


def test_without_a_language_in_its_address_the_letter_is_in_english(invited: Hall, anybody: Client) -> None:
    assert WHEN["en"] in page(anybody, LETTER)
    assert f'href="{LETTER}en.txt"' in page(anybody, LETTER)
    assert anybody.get(HALL + "letter.txt").content == anybody.get(LETTER + "en.txt").content


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_marked_as_unreviewed_on_the_page_and_not_in_the_text(
    language: str, invited: Hall, anybody: Client
) -> None:
    assert (UNREVIEWED in page(anybody, LETTER + language + "/")) == (language not in REVIEWED)
    text = anybody.get(f"{LETTER}{language}.txt")
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text.headers["Content-Language"] == LANGUAGES[language].code
    assert "nreviewed" not in text.content.decode()


def test_the_text_is_kept_under_the_name_of_its_language(invited: Hall, anybody: Client) -> None:
    assert 'filename="letter-hall-ru.txt"' in anybody.get(LETTER + "ru.txt").headers["Content-Disposition"]
    assert 'filename="letter-hall.txt"' in anybody.get(LETTER + "en.txt").headers["Content-Disposition"]


def test_the_language_of_the_page_is_not_that_of_the_letter(invited: Hall, anybody: Client) -> None:
    html = page(anybody, LETTER + "ru/?language=fr")
    assert '<html lang="fr"' in html
    assert '<article class="letter" lang="ru"' in html
    assert "Traduction non révisée." in html
    assert f'href="{LETTER}es/"' in html


def test_a_name_that_nobody_gave_stands_in_english_and_the_page_says_so(invited: Hall, anybody: Client) -> None:
    html = page(anybody, LETTER + "ar/")
    told = html[html.index('class="note unreviewed"') : html.index("<article")]
    assert "so that they stand in it in English" in told
    assert '<ul lang="en" dir="ltr">' in told
    assert "<li>Establish regular institutional dialogue</li>" in told
    assert '«<bdi lang="en" dir="ltr">Establish regular institutional dialogue</bdi>»' in html
    assert "<bdi>75/240</bdi>" in html
    assert "<bdi>Burhan Gafoor</bdi>" in html
    assert "so that they stand in it in English" not in page(anybody, LETTER + "en/")


def test_the_day_and_the_topic_stay_when_another_language_is_chosen(invited: Hall, anybody: Client) -> None:
    html = page(anybody, f"{LETTER}fr/?dated=2024-03-20&topic={TOPIC}&language=en")
    assert f'href="{LETTER}ar/?dated=2024-03-20&amp;topic={TOPIC}"' in html
    assert f'href="{LETTER}fr.txt?dated=2024-03-20&amp;topic={TOPIC}"' in html
    assert "20 mars 2024" in html


def test_where_a_follow_up_takes_up_two_topics_each_has_its_letter_in_each_language(
    invited: Hall, anybody: Client
) -> None:
    invited.act(m.AddTopic(ListId("norms"), "5", "Rules, norms and principles", "norms"))
    stops = (HardStop("room", local(12, day=28)),)
    invited.act(m.ScheduleFollowUp(MeetingId("both"), MEETING, local(9, day=28), stops, (TOPIC, ListId("norms"))))
    letter = OWNED + "meetings/both/letter/es/"
    assert anybody.get(letter).status_code == 409
    assert "sobre el tema “<bdi" in page(anybody, letter + "?topic=norms")


@pytest.mark.parametrize("language", ["de", "zh-hans", "EN", "e"])
def test_a_language_in_which_there_is_no_letter_is_a_page_that_says_so(
    language: str, invited: Hall, anybody: Client
) -> None:
    assert anybody.get(f"{LETTER}{language}/").status_code == 404
    assert anybody.get(f"{LETTER}{language}.txt").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_that_follows_none_has_no_letter_in_any_language(
    language: str, invited: Hall, anybody: Client
) -> None:
    assert anybody.get(f"{OWNED}meetings/{MEETING}/letter/{language}/").status_code == 409


def test_names_typed_as_markup_stay_words(invited: Hall, anybody: Client) -> None:
    invited.act(m.AddTopic(ListId("b"), "5", "<b>Norms</b>", "<i>norms</i>"))
    stops = (HardStop("room", local(12, day=28)),)
    invited.act(m.ScheduleFollowUp(MeetingId("both"), MEETING, local(9, day=28), stops, (ListId("b"),)))
    html = page(anybody, OWNED + "meetings/both/letter/zh/")
    assert "&lt;i&gt;norms&lt;/i&gt;" in html
    assert "<i>norms" not in html
