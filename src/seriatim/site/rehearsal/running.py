"""At what speed does a rehearsal go, and who may stop it, hurry it, or take the Chair?"""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import inf
from threading import Condition

from seriatim.rehearsal.company import Stuck
from seriatim.rehearsal.performance import Done, Performance
from seriatim.rehearsal.rules.chair import still_planned
from seriatim.site.clock import REAL, Clock

FASTEST = inf
"""As fast as the machine can."""

IDLE = timedelta(minutes=2)
"""While no meeting sits, nobody waits for longer than this: the clock is turned to what comes next."""

JUST_BEFORE = timedelta(seconds=5)


class Running:
    """One rehearsal, in the thread that calls `run`; everything else may be called from any other."""

    def __init__(self, play: Performance, clock: Clock, speed: float, told: Callable[[Done], None]) -> None:
        self.play = play
        self.speed, self.paused, self.over = speed, False, False
        self._before = speed
        self._clock, self._told = clock, told
        self._stirred, self._stopped, self._changes = Condition(), False, 0

    def run(self) -> None:
        """Go through it to its end, or until it is stopped."""
        self._set_pace()
        try:
            while not self._stopped and self._goes_on():
                pass
            self.play.close()
        except Stuck as stuck:
            self.play.counts.broken.append(str(stuck))
        finally:
            self.over = True
            self._clock.run(REAL)

    def _goes_on(self) -> bool:
        """Do what is due, or wait for it; False at the end."""
        seen, presides = self._changes, self.play.presides
        due = self.play.upcoming()
        if presides and not self.play.presides:
            self._slow_down()
        if due is None and (self.play.presides or not self._meetings_left()):
            return False
        if self._is_time(due.at if due else None, seen) and due:
            self._told(self.play.do(due))
        return True

    def stir(self) -> None:
        """Something has changed: look again at what comes next."""
        with self._stirred:
            self._changes += 1
            self._stirred.notify_all()

    def pause(self, *, paused: bool) -> None:
        """Let the clock stand, or go on."""
        self.paused = paused
        self._set_pace()

    def go(self, speed: float) -> None:
        """Go at another speed; as fast as the machine can only while nobody has to keep up with it."""
        self._before = speed
        if self.play.presides or speed != FASTEST:
            self.speed = speed
        self._set_pace()

    def take_over(self) -> None:
        """The simulated Chair does nothing from now on; who presides has the time that she has in a meeting."""
        self.play.presides = False
        self._slow_down()

    def hand_back(self) -> None:
        """The simulated Chair presides again, at the speed of before."""
        self.play.presides = True
        self.speed = self._before
        self._set_pace()

    def stop(self) -> None:
        """End it where it is."""
        self._stopped = True
        self.stir()

    def _slow_down(self) -> None:
        self.speed = REAL
        self._set_pace()

    def _set_pace(self) -> None:
        """At full speed the clock is turned from one act to the next, and stands between them."""
        self._clock.run(0.0 if self.paused or self.speed == FASTEST else self.speed)
        self.stir()

    def _is_time(self, at: datetime | None, seen: int) -> bool:
        """Wait for an instant; False where something else has changed meanwhile, or it is still to come."""
        with self._stirred:
            if self._changes != seen:
                return False
            if self.paused:
                self._stirred.wait()
                return False
        if at and self.speed == FASTEST:
            self._clock.leap(at)
            return True
        now = self._clock.now()
        if turned := self._turned_to(at, now):
            self._clock.set(turned)
            return False
        if at and at <= now:
            return True
        with self._stirred:
            if self._changes == seen:
                self._stirred.wait((at - now).total_seconds() / self.speed if at else None)
        return False

    def _turned_to(self, at: datetime | None, now: datetime) -> datetime | None:
        """To which instant the clock may be turned: no meeting sits, and none that somebody is to open is passed."""
        programme = self.play.known().programme
        if programme.sitting:
            return None
        to_open = [] if self.play.presides else [one.starts for one in still_planned(programme, now)]
        until = min([*([at] if at else []), *to_open], default=now)
        return until - JUST_BEFORE if until - now > IDLE else None

    def _meetings_left(self) -> bool:
        """Whether whoever took over still has a meeting to hold."""
        programme = self.play.known().programme
        return bool(programme.sitting or still_planned(programme, self._clock.now()))
