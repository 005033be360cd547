"""How is a link with one purpose made, and found again?

The secret is in the link alone: it is shown once, to whoever hands it over, and only its digest is kept. Whether a
link is open, used or revoked stands in the body's stream, so that of two who use one at the same time one is refused.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from seriatim.delegations.models import Link, Person
from seriatim.delegations.pseudonyms import LINK, pseudonym
from seriatim.delegations.rules.links import USUALLY
from seriatim.delegations.rules.people import Purpose

SECRET_BYTES = 32


@dataclass(frozen=True)
class Offer:
    """What a link is to be for: which office or participant, and for a guest on which list of which session."""

    purpose: Purpose
    participant: str = ""
    office: str = ""
    session: str = ""
    topic: str = ""


def issue(person: Person, offer: Offer, at: datetime) -> tuple[Link, str]:
    """A new link for a person, and its secret, which nobody can read again."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = Link.objects.create(
        link=pseudonym(LINK),
        digest=digest(secret),
        purpose=offer.purpose,
        person=person,
        body=person.body,
        participant=offer.participant,
        office=offer.office,
        session=offer.session,
        topic=offer.topic,
        issued=at,
        expires=at + USUALLY[offer.purpose],
    )
    return link, secret


def digest(secret: str) -> str:
    """What is kept of a secret of 256 random bits: nothing slower is needed, since nothing can be guessed."""
    return sha256(secret.encode()).hexdigest()


def find(secret: str) -> Link | None:
    """The link of a secret."""
    return Link.objects.select_related("person").filter(digest=digest(secret)).first()
