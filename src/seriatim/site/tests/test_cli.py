"""Does each command of the command line do what its help says, and fail in one sentence where it cannot?"""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from seriatim.journal import open_journal, sqlite_url
from seriatim.site.cli import app

PLAYS = Path(__file__).resolve().parents[4] / "docs" / "plays"
SESSION = PLAYS / "a-session.jsonl"


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with nothing in it, in which the program works."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERIATIM_VAR", "var")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


def run(*arguments: str | Path, status: int = 0, typed: str | None = None) -> Result:
    result = CliRunner().invoke(app, [str(one) for one in arguments], input=typed)
    assert result.exit_code == status, result.output
    return result


def failure(*arguments: str | Path, status: int = 1) -> str:
    """What is said on standard error: one sentence, and nothing of a traceback."""
    said = run(*arguments, status=status).stderr
    assert said.startswith("seriatim: ")
    assert said.count("\n") == 1
    return said


def recorded() -> dict[str, int]:
    with open_journal(sqlite_url(Path("var/journal.sqlite3"))) as journal:
        return {str(stream): version for stream, version in journal.streams().items()}


def written(*lines: dict[str, Any], cut: int = 0) -> Path:
    text = "".join(json.dumps(line) + "\n" for line in lines)
    file = Path("file.jsonl")
    file.write_text(text[: len(text) - cut], encoding="utf-8")
    return file


def line(command: str, minute: int, actor: str = "chair", **fields: Any) -> dict[str, Any]:
    return {"at": f"2024-04-02T10:{minute:02}:00-04:00", "actor": actor, "command": command, **fields}


def test_a_rehearsal_shows_what_would_happen_and_records_nothing() -> None:
    shown = run("play", SESSION).stdout
    assert "8 March 2024, America/New_York" in shown
    assert "Kenya asks for the floor" in shown
    assert shown.endswith("accepted, 0 refused; rehearsed: nothing was recorded\n")
    assert not Path("var").exists()


def test_a_file_that_is_recorded_twice_is_recorded_once() -> None:
    first = run("play", "--json", "--record", SESSION).stdout
    once = recorded()
    assert once["session:oewg-7"] > 100
    assert run("play", "--json", "--record", SESSION).stdout == first
    assert recorded() == once


def test_a_file_that_grew_adds_what_is_new() -> None:
    text = SESSION.read_text(encoding="utf-8")
    Path("file.jsonl").write_text(text, encoding="utf-8")
    run("play", "--record", "file.jsonl")
    once = recorded()["session:oewg-7"]
    reopened = json.dumps(line("OpenList", 0, list="law"))
    Path("file.jsonl").write_text(f"{text}{reopened}\n", encoding="utf-8")
    run("play", "--record", "file.jsonl")
    assert recorded()["session:oewg-7"] == once + 1


def test_a_refused_command_is_an_answer_and_the_next_is_given() -> None:
    run("play", "--record", SESSION)
    file = written(line("CloseList", 1, "delegation:KEN", list="law"), line("OpenList", 2, list="law"))
    shown = " ".join(run("play", "--record", "--session", "oewg-7", file, status=1).stdout.split())
    assert "CloseList refused (NOT_YOURS_TO_DO). Only the Chair and the secretariat can do this: Kenya may ask" in shown
    assert "The list of speakers “law” opens at 10:02 on 2 April 2024." in shown


def test_a_file_can_be_rehearsed_on_what_was_recorded() -> None:
    run("play", "--record", SESSION)
    once = recorded()
    file = written(line("OpenList", 2, session="oewg-7", list="law"))
    assert "NO_SUCH_SESSION" in run("play", file, status=1).stdout
    assert "opens at" in run("play", "--continue", file).stdout
    assert recorded() == once


