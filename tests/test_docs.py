"""Is what the project says about itself true?"""

import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from seriatim.site.people.identity import KNOWN

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
WHERE = (ROOT / "docs" / "where.md").read_text(encoding="utf-8")

BACKTICKED_PATH = re.compile(r"`((?:src|docs|tests|bench|scripts|\.ci)/[^`*]*|[\w.-]+\.(?:md|toml|py|lock))`")
EXCEPTION = re.compile(r"#\s(?:noqa|type: ignore)")
REASONED = re.compile(EXCEPTION.pattern + r"(?:: [A-Z]+\d+(?:, [A-Z]+\d+)*|\[[a-z, -]+\])\W+\w")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wor[k]|far[m]|roo[t]|hom[e])/")
REGISTRY = re.compile(
    r"py[p]i\.org|python[h]osted\.org|npm[j]s\.org|deb\.debia[n]\.org"
    r"|--(?:extra-)?index-ur[l]|(?<!emit-)find-link[s][ =]"
)


def tracked() -> Iterator[tuple[str, str]]:
    """Every text file that is, or would be, committed: its path and what stands in it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout: git does not list the files here")
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes():
            yield name, path.read_text(encoding="utf-8")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, flags=re.MULTILINE))


def dependencies() -> list[str]:
    groups = PROJECT["dependency-groups"].values()
    return [one for group in [PROJECT["project"]["dependencies"], *groups] for one in group]


def locked() -> dict[str, str]:
    """Each requirement of the lock by its name: its line and the lines that belong to it."""
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    return {re.split(r"==", block)[0]: block for block in blocks}


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "docs/where.md", "docs/security.md", "docs/testing.md", "docs/log.md"]
)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    named = BACKTICKED_PATH.findall((ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [path for path in named if not (ROOT / path).exists() and path != "words.py"] == []


def test_every_picture_and_page_that_a_page_links_to_exists() -> None:
    broken = [
        f"{name}: {target}"
        for name, text in tracked()
        if name.endswith(".md")
        for target in re.findall(r"\]\(([^)#:]+)\)", text)
        if not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_every_folder_of_the_program_and_of_its_pages_has_a_row_in_where() -> None:
    program = ROOT / "src" / "seriatim"
    kept = ("tests", "migrations", "templatetags")  # what Django or pytest looks for under these names
    packages = [*program.glob("*/__init__.py"), *(program / "site").glob("*/__init__.py")]
    folders = {f"{one.parent.relative_to(ROOT)}/" for one in packages if one.parent.name not in kept}
    assert folders - set(re.findall(r"`(src/seriatim/[\w/]+/)`", WHERE)) == set()


def test_every_setting_that_the_program_reads_is_explained_and_no_other() -> None:
    program = [text for name, text in tracked() if name.startswith("src/") and "/tests/" not in name]
    read = {found for text in program for found in re.findall(r"\bSERIATIM_[A-Z_]*[A-Z]\b|\bDATABASE_URL\b", text)}
    read |= {found for text in program for found in re.findall(r"environ\.get\(['\"]([A-Z_]+)['\"]", text)}
    read |= {f"SERIATIM_OIDC_{name.upper()}" for name in KNOWN - {"id"}}
    rows = re.findall(r"^\| `(\w+)` \| \S", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == read


def test_every_module_says_in_one_line_what_it_answers() -> None:
    silent = [
        name
        for name, text in tracked()
        if name.endswith(".py") and "/tests/" not in name and not re.match(r'"""[^\n]+[.?:](?:"""|\n)', text)
    ]
    assert silent == []


def test_every_dependency_has_its_reason_beside_it() -> None:
    unexplained = [one for one in dependencies() if not re.search(rf'"{re.escape(one)}",\s+# \S', PYPROJECT)]
    assert unexplained == []


def test_every_exception_to_the_linter_has_its_reason_beside_it() -> None:
    rules = PYPROJECT.partition("[tool.ruff.lint]")[2].partition("[tool.ruff.lint.pylint]")[0]
    lines = re.findall(r'^.*"[A-Z]+[0-9]*".*$', rules, flags=re.MULTILINE)
    assert [line for line in lines if '["ALL"]' not in line and not re.search(r"[,\]]\s+# \S", line)] == []


def test_an_exception_in_the_code_names_its_rule_and_its_reason() -> None:
    """The reason follows on the line, or stands on the line above: a comment, or an exception that has one."""
    bare = [
        f"{name}: {line.strip()}"
        for name, text in tracked()
        if name.endswith(".py") and "tests/" not in name
        for above, line in pairwise(["", *text.splitlines()])
        if EXCEPTION.search(line) and not REASONED.search(line) and not REASONED.search(above)
        if not above.strip().startswith("#")
    ]
    assert bare == []


def test_the_lock_names_every_dependency_with_the_hashes_of_its_files() -> None:
    lock = locked()
    names = {re.split(r"[\[<>=;~! ]", one)[0].lower() for one in dependencies()}
    assert names - lock.keys() == set()
    assert [name for name, block in lock.items() if "--hash=sha256:" not in block] == []


def test_the_lock_holds_no_address() -> None:
    assert re.findall(r"https?:|://|file:|index-url|find-links|trusted-host|^-.*", LOCK, flags=re.MULTILINE) == []


def test_the_lock_holds_the_build_backend_so_that_set_up_fetches_nothing_unchecked() -> None:
    lock = locked()
    assert [one for one in PROJECT["build-system"]["requires"] if not lock[one.split("==")[0]].startswith(one)] == []


def test_every_target_that_a_page_names_can_be_made() -> None:
    named = {
        (name, target)
        for name, text in tracked()
        if name.endswith(".md") or name == ".ci/run"
        for target in re.findall(r"(?:`|^|PORT=\d+ )make ([a-z]+)", text, flags=re.MULTILINE)
    }
    assert {"demo", "test"} <= {target for _, target in named}
    assert [f"{name}: make {target}" for name, target in named if target not in make_targets()] == []


def test_make_without_a_target_lists_every_target() -> None:
    phony = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)[0].split()
    assert set(phony) == make_targets()
    assert ".DEFAULT_GOAL := help" in MAKEFILE


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", README, flags=re.DOTALL)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands == ["make demo", "make test"]
    assert script[-1] == commands[1]
    assert [line for line in script if line.strip().startswith("make")] == [script[-1]]


def test_no_file_names_a_path_of_one_machine_or_a_registry() -> None:
    leaks = [
        f"{name}: {found.group()}"
        for name, text in tracked()
        if name != "tests/test_docs.py"
        for found in (MACHINE_PATH.search(text), REGISTRY.search(text))
        if found
    ]
    assert leaks == []


def test_every_threat_has_a_test_and_every_test_that_is_named_exists() -> None:
    """SECURITY_TABLE: each row of the threats ends with the tests that prove its control."""
    table = (ROOT / "docs" / "security.md").read_text(encoding="utf-8").partition("Proved by |\n|---|---|---|---|\n")[2]
    rows = table.partition("\n\n")[0].splitlines()
    named = [re.findall(r"`(test_\w+)`", row.rsplit("|", 2)[1]) for row in rows]
    known = {test for name, text in tracked() if "test_" in name for test in re.findall(r"def (test_\w+)", text)}
    assert len(rows) > 30
    assert [row for row, tests in zip(rows, named, strict=True) if not tests] == []
    assert [test for tests in named for test in tests if test not in known] == []


def test_the_standards_table_is_whole_and_counts_itself_rightly() -> None:
    """ASVS 5.0.0 has 70 requirements on level 1 and 183 on level 2; what is not met says why."""
    page = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (\**[a-z ]+\**) \| (.*?) \|$", page, re.MULTILINE)
    levels = Counter(level for _, level, *_ in rows)
    states = Counter(state.strip("*") for *_, state, _ in rows)
    assert levels == {"1": 70, "2": 183}
    assert len({row[0] for row in rows}) == len(rows)
    assert [row[0] for row in rows if not row[-1]] == []
    assert f"**{states['met']} met, {states['not met']} not met, {states['not applicable']} not applicable**" in page
