"""The commands on the log: what is signed, receipts, what is erased, and whatever is verified."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seriatim.journal import open_journal, sqlite_url
from seriatim.journal.erasing import ConfidentialErased
from seriatim.journal.log import note as notes
from seriatim.journal.log.checkpoint import Checkpoint
from seriatim.journal.log.keys import VerifierKey
from seriatim.journal.log.signer import Signer, signer
from seriatim.journal.log.tests.forks import SPLIT, forked, hostile
from seriatim.journal.log.tests.scene import SIGNER
from seriatim.site.cli import app
from seriatim.site.tests.test_cli import SESSION, failure, house, run

__all__ = ["house"]

FOREIGN = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
JOURNAL = Path("var/journal.sqlite3")


@pytest.fixture
def recorded(house: Path) -> None:
    """A session on paper, a receipt and a checkpoint of it, and its exports."""
    run("play", "--json", "--record", SESSION)
    run("receipt", "oewg-7", "3", "receipt")
    Path("checkpoint").write_text(run("checkpoint").stdout, encoding="utf-8")
    run("export", "all.jsonl")
    run("export", "--public", "public.jsonl")


def sealed() -> list[int]:
    """The positions of what is confidential and still here."""
    with open_journal(sqlite_url(JOURNAL)) as journal:
        query = "SELECT position FROM event e JOIN sealed s ON e.stream = s.stream AND e.version = s.version ORDER BY 1"
        return [position for (position,) in journal.door.rows(query)]


def size() -> int:
    with open_journal(sqlite_url(JOURNAL)) as journal:
        return journal.head().size


def test_the_checkpoint_is_signed_with_the_keys_that_are_told(recorded: None) -> None:
    note = notes.parse(Path("checkpoint").read_text(encoding="utf-8"))
    first, *_ = (VerifierKey.parse(line) for line in run("log-keys").stdout.splitlines())
    notes.must_be_signed_by(note, [first])
    told = json.loads(run("checkpoint", "--json").stdout)
    assert told["note"] == note.written
    assert told["events"] == Checkpoint.parse(note.text).size == size()
    assert json.loads(run("log-keys", "--json").stdout)["keys"][0] == str(first)


def test_whatever_is_held_is_verified_and_must_agree(recorded: None) -> None:
    for files in (["receipt"], ["checkpoint"], ["public.jsonl", "receipt"], ["all.jsonl", "checkpoint"]):
        assert "No signature was looked at" not in run("verify", *files).stdout
    assert "No signature was looked at" in run("verify", "all.jsonl").stdout
    said = run("verify", "receipt", "checkpoint").stdout
    assert "floor.Inscribed, version 14 of session:oewg-7, by delegation:BRA" in said
    assert "erased or withheld: 5" in run("verify", "public.jsonl").stdout
    run("backup", "copy.sqlite3")
    run("verify", "copy.sqlite3", "receipt")
    told = json.loads(run("verify", "--json", "receipt").stdout)
    assert (told["ok"], told["event"]["version"], told["checkpoint"]["size"]) == (True, 14, size())


def test_what_others_hold_needs_their_key(recorded: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    key = run("log-keys").stdout.splitlines()[0]
    files = [str(tmp_path / name) for name in ("receipt", "checkpoint", "all.jsonl")]
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path / "elsewhere"))
    assert "no key was given" in failure("verify", files[0])
    run("verify", "--key", key, *files)
    run("verify", "--key", key, *files[:2])  # of one size and one root
    assert "did not sign this" in failure("verify", "--key", FOREIGN, files[0])
    assert "no verifier key" in failure("verify", "--key", "nonsense", files[0])


def test_two_checkpoints_are_of_one_log_or_one_hears_it(recorded: None, tmp_path: Path) -> None:
    old = size()
    run("erase", str(sealed()[0]), "--reason", "on request")
    Path("new").write_text(run("checkpoint").stdout, encoding="utf-8")
    Path("since").write_text(run("checkpoint", "--since", str(old)).stdout, encoding="utf-8")
    assert "They are states of one log" in run("verify", "checkpoint", "new").stdout
    run("verify", "checkpoint", "since")
    assert "has never gone from 9999 events" in failure("checkpoint", "--since", "9999")
    assert "events were signed, and" in failure("verify", "new", "all.jsonl")
    forged = Path("new").read_text(encoding="utf-8").replace("localhost\n", "elsewhere\n", 1)
    Path("forged").write_text(forged, encoding="utf-8")
    assert "signature of localhost is wrong" in failure("verify", "checkpoint", "forged")


def test_the_receipt_of_what_was_never_asked_is_refused(recorded: None) -> None:
    assert "has no request 999" in failure("receipt", "oewg-7", "999", status=2)


def test_what_is_confidential_is_erased_on_record(recorded: None) -> None:
    position, *others = sealed()
    said = run("erase", str(position), "--reason", "at the request of the delegation").stdout
    assert said.startswith("What was confidential in floor.Inscribed, version 13 of session:oewg-7, is erased.")
    assert sealed() == others
    with open_journal(sqlite_url(JOURNAL)) as journal:
        assert journal.read("session:oewg-7")[-1].event == ConfidentialErased(13, "at the request of the delegation")
    assert "erased or withheld: 1" in run("verify").stdout
    run("verify", "receipt", "checkpoint")
    assert "not here any more" in failure("erase", str(position), "--reason", "again")
    run("export", "after.jsonl")
    assert Path("after.jsonl").read_bytes().count(b'{"salt":') == len(others)
    assert json.loads(run("erase", str(others[0]), "--reason", "r", "--json").stdout)["position"] == others[0]


def test_verifying_the_journal_checks_who_signed(recorded: None) -> None:
    run("verify")
    assert "was not signed so" in failure("verify", "--key", str(Signer("localhost", (b"3" * 32, b"4" * 32)).key))
    stranger("elsewhere").replace("var/log-key")
    assert "not signed with the key that is here" in failure("verify")


def stranger(name: str) -> Path:
    """Keys that are good, and not those of this log."""
    signer(Path(name), "localhost")
    return Path(name)


@pytest.mark.parametrize("how", ["lost", "replaced"])
def test_keys_that_are_lost_or_replaced_are_noticed_and_none_is_made_in_their_place(recorded: None, how: str) -> None:
    key = Path("var/log-key")
    key.unlink()
    if how == "replaced":
        stranger("elsewhere").replace(key)
    for command in (["log-keys"], ["checkpoint"], ["receipt", "oewg-7", "3", "another"]):
        assert "seriatim log-keys --replace" in failure(*command)
    assert key.exists() == (how == "replaced")
    assert not Path("another").exists()


@pytest.mark.parametrize("lost", [True, False])
def test_new_keys_begin_at_a_checkpoint_and_the_old_ones_still_verify(recorded: None, *, lost: bool) -> None:
    old, *_ = run("log-keys").stdout.splitlines()
    if lost:
        Path("var/log-key").unlink()
    new, *others = run("log-keys", "--replace").stdout.splitlines()
    assert new != old
    assert f"retired: {old}" in others
    assert Path("var/log-key.retired-1").exists() != lost
    run("verify")
    run("verify", "receipt", "checkpoint")
    Path("here").write_text(run("checkpoint").stdout, encoding="utf-8")
    run("erase", str(sealed()[0]), "--reason", "on request")
    Path("there").write_text(run("checkpoint").stdout, encoding="utf-8")
    Path("since").write_text(run("checkpoint", "--since", str(size() - 1)).stdout, encoding="utf-8")
    run("verify")
    run("verify", "--key", old, "--key", new, "here")
    run("verify", "--key", new, "here", "there", "since")
    assert "did not sign this" in failure("verify", "--key", old, "there")
    run("verify", "receipt", "here", "there", "since")
    again = json.loads(run("log-keys", "--replace", "--json").stdout)
    assert again["retired"][:1] + again["retired"][-2:-1] == [old, new]


def test_a_damaged_answer_is_reported(recorded: None) -> None:
    with open_journal(sqlite_url(JOURNAL)) as journal, journal.door._unguarded() as connection:  # type: ignore[attr-defined]  # a file
        connection.executescript("DROP TRIGGER command_refuses_update; UPDATE command SET answer = '{' WHERE last = 9")
    assert "is damaged. The journal was changed behind the program's back" in failure("verify")


@pytest.mark.parametrize(("files", "becomes", "why"), SPLIT)
def test_no_two_histories_pass_for_one_and_nothing_unsigned_for_signed(
    house: Path, files: list[str], becomes: int, why: str
) -> None:
    forked(house)
    if becomes:
        assert why in failure("verify", "--key", str(SIGNER.key), *files, status=becomes)
    else:
        run("verify", "--key", str(SIGNER.key), *files)
    assert run("verify", "--json", "--key", str(SIGNER.key), *files, status=becomes).stdout.startswith(
        '{"ok":false' if becomes else '{"ok":true'
    )


def test_what_comes_by_standard_input_is_held_against_what_was_signed(house: Path) -> None:
    forked(house)
    for export, files, status, why in (
        ("f.jsonl", ["-", "c10"], 1, "the first 10 events are not those that were signed"),
        ("f.jsonl", ["-"], 2, "by whom nobody signed"),
        ("c.jsonl", ["-", "c7"], 2, "The events 8…10 are not signed"),
        ("c.jsonl", ["-", "c10"], 0, ""),
    ):
        command = [
            sys.executable,
            "-c",
            "from seriatim.site.cli import app; app()",
            "verify",
            "--key",
            str(SIGNER.key),
            *files,
        ]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, input=Path(export).read_text("utf-8")
        )
        assert (done.returncode, why in done.stderr) == (status, True), done.stderr


def test_a_backup_is_proved_by_the_checkpoints_that_it_brings_along(house: Path) -> None:
    forked(house)
    run("verify", "--key", str(SIGNER.key), "c.sqlite3")
    assert "not those that were signed" in failure("verify", "--key", str(SIGNER.key), "f.sqlite3", "c7")
    assert "did not sign this" in failure("verify", "--key", FOREIGN, "c.sqlite3")
    assert "No signature was looked at" in run("verify", "c.sqlite3").stdout


def test_what_cannot_be_read_is_said_in_a_sentence(house: Path) -> None:
    hostile(house)
    failure("verify", "--key", str(SIGNER.key), "deep")
    failure("verify", "--key", str(SIGNER.key), "deep-receipt")
    assert "nowhere" in failure("verify", "nowhere", status=2)


def test_what_stands_in_an_event_does_not_command_the_terminal(house: Path) -> None:
    hostile(house)
    result = CliRunner().invoke(app, ["verify", "--key", str(SIGNER.key), "escaping"])
    assert all(one.isprintable() or one == "\n" for one in result.output), result.output
    assert not any(line.startswith("It holds") for line in result.output.splitlines())
