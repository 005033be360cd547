"""A process that writes to a journal and says after each commit what is recorded: `writer URL STREAM COUNT NAME`."""

import sys

from seriatim.journal import digest, open_journal
from seriatim.journal.tests.notes import KENYA, Noted, note


def main(url: str, stream: str, count: str, name: str) -> None:
    """Record so many notes, each with its key, and print each text once it is durable."""
    with open_journal(url) as journal:
        for number in range(int(count)):
            text = f"{name}-{number}"
            with journal.writing(stream) as pen:
                note(pen, stream, text)
                pen.remember(text, digest(stream, KENYA, Noted(text)), {"noted": text})
            print(text, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
