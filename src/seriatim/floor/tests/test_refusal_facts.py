"""What a refusal tells besides its code: every fact that its sentence needs, and no other."""

from typing import Any

import pytest

from seriatim.floor.rules.commands import (
    Accommodate,
    CorrectSpeech,
    DecideAppeal,
    DecideMotion,
    Reinstate,
    SetTimeLimit,
    SetVisibility,
)
from seriatim.floor.rules.kinds import Level, MotionKind, Stance, TimeClass, Visibility
from seriatim.floor.rules.lot import commitment
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Standing
from seriatim.floor.tests.acts import (
    adjourns,
    agrees_to_exchange,
    agrees_to_lead,
    all_ask,
    appeals,
    asks,
    asks_to_reply,
    changes_class,
    closes_list,
    does,
    draws_lot,
    gives,
    hears,
    joins,
    lapses,
    leaves,
    meets,
    meets_again,
    moves,
    moves_later,
    opens_list,
    opens_to_all,
    passes_over,
    proposes_to_join,
    reinstates,
    rises,
    rules,
    says_no,
    speaks_on,
    swaps,
    takes_the_floor,
    withdraws,
)
from seriatim.floor.tests.world import DIALOGUE, FIRST, MEASURES, THREE_PM, Drawn, Step, after, later
from seriatim.kernel.ids import DelegationId, RequestId
from seriatim.kernel.refusal import Refused

ARGENTINA = DelegationId("ARG")
SEED, FIVE = "kilimanjaro", THREE_PM.replace(minute=5)
ANNOUNCED = opens_list(MEASURES, lot_until=FIVE, lot_commitment=commitment(SEED))
APPEALED = (meets(), rises("KEN"), rules(), appeals("FRA"))
ADJOURN_DEBATE, CLOSE = MotionKind.ADJOURN_DEBATE, MotionKind.CLOSE_DEBATE
TO_CLOSE, TO_ADJOURN = (meets(), moves(CLOSE, "FRA")), (meets(), moves(ADJOURN_DEBATE, "FRA"))

Refusing = dict[str, tuple[tuple[Step, ...], Refusal, dict[str, Any]]]


def three() -> Drawn:
    """Requests 1 to 3 are those of Argentina, Brazil and Chile, made at three."""
    return after(all_ask("ARG", "BRA", "CHL"))


REQUESTS: Refusing = {
    "which name stands on another list": (
        (opens_list(MEASURES), asks("KEN", of=MEASURES), lapses("KEN")),
        Refusal.NOT_ON_ONE_LIST,
        {"request": 4, "list": DIALOGUE},
    ),
    "which request has ended, and how": (
        (withdraws("ARG"), swaps("ARG", "BRA")),
        Refusal.REQUEST_ENDED,
        {"request": 1, "delegation": "ARG", "standing": Standing.WITHDRAWN, "lead": None},
    ),
    "which request has not ended": (
        (reinstates("ARG"),),
        Refusal.REQUEST_NOT_ENDED,
        {"request": 1, "standing": Standing.WAITING},
    ),
    "who asked meanwhile, and when": (
        (withdraws("ARG"), asks("ARG"), does(Reinstate(RequestId(1), "it was a mistake"))),
        Refusal.ALREADY_INSCRIBED,
        {"request": 4, "delegation": "ARG", "by": "delegation:ARG", "at": THREE_PM, "list": DIALOGUE},
    ),
    "who raised a point of order already, and when": (
        (meets(), rises("KEN"), later("1:00"), rises("KEN")),
        Refusal.ALREADY_INSCRIBED,
        {"request": 4, "delegation": "KEN", "by": "delegation:KEN", "at": THREE_PM, "list": DIALOGUE},
    ),
    "from which place a change of class would move whom": (
        (changes_class("BRA", level=Level.MINISTER, accept_move=False),),
        Refusal.WOULD_MOVE,
        {"request": 2, "delegation": "BRA", "place": 2},
    ),
    "behind whom it is not later": ((moves_later("CHL", "ARG"),), Refusal.NOT_LATER, {"request": 3, "after": 1}),
    "which replies are not joined": (
        (meets(), asks_to_reply("BRA"), asks_to_reply("CHL"), proposes_to_join("BRA(r)", "CHL(r)")),
        Refusal.NOT_ON_ONE_LIST,
        {"request": 4, "list": DIALOGUE},
    ),
    "which request joined no other": ((leaves("CHL"),), Refusal.NOT_JOINED, {"request": 3}),
    "which joint statement has begun": (
        (joins("CHL", "ARG"), meets(), gives(), leaves("CHL")),
        Refusal.REQUEST_SPEAKING,
        {"request": 1, "delegation": "ARG"},
    ),
    "who proposed nothing that could be refused": (
        (says_no("BRA", "ARG"),),
        Refusal.NOT_PROPOSED,
        {"request": 1, "other": 2},
    ),
    "who proposed no exchange": ((agrees_to_exchange("BRA", "ARG"),), Refusal.NOT_PROPOSED, {"request": 1, "other": 2}),
    "who proposed no joint statement": (
        (agrees_to_lead("BRA", "ARG"),),
        Refusal.NOT_PROPOSED,
        {"request": 1, "other": 2},
    ),
}

