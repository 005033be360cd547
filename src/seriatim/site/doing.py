"""How does a filled-in form become a command, and what comes back?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from seriatim.floor.fields import DelegationField
from seriatim.kernel.actor import Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import SessionId
from seriatim.kernel.refusal import Refused
from seriatim.meetings.rules.refusals import Refusal
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.words import told
from seriatim.site import house
from seriatim.site.deeds import Deed
from seriatim.site.readers import reader_of

KEY, VERSION = re.compile(r"[\w-]{8,64}"), re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True)
class NotDone:
    """A deed that was refused, with 409, or that could not be read, with 400; shown where the person looked."""

    noun: str
    form: forms.Form
    status: int
    sentence: str = ""
    code: str = ""


@dataclass(frozen=True)
class Errand:
    """A deed with the noun of its address, the session in which it is done, and what the address says about it.

    Every form brings a key, so that pressing twice does it once, and the version that was on the page.
    """

    noun: str
    deed: Deed
    session: SessionId
    given: Mapping[str, Any]


def do(request: HttpRequest, actor: Actor, errand: Errand, known: Session) -> NotDone | Answer:
    """Give the command that was filled in; with an Answer it is done and durable."""
    reader, given = reader_of(known), request.POST
    form = filled_in(errand.deed, reader, given)
    key, seen = given.get("key", ""), given.get("seen", "")
    if (key and not KEY.fullmatch(key)) or (seen and not VERSION.fullmatch(seen)):
        return NotDone(errand.noun, form, 400, _("The page was damaged on its way: reload it, then give this again."))
    if not form.is_valid():
        _focus_on_the_first_fault(form)
        return NotDone(errand.noun, form, 400)
    occasion = Occasion(actor, house.now(), int(seen) if seen else None)
    try:
        must_be_sitting(known, errand)
        command = made(errand.deed, {**errand.given, **form.cleaned_data})
        return house.chamber().act(command, occasion, errand.session, key=f"{errand.noun}:{key}" if key else "")
    except Refused as refused:
        return NotDone(errand.noun, form, 409, told(refused, reader), str(refused.code))


def _focus_on_the_first_fault(form: forms.Form) -> None:
    wrong = next((field for name, field in form.fields.items() if name in form.errors), None)
    if wrong:
        wrong.widget.attrs["autofocus"] = True


def filled_in(deed: Deed, reader: Reader, given: QueryDict | None = None, **initial: Any) -> forms.Form:
    """The form of a deed, with what was given or with what it begins with."""
    form = deed.form(given, initial=initial, auto_id=False)
    for field in form.fields.values():
        if isinstance(field, DelegationField):
            field.roster, field.on = reader.roster, house.now().date()
    return form


def made(deed: Deed, given: Mapping[str, Any]) -> Any:
    """The command; what was left empty is left to the command's own defaults."""
    known = {one.name for one in fields(deed.command)}
    facts = {name: value for name, value in {**given, **deed.settled}.items() if name in known}
    return deed.command(**{name: value for name, value in facts.items() if value not in (None, "", ())})


def must_be_sitting(known: Session, errand: Errand) -> None:
    """A page of one meeting must not give the floor in another, which may have been opened since."""
    if errand.deed.sitting and known.programme.sitting != errand.given["meeting"]:
        raise Refused(Refusal.NO_MEETING_IN_SESSION)
