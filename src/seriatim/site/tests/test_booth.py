"""What do interpreters see on the board of their booth, who else finds it, and how long do its lights stay on?"""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Visibility
from seriatim.kernel.actor import Office
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.meetings.rules import commands as m
from seriatim.screens import lights
from seriatim.site import house
from seriatim.site.sessions import signals
from seriatim.site.tests.cast import Cast, Visitor
from seriatim.site.tests.conftest import AFTERNOON
from seriatim.site.tests.scene import LIST, SESSION, TENTH, TOPIC, Hall

BOOTH = TENTH + "booth/"
LIGHTS, TEXTS = BOOTH + "lights/", BOOTH + "texts/"
STATEMENT = "Mr. Chair,\n\nKenya thanks you.\n\nWe support the paper."


@pytest.fixture(autouse=True)
def dark(hall: Hall) -> Iterator[None]:
    yield
    for booth in list(lights.lights(SESSION)):
        lights.set_lights(SESSION, booth, ())


@pytest.fixture
def interpreter(hall: Hall, cast: Cast) -> Visitor:
    """Inés sits in the Spanish booth; Kenya, which speaks French from a text, is the second of three."""
    hall.asked("BRA")
    hall.act(c.Inscribe(TOPIC, DelegationId("KEN"), language="fr", text=STATEMENT))
    hall.asked("CHL", "PER").seen_by(Visibility.OWN).opened()
    hall.act(c.GiveFloor())
    return cast.officer("Inés", Office.INTERPRETER)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    page = re.sub(r"<(script|style|title)\b.*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page)))


def press(client: Client, light: str, *, on: bool = True, **more: Any) -> Any:
    return client.post(LIGHTS, {"booth": "es", "on" if on else "off": light, **more})


def lit() -> dict[str, tuple[str, ...]]:
    return {booth: tuple(which) for booth, which in lights.lights(SESSION).items() if which}


def test_the_board_shows_now_next_and_next_but_one_whatever_the_policy(interpreter: Visitor) -> None:
    said = text(interpreter, BOOTH + "?booth=es")
    assert re.search(r"Now Brazil the Federative Republic of Brazil .* Next Kenya .* Next but one Chile", said)
    assert "Kenya the Republic of Kenya French Text" in said
    assert "Peru" not in said
    assert "Interpretation until 17:00 120 minutes left" in said


@pytest.mark.parametrize(
    ("minutes", "says", "near"),
    [
        (100, "20 minutes left", ""),
        (105, "15 minutes left", "15"),
        (116, "4 minutes left", "5"),
        (119.5, "1 minute left", "5"),
        (121, "service has ended", "0"),
    ],
)
def test_the_end_of_the_service_is_said_more_loudly_as_it_comes(
    minutes: float, says: str, near: str, interpreter: Visitor
) -> None:
    house.CLOCK.set(AFTERNOON + timedelta(minutes=minutes))
    page = interpreter.get(BOOTH).content.decode()
    assert says in page
    assert f'data-near="{near}"' in page if near else "data-near" not in page


def test_a_text_is_opened_by_its_paragraphs_in_its_own_language(interpreter: Visitor) -> None:
    page = interpreter.get(BOOTH + "?booth=es&text=2").content.decode()
    assert '<article id="text" lang="fr"' in page
    assert '<p id="p2"><a href="#p2">2</a> <span>Kenya thanks you.</span></p>' in page
    assert "?booth=es&amp;text=2#paper" in page


def test_the_script_reads_a_text_and_sees_by_its_digest_that_it_was_replaced(interpreter: Visitor, hall: Hall) -> None:
    first = interpreter.get(TEXTS + "2/").json()
    assert (first["who"], first["language"]) == ("KEN", "fr")
    assert first["paragraphs"] == ["Mr. Chair,", "Kenya thanks you.", "We support the paper."]
    hall.act(c.AmendRequest(RequestId(2), text="Mr. Chair, I shall be brief."))
    assert interpreter.get(TEXTS + "2/").json()["digest"] != first["digest"]


@pytest.mark.parametrize("number", [1, 99])
def test_where_there_is_no_text_nothing_is_found(number: int, interpreter: Visitor) -> None:
    assert interpreter.get(f"{TEXTS}{number}/").status_code == 404
    assert "confidential until delivered" in text(interpreter, f"{BOOTH}?text={number}")


def test_an_interpreter_finds_all_names_on_the_list_and_can_do_nothing_there(interpreter: Visitor) -> None:
    page = interpreter.get(LIST).content.decode()
    assert "Peru" in page
    assert "<form" not in page.replace('<form class="out"', "")
    assert interpreter.post(TENTH + "floor/").status_code == 409
    assert interpreter.get("/bodies/oewg/people/").status_code == 404


def test_nobody_else_finds_the_board_or_a_text(interpreter: Visitor, cast: Cast, anybody: Client) -> None:
    delegate = cast.focal_point("KEN", "Amina")
    for path in (BOOTH, TEXTS + "2/", BOOTH + "?text=2"):
        assert anybody.get(path).headers["Location"].startswith("/sign-in/")
        assert delegate.get(path).status_code == 403
        assert "Kenya thanks you" not in delegate.get(path).content.decode()
        assert cast.officer(f"Olga {path}").get(path).status_code == 200
    assert press(delegate, "slow").status_code == 403
    assert press(anybody, "slow").headers["Location"].startswith("/sign-in/")
    assert lit() == {}


def test_a_light_is_turned_on_and_off_and_others_stay(interpreter: Visitor) -> None:
    assert press(interpreter, "slow").headers["Location"] == BOOTH + "?booth=es"
    press(interpreter, "sound", booth="fr")
    press(interpreter, "text")
    press(interpreter, "text")
    assert lit() == {"es": ("slow", "text"), "fr": ("sound",)}
    page = interpreter.get(BOOTH + "?booth=es").content.decode()
    assert '<button name="off" value="slow" data-light="slow" aria-pressed="true"' in page
    assert '<button name="on" value="away" data-light="away" aria-pressed="false"' in page
    assert "French: No sound" in text(interpreter, BOOTH + "?booth=es")
    press(interpreter, "slow", on=False)
    assert lit()["es"] == ("text",)


def test_a_script_is_told_which_lights_are_on(interpreter: Visitor) -> None:
    answer = interpreter.post(LIGHTS, {"booth": "es", "on": "away"}, headers={"accept": "application/json"})
    assert answer.json() == {"lights": {"es": ["away"]}}


@pytest.mark.parametrize("given", [{"booth": "tlh", "on": "slow"}, {"booth": "es", "on": "disco"}, {}])
def test_a_light_that_there_is_not_is_refused(given: dict[str, str], interpreter: Visitor) -> None:
    assert interpreter.post(LIGHTS, given).status_code == 400
    assert lit() == {}


def test_too_fast_and_no_text_end_with_the_speech_but_no_sound_does_not(interpreter: Visitor, hall: Hall) -> None:
    for light in signals.SIGNALS:
        press(interpreter, light)
    hall.act(c.StopClock())
    assert lit() == {"es": signals.SIGNALS}
    hall.act(c.GiveFloor())
    assert lit() == {"es": ("sound", "away")}


def test_with_the_meeting_all_lights_go_out(interpreter: Visitor, hall: Hall) -> None:
    press(interpreter, "sound")
    press(interpreter, "away", booth="fr")
    hall.act(m.AdjournMeeting())
    assert lit() == {}
    assert press(interpreter, "sound").status_code == 409


def test_lights_are_not_recorded(interpreter: Visitor, hall: Hall) -> None:
    before = hall.version
    press(interpreter, "slow")
    assert hall.version == before


def test_the_secretariat_appoints_an_interpreter_on_the_page_of_the_people(cast: Cast) -> None:
    officer = cast.officer()
    assert '<option value="interpreter">Interpreter</option>' in officer.get("/bodies/oewg/people/").content.decode()
    answer = officer.post("/bodies/oewg/people/officers/", {"name": "Inés", "office": "interpreter"})
    assert answer.status_code == 201
    assert "Interpreter" in text(officer, "/bodies/oewg/people/")


def test_the_board_is_light(interpreter: Visitor) -> None:
    assert len(interpreter.get(BOOTH).content) < 30_000
