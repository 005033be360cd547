"""What has somebody missed who was away for a moment? The last frames of a class, as long as they may be shown."""

from collections import deque

from seriatim.screens.wire import Version

LENGTH = 256


class Ring:
    """The last frames, each following on the one before it; one that does not begins anew."""

    def __init__(self) -> None:
        self._after = 0
        self._versions: deque[Version] = deque(maxlen=LENGTH)

    def begin(self, seq: int) -> None:
        """Whoever has this frame has everything so far."""
        self._versions.clear()
        self._after = seq

    def add(self, version: Version) -> None:
        """One more frame, or a new beginning."""
        if not version.ringed:
            self.begin(version.seq)
            return
        if len(self._versions) == LENGTH:
            self._after = self._versions[0].seq
        self._versions.append(version)

    def since(self, seq: int) -> list[Version] | None:
        """The frames behind this one, in order; None where that is no longer known, or never was."""
        if seq == self._after:
            return list(self._versions)
        known = [place for place, one in enumerate(self._versions, 1) if one.seq == seq]
        return list(self._versions)[known[-1] :] if known else None
