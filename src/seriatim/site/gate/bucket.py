"""How often may something be done, so that a hurry is allowed and a flood is not? A token bucket; the time is given.

A bucket holds at most `burst` tokens and gains `rate` of them a second; each act takes one out. Whoever finds it
empty is told after how many seconds there will be one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """So many acts a second for ever, and so many at once after a pause."""

    rate: float
    burst: int


@dataclass(frozen=True)
class Bucket:
    """What was left at an instant, in seconds of any clock that does not go back."""

    left: float
    at: float


def full(limit: Limit, at: float) -> Bucket:
    """The bucket of somebody who has not been seen for long."""
    return Bucket(limit.burst, at)


def take(bucket: Bucket, limit: Limit, at: float) -> tuple[Bucket, float]:
    """The bucket after an act, and 0; or the bucket as it is, and the seconds until the act is allowed."""
    left = min(limit.burst, bucket.left + max(0.0, at - bucket.at) * limit.rate)
    if left < 1:
        return Bucket(left, max(at, bucket.at)), (1 - left) / limit.rate
    return Bucket(left - 1, max(at, bucket.at)), 0.0


def is_full(bucket: Bucket, limit: Limit, at: float) -> bool:
    """Whether forgetting it would change nothing."""
    return bucket.left + (at - bucket.at) * limit.rate >= limit.burst
