"""What the slice says when a command about bodies, sessions and meetings is refused, and what to do about it."""

from enum import StrEnum

from seriatim.meetings.rules.refusals import Refusal


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


SENTENCES: dict[StrEnum, str] = {
    Refusal.BODY_EXISTS: _("The body “{body}” is established already: choose another id, or convene its session."),
    Refusal.NO_SUCH_BODY: _("There is no body “{body}”: establish it first, or check its id."),
    Refusal.SESSION_EXISTS: _("The session “{session}” is convened already: choose another id, or go on with it."),
    Refusal.NO_SESSION: _("This session has not been convened: convene it first."),
    Refusal.UNKNOWN_ZONE: _("“{zone}” is no time zone: choose one such as America/New_York or Europe/Zurich."),
    Refusal.EMPTY_TEXT: _("“{field}” is empty: fill it in."),
    Refusal.WRONG_NUMBER: _("“{field}” cannot be {value}: give {rule}."),
    Refusal.CLOSES_BEFORE_IT_OPENS: _("The session closes on {closes}, before it opens on {opens}: correct its dates."),
    Refusal.AGENDA_ITEM_EXISTS: _("Item {item} is on the agenda already: give this one another number."),
    Refusal.NO_SUCH_AGENDA_ITEM: _("There is no agenda item {item} (known: {known}): choose one, or add it first."),
    Refusal.TOPIC_EXISTS: _("The topic “{list}” is there already: give this one another key."),
    Refusal.NO_SUCH_TOPIC: _("There is no topic “{list}” (known: {known}): choose one, or add it first."),
    Refusal.PROGRAMME_ADOPTED: _("The programme of work is adopted already: change its meetings one by one."),
    Refusal.TIME_IN_GAP: _(
        "In {zone} the clocks skip {time} that night: give a time before or after it, or the instant with its offset "
        "({first} or {second})."
    ),
    Refusal.TIME_AMBIGUOUS: _("In {zone} the clocks show {time} twice: say which is meant, {first} or {second}."),
    Refusal.NO_HARD_STOP: _("The meeting “{meeting}” has no hard stop: say when its room, at least, is lost."),
    Refusal.STOP_BEFORE_START: _(
        "The service “{service}” would end at {at}, but the meeting starts at {starts}: give a later end."
    ),
    Refusal.MEETING_EXISTS: _("The meeting “{meeting}” is planned already: choose another id, or reschedule it."),
    Refusal.NO_SUCH_MEETING: _("There is no meeting “{meeting}” (known: {known}): choose one, or plan it first."),
    Refusal.MEETINGS_OVERLAP: _(
        "A body does not meet twice at once, and “{meeting}” of its session “{session}” takes from {starts} to "
        "{stops}: choose another time, or move that meeting."
    ),
    Refusal.MEETING_NOT_PLANNED: _("The meeting “{meeting}” is {status}: only a planned one can be used for this."),
    Refusal.MEETING_IN_SESSION: _(
        "A body does not meet twice at once, and “{meeting}” of its session “{session}” is in session: "
        "adjourn that meeting first."
    ),
    Refusal.NO_MEETING_IN_SESSION: _("No meeting is in session: open one first."),
    Refusal.MEETING_SUSPENDED: _("The meeting “{meeting}” is suspended already: resume it first."),
    Refusal.MEETING_NOT_SUSPENDED: _("The meeting “{meeting}” is not suspended: go on with it."),
    Refusal.MODE_UNCHANGED: _("The meeting is in {mode} mode already: go on with it."),
    Refusal.LIST_NOT_TAKEN_UP: _("The list “{list}” is not taken up in “{meeting}”: there is nothing to put down."),
    Refusal.NO_SUCH_SERVICE: _("The meeting has no service “{service}” (known: {known}): choose one of these."),
    Refusal.STOP_NOT_PASSED: _("The service “{service}” lasts until {at}: ask for consent when it has ended."),
    Refusal.CONSENT_RECORDED: _("The consent to continue without “{service}” is recorded already: go on."),
    Refusal.MEETING_NOT_ADJOURNED: _("The meeting “{meeting}” has not been adjourned: adjourn it, then follow it up."),
    Refusal.FOLLOW_UP_TOO_EARLY: _(
        "The meeting “{meeting}” rose at {adjourned}, and its follow-up would begin before that: choose a later time."
    ),
    Refusal.NOTHING_TO_FOLLOW_UP: _(
        "The meeting “{meeting}” left nobody unheard: name the lists that the follow-up is to take up."
    ),
}
