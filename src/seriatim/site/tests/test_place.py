"""Does a delegation see where it stands, and can it do there whatever the rules let it do itself?"""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client

from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Capacity, Kind, Visibility
from seriatim.floor.rules.state import Request, Standing
from seriatim.kernel.ids import DelegationId, ListId, MeetingId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.site.tests.cast import Cast, Visitor
from seriatim.site.tests.scene import BODY, MEETING, OWNED, TOPIC, Hall, done, local, said

PLACE = OWNED + "delegation/"
KEN = DelegationId("KEN")


@pytest.fixture
def kenya(cast: Cast) -> Visitor:
    """Kenya's focal point, who has just come in."""
    return cast.focal_point()


def page_of(visitor: Client) -> str:
    return visitor.get(PLACE).content.decode()


def words(visitor: Client) -> str:
    """What the page says, without its marks."""
    main = page_of(visitor).split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def state(visitor: Client) -> str:
    """How the delegation stands on the list that matters most."""
    found = re.search(r'data-state="([^"]*)"', page_of(visitor))
    assert found
    return found[1]


def offered(visitor: Client) -> set[str]:
    """The nouns of the forms on the page."""
    return set(re.findall(rf'action="{PLACE}([a-z-]+)/"', page_of(visitor)))


def does(visitor: Client, noun: str, **form: Any) -> Any:
    return visitor.post(f"{PLACE}{noun}/", form)


def of(hall: Hall, code: str) -> Request:
    return hall.floor.requests[hall.request(code)]


# ── How a request stands ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_delegation_requests_the_floor_and_is_told_its_place_and_why(hall: Hall, kenya: Visitor) -> None:
    hall.asked("BRA", "CHL")
    assert state(kenya) == "open"
    assert done(does(kenya, "requests", list=TOPIC, what="national"))
    assert hall.order == "BRA CHL KEN"
    assert "3 Your place on the list On the list You are called about " in words(kenya)
    assert "You asked at 15:00:08, after 2 others." in words(kenya)


def test_before_the_list_opens_it_says_when_and_offers_nothing(hall: Hall, kenya: Visitor) -> None:
    hall.act(c.CloseList(TOPIC))
    hall.act(c.OpenList(TOPIC, opens_at=datetime(2024, 3, 8, 21, tzinfo=UTC)))
    assert state(kenya) == "not yet"
    assert "It opens at: Friday 8 March 2024, 16:00" in words(kenya)
    assert "requests" not in offered(kenya)


def test_on_a_closed_list_a_late_request_goes_to_the_chair(hall: Hall, kenya: Visitor) -> None:
    hall.act(c.CloseList(TOPIC))
    assert state(kenya) == "closed"
    assert "Send a late request to the Chair" in words(kenya)
    assert done(does(kenya, "requests", list=TOPIC, what="national", late="on"))
    assert of(hall, "KEN").standing == Standing.LATE
    assert state(kenya) == "late"
    assert hall.order == ""


def test_the_states_on_the_way_to_the_floor(hall: Hall, kenya: Visitor) -> None:
    hall.asked("BRA", "CHL", "FRA", "PER", "KEN").opened()
    assert (state(kenya), "4 are called before you." in words(kenya)) == ("waiting", True)
    found = []
    for _ in range(5):
        hall.act(c.GiveFloor())
        found.append(state(kenya))
    assert found == ["soon", "third", "soon", "next", "floor"]
    assert done(does(kenya, "end-of-speech"))
    assert state(kenya) == "heard"
    assert f"/sessions/oewg-7/topics/dialogue/requests/{hall.request('KEN')}/receipt" in page_of(kenya)


def test_whoever_has_the_floor_sees_the_clock_and_says_that_she_has_finished(hall: Hall, kenya: Visitor) -> None:
    hall.asked("KEN").opened()
    hall.act(c.GiveFloor())
    hall.later(seconds=125)
    page = page_of(kenya)
    assert 'data-pace="last-minute"' in page
    assert "You have the floor 0:55 Last minute" in words(kenya)
    hall.later(seconds=70)
    assert 'data-pace="over"' in page_of(kenya)


def test_an_interrupted_speaker_is_told_that_the_floor_comes_back(hall: Hall, kenya: Visitor) -> None:
    hall.asked("KEN").opened()
    hall.act(c.GiveFloor())
    hall.act(c.RaisePointOfOrder(DelegationId("BRA")))
    assert state(kenya) == "interrupted"


def test_who_was_absent_when_called_is_not_dropped(hall: Hall, kenya: Visitor) -> None:
    hall.asked("KEN", "BRA", "CHL", "FRA", "PER", "MEX").opened()
    hall.act(c.PassOver())
    assert state(kenya) == "absent"
    assert "You were not dropped." in words(kenya)


