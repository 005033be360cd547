"""Which phone is to be told? One row for each browser in which somebody is signed in, for as long as she is."""

import base64
import binascii
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from seriatim.delegations import devices
from seriatim.site.models import Subscription
from seriatim.site.push.services import LONGEST, NotAllowed, must_be_allowed

POINT, SECRET = 65, 16
"""Bytes of a browser's public key, uncompressed, and of its secret (RFC 8291)."""
UNCOMPRESSED = 4


class Subscribing(forms.Form):
    """What a browser says of itself when it subscribes; each field is checked, since anybody can say it."""

    endpoint = forms.CharField(max_length=LONGEST)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)

    def clean_endpoint(self) -> str:
        endpoint: str = self.cleaned_data["endpoint"]
        try:
            must_be_allowed(endpoint)
        except NotAllowed as reason:
            raise forms.ValidationError(str(reason)) from reason
        return endpoint

    def clean_p256dh(self) -> str:
        given: str = self.cleaned_data["p256dh"]
        point = _decoded(given)
        if len(point) != POINT or point[0] != UNCOMPRESSED:
            raise forms.ValidationError("this is no key of a browser")
        return given

    def clean_auth(self) -> str:
        given: str = self.cleaned_data["auth"]
        if len(_decoded(given)) != SECRET:
            raise forms.ValidationError("this is no secret of a browser")
        return given


def _decoded(given: str) -> bytes:
    try:
        return base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def subscribe(request: HttpRequest, facts: Any) -> None:
    """Remember the phone with which a page was asked for; the same browser again takes its old row's place."""
    device = devices.of(request)
    assert device is not None  # whoever subscribes is signed in
    Subscription.objects.filter(endpoint=facts["endpoint"]).exclude(device=device).delete()
    row = {**facts, "language": get_language() or "en", "since": timezone.now()}
    Subscription.objects.update_or_create(device=device, defaults=row, create_defaults=row | {"told": ""})


def unsubscribe(request: HttpRequest) -> None:
    """Forget the phone."""
    device = devices.of(request)
    if device is not None:
        Subscription.objects.filter(device=device).delete()
