"""What does a person fill in to act on a list or on the floor? Fields are named as the command's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seriatim.floor.fields import DelegationField, DelegationsField, RequestField
from seriatim.floor.labels import choices
from seriatim.floor.rules.kinds import Capacity, Force, Kind, Level, MotionKind, TimeClass, Visibility

REASON = 300
"""Characters: a reason is a sentence."""


class Reason(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=REASON)


class PerhapsReason(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=REASON, required=False)


class Capacities(forms.Form):
    """For whom and at what level a delegation speaks; the capacity follows from what is filled in."""

    on_behalf_of = forms.CharField(label=_("On behalf of (group)"), max_length=200, required=False)
    joint_with = DelegationsField(label=_("Jointly with"), required=False)
    level = forms.TypedChoiceField(
        label=_("Level of representation"), choices=choices(Level), coerce=Level, required=False, initial=Level.OTHER
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("on_behalf_of") and given.get("joint_with"):
            raise forms.ValidationError(_("A statement is for a group, or joint: fill in one of the two."))
        given["capacity"] = Capacity.NATIONAL
        if given.get("on_behalf_of"):
            given["capacity"] = Capacity.GROUP
        elif given.get("joint_with"):
            given["capacity"] = Capacity.JOINT
        return given


class Inscription(Capacities):
    delegation = DelegationField(label=_("Delegation"))
    kind = forms.TypedChoiceField(
        label=_("Kind"), choices=choices(Kind, Kind.POINT_OF_ORDER), coerce=Kind, required=False
    )
    late = forms.BooleanField(label=_("Late request, if the list is closed: the Chair decides"), required=False)

    field_order = ("delegation",)


class CapacityChange(Capacities):
    accept_move = forms.BooleanField(widget=forms.HiddenInput, required=False)


class Placing(Reason):
    place = forms.IntegerField(label=_("To place"), min_value=1, max_value=9999)

    field_order = ("place",)


class Swap(Reason):
    second = RequestField(label=_("With"))

    field_order = ("second",)


class Later(forms.Form):
    after = RequestField(label=_("After (empty: to the end as it stands now)"), required=False)


class Text(forms.Form):
    text = forms.CharField(label=_("Text of the statement"), max_length=60_000, widget=forms.Textarea({"rows": 6}))


class Limit(forms.Form):
    time_class = forms.TypedChoiceField(label=_("Limit for"), choices=choices(TimeClass), coerce=TimeClass)
    seconds = forms.IntegerField(label=_("Seconds"), min_value=1, max_value=86_400)
    force = forms.TypedChoiceField(label=_("Force"), choices=choices(Force), coerce=Force, required=False)
    decision = forms.CharField(
        label=_("Decision of the body, unless it is only encouraged"), max_length=REASON, required=False
    )


class WhoSees(forms.Form):
    visibility = forms.TypedChoiceField(label=_("Who sees the names"), choices=choices(Visibility), coerce=Visibility)
    next_names = forms.IntegerField(
        label=_("How many, if only the next few"), min_value=1, max_value=99, required=False, initial=2
    )


class OneDelegation(forms.Form):
    delegation = DelegationField(label=_("Delegation"))


class OnList(forms.Form):
    list = forms.CharField(widget=forms.HiddenInput, max_length=200)


class Reply(OneDelegation, OnList):
    """Notes a right of reply on a list that the meeting took up."""


class OpeningToAll(OnList):
    """Begins the second phase on a list."""

    reason = forms.CharField(label=_("Reason, while some are still owed"), max_length=REASON, required=False)


class OneRequest(forms.Form):
    """The one that the operator's page named; of two operators, the second is told that it was somebody else."""

    request = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)


class Ruling(forms.Form):
    ruling = forms.CharField(label=_("Ruling"), max_length=REASON)


class Votes(forms.Form):
    in_favour = forms.IntegerField(label=_("In favour"), min_value=0, max_value=9_999)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=9_999)
    abstaining = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=9_999, required=False)


class VotesOnMotion(Votes):
    motion = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class Motion(OneDelegation):
    motion = forms.TypedChoiceField(label=_("Motion"), choices=choices(MotionKind), coerce=MotionKind)

    field_order = ("motion",)
