"""What one session still owes is carried over to a list of another, in one act."""

from dataclasses import replace
from typing import Any

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules import events as e
from seriatim.floor.rules.commands import CarryOver
from seriatim.floor.rules.kinds import Capacity, Kind, Level
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_lead,
    all_ask,
    asks,
    asks_to_reply,
    gives,
    hears,
    joins,
    leaves,
    meets,
    meets_again,
    opens_list,
    proposes_to_join,
    puts_at,
    reinstates,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    THREE_PM,
    Drawn,
    after,
    convened,
    find,
    happened,
    later,
    left,
    owed,
    record,
    refused,
    show,
    standing,
    why,
)
from seriatim.kernel.actor import CHAIR, Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, ListId, MeetingId, RequestId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.rules.refusals import Refusal as ProceedingsRefusal
from seriatim.proceedings.rules.session import Session, carry

EIGHTH = SessionId("oewg-8")


def seventh() -> Drawn:
    """The seventh session owes the floor to Brazil, Chile and Germany, in this order."""
    asked = after(all_ask("ARG", "BRA"), later("1:00"), all_ask("DEU", "CHL"), puts_at("CHL", 1))
    return after(meets(), puts_at("ARG", 1), hears("ARG"), adjourns(), then=asked)


def eighth() -> Drawn:
    return after(opens_list(), later("5:00"), then=convened("oewg-8"))


def carried(
    source: Drawn, target: Drawn, *numbers: int, to: ListId = DIALOGUE, by: Actor = CHAIR
) -> tuple[Drawn, Drawn]:
    """Both sessions after the act, which takes place at the later of their two instants."""
    now = max(source.now, target.now)
    command = CarryOver(DIALOGUE, EIGHTH, to, tuple(map(RequestId, numbers)))
    leaving, arriving = carry(
        source.session, target.session, command, Occasion(by, now), (source.body.roster, target.body.roster)
    )
    return record(replace(source, now=now), leaving, by), record(replace(target, now=now), arriving, by)


def test_what_is_owed_ends_as_carried_over_here_and_is_owed_there_in_the_same_order() -> None:
    source, target = carried(seventh(), eighth())
    assert (show(source), standing(source, "CHL")) == ("", "carried over")
    assert (show(target), owed(target)) == ("CHL BRA DEU", "CHL BRA DEU")
    assert happened(source, seventh()) == ["CarriedOver"]
    assert happened(target, eighth()) == ["Inscribed", "Inscribed", "Inscribed", "RequestsOwed"]


def test_each_remembers_where_it_came_from_when_it_was_first_asked_for_and_which_meeting_owes_it() -> None:
    source, target = carried(seventh(), eighth())
    request, ending = find(target, "CHL"), find(source, "CHL").end
    assert request.asked.origin
    assert ending
    assert (request.asked.origin.session, request.asked.origin.request) == ("oewg-7", 4)
    assert request.asked.origin.asked_at - THREE_PM == find(source, "CHL").at - THREE_PM
    assert request.owed_in == ("oewg-7/m1",)
    assert ending.reason == "oewg-8 dialogue"
    assert why(target, "DEU") == [("owed", 2)]


def test_the_meeting_that_owes_it_is_not_taken_for_one_of_the_other_session() -> None:
    _, target = carried(seventh(), eighth())
    assert all(meeting.owed == () for meeting in target.programme.meetings.values())


def test_what_is_carried_over_comes_before_newcomers_and_behind_what_was_owed_there_already() -> None:
    there = after(all_ask("EGY", "FRA"), meets(), hears("EGY"), adjourns(), asks("GHA"), then=eighth())
    _, target = carried(seventh(), there)
    assert show(target) == "FRA CHL BRA DEU GHA"
    assert find(target, "FRA").owed_in == ("m1",)


def test_the_hand_of_the_chair_there_is_not_forgotten() -> None:
    there = after(all_ask("EGY", "FRA", "GHA"), puts_at("GHA", 1), then=eighth())
    _, target = carried(seventh(), there)
    assert show(target) == "CHL BRA DEU GHA EGY FRA"


def test_some_may_be_carried_over_alone() -> None:
    source, target = carried(seventh(), eighth(), 3, 4)
    assert (show(source), show(target)) == ("BRA", "CHL DEU")


