"""Is there a sentence for every refusal, and does it say what the rules know?"""

import re
from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from string import Formatter

import pytest

from seriatim.delegations.rules.refusals import Refusal as Denied
from seriatim.floor.rules.refusals import Refusal as FloorRefusal
from seriatim.kernel.event import EVENT_TYPES
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal as MeetingRefusal
from seriatim.proceedings.happened import HAPPENED
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.refusals import Refusal
from seriatim.proceedings.tests.reading import facts_of_refusals
from seriatim.proceedings.words import sentence, template, told

SLICES = ("delegations", "floor", "letters", "meetings", "proceedings")
CODES = [
    code for name in SLICES for code in import_module(f"seriatim.{name}.rules.refusals").Refusal.__members__.values()
]
NEW_YORK = "America/New_York"
SIX_IN_THE_EVENING = datetime(2024, 3, 8, 23, 0, tzinfo=UTC)


def placeholders(written: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(written) if name}


def test_every_refusal_of_every_slice_has_a_sentence_and_no_sentence_is_left_over() -> None:
    for name in SLICES:
        codes = import_module(f"seriatim.{name}.rules.refusals").Refusal
        assert set(import_module(f"seriatim.{name}.words").SENTENCES) == set(codes)


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{type(code).__module__.split('.')[1]} {code}")
def test_the_rules_raise_every_refusal_and_give_it_what_its_sentence_needs(code: StrEnum) -> None:
    raised = facts_of_refusals()[type(code), code]
    assert raised, f"nothing raises {code}"
    assert [placeholders(template(code)) - facts for facts in raised if placeholders(template(code)) - facts] == []


@pytest.mark.parametrize("code", CODES, ids=str)
def test_a_sentence_says_what_is_the_matter_and_what_to_do(code: StrEnum) -> None:
    """Two parts, apart by a colon, a full stop or a semicolon."""
    assert re.fullmatch(r".+[:.;] .+\.", template(code))


@pytest.mark.parametrize("code", CODES, ids=str)
def test_a_sentence_without_its_facts_is_still_a_sentence(code: StrEnum) -> None:
    assert re.fullmatch(r"[^{}]+\.", sentence(Refused(code)))


def test_the_list_is_closed() -> None:
    refused = Refused(FloorRefusal.LIST_CLOSED, list="rid")
    assert sentence(refused) == "The list of speakers is closed. Ask the Chair for a late request."


def test_names_of_delegations_and_times_at_the_seat_are_shown() -> None:
    refused = Refused(
        FloorRefusal.ALREADY_INSCRIBED, request=3, delegation="KEN", by="delegation:KEN/amina", at=SIX_IN_THE_EVENING
    )
    assert sentence(refused, NEW_YORK) == (
        "Kenya has asked already: request 3, at 18:00 on 8 March 2024, by Kenya (amina). "
        "Amend that one, and it keeps its place."
    )


def test_one_code_of_two_slices_is_said_by_the_slice_that_refused() -> None:
    for code in (FloorRefusal.MEETING_SUSPENDED, MeetingRefusal.MEETING_SUSPENDED):
        assert sentence(Refused(code, meeting="m10")).startswith("The meeting “m10” is suspended")
    assert template(FloorRefusal.MEETING_SUSPENDED) != template(MeetingRefusal.MEETING_SUSPENDED)


def test_the_terms_of_the_rules_are_said_in_words() -> None:
    desk_officer = Refused(Denied.NOT_YOURS_TO_DO, actor="secretariat/desk-2")
    assert sentence(desk_officer).endswith("the secretariat (desk-2) may ask the secretariat.")
    nobody = Refused(FloorRefusal.FLOOR_MOVED, delegation="", seconds="0.4")
    assert "it is with nobody now" in sentence(nobody)
    unannounced = Refused(FloorRefusal.LIST_NOT_OPEN_YET, list="rid", opens=None)
    assert "(opening: not announced)" in sentence(unannounced)


def test_a_time_that_the_clocks_skip_is_shown_as_it_was_written() -> None:
    skipped = datetime(2024, 3, 10, 2, 30)  # noqa: DTZ001 — local to the seat
    gap = Refused(MeetingRefusal.TIME_IN_GAP, time=skipped, zone=NEW_YORK, first="A", second="B")
    assert sentence(gap, NEW_YORK).startswith("In America/New_York the clocks skip 02:30 on 10 March 2024")


def test_a_translation_keeps_the_facts() -> None:
    class French:
        def gettext(self, message: str, /) -> str:
            return {template(Refusal.NO_SUCH_SESSION): "Il n’y a pas de session « {session} »."}[message]

        def ngettext(self, singular: str, plural: str, number: int, /) -> str:
            raise AssertionError

    refused = Refused(Refusal.NO_SUCH_SESSION, session="oewg-7")
    assert told(refused, Reader(tongue=French())) == "Il n’y a pas de session « oewg-7 »."


@pytest.mark.parametrize("event", [kind for name, kind in EVENT_TYPES.items() if not name.startswith("test")], ids=str)
def test_every_event_has_a_sentence_made_of_its_own_facts(event: type) -> None:
    known = {field.name for field in fields(event)} | {"of", "number"}
    assert placeholders(HAPPENED[event]) - known == set()
