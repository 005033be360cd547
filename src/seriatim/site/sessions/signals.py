"""How long does the light of a booth stay on? As long as what it says can still be true.

That somebody speaks too fast, or that a text is missing, ends with the speech; that there is no sound, or that a booth
is away, when the booth says so. With the meeting all of them end. Nothing of it is recorded.
"""

from collections.abc import Iterable, Mapping
from threading import Lock
from weakref import WeakSet

from seriatim.kernel.ids import SessionId, StreamId
from seriatim.proceedings.chamber import Chamber, stream_of_session
from seriatim.proceedings.rules.session import Session
from seriatim.screens import lights
from seriatim.site import house

SIGNALS = ("slow", "sound", "text", "away")
OF_A_SPEECH = frozenset({"slow", "text"})

_heard: "WeakSet[Chamber]" = WeakSet()
_during: dict[SessionId, int] = {}
"""The number of the speech during which the lights of a session were last set, 0 for none."""
_lock = Lock()


def signal(known: Session, booth: str, light: str, *, on: bool) -> None:
    """Turn one light of a booth on or off; the others of the booth stay as they are."""
    session = _session(known)
    with _lock:
        _listen()
        _during[session] = _speech(known)
        lit = set(of_session(session).get(booth, ()))
        lights.set_lights(session, booth, _in_order(lit | {light} if on else lit - {light}))


def of_session(session: SessionId) -> Mapping[str, Iterable[str]]:
    """Which lights of which booths are on."""
    return lights.lights(session)


def _listen() -> None:
    """Hear of whatever happens in the chamber, from the first light on."""
    chamber = house.chamber()
    if chamber not in _heard:
        _heard.add(chamber)
        chamber.heard_by(_happened)


def _happened(stream: StreamId, _version: int) -> None:
    """Another speech, or the end of the meeting, puts out what can no longer be true."""
    for session in [one for one in _during if stream_of_session(one) == stream]:
        known = house.chamber().session(session)
        with _lock:
            _put_out(session, known)


def _put_out(session: SessionId, known: Session) -> None:
    if known.programme.sitting is None:
        gone = frozenset(SIGNALS)
    elif _speech(known) != _during[session]:
        gone = OF_A_SPEECH
    else:
        return
    _during[session] = _speech(known)
    for booth, lit in list(of_session(session).items()):
        lights.set_lights(session, booth, _in_order(set(lit) - gone))


def _speech(known: Session) -> int:
    speech = known.floor.turn.speech
    return speech.number if speech else 0


def _in_order(lit: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in SIGNALS if one in set(lit))


def _session(known: Session) -> SessionId:
    assert known.floor.session is not None, "lights are of a session that is convened"
    return known.floor.session
