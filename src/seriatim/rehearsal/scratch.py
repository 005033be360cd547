"""Where is rehearsed? In a journal that is thrown away, with a copy of what was recorded, if that is to go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.moving import export_lines, import_lines
from seriatim.kernel.event import Recorded
from seriatim.kernel.ids import SessionId
from seriatim.proceedings.chamber import Chamber, stream_of_body, stream_of_session


@contextmanager
def scratch(seed: int) -> Iterator[Journal]:
    """An empty journal for as long as it is needed."""
    with (
        TemporaryDirectory(prefix="seriatim-") as folder,
        open_journal(sqlite_url(Path(folder) / "rehearsal.sqlite3")) as journal,
    ):
        salt(journal, seed)
        yield journal


def salt(journal: Journal, seed: int) -> None:
    """What is confidential is salted from the seed: nothing is secret, and the same rehearsal is the same bytes."""
    journal.dice = Random(seed).randbytes  # noqa: S311 — see above


def copy(source: Journal, target: Journal, session: SessionId, *, without: bool = False) -> None:
    """The session with its body and the body's other sessions, byte for byte; what was signed stays where it was.

    `without` the session itself, which is then replayed.
    """
    chamber = Chamber(source)
    convened = chamber.session(session).programme.session
    assert convened  # or it would have been refused
    sessions = [one for one in chamber.sessions_of(convened.body) if not (without and one == session)]
    streams = [stream_of_body(convened.body), *map(stream_of_session, sessions)]
    import_lines(target, export_lines(source, *streams))


def recorded(source: Journal, session: SessionId) -> tuple[Recorded, ...]:
    """Everything that was recorded of a session; raises Refused where it was never convened."""
    Chamber(source).session(session)
    return tuple(source.read(stream_of_session(session)))
