"""How often, and after how long, do people in a hall do what? The numbers are data, each with its reason."""

from dataclasses import dataclass, fields, replace

ALMOST_ALWAYS = 0.9
"""No incident becomes certain, however lively the rehearsal is: a session in which everybody is absent never ends."""


@dataclass(frozen=True)
class Habits:
    """Shares are of what the reason in the file names: delegations, requests, speeches, meetings; times are seconds."""

    asks_least: float
    asks_most: float
    groups_ask: float
    at_once: float
    at_once_seconds: float
    text_before: float
    text_later: float
    absent: float
    point_of_order: float
    appeal: float
    motion: float
    reply: float
    withdraws: float
    moves_later: float
    exchanges: float
    joins: float
    agrees: float
    changes_class: float
    asks_late: float
    late_admitted: float
    taps_twice: float
    hung_up: float
    asks_too_early: float
    oversteps: float
    placed_by_hand: float
    undone: float
    suspension: float
    consent: float
    owed_in_writing: float
    owed_withdraws: float
    adds_views: float
    interruption_seconds: float
    reply_seconds: float
    handover_seconds: float
    closes_after_seconds: float
    patience_seconds: float
    most_follow_ups: float

    def livelier(self, factor: float) -> "Habits":
        """The same hall, with so many times the incidents; who asks, and for how long anything takes, stays."""
        return replace(self, **{name: min(getattr(self, name) * factor, ALMOST_ALWAYS) for name in INCIDENTS})


INCIDENTS = (
    "absent", "point_of_order", "appeal", "motion", "reply", "withdraws", "moves_later", "exchanges", "joins",
    "changes_class", "asks_late", "taps_twice", "hung_up", "asks_too_early", "oversteps", "placed_by_hand", "undone",
    "suspension", "consent",
)  # fmt: skip
"""What a livelier session has more of."""

NAMES = tuple(one.name for one in fields(Habits))
