"""Frame after frame: whoever does what they say has, at every moment, what a reader who asks anew would be given."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Level, Side, Visibility
from seriatim.floor.tests.acts import all_ask, does
from seriatim.floor.tests.world import DIALOGUE, FIRST, MEASURES, Drawn, after, play
from seriatim.kernel.actor import CHAIR, delegation
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules import commands as m
from seriatim.screens.book import Book
from seriatim.screens.classes import reader_in
from seriatim.screens.difference import apply
from seriatim.screens.frame import frame
from seriatim.screens.wire import Version

CODES = tuple(map(DelegationId, ("KEN", "BRA", "PER", "CHL", "FRA", "IND")))
CLASSES = ("desk", "booth", "room", "public", "delegation:KEN", "delegation:FRA", "delegation:AUT")

NUMBERS = st.integers(1, 8).map(RequestId)
ACTS = st.one_of(
    st.builds(lambda code: (c.Inscribe(DIALOGUE, code), delegation(code)), st.sampled_from(CODES)),
    st.builds(lambda code: (c.Inscribe(MEASURES, code), delegation(code)), st.sampled_from(CODES)),
    st.just((c.GiveFloor(), CHAIR)),
    st.just((c.EndSpeech(), CHAIR)),
    st.just((c.PassOver(), CHAIR)),
    st.just((c.Undo(), CHAIR)),
    st.builds(lambda one: (c.Withdraw(one), CHAIR), NUMBERS),
    st.builds(lambda one: (c.Decline(one, "late"), CHAIR), NUMBERS),
    st.builds(lambda one, other: (c.Place(one, Side.BEFORE, other, "must leave"), CHAIR), NUMBERS, NUMBERS),
    st.builds(lambda one: (c.ChangeClass(one, level=Level.MINISTER, accept_move=True), CHAIR), NUMBERS),
    st.builds(lambda one: (c.AmendRequest(one, language="fr", text="Merci."), CHAIR), NUMBERS),
    st.builds(
        lambda how, names: (c.SetVisibility(DIALOGUE, how, names), CHAIR),
        st.sampled_from(Visibility),
        st.integers(1, 3),
    ),
    st.just((m.AdjournMeeting("the hard stop"), CHAIR)),
)


class Screen:
    """What a reader has who was given a whole frame and then does what each frame says."""

    def __init__(self, version: Version, lists: dict[str, list[Any]]) -> None:
        self.frame = said(version.whole, version)
        self.lists, self.read_anew = lists, 0

    def takes(self, version: Version, anew: dict[str, list[Any]]) -> None:
        new = said(version.following, version)
        if not new.get("whole"):
            assert new["after"] == self.frame["seq"]
        heads = {one["of"]: one["head"] for one in self.frame.get("lists", ())}
        for one in new.get("lists", ()):
            if "ops" in one:
                self.lists[one["of"]] = apply(self.lists.get(one["of"], []), one.pop("ops"))
            elif heads.get(one["of"]) != one["head"]:
                self.lists[one["of"]] = anew[one["of"]]
                self.read_anew += 1
        self.frame = new


def said(rest: bytes, version: Version) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(b"{" + rest)
    return found | {"seq": version.seq}


def lines(book: Book, name: str) -> dict[str, list[Any]]:
    return {str(of): book.list(of, name)[0] for of in book.known.floor.lists}


def is_what_one_reads(screen: Screen, drawn: Drawn, name: str) -> None:
    whole = json.loads(json.dumps(frame(drawn.session, drawn.now, reader_in(name))))
    apart = {"at", "whole", "after"}
    assert {key: fact for key, fact in screen.frame.items() if key not in apart} == {
        key: fact for key, fact in whole.items() if key not in apart
    }


@given(st.lists(ACTS, max_size=25), st.integers(1, 3))
def test_every_class_has_after_every_frame_what_a_reader_is_given_who_comes_anew(acts: list[Any], burst: int) -> None:
    drawn = after(all_ask("KEN", "BRA", "PER"), does(c.OpenList(MEASURES)), does(m.OpenMeeting(FIRST)))
    book = Book(drawn.session)
    screens = {name: Screen(book.begin(drawn.now, name), lines(book, name)) for name in CLASSES}
    for number, (command, by) in enumerate(acts):
        try:
            drawn = play(drawn, command, by)
        except Refused:
            continue
        if number % burst:
            continue  # several changes are one frame
        for name, version in book.turn(drawn.session, drawn.now):
            screens[name].takes(version, lines(book, name))
    if drawn.session.version > book.known.version:
        for name, version in book.turn(drawn.session, drawn.now):
            screens[name].takes(version, lines(book, name))
    for name, screen in screens.items():
        is_what_one_reads(screen, drawn, name)
        assert {of: found for of, found in screen.lists.items() if found} == {
            of: found for of, found in lines(book, name).items() if found
        }


def begun(*names: str, then: Drawn | None = None) -> tuple[Book, Drawn]:
    drawn = then or after(all_ask("KEN", "BRA", "PER", "CHL"), does(m.OpenMeeting(FIRST)))
    book = Book(drawn.session)
    for name in names:
        book.begin(drawn.now, name)
    return book, drawn


def test_the_desk_is_told_first_then_booths_the_room_delegations_and_the_public() -> None:
    book, drawn = begun("public", "delegation:KEN", "booth", "room", "desk")
    drawn = after(does(c.GiveFloor()), then=drawn)
    assert [name for name, _ in book.turn(drawn.session, drawn.now)] == [
        "desk", "booth", "room", "delegation:KEN", "public",
    ]  # fmt: skip


def test_the_next_frame_is_whole_when_others_may_see_the_names() -> None:
    book, drawn = begun("public")
    drawn = after(does(c.SetVisibility(DIALOGUE, Visibility.OWN)), then=drawn)
    ((_, version),) = book.turn(drawn.session, drawn.now)
    new = said(version.following, version)
    assert (new["whole"], "next" in new, version.ringed) == (True, False, False)


def test_a_frame_with_names_that_go_out_of_sight_is_not_kept_for_those_who_come_back() -> None:
    book, drawn = begun("public", "desk", then=after(
        all_ask("KEN", "BRA", "PER"), does(c.SetVisibility(DIALOGUE, Visibility.NEXT, 2)), does(m.OpenMeeting(FIRST))
    ))  # fmt: skip
    drawn = after(does(c.GiveFloor()), then=drawn)
    assert [(name, one.ringed) for name, one in book.turn(drawn.session, drawn.now)] == [
        ("desk", True), ("public", False),
    ]  # fmt: skip


def test_when_a_list_opens_by_the_clock_a_whole_frame_says_so() -> None:
    book, drawn = begun("public")
    assert book.changes_at is None
    opens = drawn.now.replace(hour=23)
    drawn = after(does(c.OpenList(MEASURES, opens)), then=drawn)
    ((_, version),) = book.turn(drawn.session, drawn.now)
    assert book.changes_at == opens
    assert said(version.whole, version)["lists"][1]["state"] == "not yet open"
    ((_, again),) = book.turn(drawn.session, opens)
    assert (again.seq, said(again.following, again)["lists"][1]["state"]) == (version.seq, "open")
    assert said(again.following, again)["whole"]


def test_delegations_that_see_the_same_share_one_frame() -> None:
    book, drawn = begun("delegation:FRA", "delegation:AUT", "delegation:CHL")
    drawn = after(does(c.GiveFloor()), then=drawn)
    made = dict(book.turn(drawn.session, drawn.now))
    assert made["delegation:FRA"] is made["delegation:AUT"]
    assert b'"own":[{"number":4' in made["delegation:CHL"].following
