"""What do the screens before everybody show: the room's, the public page, and what is framed by pages of others?"""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import AtZero, Force, MotionKind, TimeClass, Visibility
from seriatim.kernel.ids import DelegationId, MeetingId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop, Mode
from seriatim.site.sessions import snapshot
from seriatim.site.tests.cast import Cast
from seriatim.site.tests.scene import MEETING, OWNED, TENTH, TOPIC, Hall, local

SCREEN, EMBED = TENTH + "screen/?languages=en", TENTH + "embed/"
BEFORE_EVERYBODY = (
    TENTH,
    TENTH + "screen/",
    TENTH + "screen/?languages=ar,zh,ru",
    EMBED,
    OWNED + "feed.atom",
    OWNED + "feed.json",
)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_KEPT", {})


def text(client: Client, path: str) -> str:
    """What a page says, without its markup and without what its scripts get."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = re.sub(r"<(script|style|title)\b.*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page)))


def limited(hall: Hall, seconds: int = 180) -> None:
    hall.act(c.SetTimeLimit(TimeClass.NATIONAL, seconds, Force.AGREED, AtZero.FLASH, list=TOPIC, decision="agreed"))


def long_list(hall: Hall) -> None:
    hall.asked("KEN", "BRA", "CHL", "PER", "FRA", "EGY", "JPN", "IND", "CUB", "GHA", "MEX", "NGA").opened()
    hall.act(c.GiveFloor())


def test_the_screen_says_who_has_the_floor_who_is_next_and_how_many_more(hall: Hall, anybody: Client) -> None:
    long_list(hall)
    said = text(anybody, SCREEN)
    assert "Has the floor Kenya 0:00 / 3:00" in said
    assert said.index("Brazil") < said.index("Chile") < said.index("Peru")
    assert "+ 5 more" in said
    assert "Nigeria" not in said


def test_the_clock_stands_where_it_stood_when_the_page_was_written(hall: Hall, anybody: Client) -> None:
    limited(hall)
    long_list(hall)
    hall.later(seconds=130)
    assert "Kenya 2:10 / 3:00 last minute" in text(anybody, SCREEN)
    hall.later(seconds=60)
    assert "Kenya 3:10 / 3:00 over the limit" in text(anybody, SCREEN)
    hall.act(c.StopClock())
    assert "clock stopped" in text(anybody, SCREEN)


def test_names_and_words_stand_in_each_language_once_where_they_are_the_same(hall: Hall, anybody: Client) -> None:
    hall.asked("BRA", "CHL", "KEN").opened()
    hall.act(c.GiveFloor())
    page = anybody.get(TENTH + "screen/?languages=fr,en").content.decode()
    assert '<html lang="fr" dir="ltr"' in page
    assert '<bdi lang="fr" data-in="fr">Brésil</bdi> <bdi lang="en" data-in="en">Brazil</bdi>' in page
    assert page.count(">Kenya</bdi>") == 1


def test_a_screen_in_arabic_is_laid_out_from_the_right(hall: Hall, anybody: Client) -> None:
    hall.asked("BRA").opened()
    hall.act(c.GiveFloor())
    page = anybody.get(TENTH + "screen/?languages=ar,en").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert "البرازيل" in page


def test_what_is_no_language_is_passed_over(hall: Hall, anybody: Client) -> None:
    page = anybody.get(TENTH + "screen/?languages=tlh,,EN").content.decode()
    assert '<html lang="en"' in page
    assert '<html lang="en"' in anybody.get(TENTH + "screen/").content.decode()


def suspended(hall: Hall) -> None:
    hall.act(m.SuspendMeeting(local(16)))


def raised(hall: Hall) -> None:
    hall.act(c.RaisePointOfOrder(DelegationId("CUB")))


def moved(hall: Hall) -> None:
    hall.act(c.Move(MotionKind.ADJOURN_DEBATE, DelegationId("CUB"), TOPIC))


@pytest.mark.parametrize(
    ("then", "state", "says"),
    [
        (suspended, "suspended", "The meeting is suspended until 16:00."),
        (lambda hall: hall.act(m.SuspendMeeting()), "suspended", "The meeting is suspended."),
        (raised, "point-of-order", "Brazil returns with the time that was left."),
        (moved, "vote", "Motion to adjourn the debate"),
        (lambda hall: hall.act(c.CloseList(TOPIC)), "closed-list", "The list of speakers is closed."),
        (lambda hall: hall.act(m.ChangeMode(Mode.INFORMAL)), "debate", "Informal"),
    ],
)
def test_the_screen_says_above_everything_else_what_is_going_on(
    then: Any, state: str, says: str, hall: Hall, anybody: Client
) -> None:
    hall.asked("BRA", "CHL").opened()
    hall.act(c.GiveFloor())
    then(hall)
    for path in (SCREEN, TENTH):
        assert says in text(anybody, path)
    assert f'data-state="{state}"' in anybody.get(SCREEN).content.decode()


def test_before_the_meeting_the_screen_shows_its_beginning_and_the_programme(hall: Hall, anybody: Client) -> None:
    stops = (HardStop("room", local(21)),)
    hall.act(m.PlanMeeting(MeetingId("eleventh"), local(19), stops, (), ("5",), 11))
    said = text(anybody, SCREEN)
    assert "Begins at 15:00" in said
    assert "15:00–18:00 Institutional dialogue 19:00–21:00 Discussions on substantive issues" in said


def test_when_the_meeting_has_risen_it_says_where_the_owed_are_heard(hall: Hall, anybody: Client) -> None:
    hall.asked("BRA", "CHL").opened().adjourned()
    assert "2 delegations were not reached and keep their places." in text(anybody, SCREEN)
    stops = (HardStop("room", local(12, 27)),)
    hall.act(m.ScheduleFollowUp(MeetingId("hall"), MEETING, local(9, 27), stops, name="town hall"))
    said = text(anybody, SCREEN)
    assert "Next meeting: Town hall, Wednesday 27 March 2024, 09:00" in said
    assert "2 delegations that were not reached are heard first there." in said
    assert "Brazil" not in said
    hall.act(m.OpenMeeting(MeetingId("hall")))
    assert "Now in session: Town hall" in text(anybody, SCREEN)


def test_a_cancelled_meeting_shows_its_title_and_its_state_alone(hall: Hall, anybody: Client) -> None:
    hall.asked("BRA")
    hall.act(m.CancelMeeting(MEETING, "the interpreters are on strike"))
    for path in (SCREEN, TENTH, EMBED):
        said = text(anybody, path)
        assert "10th meeting" in said
        assert "ancelled" in said
        assert "Brazil" not in said
        assert "strike" not in said


# ── Who sees what ────────────────────────────────────────────────────────────────────────────────────────────────────

THIRD = re.compile(r"Peru|Pérou|Perú|Перу|秘鲁|بيرو|\bPER\b")


def hidden_from(client: Client, *paths: str) -> None:
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200
        found = THIRD.search(answer.content.decode())
        assert found is None, f"{path}: {found}"
        for name, value in answer.headers.items():
            assert not THIRD.search(value), f"{path}: {name}: {value}"


@pytest.fixture
def third_hidden(hall: Hall) -> Hall:
    """Only the next two are shown; Peru is the third behind whoever speaks."""
    hall.asked("KEN", "BRA", "CHL", "PER").seen_by(Visibility.NEXT, 2).opened()
    hall.act(c.GiveFloor())
    return hall


def test_no_byte_of_a_third_name_is_before_everybody(third_hidden: Hall, anybody: Client) -> None:
    hidden_from(anybody, *BEFORE_EVERYBODY)
    said = text(anybody, SCREEN)
    assert "Brazil" in said
    assert "Chile" in said
    assert "+ 1 more" in said


def test_nor_before_a_delegation_nor_on_the_screen_that_an_officer_opened(third_hidden: Hall, cast: Cast) -> None:
    hidden_from(cast.focal_point("BRA", "Bia"), *BEFORE_EVERYBODY)
    officer = cast.officer()
    hidden_from(officer, *BEFORE_EVERYBODY[1:])
    assert THIRD.search(officer.get(TENTH).content.decode()), "the desk sees the whole list"


def test_a_delegation_does_not_see_its_own_request_on_a_screen_before_everybody(third_hidden: Hall, cast: Cast) -> None:
    hidden_from(cast.focal_point("PER", "Paco"), *BEFORE_EVERYBODY[1:])


def test_what_was_kept_for_the_public_is_not_what_an_officer_saw(
    third_hidden: Hall, cast: Cast, anybody: Client
) -> None:
    assert THIRD.search(cast.officer().get(TENTH).content.decode())
    hidden_from(anybody, TENTH, TENTH)
    third_hidden.seen_by(Visibility.OWN)
    assert "Brazil" not in text(anybody, TENTH)


@pytest.mark.parametrize("visibility", [Visibility.OWN, Visibility.PARTICIPANTS])
def test_where_the_public_sees_no_name_there_is_none(visibility: Visibility, hall: Hall, anybody: Client) -> None:
    hall.asked("KEN", "BRA").seen_by(visibility).opened()
    hall.act(c.GiveFloor())
    hall.act(c.EndSpeech())
    hall.act(c.GiveFloor())
    for path in BEFORE_EVERYBODY:
        assert not re.search(r"Kenya|Brazil|Brésil|\bKEN\b|\bBRA\b", anybody.get(path).content.decode()), path
    assert "A delegation" in text(anybody, SCREEN)


def test_for_participants_the_screen_shows_names_when_one_of_them_opens_it(hall: Hall, cast: Cast) -> None:
    hall.asked("KEN", "BRA").seen_by(Visibility.PARTICIPANTS).opened()
    hall.act(c.GiveFloor())
    assert "Kenya" in text(cast.officer(), SCREEN)
    assert "Kenya" not in text(cast.officer("Olaf"), EMBED)


def test_the_screen_has_nothing_of_the_desk(hall: Hall, cast: Cast) -> None:
    hall.asked("KEN", "BRA").opened()
    hall.act(c.CloseList(TOPIC))
    hall.act(c.Inscribe(TOPIC, DelegationId("PER"), late=True))
    hall.act(c.GiveFloor())
    page = cast.officer().get(SCREEN).content.decode()
    assert "Peru" not in page
    assert '"undo"' not in page
    assert '"late"' not in page
    assert "csrfmiddlewaretoken" not in page


# ── What is framed ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_embed_alone_may_be_framed_by_anybody(hall: Hall, anybody: Client) -> None:
    framed = anybody.get(EMBED)
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    for path in (TENTH, SCREEN, OWNED):
        answer = anybody.get(path)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_the_embed_looks_at_no_cookie_and_leaves_none(hall: Hall, cast: Cast) -> None:
    hall.asked("KEN").seen_by(Visibility.OWN).opened()
    hall.act(c.GiveFloor())
    officer = cast.officer()
    officer.cookies["language"] = "fr"
    answer = officer.get(EMBED + "?language=ar")
    assert not answer.cookies
    page = answer.content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "كينيا" not in page
    assert 'lang="en"' in officer.get(EMBED).content.decode()
    assert 'lang="fr"' in officer.get(EMBED, headers={"accept-language": "fr-CA,en;q=0.5"}).content.decode()


def test_the_embed_is_whole_without_script_or_sheet(hall: Hall, anybody: Client) -> None:
    page = anybody.get(EMBED).content.decode()
    assert "<script" not in page
    assert "stylesheet" not in page
    assert '<meta http-equiv="refresh"' in page


def test_the_public_page_has_the_snippet_and_what_programs_read(hall: Hall, anybody: Client) -> None:
    page = anybody.get(TENTH).content.decode()
    assert f"&lt;iframe src=&quot;http://testserver{EMBED}&quot;" in page
    assert '"@type":"Event"' in page
    assert '"startDate":"2024-03-08T15:00:00-05:00"' in page
    assert f'type="application/atom+xml" href="{OWNED}feed.atom"' in page


# ── When many come at once ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_is_written_once_a_second_and_version_for_all_who_are_nobody(
    hall: Hall, anybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.asked("KEN").opened()
    written = list[snapshot.Kept]()
    real = snapshot.Kept

    def noted(*facts: Any) -> snapshot.Kept:
        written.append(real(*facts))
        return written[-1]

    monkeypatch.setattr(snapshot, "Kept", noted)
    first, second = anybody.get(TENTH), anybody.get(TENTH)
    assert len(written) == 1
    nonces = [re.findall(r"'nonce-([^']+)'", one["Content-Security-Policy"])[0] for one in (first, second)]
    assert nonces[0] != nonces[1]
    assert nonces[0] not in second.content.decode()
    assert second.content.decode().replace(nonces[1], nonces[0]) == first.content.decode()
    assert first["Content-Security-Policy"].replace(nonces[0], "") == second["Content-Security-Policy"].replace(
        nonces[1], ""
    )
    hall.act(c.GiveFloor())
    assert "Has the floor Kenya" in text(anybody, TENTH)
    assert len(written) == 2
    hall.later(seconds=1)
    anybody.get(TENTH)
    assert len(written) == 3


def test_a_page_of_somebody_is_never_kept(hall: Hall, cast: Cast) -> None:
    officer = cast.officer()
    officer.get(TENTH)
    officer.get(TENTH + "?language=fr")
    assert snapshot._KEPT == {}


def test_the_short_address_leads_to_what_is_on(hall: Hall, anybody: Client) -> None:
    assert anybody.get("/now/oewg-7").headers["Location"] == TENTH
    hall.asked("KEN").opened()
    assert anybody.get("/now/oewg-7").headers["Location"] == TENTH
    hall.adjourned()
    assert anybody.get("/now/oewg-7").headers["Location"] == TENTH
    stops = (HardStop("room", local(12, 27)),)
    hall.act(m.ScheduleFollowUp(MeetingId("hall"), MEETING, local(9, 27), stops, name="town hall"))
    assert anybody.get("/now/oewg-7").headers["Location"] == f"{OWNED}meetings/hall/"
    assert anybody.get("/now/nothing").status_code == 404


@pytest.mark.parametrize("path", [TENTH + "screen/", TENTH, EMBED])
def test_a_screen_is_light(path: str, hall: Hall, anybody: Client) -> None:
    long_list(hall)
    assert len(anybody.get(path).content) < 30_000
