"""What the slice says when a letter cannot be written, and what to do about it."""

from enum import StrEnum

from seriatim.letters.rules.refusals import Refusal


def _(sentence: str) -> str:
    """Mark a sentence for the translators' catalogue; whoever shows it translates it."""
    return sentence


SENTENCES: dict[StrEnum, str] = {
    Refusal.FACT_MISSING: _("The letter needs {fact}, which is empty: enter it and compose the letter again."),
    Refusal.FOLLOW_UP_BEFORE_LETTER: _(
        "The follow-up meeting is on {start}, before the date of the letter, {dated}: "
        "date the letter earlier or move the meeting."
    ),
    Refusal.IMPOSSIBLE_NUMBER: _("{fact} cannot be {number}: correct it and compose the letter again."),
    Refusal.NOBODY_TO_HEAR: _(
        "The follow-up meeting would hear only those who are owed the floor, and nobody is: "
        "add a phase with the floor open to all."
    ),
    Refusal.NO_FOLLOW_UP: _(
        "No follow-up meeting is scheduled on the topic “{topic}”: schedule one, then compose its letter."
    ),
    Refusal.PHASE_TWICE: _("The follow-up meeting has the phase “{phase}” twice: remove one of the two."),
    Refusal.SESSION_CLOSES_BEFORE_IT_OPENS: _(
        "The session closes on {closes}, before it opens on {opens}: correct its dates."
    ),
    Refusal.SESSION_NOT_CLOSED: _(
        "The letter is dated {dated} and speaks of a session that closes only on {closes}: "
        "date the letter on that day or later."
    ),
    Refusal.NO_LETTER: _(
        "{meeting} follows no other meeting, so that no letter invites to it: name a follow-up, or schedule one."
    ),
    Refusal.SEVERAL_TOPICS: _(
        "{meeting} does not take up one topic of that name alone: say which of {topics} the letter is about."
    ),
    Refusal.START_WITHOUT_ZONE: _(
        "The follow-up meeting starts at {start}, but in no time zone: give the zone of its city."
    ),
    Refusal.UNKNOWN_ZONE: _("“{zone}” is not a time zone: choose one such as America/New_York or Europe/Zurich."),
}
