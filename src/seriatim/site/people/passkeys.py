"""How is a passkey registered, and how does somebody prove to hold one? The server's side of W3C Web Authentication.

The library checks signatures, challenges and flags; here stands what is ours to say: one relying party, one exact
origin (a sub-domain is another), the user always verified, and a counter that never runs back. `challenges.py` keeps
what is to be signed.
"""

import json
import logging
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from seriatim.site.people import challenges
from seriatim.site.people.challenges import Ceremony, NotProved

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TITLE = "Seriatim"
LONGEST = 16_000
"""Characters of an answer: a key's is some 1,000, one with an attestation some 5,000."""
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, struct.error)

log = logging.getLogger("seriatim.people")


def rightful_origin(request: HttpRequest) -> str:
    """The one origin at which keys are made and used: the installation's, or localhost at the port of this process."""
    return settings.ORIGIN or f"http://{request.get_host()}"


def at_home(request: HttpRequest) -> bool:
    """Whether the page is at an address where browsers make keys for us: never at 127.0.0.1, which is no name."""
    return urlsplit(rightful_origin(request)).hostname == settings.RELYING_PARTY


def begin_registration(request: HttpRequest, account: "User", title: str) -> str:
    """What the browser needs to make a key for an account, called `title` on the person's device; JSON."""
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(id=account.username.encode(), name=title, display_name=title),
        [_credential(one) for one in keys_of(account)],
        ResidentKeyRequirement.REQUIRED,
        UserVerificationRequirement.REQUIRED,
    )
    challenges.put(request, Ceremony.REGISTER, state, account.username)
    return json.dumps(dict(options)["publicKey"], default=dict)


def complete_registration(request: HttpRequest, account: "User", answer: str, name: str) -> Authenticator:
    """The new key of an account; raises NotProved."""
    state = challenges.taken(request, Ceremony.REGISTER, account.username)
    server = _server(request)
    with _not_proved_if_unreadable():
        given = RegistrationResponse.from_dict(_read(answer))
        made = server.register_complete(state, given)
    credential = made.credential_data
    if credential is None or _holder(credential.credential_id):
        raise NotProved("this key is registered already")
    challenges.used_up(state)
    kept = {"name": name, "credential": json.loads(json.dumps(dict(given), default=dict)), "count": made.counter}
    return Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=kept)


def begin_touch(request: HttpRequest, account: "User") -> str:
    """What the browser needs to let somebody prove a key of this account; JSON."""
    options, state = _asked(request, account)
    challenges.put(request, Ceremony.TOUCH, state, account.username)
    return options


def begin_sign_in(request: HttpRequest) -> tuple[str, Mapping[str, Any]]:
    """What the browser needs to let somebody prove any key that it has for us, JSON; and what a cookie is to carry."""
    return _asked(request)


def complete_proof(
    request: HttpRequest, ceremony: Ceremony, answer: str, account: "User | None" = None
) -> Authenticator:
    """The key that was proved, and with `.user` whose it is; raises NotProved."""
    state = challenges.taken(request, ceremony, account.username if account else "")
    with _not_proved_if_unreadable():
        given = AuthenticationResponse.from_dict(_read(answer))
        counter, handle = given.response.authenticator_data.counter, (given.response.user_handle or b"").decode()
    keys = {_credential(key).credential_id: key for key in keys_of(account or _named(handle))}
    server, credentials = _server(request), [*map(_credential, keys.values())]
    with _not_proved_if_unreadable():
        proved = server.authenticate_complete(state, credentials, given)
    challenges.used_up(state)
    key = keys[proved.credential_id]
    _count(key, counter)
    return key


def keys_of(account: "User") -> list[Authenticator]:
    """The passkeys of an account, the oldest first; one that is only going to be has none."""
    if account.pk is None:
        return []
    return [*Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).order_by("pk")]


@contextmanager
def _not_proved_if_unreadable() -> Iterator[None]:
    """Around what reads an answer and around the library's check, never around what is ours: a fault is no forgery."""
    try:
        yield
    except UNREADABLE as error:
        raise NotProved(str(error)) from error


def _asked(request: HttpRequest, account: "User | None" = None) -> tuple[str, Mapping[str, Any]]:
    allowed = [_credential(one) for one in keys_of(account)] if account else []
    options, state = _server(request).authenticate_begin(allowed, UserVerificationRequirement.REQUIRED)
    return json.dumps(dict(options)["publicKey"], default=dict), state


def _server(request: HttpRequest) -> Fido2Server:
    origin = rightful_origin(request)
    party = PublicKeyCredentialRpEntity(id=settings.RELYING_PARTY, name=TITLE)
    return Fido2Server(party, verify_origin=lambda given: given == origin)


def _credential(key: Authenticator) -> AttestedCredentialData:
    credential = key.wrap().authenticator_data.credential_data
    assert isinstance(credential, AttestedCredentialData)
    return credential


def _holder(credential_id: bytes) -> Authenticator | None:
    keys = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN)
    return keys.filter(data__credential__id=websafe_encode(credential_id)).first()


def _named(handle: str) -> "User":
    """The account that the key says it is for; whether that is true the signature shows."""
    found = get_user_model().objects.filter(username=handle, is_active=True).first()
    if found is None:
        raise NotProved("the key is for nobody here")
    return found


def _count(key: Authenticator, counter: int) -> None:
    """A counter that did not grow tells of a copied key (§ 7.2, step 22); many keys keep none, and say 0."""
    before = key.data.get("count", 0)
    if counter <= before and (counter or before):
        log.error("a passkey's counter ran back: key %s may have been copied", key.pk)
        raise NotProved("the counter ran back")
    key.data["count"], key.last_used_at = counter, timezone.now()
    key.save(update_fields=["data", "last_used_at"])


def _read(answer: str) -> Mapping[str, Any]:
    read = json.loads(answer) if len(answer) <= LONGEST else None
    if not isinstance(read, dict):
        raise NotProved("this is no answer of a key")
    return read
