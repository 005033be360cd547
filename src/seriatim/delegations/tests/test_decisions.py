"""Who is admitted, which groups are formed, and who may do what."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules import commands as c
from seriatim.delegations.rules.capabilities import Capability, Category
from seriatim.delegations.rules.commands import AdmitParticipant, FormGroup, SetCapabilities
from seriatim.delegations.rules.decide import COMMANDS, decide
from seriatim.delegations.rules.events import CapabilitiesSet, GroupFormed, ParticipantAdmitted
from seriatim.delegations.rules.evolve import evolve
from seriatim.delegations.rules.participants import Roster
from seriatim.delegations.rules.refusals import Refusal
from seriatim.delegations.words import SENTENCES
from seriatim.kernel.actor import CHAIR, SECRETARIAT, SYSTEM, Actor, delegation
from seriatim.kernel.command import COMMAND_TYPES, Occasion
from seriatim.kernel.event import EVENT_NAMES, Recorded
from seriatim.kernel.ids import BodyId, DelegationId, GroupId
from seriatim.kernel.refusal import Refused

AT = datetime(2024, 3, 4, 15, tzinfo=UTC)
OEWG = BodyId("oewg")


def admit(code: str = "ICRC", name: str = "International Committee of the Red Cross", **more: Any) -> AdmitParticipant:
    given: dict[str, Any] = {"category": "observer-entity", "names": {"en": name}, **more}
    return AdmitParticipant(OEWG, DelegationId(code), **given)


def form(code: str, *members: str) -> FormGroup:
    return FormGroup(OEWG, GroupId(code), {"en": "A group"}, tuple(map(DelegationId, members)))


def set_(whose: str, *capabilities: str, called_with: str | None = None) -> SetCapabilities:
    return SetCapabilities(OEWG, whose, capabilities, called_with)


def after(*commands: Any, roster: Roster | None = None) -> Roster:
    roster = roster or world()
    for command in commands:
        for event in decide(roster, command, Occasion(SECRETARIAT, AT)):
            roster = evolve(roster, Recorded(event, 1, AT, SECRETARIAT, "c"))
    return roster


def refusal(command: Any, roster: Roster | None = None, by: Actor = CHAIR) -> Refused:
    with pytest.raises(Refused) as refused:
        decide(roster or world(), command, Occasion(by, AT))
    SENTENCES[refused.value.code].format(**refused.value.details)  # the sentence has all that it needs
    return refused.value


def may(roster: Roster, code: str) -> set[Capability]:
    return {capability for capability in Capability if roster.may(DelegationId(code), capability)}


def test_an_admitted_participant_takes_part_under_its_names() -> None:
    roster = after(admit(names={"en": " Red   Cross ", "fr": "Croix-Rouge", "es": " "}, aliases=("RC",)))
    icrc = roster.participant(DelegationId("ICRC"))
    assert (icrc.names, icrc.aliases) == ({"en": "Red Cross", "fr": "Croix-Rouge"}, ("RC",))
    assert DelegationId("ICRC") not in world().participants


def test_an_admitted_participant_may_have_a_formal_name() -> None:
    roster = after(admit("ECOWAS", "ECOWAS", formal_names={"en": "the Economic Community of West African States"}))
    assert (
        roster.participant(DelegationId("ECOWAS")).formal_name("en") == "the Economic Community of West African States"
    )


def test_a_new_member_state_may_be_admitted_with_its_region() -> None:
    roster = after(admit("BGV", "Bougainville", category="member-state", region="Asia-Pacific"))
    assert roster.participant(DelegationId("BGV")).region == "Asia-Pacific"
    assert roster.may(DelegationId("BGV"), Capability.VOTE)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (admit("KEN", "Somebody"), Refusal.PARTICIPANT_EXISTS),
        (admit("KE", "Somebody"), Refusal.PARTICIPANT_EXISTS),
        (admit("KENYA", "Somebody"), Refusal.PARTICIPANT_EXISTS),
        (admit("ken", "Somebody"), Refusal.ID_NOT_USABLE),
        (admit("A/B", "Somebody"), Refusal.ID_NOT_USABLE),
        (admit("", "Somebody"), Refusal.ID_NOT_USABLE),
        (admit("XA", "kenya"), Refusal.NAME_TAKEN),
        (admit("XA", names={"en": "Somebody", "ru": "Кения"}), Refusal.NAME_TAKEN),
        (admit("XA", names={"fr": "Quelqu'un"}), Refusal.NAME_MISSING),
        (admit("XA", "  "), Refusal.NAME_MISSING),
        (admit("XA", names={"en": "Somebody", "de": "Jemand"}), Refusal.UNKNOWN_LANGUAGE),
        (admit("XA", category="friend"), Refusal.UNKNOWN_CATEGORY),
        (form("AFRICAN", "KEN", "GHA"), Refusal.GROUP_EXISTS),
        (form("KEN", "KEN", "GHA"), Refusal.PARTICIPANT_EXISTS),
        (form("friends", "KEN"), Refusal.ID_NOT_USABLE),
        (form("FRIENDS"), Refusal.GROUP_WITHOUT_MEMBERS),
        (form("FRIENDS", "KEN", "GHA", "KEN"), Refusal.MEMBER_TWICE),
        (form("FRIENDS", "KEN", "XAX"), Refusal.UNKNOWN_PARTICIPANT),
        (set_("stakeholder", "inscribe", "sing"), Refusal.UNKNOWN_CAPABILITY),
        (set_("friend", "inscribe"), Refusal.UNKNOWN_PARTICIPANT),
        (set_("PSE", "inscribe", called_with="friend"), Refusal.UNKNOWN_CATEGORY),
    ],
)
def test_what_cannot_be_is_refused(command: Any, code: Refusal) -> None:
    assert refusal(command).code == code


@pytest.mark.parametrize("by", [delegation("KEN"), SYSTEM])
@pytest.mark.parametrize("command", [admit(), form("FRIENDS", "KEN"), set_("stakeholder")])
def test_only_the_chair_and_the_secretariat_decide_who_takes_part(command: Any, by: Actor) -> None:
    assert refusal(command, by=by).code == Refusal.NOT_YOURS_TO_DO


def test_nobody_is_admitted_twice() -> None:
    assert refusal(admit(name="Another name"), after(admit())).code == Refusal.PARTICIPANT_EXISTS


def test_a_group_is_formed_with_its_members() -> None:
    group = after(admit(), form("FRIENDS", "KEN", "ICRC")).groups[GroupId("FRIENDS")]
    assert (group.id, group.name("fr"), group.members) == ("FRIENDS", "A group", ("KEN", "ICRC"))


def test_a_usual_group_whose_members_are_not_known_is_completed_once() -> None:
    completed = after(form("G77", "CUB", "IND"))
    assert completed.groups[GroupId("G77")].members == ("CUB", "IND")
    assert refusal(form("G77", "CUB", "EGY"), completed).code == Refusal.GROUP_EXISTS


def test_member_states_may_do_everything() -> None:
    assert may(world(), "KEN") == set(Capability)


def test_the_european_union_speaks_among_groups_and_replies_and_is_called_with_member_states() -> None:
    assert may(world(), "EUE") == {Capability.INSCRIBE, Capability.SPEAK_AMONG_GROUPS, Capability.REPLY}
    assert world().called_with(DelegationId("EUE")) == Category.MEMBER_STATE


@pytest.mark.parametrize("code", ["VAT", "PSE"])
def test_observer_states_reply_and_raise_points_of_order_but_neither_move_nor_vote(code: str) -> None:
    assert may(world(), code) == {Capability.INSCRIBE, Capability.REPLY, Capability.POINT_OF_ORDER}
    assert world().called_with(DelegationId(code)) == Category.OBSERVER_STATE


@pytest.mark.parametrize(
    "category", ["observer-entity", "intergovernmental-organization", "united-nations-entity", "stakeholder"]
)
def test_all_others_may_ask_for_the_floor_and_nothing_else(category: str) -> None:
    roster = after(admit(category=category))
    assert may(roster, "ICRC") == {Capability.INSCRIBE}
    assert roster.called_with(DelegationId("ICRC")) == category


def test_nobody_unknown_may_do_anything() -> None:
    with pytest.raises(Refused):
        world().may(DelegationId("XAX"), Capability.INSCRIBE)


def test_a_body_may_let_a_category_do_more() -> None:
    roster = after(admit(category="stakeholder"), set_("stakeholder", "reply", "inscribe"))
    assert may(roster, "ICRC") == {Capability.INSCRIBE, Capability.REPLY}
    assert roster.called_with(DelegationId("ICRC")) == Category.STAKEHOLDER


def test_a_body_may_give_one_participant_a_standing_of_its_own() -> None:
    """A/RES/ES-10/23 as a body may apply it."""
    rights = ("inscribe", "speak-among-groups", "reply", "point-of-order", "move", "appeal")
    roster = after(set_("PSE", *rights, called_with="member-state"))
    assert may(roster, "PSE") == set(Capability) - {Capability.OBJECT_TO_SILENCE, Capability.VOTE}
    assert roster.called_with(DelegationId("PSE")) == Category.MEMBER_STATE
    assert may(roster, "VAT") == may(world(), "VAT")


def test_a_standing_of_its_own_stays_when_the_category_changes_and_keeps_its_category_of_call() -> None:
    roster = after(set_("PSE", "inscribe", called_with="member-state"), set_("PSE", "reply"), set_("observer-state"))
    assert may(roster, "PSE") == {Capability.REPLY}
    assert roster.called_with(DelegationId("PSE")) == Category.MEMBER_STATE
    assert may(roster, "VAT") == set()


def test_equal_decisions_read_equal_in_the_journal() -> None:
    decided = [
        decide(world(), set_("stakeholder", *written), Occasion(CHAIR, AT))
        for written in (("reply", "inscribe"), ("inscribe", "reply", "reply"))
    ]
    assert decided[0] == decided[1]


def test_events_of_other_slices_pass_by() -> None:
    assert evolve(world(), Recorded("something else", 1, AT, CHAIR, "c")) is world()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (
            ParticipantAdmitted(
                DelegationId("ICRC"), Category.OBSERVER_ENTITY, {"en": "Red Cross"}, {"en": "the Red Cross"}, ("RC",)
            ),
            "delegations.ParticipantAdmitted",
        ),
        (GroupFormed(GroupId("G77"), {"en": "Group of 77"}, (DelegationId("CUB"),)), "delegations.GroupFormed"),
        (
            CapabilitiesSet("PSE", (Capability.INSCRIBE,), Category.MEMBER_STATE),
            "delegations.CapabilitiesSet",
        ),
    ],
)
def test_events_keep_their_names_and_survive_json(event: Any, name: str) -> None:
    assert EVENT_NAMES[type(event)] == name
    assert msgspec.json.decode(msgspec.json.encode(event), type=type(event)) == event


def test_every_command_is_decided_and_known_by_its_name() -> None:
    assert {kind for kind in COMMAND_TYPES.values() if kind.__module__ == c.__name__} == COMMANDS


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (admit("KENYA", "Somebody"), "“KENYA” already stands for Kenya: choose another code."),
        (
            admit("ken", "Somebody"),
            "“ken” cannot be a code: use 2 to 16 capital letters, digits and hyphens, beginning with a letter.",
        ),
        (
            admit("XA", "kenya"),
            "“kenya” is already the name of KEN: give the name in full, so that the two differ.",
        ),
        (
            admit("XA", names={"en": "Somebody", "de": "Jemand", "it": "Qualcuno"}),
            "“de” is none of the official languages: use en, fr, es, ru, zh, ar.",
        ),
        (
            form("AFRICAN", "KEN"),
            "“AFRICAN” is the African Group, whose members are known: choose another code for another group.",
        ),
        (form("FRIENDS"), "The group “FRIENDS” has no members: name those for whom it speaks."),
        (
            form("FRIENDS", "KEN", "GHA", "KEN"),
            "KEN is named twice among the members of “FRIENDS”: remove one of the two.",
        ),
        (
            form("FRIENDS", "Macedonia"),
            (
                "“Macedonia” is nobody's code or name in this body (nearest: North Macedonia (MKD)): "
                "give the code, or admit them first."
            ),
        ),
        (
            set_("stakeholder", "sing"),
            (
                "“sing” is no capability: use some of inscribe, speak-among-groups, reply, point-of-order, move, "
                "appeal, object-to-silence, vote."
            ),
        ),
    ],
)
def test_a_refusal_says_what_to_do(command: Any, says: str) -> None:
    refused = refusal(command)
    assert SENTENCES[refused.code].format(**refused.details) == says


def test_who_does_not_preside_is_told_whom_to_ask() -> None:
    refused = refusal(admit(), by=delegation("KEN", "amina"))
    assert "delegation:KEN/amina may ask the secretariat" in SENTENCES[refused.code].format(**refused.details)


def test_every_refusal_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Refusal)
