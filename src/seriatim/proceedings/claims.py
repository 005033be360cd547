"""What does a request's own claim to its place rest on, told to its delegation, and told to everybody else?"""

from collections.abc import Mapping
from dataclasses import dataclass

from seriatim.floor.rules.kinds import Capacity, Kind, Side


def _(sentence: str) -> str:
    """Mark a sentence for `make messages`; it is translated where it is shown."""
    return sentence


def ngettext(one: str, many: str, _number: int) -> tuple[str, str]:
    """Mark a sentence for one and for many for `make messages`, which knows this name."""
    return one, many


@dataclass(frozen=True)
class Claims:
    """The sentences of one listener. Who was admitted late or changed its class stands as if it had asked then."""

    asked: str
    since: str
    asked_after: tuple[str, str]
    since_after: tuple[str, str]
    among: Mapping[Kind | Capacity, str]
    moves: Mapping[tuple[str, Side | None], str]
    absent: str
    absent_twice: str
    owed_from_session: str
    owed_from_meeting: str
    lot: str


TO_ITSELF = Claims(
    asked=_("you asked at {at}"),
    since=_("you have stood here since {at}"),
    asked_after=ngettext("you asked at {at}, after {n} other", "you asked at {at}, after {n} others", 2),
    since_after=ngettext(
        "you have stood here since {at}, after {n} other", "you have stood here since {at}, after {n} others", 2
    ),
    among={
        Kind.EXPLANATION: _("you asked first among explanations of position"),
        Kind.REPLY: _("you asked first among replies"),
        Capacity.NATIONAL: _("you asked first among national statements"),
        Capacity.GROUP: _("you asked first among statements for groups"),
        Capacity.JOINT: _("you asked first among joint statements"),
    },
    moves={
        ("placed", Side.BEFORE): _("the Chair put you before {delegation}: {words}"),
        ("placed", Side.AFTER): _("the Chair put you after {delegation}: {words}"),
        ("swapped", None): _("the Chair let you and {delegation} trade places: {words}"),
        ("exchanged", None): _("you exchanged places with {delegation}"),
        ("later", Side.AFTER): _("you moved later yourself, behind {delegation}"),
    },
    absent=_("you were absent when called, and are called once more"),
    absent_twice=_("you were absent twice when called, and remain owed the floor"),
    owed_from_session=_("you are owed from the session “{id}”, where you stood {nth}"),
    owed_from_meeting=_("you are owed from the {meeting}, where you stood {nth}"),
    lot=_("your lot is number {n}"),
)

TO_OTHERS = Claims(
    asked=_("asked at {at}"),
    since=_("in this place since {at}"),
    asked_after=ngettext("asked at {at}, after {n} other", "asked at {at}, after {n} others", 2),
    since_after=ngettext("in this place since {at}, after {n} other", "in this place since {at}, after {n} others", 2),
    among={
        Kind.EXPLANATION: _("first to ask among explanations of position"),
        Kind.REPLY: _("first to ask among replies"),
        Capacity.NATIONAL: _("first to ask among national statements"),
        Capacity.GROUP: _("first to ask among statements for groups"),
        Capacity.JOINT: _("first to ask among joint statements"),
    },
    moves={
        ("placed", Side.BEFORE): _("put before {delegation} by the Chair: {words}"),
        ("placed", Side.AFTER): _("put after {delegation} by the Chair: {words}"),
        ("swapped", None): _("traded places with {delegation} by leave of the Chair: {words}"),
        ("exchanged", None): _("exchanged places with {delegation}"),
        ("later", Side.AFTER): _("moved later at its own wish, behind {delegation}"),
    },
    absent=_("absent when called, and called once more"),
    absent_twice=_("absent twice when called, and still owed the floor"),
    owed_from_session=_("owed from the session “{id}”, place {n} there"),
    owed_from_meeting=_("owed from the {meeting}, place {n} there"),
    lot=_("lot number {n}"),
)
