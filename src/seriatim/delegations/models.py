"""Who is behind a pseudonym, which links are out, and where is somebody signed in?

These tables hold what the journal never holds: names, addresses, devices. A row can be erased, and the journal
stays as it was. Whether somebody may act is not asked here: that is in the body's stream alone.
"""

from typing import Any

from django.conf import settings
from django.db import models


class Person(models.Model):
    """Somebody in one body, under the pseudonym that its stream knows.

    An account may hold several pseudonyms, one for each body, so that nobody can join them up in the journal and a
    recovery in one body opens nothing in another.
    """

    person = models.CharField(max_length=14, primary_key=True)
    body = models.CharField(max_length=200)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="persons")
    name = models.CharField(max_length=100)
    mail = models.EmailField(blank=True)
    since = models.DateTimeField()
    links: models.Manager[Any]

    class Meta:
        """As they came."""

        ordering = ("since", "person")

    def __str__(self) -> str:
        return self.person


class Link(models.Model):
    """A link that was handed over. Of its secret only the digest is kept; whether it is open the journal says."""

    link = models.CharField(max_length=14, primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    body = models.CharField(max_length=200)
    participant = models.CharField(max_length=16, blank=True)
    office = models.CharField(max_length=20, blank=True)
    session = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    issued = models.DateTimeField()
    expires = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering = ("-issued", "link")

    def __str__(self) -> str:
        return self.link


class SignedIn(models.Model):
    """One browser in which somebody is signed in: an account, or a guest by a link.

    `touched` is when the person last proved to us to be there, with a passkey or, where there is none, the password;
    an organisation's sign-in is no such proof. `key` and `touched_with` are the rows of the passkeys with which the
    session began and was last touched, so that it ends when one of them is removed.
    """

    device = models.CharField(max_length=14, primary_key=True)
    session_key = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    link = models.ForeignKey(Link, models.CASCADE, null=True)
    agent = models.CharField(max_length=60)
    since = models.DateTimeField()
    seen = models.DateTimeField()
    touched = models.DateTimeField(null=True)
    key = models.BigIntegerField(null=True)
    touched_with = models.BigIntegerField(null=True)

    class Meta:
        """Who was there last, first."""

        ordering = ("-seen", "device")

    def __str__(self) -> str:
        return self.device
