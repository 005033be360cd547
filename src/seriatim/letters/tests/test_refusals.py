"""What cannot be written is refused, and the refusal says what to do."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from seriatim.kernel.refusal import Refused
from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import Phase
from seriatim.letters.rules.refusals import Refusal
from seriatim.letters.tests.facts import TOWN_HALL
from seriatim.letters.tests.told import but, told
from seriatim.letters.words import SENTENCES

NAIVE = datetime(2024, 3, 27, 9, 0)  # noqa: DTZ001 (the mistake that is refused)

CASES: list[tuple[dict[str, Any], Refusal, str]] = [
    ({"follow_up": None}, Refusal.NO_FOLLOW_UP, "schedule one"),
    ({"body.chair.name": ""}, Refusal.FACT_MISSING, "body.chair.name"),
    ({"topic.title": " \n"}, Refusal.FACT_MISSING, "topic.title"),
    ({"body.mandate.symbol": ""}, Refusal.FACT_MISSING, "body.mandate.symbol"),
    ({"session.ordinal": 0}, Refusal.IMPOSSIBLE_NUMBER, "session.ordinal cannot be 0"),
    ({"speakers.heard": -1}, Refusal.IMPOSSIBLE_NUMBER, "speakers.heard cannot be -1"),
    ({"speakers.owed": -1}, Refusal.IMPOSSIBLE_NUMBER, "speakers.owed cannot be -1"),
    ({"session.opens": date(2024, 3, 9)}, Refusal.SESSION_CLOSES_BEFORE_IT_OPENS, "closes on 2024-03-08"),
    ({"dated": date(2024, 3, 7)}, Refusal.SESSION_NOT_CLOSED, "dated 2024-03-07"),
    ({"dated": date(2024, 3, 28)}, Refusal.FOLLOW_UP_BEFORE_LETTER, "on 2024-03-27"),
    ({"follow_up.start": NAIVE}, Refusal.START_WITHOUT_ZONE, "in no time zone"),
    ({"follow_up.zone": "New York"}, Refusal.UNKNOWN_ZONE, "“New York” is not a time zone"),
    ({"follow_up.zone": ""}, Refusal.UNKNOWN_ZONE, "“” is not a time zone"),
    ({"follow_up.zone": "../etc"}, Refusal.UNKNOWN_ZONE, "is not a time zone"),
    ({"follow_up.zone": "America"}, Refusal.UNKNOWN_ZONE, "is not a time zone"),
    ({"follow_up.phases": (Phase.OWED, Phase.OWED)}, Refusal.PHASE_TWICE, "“owed” twice"),
    ({"follow_up.phases": (Phase.OWED,), "speakers.owed": 0}, Refusal.NOBODY_TO_HEAR, "add a phase"),
]

WITHOUT_FACTS = {Refusal.NO_LETTER, Refusal.SEVERAL_TOPICS}
"""Refused before there are facts; tested with the demonstration, whose journal has them."""


@pytest.mark.parametrize(("changes", "code", "advice"), CASES)
def test_a_letter_that_cannot_be_true_is_refused(changes: dict[str, Any], code: Refusal, advice: str) -> None:
    with pytest.raises(Refused) as refused:
        compose(but(TOWN_HALL, changes))
    assert refused.value.code == code
    assert advice in SENTENCES[code].format(**refused.value.details)


def test_every_refusal_has_a_case_and_a_sentence() -> None:
    assert {code for _, code, _ in CASES} | WITHOUT_FACTS == set(Refusal) == set(SENTENCES)


def test_a_letter_may_be_dated_on_the_day_the_session_closes() -> None:
    assert "\n8 March 2024\n" in told({"dated": date(2024, 3, 8)})


def test_a_letter_may_be_dated_on_the_day_of_the_meeting_in_its_own_city() -> None:
    late = datetime(2024, 3, 28, 1, 0, tzinfo=UTC)
    assert "Wednesday, 27 March 2024 at 9.00pm (New York time)" in told(
        {"follow_up.start": late, "dated": date(2024, 3, 27)}
    )
