"""Somebody may take the Chair at any moment: what she does is respected, and delegations go on."""

import pytest

from seriatim.floor.rules.commands import GiveFloor, TakeFloor
from seriatim.journal import Journal
from seriatim.kernel.actor import SECRETARIAT, Actor, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import SessionId
from seriatim.meetings.rules.commands import AdjournMeeting
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.rehearsal import planned
from seriatim.rehearsal.company import Company
from seriatim.rehearsal.hall import Cast
from seriatim.rehearsal.scratch import scratch
from seriatim.rehearsal.setting import NothingLeft, Wanted, set_up
from seriatim.rehearsal.tests.hall import rehearsed, to_the_end, until

DESK = Actor(Office.SECRETARIAT, person="desk-1")
SMALL = Cast(seed=5, delegations=30)


def given_by_hand(company: Company, command: object) -> None:
    company.chamber.act(command, Occasion(DESK, company.at), company.session, key="by hand")


def test_who_acts_at_the_console_presides_from_then_on() -> None:
    with rehearsed(SMALL, days=1) as company:
        until(company, "EndSpeech")
        given_by_hand(company, GiveFloor())
        assert company.upcoming()
        assert not company.presides
        speaking = company.known().floor.turn.speech
        assert speaking
        assert until(company, "EndSpeech").actor.delegation == speaking.speaker, "who speaks ends her own speech"


def test_nothing_presides_while_somebody_else_does() -> None:
    with rehearsed(SMALL, days=1) as company:
        until(company, "EndSpeech")
        company.presides = False
        before = len(company.known().floor.speeches)
        while deed := company.upcoming():
            assert deed.actor.office != Office.CHAIR
            company.do(deed)
        assert len(company.known().floor.speeches) == before
        assert company.known().programme.sitting


def test_a_chair_that_is_handed_back_goes_on_from_where_the_meeting_stands() -> None:
    with rehearsed(SMALL, days=1) as company:
        until(company, "EndSpeech")
        given_by_hand(company, TakeFloor("secretariat"))
        company.upcoming()
        company.presides = True
        to_the_end(company)
        assert company.counts.broken == []
        assert all(one.adjourned_at for one in company.known().programme.meetings.values())


def recorded(journal: Journal, cast: Cast) -> SessionId:
    """A day of a session, as if it had been recorded."""
    chamber = Chamber(journal)
    setting = set_up(chamber, Wanted(None, cast, days=1), None)
    assert isinstance(setting.play, Company)
    to_the_end(setting.play)
    return planned.session()


def test_a_replay_says_what_was_recorded_and_nothing_else() -> None:
    with scratch(1) as source, scratch(2) as journal:
        session = recorded(source, SMALL)
        play = set_up(Chamber(journal), Wanted(session, SMALL, replay=True), source).play
        while page := play.upcoming():
            play.do(page)
        play.close()
        assert journal.read(stream_of_session(session)) == source.read(stream_of_session(session))
        assert play.counts.broken == []
        assert play.presides


def test_whoever_takes_over_a_replay_meets_the_simulated_delegations() -> None:
    with scratch(1) as source, scratch(2) as journal:
        session = recorded(source, SMALL)
        chamber = Chamber(journal)
        play = set_up(chamber, Wanted(session, SMALL, replay=True), source).play
        while page := play.upcoming():
            if chamber.journal.streams().get(stream_of_session(session)) and play.known().programme.sitting:
                break
            play.do(page)
        assert page, "the record has not ended"
        chamber.act(AdjournMeeting("a fire alarm"), Occasion(SECRETARIAT, page.at), session, key="by hand")
        play.upcoming()
        assert not play.presides
        play.presides = True
        while page := play.upcoming():
            play.do(page)
        play.close()
        assert play.counts.broken == []
        assert all(one.adjourned_at for one in play.known().programme.meetings.values())


def test_a_recorded_session_goes_on_from_where_it_stands() -> None:
    with scratch(1) as source, scratch(2) as journal:
        chamber = Chamber(source)
        setting = set_up(chamber, Wanted(None, SMALL, days=1), None)
        assert isinstance(setting.play, Company)
        until(setting.play, "AdjournMeeting")
        before = source.read(stream_of_session(planned.session()))
        going_on = set_up(Chamber(journal), Wanted(planned.session(), SMALL), source).play
        assert isinstance(going_on, Company)
        to_the_end(going_on)
        after = journal.read(stream_of_session(planned.session()))
        assert after[: len(before)] == before
        assert len(after) > len(before)
        assert going_on.counts.broken == []
        assert source.read(stream_of_session(planned.session())) == before, "what was recorded stays as it was"


def test_of_a_session_that_is_over_nothing_is_rehearsed() -> None:
    with scratch(1) as source, scratch(2) as journal:
        session = recorded(source, SMALL)
        with pytest.raises(NothingLeft, match="--replay"):
            set_up(Chamber(journal), Wanted(session, SMALL), source)
