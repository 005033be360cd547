"""The house in which this process works: its journal, its one Chamber, its clock."""

from datetime import datetime
from functools import cache

from django.conf import settings

from seriatim.journal import open_journal
from seriatim.proceedings.chamber import Chamber
from seriatim.site.clock import CLOCK

__all__ = ["CLOCK", "chamber", "now", "pace"]


@cache
def chamber() -> Chamber:
    """The process's one door to bodies and sessions, on the journal that the settings name."""
    return Chamber(open_journal(settings.JOURNAL_URL))


def now() -> datetime:
    """The current instant, in UTC."""
    return CLOCK.now()


def pace() -> float:
    """How many seconds of the house's clock go by in one."""
    return CLOCK.pace
