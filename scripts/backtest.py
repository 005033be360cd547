"""Write docs/backtest.md: whether the forecast would have been right on the published lists of speakers.

Usage: scripts/backtest.py [FOLDER [FILE]], where FOLDER (else ../shared/data) holds the lists.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from seriatim.forecast.field import shipped
from seriatim.forecast.past import rows, sittings
from seriatim.forecast.report import Summary, by_quarter, summary
from seriatim.forecast.rules.backtest import SHARES, judge
from seriatim.site.cli.forecast import SEED

HERE = Path(__file__).parents[1]
FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "shared/data")
FILE = Path(sys.argv[2] if len(sys.argv) > 2 else HERE / "docs/backtest.md")

LISTS = {
    "A parliament, measured": (
        "timed_speeches_bundestag_2022.csv",
        """The German Bundestag, March to May 2022: 15 sittings, 131 lists. It has no limit for all; “names × limit”
assumes the half minute within which four of five of the earlier speeches were held.""",
    ),
    "The general debate, estimated from words": (
        "general_debate_speakers_s65_s77.csv",
        "The General Assembly, sessions 65 to 77: 13 lists of up to 196 names under a voluntary limit of 15 minutes.",
    ),
}
ABOUT = """`make backtest` writes this page. Sittings teach in their order: each list is forecast from earlier sittings
and from its own speeches so far; the first sitting only teaches. What is forecast is speaking time until the list
ends. Minutes are medians but for the mean error; [forecast.md](forecast.md) says what the model is."""

COLUMNS = (
    "Forecast", "n", *(f"{share} % held" for share in SHARES), "error", "mean error", "width of 80 %", "× limit",
    "× running mean",
)  # fmt: skip
QUARTERS = ("at the start", "after a quarter", "after half", "after three quarters")


def main() -> None:
    """Forecast every list of either set, and write what came of it."""
    FILE.write_text("\n".join(report()) + "\n", encoding="utf-8")
    print(f"{FILE.name}: written.")


def report() -> Iterator[str]:
    """The page, line by line."""
    yield "# Would the forecast have been right?"
    yield ""
    yield ABOUT
    for title, (name, about) in LISTS.items():
        judged = list(judge(shipped(), sittings(rows(FOLDER / name)), SEED))
        whole = summary(judged)
        assert whole, name
        yield from ("", f"## {title}", "", about, "")
        yield "| " + " | ".join(COLUMNS) + " |"
        yield "|---" * len(COLUMNS) + "|"
        yield _row("**all**", whole)
        yield from (_row(QUARTERS[quarter], one) for quarter, one in by_quarter(judged).items())
        held = ", ".join(f"{whole.calls_coverage[share]:.1%} of the {share} % intervals" for share in SHARES)
        yield from ("", f"Of the ends of the {whole.calls:,} speeches to come, {held} held.")


def _row(name: str, one: Summary) -> str:
    held = [f"{one.coverage[share]:.1%}" for share in SHARES]
    errors = (one.median_error, one.mean_error, one.width, one.median_error_by_limit, one.median_error_by_mean)
    return (
        " | ".join([f"| {name}", str(one.forecasts), *held, *(f"{seconds / 60:.1f} min" for seconds in errors)]) + " |"
    )


if __name__ == "__main__":
    main()
