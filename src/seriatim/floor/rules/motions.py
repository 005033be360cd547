"""Procedural motions in the order of their precedence (rules 74 to 80 and 116 to 122)."""

from collections.abc import Mapping
from dataclasses import replace

from seriatim.delegations.rules.capabilities import Capability
from seriatim.delegations.rules.participants import Roster
from seriatim.floor.rules import commands as c
from seriatim.floor.rules import events as e
from seriatim.floor.rules.acting import none_undecided, none_waits
from seriatim.floor.rules.entitled import (
    Events,
    known_list,
    must_be_able,
    must_have_words,
    sitting,
)
from seriatim.floor.rules.kinds import MotionKind, Stance
from seriatim.floor.rules.points import must_be_votes
from seriatim.floor.rules.refusals import Refusal
from seriatim.floor.rules.state import Floor, Motion
from seriatim.kernel.command import Occasion
from seriatim.kernel.refusal import Refused

PRECEDENCE = tuple(MotionKind)
"""To suspend the meeting, to adjourn it, to adjourn the debate, to close it (rules 77 and 119)."""

MAY_SPEAK: Mapping[MotionKind, Mapping[Stance, int]] = {
    MotionKind.SUSPEND_MEETING: {},
    MotionKind.ADJOURN_MEETING: {},
    MotionKind.ADJOURN_DEBATE: {Stance.FOR: 2, Stance.AGAINST: 2},
    MotionKind.CLOSE_DEBATE: {Stance.AGAINST: 2},
}
"""How many may speak on each side before the vote (rules 74 to 76 and 116 to 118)."""

OF_A_DEBATE = (MotionKind.ADJOURN_DEBATE, MotionKind.CLOSE_DEBATE)


def move(floor: Floor, command: c.Move, _occasion: Occasion, roster: Roster) -> Events:
    """Make a motion; one of each kind can be pending."""
    must_be_able(roster, command.delegation, Capability.MOVE)
    meeting = sitting(floor)
    of = None
    if command.motion in OF_A_DEBATE:
        of = command.list or next(iter(meeting.taken_up), None)
        if of is None:
            raise Refused(Refusal.MOTION_NEEDS_A_LIST, kind=command.motion)
        known_list(floor, of)
        if of not in meeting.taken_up:
            raise Refused(Refusal.LIST_NOT_TAKEN_UP, list=of)
    for known in floor.motions.values():
        if known.pending and known.kind == command.motion:
            raise Refused(Refusal.MOTION_EXISTS, motion=known.number, kind=known.kind)
    return (e.MotionMade(len(floor.motions) + 1, command.motion, command.delegation, of),)


def speak_on(floor: Floor, command: c.SpeakOnMotion, _occasion: Occasion, roster: Roster) -> Events:
    """Two for and two against adjourning the debate, two against closing it, nobody on the others.

    Each is another representative, who is for or against (rules 74 and 116): one turn for a delegation, on one side.
    """
    must_be_able(roster, command.delegation, Capability.MOVE)
    motion = pending_motion(floor, command.motion)
    allowed = MAY_SPEAK[motion.kind].get(command.stance, 0)
    if not allowed:
        raise Refused(Refusal.MOTION_NOT_DEBATED, motion=motion.number, kind=motion.kind, stance=command.stance)
    for delegation, stance in motion.speakers:
        if delegation == command.delegation:
            raise Refused(Refusal.HAS_SPOKEN_ON_MOTION, motion=motion.number, delegation=delegation, stance=stance)
    if sum(stance == command.stance for _, stance in motion.speakers) >= allowed:
        raise Refused(Refusal.MOTION_SPEAKERS_HEARD, motion=motion.number, allowed=allowed, stance=command.stance)
    return (e.MotionSpeakerHeard(motion.number, command.delegation, command.stance),)


def withdraw_motion(floor: Floor, command: c.WithdrawMotion, _occasion: Occasion, _: Roster) -> Events:
    """Its mover may withdraw it before voting has begun (rules 80 and 122)."""
    motion = pending_motion(floor, command.motion)
    return (e.MotionWithdrawn(motion.number),)


def decide_motion(floor: Floor, command: c.DecideMotion, _occasion: Occasion, _: Roster) -> Events:
    """By a majority of those present and voting; an equal vote is a rejection (rules 95 and 133), or without a vote.

    Once the debate is closed or adjourned, its list takes no more names.
    """
    sitting(floor)
    none_undecided(floor)
    none_waits(floor)
    motion = pending_motion(floor, command.motion)
    first = min((one for one in floor.motions.values() if one.pending), key=lambda one: PRECEDENCE.index(one.kind))
    if first is not motion:
        raise Refused(Refusal.MOTION_TAKES_PRECEDENCE, motion=first.number, kind=first.kind)
    if command.carried is not None and command.in_favour is None and command.against is None:
        return _outcome(floor, motion, e.MotionDecided(motion.number, command.carried, by_vote=False))
    if command.carried is not None or command.in_favour is None or command.against is None:
        raise Refused(Refusal.VOTE_OR_DECISION, motion=motion.number)
    must_be_votes(command.in_favour, command.against, command.abstaining)
    voted = e.MotionDecided(
        motion.number, command.in_favour > command.against, by_vote=True,
        in_favour=command.in_favour, against=command.against, abstaining=command.abstaining,
    )  # fmt: skip
    return _outcome(floor, motion, voted)


def _outcome(floor: Floor, motion: Motion, decided: e.MotionDecided) -> Events:
    if not decided.carried or motion.list is None:
        return (decided,)
    shut = () if floor.lists[motion.list].closed else (e.ListClosed(motion.list),)
    return (replace(decided, debate=motion.kind), *shut)


def record_decision(floor: Floor, command: c.RecordDecision, _occasion: Occasion, _: Roster) -> Events:
    """The body took its decision on a topic; from now on positions may be explained (rules 88 and 128)."""
    must_have_words(decision=command.decision)
    known_list(floor, command.list)
    return (e.DecisionRecorded(command.list, command.decision),)


def pending_motion(floor: Floor, number: int) -> Motion:
    """The motion that is not yet decided, or Refused."""
    motion = floor.motions.get(number)
    if motion is None or not motion.pending:
        raise Refused(Refusal.NO_SUCH_MOTION, motion=number)
    return motion
