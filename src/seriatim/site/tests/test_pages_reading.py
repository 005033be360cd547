"""What does anybody see on the pages, and what never?"""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import DjangoAssertNumQueries

import seriatim
from seriatim.delegations.roster_data import world
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.journal import StorageFailed
from seriatim.kernel.ids import DelegationId, SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.site.tests.scene import ILLUSTRATIVE, LIST, NAME, OWNED, TENTH, TOPIC, Hall

IN_SESSION = [OWNED, OWNED + "programme/", LIST, LIST + "requests/1/", TENTH, TENTH + "follow-up/"]
PAGES = ["/", "/bodies/oewg/", "/sign-in/", *IN_SESSION]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reader", ["anybody", "desk"])
def test_every_page_is_shown_whole_small_and_in_its_language(
    page: str, reader: str, hall: Hall, request: pytest.FixtureRequest
) -> None:
    hall.asked("KEN", "BRA").opened()
    client: Client = request.getfixturevalue(reader)
    answer = client.get(page)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="en" dir="ltr">' in html
    assert html.count("<h1>") == 1
    assert len(html) < 30_000
    assert client.head(page).status_code == 200
    assert client.post(page).status_code == 405 or page == "/sign-in/"


@pytest.mark.parametrize("page", IN_SESSION)
def test_every_page_of_a_session_says_that_its_names_are_illustrative(page: str, hall: Hall, anybody: Client) -> None:
    hall.asked("KEN")
    assert ILLUSTRATIVE in anybody.get(page).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_in_arabic_pages_run_from_the_right(page: str, hall: Hall, anybody: Client) -> None:
    hall.asked("KEN")
    html = anybody.get(page, headers={"Accept-Language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in html


def test_a_language_that_was_chosen_once_is_kept(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN")
    anybody.get("/?language=fr")
    html = anybody.get(LIST).content.decode()
    assert '<html lang="fr" dir="ltr">' in html
    assert "Kenya" in html


def test_delegations_are_named_in_the_readers_language_and_marked_with_it(hall: Hall, anybody: Client) -> None:
    hall.asked("DEU")
    assert '<bdi lang="es">Alemania</bdi>' in anybody.get(LIST + "?language=es").content.decode()


def test_times_are_those_of_the_seat_and_can_be_read_by_machines(hall: Hall, anybody: Client) -> None:
    html = anybody.get(TENTH).content.decode()
    assert '<time datetime="2024-03-08T15:00:00-05:00">15:00</time>' in html
    assert "Friday 8 March 2024" in html
    assert "Times are those of New York." in html


@pytest.mark.parametrize(
    "page", ["/nowhere/", "/bodies/none/", "/sessions/none/", OWNED + "topics/none/", OWNED + "meetings/none/",
             LIST + "requests/99/", LIST + "nothing/", TENTH + "nothing/", TENTH + "letter/?dated=soon"]
)  # fmt: skip
def test_an_unknown_address_is_a_page_that_says_so(page: str, hall: Hall, anybody: Client) -> None:
    answer = anybody.get(page)
    assert answer.status_code == 404
    assert "<h1>There is no such page</h1>" in answer.content.decode()


def test_the_style_sheet_is_kept_for_ever_under_the_address_of_its_content(anybody: Client) -> None:
    address = re.findall(r'<link rel="stylesheet" href="([^"]+)"', anybody.get("/sign-in/").content.decode())[0]
    answer = anybody.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert anybody.get("/style/000000000000/style.css").status_code == 404


def test_the_first_page_names_bodies_and_sessions_with_the_figures_of_their_lists(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA", "EGY").opened()
    hall.act(c.GiveFloor())
    hall.act(c.EndSpeech())
    hall.adjourned().asked("FRA")
    html = anybody.get("/").content.decode()
    assert NAME in html
    assert "7th substantive session" in html
    assert [int(n) for n in re.findall(r"<b>(\d+)</b>", html)] == [1, 2, 1]


def test_the_number_of_queries_does_not_grow_with_the_sessions(
    hall: Hall, anybody: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    anybody.get("/")
    with django_assert_num_queries(5):
        anybody.get("/")
    for number in range(8, 14):
        hall.session(SessionId(f"oewg-{number}"), number)
    anybody.get("/")
    with django_assert_num_queries(5):
        assert anybody.get("/").content.decode().count("<h3>") == 7


def test_a_list_with_everybody_on_it_is_shown_without_a_query(
    hall: Hall, anybody: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hall.asked(*list(world().participants)[:60])
    with django_assert_num_queries(0):
        html = anybody.get(LIST).content.decode()
    assert html.count('class="n"') == 60
    assert len(html) < 30_000


def test_the_place_of_each_is_explained(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA")
    html = anybody.get(LIST).content.decode()
    assert "First to ask among national statements." in html


def test_whoever_was_heard_is_shown_with_the_time_and_the_length(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN").opened()
    hall.act(c.GiveFloor())
    hall.later(seconds=289)
    hall.act(c.EndSpeech())
    for page in (LIST, TENTH):
        assert '<time datetime="PT4M50S">4:50</time>' in anybody.get(page).content.decode()


def test_the_owed_are_shown_in_their_order_by_the_meeting_that_owes_them(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA", "EGY").opened().adjourned()
    html = anybody.get(TENTH).content.decode()
    assert "Still owed on institutional dialogue: 3" in html
    assert html.index("Kenya") < html.index("Brazil") < html.index("Egypt")


@pytest.mark.parametrize("page", [LIST, TENTH, LIST + "requests/1/"])
def test_the_text_of_a_statement_is_shown_to_nobody_before_it_is_delivered(
    page: str, hall: Hall, anybody: Client
) -> None:
    hall.act(c.Inscribe(TOPIC, DelegationId("KEN"), text="Mr. Chair, confidential until delivered"))
    assert "confidential until" not in anybody.get(page).content.decode()


def test_an_accommodated_clock_is_shown_without_a_sign_of_it(hall: Hall, anybody: Client, desk: Client) -> None:
    hall.asked("KEN").opened()
    hall.act(c.Accommodate(DelegationId("KEN"), 200))
    hall.act(c.GiveFloor())
    hall.later(seconds=240)
    for reader in (anybody, desk):
        html = reader.get(TENTH).content.decode()
        shown = re.sub(r"<script.*?</script>|<(?:input|meta|link)[^>]*>", "", html, flags=re.DOTALL)
        assert "200" not in shown
        assert re.findall(r'role="timer".*?>(\d:\d\d)<', shown) == ["2:00"]
        assert "over the limit" not in shown


def test_where_names_are_for_participants_anybody_sees_figures_alone(hall: Hall, anybody: Client, desk: Client) -> None:
    hall.asked("KEN", "BRA").opened().seen_by(Visibility.PARTICIPANTS)
    hall.act(c.GiveFloor())
    for page in ("/", OWNED, OWNED + "programme/", LIST, TENTH):
        html = anybody.get(page).content.decode()
        assert "Kenya" not in html
        assert "Brazil" not in html
    assert anybody.get(LIST + "requests/1/").status_code == 404
    assert "Kenya" in desk.get(LIST).content.decode()


def test_where_the_next_two_are_shown_no_page_has_a_third_name(hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA", "EGY", "FRA").opened().seen_by(Visibility.NEXT, 2)
    hall.act(c.PlaceAt(hall.request("BRA"), 1, "before Egypt, whose minister is late"))
    for page in ("/", OWNED, OWNED + "programme/", LIST, TENTH, LIST + "requests/1/"):
        html = anybody.get(page).content.decode()
        assert "Egypt" not in html
        assert "France" not in html
    html = anybody.get(LIST).content.decode()
    assert html.index("Brazil") < html.index("Kenya")
    assert "2 more wait" in html
    assert anybody.get(LIST + "requests/3/").status_code == 404


def test_late_requests_are_for_the_chair_alone(hall: Hall, anybody: Client, desk: Client) -> None:
    hall.act(c.CloseList(TOPIC))
    hall.act(c.Inscribe(TOPIC, DelegationId("CHL"), late=True))
    assert "Chile" not in anybody.get(LIST).content.decode()
    assert "Late requests" in desk.get(LIST).content.decode()


@pytest.mark.parametrize("demo", ["", "1"])
def test_a_journal_that_cannot_be_read_is_said_on_a_page(
    demo: str, hall: Hall, anybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise StorageFailed("the disk failed: check the disk and restart Seriatim")

    monkeypatch.setenv("SERIATIM_DEMO", demo)
    monkeypatch.setattr(Chamber, "session", gone)
    answer = anybody.get(LIST)
    assert answer.status_code == 503
    assert "the disk failed" in answer.content.decode()


TEMPLATES = sorted(
    one for one in Path(seriatim.__file__).parent.glob("*/templates/**/*.html") if one.name != "api.html"
)
"""But for the page of the API, which is in English, as all is that programmers read."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_whatever_a_template_says_can_be_translated(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}|<style.*?</style>", "", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", re.sub(r"{%.*?%}|{{.*?}}", " ", text))
    assert set(re.findall(r"[^\W\d_]{2,}", text)) <= {"Seriatim"}


def test_addresses_that_somebody_makes_up_take_no_memory(hall: Hall, anybody: Client) -> None:
    anybody.get(LIST)
    kept = set(hall.chamber._folded)
    for number in range(20):
        for kind in ("bodies", "sessions"):
            assert anybody.get(f"/{kind}/made-up-{number}/").status_code == 404
    assert set(hall.chamber._folded) == kept


@pytest.mark.parametrize("kind", ["bodies", "sessions"])
def test_an_address_with_an_id_longer_than_any_is_none(kind: str, anybody: Client) -> None:
    assert resolve(f"/{kind}/{'x' * 200}/").kwargs
    with pytest.raises(Resolver404):
        resolve(f"/{kind}/{'x' * 201}/")
    assert anybody.get(f"/{kind}/{'x' * 201}/").status_code == 404
