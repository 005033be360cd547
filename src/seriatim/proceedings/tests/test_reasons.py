"""Does each delegation read why it stands where it stands?"""

from datetime import timedelta

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Criterion, Kind, Level, Side
from seriatim.floor.rules.lot import commitment
from seriatim.floor.rules.queue import places
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import DelegationId, MeetingId, RequestId
from seriatim.meetings.rules import commands as m
from seriatim.proceedings.tests.desk import RID, TEN, Desk
from seriatim.proceedings.words import place_reason

R = RequestId


def test_a_group_comes_first_and_the_next_asked_first_among_national_statements() -> None:
    desk = Desk()
    desk.asks("KEN")
    desk.asks("EGY", "G77")
    desk.asks("BRA")
    assert desk.reasons() == {
        "EGY": "You asked first among statements for groups.",
        "KEN": "1 statement for a group comes first; you asked first among national statements.",
        "BRA": "1 statement for a group comes first; you asked at 10:00:03, after 1 other.",
    }
    floor = desk.session.floor
    assert place_reason(places(floor, RID)[1], 2, floor) == desk.reasons()["KEN"]


def test_only_the_delegation_itself_is_told_you() -> None:
    desk = Desk()
    for code in ("ARG", "BRA", "CHL", "DEU", "EGY"):
        desk.asks(code)
    desk.give(c.Place(R(3), Side.BEFORE, R(1), "the minister must leave"))
    desk.give(c.ProposeExchange(R(4), R(5)), delegation("DEU"))
    desk.give(c.AcceptExchange(R(5), R(4)), delegation("EGY"))
    assert desk.reasons(own=False) == {
        "CHL": "Asked at 10:00:03; put before Argentina by the Chair: the minister must leave.",
        "ARG": "1 comes first by a change of places; first to ask among national statements.",
        "BRA": "1 comes first by a change of places; asked at 10:00:02, after 1 other.",
        "EGY": "Asked at 10:00:05, after 3 others; exchanged places with Germany.",
        "DEU": "1 comes first by a change of places; asked at 10:00:04, after 3 others; exchanged places with Egypt.",
    }


def test_nobody_else_is_told_you_about_what_is_owed_or_who_was_absent() -> None:
    desk = Desk()
    for code in ("KEN", "BRA", "CHL"):
        desk.asks(code)
    desk.give(m.OpenMeeting(MeetingId("m10")))
    desk.give(c.PassOver())
    assert desk.reasons(own=False)["KEN"].endswith("; absent when called, and called once more.")
    desk.give(m.AdjournMeeting())
    assert desk.reasons(own=False)["CHL"] == "Owed from the 10th meeting, place 2 there."


def test_nine_groups_and_four_others_come_before_the_fourteenth() -> None:
    desk = Desk()
    for code in ("EGY", "NGA", "COL", "TON", "NIC", "CUB", "IRN", "IDN", "VEN"):
        desk.asks(code, f"a group for which {code} speaks")
    for code in ("FRA", "USA", "CHN", "BRA"):
        desk.asks(code)
    desk.give(c.Inscribe(RID, DelegationId("KEN")), at=TEN + timedelta(minutes=4, seconds=7))
    assert desk.reasons()["KEN"] == "9 statements for groups come first; you asked at 10:04:07, after 4 others."


def test_who_asked_on_another_day_is_told_the_day() -> None:
    desk = Desk()
    desk.asks("KEN")
    desk.asks("BRA", after=24 * 3600)
    assert desk.reasons()["BRA"] == "You asked at 10:00:01 on 9 March 2024, after 1 other."


def test_who_is_owed_is_told_from_which_meeting() -> None:
    desk = Desk()
    for code in ("KEN", "BRA", "CHL"):
        desk.asks(code)
    desk.give(m.OpenMeeting(MeetingId("m10")))
    desk.give(m.AdjournMeeting())
    desk.asks("EGY", "G77")
    assert desk.reasons()["CHL"] == "You are owed from the 10th meeting, where you stood 3rd."
    assert desk.reasons()["KEN"] == "You are owed from the 10th meeting, where you stood 1st."
    assert desk.reasons()["EGY"] == "3 owed the floor come first; you asked first among statements for groups."
    floor = desk.session.floor
    assert place_reason(places(floor, RID)[0], 1, floor) == "You are owed from the meeting “m10”, where you stood 1st."


def test_the_chairs_hand_is_named_with_its_reason() -> None:
    desk = Desk()
    for code in ("ARG", "BRA", "CHL"):
        desk.asks(code)
    desk.give(c.Place(R(3), Side.BEFORE, R(1), "the minister must leave"))
    assert desk.reasons() == {
        "CHL": "You asked at 10:00:03; the Chair put you before Argentina: the minister must leave.",
        "ARG": "1 comes first by a change of places; you asked first among national statements.",
        "BRA": "1 comes first by a change of places; you asked at 10:00:02, after 1 other.",
    }
    desk.give(c.SwapPlaces(R(1), R(2), "at their wish"))
    assert desk.reasons()["BRA"].endswith("the Chair let you and Argentina trade places: at their wish.")


