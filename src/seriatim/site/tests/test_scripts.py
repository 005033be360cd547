"""How modules and sheets reach a browser: together, under one address that says what they are."""

import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from seriatim.site import style
from seriatim.site.templatetags.live import imported

pytestmark = pytest.mark.django_db

RELATIVE = re.compile(rb"""(?:from|import\() ?["']([^"']+)["']""")


@pytest.mark.parametrize("name", style.SCRIPTS)
def test_a_module_is_kept_for_ever_under_the_digest_of_all(name: str, anybody: Client) -> None:
    answer = anybody.get(reverse("script", kwargs={"digest": style.SCRIPT_DIGEST, "name": name}))
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert anybody.get(f"/script/000000000000/{name}.js").status_code == 404


@pytest.mark.parametrize("name", style.SHEETS)
def test_a_sheet_is_kept_for_ever_and_knows_no_left_and_right(name: str, anybody: Client) -> None:
    answer = anybody.get(reverse("style", kwargs={"digest": style.DIGEST, "name": name}))
    assert "immutable" in answer.headers["Cache-Control"]
    physical = r"[{;]\s*((?:margin|padding|border)-(?:left|right)|left|right|text-align:\s*(?:left|right)|float)\b"
    assert re.findall(physical, answer.content.decode()) == []


@pytest.mark.parametrize("name", style.SCRIPTS)
def test_whatever_a_module_imports_is_there(name: str) -> None:
    asked = {found.decode() for found in RELATIVE.findall(style.SCRIPTS[name])}
    assert {one for one in asked if not re.fullmatch(r"\./([\w-]+)\.js", one)} == set()
    assert {one[2:-3] for one in asked} <= style.SCRIPTS.keys()


def test_what_a_module_imports_is_fetched_with_it() -> None:
    html = Template('{% module "stale" %}').render(Context({"CSP_NONCE": "n"}))
    assert {"announce", "dom", "live", "time", "words"} <= set(imported("stale"))
    assert "stale" not in imported("stale")
    assert html.count("modulepreload") == len(imported("stale"))
    assert html.count('nonce="n"') == len(imported("stale")) + 1
