"""How is a message brought to a phone? Encrypted for it alone, and signed, so that its service knows who sends."""

import base64
import json
import logging
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush  # type: ignore[import-untyped] # it has no types

from seriatim.site.models import Subscription
from seriatim.site.push import keys
from seriatim.site.push.services import NotAllowed, must_be_allowed, must_be_outside

log = logging.getLogger("seriatim.push")

CONNECT, ANSWER = 3.0, 5.0
"""Seconds: a push service that takes longer is tried again, or not at all."""

GONE = frozenset({404, 410})
AGAIN = frozenset({408, 429, 500, 502, 503, 504})


class Outcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    GONE = "gone"
    AGAIN = "again"
    REFUSED = "refused"


@dataclass(frozen=True)
class Message:
    """What a phone shows. It names nobody but the delegation whose phone it is; `seconds` later it is of no use."""

    title: str
    body: str
    address: str
    tag: str
    seconds: int

    @property
    def payload(self) -> str:
        """As the worker in the browser reads it."""
        return json.dumps({"title": self.title, "body": self.body, "address": self.address, "tag": self.tag})

    @property
    def topic(self) -> str:
        """A newer message about the same takes the place of an older one that was not yet delivered (RFC 8030)."""
        return base64.urlsafe_b64encode(sha256(self.tag.encode()).digest())[:32].decode("ascii")


class Straight(requests.Session):
    """A client that goes where it is sent and nowhere else: no redirect, no proxy, no password from a file."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False

    def post(self, url: Any, data: Any = None, json: Any = None, **options: Any) -> requests.Response:
        """As in requests, but what is answered with another address is an answer."""
        return super().post(url, data=data, json=json, allow_redirects=False, **options)


def send(to: Subscription, message: Message) -> Outcome:
    """Send it once; an outcome, never an exception, whatever the other side does."""
    try:
        must_be_allowed(to.endpoint)
        must_be_outside(to.endpoint)
        with Straight() as session:
            webpush(
                {"endpoint": to.endpoint, "keys": {"p256dh": to.p256dh, "auth": to.auth}},
                message.payload,
                vapid_private_key=keys.key(),
                vapid_claims={"sub": _subject()},
                timeout=(CONNECT, ANSWER),
                ttl=message.seconds,
                headers={"Topic": message.topic, "Urgency": "high"},
                requests_session=session,
            )
    except NotAllowed as reason:
        log.warning("nothing was pushed: %s", reason)
        return Outcome.REFUSED
    except WebPushException as failed:
        return _meaning(failed.status_code)
    except requests.RequestException:
        return Outcome.AGAIN
    except (ValueError, TypeError):
        return Outcome.GONE  # keys that no browser made
    return Outcome.SENT


def _meaning(status: int | None) -> Outcome:
    if status in GONE:
        return Outcome.GONE
    if status in AGAIN:
        return Outcome.AGAIN
    log.warning("a push service refused a message with status %s", status)
    return Outcome.REFUSED


def _subject() -> str:
    """Whom a push service asks if something is wrong with what we send."""
    return settings.SECURITY_CONTACT or settings.ORIGIN or f"https://{settings.RELYING_PARTY}"
