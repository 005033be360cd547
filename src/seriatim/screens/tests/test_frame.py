"""What a frame tells each class of readers, and what it keeps from them."""

from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
import pytest

from seriatim.delegations.roster_data import world
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Kind, MotionKind, TimeClass, Visibility
from seriatim.floor.rules.requests import put
from seriatim.floor.tests.acts import all_ask, asks, asks_late, asks_to_reply, does, hands_in
from seriatim.floor.tests.world import DIALOGUE, FIRST, GROUP, MEASURES, THREE_PM, Drawn, Step, after, find, later
from seriatim.kernel.actor import CHAIR, Actor, Office, delegation
from seriatim.kernel.event import changed
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.meetings.rules import commands as m
from seriatim.screens.frame import frame
from seriatim.screens.lines import ms

BOOTH = Actor(Office.INTERPRETER)
OPENED, GIVES = does(m.OpenMeeting(FIRST)), does(c.GiveFloor())


def told(drawn: Drawn, reader: Actor | None = None) -> dict[str, Any]:
    return frame(drawn.session, drawn.now, reader)


def codes(lines: list[dict[str, Any]]) -> str:
    return " ".join(one["who"] for one in lines)


def sees(visibility: Visibility, names: int = 2) -> Step:
    return does(c.SetVisibility(DIALOGUE, visibility, names))


def test_a_frame_says_who_has_the_floor_who_is_next_and_how_many_more() -> None:
    drawn = after(all_ask(*list(world().participants)[:12]), OPENED, GIVES)
    said = told(drawn)
    assert said["now"] == {
        "as": "delegation", "who": "AFG", "number": 1, "kind": "statement", "of": "dialogue", "speech": 1,
        "limit": 180_000, "ran": 0, "rate": 100, "since": ms(drawn.now),
    }  # fmt: skip
    assert (len(said["next"]), said["more"], codes(said["next"])[:7]) == (8, 3, "AGO ALB")
    assert (said["meeting"], said["status"], said["stops"]) == (
        "m1", "in session", [["room", ms(THREE_PM + timedelta(hours=3))]],
    )  # fmt: skip
    assert said["lists"] == [
        {"of": "dialogue", "state": "open", "opens": ms(THREE_PM), "waiting": 11, "head": said["lists"][0]["head"]}
    ]


def test_before_a_meeting_a_frame_tells_of_the_lists_alone() -> None:
    assert set(told(after(all_ask("KEN")))) == {"seq", "at", "whole", "lists"}


def test_a_line_says_only_what_is_unusual() -> None:
    drawn = after(all_ask("KEN"), asks("G77", GROUP), OPENED, asks_to_reply("BRA"))
    assert told(drawn)["next"] == [
        {"who": "CUB", "number": 2, "for": "G77"},
        {"who": "KEN", "number": 1},
        {"who": "BRA", "number": 3, "kind": "reply"},
    ]
    assert codes(told(drawn)["replies"]) == "BRA"


def test_a_clock_that_stands_says_how_long_it_ran() -> None:
    drawn = after(all_ask("KEN"), OPENED, GIVES, later("0:10.250"), does(c.StopClock()))
    assert told(drawn)["now"]["ran"] == 10_250
    assert "since" not in told(drawn)["now"]


def test_a_speech_that_is_extended_has_another_limit_for_everybody() -> None:
    drawn = after(all_ask("KEN"), OPENED, GIVES, does(c.ExtendSpeech(30)))
    for reader in (None, CHAIR, BOOTH, delegation("KEN"), delegation("PER")):
        assert told(drawn, reader)["now"]["limit"] == 210_000


def test_an_accommodated_clock_shows_only_that_it_runs_more_slowly() -> None:
    drawn = after(all_ask("KEN"), OPENED, does(c.Accommodate(DelegationId("KEN"), 150)), GIVES)
    usual = after(all_ask("KEN"), OPENED, GIVES)
    changed_ = {name: fact for name, fact in told(drawn)["now"].items() if told(usual)["now"].get(name) != fact}
    assert changed_ == {"rate": 150}
    assert "accommod" not in str(told(drawn, CHAIR))


def test_a_delegation_hears_where_its_own_requests_stand() -> None:
    drawn = after(all_ask("KEN", "BRA", "PER"), OPENED)
    assert told(drawn, delegation("PER"))["own"] == [
        {"number": 3, "of": "dialogue", "standing": "waiting", "place": 3, "ahead": 2, "kind": "statement"}
    ]
    assert "own" not in told(drawn, delegation("CHL"))
    assert "own" not in told(drawn)


def test_only_the_desk_hears_how_many_are_late_and_what_can_be_taken_back() -> None:
    drawn = after(all_ask("KEN"), does(c.CloseList(DIALOGUE)), asks_late("BRA"), OPENED, GIVES)
    desk = told(drawn, CHAIR)
    assert (desk["late"], desk["undoes"], desk["undo"]) == (1, "gave", ms(drawn.now + timedelta(seconds=10)))
    for reader in (None, BOOTH, delegation("KEN"), delegation("PER")):
        assert {"late", "undo", "undoes"}.isdisjoint(told(drawn, reader))
    assert "undo" not in told(after(later("0:10.001"), then=drawn), CHAIR)


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ((GIVES, GIVES), "gave"),
        ((GIVES, does(c.EndSpeech())), "ended"),
        ((GIVES, does(c.ExtendSpeech(30))), "extended"),
        ((GIVES, does(c.PassOver())), "passed over"),
    ],
)
def test_the_desk_hears_what_it_would_take_back(steps: tuple[Step, ...], what: str) -> None:
    assert told(after(all_ask("KEN", "BRA"), OPENED, *steps), CHAIR)["undoes"] == what


