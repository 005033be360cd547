"""Is docs/commands.md complete and true? What it says is generated, and what it shows is played."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seriatim.kernel.command import COMMAND_TYPES
from seriatim.site.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PLAYS = sorted((ROOT / "docs" / "plays").glob("*.jsonl"))


def played(file: Path) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, ["play", "--json", str(file)])
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_page_is_what_the_code_says() -> None:
    script = ROOT / "scripts" / "commands_page.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_every_command_has_its_section_and_an_example() -> None:
    sections = re.findall(r"^### `(\w+)`\n.*?^```json\n(.*?)\n```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert {name for name, _ in sections} == set(COMMAND_TYPES)
    assert [name for name, example in sections if json.loads(example)["command"] != name] == []


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.stem)
def test_every_example_belongs_to_a_play_in_which_nothing_is_refused(play: Path) -> None:
    answers = played(play)
    assert [answer for answer in answers if not answer.get("ok") and "state" not in answer] == []
    assert "state" in answers[-1]


def test_the_answers_on_the_page_are_those_that_are_given(tmp_path: Path) -> None:
    file, answers = re.findall(r"```jsonl\n(.*?)```", PAGE, flags=re.DOTALL)
    (tmp_path / "file.jsonl").write_text(file, encoding="utf-8")
    assert played(tmp_path / "file.jsonl")[-4:-1] == [json.loads(line) for line in answers.splitlines()]


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.stem)
def test_every_field_of_the_final_state_is_explained_however_deep_it_stands(play: Path) -> None:
    explained = set(re.findall(r"`([\w.…]+)`", PAGE.partition("## The final state")[2].partition("<!--")[0]))
    state = played(play)[-1]["state"]
    assert isinstance(state, dict)
    assert set(fields_of(state)) <= explained


def fields_of(facts: object, *, ids: bool = False) -> Iterator[str]:
    """Every name of a field that stands in what is told; with `ids` the names on top are a session's own."""
    if isinstance(facts, dict):
        for name, one in facts.items():
            if not ids:
                yield name
            yield from fields_of(one, ids=not ids and name == "lists")
    if isinstance(facts, list):
        for one in facts:
            yield from fields_of(one)
