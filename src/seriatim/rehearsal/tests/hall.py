"""A rehearsal in a test: a journal that is thrown away, and a company that is gone through to its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from seriatim.proceedings.chamber import Chamber
from seriatim.rehearsal import planned
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.hall import Cast, hall
from seriatim.rehearsal.performance import Done
from seriatim.rehearsal.scratch import scratch


@contextmanager
def rehearsed(cast: Cast, days: int = 5, **habits: float) -> Iterator[Company]:
    """The people of a made-up session, at its beginning; `habits` are those that this test needs otherwise."""
    with scratch(cast.seed) as journal:
        chamber = Chamber(journal)
        begins = planned.convene(chamber, days)
        people = hall(cast, chamber.body(planned.body()).roster, [], begins)
        people = replace(people, habits=replace(people.habits, **habits))
        yield Company(chamber, planned.session(), people, begins)


def to_the_end(company: Company, also: Callable[[Done], Any] = lambda _done: None) -> Company:
    """Go through it; the acts are shown to `also`."""
    while deed := company.upcoming():
        also(company.do(deed))
    company.close()
    return company


def until(company: Company, command: str) -> Done:
    """Go on until a command of that name was accepted."""
    while deed := company.upcoming():
        done = company.do(deed)
        if done.command == command and not done.refused:
            return done
    raise AssertionError(f"nobody gave {command}")
