"""Does the command say when each will speak, and in one sentence why it cannot?"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from seriatim.site.cli import app

PLAYS = Path(__file__).resolve().parents[4] / "docs" / "plays"
PAST = "meeting,delegation,speech_seconds\n" + "".join(f"{n // 5},D{n % 5},{200 + 10 * n}\n" for n in range(15))
LIST = "delegation,speech_seconds,time_limit_seconds\nKenya,250,180\nChile,,180\nFrance,,180\nBrazil,,180\n"


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two tables in it, in which the program works."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERIATIM_VAR", "var")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    Path("past.csv").write_text(PAST, encoding="utf-8")
    Path("list.csv").write_text(LIST, encoding="utf-8")


def run(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(app, ["forecast", *map(str, arguments)])
    assert result.exit_code == status, result.output
    return result


def failure(*arguments: str) -> str:
    said = run(*arguments, status=2).stderr
    assert said.startswith("seriatim: ")
    assert said.count("\n") == 1
    return said


def test_a_list_is_forecast_from_a_table_of_the_past() -> None:
    said = run("past.csv", "--list", "list.csv", "--minutes", "10").stdout
    assert "The list is exhausted about +" in said
    assert "must rise at +10′" in said
    assert said.index("Chile") < said.index("France") < said.index("Brazil")
    assert "Kenya" not in said


def test_machines_read_the_same_in_json_and_the_same_each_time() -> None:
    first, second = (run("past.csv", "--list", "list.csv", "--minutes", "10", "--json").stdout for _ in range(2))
    assert first == second
    told = json.loads(first)["forecast"]
    assert [one["name"] for one in told["names"]] == ["Chile", "France", "Brazil"]
    assert told["names"][0]["heard"] >= told["names"][2]["heard"]
    assert told["stops"] == 600


def test_nothing_is_known_without_a_past_a_limit_and_a_speech() -> None:
    Path("nobody.csv").write_text("delegation,speech_seconds\n", encoding="utf-8")
    Path("names.csv").write_text("delegation\nChile\n", encoding="utf-8")
    assert "Not known yet" in run("nobody.csv", "--list", "names.csv").stdout
    assert json.loads(run("nobody.csv", "--list", "names.csv", "--json").stdout)["forecast"] is None


def test_a_back_test_prints_its_table_or_json() -> None:
    assert "after ¾" in run("--backtest", "past.csv").stdout
    told = json.loads(run("--backtest", "past.csv", "--limit", "180", "--json").stdout)
    assert told["all"]["forecasts"] == 8
    assert set(told["all"]["coverage"]) == {"50", "80", "95"}


def test_a_recorded_session_is_forecast_as_of_an_instant() -> None:
    CliRunner().invoke(app, ["play", str(PLAYS / "a-session.jsonl"), "--record"])
    said = run("oewg-7", "--meeting", "m10", "--at", "2024-03-08T15:10").stdout
    assert "The meeting must rise at" in said
    assert "There is no meeting “m99”" in run("oewg-7", "--meeting", "m99", status=1).stderr


def test_a_name_is_text_and_commands_neither_the_terminal_nor_the_table() -> None:
    Path("names.csv").write_text("delegation\nChad [/red]\n[bold]Peru\n\x1b[2JOman\n", encoding="utf-8")
    said = run("past.csv", "--list", "names.csv", "--minutes", "10").stdout
    assert "Chad [/red]" in said
    assert "[bold]Peru" in said
    assert "\\x1b[2JOman" in said
    told = json.loads(run("past.csv", "--list", "names.csv", "--json").stdout)
    assert told["forecast"]["names"][2]["name"] == "\\x1b[2JOman"


@pytest.mark.parametrize("minutes", ["nan", "inf", "-1", "1e300"])
def test_a_meeting_of_no_length_that_could_be_meant_is_refused(minutes: str) -> None:
    assert "--minutes" in run("past.csv", "--list", "list.csv", "--minutes", minutes, status=2).stderr
    assert "--limit" in run("--backtest", "past.csv", "--limit", minutes, status=2).stderr


def test_a_list_on_which_all_were_heard_and_a_meeting_without_time_have_an_answer() -> None:
    Path("heard.csv").write_text("delegation,speech_seconds\nChile,200\n", encoding="utf-8")
    assert "everybody will have been heard" in run("past.csv", "--list", "heard.csv", "--minutes", "10").stdout
    assert "3 will not have been heard" in run("past.csv", "--list", "list.csv", "--minutes", "0").stdout


def test_before_a_session_was_convened_it_had_no_meeting_to_forecast() -> None:
    CliRunner().invoke(app, ["play", str(PLAYS / "a-session.jsonl"), "--record"])
    assert "There is no meeting" in run("oewg-7", "--at", "2001-01-01T00:00", status=1).stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "name a session, or a CSV file"),
        (("--backtest", "none.csv"), "none.csv: No such file"),
        (("past.csv", "--list", "none.csv"), "none.csv: No such file"),
        (("past.csv",), "past.csv is a file: name the list that is to be forecast from it with --list"),
        (("--backtest", "list.csv"), "a back-test needs at least two sittings"),
    ],
)
def test_what_cannot_be_forecast_is_said_in_one_sentence(arguments: tuple[str, ...], says: str) -> None:
    assert says in failure(*arguments)
