"""Go's checksum database has the same notes and the same tree: its own packages check what we sign."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from seriatim.journal import Journal, open_journal, sqlite_url
from seriatim.journal.log.log import Log
from seriatim.journal.log.tests.scene import SIGNER, log_of
from seriatim.journal.tests.notes import OEWG, noted

GOCODE = Path("/usr/share/gocode")
PROGRAM = Path(__file__).with_name("sumdb_check.go")

pytestmark = pytest.mark.skipif(
    not shutil.which("go") or not (GOCODE / "src/golang.org/x/mod/sumdb").is_dir(),
    reason="Go is not installed, so only pymerkle and the one-file verifier agreed: "
    "install Debian's packages golang-go and golang-golang-x-mod-dev",
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, compiled without anything from the network."""
    folder = tmp_path_factory.mktemp("go")
    known = {"GOPATH": str(GOCODE), "GO111MODULE": "off", "GOCACHE": str(folder / "cache"), "GOFLAGS": ""}
    go = ["go", "build", "-o", str(folder / "check"), str(PROGRAM)]
    subprocess.run(go, env=os.environ | known, cwd=folder, check=True, capture_output=True)
    return folder / "check"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A receipt, an old checkpoint, and a new one that continues it."""
    with open_journal(sqlite_url(tmp_path / "journal.sqlite3")) as journal:
        log = log_of(journal)
        noted(journal, OEWG, *map(str, range(11)))
        old = log.note(log.checkpoint()).written
        noted(journal, OEWG, *map(str, range(20)))
        written = {"old": old, "new": log.continuation(11).written, "receipt": receipt_of(journal, log)}
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in ("receipt", "old", "new")]


def receipt_of(journal: Journal, log: Log) -> str:
    noted(journal, OEWG, "and one more")
    return log.receipt(OEWG, 17).written


def run(checker: Path, files: list[Path], key: str = str(SIGNER.key)) -> str:
    done = subprocess.run([checker, key, *files], check=False, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode else "agreed"


def test_go_agrees(checker: Path, files: list[Path]) -> None:
    assert run(checker, files) == "agreed"


@pytest.mark.parametrize(
    ("at", "old", "new"), [(0, "index 16", "index 15"), (1, "\n11\n", "\n10\n"), (2, "old 11\n", "")]
)
def test_go_refuses_what_we_refuse(checker: Path, files: list[Path], at: int, old: str, new: str) -> None:
    text = files[at].read_text(encoding="utf-8")
    assert old in text
    files[at].write_text(text.replace(old, new, 1), encoding="utf-8")
    assert run(checker, files) != "agreed"


def test_go_asks_for_the_right_key(checker: Path, files: list[Path]) -> None:
    other = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    assert "note has no verifiable signatures" in run(checker, files, other)
