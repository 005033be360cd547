"""How does somebody come in who was given a link? The link is opened, explained, and used when its purpose is done."""

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from seriatim.delegations import devices
from seriatim.delegations.models import Link, SignedIn
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import LinkState, Purpose
from seriatim.kernel.actor import Actor
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, LinkId, PersonId
from seriatim.site import house
from seriatim.site.people import hats

if TYPE_CHECKING:
    from django.contrib.auth.models import User

HELD, GUEST, NEWCOMER = "link", "guest", "newcomer"
"""What a session keeps: the link that is being taken up, the link of a guest, the name that a new account will have."""
MINUTES = 30


def state(link: Link) -> LinkState:
    """Whether a link can still be used, and if not, why; the journal knows."""
    known = house.chamber().body(BodyId(link.body)).roster.links.get(LinkId(link.link))
    return known.state_at(house.now()) if known else LinkState.REVOKED


def hold(request: HttpRequest, link: Link) -> None:
    """Keep, for half an hour, that this browser opened a link; the secret is not in any address from now on."""
    if not request.user.is_authenticated:
        request.session.flush()
        request.session.set_expiry(MINUTES * 60)
    request.session[HELD] = link.link


def held(request: HttpRequest) -> Link | None:
    """The link that this browser opened and has not yet used."""
    key = request.session.get(HELD)
    return Link.objects.select_related("person").filter(pk=key).first() if key else None


def newcomer(request: HttpRequest) -> "User":
    """The account that is going to be, with a random name; it is saved with its key, not before."""
    name = request.session.setdefault(NEWCOMER, f"a-{secrets.token_hex(16)}")
    account = get_user_model()(username=name)
    account.set_unusable_password()
    return account


def guest(request: HttpRequest) -> Link | None:
    """The link by which a guest is here."""
    key = request.session.get(GUEST)
    return Link.objects.select_related("person").filter(pk=key).first() if key else None


def enter_as_guest(request: HttpRequest, link: Link) -> None:
    """A session for a guest, in a browser that was nobody's before; a link that is for reading is thereby used."""
    request.session.flush()
    request.session.set_expiry(None)
    request.session[GUEST] = link.link
    if link.purpose == Purpose.READ:
        _act(d.UseLink(BodyId(link.body), LinkId(link.link)), Actor.parse(_guest(link)))
    devices.note(request, link=link)


def let_go(request: HttpRequest) -> None:
    """The link was used: the browser holds it no longer."""
    for name in (HELD, NEWCOMER):
        request.session.pop(name, None)


def said_of_place() -> str:
    """What is said to HereAlready."""
    return _("Your account has a place in this body already, and a person has one: tell whoever sent the link.")


def said_of(link: Link) -> str:
    """Why a link cannot be used, to whoever has it; nothing about the person for whom it was made."""
    return {
        LinkState.OPEN: "",
        LinkState.USED: _(
            "This link was used, and works once only. If that was not you, tell whoever sent it at once."
        ),
        LinkState.REVOKED: _("This link was taken back: ask whoever sent it."),
        LinkState.EXPIRED: _("This link has expired: ask whoever sent it for a new one."),
    }[state(link)]


class HereAlready(Exception):
    """An account has a place in the body already: one human must not count as two officers, or vouch for herself."""


def take_up(link: Link, account: "User", register: Callable[["User"], Any] | None = None, *, key: bool = True) -> None:
    """Use a link up for an account: `register` adds its `key` or its identity, and may raise; then nothing happened.

    Raises HereAlready for an account that has a place in the body.

    The journal is told within the transaction: of two who take a link up at once, the second is refused there and
    keeps neither account nor key. After a recovery the old account has lost the person, and its sessions end.
    """
    person, body = link.person, BodyId(link.body)
    if account.pk and hats.has_place(account, person.body, but=person.person):
        raise HereAlready
    with transaction.atomic():
        if account.pk is None:
            account.save()
        if register:
            register(account)
        actor = _holder(link)
        _act(d.UseLink(body, LinkId(link.link)), actor)
        if register and key:
            _act(d.RegisterKey(body, PersonId(person.person)), actor)
        before, person.account = person.account, account
        person.save(update_fields=["account"])
    if before is not None and before != account:
        devices.end(SignedIn.objects.filter(account=before))


def leads_to(link: Link, where: Mapping[str, Any]) -> bool:
    """Whether the link of a guest is for the list at this address."""
    return (where.get("session"), where.get("of")) == (link.session, link.topic)


def elsewhere(request: HttpRequest, where: Mapping[str, Any]) -> str:
    """What is said to a guest on a page for which the link is not: it is for one list alone. Empty where it is."""
    link = guest(request)
    if link is None or request.user.is_authenticated or leads_to(link, where):
        return ""
    return _("Your link is for one purpose, on another page: open that one, or ask the secretariat.")


def _holder(link: Link) -> Actor:
    roster = house.chamber().body(BodyId(link.body)).roster
    return hats.of_person(roster, PersonId(link.person_id)) or Actor.parse(_guest(link))


def _guest(link: Link) -> str:
    return f"delegation:{link.participant}/{link.person_id}" if link.participant else f"{link.office}/{link.person_id}"


def _act(command: Any, actor: Actor) -> None:
    house.chamber().act(command, Occasion(actor, house.now()), key=f"link:{uuid4().hex}")
