"""What does each class see of a session, and what has changed for it since its last frame?

One pass makes the frames of all classes, the desk's first. What they have in common is worked out once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from seriatim.floor.rules.queue import by, call_order
from seriatim.floor.rules.state import Floor
from seriatim.floor.rules.visible import sees_all
from seriatim.kernel.actor import Actor
from seriatim.kernel.ids import DelegationId, ListId, RequestId
from seriatim.proceedings.rules.session import Session
from seriatim.screens.classes import ANY_DELEGATION, DELEGATION, rank, reader_in
from seriatim.screens.difference import steps
from seriatim.screens.frame import frame
from seriatim.screens.lines import Told, line
from seriatim.screens.own import own
from seriatim.screens.pane import Marks, Pane
from seriatim.screens.wire import Version, version, with_own

Panes = dict[ListId, Pane]
Policy = tuple[tuple[object, ...], ...]

NOTHING = Pane((), ())


@dataclass
class Book:
    """The session as it was last shown, to which classes, and the lists as each of them has them."""

    known: Session
    classes: set[str] = field(default_factory=set)
    panes: dict[str, Panes] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    changes_at: datetime | None = None
    """When the clock alone changes what is shown."""

    def begin(self, at: datetime, name: str) -> Version:
        """The first frame of a class."""
        self.classes.add(name)
        kind = self._kind(name)
        panes = self.panes.setdefault(kind, self._panes(kind))
        self.changes_at = _next_change(self.known, at)
        return version(frame(self.known, at, reader_in(name), panes.__getitem__), None, ringed=False)

    def turn(self, known: Session, at: datetime) -> Iterator[tuple[str, Version]]:
        """The next frame of every class, in the order in which they are told.

        It is a whole one where others see other names than before, or where nothing but the time has changed.
        """
        anew = _policy(known) != _policy(self.known) or known.version <= self.known.version
        after = None if anew else self.known.version
        self.known, self.changes_at = known, _next_change(known, at)
        made: dict[str, Version] = {}
        before, self.panes = self.panes, {}
        for name in sorted(self.classes, key=rank):
            kind = self._kind(name)
            if kind not in made:
                self.panes[kind] = self._panes(kind)
                made[kind] = self._version(kind, at, after, _before(before, kind))
            yield name, self._with_own(name, made[kind]) if kind == DELEGATION else made[kind]

    def list(self, of: ListId, name: str) -> tuple[list[Told], Pane]:
        """All lines of a list as a class sees them, and the pane that they make."""
        reader, floor = reader_in(name), self.known.floor
        pane = self.marks.pane(floor, of, reader)
        return [_said(floor, reader, one) for one in pane.numbers], pane

    @property
    def speaking(self) -> str:
        """Which delegation has the floor."""
        speech = self.known.floor.turn.speech
        return speech.speaker if speech and speech.request else ""

    def forget(self, name: str) -> None:
        """Nobody of this class is there any longer."""
        self.classes.discard(name)

    def _kind(self, name: str) -> str:
        """Delegations that see the same, but for what is their own, are told the same."""
        if not name.startswith(DELEGATION):
            return name
        asked = by(self.known.floor, DelegationId(name.removeprefix(DELEGATION)))
        return name if asked and not _sees_everything(self.known, ANY_DELEGATION) else DELEGATION

    def _version(self, kind: str, at: datetime, after: int | None, before: Panes) -> Version:
        reader, panes = _reader_of(kind), self.panes[kind]
        whole = frame(self.known, at, reader, panes.__getitem__)
        if after is None:
            return version(whole, None, ringed=False)
        floor = self.known.floor
        following = {name: fact for name, fact in whole.items() if name not in ("whole", "lists")} | {"after": after}
        if shown := whole.get("lists"):
            say = partial(_said, floor, reader)
            following["lists"] = [one | _steps(before.get(one["of"], NOTHING), panes[one["of"]], say) for one in shown]
        return version(whole, following, ringed=_sees_everything(self.known, reader))

    def _with_own(self, name: str, shared: Version) -> Version:
        floor = self.known.floor
        mine = own(floor, call_order(floor), reader_in(name))
        if not mine:
            return shared
        following, whole = with_own(shared.following, mine), with_own(shared.whole, mine)
        return Version(shared.seq, shared.at, following, whole, shared.ringed)

    def _panes(self, kind: str) -> Panes:
        reader, floor = _reader_of(kind), self.known.floor
        return {of: self.marks.pane(floor, of, reader) for of in floor.lists}


def _before(panes: dict[str, Panes], kind: str) -> Panes:
    """What was shown to readers of a kind; a delegation that has just asked was told what all delegations were."""
    return panes.get(kind) or (panes.get(DELEGATION) if kind.startswith(DELEGATION) else None) or {}


def _reader_of(kind: str) -> Actor | None:
    return ANY_DELEGATION if kind == DELEGATION else reader_in(kind)


def _said(floor: Floor, reader: Actor | None, number: RequestId) -> Told:
    return line(floor, floor.requests[number], reader)


def _steps(before: Pane, now: Pane, say: Callable[[RequestId], Told]) -> Told:
    """What leads from one to the other; nothing where that is nothing, or too much."""
    return {"ops": found} if (found := steps(before, now, say)) else {}


def _sees_everything(known: Session, reader: Actor | None) -> bool:
    """Whether no name is hidden from a reader on any list: then nothing that was sent goes out of sight later."""
    return all(sees_all(known.floor, of, reader) for of in known.floor.lists)


def _policy(known: Session) -> Policy:
    return tuple((of, one.visibility, one.next_names) for of, one in known.floor.lists.items())


def _next_change(known: Session, at: datetime) -> datetime | None:
    """When the next list opens or closes by the clock."""
    instants = (when for one in known.floor.lists.values() for when in (one.opens_at, one.closes_at))
    return min((when for when in instants if when and when > at), default=None)