def test_whoever_was_interrupted_and_the_point_of_order_are_both_told() -> None:
    raises = does(c.RaisePointOfOrder(DelegationId("BRA")), delegation("BRA"))
    drawn = after(all_ask("KEN"), OPENED, GIVES, later("0:30"), raises)
    assert (told(drawn)["interrupted"], told(drawn)["now"]["kind"]) == (["KEN"], "point-of-order")


def test_what_is_to_be_voted_on_is_told_without_a_name() -> None:
    moves = does(c.Move(MotionKind.CLOSE_DEBATE, DelegationId("BRA"), DIALOGUE), delegation("BRA"))
    said = told(after(all_ask("KEN"), OPENED, moves))
    assert said["pending"] == ["close-debate"]
    assert "BRA" not in str(said)


def test_that_there_is_a_text_is_for_the_desk_and_the_booths_and_the_text_for_nobody() -> None:
    drawn = after(asks("KEN", text="Thank you, Chair."), OPENED)
    assert [told(drawn, reader)["next"][0].get("text") for reader in (CHAIR, BOOTH, None, delegation("BRA"))] == [
        True, True, None, None,
    ]  # fmt: skip
    assert "Thank you" not in str([told(drawn, reader) for reader in (CHAIR, BOOTH, None, delegation("KEN"))])


def test_who_may_see_the_next_two_sees_no_third_name() -> None:
    drawn = after(all_ask("KEN", "BRA", "PER", "CHL"), sees(Visibility.NEXT), OPENED, GIVES)
    said = told(drawn)
    assert (said["now"]["who"], codes(said["next"]), said["more"]) == ("KEN", "BRA PER", 1)
    assert "CHL" not in str(said)
    assert "CHL" not in str(told(drawn, delegation("FRA")))
    own = told(drawn, delegation("CHL"))
    assert (codes(own["next"]), own["own"][0]["place"]) == ("BRA PER CHL", 3)


def test_who_may_see_nobody_is_told_that_somebody_speaks() -> None:
    drawn = after(all_ask("KEN", "BRA"), sees(Visibility.OWN), OPENED, GIVES)
    said = told(drawn)
    assert {name: said["now"][name] for name in ("as", "limit")} == {"as": "hidden", "limit": 180_000}
    assert not {"KEN", "BRA"} & set(msgspec.json.encode(said).decode().split('"'))
    assert told(drawn, delegation("KEN"))["now"]["who"] == "KEN"


def test_names_for_participants_are_not_for_the_public() -> None:
    drawn = after(all_ask("KEN"), sees(Visibility.PARTICIPANTS), OPENED)
    assert "next" not in told(drawn)
    assert codes(told(drawn, delegation("FRA"))["next"]) == "KEN"
    assert codes(told(drawn, Actor(Office.SYSTEM))["next"]) == "KEN"


def test_the_head_of_a_list_changes_with_what_its_reader_sees_and_with_nothing_else() -> None:
    before = after(all_ask("KEN", "BRA", "PER", "CHL"), sees(Visibility.NEXT), OPENED)
    heads = partial(lambda drawn, reader=None: told(drawn, reader)["lists"][0]["head"])
    unseen = after(asks("FRA"), then=before)
    assert heads(before) == heads(unseen)
    assert heads(before, CHAIR) != heads(unseen, CHAIR)
    assert heads(before, CHAIR) == heads(after(sets_a_limit, then=before), CHAIR)


def sets_a_limit(drawn: Drawn) -> Drawn:
    """Something happens that concerns no name."""
    return does(c.SetTimeLimit(TimeClass.NATIONAL, 120))(drawn)


def test_a_list_is_open_from_the_instant_at_which_it_opens() -> None:
    opens = THREE_PM + timedelta(hours=1)
    drawn = after(does(c.OpenList(MEASURES, opens, opens + timedelta(hours=1))))
    stands = [frame(drawn.session, opens + timedelta(minutes=at), None)["lists"][1]["state"] for at in (-1, 0, 59, 60)]
    assert stands == ["not yet open", "open", "open", "closed"]


def test_what_has_ended_is_not_among_ones_own() -> None:
    drawn = after(all_ask("KEN"), hands_in("KEN"))
    assert "own" not in told(drawn, delegation("KEN"))


def many(names: int) -> Drawn:
    """A list of so many names, the first of whom speaks."""
    drawn = after(all_ask("KEN", "BRA"), OPENED, GIVES)
    one = find(drawn, "BRA")
    others = []
    for number in range(3, names + 2):
        code = DelegationId(f"S{number:04}")
        asked = changed(one.asked, request=RequestId(number), delegation=code)
        stand = changed(one.stand, request=RequestId(number), since=1000 + number, delegation=code)
        others.append(changed(one, asked=asked, stands=(stand,)))
    floor = changed(drawn.floor, requests=put(drawn.floor.requests, *others))
    return Drawn(drawn.body, changed(drawn.session, floor=floor), drawn.now)


@pytest.mark.parametrize("reader", [None, CHAIR, BOOTH, delegation("BRA")])
def test_a_frame_is_as_short_for_two_thousand_names_as_for_ten(reader: Actor | None) -> None:
    short, long = (len(msgspec.json.encode(told(many(names), reader))) for names in (10, 2000))
    assert long <= short + 8
    assert long < 800


def test_a_reply_that_is_being_heard_is_said_to_be_one() -> None:
    drawn = after(OPENED, asks_to_reply("BRA"), GIVES)
    assert told(drawn)["now"]["kind"] == Kind.REPLY
