"""A browser that sends what our pages put into their forms: a key that is used once, and the version that was shown."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from seriatim.delegations.models import SignedIn
from seriatim.kernel.ids import BodyId, SessionId
from seriatim.kernel.refusal import Refused
from seriatim.site import house


class Browser(Client):
    """Django's client, which adds `key` and `seen` to what is posted, unless they are given."""

    def force_login(self, user: Any, backend: Any = None) -> None:
        """As if with a passkey, which is a touch."""
        super().force_login(user, backend)
        SignedIn.objects.filter(session_key=self.session.session_key).update(touched=timezone.now())

    def post(self, path: Any, data: Any = None, *args: Any, **options: Any) -> Any:
        """Post as a page would; data that are no dictionary go as they are."""
        if data is None or isinstance(data, dict):
            data = {"key": uuid4().hex, "seen": str(version_at(path)), **(data or {})}
        return super().post(path, data, *args, **options)


def version_at(path: str) -> int:
    """What a page at this address would put into its forms."""
    kind, name = (*path.strip("/").split("/"), "", "")[:2]
    try:
        if kind == "sessions":
            return house.chamber().session(SessionId(name)).version
        return house.chamber().body(BodyId(name)).version if kind == "bodies" else 0
    except Refused:
        return 0
