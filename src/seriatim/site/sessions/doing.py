"""How does a filled-in form become a command, and what comes back?"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

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
from seriatim.site.gate import watch
from seriatim.site.readers import reader_of
from seriatim.site.sessions.deeds import Deed

DAMAGED = _("The page was damaged on its way: reload it, then give this again.")

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

    Every form brings a key, so that pressing twice does it once, and the version that was on the page; one without
    them was damaged on its way, and is not obeyed.
    """

    noun: str
    deed: Deed
    session: SessionId
    given: Mapping[str, Any]


@dataclass(frozen=True)
class FilledIn:
    """An errand whose form is in order: nothing is done yet, and nothing is missing to do it."""

    errand: Errand
    form: forms.Form
    facts: Mapping[str, Any]


def read(given: QueryDict, actor: Actor, errand: Errand, known: Session) -> NotDone | FilledIn:
    """What was filled in, or what is wrong with it."""
    form = filled_in(errand.deed, reader_of(known), given, actor)
    if damaged(given):
        return NotDone(errand.noun, form, 400, str(DAMAGED))
    if not form.is_valid():
        _focus_on_the_first_fault(form)
        return NotDone(errand.noun, form, 400)
    facts = facts_of(errand.deed, {**own(actor), **errand.given, **form.cleaned_data})
    if lacking(errand.deed, facts):
        return NotDone(errand.noun, form, 400, str(DAMAGED))
    return FilledIn(errand, form, facts)


def do(request: HttpRequest, actor: Actor, filled: FilledIn, known: Session) -> NotDone | Answer:
    """Give the command that was filled in; with an Answer it is done and durable."""
    errand, given = filled.errand, request.POST
    occasion = Occasion(actor, house.now(), int(given["seen"]))
    try:
        must_be_sitting(known, errand)
        command = errand.deed.command(**filled.facts)
        return house.chamber().act(command, occasion, errand.session, key=f"{errand.noun}:{given['key']}")
    except Refused as refused:
        watch.refused(request, actor, refused)
        return NotDone(errand.noun, filled.form, 409, told(refused, reader_of(known)), str(refused.code))


def damaged(given: QueryDict) -> bool:
    """Whether the key or the version that every page puts into its forms is missing, or is not as it was put."""
    return not KEY.fullmatch(given.get("key", "")) or not VERSION.fullmatch(given.get("seen", ""))


def own(actor: Actor) -> Mapping[str, Any]:
    """For whom a delegation acts, which no form of its own asks: for itself."""
    return {"delegation": actor.delegation} if actor.delegation else {}


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


def facts_of(deed: Deed, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of the command; what was left empty is left to the command's own defaults."""
    known = {one.name for one in fields(deed.command)}
    facts = {name: value for name, value in {**given, **deed.settled}.items() if name in known}
    return {name: value for name, value in facts.items() if value not in (None, "", ())}


def lacking(deed: Deed, facts: Mapping[str, Any]) -> bool:
    """Whether something is missing that every page puts into the form, without which there is no such command."""
    needed = (one for one in fields(deed.command) if one.default is MISSING and one.default_factory is MISSING)
    return any(one.name not in facts for one in needed)


def must_be_sitting(known: Session, errand: Errand) -> None:
    """A page of one meeting must not give the floor in another, which may have been opened since."""
    if errand.deed.sitting and known.programme.sitting != errand.given["meeting"]:
        raise Refused(Refusal.NO_MEETING_IN_SESSION)