LISTS: Refusing = {
    "which list was never opened": (
        (closes_list(MEASURES),),
        Refusal.LIST_NOT_OPEN_YET,
        {"list": MEASURES, "opens": None},
    ),
    "on which list no lot is drawn": ((draws_lot(SEED),), Refusal.LOT_NOT_ANNOUNCED, {"list": DIALOGUE}),
    "until when the window of a lot is open": (
        (ANNOUNCED, draws_lot(SEED, MEASURES)),
        Refusal.LOT_WINDOW_OPEN,
        {"list": MEASURES, "until": FIVE},
    ),
    "which seed is wanted": (
        (ANNOUNCED, later("5:00"), draws_lot("everest", MEASURES)),
        Refusal.LOT_SEED_MISMATCH,
        {"list": MEASURES, "commitment": commitment(SEED)},
    ),
    "on which list the lot was drawn": (
        (ANNOUNCED, asks("KEN", of=MEASURES), later("5:00"), draws_lot(SEED, MEASURES), draws_lot(SEED, MEASURES)),
        Refusal.LOT_DRAWN,
        {"list": MEASURES},
    ),
    "how many are still owed the floor, on which list, and who is the first": (
        (meets(), hears("ARG"), adjourns(), meets_again(), opens_to_all()),
        Refusal.OWED_REMAIN,
        {"list": DIALOGUE, "number": 2, "delegation": "BRA"},
    ),
    "at which meeting nobody is left to be passed over": (
        (meets(), passes_over(), passes_over("ARG"), passes_over("ARG")),
        Refusal.LIST_EXHAUSTED,
        {"meeting": FIRST},
    ),
    "that nobody is next when only the absent are left": (
        (meets(), passes_over(), passes_over("ARG"), hears("BRA", "CHL"), gives("ARG")),
        Refusal.NOT_NEXT,
        {"request": 1, "delegation": "ARG", "next": ""},
    ),
}

MOTIONS: Refusing = {
    "on which motion nobody speaks": (
        (*TO_CLOSE, speaks_on(1, "DEU", Stance.FOR)),
        Refusal.MOTION_NOT_DEBATED,
        {"motion": 1, "kind": CLOSE, "stance": Stance.FOR},
    ),
    "how many may speak on a motion": (
        (*TO_CLOSE, *(speaks_on(1, code, Stance.AGAINST) for code in ("DEU", "EGY", "GHA"))),
        Refusal.MOTION_SPEAKERS_HEARD,
        {"motion": 1, "allowed": 2, "stance": Stance.AGAINST},
    ),
    "that a delegation spoke on it already": (
        (*TO_ADJOURN, speaks_on(1, "DEU", Stance.FOR), speaks_on(1, "DEU", Stance.FOR)),
        Refusal.HAS_SPOKEN_ON_MOTION,
        {"motion": 1, "delegation": "DEU", "stance": Stance.FOR},
    ),
}


