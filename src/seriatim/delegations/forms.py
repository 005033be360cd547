"""What does a person fill in about people? Fields are named as the command's, where one is."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from seriatim.delegations.labels import choices
from seriatim.delegations.rules.capabilities import Category
from seriatim.delegations.rules.people import GUESTS, Grant, Purpose
from seriatim.kernel.actor import Office

REASON = 300
NAME = 100


class Newcomer(forms.Form):
    """Somebody who is not there yet: how colleagues call her. The journal never has this."""

    name = forms.CharField(
        label=_("Name of the person"), max_length=NAME, widget=forms.TextInput({"autocomplete": "off"})
    )
    mail = forms.EmailField(
        label=_("Mail address, to be reached (not needed)"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


class GrantsField(forms.TypedMultipleChoiceField):
    """What a member may do, each to be ticked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("May"), choices=choices(Grant), coerce=Grant, widget=forms.CheckboxSelectMultiple, **options
        )


class Colleague(Newcomer):
    grants = GrantsField(initial=[Grant.INSCRIBE, Grant.EDIT_STATEMENTS, Grant.RECEIVE_CONNECTION_DETAILS])


class Grants(forms.Form):
    grants = GrantsField()


class Appointment(Newcomer):
    office = forms.TypedChoiceField(
        label=_("Office"), choices=choices(Office, Office.DELEGATION, Office.SYSTEM), coerce=Office,
        initial=Office.SECRETARIAT,
    )  # fmt: skip


class Admission(forms.Form):
    participant = forms.CharField(label=_("Code, such as ICRC"), max_length=16)
    english = forms.CharField(label=_("Name in English"), max_length=200)
    category = forms.TypedChoiceField(
        label=_("Category"), choices=choices(Category), coerce=Category, initial=Category.STAKEHOLDER
    )

    field_order = ("english", "participant")


class Invitation(Newcomer):
    """For a guest, who has no account: one purpose, and for an inscription one list."""

    purpose = forms.TypedChoiceField(
        label=_("What for"), coerce=Purpose, choices=choices(Purpose, *(one for one in Purpose if one not in GUESTS))
    )
    on = forms.ChoiceField(label=_("On the list"), required=False)

    def __init__(self, *args: Any, lists: list[tuple[str, str]] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        cast("forms.ChoiceField", self.fields["on"]).choices = lists or []

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("purpose") == Purpose.INSCRIBE and not given.get("on"):
            raise forms.ValidationError(_("Name the list on which the delegation is to be inscribed."))
        return given


class Removal(forms.Form):
    reason = forms.CharField(label=_("Reason, for the record (not needed)"), max_length=REASON, required=False)


class Loss(forms.Form):
    reason = forms.CharField(label=_("What happened, for the record"), max_length=REASON)


class Denial(forms.Form):
    reason = forms.CharField(label=_("Why not, for the record"), max_length=REASON)


class OneDevice(forms.Form):
    device = forms.CharField(widget=forms.HiddenInput, max_length=14)


class OneLink(forms.Form):
    link = forms.CharField(widget=forms.HiddenInput, max_length=14)
