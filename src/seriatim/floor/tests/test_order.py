"""By what the order of speakers is decided: each criterion, and how they compose."""

import pytest

from seriatim.delegations.rules.commands import SetCapabilities
from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.commands import DrawLetter, SetOrderPolicy
from seriatim.floor.rules.kinds import Criterion, Kind, Level, Side
from seriatim.floor.rules.order import CATEGORIES, KINDS
from seriatim.floor.rules.queue import next_request
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.tests.acts import (
    adjourns,
    all_ask,
    asks,
    asks_at_level,
    asks_to_explain,
    asks_to_reply,
    changes_class,
    decides,
    does,
    gives,
    hears,
    meets,
    meets_again,
    opens_list,
    opens_to_all,
    orders_by,
    passes_over,
    puts,
    rises,
    takes_up,
    withdraws,
)
from seriatim.floor.tests.world import (
    DIALOGUE,
    GROUP,
    MEASURES,
    NORMS,
    after,
    body_decides,
    find,
    refused,
    show,
    why,
)
from seriatim.kernel.actor import delegation
from seriatim.kernel.ids import BodyId, DelegationId, ListId

ENGLISH = tuple(map(DelegationId, ("ARG", "BRA", "CHL", "DEU", "EGY")))


def test_national_statements_are_called_in_the_order_in_which_they_were_asked_for() -> None:
    assert show(after(all_ask("KEN", "BRA", "CHL"))) == "KEN BRA CHL"


def test_states_are_called_before_organizations_and_these_before_stakeholders() -> None:
    assert show(after(all_ask("ACME", "ICRC", "KEN"))) == "KEN ICRC ACME"
    assert CATEGORIES[-1] == "stakeholder"


def test_observer_states_and_the_european_union_are_called_with_the_member_states() -> None:
    assert show(after(all_ask("PSE", "EUE", "KEN", "VAT"))) == "PSE EUE KEN VAT"


def test_the_european_union_speaks_among_groups_when_it_speaks_for_one() -> None:
    assert show(after(asks("KEN"), asks("EU", GROUP), asks("G77", GROUP))) == "EU* G77* KEN"


def test_in_plenary_the_higher_level_of_representation_comes_first() -> None:
    six = ("ARG", "BRA", "CHL", "DEU", "EGY", "FRA")
    asked = [asks_at_level(code, level) for code, level in zip(six, reversed(Level), strict=True)]
    drawn = after(orders_by(Criterion.CATEGORY, Criterion.LEVEL, Criterion.GROUPS), *asked, asks("G77", GROUP))
    assert show(drawn) == "FRA EGY DEU CHL BRA G77* ARG"
    assert why(drawn, "ARG") == [("level", 5), ("groups", 1), ("time", 0)]


def test_a_delegation_not_yet_heard_in_the_session_comes_before_one_that_was() -> None:
    heard = after(asks("ARG"), meets(), hears("ARG"), opens_list(MEASURES), orders_by(Criterion.UNHEARD, of=MEASURES))
    drawn = after(asks("ARG", of=MEASURES), asks("BRA", of=MEASURES), then=heard)
    assert show(drawn, MEASURES) == "BRA ARG"
    assert why(drawn, "ARG") == [("unheard", 1), ("time", 0)]


def test_who_is_speaking_counts_as_heard_for_whoever_is_called_next() -> None:
    drawn = after(
        orders_by(Criterion.UNHEARD), all_ask("ARG", "BRA"), meets(), hears("ARG"), opens_to_all(), asks("ARG"), gives()
    )
    assert show(drawn) == ">BRA ARG"
    assert show(after(asks("CHL"), then=drawn)) == ">BRA CHL ARG"


def test_that_a_request_is_heard_does_not_move_whoever_was_put_beside_it() -> None:
    drawn = after(
        orders_by(Criterion.UNHEARD), all_ask("ARG", "BRA", "CHL", "DEU"), puts("DEU", Side.AFTER, "ARG"), meets()
    )
    assert show(drawn) == "ARG DEU BRA CHL"
    assert show(after(hears("ARG"), then=drawn)) == "DEU BRA CHL"


def test_regional_groups_take_turns() -> None:
    drawn = after(orders_by(Criterion.REGIONS), all_ask("ARG", "BRA", "CHL", "KEN", "DEU", "GHA"))
    assert show(drawn) == "ARG KEN DEU BRA GHA CHL"
    assert why(drawn, "CHL") == [("regions", 5), ("time", 0)]
    assert show(after(withdraws("ARG"), then=drawn)) == "KEN DEU BRA GHA CHL"


def test_the_alphabet_begins_with_the_letter_that_was_drawn_and_goes_round() -> None:
    letter = DrawLetter(DIALOGUE, "en", DelegationId("CHL"), ENGLISH)
    drawn = after(all_ask("ARG", "EGY", "CHL", "KEN", "BRA"), does(letter))
    assert show(drawn) == "CHL EGY ARG BRA KEN"
    assert drawn.floor.lists[DIALOGUE].order[-2:] == (Criterion.ALPHABET, Criterion.TIME)
    again = DrawLetter(DIALOGUE, "en", DelegationId("EGY"), ENGLISH)
    assert show(after(does(again), then=drawn)) == "EGY ARG BRA CHL KEN"


def test_a_letter_is_drawn_only_for_a_delegation_in_the_alphabet() -> None:
    with refused(Refusal.WRONG_ALPHABET, language="en", delegation="KEN"):
        after(does(DrawLetter(DIALOGUE, "en", DelegationId("KEN"), ENGLISH)))


