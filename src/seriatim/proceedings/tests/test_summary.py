"""Does the summary say how a session stands, and keep what is private?"""

import json
from datetime import timedelta
from typing import Any

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Kind, MotionKind
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId
from seriatim.meetings.rules import commands as m
from seriatim.meetings.rules.events import HardStop
from seriatim.proceedings.summary import summary
from seriatim.proceedings.tests.desk import RID, TEN, Desk

R = RequestId
M10 = MeetingId("m10")


def told(desk: Desk, later: float = 0) -> Any:
    """The summary, so many seconds after the last command, as a machine reads it."""
    facts = summary(desk.session, desk.now + timedelta(seconds=later))
    assert json.loads(json.dumps(facts)) == facts
    return facts


def asked(*codes: str) -> Desk:
    desk = Desk()
    for code in codes:
        desk.asks(code)
    return desk


def test_the_programme_of_work_has_its_meetings_with_their_times() -> None:
    facts = told(Desk())
    [meeting] = facts["programme_of_work"]["meetings"]
    assert facts["session"]["zone"] == "America/New_York"
    assert (meeting["meeting"], meeting["number"], meeting["status"]) == ("m10", 10, "planned")
    assert meeting["starts"] == "2024-03-08T15:00:00Z"
    assert meeting["hard_stops"] == [{"service": "room", "at": "2024-03-08T18:00:00Z", "consent": False}]


def test_a_list_is_not_yet_open_open_or_closed() -> None:
    desk = Desk()
    desk.give(m.AddTopic(ListId("law"), "5", "International law"))
    assert {of: one["state"] for of, one in told(desk)["lists"].items()} == {"rid": "open", "law": "not yet open"}
    desk.give(c.CloseList(RID))
    assert told(desk)["lists"]["rid"]["state"] == "closed"


def test_the_waiting_stand_in_order_with_their_reasons() -> None:
    desk = asked("KEN")
    desk.asks("EGY", "G77")
    waiting = told(desk)["lists"]["rid"]["waiting"]
    assert [(one["place"], one["request"], one["name"], one["capacity"]) for one in waiting] == [
        (1, 2, "Egypt", "group"),
        (2, 1, "Kenya", "national"),
    ]
    assert waiting[1]["reason"].startswith("1 statement for a group comes first")


def test_every_request_ends_as_something_and_says_who_when_and_why() -> None:
    desk = asked("KEN", "BRA", "CHL", "DEU", "FRA", "IND")
    desk.give(m.OpenMeeting(M10))
    desk.give(c.GiveFloor())
    desk.give(c.EndSpeech())
    desk.give(c.GiveInWriting(R(2), "Our text."))
    desk.give(c.Withdraw(R(3)))
    desk.give(c.Decline(R(4), "The list was full."))
    desk.give(c.Lapse(RID, "Decided.", (R(5),)))
    desk.give(m.AdjournMeeting())
    requests = told(desk)["requests"]
    assert [one["standing"] for one in requests] == [
        "heard", "in writing", "withdrawn", "declined", "lapsed", "waiting",
    ]  # fmt: skip
    heard = requests[0]["end"]
    assert (heard["how"], heard["speech"], heard["meeting"], heard["by"]) == ("heard", 1, "m10", "chair")
    assert [one["end"]["reason"] for one in requests[3:5]] == ["The list was full.", "Decided."]
    assert (requests[5]["owed_in"], requests[5]["end"]) == (["m10"], None)
    assert told(desk)["lists"]["rid"]["waiting"][0]["owed"]
    assert told(desk)["programme_of_work"]["meetings"][0]["owed"] == ["rid"]


def test_late_requests_joined_ones_and_proposals_are_told() -> None:
    desk = asked("KEN", "BRA", "CHL", "DEU")
    desk.give(c.ProposeJoin(R(2), R(1)))
    desk.give(c.AcceptJoin(R(1), R(2)))
    desk.give(c.ProposeExchange(R(3), R(4)))
    desk.give(c.CloseList(RID))
    desk.give(c.Inscribe(RID, DelegationId("FRA"), late=True))
    rid = told(desk)["lists"]["rid"]
    assert (rid["waiting"][0]["joined"], rid["late"]) == ([2], [5])
    assert rid["proposals"] == [{"to": "exchange", "request": 3, "other": 4}]
    assert told(desk)["requests"][1]["joined_to"] == 1


