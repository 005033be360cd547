"""Nobody ever does what the table does not let them do, whatever is tried; and afterwards it can be seen."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seriatim.delegations.rules.decide import COMMANDS as ABOUT_PEOPLE
from seriatim.delegations.rules.needs import NEEDS, WITHOUT_A_COMMAND
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.tests.people import person
from seriatim.kernel.actor import SYSTEM, Actor, Office, delegation
from seriatim.kernel.command import COMMAND_TYPES
from seriatim.kernel.event import EVENT_TYPES
from seriatim.proceedings.authorised import unauthorised
from seriatim.proceedings.caused import ALONG, BY
from seriatim.proceedings.rules import body as bodies
from seriatim.proceedings.rules import session as sessions
from seriatim.proceedings.tests.histories.dice import Dice
from seriatim.proceedings.tests.people.assembly import Assembly, somebody, something

STEPS = 40
HISTORIES = {"default": 1_500, "thorough": 20_000, "mutation": 60}[settings.get_current_profile_name()]
THROW = 16
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 20, 60, 3600, 90_000))


def test_every_command_has_a_need_and_no_need_is_left_over() -> None:
    known = {kind.__name__ for kind in (*bodies.COMMANDS, *sessions.COMMANDS)}
    assert known == set(COMMAND_TYPES)
    assert set(NEEDS) - WITHOUT_A_COMMAND == known
    assert {"EraseConfidential"} == WITHOUT_A_COMMAND, "it takes away, and a command only ever adds to the journal"


def test_it_is_known_of_every_event_which_commands_lead_to_it() -> None:
    assert set(BY) == {kind for name, kind in EVENT_TYPES.items() if not name.startswith("test.")}
    named = {command for commands in (*BY.values(), *ALONG.values()) for command in commands}
    assert named == set(COMMAND_TYPES) | WITHOUT_A_COMMAND


def play(thrown: bytes) -> Assembly:
    """A history as the dice have it; zeros do nothing, so that a history that fails becomes short."""
    assembly = Assembly(seated=thrown[-1] % 4 > 0)
    for at in range(0, len(thrown), THROW):
        if any(thrown[at : at + THROW]):
            dice = Dice(thrown[at : at + THROW])
            after = dice.pick(PAUSES)
            command = something(assembly, dice, after)
            assembly.try_(somebody(assembly, dice, command), command, after)
    return assembly


def test_nothing_succeeds_that_the_table_denies_and_nothing_is_denied_that_it_allows() -> None:
    obeyed: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    unheard: Counter[str] = Counter()

    @settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(min_size=THROW * STEPS, max_size=THROW * STEPS))
    def the_usher_agrees(thrown: bytes) -> None:
        assembly = play(thrown)
        assert list(unauthorised(assembly.journal)) == []
        obeyed.update(assembly.obeyed)
        denied.update(assembly.denied)
        unheard.update(assembly.unheard)

    the_usher_agrees()
    if HISTORIES >= 1_500:  # a test that looks nowhere finds nothing
        people = {kind.__name__ for kind in ABOUT_PEOPLE} - {"AdmitParticipant", "FormGroup", "SetCapabilities"}
        assert people - obeyed.keys() == set()
        assert people - denied.keys() - {"UseLink"} == set()
        assert Refusal.RECOVERY_ASKED_BY_YOU in unheard, "test_whose_word_counts looks for the others"
        assert {
            "Inscribe",
            "Withdraw",
            "AmendRequest",
            "GiveFloor",
            "RaisePointOfOrder",
        } <= obeyed.keys() & denied.keys()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(min_size=THROW * STEPS, max_size=THROW * STEPS), st.integers(0, 10_000))
def test_an_event_by_somebody_who_had_no_right_to_it_is_found(thrown: bytes, choice: int) -> None:
    journal = play(thrown).journal
    chosen = choice % len(journal)
    stream, forged = journal[chosen]
    for actor in (SYSTEM, delegation("EGY", person("stranger")), Actor(Office.CHAIR, person=person("stranger"))):
        journal[chosen] = (stream, replace(forged, actor=actor))
        assert (stream, forged.version) in {(one.stream, one.version) for one in unauthorised(journal)}