def test_criteria_compose_in_the_order_in_which_they_are_named() -> None:
    asked = (all_ask("ARG", "BRA"), asks("G77", GROUP), asks_at_level("CHL", Level.MINISTER))
    assert show(after(orders_by(Criterion.GROUPS, Criterion.LEVEL), *asked)) == "G77* CHL ARG BRA"
    assert show(after(orders_by(Criterion.LEVEL, Criterion.GROUPS), *asked)) == "CHL G77* ARG BRA"


def test_without_categories_whoever_was_absent_still_stands_behind_all_who_were_there() -> None:
    drawn = after(orders_by(Criterion.LEVEL), asks_at_level("ARG", Level.MINISTER), all_ask("BRA"), meets())
    assert show(drawn) == "ARG BRA"
    assert show(after(passes_over("ARG"), then=drawn)) == "BRA ARG"


def test_whatever_the_policy_says_the_owed_come_first_and_the_time_of_asking_decides_last() -> None:
    drawn = after(orders_by(Criterion.TIME, Criterion.GROUPS, Criterion.OWED))
    assert drawn.floor.lists[DIALOGUE].order == (Criterion.OWED, Criterion.GROUPS, Criterion.TIME)


def test_a_policy_names_each_criterion_once_gives_a_reason_and_changes_something() -> None:
    with refused(Refusal.WRONG_POLICY, order="groups, groups"):
        after(orders_by(Criterion.GROUPS, Criterion.GROUPS))
    with refused(Refusal.EMPTY_REASON, field="reason"):
        after(does(SetOrderPolicy(DIALOGUE, (Criterion.GROUPS,), "  ")))
    with refused(Refusal.NOTHING_CHANGES):
        after(orders_by(Criterion.OWED, Criterion.CATEGORY, Criterion.GROUPS))
    with refused(Denied.NOT_YOURS_TO_DO, actor="delegation:KEN"):
        after(does(SetOrderPolicy(DIALOGUE, (Criterion.GROUPS,), "we are in a hurry"), delegation("KEN")))
    with refused(Refusal.NO_SUCH_LIST, list="debate", known="dialogue, measures, norms"):
        after(orders_by(Criterion.GROUPS, of=ListId("debate")))


def test_explanations_follow_statements_and_replies_follow_both() -> None:
    drawn = after(meets(), asks_to_reply("CHL"), decides(), asks_to_explain("FRA"), asks("BRA"), asks_to_reply("KEN"))
    assert show(drawn) == "BRA FRA(e) CHL(r) KEN(r)"
    assert why(drawn, "KEN(r)") == [("kind", 2), ("time", 1)]
    assert KINDS == (Kind.POINT_OF_ORDER, Kind.STATEMENT, Kind.EXPLANATION, Kind.REPLY)


def test_replies_are_heard_when_all_lists_of_the_meeting_are_exhausted() -> None:
    lists = after(asks("ARG"), opens_list(NORMS), asks("BRA", of=NORMS), meets(), takes_up(NORMS), takes_up(DIALOGUE))
    drawn = after(asks_to_reply("CHL"), then=lists)
    order = []
    while (following := next_request(drawn.floor)) is not None:
        order.append(drawn.floor.requests[following].asked.delegation)
        drawn = after(gives(), then=drawn)
    assert order == ["ARG", "BRA", "CHL"]


def test_nobody_is_next_before_a_meeting_is_opened() -> None:
    assert next_request(after(asks("ARG")).floor) is None


def test_who_is_next_is_told_also_when_a_point_of_order_waits() -> None:
    drawn = after(asks("ARG"), meets(), rises("BRA"), rises("CHL"))
    assert next_request(drawn.floor) == find(drawn, "CHL!").id


def test_owed_requests_keep_their_order_whatever_their_class() -> None:
    before = after(
        all_ask("ARG", "BRA"), asks("G77", GROUP), puts("G77*", Side.AFTER, "BRA"), meets(), adjourns(), meets_again()
    )
    assert show(before) == "ARG BRA G77*"
    assert show(after(asks("NORDIC", GROUP), asks("CHL"), then=before)) == "ARG BRA G77* NORDIC* CHL"


def test_among_the_owed_whoever_is_absent_goes_to_their_end_and_still_before_the_others() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), meets(), adjourns(), meets_again(), asks("DEU"), passes_over("ARG"))
    assert show(drawn) == "BRA CHL ARG DEU"


def test_an_owed_request_that_changes_its_class_goes_behind_the_owed_and_stays_owed() -> None:
    drawn = after(all_ask("ARG", "BRA", "CHL"), meets(), adjourns(), meets_again(), asks("DEU"))
    changed = after(changes_class("ARG", capacity=GROUP, on_behalf_of="GRULAC"), then=drawn)
    assert show(changed) == "BRA CHL GRULAC* DEU"
    assert find(changed, "GRULAC*").owed


def test_a_body_may_call_a_participant_with_another_category() -> None:
    drawn = after(all_ask("ACME", "ICRC"))
    assert show(drawn) == "ICRC ACME"
    called_last = SetCapabilities(BodyId("oewg"), "ICRC", ("inscribe",), "stakeholder")
    assert show(after(body_decides(called_last), withdraws("ICRC"), asks("ICRC"), then=drawn)) == "ACME ICRC"


@pytest.mark.parametrize("criterion", [one for one in Criterion if one not in (Criterion.TIME, Criterion.OWED)])
def test_a_single_request_stands_first_under_every_policy(criterion: Criterion) -> None:
    assert show(after(does(SetOrderPolicy(DIALOGUE, (criterion,), "so decided")), asks("KEN"))) == "KEN"
