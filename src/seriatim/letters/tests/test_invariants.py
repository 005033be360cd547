"""What holds for every letter."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seriatim.letters.rules.compose import compose
from seriatim.letters.rules.facts import (
    Addressees,
    Body,
    Chair,
    FollowUp,
    LetterFacts,
    Mandate,
    Phase,
    Session,
    Speakers,
    Topic,
)
from seriatim.letters.rules.text import text
from seriatim.letters.tests.facts import TOWN_HALL
from seriatim.letters.tests.told import but

WORDS = st.lists(st.text("abcdefgiklmnoprstuvwyz", min_size=2, max_size=9), min_size=1, max_size=6).map(" ".join)
BLANK_OR_WORDS = st.just("") | WORDS
FORMS = st.sampled_from(["", "informal", "virtual informal", "in-person", "hybrid", "open-ended", "one-day"])
ZONES = st.sampled_from(["America/New_York", "Europe/Zurich", "Africa/Nairobi", "Asia/Kathmandu", "Asia/Singapore"])
PHASES = st.permutations(list(Phase)).map(tuple)

CHANGES: dict[str, st.SearchStrategy[Any]] = {
    "dated": st.dates(date(2024, 3, 8), date(2024, 3, 27)),
    "city": WORDS,
    "organization": WORDS,
    "addressees": st.sampled_from(Addressees),
    "body.name": WORDS,
    "body.short_name": BLANK_OR_WORDS,
    "body.chair.name": WORDS,
    "body.chair.mission": WORDS,
    "body.chair.office": WORDS,
    "body.mandate.organ": WORDS,
    "body.mandate.symbol": WORDS,
    "body.mandate.adopted": st.dates(),
    "body.mandate.objective": BLANK_OR_WORDS,
    "session.opens": st.dates(max_value=date(2024, 3, 8)),
    "session.closes": st.dates(date(2024, 3, 4), date(2024, 3, 14)),
    "session.ordinal": st.none() | st.integers(1, 400),
    "session.kind": st.sampled_from(["", "organizational", "resumed", "intersessional"]),
    "session.programme_of_work_adopted": st.booleans(),
    "topic.title": WORDS,
    "topic.agenda_item": WORDS,
    "topic.short_title": BLANK_OR_WORDS,
    "speakers.list_was_long": st.booleans(),
    "speakers.reason_for_limit": BLANK_OR_WORDS,
    "follow_up.start": st.integers(0, 10**6).map(
        lambda minutes: datetime(2024, 3, 27, 4, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    "follow_up.zone": ZONES,
    "follow_up.city": WORDS,
    "follow_up.phases": PHASES | st.sampled_from([(), (Phase.OWED,), (Phase.OPEN_FLOOR,)]),
    "follow_up.form": FORMS,
    "follow_up.name": BLANK_OR_WORDS,
    "follow_up.place": BLANK_OR_WORDS,
    "follow_up.connection_details_later": st.booleans(),
    "follow_up.proposed_at_closing": st.booleans(),
}
COUNTED_NOT_TOLD = {"speakers.heard", "speakers.owed"}
"""A letter never gives numbers, only whether it was nobody, one, several or everybody."""


def leaves(record: Any, path: str = "") -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if is_dataclass(value):
            yield from leaves(value, f"{path}{field.name}.")
        else:
            yield path + field.name


def value_at(facts: Any, path: str) -> Any:
    for field in path.split("."):
        facts = getattr(facts, field)
    return facts


def test_every_datum_of_a_letter_is_changed_below() -> None:
    assert set(leaves(TOWN_HALL)) == set(CHANGES) | COUNTED_NOT_TOLD


@pytest.mark.parametrize("path", CHANGES)
@given(data=st.data())
def test_a_change_in_any_datum_changes_the_letter(path: str, data: st.DataObject) -> None:
    value = data.draw(CHANGES[path])
    assume(value != value_at(TOWN_HALL, path))
    assert text(compose(but(TOWN_HALL, {path: value}))) != text(compose(TOWN_HALL))


@st.composite
def all_facts(draw: st.DrawFn) -> LetterFacts:
    opens = draw(st.dates(date(1946, 1, 10), date(2090, 1, 1)))
    closes = opens + timedelta(days=draw(st.integers(0, 30)))
    dated = closes + timedelta(days=draw(st.integers(0, 30)))
    start = datetime(dated.year, dated.month, dated.day, 23, tzinfo=UTC) + timedelta(
        minutes=draw(st.integers(24 * 60, 10**5))
    )
    owed = draw(st.integers(0, 3))
    phases = PHASES | st.sampled_from([(), (Phase.OPEN_FLOOR,)] + [(Phase.OWED,)] * bool(owed))
    mandate = st.builds(Mandate, organ=WORDS, symbol=WORDS, adopted=st.dates(), objective=BLANK_OR_WORDS)
    ordinal = st.none() | st.integers(1, 400)
    kind = st.sampled_from(["", "regular", "substantive", "organizational", "resumed"])
    return draw(
        st.builds(
            LetterFacts,
            dated=st.just(dated),
            city=WORDS,
            organization=WORDS,
            addressees=st.sampled_from(Addressees),
            body=st.builds(
                Body,
                name=WORDS,
                short_name=BLANK_OR_WORDS,
                chair=st.builds(Chair, name=WORDS, mission=WORDS, office=WORDS),
                mandate=st.none() | mandate,
            ),
            session=st.builds(Session, opens=st.just(opens), closes=st.just(closes), ordinal=ordinal, kind=kind),
            topic=st.builds(Topic, title=WORDS, agenda_item=WORDS, short_title=BLANK_OR_WORDS),
            speakers=st.builds(Speakers, heard=st.integers(0, 3), owed=st.just(owed), reason_for_limit=BLANK_OR_WORDS),
            follow_up=st.builds(
                FollowUp,
                start=st.just(start),
                zone=ZONES,
                city=WORDS,
                form=FORMS,
                name=BLANK_OR_WORDS,
                place=BLANK_OR_WORDS,
                phases=phases,
            ),
        )
    )


BLEMISHES = re.compile(
    r"None|  | [,.;)]|\( |,[,.]|\.\.|[{}]|\(\)|“”|\*{4}"
    r"|\ba (?:informal|in-person|open-ended)\b|\ban (?:virtual|hybrid|one-day)\b|\bthe the\b"
    r"|\b1 delegations|\b\d*1[123](?:st|nd|rd)\b|(?<!1)[123]th\b"
)


@given(all_facts())
def test_no_letter_has_a_blemish(facts: LetterFacts) -> None:
    assert BLEMISHES.search(text(compose(facts))) is None


@given(all_facts())
def test_every_paragraph_is_made_of_whole_sentences_and_one_appointment_is_bold(facts: LetterFacts) -> None:
    paragraphs = compose(facts).paragraphs
    assert all(paragraph[-1].text.endswith(".") for paragraph in paragraphs)
    assert sum(run.bold for paragraph in paragraphs for run in paragraph) == 1


@given(all_facts())
def test_the_same_facts_give_the_same_letter(facts: LetterFacts) -> None:
    assert compose(facts) == compose(facts)
