"""Are the compiled translations (.mo) those of the files that people edit (.po)? They are made anew where not.

`make setup` does it, and every start of the program: a fresh machine needs no gettext, and a corrected translation is
shown after a restart.
"""

import os
import struct
from pathlib import Path
from tempfile import NamedTemporaryFile

from seriatim.site.catalogues import po

LOCALE = Path(__file__).parents[1] / "locale"

MAGIC = 0x950412DE


def compiled(messages: list[po.Message]) -> bytes:
    """The file that `gettext` reads: a table of the sentences in the order of their bytes, one of their translations.

    What is not translated, or is a guess, is left out, and then said in English.
    """
    entries = sorted(
        (_original(one), "\0".join(one.translations).encode())
        for one in messages
        if all(one.translations) and not (one.fuzzy and one.id)
    )
    count, head = len(entries), 28
    originals, translations = b"", b""
    tables: tuple[list[int], list[int]] = [], []
    start = head + 16 * count
    texts = start + sum(len(original) + 1 for original, _ in entries)
    for original, translation in entries:
        tables[0].extend((len(original), start + len(originals)))
        tables[1].extend((len(translation), texts + len(translations)))
        originals += original + b"\0"
        translations += translation + b"\0"
    header = struct.pack("<7I", MAGIC, 0, count, head, head + 8 * count, 0, head + 16 * count)
    return header + struct.pack(f"<{4 * count}I", *tables[0], *tables[1]) + originals + translations


def _original(message: po.Message) -> bytes:
    context = "" if message.context is None else f"{message.context}\4"
    plural = "" if message.plural is None else f"\0{message.plural}"
    return f"{context}{message.id}{plural}".encode()


def make(locale: Path = LOCALE) -> list[Path]:
    """Compile what is not compiled yet or has changed since; the files that were made."""
    made = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        since = source.stat().st_mtime_ns
        if target.exists() and target.stat().st_mtime_ns == since:
            continue
        _put(target, compiled(po.read(source)), since)
        made.append(target)
    return made


def _put(target: Path, content: bytes, since: int) -> None:
    """Two processes may do it at once, and a third may be reading: the file appears whole, as old as its source."""
    with NamedTemporaryFile(dir=target.parent, delete=False) as beside:
        beside.write(content)
    os.utime(beside.name, ns=(since, since))
    os.chmod(beside.name, 0o644)  # noqa: PTH101 — as public as the source from which it is made
    os.replace(beside.name, target)  # noqa: PTH105 — a Path of a name just made would say nothing more


if __name__ == "__main__":
    make()
