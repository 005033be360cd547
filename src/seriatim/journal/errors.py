"""What can go wrong with the journal: each error says what happened and what to do."""


class JournalError(Exception):
    """Anything the journal cannot or will not do; its text is fit to be shown to an operator."""


class VersionConflict(JournalError):
    """Somebody else wrote to the stream first."""

    def __init__(self, stream: str, expected: int, actual: int | None = None) -> None:
        now = "has moved on" if actual is None else f"is at version {actual}"
        super().__init__(f"{stream} {now}, not at version {expected}: read it again and decide again")
        self.stream, self.expected, self.actual = stream, expected, actual


class KeyReused(JournalError):
    """One idempotency key, two different commands."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the key {key!r} was already used for another command: give each command a key of its own")
        self.key = key


class FromTheFuture(JournalError):
    """A newer version of the program wrote this; `name` is what is not known here."""

    def __init__(self, name: str, position: int | None = None) -> None:
        where = "" if position is None else f" at position {position}"
        super().__init__(f"{name}{where} was written by a newer version of Seriatim: upgrade this one to read it")
        self.name, self.position = name, position


class Tampered(JournalError):
    """What is stored is not what was recorded."""

    def __init__(self, why: str, position: int, stream: str = "", version: int = 0) -> None:
        where = f" ({stream}, version {version})" if stream else ""
        super().__init__(
            f"position {position}{where}: {why}. The journal was changed behind the program's back: "
            "stop, keep this copy as evidence, and restore the last backup that verifies"
        )
        self.why, self.position, self.stream, self.version = why, position, stream, version


class BadFile(JournalError):
    """An export that cannot be taken in; nothing of it was."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line, self.why = line, why


class BadProof(JournalError):
    """A checkpoint, a receipt or a key that proves nothing, or not what it should."""


class StorageFailed(JournalError):
    """The disk or the server failed; nothing was acknowledged."""


class Busy(StorageFailed):
    """Others have held the journal for too long; trying again may help."""


class CannotOpen(JournalError):
    """There is no journal to be had at this address."""
