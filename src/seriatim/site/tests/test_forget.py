"""A name can be erased; what its pseudonym did stays on record."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from typer.testing import CliRunner

from seriatim.delegations.models import Link, Person, SignedIn
from seriatim.delegations.rules.commands import RemoveOfficer
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId, PersonId
from seriatim.site.cli import app
from seriatim.site.house import chamber, now
from seriatim.site.tests.cast import PEOPLE, Visitor
from seriatim.site.tests.scene import BODY, Hall


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, [*arguments])


@pytest.fixture(autouse=True)
def the_house(hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands work on the house of the test; its tables are up to date."""
    monkeypatch.setattr("seriatim.site.serving.prepare", lambda: None)


def invited(name: str) -> tuple[str, Visitor]:
    told = json.loads(run("invite", "--body", BODY, "--name", name, "--office", "secretariat", "--json").output)
    return told["person"], Visitor().comes_in(told["address"].removeprefix("http://localhost:8000"))


def test_who_serves_no_longer_is_forgotten_with_account_links_and_devices() -> None:
    olga, _ = invited("Olga Ivanova")
    petra, petras_browser = invited("Petra Novák")
    assert run("forget", petra).exit_code != 0
    accounts = get_user_model().objects.count()
    chamber().act(RemoveOfficer(BodyId(BODY), PersonId(petra), "her posting ended"), Occasion(SECRETARIAT, now()))
    said = run("forget", petra, "--json")
    assert json.loads(said.output) == {"person": petra, "account": True}
    assert not Person.objects.filter(person=petra).exists()
    assert not Link.objects.filter(person_id=petra).exists()
    assert get_user_model().objects.count() == accounts - 1
    assert SignedIn.objects.count() == 1
    assert petras_browser.get(PEOPLE).status_code != 200
    assert chamber().body(BodyId(BODY)).roster.places[PersonId(petra)] == "secretariat"
    assert Person.objects.filter(person=olga).exists()


def test_who_still_serves_and_who_is_nobody_is_not_forgotten() -> None:
    olga, _ = invited("Olga Ivanova")
    assert f"{olga} still serves in {BODY}" in run("forget", olga).output
    assert "nobody is known as p-222222222222" in run("forget", "p-222222222222").output
    assert Person.objects.filter(person=olga).exists()
