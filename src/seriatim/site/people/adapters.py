"""What do we tell the library of accounts? Nobody registers; keys are for one name; a stranger is turned away."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from seriatim.delegations.rules.links import KEYS
from seriatim.kernel.refusal import Refused
from seriatim.site.people import coming_in, hats
from seriatim.site.people.passkeys import TITLE

REFUSED, NOT_COMPLETED = 403, 502


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the library carries no types
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Whoever comes in has been given a link."""
        return False

    def get_login_stages(self) -> list[str]:
        """None after the first: a passkey has verified its user, and an organisation says itself what it asks."""
        return []

    def add_message(self, *_given: Any, **_more: Any) -> None:
        """Our pages say themselves what was done."""

    def send_notification_mail(self, *_given: Any, **_more: Any) -> None:
        """No mail leaves from here."""


class Keys(DefaultMFAAdapter):  # type: ignore[misc]  # the library carries no types
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The library would take the name from the Host of the request; ours is pinned by a setting."""
        return {"id": settings.RELYING_PARTY, "name": TITLE}

    def encrypt(self, text: str) -> str:
        """The secret of one-time codes, unreadable to whoever has the database without the secret key."""
        return _sealing().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _sealing().decrypt(encrypted_text.encode()).decode()


class Identities(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library carries no types
    def is_open_for_signup(self, _request: HttpRequest, _sociallogin: Any) -> bool:
        """An identity alone opens nothing."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Whoever has opened a link takes it up with this identity; anybody else must be on record already."""
        sociallogin.account.extra_data = {}
        link = coming_in.held(request)
        if link is not None and link.purpose in KEYS:
            self._take_up(request, sociallogin, link)
        elif not sociallogin.is_existing:
            raise _turned_away(request, _("Nobody here is known by this sign-in: ask for a link, and open that first."))
        elif not hats.worn_by(sociallogin.user):
            raise _turned_away(
                request, _("Nobody has you on record any longer: ask your delegation or the secretariat.")
            )

    def on_authentication_error(self, request: HttpRequest, *_given: Any, **_more: Any) -> None:
        """One sentence for whatever went wrong between the organisation and us."""
        said = _("The sign-in of your organisation was not completed: try again, or use a passkey.")
        raise _turned_away(request, said, NOT_COMPLETED)

    def _take_up(self, request: HttpRequest, sociallogin: Any, link: Any) -> None:
        account = sociallogin.user if sociallogin.is_existing else coming_in.newcomer(request)

        def connected(saved: Any) -> None:
            if not sociallogin.is_existing:
                sociallogin.connect(request, saved)

        try:
            coming_in.take_up(link, account, connected, key=False)
        except coming_in.HereAlready as here:
            raise _turned_away(request, coming_in.said_of_place()) from here
        except Refused as refused:
            raise _turned_away(request, coming_in.said_of(link)) from refused
        coming_in.let_go(request)


def _sealing() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"one-time codes\0" + settings.SECRET_KEY.encode()).digest()))


def _turned_away(request: HttpRequest, said: str, status: int = REFUSED) -> ImmediateHttpResponse:
    from seriatim.site import failures  # noqa: PLC0415 — pages need the settings that name this module

    return ImmediateHttpResponse(failures.page(request, status, said))