@pytest.mark.parametrize("what", REQUESTS)
def test_a_refusal_about_a_request_tells(what: str) -> None:
    tells(*REQUESTS[what])


@pytest.mark.parametrize("what", LISTS)
def test_a_refusal_about_a_list_tells(what: str) -> None:
    tells(*LISTS[what])


@pytest.mark.parametrize("what", MOTIONS)
def test_a_refusal_about_a_motion_tells(what: str) -> None:
    tells(*MOTIONS[what])


def tells(steps: tuple[Step, ...], code: Refusal, facts: dict[str, Any]) -> None:
    with pytest.raises(Refused) as caught:
        after(*steps, then=three())
    assert (caught.value.code, caught.value.details) == (code, facts)


def limit(seconds: int, grace: int = 0) -> Step:
    return does(SetTimeLimit(TimeClass.NATIONAL, seconds, grace_seconds=grace))


NUMBERS: dict[str, tuple[tuple[Step, ...], tuple[str, Any, str]]] = {
    "a limit of no time": ((limit(0),), ("seconds", 0, "from 1 to 86400")),
    "a limit of more than a day": ((limit(86_401),), ("seconds", 86_401, "from 1 to 86400")),
    "a grace of less than no time": ((limit(1, -1),), ("grace_seconds", -1, "from 0 to 86400")),
    "a grace of more than a day": ((limit(1, 86_401),), ("grace_seconds", 86_401, "from 0 to 86400")),
    "less time than the others": ((does(Accommodate(ARGENTINA, 99)),), ("percent", 99, "from 100 to 1000")),
    "more than ten times as much": ((does(Accommodate(ARGENTINA, 1001)),), ("percent", 1001, "from 100 to 1000")),
    "a speech of less than no time": (
        (meets(), hears("ARG"), does(CorrectSpeech(1, -1, "too long"))),
        ("elapsed_ms", -1, "0 or more"),
    ),
    "no name that is next": ((does(SetVisibility(DIALOGUE, Visibility.NEXT, 0)),), ("next_names", 0, "1 or more")),
    "a guest in the chair": ((meets(), takes_the_floor("guest")), ("speaker", "guest", "chair or secretariat")),
    "fewer than no votes to overrule": ((*APPEALED, does(DecideAppeal(-1, 3))), ("votes", -1, "0 or more")),
    "fewer than no votes to uphold": ((*APPEALED, does(DecideAppeal(3, -2))), ("votes", -2, "0 or more")),
    "fewer than none for a motion": ((*TO_CLOSE, does(DecideMotion(1, -1, 3))), ("votes", -1, "0 or more")),
    "fewer than none against it": ((*TO_CLOSE, does(DecideMotion(1, 3, -2))), ("votes", -2, "0 or more")),
    "fewer than none abstaining": ((*TO_CLOSE, does(DecideMotion(1, 3, 1, -3))), ("votes", -3, "0 or more")),
}


@pytest.mark.parametrize("what", NUMBERS)
def test_a_number_that_cannot_be_is_refused_with_the_bounds_within_which_it_could(what: str) -> None:
    steps, (field, value, rule) = NUMBERS[what]
    tells(steps, Refusal.WRONG_NUMBER, {"field": field, "value": value, "rule": rule})


@pytest.mark.parametrize("step", [limit(1), limit(86_400, 86_400)])
def test_a_limit_may_be_a_second_or_a_whole_day(step: Step) -> None:
    assert after(step).floor.limits[-1].limit.seconds in (1, 86_400)


@pytest.mark.parametrize("percent", [100, 1000])
def test_an_accommodation_may_be_none_or_ten_times_the_time(percent: int) -> None:
    assert after(does(Accommodate(ARGENTINA, percent))).floor.accommodations == {ARGENTINA: percent}
