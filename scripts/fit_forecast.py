"""Fit the forecast's defaults from published lists of speakers, and write them to the program's data.

Usage: scripts/fit_forecast.py [FOLDER], where FOLDER (else ../shared/data) holds the timed speeches of a parliament,
the speakers of the general debate and the statistics of the working group. What no published list tells is assumed
here, with its reason, and gives way to a body's own record as that grows.
"""

import csv
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from seriatim.forecast.field import FIELD
from seriatim.forecast.past import rows, sittings
from seriatim.forecast.rules.field import REFERENCE, Field
from seriatim.forecast.rules.learning import learn
from seriatim.forecast.rules.pace import Pace
from seriatim.forecast.rules.speech import DELEGATION, TURN

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared/data")
PARLIAMENT, GENERAL_DEBATE = "timed_speeches_bundestag_2022.csv", "general_debate_speakers_s65_s77.csv"
STATISTICS = "event_statistics.csv"
SHAPE = 60

START = Field(
    seconds=290, bodies_spread=0.25, bodies_spread_without_limit=0.5, lists_spread=0.1, speeches_spread=0.35,
    traits_spread={DELEGATION: 0.2, TURN: 0.1}, other_traits_spread=0.1, text_spread=0.15, elasticity=1.0,
    shape=tuple(np.linspace(-1.7, 1.7, SHAPE)), handover_seconds=30, interruptions=0.0,
    interruption_seconds=0.0, absences=0.0,
)  # fmt: skip
"""Where the fit begins; what it ends with hardly depends on it, since either set has more than a thousand speeches."""

WORKING_GROUP_LIMIT, GENERAL_DEBATE_LIMIT = 180.0, 900.0
"""Seconds: what either asks for, and neither enforces."""

MEETING = 3 * 3600
"""Seconds of a meeting of the working group, of which its statistics count the speaking time."""

ASSUMED = {
    "bodies_spread_without_limit": (
        0.5,
        "no limit tells next to nothing; a parliament and the working group agree by chance",
    ),
    "interruptions": (0.01, "one point of order in a hundred turns: published records do not count them"),
    "interruption_seconds": (120.0, "with the ruling; decision 34/401 allows five minutes for the point itself"),
    "absences": (0.02, "one of fifty names is called and not in the room: published records do not count them"),
}


def main() -> None:
    """Fit, and say what was written."""
    bodies = [learn(START, sittings(rows(FOLDER / name))) for name in (PARLIAMENT, GENERAL_DEBATE)]
    statistics = _statistics()
    group = statistics["DERIVED mean seconds per speech (includes Chair turns)"]
    debate = float(np.mean([one.seconds for one in rows(FOLDER / GENERAL_DEBATE) if one.seconds]))
    elasticity = math.log(debate / group) / math.log(GENERAL_DEBATE_LIMIT / WORKING_GROUP_LIMIT)
    turns = statistics["speeches"] / statistics["session reports"]
    fitted = {
        "seconds": (group, f"the working group's speeches under {WORKING_GROUP_LIMIT:.0f} seconds"),
        "elasticity": (elasticity, f"the general debate's under {GENERAL_DEBATE_LIMIT:.0f} seconds: {debate:.0f}"),
        "bodies_spread": (
            _apart(group / WORKING_GROUP_LIMIT, debate / GENERAL_DEBATE_LIMIT),
            "of those two, as shares of their limits",
        ),
        "lists_spread": (_together([one.lists for one in bodies]), "of lists about their body, in both sets"),
        "speeches_spread": (_together([one.speeches for one in bodies]), "of speeches about their list, in both sets"),
        "text_spread": (_text_spread(), "of words a minute in the parliament"),
        "handover_seconds": ((MEETING - group * turns) / turns, f"what was not spoken, {turns:.1f} turns a meeting"),
    }  # fmt: skip
    traits = {name: _together([_trait(one, name) for one in bodies]) for name in (DELEGATION, TURN)}
    traits["other"] = _trait(bodies[1], "level") ** 0.5
    FIELD.write_text(_written(fitted | ASSUMED, traits, _shape(bodies)), encoding="utf-8")
    print(f"{FIELD.name}: fitted to {sum(one.heard for one in bodies)} speeches.")


def _statistics() -> dict[str, float]:
    with (FOLDER / STATISTICS).open(encoding="utf-8", newline="") as file:
        return {
            row["measure"]: float(row["value"]) for row in csv.DictReader(file) if "10th substantive" in row["event"]
        }


def _apart(one: float, other: float) -> float:
    """The deviation of which two ratios are a sample: that of two is too small by the root of two by pi."""
    return abs(math.log(one / other)) / math.sqrt(2) / math.sqrt(2 / math.pi)


def _together(variances: Sequence[float]) -> float:
    return math.sqrt(sum(variances) / len(variances))


def _trait(pace: Pace, trait: str) -> float:
    """The variance of a trait's values in a body, by its factors and what is unsure of them."""
    factors = pace.factors[trait].values()
    return float(np.mean([(one.mean - 1) ** 2 + one.variance for one in factors]))


def _text_spread() -> float:
    """Half the way from the 16th to the 84th percentile of the logarithm, which a few typing errors do not move."""
    with (FOLDER / PARLIAMENT).open(encoding="utf-8", newline="") as file:
        held = [row for row in csv.DictReader(file) if row["words"]]
    pace = np.log([float(row["words"]) / float(row["speech_seconds"]) for row in held])
    low, high = np.percentile(pace, [16, 84])
    return float(high - low) / 2


def _shape(bodies: Sequence[Pace]) -> list[float]:
    """Residuals at equal shares, the mean of the bodies' own; mean 0 and deviation 1."""
    share = (np.arange(SHAPE) + 0.5) / SHAPE
    shape = np.mean([np.quantile(one.shape, share, method="hazen") for one in bodies], axis=0)
    return [round(float(value), 3) for value in (shape - shape.mean()) / shape.std()]


def _written(values: dict[str, tuple[float, str]], traits: dict[str, float], shape: Sequence[float]) -> str:
    lines = [
        "# The defaults of the forecast, as scripts/fit_forecast.py fits them; docs/forecast.md says what each means.",
        f"# Seconds are under a limit of {REFERENCE:.0f}; a spread is a standard deviation as a share of the mean.",
        *(f"{name} = {value:.4g} # {why}" for name, (value, why) in values.items()),
        "shape = [", *(_row(shape[at : at + 12]) for at in range(0, SHAPE, 12)), "]",
        "", "[traits_spread] # of the values of a trait about 1, in both sets; of `other`, that of levels",
        *(f"{name} = {value:.4g}" for name, value in traits.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _row(values: Sequence[float]) -> str:
    return "    " + "".join(f"{one}, " for one in values).rstrip()


if __name__ == "__main__":
    main()
