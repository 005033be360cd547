"""What does a person fill in to act on a list or on the floor? Fields are named as the command's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.floor.fields import DelegationField, DelegationsField, RequestField
from seriatim.floor.labels import choices
from seriatim.floor.rules.kinds import Capacity, Force, Kind, Level, MotionKind, Stance, TimeClass, Visibility

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


class Extension(forms.Form):
    seconds = forms.IntegerField(label=_("More time, in seconds"), min_value=1, max_value=3_600)


class WhoSees(forms.Form):
    visibility = forms.TypedChoiceField(label=_("Who sees the names"), choices=choices(Visibility), coerce=Visibility)
    next_names = forms.IntegerField(
        label=_("How many, if only the next few"), min_value=1, max_value=99, required=False, initial=2
    )


class PointOfOrder(forms.Form):
    delegation = DelegationField(label=_("Who rises to a point of order?"))


class Appealing(forms.Form):
    delegation = DelegationField(label=_("Who appeals?"))


class OnList(forms.Form):
    list = forms.CharField(widget=forms.HiddenInput, max_length=200)


class Reply(OnList):
    """Notes a right of reply on a list that the meeting took up."""

    delegation = DelegationField(label=_("Who asks to reply?"))


class Name(OnList):
    """Puts a delegation on a list whose nameplate was seen."""

    delegation = DelegationField(label=_("Who asks for the floor?"))
    late = forms.BooleanField(label=_("Late request, if the list is closed: the Chair decides"), required=False)


class OpeningToAll(OnList):
    """Begins the second phase on a list."""

    reason = forms.CharField(label=_("Reason, while some are still owed"), max_length=REASON, required=False)


class OneRequest(forms.Form):
    """The one that the operator's page named; of two operators, the second is told that it was somebody else."""

    request = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)


class Row(forms.Form):
    """The row that was chosen on a list."""

    request = forms.IntegerField(
        label=_("Row"), min_value=1, error_messages={"required": _("choose one on the list first.")}
    )


class RowWithReason(Row, Reason):
    """Something about a row for which the rules want a reason."""


class Calling(Row, PerhapsReason):
    """Gives the floor to a row: to the first without a reason, to another with one."""


class Moving(Row, Placing):
    """Moves a row to a place."""


class LimitOnList(OnList, Limit):
    """Sets a limit on one list."""


class Ruling(forms.Form):
    ruling = forms.CharField(label=_("Ruling"), max_length=REASON)


class Votes(forms.Form):
    in_favour = forms.IntegerField(label=_("In favour"), min_value=0, max_value=9_999)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=9_999)
    abstaining = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=9_999, required=False)


class VotesOnMotion(Votes):
    motion = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OneMotion(forms.Form):
    motion = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class Motion(forms.Form):
    delegation = DelegationField(label=_("Who makes the motion?"))
    motion = forms.TypedChoiceField(label=_("Motion"), choices=choices(MotionKind), coerce=MotionKind)

    field_order = ("motion",)


SPOKEN = (
    ("", "–"),
    ("ar", "العربية"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
)
"""The official languages, in their usual order, each by its own name."""


class Spoken(forms.Form):
    """What the interpreters wish to know beforehand."""

    language = forms.ChoiceField(label=_("Language in which we speak"), choices=SPOKEN, required=False)
    text = forms.CharField(
        label=_("Text for the interpreters, confidential until delivered"),
        max_length=60_000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )


ASKED_FOR: Mapping[str, tuple[Kind, Capacity, Promise]] = {
    "national": (Kind.STATEMENT, Capacity.NATIONAL, _("Statement in a national capacity")),
    "group": (Kind.STATEMENT, Capacity.GROUP, _("Statement on behalf of a group")),
    "joint": (Kind.STATEMENT, Capacity.JOINT, _("Joint statement")),
    "reply": (Kind.REPLY, Capacity.NATIONAL, _("Right of reply")),
    "explanation": (Kind.EXPLANATION, Capacity.NATIONAL, _("Explanation of position")),
}
"""What can be asked for on a list, by the words of its form."""


class Asking(Spoken, Capacities, OnList):
    """What a delegation asks the floor for itself; what belongs to another choice than the one made does not count."""

    what = forms.ChoiceField(
        choices=[(value, label) for value, (_kind, _capacity, label) in ASKED_FOR.items()], widget=forms.RadioSelect
    )
    late = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """The kind and the capacity follow from what was chosen."""
        given = self.cleaned_data
        chosen = given.get("what", "")
        if chosen != "group":
            given["on_behalf_of"] = ""
        if chosen != "joint":
            given["joint_with"] = ()
        given = super().clean()
        if chosen in ASKED_FOR:
            given["kind"], given["capacity"], _label = ASKED_FOR[chosen]
        return given


class OneOfOurs(forms.Form):
    """A request of one's own, which the page names."""

    request = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class Amendment(Spoken, OneOfOurs):
    """The language and the text; the place stays."""


class OursInAnotherClass(CapacityChange, OneOfOurs):
    """Who speaks for whom, changed by the delegation itself."""


class OursLater(OneOfOurs, Later):
    """How much later a delegation wishes to speak."""


class OursInWriting(OneOfOurs, Text):
    """The text that a delegation hands in instead of speaking."""


class OursWithdrawn(OneOfOurs, PerhapsReason):
    """A request that a delegation gives up."""


class WithAnother(OneOfOurs):
    other = RequestField(label=_("With"))


class IntoAnother(OneOfOurs):
    lead = RequestField(label=_("With"))


class AnotherIntoOurs(OneOfOurs):
    lead = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class AnotherWithOurs(OneOfOurs):
    other = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OurMotion(forms.Form):
    motion = forms.TypedChoiceField(
        label=_("Motion"), choices=choices(MotionKind), coerce=MotionKind, widget=forms.RadioSelect
    )


class OnMotion(OneMotion):
    stance = forms.TypedChoiceField(choices=[(one, one) for one in Stance], coerce=Stance, widget=forms.HiddenInput)
