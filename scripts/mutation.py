"""How many deliberate faults in the rules do the tests notice?

    make mutation                             every rule: an hour or more
    make mutation ARGS="seriatim.floor.*"     the rules of one slice
    make mutation ARGS="*.order.*"            one file

A mutant that makes the tests run for ever counts as noticed; one that no test reaches counts as missed.
`.venv/bin/mutmut results` names what was missed, `.venv/bin/mutmut show NAME` shows it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MUTANTS = ROOT / "mutants"
MUTMUT = Path(sys.executable).with_name("mutmut")

MISSED = {0, 5, 33, 34}
"""The codes that mutmut keeps where no test failed: survived, none ran, none reaches it, skipped."""

NOT_TRIED = {None, 2}
"""Left out by the arguments, or interrupted."""


def main() -> int:
    """Mutate the rules that the arguments name, or all of them, and print the score of each slice."""
    shutil.rmtree(MUTANTS, ignore_errors=True)  # the tests in an old copy would be those of an earlier day
    profile = {"HYPOTHESIS_PROFILE": "mutation"}
    ran = subprocess.run([MUTMUT, "run", *sys.argv[1:]], cwd=ROOT, env=os.environ | profile, check=False)
    missed, noticed = Counter[str](), Counter[str]()
    for module, code in outcomes():
        (missed if code in MISSED else noticed)[module] += 1
    for module in sorted(missed | noticed):
        print(f"{module:<32}{score(noticed[module], missed[module])}")
    print(f"{'all rules':<32}{score(noticed.total(), missed.total())}")
    return ran.returncode


def outcomes() -> Iterator[tuple[str, int]]:
    """The slice of each mutant that was tried, and the exit code of its tests."""
    for meta in MUTANTS.rglob("*.py.meta"):
        for name, code in json.loads(meta.read_text())["exit_code_by_key"].items():
            if code not in NOT_TRIED:
                yield ".".join(name.split(".")[:2]), code


def score(noticed: int, missed: int) -> str:
    """A line of the table: `812 of 870 noticed   93.3 %`."""
    of = noticed + missed
    share = 100 * noticed / of if of else 0
    return f"{noticed:>6} of {of:>5} noticed {share:>6.1f} %"


if __name__ == "__main__":
    sys.exit(main())
