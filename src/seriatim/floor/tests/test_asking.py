"""Asking for the floor: who may, when, for whom, how often; late requests and changes."""

from dataclasses import replace

import pytest

from seriatim.delegations.rules.commands import SetCapabilities
from seriatim.delegations.rules.refusals import Refusal as DelegationRefusal
from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import AmendRequest, ChangeClass, Inscribe, OpenList
from seriatim.floor.rules.kinds import Capacity, Kind, Level
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    admits,
    all_ask,
    amends,
    asks,
    asks_at_level,
    asks_late,
    asks_to_explain,
    asks_to_reply,
    changes_class,
    closes_list,
    decides,
    declines,
    does,
    ends,
    gives,
    hands_in,
    hears,
    meets,
    meets_again,
    opens_list,
    opens_to_all,
    passes_over,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    MONDAY,
    SIX_PM,
    THREE_PM,
    after,
    body_decides,
    convened,
    find,
    happened,
    later,
    refused,
    show,
    standing,
    until,
    why,
)
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, delegation
from seriatim.kernel.ids import BodyId, DelegationId, RequestId

OEWG = BodyId("oewg")


@pytest.mark.parametrize("by", [delegation("KEN", "amina"), CHAIR, SECRETARIAT])
def test_a_delegation_asks_itself_or_the_secretariat_types_it_in(by: Actor) -> None:
    drawn = after(asks("KEN", by=by))
    assert (show(drawn), find(drawn, "KEN").actor) == ("KEN", by)


@pytest.mark.parametrize("by", [delegation("BRA"), SYSTEM])
def test_nobody_asks_for_another_delegation(by: Actor) -> None:
    with refused(Denied.NOT_YOUR_REQUEST, actor=str(by), delegation="KEN"):
        after(asks("KEN", by=by))


def test_nobody_is_guessed() -> None:
    with refused(DelegationRefusal.UNKNOWN_PARTICIPANT, given="Macedonia"):
        after(asks("Macedonia", by=CHAIR))
    with refused(DelegationRefusal.UNKNOWN_PARTICIPANT, given="Atlantis"):
        after(asks("KEN", Capacity.JOINT, joint_with=(DelegationId("Atlantis"),)))


def test_a_request_remembers_when_it_was_made_in_what_language_and_during_which_meeting() -> None:
    drawn = after(meets(), later("1:00"), asks("KEN", language="fr", text="Monsieur le Président,"))
    request = find(drawn, "KEN")
    assert (request.id, request.at - THREE_PM, request.language, request.text) == (
        1,
        drawn.now - THREE_PM,
        "fr",
        "Monsieur le Président,",
    )
    assert (request.asked.meeting, request.asked.category, request.asked.region) == ("m1", "member-state", "African")


def test_a_list_takes_names_from_the_instant_at_which_it_opens_to_the_instant_at_which_it_closes() -> None:
    window = OpenList(DIALOGUE, opens_at=MONDAY, closes_at=MONDAY.replace(hour=16))
    drawn = after(does(window), then=convened())
    with refused(Refusal.LIST_NOT_OPEN_YET, opens=MONDAY):
        after(asks("KEN"), then=drawn)
    assert show(after(until(MONDAY), asks("KEN"), then=drawn)) == "KEN"
    with refused(Refusal.LIST_CLOSED):
        after(until(MONDAY.replace(hour=16)), asks("KEN"), then=drawn)
    with refused(Refusal.LIST_NOT_OPEN_YET, list=MEASURES, opens=None):
        after(asks("KEN", of=MEASURES), then=drawn)


def test_one_request_for_each_delegation_topic_and_kind() -> None:
    drawn = after(asks("KEN"), decides(), asks_to_explain("KEN"), opens_list(MEASURES), asks("KEN", of=MEASURES))
    assert [show(drawn), show(drawn, MEASURES)] == ["KEN KEN(e)", "KEN"]
    with refused(Refusal.ALREADY_INSCRIBED, request=1, list=DIALOGUE):
        after(asks("KEN", Capacity.JOINT, joint_with=(DelegationId("UGA"),)), then=drawn)
    with refused(Refusal.ALREADY_INSCRIBED, request=2):
        after(asks_to_explain("KEN"), then=drawn)


def test_who_withdrew_or_was_declined_may_ask_again_at_the_end() -> None:
    for gone in (withdraws("KEN"), declines("KEN")):
        assert show(after(all_ask("KEN", "BRA"), gone, asks("KEN"))) == "BRA KEN"


@pytest.mark.parametrize("heard", [hears("KEN"), hands_in("KEN")])
def test_who_was_heard_or_gave_its_text_may_not_ask_again_until_the_floor_is_open_to_all(heard: object) -> None:
    drawn = after(asks("KEN"), meets(), heard)  # type: ignore[arg-type]
    with refused(Refusal.ALREADY_HEARD, request=1, delegation="KEN"):
        after(asks("KEN"), then=drawn)
    open_to_all = after(opens_to_all(), asks("KEN"), then=drawn)
    assert show(open_to_all) == "KEN"
    with refused(Refusal.ALREADY_INSCRIBED, request=2):
        after(asks("KEN"), then=open_to_all)
    assert show(after(hears("KEN"), asks("KEN"), then=open_to_all)) == "KEN"


