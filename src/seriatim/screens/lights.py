"""Which lights of which booths are on? Kept in the process, never recorded: an interpreter says them without a word."""

from collections.abc import Callable, Iterable
from threading import Lock

from seriatim.kernel.ids import SessionId

Lit = dict[str, tuple[str, ...]]
"""By language, what is on in its booth."""

_LIT: dict[SessionId, Lit] = {}
_LOCK = Lock()
_listeners: list[Callable[[SessionId], None]] = []


def set_lights(session: SessionId, language: str, signals: Iterable[str]) -> None:
    """These are on in a booth now, and no others; from any thread."""
    with _LOCK:
        lit = _LIT.get(session, {}) | {language: tuple(signals)}
        _LIT[session] = {booth: which for booth, which in lit.items() if which}
    for listener in _listeners:
        listener(session)


def lights(session: SessionId) -> Lit:
    """What is on, by booth."""
    return dict(_LIT.get(session, {}))


def watched_by(listener: Callable[[SessionId], None]) -> None:
    """Tell it of every session whose lights are set; it must not wait for anything."""
    _listeners.append(listener)


def forgotten_by(listener: Callable[[SessionId], None]) -> None:
    """Tell it no longer."""
    _listeners.remove(listener)