def test_what_stands_before_a_line_that_cannot_be_understood_is_rehearsed_but_not_recorded() -> None:
    text = SESSION.read_text(encoding="utf-8").replace('"command": "CloseList"', '"command": "CloseLists"')
    result = run("play", "--json", "-", status=2, typed=text)
    answers = [json.loads(one) for one in result.stdout.splitlines()]
    assert answers[-2]["code"] == "BAD_LINE"
    assert [one["line"] for one in answers[:-1] if not one["ok"]] == [47]
    assert answers[-1]["state"]["session"]["session"] == "oewg-7"
    assert result.stderr.startswith("seriatim: line 47, “command”: there is no command “CloseLists”: did you mean")
    Path("bad.jsonl").write_text(text, encoding="utf-8")
    run("play", "--record", "bad.jsonl", status=2)
    assert recorded() == {}


def test_a_file_half_written_names_its_last_line() -> None:
    file = written(line("OpenList", 1, list="law"), line("CloseList", 2, list="law"), cut=9)
    assert "line 2: the file ends in the middle of this line" in failure("play", "--record", file, status=2)


def test_a_name_that_is_nobodys_is_not_guessed() -> None:
    file = written(line("RaisePointOfOrder", 1, delegation="Macedonia"))
    assert failure("play", "--record", file, status=2) == (
        "seriatim: line 1, “delegation”: “Macedonia” is nobody’s code or name here: "
        "did you mean North Macedonia (MKD)?\n"
    )


def test_a_session_that_cannot_be_one_is_said_to_be_so() -> None:
    assert "this text cannot be an id" in failure("play", "--session", "oewg\n7", SESSION, status=2)


def test_a_file_that_is_not_there_is_said_to_be_so() -> None:
    assert failure("play", "nothing.jsonl", status=2) == "seriatim: nothing.jsonl: No such file or directory\n"
    assert "nothing.jsonl" in failure("import", "nothing.jsonl", status=2)


def test_a_session_travels_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    run("play", "--record", SESSION)
    assert "streams are in all.jsonl" in run("export", "all.jsonl").stdout
    assert run("export", "session:oewg-7", "one.jsonl", "--json").stdout.startswith('{"ok":true,"events":1')
    assert "exists already" in failure("export", "all.jsonl")
    assert "there is no stream session:oewg-9" in failure("export", "session:oewg-9", "other.jsonl")
    assert not Path("other.jsonl").exists()
    everywhere = recorded()
    monkeypatch.setenv("SERIATIM_VAR", "elsewhere")
    assert json.loads(run("import", "all.jsonl", "--json").stdout)["streams"] == everywhere
    assert run("export", "-").stdout_bytes == Path("all.jsonl").read_bytes()
    assert "is in this journal already" in failure("import", "all.jsonl", status=2)


