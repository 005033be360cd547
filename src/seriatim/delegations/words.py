"""What the slice says when a command about participants is refused, and what to do about it."""

from enum import StrEnum

from seriatim.delegations.rules.refusals import Refusal


def _(sentence: str) -> str:
    """Mark a sentence for `makemessages`; it is translated where it is shown."""
    return sentence


SENTENCES: dict[StrEnum, str] = {
    Refusal.NOT_YOURS_TO_DO: _(
        "Only the Chair and the secretariat decide who takes part and who may do what: {actor} may ask the secretariat."
    ),
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
}
