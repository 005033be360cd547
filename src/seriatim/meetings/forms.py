"""What does a person fill in to plan and to conduct a meeting? Fields are named as the command's."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seriatim.meetings.labels import FORMS
from seriatim.meetings.rules.events import HardStop, Mode

REASON = 300
"""Characters: a reason is a sentence."""


class Rising(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=REASON, required=False)


class Suspension(Rising):
    until = forms.DateTimeField(
        label=_("Until (by the clock of the seat)"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}),
    )


class ModeChange(forms.Form):
    mode = forms.TypedChoiceField(widget=forms.HiddenInput, choices=[(mode, mode) for mode in Mode], coerce=Mode)


class Consent(forms.Form):
    service = forms.CharField(widget=forms.HiddenInput, max_length=100)
    consent = forms.CharField(label=_("The consent of the meeting, in words"), max_length=REASON)


class When(forms.Form):
    """A local time of the seat, which stays without a zone: the rules read it there."""

    date = forms.DateField(label=_("Date"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    time = forms.TimeField(label=_("Begins"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "date" in given and "time" in given:
            given["starts"] = datetime.combine(given["date"], given["time"])
        return given


class FollowUp(When):
    """`meeting` is the new meeting's id, chosen when the form was shown, so that pressing twice schedules once."""

    meeting = forms.SlugField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("What it is called"), max_length=100, initial="town hall")
    interpretation = forms.TimeField(
        label=_("Interpretation ends"), required=False, widget=forms.TimeInput({"type": "time"})
    )
    room = forms.TimeField(label=_("Meeting ends"), widget=forms.TimeInput({"type": "time"}))
    form = forms.ChoiceField(label=_("Form"), choices=list(FORMS.items()), initial="virtual")
    place = forms.CharField(label=_("Place, if there is one to go to"), max_length=200, required=False)
    proposed_at_closing = forms.BooleanField(
        label=_("The Chair proposed it when the meeting rose"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "date" in given:
            given["hard_stops"] = tuple(
                HardStop(service, datetime.combine(given["date"], given[service]))
                for service in ("interpretation", "room")
                if given.get(service)
            )
        return given