def test_who_joined_a_statement_goes_with_it_and_has_joined_it_there() -> None:
    joined = after(asks("EGY"), joins("EGY", "BRA"), joins("DEU", "BRA"), then=seventh())
    source, target = carried(joined, eighth())
    assert [standing(source, code) for code in ("BRA", "DEU", "EGY")] == ["carried over"] * 3
    assert (show(target), [standing(target, code) for code in ("DEU", "EGY")]) == ("CHL BRA", ["joined", "joined"])
    assert show(after(leaves("DEU"), then=target)) == "CHL BRA DEU"
    heard = after(meets(), hears("CHL", "BRA"), then=target)
    assert [standing(heard, code) for code in ("BRA", "DEU", "EGY")] == ["heard"] * 3


def test_who_is_owed_and_joined_a_newcomer_leaves_it_behind_and_goes_alone() -> None:
    joined = after(meets_again(), all_ask("EGY", "FRA"), joins("BRA", "EGY"), joins("FRA", "EGY"), then=seventh())
    assert (show(joined), owed(joined)) == ("CHL DEU EGY", "CHL DEU")
    source, target = carried(joined, eighth())
    assert [standing(source, code) for code in ("BRA", "EGY", "FRA")] == ["carried over", "waiting", "joined"]
    assert (show(source), find(source, "BRA").lead) == ("EGY", None)
    assert (show(target), owed(target), find(target, "BRA").lead) == ("CHL BRA DEU", "CHL BRA DEU", None)
    alone, there = carried(joined, eighth(), 2)
    assert (show(alone), show(there)) == ("CHL DEU EGY", "BRA")
    assert show(after(withdraws("EGY"), then=alone)) == "CHL DEU FRA"


def test_who_joined_a_statement_that_is_owed_is_not_carried_over_without_it() -> None:
    with refused(Refusal.NOTHING_OWED, list=DIALOGUE, request=3):
        carried(after(joins("DEU", "BRA"), then=seventh()), eighth(), 3)


def test_replies_that_are_carried_over_are_not_taken_for_those_of_a_meeting_of_the_other_session() -> None:
    replying = after(meets(), asks_to_reply("KEN"), asks_to_reply("KEN"), adjourns())
    _, target = carried(replying, eighth())
    assert [one.asked.meeting for one in target.floor.requests.values()] == ["oewg-7/m1"] * 2
    assert left(after(meets(), gives(), then=target)) == "10:00"
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="KEN"):
        after(meets(), asks_to_reply("KEN"), then=target)
    heard = after(meets(), gives(), adjourns(), meets_again(), asks_to_reply("KEN"), then=target)
    assert show(heard) == "KEN(r) KEN(r)"
    further = after(opens_list(), later("9:00"), then=convened("oewg-9"))
    _, ninth = carried(target, further)
    assert find(ninth, "KEN(r)").asked.meeting == "oewg-7/m1"


def test_what_is_carried_over_twice_keeps_its_first_instant_and_its_first_meeting() -> None:
    _, target = carried(seventh(), eighth())
    further = after(opens_list(), later("9:00"), then=convened("oewg-9"))
    _, ninth = carried(target, further)
    origin = find(ninth, "CHL").asked.origin
    assert origin
    assert (origin.session, origin.asked_at) == ("oewg-8", find(seventh(), "CHL").at)
    assert find(ninth, "CHL").owed_in == ("oewg-7/m1",)


def test_only_what_is_owed_is_carried_over_by_the_chair_between_two_sessions() -> None:
    with refused(Refusal.NOTHING_OWED, request=None):
        carried(after(all_ask("ARG")), eighth())
    with refused(Refusal.NOTHING_OWED, request=1):
        carried(seventh(), eighth(), 1)
    with refused(Denied.NOT_YOURS_TO_DO):
        carried(seventh(), eighth(), by=delegation("BRA"))
    with refused(Refusal.NO_SUCH_LIST, list="debate"):
        carried(seventh(), eighth(), to=ListId("debate"))
    with refused(ProceedingsRefusal.SAME_SESSION):
        carried(seventh(), seventh())
    with refused(ProceedingsRefusal.NO_SUCH_SESSION, session=EIGHTH):
        carried(seventh(), replace(eighth(), session=Session()))