def test_the_european_union_asks_for_the_floor_and_replies_once() -> None:
    drawn = after(meets(), asks("EU", GROUP), asks_to_reply("EUE"))
    assert show(drawn) == "EU* EUE(r)"
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="EUE", replies=1):
        after(asks_to_reply("EUE"), then=drawn)
    heard = after(gives(), gives(), ends(), adjourns(), meets_again(), then=drawn)
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="EUE", replies=1):
        after(asks_to_reply("EUE"), then=heard)


def test_stakeholders_inscribe_and_nothing_else() -> None:
    drawn = after(asks("ACME"), meets())
    with refused(Refusal.NO_CAPABILITY, delegation="ACME", capability="reply", category="stakeholder"):
        after(asks_to_reply("ACME"), then=drawn)
    with refused(Refusal.NO_CAPABILITY, capability="speak-among-groups"):
        after(does(Inscribe(DIALOGUE, DelegationId("ACME"), capacity=GROUP, on_behalf_of="Industry")), then=drawn)
    with refused(Refusal.NO_CAPABILITY, capability="speak-among-groups"):
        after(changes_class("ACME", capacity=GROUP, on_behalf_of="Industry"), then=drawn)


def test_the_body_decides_who_may_ask_for_the_floor() -> None:
    with refused(Refusal.NO_CAPABILITY, delegation="ACME", capability="inscribe"):
        after(body_decides(SetCapabilities(OEWG, "stakeholder", ())), asks("ACME"))
    may_reply = SetCapabilities(OEWG, "ACME", ("inscribe", "reply"))
    assert show(after(body_decides(may_reply), meets(), asks_to_reply("ACME"))) == "ACME(r)"


def test_a_statement_for_a_group_names_it_and_a_joint_one_its_partners() -> None:
    with refused(Refusal.GROUP_NOT_NAMED):
        after(does(Inscribe(DIALOGUE, DelegationId("KEN"), capacity=GROUP, on_behalf_of=" ")))
    with refused(Refusal.PARTNERS_NOT_NAMED):
        after(asks("KEN", Capacity.JOINT))
    uganda = DelegationId("UGA")
    for wrong in ((DelegationId("KEN"),), (uganda, DelegationId("KEN")), (uganda, uganda)):
        with refused(Refusal.PARTNERS_NOT_NAMED):
            after(asks("KEN", Capacity.JOINT, joint_with=wrong))
    both = Inscribe(DIALOGUE, DelegationId("KEN"), on_behalf_of="African Group", joint_with=(uganda,))
    for capacity in (GROUP, Capacity.JOINT):
        with refused(Refusal.GROUP_AND_PARTNERS_NAMED):
            after(does(replace(both, capacity=capacity)))
    drawn = after(asks("KEN", Capacity.JOINT, joint_with=(uganda,)))
    assert (show(drawn), find(drawn, "KEN").joint_with) == ("KEN", ("UGA",))


def test_a_point_of_order_is_raised_and_not_inscribed() -> None:
    with refused(Refusal.POINT_OF_ORDER_IS_RAISED, delegation="KEN"):
        after(asks("KEN", kind=Kind.POINT_OF_ORDER))


def test_an_explanation_of_position_needs_the_decision_and_no_open_list() -> None:
    closed = after(closes_list())
    with refused(Refusal.NO_DECISION_YET, list=DIALOGUE):
        after(asks_to_explain("KEN"), then=closed)
    decided = after(decides("The report was adopted."), then=closed)
    assert decided.floor.lists[DIALOGUE].decision == "The report was adopted."
    assert show(after(asks_to_explain("KEN"), then=decided)) == "(closed) KEN(e)"


def test_a_position_is_explained_once_also_when_the_floor_is_open_to_all() -> None:
    drawn = after(decides(), meets(), asks_to_explain("KEN"), hears("KEN(e)"), opens_to_all())
    with refused(Refusal.ALREADY_HEARD):
        after(asks_to_explain("KEN"), then=drawn)


def test_a_late_request_waits_for_the_chairs_leave_and_then_stands_at_the_end_of_its_class() -> None:
    late = after(asks("BRA"), asks("ACME"), closes_list(), later("1:00"), asks_late("KEN"))
    assert (show(late), standing(late, "KEN")) == ("(closed) BRA ACME", "late")
    with refused(Refusal.REQUEST_LATE, delegation="KEN"):
        after(meets(), gives("KEN", "the minister is here"), then=late)
    admitted = after(admits("KEN"), then=late)
    assert show(admitted) == "(closed) BRA KEN ACME"
    with refused(Refusal.REQUEST_NOT_LATE, request=3):
        after(admits("KEN"), then=admitted)


def test_a_late_request_counts_as_the_delegations_request_and_may_be_withdrawn_or_declined() -> None:
    late = after(closes_list(), asks_late("KEN"))
    with refused(Refusal.ALREADY_INSCRIBED):
        after(asks_late("KEN"), then=late)
    assert standing(after(withdraws("KEN"), then=late), "KEN") == "withdrawn"
    assert standing(after(declines("KEN"), then=late), "KEN") == "declined"