def test_an_export_cut_short_is_refused_as_a_whole() -> None:
    run("play", "--record", SESSION)
    run("export", "all.jsonl")
    whole = Path("all.jsonl").read_bytes()
    Path("all.jsonl").write_bytes(whole[: len(whole) // 2])
    assert "the file ends in the middle" in failure("verify", "all.jsonl")
    Path("var/journal.sqlite3").unlink()
    assert "the file ends in the middle" in failure("import", "all.jsonl", status=2)
    assert recorded() == {}


def test_what_is_whole_is_verified_wherever_it_is() -> None:
    run("play", "--record", SESSION)
    run("export", "all.jsonl")
    found = json.loads(run("backup", "copy.sqlite3", "--json").stdout)
    for arguments in (("verify",), ("verify", "all.jsonl"), ("verify", "copy.sqlite3")):
        assert json.loads(run(*arguments, "--json").stdout)["root"] == found["root"]
    assert "are as they were recorded; root" in run("verify").stdout
    assert "give the backup another name" in failure("backup", "copy.sqlite3")


def test_what_was_changed_is_named_with_its_position() -> None:
    run("play", "--record", SESSION)
    with sqlite3.connect("var/journal.sqlite3") as behind_its_back:
        for (trigger,) in behind_its_back.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            behind_its_back.execute(f"DROP TRIGGER {trigger}")
        behind_its_back.execute("UPDATE event SET actor = 'chair/forger' WHERE position = 14")
    behind_its_back.close()
    assert failure("verify").startswith("seriatim: position 14 (")
    told = json.loads(run("verify", "--json", status=1).stdout)
    assert (told["ok"], told["position"]) == (False, 14)


def test_the_letter_of_a_follow_up_is_printed() -> None:
    run("play", "--record", SESSION)
    letter = run("letter", "oewg-7", "town-hall", "--dated", "2024-03-14").stdout
    assert "14 March 2024" in letter
    assert "town hall" in letter
    assert json.loads(run("letter", "oewg-7", "town-hall", "--json").stdout)["language"] == "en"
    assert "There is no meeting “m11”" in failure("letter", "oewg-7", "m11")
    french = run("letter", "oewg-7", "town-hall", "--language", "fr", "--dated", "2024-03-14")
    assert "mercredi 27 mars 2024 à 9 heures (heure de New York)" in french.stdout
    assert "Unreviewed" not in french.stdout
    assert "Unreviewed translation" in french.stderr
    unknown = run("letter", "oewg-7", "town-hall", "--language", "de", status=2)
    assert "choose one of ar, zh, en, fr, ru, es" in unknown.stderr
    assert "There is no session “oewg-9”" in failure("letter", "oewg-9", "town-hall")


def test_without_a_journal_there_is_nothing_to_read() -> None:
    for arguments in (("verify",), ("export", "-"), ("backup", "copy"), ("letter", "oewg-7", "town-hall")):
        assert "there is no journal at var/journal.sqlite3" in failure(*arguments)


def test_an_address_that_is_none_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://nowhere")
    assert "a journal's address begins with sqlite:/// or postgresql://" in failure("verify")


def test_pages_are_served_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("seriatim.site.serving.serve", lambda host, port: asked.append((host, port)))
    monkeypatch.setattr("seriatim.site.demo.main", asked.append)
    run("serve", "--port", "8001")
    monkeypatch.setenv("PORT", "9000")
    run("serve", "--host", "0.0.0.0")
    run("demo")
    assert asked == [("127.0.0.1", 8001), ("0.0.0.0", 9000), 9000]


def test_every_command_explains_itself() -> None:
    named = ["demo", "serve", "import", "export", "play", "letter", "verify", "rebuild", "backup"]
    named += ["checkpoint", "receipt", "log-keys", "erase"]
    shown = run("--help").stdout
    assert [one for one in named if one not in shown] == []
    for one in named:
        assert "Usage:" in run(one, "--help").stdout


TABLE = "id,category,name_en\nITUX,united-nations-entity,Telecommunication Union\nDIPX,stakeholder,Diplomatic Society\n"


def test_a_table_of_participants_is_taken_in_once_and_whole() -> None:
    run("play", "--record", SESSION)
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    before = sum(recorded().values())
    assert "2 participants are admitted" in run("import", "table.csv", "--body", "oewg").stdout
    run("import", "table.csv", "--body", "oewg")
    assert sum(recorded().values()) == before + 2


def test_nobody_of_a_table_is_admitted_if_one_row_is_wrong() -> None:
    run("play", "--record", SESSION)
    before = recorded()
    Path("table.csv").write_text(TABLE + "KEN,stakeholder,Somebody\n", encoding="utf-8")
    assert "KEN" in failure("import", "table.csv", "--body", "oewg")
    assert "no body “nowhere”" in failure("import", "table.csv", "--body", "nowhere")
    assert recorded() == before


def test_a_journal_that_was_changed_is_not_exported_with_a_clean_root() -> None:
    run("play", "--record", SESSION)
    with sqlite3.connect("var/journal.sqlite3") as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("UPDATE event SET actor = 'chair' WHERE position = 5")
    assert "position 5" in failure("export", "all.jsonl")
    assert not Path("all.jsonl").exists()
