"""The habits that are shipped, from the file that gives a reason for each."""

import tomllib
from functools import cache
from pathlib import Path

from seriatim.rehearsal.rules.habits import Habits

HABITS = Path(__file__).with_name("data") / "habits.toml"


@cache
def shipped() -> Habits:
    """How people behave in a rehearsal."""
    given = tomllib.loads(HABITS.read_text(encoding="utf-8"))
    return Habits(**{name: float(one["value"]) for name, one in given.items()})
