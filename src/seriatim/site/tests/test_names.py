"""The names that scripts know: everybody's in one language, whatever any list shows."""

import re
from typing import Any

import pytest
from django.test import Client

from seriatim.delegations.rules import commands as d
from seriatim.floor.rules.kinds import Visibility
from seriatim.kernel.ids import DelegationId
from seriatim.site import names
from seriatim.site.tests.scene import BODY, Hall

pytestmark = pytest.mark.django_db

NOW = "/names/oewg/{}/now.json"


def read(client: Client, language: str = "en") -> dict[str, list[str]]:
    answer = client.get(NOW.format(language), follow=True)
    found: dict[str, list[str]] = answer.json()
    return found


def test_names_are_in_the_language_that_is_asked_for(hall: Hall, anybody: Client) -> None:
    assert read(anybody)["KEN"] == ["Kenya", "the Republic of Kenya"]
    assert read(anybody, "ar")["KEN"][0] == "كينيا"
    assert anybody.get(NOW.format("de")).status_code == 404
    assert anybody.get("/names/nobody/en/now.json").status_code == 404


def test_an_answer_may_be_kept_for_ever_and_an_older_address_leads_to_the_present_one(
    hall: Hall, anybody: Client
) -> None:
    address = names.address(BODY, "en")
    assert "immutable" in anybody.get(address).headers["Cache-Control"]
    hall.act(d.AdmitParticipant(BODY, DelegationId("FORUM"), "stakeholder", {"en": "Civil Society Forum"}))
    moved: Any = anybody.get(address)
    assert (moved.status_code, moved.headers["Cache-Control"]) == (302, "no-store")
    assert moved.headers["Location"] == names.address(BODY, "en") != address


def test_whoever_was_admitted_is_named_and_says_in_which_language(hall: Hall, anybody: Client) -> None:
    hall.act(d.AdmitParticipant(BODY, DelegationId("FORUM"), "stakeholder", {"en": "Civil Society Forum"}))
    assert read(anybody)["FORUM"] == ["Civil Society Forum", ""]
    assert read(anybody, "ar")["FORUM"] == ["Civil Society Forum", "", "en"]


def test_nothing_is_learnt_of_a_list_from_who_is_named(hall: Hall, anybody: Client) -> None:
    before = names.address(BODY, "en")
    hall.seen_by(Visibility.OWN).asked("KEN", "BRA")
    assert names.address(BODY, "en") == before
    assert re.search(r"/names/oewg/en/[0-9a-f]{12}\.json", before)
