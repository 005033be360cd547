"""What the slice says when a command about the floor is refused, and what to do about it."""

from enum import StrEnum

from seriatim.floor.rules.refusals import Refusal


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


SENTENCES: dict[StrEnum, str] = {
    Refusal.NO_CAPABILITY: _(
        "{delegation} ({category}) may not {capability} in this body: "
        "the secretariat can say what it may do, and the body can decide otherwise."
    ),
    Refusal.EMPTY_REASON: _("“{field}” is empty: write it in a few words, for the record."),
    Refusal.NO_SUCH_LIST: _(
        "There is no list of speakers “{list}” (known: {known}): choose one of these, or add its topic first."
    ),
    Refusal.LIST_NOT_OPEN_YET: _(
        "The list of speakers “{list}” is not open yet (opening: {opens}): wait until then, or let it be opened."
    ),
    Refusal.LIST_OPEN: _("The list of speakers “{list}” is open already: to change its times, close it first."),
    Refusal.LIST_CLOSED: _("The list of speakers is closed. Ask the Chair for a late request."),
    Refusal.CLOSES_BEFORE_IT_OPENS: _(
        "The list opens at {opens}, so it can neither close nor draw its lot at {closes}: give a later instant."
    ),
    Refusal.WRONG_PROFILE: _("“{profile}” is no profile of rules: use one of {known}."),
    Refusal.WRONG_POLICY: _(
        "“{order}” names a criterion twice: name each once; the order of inscription comes last by itself."
    ),
    Refusal.WRONG_ALPHABET: _(
        "There is no alphabet in “{language}” with {delegation} in it: give one of the six languages, or the alphabet."
    ),
    Refusal.WRONG_NUMBER: _("“{field}” cannot be {value}: give {rule}."),
    Refusal.LOT_NOT_ANNOUNCED: _(
        "A lot is announced when the list “{list}” is opened: give the end of its window and the commitment together."
    ),
    Refusal.LOT_ANNOUNCED: _(
        "The lot announced on “{list}” is still to be drawn, after {until}, with the seed that was committed to: "
        "open the list without announcing another."
    ),
    Refusal.LOT_WINDOW_PAST: _(
        "A lot is announced before its window opens, and on “{list}” it would have opened at {since}: "
        "let it open now or later."
    ),
    Refusal.LOT_WINDOW_OPEN: _("The window of the lot on “{list}” closes at {until}: draw it then."),
    Refusal.LOT_SEED_MISMATCH: _(
        "This is not the seed that was committed to for “{list}”: give the one whose SHA-256 is {commitment}."
    ),
    Refusal.LOT_DRAWN: _(
        "The lot on “{list}” has been drawn, and its order stands: place single requests by the Chair’s hand."
    ),
    Refusal.ALREADY_INSCRIBED: _(
        "{delegation} has asked already: request {request}, at {at}, by {by}. Amend that one, and it keeps its place."
    ),
    Refusal.ALREADY_HEARD: _(
        "{delegation} has been heard on “{list}” (request {request}): "
        "wait until the floor is opened to all, or ask for the right of reply."
    ),
    Refusal.GROUP_NOT_NAMED: _("A statement for a group needs the group: say on whose behalf it is made."),
    Refusal.PARTNERS_NOT_NAMED: _("A joint statement needs partners: name the other delegations, each once."),
    Refusal.GROUP_AND_PARTNERS_NAMED: _("A statement is for a group, or joint: fill in one of the two."),
    Refusal.POINT_OF_ORDER_IS_RAISED: _(
        "A point of order stands on no list: let {delegation} raise it, and it is heard at once."
    ),
    Refusal.NO_DECISION_YET: _(
        "Explanations of position follow the decision, and none is recorded on “{list}”: record it first."
    ),
    Refusal.REPLIES_EXHAUSTED: _(
        "{delegation} has used its rights of reply on this item, {replies} by the rules (decision 34/401, paragraphs "
        "8 to 10: per meeting; resolution 65/276: per item): reply in writing, or at a meeting where it may again."
    ),
    Refusal.NO_SUCH_REQUEST: _("There is no request {request}, the last is number {last}: check the number."),
    Refusal.REQUEST_ENDED: _(
        "Request {request} of {delegation} has ended ({standing}): ask again, or reinstate it if that was a mistake."
    ),
    Refusal.REQUEST_SPEAKING: _("{delegation} has been given the floor (request {request}): end the speech first."),
    Refusal.REQUEST_LATE: _("Request {request} of {delegation} came late: the Chair admits or declines it first."),
    Refusal.REQUEST_JOINED: _(
        "Request {request} of {delegation} has joined request {lead}: act on that one, or leave the statement first."
    ),
    Refusal.REQUEST_NOT_LATE: _("Request {request} is not waiting to be admitted: look where it stands."),
    Refusal.REQUEST_NOT_ENDED: _(
        "Request {request} cannot be reinstated ({standing}): only what has ended in this session can."
    ),
    Refusal.NOT_JOINED: _("Request {request} has joined no other: to give it up, withdraw it."),
    Refusal.NOTHING_CHANGES: _("Nothing would change: look at what you gave, or leave it as it is."),
    Refusal.WOULD_MOVE: _(
        "{delegation} stands in place {place} and would move to the end of its new class (request {request}): "
        "confirm that it may move."
    ),
    Refusal.NOT_ON_ONE_LIST: _(
        "Request {request} does not wait on “{list}” for the same kind of intervention: choose one that does."
    ),
    Refusal.NO_SUCH_PLACE: _("There is no place {place}: choose one from 1 to {last}."),
    Refusal.NOT_LATER: _(
        "Request {request} would not move later behind request {after}: name one that stands behind it."
    ),
    Refusal.NOT_PROPOSED: _("Request {request} has proposed nothing to request {other}: let it propose first."),
    Refusal.ALREADY_PROPOSED: _("Request {request} has proposed this to request {other}: wait for the answer."),
    Refusal.NO_MEETING_IN_SESSION: _("No meeting is in session: open one first."),
    Refusal.MEETING_SUSPENDED: _("The meeting “{meeting}” is suspended: resume it first."),
    Refusal.LIST_NOT_TAKEN_UP: _("The list “{list}” is not taken up in the meeting in session: take it up first."),
    Refusal.HARD_STOP_PASSED: _(
        "The service “{service}” ended at {at} (still waiting: {left}): "
        "record the consent of the meeting to continue without it, or adjourn."
    ),
    Refusal.LIST_EXHAUSTED: _(
        "Nobody is left to be called at the meeting “{meeting}”: ask who wishes to speak, or take up another list."
    ),
    Refusal.NOT_NEXT: _(
        "{delegation} is not next (request {request}; next: {next}): give the reason for calling it out of order."
    ),
    Refusal.FLOOR_ALREADY_GIVEN: _("Already given to {delegation} {seconds} s ago: look again, then act."),
    Refusal.FLOOR_MOVED: _(
        "Somebody acted on the floor {seconds} s ago, and it is with {delegation} now: look again, then act."
    ),
    Refusal.HAS_THE_FLOOR: _("{delegation} has the floor: end the speech first."),
    Refusal.FLOOR_NOT_GIVEN: _("Nobody has the floor: give it first."),
    Refusal.NOBODY_INTERRUPTED: _("Nobody was interrupted: give the floor to the next speaker."),
    Refusal.NO_LIMIT: _("The speech of {delegation} has no time limit: let it go on."),
    Refusal.CLOCK_STOPPED: _("The clock of {delegation} stands already: start it when the speech goes on."),
    Refusal.CLOCK_RUNNING: _("The clock of {delegation} runs already: stop it when the speech stops."),
    Refusal.NOTHING_TO_UNDO: _(
        "There is nothing to take back, or something depends on it: correct the record with a reason."
    ),
    Refusal.TOO_LATE_TO_UNDO: _(
        "The last action was {seconds} s ago and can be taken back for ten: correct the record with a reason."
    ),
    Refusal.POINT_OF_ORDER_PENDING: _(
        "The point of order of {delegation} comes first (rules 71 and 113): "
        "hear it and rule on it, or let it be withdrawn."
    ),
    Refusal.NO_POINT_OF_ORDER: _("No point of order is being heard: give it the floor, then rule."),
    Refusal.NO_RULING: _("There is no ruling of this meeting to appeal against: wait for the Chair to rule."),
    Refusal.APPEAL_PENDING: _("The appeal of {delegation} is pending: put it to the vote and record the result."),
    Refusal.NO_APPEAL: _("No appeal is pending: record the appeal, then its vote."),
    Refusal.MOTION_PENDING: _("Motion {motion} {kind} is pending: let it be decided or withdrawn first."),
    Refusal.MOTION_EXISTS: _("A motion {kind} is pending already: decide motion {motion} first."),
    Refusal.NO_SUCH_MOTION: _("Motion {motion} is not pending: check its number."),
    Refusal.MOTION_TAKES_PRECEDENCE: _(
        "Motion {motion} {kind} takes precedence (rules 77 and 119): decide that one first."
    ),
    Refusal.MOTION_NOT_DEBATED: _(
        "Nobody speaks {stance} a motion {kind} (rules 74 to 76 and 116 to 118): put motion {motion} to the vote."
    ),
    Refusal.MOTION_SPEAKERS_HEARD: _(
        "As many as the rules allow have spoken {stance} motion {motion} ({allowed}): put it to the vote."
    ),
    Refusal.HAS_SPOKEN_ON_MOTION: _(
        "{delegation} has spoken {stance} motion {motion}, and speaks once and on one side (rules 74 and 116): "
        "hear another delegation, or put it to the vote."
    ),
    Refusal.MOTION_NEEDS_A_LIST: _("A motion {kind} is about a list, and none is taken up: name the list."),
    Refusal.VOTE_OR_DECISION: _(
        "Motion {motion} is decided by votes for and against, or without a vote: give the two figures, or the outcome."
    ),
    Refusal.DEBATE_CLOSED: _(
        "The debate on “{list}” was closed: let the body decide whether those who remain are owed or lapse."
    ),
    Refusal.DEBATE_ADJOURNED: _(
        "The debate on “{list}” was adjourned: take up another list; the next meeting can take this one up again."
    ),
    Refusal.LIMIT_NEEDS_THE_BODY: _(
        "The body sets a limit that is more than encouraged, or that cuts (rules 72 and 114; given: {force}): "
        "enter the words of its decision."
    ),
    Refusal.OWED_REMAIN: _(
        "On “{list}” {delegation} is first among those owed the floor (still to be called: {number}): "
        "call them, or give the reason for opening the floor now."
    ),
    Refusal.FLOOR_OPEN_TO_ALL: _("The floor on “{list}” is open to all already: put on the list whoever asks."),
    Refusal.NOTHING_OWED: _(
        "Only what a meeting left unheard is carried over, and on “{list}” this is not owed (request: {request}): "
        "look at who is owed."
    ),
    Refusal.NOTHING_LEFT: _("Nobody waits on “{list}”: there is nothing left to decide; look at the list."),
    Refusal.NO_SUCH_SPEECH: _("Speech {speech} was not given, or is not over: end it first, or check its number."),
}
