"""What one session still owes is carried over to a list of another, in one act."""

from dataclasses import replace

from seriatim.floor.rules.commands import CarryOver
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_lead,
    all_ask,
    asks,
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
    MEASURES,
    THREE_PM,
    Drawn,
    after,
    convened,
    find,
    happened,
    later,
    owed,
    record,
    refused,
    show,
    standing,
    why,
)
from seriatim.kernel.actor import CHAIR, Actor, delegation
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import ListId, RequestId, SessionId
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
    leaving, arriving = carry(source.session, target.session, command, Occasion(by, now))
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
    with refused(Refusal.NOT_YOURS_TO_DO):
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
            carry(first.session, second.session, command, Occasion(CHAIR, THREE_PM))


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