def test_exchanges_and_moves_of_ones_own_are_named() -> None:
    desk = Desk()
    for code in ("ARG", "BRA", "CHL", "DEU"):
        desk.asks(code)
    desk.give(c.ProposeExchange(R(1), R(3)), delegation("ARG"))
    desk.give(c.AcceptExchange(R(3), R(1)), delegation("CHL"))
    desk.give(c.MoveLater(R(2)), delegation("BRA"))
    assert desk.reasons()["CHL"] == "You asked at 10:00:03; you exchanged places with Argentina."
    assert desk.reasons()["BRA"].endswith("you moved later yourself, behind Germany.")


def test_who_was_absent_is_told_that_it_is_called_once_more() -> None:
    desk = Desk()
    for code in ("ARG", "BRA", "CHL"):
        desk.asks(code)
    desk.give(m.OpenMeeting(MeetingId("m10")))
    desk.give(c.PassOver())
    absent = "2 who were there when called come first; you asked first among national statements; you were absent "
    assert desk.reasons()["ARG"] == absent + "when called, and are called once more."
    desk.give(c.PassOver(R(1)))
    assert desk.reasons()["ARG"] == absent + "twice when called, and remain owed the floor."


def test_who_was_admitted_late_stands_as_if_it_had_asked_then() -> None:
    desk = Desk()
    desk.asks("KEN")
    desk.give(c.CloseList(RID))
    desk.give(c.Inscribe(RID, DelegationId("BRA"), late=True))
    desk.give(c.AdmitLateRequest(R(2)), at=TEN + timedelta(minutes=10))
    assert desk.reasons()["BRA"] == "You have stood here since 10:10, after 1 other."


def test_lots_and_letters_are_named() -> None:
    desk = Desk()
    desk.give(c.CloseList(RID))
    opening = desk.now + timedelta(seconds=1)
    desk.give(c.OpenList(RID, None, None, opening + timedelta(minutes=5), commitment("seed")), at=opening)
    for code in ("ARG", "BRA", "CHL"):
        desk.asks(code)
    desk.give(c.DrawLot(RID, "seed"), at=opening + timedelta(minutes=5))
    assert [why.rsplit("; ", 1)[-1] for why in desk.reasons().values()] == [
        "Your lot is number 1.", "your lot is number 2.", "your lot is number 3.",
    ]  # fmt: skip
    assert list(desk.reasons().values())[1].startswith("1 with an earlier lot comes first")
    desk.give(c.SetOrderPolicy(RID, (Criterion.TIME,), "no lot after all"))
    names = tuple(map(DelegationId, ("ARG", "BRA", "CHL")))
    desk.give(c.DrawLetter(RID, "en", DelegationId("CHL"), names))
    assert desk.reasons()["ARG"] == "1 earlier in the alphabet comes first; the alphabet begins with Chile."


def test_replies_follow_the_list() -> None:
    desk = Desk()
    desk.give(m.OpenMeeting(MeetingId("m10")))
    desk.asks("KEN", kind=Kind.REPLY)
    desk.asks("BRA")
    desk.asks("CHL")
    assert desk.reasons()["KEN"] == "2 come first, as replies follow the list; you asked first among replies."


def test_levels_regions_and_who_was_not_yet_heard_are_counted() -> None:
    desk = Desk()
    for code in ("KEN", "EGY", "BRA", "FRA"):
        desk.asks(code)
    desk.give(c.ChangeClass(R(4), level=Level.MINISTER, accept_move=True))
    desk.give(c.SetOrderPolicy(RID, (Criterion.LEVEL,), "as in plenary"))
    assert desk.reasons()["KEN"] == "1 at a higher level comes first; you asked first among national statements."
    desk.give(c.SetOrderPolicy(RID, (Criterion.REGIONS,), "a fair turn for each region"))
    assert desk.reasons()["EGY"] == "3 come first as regions take turns; you asked at 10:00:02."
    desk.give(c.SetOrderPolicy(RID, (Criterion.UNHEARD,), "new voices first"))
    desk.give(m.OpenMeeting(MeetingId("m10")))
    desk.give(c.GiveFloor())
    desk.give(c.OpenFloorToAll(RID, "everybody"))
    desk.give(c.EndSpeech())
    desk.asks("KEN")
    assert desk.reasons()["KEN"].startswith("3 not yet heard come first; you asked at 10:00:")


def test_lists_that_are_taken_up_before_are_counted() -> None:
    desk = Desk()
    desk.asks("PSE")
    desk.asks("KEN")
    floor = desk.session.floor
    assert place_reason(places(floor, RID)[1], 4, floor, "Europe/Zurich") == (
        "2 on lists taken up before come first; you asked at 16:00:02, after 1 other."
    )
