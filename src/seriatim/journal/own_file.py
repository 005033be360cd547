"""How is a secret kept in a file? Made once, whole or not at all, and read by its owner alone."""

import os
from contextlib import suppress
from pathlib import Path

from seriatim.journal.errors import CannotOpen

OTHERS = 0o077
TAKE_AWAY = "take that right away (chmod 600)"


def make_once(path: Path, text: str) -> None:
    """A file for its owner alone; of two processes that make it at once, both then read the first one's."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.touch(mode=0o600, exist_ok=False)
    new.write_text(text, encoding="ascii")
    with suppress(FileExistsError):
        os.link(new, path)
    new.unlink()


def read_own(path: Path, what: str, advice: str = TAKE_AWAY) -> str:
    """The text of a file that its owner alone reads; CannotOpen says `what` it is if others may, or nobody can."""
    try:
        with path.open(encoding="utf-8") as opened:
            if os.fstat(opened.fileno()).st_mode & OTHERS:
                raise CannotOpen(f"others may read {path}, {what}: {advice}")
            return opened.read()
    except OSError as error:
        raise CannotOpen(f"{path}, {what}, cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CannotOpen(f"{path}, {what}, is no text: it was damaged") from error
