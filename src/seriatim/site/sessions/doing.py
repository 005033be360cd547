"""How does a filled-in form become a command, and what comes back?"""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from seriatim.floor.fields import DelegationField
from seriatim.kernel.actor import Actor
from seriatim.kernel.refusal import Refused
from seriatim.proceedings.chamber import Answer
from seriatim.proceedings.reader import Reader
from seriatim.proceedings.rules.session import Session
from seriatim.proceedings.words import told
from seriatim.site import house
from seriatim.site.readers import reader_for, reader_of
from seriatim.site.sessions.deeds import Deed
from seriatim.site.sessions.errands import Errand, Ready, facts_of, missing, obey, own

DAMAGED = _("The page was damaged on its way: reload it, then give this again.")

KEY, VERSION = re.compile(r"[\w-]{8,64}", re.ASCII), re.compile(r"[0-9]{1,15}")
"""Every form brings a key, and the version that was on the page; one without was damaged on its way."""


@dataclass(frozen=True)
class NotDone:
    """A deed that was refused, with 409, or that could not be read, with 400; shown where the person looked."""

    noun: str
    form: forms.Form
    status: int
    sentence: str = ""
    code: str = ""


@dataclass(frozen=True)
class FilledIn:
    """A form in order, and what it is ready for."""

    form: forms.Form
    ready: Ready


def read(given: QueryDict, actor: Actor, errand: Errand, known: Session) -> NotDone | FilledIn:
    """What was filled in, or what is wrong with it."""
    form = filled_in(errand.deed, reader_of(known), given, actor)
    if damaged(given):
        return NotDone(errand.noun, form, 400, str(DAMAGED))
    if not form.is_valid():
        _focus_on_the_first_fault(form)
        return NotDone(errand.noun, form, 400)
    facts = facts_of(errand.deed, {**own(actor), **errand.given, **form.cleaned_data})
    if missing(errand.deed, facts):
        return NotDone(errand.noun, form, 400, str(DAMAGED))
    return FilledIn(form, Ready(errand, facts, int(str(given["seen"])), str(given["key"])))


def do(request: HttpRequest, actor: Actor, filled: FilledIn, known: Session) -> NotDone | Answer:
    """Give the command that was filled in; with an Answer it is done and durable."""
    try:
        return obey(request, actor, filled.ready, known)
    except Refused as refused:
        noun, sentence = filled.ready.errand.noun, told(refused, reader_for(known, actor))
        return NotDone(noun, filled.form, 409, sentence, str(refused.code))


def damaged(given: QueryDict) -> bool:
    """Whether the key or the version that every page puts into its forms is missing, or is not as it was put."""
    return not KEY.fullmatch(given.get("key", "")) or not VERSION.fullmatch(given.get("seen", ""))


def _focus_on_the_first_fault(form: forms.Form) -> None:
    wrong = next((field for name, field in form.fields.items() if name in form.errors), None)
    if wrong:
        wrong.widget.attrs["autofocus"] = True


def filled_in(
    deed: Deed, reader: Reader, given: QueryDict | None = None, actor: Actor | None = None, /, **initial: Any
) -> forms.Form:
    """The form of a deed, with what was given or with what it begins with; a delegation is not asked which it is."""
    form = deed.form(given, initial=initial, auto_id=False)
    if actor and actor.delegation and isinstance(form.fields.get("delegation"), DelegationField):
        del form.fields["delegation"]
    for field in form.fields.values():
        if isinstance(field, DelegationField):
            field.roster, field.on = reader.roster, house.now().date()
    return form
