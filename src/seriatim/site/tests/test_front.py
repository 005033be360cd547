"""What the first page says of a meeting that sits now, and to whom it shows the way to which screen."""

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import TENTH, Hall

pytestmark = pytest.mark.django_db

CONSOLE, SCREEN, PLACE = (
    f'href="{path}"' for path in (TENTH + "console/", TENTH + "screen/", "/sessions/oewg-7/delegation/")
)


def test_a_meeting_is_on_the_first_page_as_long_as_it_sits(hall: Hall, anybody: Client) -> None:
    assert SCREEN not in anybody.get("/").content.decode()
    hall.asked("KEN").opened()
    html = anybody.get("/").content.decode()
    assert "10th meeting" in html
    assert SCREEN in html
    hall.act(c.GiveFloor())
    assert SCREEN in anybody.get("/").content.decode()
    hall.act(c.EndSpeech())
    hall.adjourned()
    assert SCREEN not in anybody.get("/").content.decode()


@pytest.mark.parametrize(
    ("who", "ways"),
    [
        ("anonymous", [SCREEN]),
        ("secretariat", [SCREEN, CONSOLE]),
        ("inscribes", [SCREEN, PLACE]),
    ],
)
def test_everybody_is_shown_the_way_to_the_screens_that_are_theirs(who: str, ways: list[str], hall: Hall) -> None:
    gathering = Gathering(hall).assembled()
    html = gathering.browsers[who].get("/").content.decode()
    assert [way for way in (SCREEN, CONSOLE, PLACE) if way in html] == ways