def test_who_asks_late_while_the_list_is_open_is_not_late() -> None:
    assert standing(after(asks_late("KEN")), "KEN") == "waiting"


def test_a_late_request_survives_the_adjournment_and_is_admitted_by_the_next_meeting() -> None:
    late = after(all_ask("ARG", "BRA"), closes_list(), asks_late("KEN"), meets(), hears("ARG"), adjourns())
    assert (show(late), standing(late, "KEN"), find(late, "KEN").owed_in) == ("(closed) BRA", "late", ())
    assert show(after(meets_again(), admits("KEN"), then=late)) == "(closed) BRA KEN"


def test_changing_language_or_text_keeps_the_place() -> None:
    drawn = after(all_ask("KEN", "BRA"), amends("KEN", language="fr"), amends("KEN", text="Merci."))
    assert (show(drawn), find(drawn, "KEN").language, find(drawn, "KEN").text) == ("KEN BRA", "fr", "Merci.")
    with refused(Refusal.NOTHING_CHANGES):
        after(amends("KEN", text="Merci."), then=drawn)
    with refused(Denied.NOT_YOUR_REQUEST):
        after(amends("KEN", delegation("BRA"), text="No."), then=drawn)
    with refused(Refusal.NO_SUCH_REQUEST, request=9, last=2):
        after(does(AmendRequest(RequestId(9), text="?")), then=drawn)
    with refused(Refusal.REQUEST_SPEAKING):
        after(meets(), gives(), amends("KEN", text="New."), then=drawn)


def test_a_change_of_class_says_first_that_the_request_will_move() -> None:
    drawn = after(all_ask("KEN", "BRA", "CHL"))
    with refused(Refusal.WOULD_MOVE, request=1, place=1):
        after(changes_class("KEN", level=Level.MINISTER, accept_move=False), then=drawn)
    moved = after(later("1:00"), changes_class("KEN", level=Level.MINISTER), then=drawn)
    assert show(moved) == "BRA CHL KEN"
    assert why(moved, "KEN") == [("time", 2)]


def test_who_changes_only_the_level_still_speaks_for_its_group_or_with_its_partners() -> None:
    group = find(after(asks("G77", GROUP), changes_class("G77*", level=Level.MINISTER)), "G77*")
    assert (group.capacity, group.on_behalf_of, group.level) == (GROUP, "G77", Level.MINISTER)
    joint = after(
        asks("KEN", Capacity.JOINT, joint_with=(DelegationId("UGA"),)), changes_class("KEN", level=Level.MINISTER)
    )
    assert find(joint, "KEN").joint_with == ("UGA",)


def test_a_change_of_class_names_whom_it_is_for_and_changes_something() -> None:
    drawn = after(asks("G77", GROUP), asks_at_level("KEN", Level.MINISTER), asks("BRA"))
    with refused(Refusal.NOTHING_CHANGES):
        after(changes_class("KEN", level=Level.MINISTER), then=drawn)
    with refused(Refusal.GROUP_NOT_NAMED):
        after(changes_class("KEN", capacity=GROUP), then=drawn)
    with refused(Refusal.PARTNERS_NOT_NAMED):
        after(changes_class("KEN", capacity=Capacity.JOINT), then=drawn)
    with refused(Denied.NOT_YOUR_REQUEST):
        after(does(lambda of: ChangeClass(of("KEN"), level=Level.OTHER), delegation("BRA")), then=drawn)
    other_group = after(changes_class("G77*", on_behalf_of="NON-ALIGNED"), then=drawn)
    assert show(other_group) == "NON-ALIGNED* KEN BRA"
    national = after(changes_class("G77*", capacity=Capacity.NATIONAL), then=drawn)
    assert show(national) == "KEN BRA CUB"


def test_who_was_absent_and_changes_its_class_stands_anew() -> None:
    drawn = after(
        all_ask("KEN", "BRA"), meets(), passes_over(), asks("CHL"), changes_class("KEN", level=Level.MINISTER)
    )
    assert show(drawn) == "BRA CHL KEN"
    assert why(drawn, "KEN") == [("time", 2)]


def test_replies_are_asked_for_only_on_what_the_meeting_has_taken_up() -> None:
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=DIALOGUE):
        after(asks_to_reply("KEN"))
    with refused(Refusal.LIST_NOT_TAKEN_UP, list=MEASURES):
        after(meets(), asks_to_reply("KEN", MEASURES))


def test_asking_is_one_event() -> None:
    before = after(asks("BRA"))
    assert happened(after(asks("KEN"), until(SIX_PM), then=before), before) == ["Inscribed"]


def test_where_no_rules_were_adopted_nobody_has_a_right_of_reply() -> None:
    drawn = after(meets())
    lawless = replace(drawn, session=replace(drawn.session, floor=replace(drawn.floor, rules=None)))
    with refused(Refusal.REPLIES_EXHAUSTED, delegation="KEN", replies=0):
        after(asks_to_reply("KEN"), then=lawless)
