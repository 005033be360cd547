"""To whom a weakness is reported (RFC 9116)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from seriatim.site import environment

ADDRESS = "/.well-known/security.txt"


def test_an_installation_says_whom_to_write_to_and_until_when(settings: Settings, client: Client, db: None) -> None:
    settings.SECURITY_CONTACT, settings.ORIGIN = "mailto:security@floor.example", "https://floor.example"
    answer = client.get(ADDRESS)
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert told["Contact"] == "mailto:security@floor.example"
    assert told["Canonical"] == "https://floor.example/.well-known/security.txt"
    expires = datetime.fromisoformat(told["Expires"])
    assert timedelta(days=88) < expires - timezone.now() < timedelta(days=91)


def test_a_developers_machine_says_nothing(settings: Settings, client: Client, db: None) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    "wrong", ["", "security@floor.example", "http://floor.example", "mailto:a b@c", "javascript:x"]
)
def test_an_installation_that_others_reach_does_not_start_without_a_contact(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERIATIM_ORIGIN", "https://floor.example")
    monkeypatch.setenv("SERIATIM_SECURITY_CONTACT", wrong)
    with pytest.raises(ImproperlyConfigured, match="SERIATIM_SECURITY_CONTACT"):
        environment.security_contact()


def test_a_contact_is_a_mail_address_or_a_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SERIATIM_ORIGIN", "https://floor.example")
    for right in ("mailto:security@floor.example", "https://floor.example/report"):
        monkeypatch.setenv("SERIATIM_SECURITY_CONTACT", right)
        assert environment.security_contact() == right
    monkeypatch.delenv("SERIATIM_ORIGIN")
    monkeypatch.delenv("SERIATIM_SECURITY_CONTACT")
    assert environment.security_contact() == ""
