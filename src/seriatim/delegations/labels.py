"""What are the words about people called on a page?"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seriatim.delegations.rules.capabilities import Category
from seriatim.delegations.rules.people import Grant, LinkState, Purpose
from seriatim.kernel.actor import Office

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, Promise]] = {
    Grant: {
        Grant.INSCRIBE: _("Inscribe on lists"),
        Grant.EDIT_STATEMENTS: _("Edit statements"),
        Grant.RECEIVE_CONNECTION_DETAILS: _("Receive connection details"),
        Grant.ADMINISTER: _("Administer the delegation (focal point)"),
    },
    Office: {
        Office.CHAIR: _("Chair"),
        Office.SECRETARIAT: _("Secretariat"),
        Office.INTERPRETER: _("Interpreter"),
    },
    Purpose: {
        Purpose.REGISTER: _("To register a passkey"),
        Purpose.RECOVER: _("To register a new passkey after a loss"),
        Purpose.INSCRIBE: _("To inscribe the delegation once"),
        Purpose.READ: _("To read what the delegation may read"),
    },
    LinkState: {
        LinkState.OPEN: _("open"),
        LinkState.USED: _("used"),
        LinkState.REVOKED: _("taken back"),
        LinkState.EXPIRED: _("expired"),
    },
    Category: {
        Category.MEMBER_STATE: _("Member State"),
        Category.OBSERVER_STATE: _("Observer State"),
        Category.EUROPEAN_UNION: _("European Union"),
        Category.OBSERVER_ENTITY: _("Other observer entity"),
        Category.INTERGOVERNMENTAL_ORGANIZATION: _("Intergovernmental organization"),
        Category.UNITED_NATIONS_ENTITY: _("United Nations entity"),
        Category.STAKEHOLDER: _("Stakeholder"),
    },
}


def choices(kind: type[StrEnum], *left_out: StrEnum) -> list[tuple[StrEnum, Promise]]:
    """The words of one kind as a form offers them."""
    return [(value, label) for value, label in LABELS[kind].items() if value not in left_out]
