"""The first officer of a body comes in by a link that the command line prints."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from seriatim.site.cli import app
from seriatim.site.tests.cast import KENYA, PEOPLE, Visitor
from seriatim.site.tests.scene import BODY, Hall

WHO = ["--body", BODY, "--name", "Olga"]


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["invite", *arguments])


@pytest.fixture(autouse=True)
def the_house(hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works on the house of the test; its tables are up to date."""
    monkeypatch.setattr("seriatim.site.serving.prepare", lambda: None)


def test_an_officer_is_invited_and_comes_in() -> None:
    said = run(*WHO, "--office", "secretariat")
    assert said.exit_code == 0, said.output
    first, address = said.output.strip().splitlines()
    assert "A link for Olga" in first
    assert "it works once, until 15 March 2024" in first
    olga = Visitor().comes_in(address.removeprefix("http://localhost:8000"))
    assert olga.get(PEOPLE).status_code == 200


def test_a_focal_point_is_invited_and_machines_may_read_it() -> None:
    said = run("--body", BODY, "--name", "Amina", "--delegation", "KEN", "--json")
    told = json.loads(said.output)
    assert told["person"].startswith("p-")
    amina = Visitor().comes_in(told["address"].removeprefix("http://localhost:8000"))
    assert amina.get(KENYA).status_code == 200


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "one of them"),
        (["--office", "chair", "--delegation", "KEN"], "one of them"),
        (["--office", "king"], "give chair, secretariat, interpreter"),
        (["--delegation", "XXX"], "XXX"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused_with_a_sentence(arguments: list[str], why: str) -> None:
    said = run(*WHO, *arguments)
    assert said.exit_code != 0
    assert why in said.output


def test_nobody_is_invited_to_a_body_that_does_not_exist() -> None:
    said = run("--body", "nowhere", "--name", "Olga", "--office", "chair")
    assert said.exit_code == 1
    assert "nowhere" in said.output