def test_what_was_not_heard_is_owed_with_four_choices_and_the_follow_up(hall: Hall, kenya: Visitor) -> None:
    hall.asked("BRA", "KEN").opened()
    hall.act(c.GiveFloor())
    hall.adjourned()
    assert state(kenya) == "owed"
    assert "That meeting is not scheduled yet." in words(kenya)
    stops = (HardStop("room", local(12, 27)),)
    hall.act(m.ScheduleFollowUp(MeetingId("follow-up-1"), MEETING, local(9, 27), stops, name="town hall"))
    assert "Town hall: Wednesday 27 March 2024, 09:00 ." in words(kenya)
    assert {"text", "withdrawal"} <= offered(kenya)
    assert done(does(kenya, "text", request=hall.request("KEN"), text="Mr. Chair, Kenya"))
    assert of(hall, "KEN").standing == Standing.IN_WRITING


# ── Who is entitled to what ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_stakeholder_is_offered_what_it_may_do_and_told_why_not_the_rest(hall: Hall, cast: Cast) -> None:
    hall.act(d.AdmitParticipant(BODY, DelegationId("FORUM"), "stakeholder", {"en": "Civil Society Forum"}))
    hall.opened()
    forum = cast.focal_point("FORUM")
    page = page_of(forum)
    assert 'value="national"' in page
    assert 'value="group"' not in page
    assert {"points-of-order", "motions", "appeals"}.isdisjoint(offered(forum))
    assert words(forum).count("Civil Society Forum (stakeholder) may not") >= 3


def test_a_colleague_who_may_not_ask_sees_the_place_and_why_she_may_not(hall: Hall, cast: Cast) -> None:
    cast.focal_point()
    reader = cast.member("KEN", "Brian", ())
    assert state(reader) == "not entitled"
    assert "Kenya has not let you" in words(reader)
    assert offered(reader) == set()


def test_a_member_who_edits_no_statements_is_offered_no_text(hall: Hall, cast: Cast) -> None:
    cast.focal_point()
    brian = cast.member("KEN", "Brian", (Grant.INSCRIBE,))
    assert done(does(brian, "requests", list=TOPIC, what="national"))
    assert {"withdrawal", "class"} <= offered(brian)
    assert {"text", "amendment"}.isdisjoint(offered(brian))


def test_nobody_but_a_delegation_has_such_a_page(hall: Hall, cast: Cast, anybody: Client) -> None:
    assert cast.chair().get(PLACE).status_code == 403
    assert does(cast.chair(), "points-of-order").status_code == 403
    assert anybody.get(PLACE).headers["Location"].startswith("/sign-in/?next=")


# ── What it can do ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_statement_for_a_group_names_the_group_and_what_was_not_chosen_does_not_count(
    hall: Hall, kenya: Visitor
) -> None:
    hall.asked("BRA")
    form = {"list": TOPIC, "what": "group", "on_behalf_of": "African Group", "joint_with": "FRA", "language": "fr"}
    assert done(does(kenya, "requests", **form))
    asked = of(hall, "KEN")
    assert (asked.capacity, asked.on_behalf_of, asked.joint_with) == (Capacity.GROUP, "African Group", ())
    assert (asked.language, hall.order) == ("fr", "KEN BRA")


def test_a_joint_statement_names_its_partners(hall: Hall, kenya: Visitor) -> None:
    assert said(does(kenya, "requests", list=TOPIC, what="joint")).startswith("A joint statement needs partners")
    assert done(does(kenya, "requests", list=TOPIC, what="joint", joint_with="France, BRA"))
    assert of(hall, "KEN").joint_with == ("FRA", "BRA")


def test_a_reply_is_asked_for_in_a_meeting(hall: Hall, kenya: Visitor) -> None:
    hall.opened()
    assert done(does(kenya, "requests", list=TOPIC, what="reply"))
    assert of(hall, "KEN").asked.kind == Kind.REPLY


def test_two_exchange_places_when_both_agree(hall: Hall, cast: Cast) -> None:
    kenya, brazil = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    hall.asked("BRA", "CHL", "KEN")
    mine, theirs = hall.request("KEN"), hall.request("BRA")
    assert done(does(kenya, "exchanges", request=mine, other=theirs))
    assert "Exchange proposed to Brazil No answer yet." in words(kenya)
    assert "Kenya proposes to exchange places with you." in words(brazil)
    assert done(does(brazil, "exchange", request=theirs, other=mine))
    assert hall.order == "KEN CHL BRA"


def test_a_proposal_can_be_refused(hall: Hall, cast: Cast) -> None:
    kenya, brazil = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    hall.asked("BRA", "KEN")
    mine, theirs = hall.request("KEN"), hall.request("BRA")
    assert done(does(kenya, "joins", request=mine, lead=theirs))
    assert "Kenya proposes to join your statement" in words(brazil)
    assert done(does(brazil, "refusal", request=theirs, other=mine))
    assert hall.floor.proposals == frozenset()


def test_a_request_joins_another_and_leaves_it_again(hall: Hall, cast: Cast) -> None:
    kenya, brazil = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    hall.asked("BRA", "KEN")
    mine, theirs = hall.request("KEN"), hall.request("BRA")
    does(kenya, "joins", request=mine, lead=theirs)
    assert done(does(brazil, "join", request=mine, lead=theirs))
    assert state(kenya) == "joined"
    assert done(does(kenya, "leaving", request=mine))
    assert hall.order == "BRA KEN"


