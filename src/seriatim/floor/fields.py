"""Which delegation does somebody mean who types into a form? Nobody is guessed, and the nearest are suggested."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext

from seriatim.delegations.roster_data import world
from seriatim.delegations.rules.participants import Participant, Roster
from seriatim.delegations.rules.search import resolve
from seriatim.delegations.words import SENTENCES
from seriatim.kernel.ids import DelegationId
from seriatim.kernel.refusal import Refused


class UnknownDelegation(forms.ValidationError):
    """Nobody's code or name; `suggestions` are whom it may have meant."""

    def __init__(self, sentence: str, suggestions: Iterable[Participant]) -> None:
        super().__init__(sentence)
        self.suggestions = tuple(suggestions)


class DelegationField(forms.CharField):
    """One delegation by its code, or by its name in any of its languages.

    Whoever builds the form sets `roster` to the body's, and `on` to the day whose names count.
    """

    roster: Roster = world()
    on: date | None = None
    suggestions: tuple[Participant, ...] = ()

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, **options)
        self.widget.attrs |= {"list": "delegations", "autocomplete": "off", "spellcheck": "false"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return self._one(text) if text else text

    def _one(self, text: str) -> DelegationId:
        if text in self.roster.participants:
            return DelegationId(text)
        try:
            return resolve(self.roster, text, self.on)
        except Refused as refused:
            suggestions: tuple[DelegationId, ...] = refused.details["suggestions"]
            self.suggestions = tuple(self.roster.participants[one] for one in suggestions)
            sentence = gettext(SENTENCES[refused.code]).format(**refused.details)
            raise UnknownDelegation(sentence, self.suggestions) from refused


class DelegationsField(DelegationField):
    """Several delegations, divided by commas or semicolons."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"placeholder": "KEN, BRA, …"}
        del self.widget.attrs["list"]

    def clean(self, value: Any) -> Any:
        text = forms.CharField.clean(self, value)
        self.suggestions = ()
        parts = (part.strip() for part in text.replace(";", ",").split(","))
        return tuple(self._one(part) for part in parts if part)


class RequestField(forms.IntegerField):
    """Another request of the same list, by its number; whoever shows the form offers those that there are."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, widget=forms.Select, **options)

    def offer(self, requests: Iterable[tuple[int, str]]) -> None:
        """The requests among which to choose, with what each is called."""
        nothing = [] if self.required else [("", "")]
        self.widget.choices = [*nothing, *requests]
