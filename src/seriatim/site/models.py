"""The one derived table: an index of bodies, sessions and their lists, so that the first page folds nothing.

It can be thrown away and made again from the journal (`index.py`). Beside it stand the phones that are to be woken.
Django's own tables hold accounts and who is signed in.
"""

from typing import Any

from django.db import models


class Position(models.Model):
    """How far into the journal the index has followed; there is one row."""

    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.position)


class IndexedBody(models.Model):
    """A body as its own stream tells it."""

    body = models.CharField(max_length=200, primary_key=True)
    name = models.TextField()
    short_name = models.TextField()
    seat = models.TextField()
    mandate = models.TextField()
    organ = models.TextField()
    chair = models.TextField()
    sessions: models.Manager[Any]

    def __str__(self) -> str:
        return self.short_name


class IndexedSession(models.Model):
    """A session at a version of its stream."""

    session = models.CharField(max_length=200, primary_key=True)
    body = models.ForeignKey(IndexedBody, models.CASCADE, related_name="sessions")
    ordinal = models.IntegerField()
    kind = models.TextField()
    opens = models.DateField()
    closes = models.DateField()
    illustrative = models.TextField()
    version = models.BigIntegerField(default=0)
    sitting = models.CharField(max_length=200, blank=True)
    lists: models.Manager[Any]

    class Meta:
        """The latest first."""

        ordering = ("-opens", "session")

    def __str__(self) -> str:
        return self.session


class IndexedList(models.Model):
    """The figures of one list at that version."""

    session = models.ForeignKey(IndexedSession, models.CASCADE, related_name="lists")
    list = models.CharField(max_length=200)
    title = models.TextField()
    waiting = models.IntegerField()
    owed = models.IntegerField()
    heard = models.IntegerField()

    class Meta:
        """As the agenda has them."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("session", "list"), name="one_row_a_list"),)

    def __str__(self) -> str:
        return self.list


class Subscription(models.Model):
    """A browser that is to be woken when its delegation's turn comes: where, with which keys, in which language.

    It belongs to the browser's session and goes with it. `told` is what it was told last.
    """

    device = models.OneToOneField("delegations.SignedIn", models.CASCADE, primary_key=True)
    endpoint = models.TextField(unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    since = models.DateTimeField()
    told = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
