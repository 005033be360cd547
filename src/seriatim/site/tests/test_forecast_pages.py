"""What do pages say of what is to come: the forecast of a meeting, and the Chair's strip?"""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from seriatim.delegations.roster_data import world
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import AtZero, Force, TimeClass
from seriatim.kernel.ids import DelegationId, ListId, MeetingId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.site import house
from seriatim.site.tests.scene import OWNED, TENTH, TOPIC, Hall, done, local

FORECAST, CONSOLE = TENTH + "forecast/", TENTH + "console/"
SIXTY = list(world().participants)[:60]


def text(client: Client, path: str) -> str:
    """What a page says, without its markup and without what its scripts get."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = re.sub(r"<(script|style|title)\b.*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page))).replace(" – ", "–")


def limited(hall: Hall, seconds: int = 180) -> None:
    hall.act(c.SetTimeLimit(TimeClass.NATIONAL, seconds, list=TOPIC))


def sixty(hall: Hall) -> None:
    sixty_waiting(hall)
    hall.opened()


def sixty_waiting(hall: Hall) -> None:
    limited(hall)
    hall.asked(*SIXTY)


def hear(hall: Hall, times: int, seconds: int = 290) -> None:
    for _ in range(times):
        hall.act(c.GiveFloor())
        hall.later(seconds=seconds)
        hall.act(c.EndSpeech())
        hall.later(seconds=30)


def test_the_chair_sees_how_many_will_not_be_heard_and_what_would_change_it(hall: Hall, desk: Client) -> None:
    sixty(hall)
    said = text(desk, FORECAST)
    assert re.search(r"\d+–\d+ delegations will not be heard\.", said)
    assert "As it stands" in said
    assert "Ten more minutes" in said
    assert "No limit of a minute or more would let all be heard." in said
    assert "Afghanistan" in said


def test_the_strip_of_the_console_says_the_same_as_the_page(hall: Hall, desk: Client) -> None:
    sixty(hall)
    hear(hall, 5)
    strip, page = text(desk, CONSOLE), text(desk, FORECAST)
    exhausted = re.search(r"List exhausted (\d\d:\d\d–\d\d:\d\d) Not heard (\d+–\d+)", strip)
    assert exhausted
    assert exhausted[1] in page
    assert f"{exhausted[2]} delegations will not be heard" in page


def test_what_is_tried_changes_nothing(hall: Hall, desk: Client) -> None:
    sixty(hall)
    before = hall.version
    said = text(desk, FORECAST + "?limit=60&minutes=120&closed=on&groups=on")
    assert "What you try" in said
    assert hall.version == before


def test_whatever_is_no_number_is_not_tried(hall: Hall, desk: Client) -> None:
    sixty(hall)
    assert "What you try" not in text(desk, FORECAST + "?limit=two&minutes=-1")
    assert "What you try" in text(desk, FORECAST + "?limit=99999")


def test_a_limit_that_lets_all_be_heard_is_put_into_effect_from_there(hall: Hall, desk: Client) -> None:
    limited(hall)
    hall.asked(*SIXTY[:24]).opened()
    hear(hall, 3)
    page = desk.get(FORECAST).content.decode()
    form = re.search(r'action="([^"]*/limits/)".*?name="seconds" value="(\d+)"', page, flags=re.DOTALL)
    assert form
    assert "So that all may be heard, I ask delegations to limit their statements" in page
    seal = {"key": "k" * 32, "seen": hall.version}
    given = {"list": TOPIC, "time_class": "national", "seconds": form[2], **seal}
    assert done(desk.post(form[1], given))
    assert hall.floor.limits[-1].limit.seconds == int(form[2])
    assert "All who wait will be heard." in text(desk, FORECAST) or "–" in text(desk, FORECAST)


def test_a_meeting_that_is_past_its_stop_says_so(hall: Hall, desk: Client) -> None:
    sixty(hall)
    hall.later(hours=4)
    assert "The time of this meeting is over." in text(desk, FORECAST)


def test_a_meeting_that_rose_has_no_forecast(hall: Hall, desk: Client) -> None:
    sixty(hall)
    hall.adjourned()
    assert "This meeting is over." in text(desk, FORECAST)


def test_a_meeting_that_agreed_to_go_on_has_time(hall: Hall, desk: Client) -> None:
    sixty(hall)
    hall.later(hours=3, minutes=1)
    for service in ("interpretation", "room"):
        hall.act(m.ContinueBeyond(service, "nobody objects"))
    said = text(desk, FORECAST)
    assert "The time of this meeting is over." not in said
    assert "Must rise" not in said


def test_the_time_at_which_it_must_rise_is_that_of_its_services(hall: Hall, desk: Client) -> None:
    stops = (HardStop("room", local(13, 7)),)
    hall.act(m.PlanMeeting(MeetingId("ninth"), local(10, 7), stops, (TOPIC,), ("5",), 9, closing_seconds=600))
    limited(hall)
    hall.asked(*SIXTY)
    assert "Must rise 13:00" in text(desk, OWNED + "meetings/ninth/forecast/")


def test_a_meeting_of_next_month_is_drawn_from_its_beginning_on(hall: Hall, desk: Client) -> None:
    sixty_waiting(hall)
    house.CLOCK.set(house.now() - timedelta(days=30))
    page = desk.get(FORECAST).content.decode()
    assert re.findall(r'<text class="hour"[^>]*>([^<]*)', page)[:2] == ["16:00", "18:00"]
    starts = [float(one) for one in re.findall(r'<rect x="([\d.]+)"', page)]
    assert starts[0] == 0
    assert 20 < starts[-1] < 90


def test_names_that_an_earlier_meeting_will_hear_still_count_and_the_page_says_so(hall: Hall, desk: Client) -> None:
    sixty_waiting(hall)
    hall.act(m.PlanMeeting(MeetingId("ninth"), local(10, 7), (HardStop("room", local(13, 7)),), (TOPIC,), ("5",), 9))
    assert "Another meeting takes up the same list before: 9th meeting." in text(desk, FORECAST)
    assert "Not heard" not in text(desk, CONSOLE)
    assert "Another meeting" not in text(desk, OWNED + "meetings/ninth/forecast/")


def test_a_suspended_meeting_says_that_its_times_are_no_promise(hall: Hall, desk: Client) -> None:
    sixty(hall)
    hall.act(m.SuspendMeeting())
    assert "all times are as if it went on now" in text(desk, FORECAST)


def nouns(desk: Client) -> set[str]:
    """What can be put into effect on the page."""
    return set(re.findall(r'action="[^"]*/([\w-]+)/" class="deed"', desk.get(FORECAST).content.decode()))


def test_what_is_put_into_effect_is_about_the_one_list_of_the_meeting(hall: Hall, desk: Client) -> None:
    other = ListId("measures")
    limited(hall)
    hall.asked(*SIXTY[:24]).opened()
    hear(hall, 3)
    assert nouns(desk) == {"limits", "list-closing"}
    hall.act(m.AddTopic(other, "5", "Confidence-building measures"))
    hall.act(c.OpenList(other))
    hall.act(m.TakeUpList(other))
    hall.act(c.Inscribe(other, DelegationId("KEN")))
    assert nouns(desk) == set()


def test_a_limit_that_closes_the_microphone_is_the_bodys_and_not_replaced_by_one_that_does_not(
    hall: Hall, desk: Client
) -> None:
    hall.act(
        c.SetTimeLimit(TimeClass.NATIONAL, 300, Force.ENFORCED, AtZero.CUT, list=TOPIC, decision="the body so decided")
    )
    hall.asked(*SIXTY[:24]).opened()
    assert "Limit of" in text(desk, FORECAST)
    assert "limits" not in nouns(desk)


@pytest.mark.parametrize(
    "tried",
    [
        "?limit=0",
        "?limit=999999999999999999999",
        "?limit=%D9%A3",
        "?limit=1&limit=2",
        "?limit[]=3",
        "?minutes=1e9",
        "?closed=&groups=",
    ],
)
def test_whatever_stands_in_the_address_there_is_a_page(hall: Hall, desk: Client, tried: str) -> None:
    sixty(hall)
    assert "As it stands" in text(desk, FORECAST + tried)


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_two_hundred_names_fit_on_a_page_in_any_language(hall: Hall, desk: Client, language: str) -> None:
    limited(hall)
    hall.asked(*list(world().participants)[:193]).opened()
    page = desk.get(FORECAST + "?limit=60&minutes=9&closed=on&groups=on", headers={"accept-language": language})
    assert f'lang="{language}"' in page.content.decode()
    assert len(page.content) < 30_000


def test_the_page_is_for_those_who_preside(hall: Hall, anybody: Client) -> None:
    sixty(hall)
    assert anybody.get(FORECAST).status_code in (302, 303)


def test_two_hundred_names_fit_on_a_page(hall: Hall, desk: Client) -> None:
    limited(hall)
    hall.asked(*list(world().participants)[:193]).opened()
    page = desk.get(FORECAST)
    assert "157 more stand behind them." in page.content.decode()
    assert len(page.content) < 30_000


def test_the_secretariat_sees_before_the_session_that_the_programme_does_not_fit(hall: Hall, desk: Client) -> None:
    limited(hall)
    hall.asked(*SIXTY)
    said = text(desk, OWNED + "programme/")
    assert re.search(r"At the pace of this body \d+–\d+ of those who wait now will be owed the floor", said)
    assert re.search(r"leaves \d+–\d+ unheard", said)


def test_a_programme_that_fits_says_so_and_the_public_is_told_neither(
    hall: Hall, desk: Client, anybody: Client
) -> None:
    limited(hall)
    hall.asked("KEN", "BRA")
    assert "At the pace of this body all who wait now will be heard." in text(desk, OWNED + "programme/")
    assert "At the pace" not in text(anybody, OWNED + "programme/")
