"""What is rehearsed, and from when on: a made-up session, a recorded one that goes on, or the record once more."""

from dataclasses import dataclass
from datetime import datetime

from seriatim.journal import Journal
from seriatim.kernel.ids import BodyId, SessionId
from seriatim.proceedings.chamber import Chamber
from seriatim.rehearsal import planned
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.hall import Cast, hall
from seriatim.rehearsal.performance import Performance
from seriatim.rehearsal.replay import Replay
from seriatim.rehearsal.scratch import copy, recorded


class NothingLeft(Exception):
    """Nothing is left of a session that could be rehearsed."""


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to rehearse; without a session, one that is made up, of so many days."""

    session: SessionId | None
    cast: Cast
    days: int = 5
    replay: bool = False


@dataclass(frozen=True)
class Setting:
    """It is ready: whose session it is, and the instant at which it begins."""

    play: Performance
    body: BodyId
    begins: datetime


def set_up(chamber: Chamber, wanted: Wanted, source: Journal | None) -> Setting:
    """Fill an empty chamber; `source` is the journal of the session that is named. NothingLeft where that is so."""
    if wanted.session is None or source is None:
        begins = planned.convene(chamber, wanted.days)
        return Setting(_company(chamber, planned.session(), wanted.cast, begins), planned.body(), begins)
    copy(source, chamber.journal, wanted.session, without=wanted.replay)
    if wanted.replay:
        return _again(chamber, wanted.session, wanted.cast, source)
    return _goes_on(chamber, wanted.session, wanted.cast)


def _goes_on(chamber: Chamber, session: SessionId, cast: Cast) -> Setting:
    known = chamber.session(session)
    company = _company(chamber, session, cast, known.at)
    if company.upcoming() is None:
        raise NothingLeft(f"nothing is left of {session}: plan a meeting, or give --replay to see what was")
    assert known.at  # it was convened
    assert known.programme.session
    return Setting(company, known.programme.session.body, known.at)


def _again(chamber: Chamber, session: SessionId, cast: Cast, source: Journal) -> Setting:
    record, known = recorded(source, session), Chamber(source).session(session)
    assert known.programme.session
    play = Replay(chamber, session, record, lambda: _company(chamber, session, cast, None))
    return Setting(play, known.programme.session.body, record[0].at)


def _company(chamber: Chamber, session: SessionId, cast: Cast, at: datetime | None) -> Company:
    known = chamber.session(session)
    convened = known.programme.session
    assert convened  # whoever asks has convened it
    begins = at or known.at
    assert begins
    past = [chamber.session(one) for one in chamber.sessions_of(convened.body)]
    people = hall(cast, chamber.body(convened.body).roster, past, begins)
    return Company(chamber, session, people, begins)
