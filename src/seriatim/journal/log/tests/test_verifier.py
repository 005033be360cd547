"""The one-file verifier: nothing of Seriatim in it, and of one mind with Seriatim."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from seriatim.journal import open_journal, sqlite_url
from seriatim.journal.log import verify_seriatim
from seriatim.journal.log.keeping import Keeper
from seriatim.journal.log.tests.forks import SPLIT, WHOLE, forked, hostile
from seriatim.journal.log.tests.scene import SIGNER, log_of, one_round
from seriatim.journal.log.tests.witness_server import KEY, Seen, serving
from seriatim.journal.moving import export_lines
from seriatim.journal.tests.notes import BODY, OEWG, noted, whispered

PROGRAM = Path(verify_seriatim.__file__)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What somebody outside may hold: exports, a receipt, checkpoints of three sizes, and what joins them."""
    folder = tmp_path_factory.mktemp("outside")
    with open_journal(sqlite_url(folder / "journal.sqlite3")) as journal, serving(Seen()) as witness:
        keeper = Keeper(log_of(journal), folder / "last-checkpoint", [witness])
        kept: dict[str, str] = {}
        for size in ("three", "six", "nine"):
            noted(journal, OEWG, f"Côte d’Ivoire {size}")
            noted(journal, BODY, size)
            whispered(journal)
            one_round(keeper)
            kept[size] = keeper.log.note(keeper.log.checkpoint()).written
        kept |= {"receipt": keeper.log.receipt(OEWG, 3).written, "since-three": keeper.log.continuation(3).written}
        for name, text in kept.items():
            (folder / name).write_text(text, encoding="utf-8")
        for name, streams, public in (
            ("all", (OEWG, BODY), False),
            ("public", (OEWG, BODY), True),
            ("body", (BODY,), False),
        ):
            (folder / name).write_bytes(b"".join(export_lines(journal, *streams, public=public)))
    other = folder / "other.sqlite3"
    with open_journal(sqlite_url(other)) as journal:
        noted(journal, OEWG, "another history", "of", "three")
        log = log_of(journal)
        (folder / "split").write_text(log.note(log.checkpoint()).written, encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """The program in a process of its own, with Python alone where signatures are not asked for."""
    bare = ["-S"] if "--without-signatures" in arguments else []
    command = [sys.executable, "-I", *bare, str(PROGRAM), *arguments]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


SIGNED = [argument for key in (*SIGNER.keys, KEY) for argument in ("--key", str(key))]


@pytest.mark.parametrize("how", [SIGNED, ["--without-signatures"]], ids=["signatures", "python-alone"])
def test_whatever_is_genuine_holds_and_agrees(folder: Path, how: list[str]) -> None:
    for files in (
        ["six"],
        ["all", "nine"],
        ["public", "nine"],
        ["three", "since-three"],
        ["all", "three", "six", "since-three"],
    ):
        status, said = run(folder, *how, *files)
        assert (status, "It holds" in said) == (0, True), said
    log_only = how if how == ["--without-signatures"] else how[:2]
    status, said = run(folder, *log_only, "receipt", "nine", "public")
    assert (status, "It holds" in said) == (0, True), said
    assert "test.Noted, version 3 of session:oewg-7, by delegation:KEN/amina" in said
    assert "3 confidential parts withheld or erased" in said


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (["split", "since-three"], "two histories were signed"),
        (["split", "three"], "two histories of one size"),
        (["split", "all"], "the first 3 events are not those that were signed"),
        (["body", "six"], "export all streams"),
        (["journal.sqlite3"], "WRONG"),
    ],
)
def test_what_does_not_fit_together_is_wrong(folder: Path, files: list[str], why: str) -> None:
    status, said = run(folder, "--key", str(SIGNER.key), *files)
    assert (status, why in said) == (1, True), said


def test_that_two_checkpoints_are_of_one_log_must_be_shown(folder: Path) -> None:
    status, said = run(folder, "--key", str(SIGNER.key), "three", "six")
    assert (status, "Not shown to be one history" in said) == (2, True), said


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two histories under one key, and files that do more than they should."""
    folder = tmp_path_factory.mktemp("parted")
    forked(folder)
    hostile(folder)
    return folder


@pytest.mark.parametrize(("files", "becomes", "why"), SPLIT)
def test_no_two_histories_pass_for_one_and_nothing_unsigned_for_signed(
    parted: Path, files: list[str], becomes: int, why: str
) -> None:
    status, said = run(parted, "--key", str(SIGNER.key), *files)
    assert (status, why in said, "It holds." in said) == (becomes, True, becomes == WHOLE), said


def test_the_order_in_which_files_are_named_does_not_matter(parted: Path) -> None:
    for files, becomes, _ in SPLIT:
        assert run(parted, "--key", str(SIGNER.key), *reversed(files))[0] == becomes, files


@pytest.mark.parametrize(
    ("name", "status", "why"),
    [("deep", 1, "nested more deeply"), ("deep-receipt", 1, "nested more deeply"), ("nowhere", 2, "nowhere")],
)
def test_what_cannot_be_read_is_said_in_a_sentence(parted: Path, name: str, status: int, why: str) -> None:
    found, said = run(parted, "--key", str(SIGNER.key), name)
    assert (found, why in said, said.count("\n")) == (status, True, 1), said


def test_what_stands_in_an_event_does_not_command_the_terminal(parted: Path) -> None:
    status, said = run(parted, "--key", str(SIGNER.key), "escaping")
    assert status == 0
    assert [line for line in said.splitlines() if line.startswith("It holds")] == ["It holds."]
    assert all(one.isprintable() or one == "\n" for one in said), said


def test_signatures_are_left_out_only_if_one_says_so(folder: Path) -> None:
    assert run(folder, "six")[0] == 2
    assert run(folder, "six", "--key", str(SIGNER.key), "--without-signatures")[0] == 2
    status, said = run(folder, "--without-signatures", "six")
    assert (status, "Who signed was NOT checked" in said) == (0, True)


def test_a_key_that_did_not_sign_is_named(folder: Path) -> None:
    other = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    status, said = run(folder, "--key", other, "six")
    assert (status, "not signed by example.com/foo" in said) == (1, True)
    assert run(folder, "--key", "nonsense", "six")[0] == 1


def test_it_is_one_file_that_needs_nothing_of_ours() -> None:
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"))
    named = {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    named |= {alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names}
    others = {name.partition(".")[0] for name in named} - set(sys.stdlib_module_names)
    assert others == {"cryptography"}
