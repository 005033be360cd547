"""Is what is installed what was chosen, and does the bill of materials say so?"""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", (ROOT / "requirements.lock").read_text(), flags=re.MULTILINE))
BEFORE_THE_LOCK = {"pip", "setuptools", "seriatim"}
"""What a new environment has before the lock is installed, and the program itself."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_nothing_is_installed_that_is_not_locked_and_nothing_in_another_version() -> None:
    installed = {normal(one.metadata["Name"]): one.version for one in distributions()}
    strangers = {name: found for name, found in installed.items() if LOCKED.get(name) != found}
    assert strangers.keys() <= BEFORE_THE_LOCK


def test_the_bill_of_materials_names_everything_that_is_installed_as_the_lock_does(tmp_path: Path) -> None:
    """As `make sbom` writes it, but for its check against the schema, which is the tool's own and slow."""
    bill = tmp_path / "sbom.json"
    command = re.search(r"^sbom:.*\n\t@\$\(BIN\)/(.+) sbom\.json \$\(BIN\)/python$", MAKEFILE, flags=re.MULTILINE)
    assert command
    tool, *options = command[1].split()
    program = str(Path(sys.executable).with_name(tool))
    subprocess.run([program, *options, str(bill), "--no-validate", sys.executable], cwd=ROOT, check=True)
    told = json.loads(bill.read_text(encoding="utf-8"))
    named = {normal(one["name"]): one["version"] for one in told["components"]}
    installed = {normal(one.metadata["Name"]) for one in distributions()}
    assert told["bomFormat"] == "CycloneDX"
    assert told["metadata"]["component"]["name"] == "seriatim"
    assert installed - named.keys() <= {"seriatim"}
    assert {name for name in installed - BEFORE_THE_LOCK if named[name] != LOCKED[name]} == set()


def test_every_exception_of_bandit_has_its_reason_beside_it() -> None:
    lines = PYPROJECT.partition("[tool.bandit]")[2].partition("\n[tool.mypy]")[0].splitlines()
    skipped = tomllib.loads(PYPROJECT)["tool"]["bandit"]["skips"]
    reasoned = [line for line in lines if re.search(r'"B\d{3}", # S\d{3}: \S', line)]
    assert len(reasoned) == len(skipped)