def test_a_delegation_that_waits_there_already_has_no_second_place() -> None:
    there = after(all_ask("BRA"), opens_list(MEASURES), then=eighth())
    with refused(Refusal.ALREADY_INSCRIBED, delegation="BRA", list=DIALOGUE):
        carried(seventh(), there)
    assert show(carried(seventh(), there, 3, 4)[1]) == "CHL DEU BRA"
    assert show(carried(seventh(), there, to=MEASURES)[1], MEASURES) == "CHL BRA DEU"
    assert show(carried(seventh(), after(withdraws("BRA"), then=there))[1]) == "CHL BRA DEU"


def test_what_was_carried_over_is_not_reinstated_where_it_left() -> None:
    source, _ = carried(seventh(), eighth())
    with refused(Refusal.REQUEST_NOT_ENDED, standing="carried over"):
        after(reinstates("CHL"), then=source)


def test_nothing_is_carried_over_before_what_was_recorded_last() -> None:
    command = CarryOver(DIALOGUE, EIGHTH, DIALOGUE)
    source, target = seventh(), eighth()
    for first, second in ((source, replace(target, now=source.now)), (target, source)):
        with refused(ProceedingsRefusal.BEFORE_THE_LAST):
            carry(first.session, second.session, command, Occasion(CHAIR, THREE_PM), (first.body.roster,))


def test_a_proposal_to_join_is_not_carried_over() -> None:
    proposed = after(proposes_to_join("DEU", "BRA"), then=seventh())
    _, target = carried(proposed, eighth())
    with refused(Refusal.NOT_PROPOSED):
        after(agrees_to_lead("BRA", "DEU"), then=target)


def test_the_other_session_hears_them() -> None:
    _, target = carried(seventh(), eighth())
    heard = after(meets(), hears("CHL"), adjourns(), meets_again(), then=target)
    assert show(heard) == "BRA DEU"
    assert find(heard, "BRA").owed_in == ("oewg-7/m1", "m1")


def test_what_arrives_is_what_was_asked_for_with_its_origin() -> None:
    asked = after(
        meets(),
        asks("G77", GROUP, level=Level.MINISTER, language="es", text="Gracias, señor Presidente."),
        asks("KEN", Capacity.JOINT, joint_with=(DelegationId("UGA"),)),
        asks("PSE"),
        adjourns(),
    )
    _, target = carried(asked, eighth())
    common: dict[str, Any] = {"list": DIALOGUE, "kind": Kind.STATEMENT, "meeting": MeetingId("oewg-7/m1")}
    origins = [e.Origin(SessionId("oewg-7"), RequestId(number), THREE_PM) for number in (1, 2, 3)]
    assert [one.event for one in target.journal[-4:]] == [
        e.Inscribed(
            RequestId(1), delegation=DelegationId("CUB"), category="member-state", region="GRULAC", capacity=GROUP,
            on_behalf_of="G77", level=Level.MINISTER, language="es", text="Gracias, señor Presidente.",
            origin=origins[0], **common,
        ),
        e.Inscribed(
            RequestId(2), delegation=DelegationId("KEN"), category="member-state", region="African",
            capacity=Capacity.JOINT, joint_with=(DelegationId("UGA"),), origin=origins[1], **common,
        ),
        e.Inscribed(
            RequestId(3), delegation=DelegationId("PSE"), category="observer-state", origin=origins[2], **common
        ),
        owing(1, 2, 3, first=0, whole=True),
    ]  # fmt: skip


def owing(*numbers: int, first: int, whole: bool) -> e.RequestsOwed:
    """What the other session owes to those who came from the seventh."""
    should_have_heard, requests = MeetingId("oewg-7/m1"), tuple(map(RequestId, numbers))
    return e.RequestsOwed(should_have_heard, DIALOGUE, requests, "carried over from oewg-7", first, whole)


def test_the_record_says_behind_how_many_they_stand_and_whether_others_stand_there_too() -> None:
    there = after(all_ask("EGY", "FRA"), meets(), hears("EGY"), adjourns(), then=eighth())
    _, target = carried(seventh(), there)
    assert target.journal[-1].event == owing(3, 4, 5, first=1, whole=False)
    assert [find(target, code).stand.owed for code in ("FRA", "CHL", "BRA", "DEU")] == [0, 1, 2, 3]


def test_where_nothing_is_owed_the_refusal_tells_on_which_list() -> None:
    for source, numbers, request in ((after(all_ask("ARG")), (), None), (seventh(), (1,), 1)):
        with pytest.raises(Refused) as caught:
            carried(source, eighth(), *numbers)
        assert caught.value.details == {"list": DIALOGUE, "request": request}
