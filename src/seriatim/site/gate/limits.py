"""Which limit applies to whom, and have they reached it?

Never by address: two hundred delegations in one room may come from one. Somebody is limited on each device, which is
a session, then on all devices of the account together, and, when acting, with the whole delegation, so that signing in
once more gains nothing; the Chair and the secretariat are not limited, since a meeting waits for them. Whoever reads
without a session is not limited here (a proxy in front may be), but tries are: at a link's button, a password, a code.

What is counted is kept in the process and forgotten with it: a limit slows a flood down, and proves nothing.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from math import ceil, inf
from threading import Lock

from seriatim.site.gate.bucket import Bucket, Limit, full, is_full, take

COMMANDS = Limit(rate=2, burst=10)
READS = Limit(rate=1, burst=60)
ATTEMPTS = Limit(rate=1 / 180, burst=5)
"""At a link, a password, a code: five, then one every three minutes, which is five in a quarter of an hour."""

OF_AN_ACCOUNT, OF_A_DELEGATION = "account", "delegation"
KINDS = {
    "command": COMMANDS,
    "command account": Limit(rate=4, burst=20),
    "command delegation": Limit(rate=8, burst=40),
    "read": READS,
    "read account": Limit(rate=2, burst=120),
    "link": ATTEMPTS,
    "password": ATTEMPTS,
    "code": ATTEMPTS,
}
"""A second device and colleagues have room beside the first; no member alone uses up what the delegation has."""
TRIES = frozenset({"link", "password", "code"})
"""Forgotten when they are full again and not before, so that nobody crowds them out: each costs a hash, or a link."""

EXCUSED_SECONDS = 10
"""For so long is it remembered that a device is an officer's, which takes a query to find out."""

KEPT = 20_000
"""Buckets of a kind, of some 200 bytes: the ones untouched for longest are forgotten first, but for tries."""

Share = tuple[str, str]
"""A bucket beside the device's own: of an account or of a delegation, and of which."""


class TooSoon(Exception):
    """Somebody did something too often; `seconds` until it is allowed again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too often: again in {seconds:.1f} s")
        self.seconds = ceil(seconds)


class Counter:
    """The buckets of everybody, by what they do and who they are; of all threads."""

    def __init__(self) -> None:
        self._buckets: dict[str, OrderedDict[tuple[str, ...], Bucket]] = {kind: OrderedDict() for kind in KINDS}
        self._excused: dict[str, float] = {}
        self._lock = Lock()

    def count(self, kind: str, who: tuple[str, ...], at: float) -> None:
        """Count one act; TooSoon if it is one too many."""
        limit, buckets = KINDS[kind], self._buckets[kind]
        with self._lock:
            bucket, wait = take(buckets.get(who) or full(limit, at), limit, at)
            buckets[who] = bucket
            buckets.move_to_end(who)
            self._forget(kind, at)
        if wait:
            raise TooSoon(wait)

    def cleared(self, kind: str, who: tuple[str, ...]) -> None:
        """What was tried was right: nothing of it counts any longer."""
        with self._lock:
            self._buckets[kind].pop(who, None)

    def device(
        self,
        kind: str,
        device: str,
        at: float,
        is_officers: Callable[[], bool],
        shares: Callable[[], Iterable[Share]] = tuple,
    ) -> None:
        """Count an act of a device, and of those with whom it shares a limit.

        That it is an officer's is asked only where it would be too much for others.
        """
        if self._excused.get(device, -inf) > at:
            return
        try:
            self.count(kind, (device,), at)
            for whose, which in shares():
                self.count(f"{kind} {whose}", (which,), at)
        except TooSoon:
            if not is_officers():
                raise
            with self._lock:
                self._excused = {one: until for one, until in self._excused.items() if until > at}
                self._excused[device] = at + EXCUSED_SECONDS

    def forget_all(self) -> None:
        """As if the process had just begun."""
        with self._lock:
            self._excused = {}
            for buckets in self._buckets.values():
                buckets.clear()

    def _forget(self, kind: str, at: float) -> None:
        """The oldest two, if they are full again, and whatever is too much."""
        buckets = self._buckets[kind]
        for _ in range(2):
            oldest, bucket = next(iter(buckets.items()))
            if is_full(bucket, KINDS[kind], at) or (len(buckets) > KEPT and kind not in TRIES):
                del buckets[oldest]
                if not buckets:
                    return


COUNTER = Counter()
