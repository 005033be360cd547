"""What the slice says when a command about participants is refused, and what to do about it."""

from enum import StrEnum

from seriatim.delegations.rules.refusals import Refusal


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


SENTENCES: dict[StrEnum, str] = {
    Refusal.NOT_YOURS_TO_DO: _("Only the Chair and the secretariat can do this: {actor} may ask the secretariat."),
    Refusal.NOT_OF_THE_SECRETARIAT: _("Only the secretariat can do this: {actor} may ask it."),
    Refusal.NOT_YOUR_REQUEST: _(
        "{actor} cannot act for {delegation}: the delegation does it itself, or asks the secretariat."
    ),
    Refusal.NOT_APPOINTED: _(
        "You do not act for {office} in this body, or no longer: sign in anew, or ask the secretariat."
    ),
    Refusal.NOT_A_MEMBER: _(
        "You do not act for {delegation} in this body, or no longer: ask its focal point or the secretariat."
    ),
    Refusal.NOT_GRANTED: _("{delegation} has not let you {grant}: ask its focal point."),
    Refusal.ONLY_ONESELF: _("Nobody does this for somebody else: the person does it, signed in or by the link."),
    Refusal.NOBODY_MAY: _("Nobody may give the command {command}: tell whoever runs this program."),
    Refusal.UNKNOWN_PARTICIPANT: _(
        "“{given}” is nobody's code or name in this body (nearest: {nearest}): give the code, or admit them first."
    ),
    Refusal.PARTICIPANT_EXISTS: _("“{given}” already stands for {name}: choose another code."),
    Refusal.NAME_TAKEN: _("“{given}” is already the name of {holder}: give the name in full, so that the two differ."),
    Refusal.NAME_MISSING: _("There is no name in English: give at least that one."),
    Refusal.ID_NOT_USABLE: _(
        "“{given}” cannot be a code: use 2 to 16 capital letters, digits and hyphens, beginning with a letter."
    ),
    Refusal.UNKNOWN_LANGUAGE: _("“{given}” is none of the official languages: use {known}."),
    Refusal.UNKNOWN_CATEGORY: _("“{given}” is no category of participants: use one of {known}."),
    Refusal.UNKNOWN_CAPABILITY: _("“{given}” is no capability: use some of {known}."),
    Refusal.GROUP_EXISTS: _("“{given}” is the {name}, whose members are known: choose another code for another group."),
    Refusal.GROUP_WITHOUT_MEMBERS: _("The group “{given}” has no members: name those for whom it speaks."),
    Refusal.MEMBER_TWICE: _("{given} is named twice among the members of “{group}”: remove one of the two."),
    Refusal.NO_SUCH_PERSON: _("There is nobody “{person}” there: look at the list of people, which may have changed."),
    Refusal.PERSON_TAKEN: _("“{person}” has, or had, a place in this body: add the person under a new pseudonym."),
    Refusal.PERSON_NOT_USABLE: _(
        "A person is recorded by a random pseudonym, p- and 12 small letters or digits (2 to 7): never give a name."
    ),
    Refusal.UNKNOWN_OFFICE: _("“{given}” is no office of a body: use one of {known}."),
    Refusal.LAST_OFFICER: _("Nobody else is of the secretariat: appoint somebody first."),
    Refusal.NO_FOCAL_POINT: _(
        "{delegation} would be without a focal point: let another member administer first, or ask the secretariat."
    ),
    Refusal.GRANTS_UNCHANGED: _("This is what the member may do already: nothing was changed."),
    Refusal.REASON_MISSING: _("There is no reason: give it in a few words, for the record."),
    Refusal.RECOVERY_ASKED: _("A recovery is asked for already: confirm it, or decline it first."),
    Refusal.RECOVERY_NOT_ASKED: _("No recovery is asked for, or not within the last seven days: ask for it first."),
    Refusal.RECOVERY_OF_ONESELF: _(
        "Nobody confirms her own recovery: a colleague who administers does, or two people of the secretariat."
    ),
    Refusal.RECOVERY_UNNAMED: _(
        "A recovery is confirmed by somebody whom the body has on record: sign in, and confirm it yourself."
    ),
    Refusal.RECOVERY_CONFIRMED: _(
        "You have confirmed this, or enough others have: another person of the secretariat confirms, or a link is made."
    ),
    Refusal.RECOVERY_ASKED_BY_YOU: _("You asked for this recovery: somebody else confirms that it is this person."),
    Refusal.RECOVERY_TOO_NEW: _(
        "You came in after this recovery was asked for: somebody confirms it who was here before."
    ),
    Refusal.RECOVERY_ONE_VOICE: _(
        "You were brought in by somebody who asked for this or has confirmed it, or by the same person as they: "
        "somebody else confirms it, or the person is removed and added anew."
    ),
    Refusal.RECOVERY_NOT_PERMITTED: _(
        "This recovery is not confirmed: a member who administers confirms it, or two people of the secretariat."
    ),
    Refusal.HAS_COME_IN: _(
        "The person has come in already: she adds a passkey herself, or a recovery is asked for if all are lost."
    ),
    Refusal.LINK_TAKEN: _("There was a link “{link}” already: give it another id."),
    Refusal.LINK_NOT_USABLE: _(
        "The id of a link is l- and 12 small letters or digits (2 to 7): never give its secret."
    ),
    Refusal.LINK_NOT_OPEN: _(
        "This link cannot be used: it was used, taken back, has expired, or is not for you. Ask for a new one."
    ),
    Refusal.LINK_LIFETIME: _(
        "A link cannot last until {expires}: give an instant with its offset from UTC, later than now, until {last}."
    ),
    Refusal.GUEST_OF_NOBODY: _("A guest comes for a participant, and none is named: say which."),
    Refusal.NO_KEY: _("No passkey of “{person}” is recorded: look at the list of people, which may have changed."),
    Refusal.CSV_NOT_UTF_8: _("Line {line} is not UTF-8: save the table as “CSV UTF-8” and import it again."),
    Refusal.CSV_EMPTY: _("The table is empty: its first line names the columns, at least {columns}."),
    Refusal.CSV_UNKNOWN_COLUMN: _("Line {line}: “{column}” is no column: rename or remove it. Known are {known}."),
    Refusal.CSV_COLUMN_MISSING: _("Line {line}: the column “{column}” is missing: add it."),
    Refusal.CSV_COLUMN_TWICE: _("Line {line}: the column “{column}” is there twice: remove one of the two."),
    Refusal.CSV_TOO_MANY_CELLS: _(
        "Line {line} has {given} cells under {known} columns: put names that contain a comma into quotation marks."
    ),
    Refusal.CSV_CELL_MISSING: _("Line {line}, column “{column}”: nothing is there: fill it in."),
    Refusal.CSV_ID_TWICE: _(
        "Line {line}, column “{column}”: “{given}” is on line {first} already: remove one, or choose another code."
    ),
    Refusal.CSV_UNKNOWN_CATEGORY: _(
        "Line {line}, column “{column}”: “{given}” is no category of participants: use one of {known}."
    ),
    Refusal.CSV_NOT_READABLE: _("Line {line} cannot be read as CSV ({problem}): check its quotation marks."),
    Refusal.CSV_TEXT_NOT_USABLE: _(
        "Line {line}, column “{column}”: the text cannot be kept ({problem}: {what}): shorten it, or remove the "
        "character."
    ),
}
