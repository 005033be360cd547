"""What can be arranged about people on which page, under which noun? One line a command, as in `deeds.py`."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from seriatim.delegations import forms as f
from seriatim.delegations.rules import commands as d
from seriatim.floor.fields import DelegationField
from seriatim.site.people.arranging import (
    Arrangement,
    add_colleague,
    admit,
    appoint,
    ask_for_recovery,
    change_grants,
    confirm_recovery,
    decline_recovery,
    dismiss,
    invite,
    link_anew,
    name_focal_point,
    remove,
    revoke,
)
from seriatim.site.sessions.deeds import Deed


class FocalPoint(f.Newcomer):
    """The first of a delegation, whom the secretariat names."""

    delegation = DelegationField(label=_("Delegation"))

    field_order = ("delegation",)


PEOPLE: Mapping[str, Deed] = {
    "focal-points": Deed(d.AddMember, _("Name the focal point"), FocalPoint, touch=True),
    "participants": Deed(d.AdmitParticipant, _("Admit to the body"), f.Admission, touch=True),
    "officers": Deed(d.AppointOfficer, _("Appoint"), f.Appointment, touch=True),
}

DELEGATION: Mapping[str, Deed] = {
    "members": Deed(d.AddMember, _("Add to the delegation"), f.Colleague, touch=True),
    "guests": Deed(d.IssueLink, _("Make the link"), f.Invitation, touch=True),
    "revocations": Deed(d.RevokeLink, _("Take the link back"), f.OneLink),
    "sessions": Deed(d.RemoveMember, _("End"), f.OneDevice),
}

PERSON: Mapping[str, Deed] = {
    "grants": Deed(d.ChangeGrants, _("Change what this person may do"), f.Grants, touch=True),
    "link": Deed(d.IssueLink, _("Make a new link"), forms.Form, touch=True),
    "loss": Deed(d.AskForRecovery, _("Record that the passkey is lost"), f.Loss),
    "confirmation": Deed(d.ConfirmRecovery, _("Confirm: I have spoken with this person"), forms.Form, touch=True),
    "denial": Deed(d.DeclineRecovery, _("Decline"), f.Denial),
    "removal": Deed(d.RemoveMember, _("Remove from the delegation"), f.Removal, touch=True),
    "dismissal": Deed(d.RemoveOfficer, _("End the appointment"), f.Removal, touch=True),
}

ARRANGEMENTS: Mapping[str, Arrangement] = {
    "focal-points": name_focal_point,
    "participants": admit,
    "officers": appoint,
    "members": add_colleague,
    "guests": invite,
    "revocations": revoke,
    "grants": change_grants,
    "link": link_anew,
    "loss": ask_for_recovery,
    "confirmation": confirm_recovery,
    "denial": decline_recovery,
    "removal": remove,
    "dismissal": dismiss,
}