def test_it_moves_later_amends_changes_its_class_and_withdraws(hall: Hall, kenya: Visitor) -> None:
    hall.asked("KEN", "BRA", "CHL")
    mine = hall.request("KEN")
    assert done(does(kenya, "later", request=mine, after=hall.request("BRA")))
    assert hall.order == "BRA KEN CHL"
    assert done(does(kenya, "amendment", request=mine, language="fr", text="Monsieur le Président"))
    assert (of(hall, "KEN").language, of(hall, "KEN").text) == ("fr", "Monsieur le Président")
    assert "would move" in said(does(kenya, "class", request=mine, on_behalf_of="African Group"))
    assert done(does(kenya, "class", request=mine, on_behalf_of="African Group", accept_move="on"))
    assert hall.order == "KEN BRA CHL"
    assert done(does(kenya, "withdrawal", request=mine))
    assert of(hall, "KEN").standing == Standing.WITHDRAWN
    assert state(kenya) == "open"


def test_points_of_order_motions_and_appeals_are_raised_from_the_page(hall: Hall, cast: Cast) -> None:
    kenya, brazil = cast.focal_point(), cast.focal_point("BRA", "Bruna")
    hall.asked("CHL").opened()
    hall.act(c.GiveFloor())
    assert done(does(kenya, "points-of-order"))
    assert state(kenya) == "floor"
    hall.act(c.Rule("The point is not in order"))
    assert "“ The point is not in order ”" in words(kenya)
    assert done(does(kenya, "appeals"))
    hall.act(c.DecideAppeal(1, 2))
    assert done(does(kenya, "motions", motion="close-debate"))
    assert "To close the debate · Kenya Two may speak against it; then it is put to the vote." in words(brazil)
    assert done(does(brazil, "motion-speeches", motion=1, stance="against"))
    assert "motion-speeches" not in offered(brazil)
    assert done(does(kenya, "motion-withdrawal", motion=1))


def test_a_refusal_is_said_in_the_form_where_it_was_tried(hall: Hall, kenya: Visitor) -> None:
    hall.asked("KEN", "BRA")
    answer = does(kenya, "later", request=hall.request("KEN"), after=999)
    assert answer.status_code == 409
    assert "would not move later" in said(answer)
    assert "open><summary>Move later" in answer.content.decode()


# ── Two of one delegation ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_colleague_who_asked_first_is_named_and_her_request_can_be_edited(hall: Hall, cast: Cast) -> None:
    amina = cast.focal_point()
    brian = cast.member("KEN", "Brian", (Grant.INSCRIBE, Grant.EDIT_STATEMENTS))
    assert done(does(amina, "requests", list=TOPIC, what="national"))
    answer = does(brian, "requests", list=TOPIC, what="national")
    assert answer.status_code == 409
    assert "by Kenya (Amina). Amend that one, and it keeps its place." in said(answer)
    assert "by Amina" in words(brian)
    assert done(does(brian, "amendment", request=hall.request("KEN"), language="fr"))


# ── What is shown to whom ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("visibility", [Visibility.OWN, Visibility.NEXT])
def test_no_name_is_shown_that_the_body_does_not_show(visibility: Visibility, hall: Hall, kenya: Visitor) -> None:
    hall.asked("BRA", "CHL", "FRA", "KEN").seen_by(visibility, 1)
    page = page_of(kenya)
    assert "4</b> <span>Your place on the list" in page
    assert not re.search("Chile|France|CHL|FRA", page)
    assert ("Brazil" in page) == (visibility == Visibility.NEXT)


def test_the_most_urgent_list_comes_first(hall: Hall, kenya: Visitor) -> None:
    hall.act(m.AddTopic(ListId("threats"), "5", "Existing and potential threats", "threats"))
    hall.act(c.OpenList(ListId("threats")))
    hall.asked("BRA", "CHL", "KEN").opened()
    hall.act(c.Inscribe(ListId("threats"), KEN))
    cards = re.findall(r'data-card="([^"]*)"', page_of(kenya))
    assert cards == ["dialogue", "threats", "meeting"]


def test_the_page_is_small_and_its_queries_do_not_grow_with_the_list(
    hall: Hall, kenya: Visitor, django_assert_max_num_queries: Any
) -> None:
    hall.asked("KEN", *sorted(hall.chamber.body(BODY).roster.participants)[:60]).opened()
    with django_assert_max_num_queries(12):
        page = kenya.get(PLACE).content
    assert len(page) < 30_000


def test_only_the_page_as_it_stands_is_marked_to_be_kept(hall: Hall, kenya: Visitor, anybody: Client) -> None:
    hall.asked("BRA")
    assert kenya.get(PLACE).headers["Seriatim-Keep"] == "delegation"
    assert "Seriatim-Keep" not in does(kenya, "later", request=1).headers
    assert "Seriatim-Keep" not in anybody.get(PLACE).headers
    assert "trusted-types seriatim-worker" in kenya.get(PLACE).headers["Content-Security-Policy"]
    assert "trusted-types 'none'" in kenya.get(OWNED).headers["Content-Security-Policy"]