def test_the_floor_has_its_clock_and_whoever_was_interrupted_the_time_that_is_left() -> None:
    desk = asked("KEN")
    desk.give(m.OpenMeeting(M10))
    desk.give(c.GiveFloor())
    assert told(desk, 2.5)["floor"]["speaking"]["left_ms"] == 177_500
    desk.give(c.RaisePointOfOrder(DelegationId("BRA")), at=desk.now + timedelta(seconds=130))
    floor = told(desk, 1)["floor"]
    assert (floor["speaking"]["speaker"], floor["speaking"]["elapsed_ms"]) == ("BRA", 1000)
    [kenya] = floor["interrupted"]
    assert (kenya["name"], kenya["elapsed_ms"], kenya["left_ms"], kenya["clock_runs"]) == (
        "Kenya",
        130_000,
        50_000,
        False,
    )
    desk.give(c.Rule("Noted."))
    desk.give(c.Appeal(DelegationId("CHL")))
    desk.give(c.Move(MotionKind.CLOSE_DEBATE, DelegationId("FRA")))
    floor = told(desk)["floor"]
    assert (floor["ruling"]["ruling"], floor["ruling"]["appeal_of"]) == ("Noted.", "CHL")
    assert [(one["kind"], one["pending"]) for one in floor["motions"]] == [("close-debate", True)]
    assert [(one["speaker"], one["elapsed_ms"]) for one in floor["speeches"]] == [("BRA", 1000)]


def test_a_speech_that_was_extended_says_by_how_much_and_has_its_limit_still() -> None:
    desk = asked("KEN")
    desk.give(m.OpenMeeting(M10))
    desk.give(c.GiveFloor())
    desk.give(c.ExtendSpeech(30))
    speaking = told(desk)["floor"]["speaking"]
    assert (speaking["limit"]["seconds"], speaking["extended_seconds"], speaking["left_ms"]) == (180, 30, 209_000)
    desk.give(c.EndSpeech())
    assert [one["extended_seconds"] for one in told(desk)["floor"]["speeches"]] == [30]


def test_an_accommodation_is_not_revealed() -> None:
    desk = asked("KEN")
    desk.give(c.Accommodate(DelegationId("KEN"), 150))
    desk.give(m.OpenMeeting(M10))
    desk.give(c.GiveFloor())
    speaking = told(desk, 90)["floor"]["speaking"]
    assert (speaking["shown_ms"], speaking["left_ms"]) == (60_000, 120_000)
    assert "percent" not in json.dumps(told(desk))


def test_texts_that_were_not_spoken_stay_private() -> None:
    desk = Desk()
    desk.give(c.Inscribe(RID, DelegationId("KEN"), text="a text under embargo"))
    assert "embargo" not in json.dumps(told(desk))


def test_the_limits_in_force_are_the_newest_of_each_class() -> None:
    desk = Desk()
    desk.give(c.SetTimeLimit(desk.session.floor.limits[0].limit.time_class, 120))
    desk.give(c.SetTimeLimit(desk.session.floor.limits[0].limit.time_class, 60, list=RID))
    national = [one for one in told(desk)["floor"]["limits"] if one["time_class"] == "national"]
    assert [(one["seconds"], one["list"]) for one in national] == [(120, None), (60, "rid")]


def test_a_follow_up_says_what_it_follows() -> None:
    desk = asked("KEN")
    desk.give(m.OpenMeeting(M10))
    desk.give(m.AdjournMeeting())
    later = TEN + timedelta(days=19)
    stops = (HardStop("room", later + timedelta(hours=3)),)
    desk.give(m.ScheduleFollowUp(MeetingId("town-hall"), M10, later, stops))
    follow_up = told(desk)["programme_of_work"]["meetings"][1]
    assert (follow_up["follows"], follow_up["phases"]) == ("m10", ["owed", "open-floor"])


def test_a_reply_waits_behind_the_list() -> None:
    desk = Desk()
    desk.give(m.OpenMeeting(M10))
    desk.asks("KEN", kind=Kind.REPLY)
    desk.asks("BRA")
    assert [one["kind"] for one in told(desk)["lists"]["rid"]["waiting"]] == ["statement", "reply"]
    assert told(desk)["floor"]["next"] == 2
