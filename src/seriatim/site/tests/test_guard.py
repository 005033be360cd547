"""With which settings nothing is served, and what is said about each."""

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installed
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings
from typer.testing import CliRunner

from seriatim.journal import sqlite_url
from seriatim.site import environment, serving
from seriatim.site.cli import app
from seriatim.site.gate.guard import refuse_insecure, refuse_reachable, refuse_readable
from seriatim.site.tests.test_cli import PLAYS


@pytest.fixture(autouse=True)
def for_others(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """An installation that others reach, in order."""
    for name in ("DEMO", "DEBUG", "FRESH_MINUTES", "ORIGIN"):
        monkeypatch.delenv(f"SERIATIM_{name}", raising=False)
    settings.DEBUG = False
    settings.ORIGIN = "https://floor.example.org"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.ALLOWED_HOSTS = ["floor.example.org"]
    settings.SECRET_KEY = "kQ7-nothing-to-be-guessed-0123456789-xyz"


def test_an_installation_in_order_is_served() -> None:
    refuse_insecure(installed)


@pytest.mark.parametrize(
    ("name", "value", "what_to_do"),
    [
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True, "set it to False"),
        ("MFA_WEBAUTHN_USER_VERIFICATION", "preferred", "set it to 'required'"),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "123456", "remove it"),
        ("ALLOWED_HOSTS", ["*"], "name each host"),
        ("ALLOWED_HOSTS", [".example.org"], "name each host"),
        ("DEBUG", True, "unset SERIATIM_DEBUG"),
        ("SECRET_KEY", "secret", "unset SERIATIM_SECRET_KEY"),
        ("SECRET_KEY", "django-insecure-0123456789abcdefghijklmnopqrstuv", "unset SERIATIM_SECRET_KEY"),
        ("SECRET_KEY", "ab" * 40, "unset SERIATIM_SECRET_KEY"),
        ("SECRET_KEY", "abcdefgh" * 4, "unset SERIATIM_SECRET_KEY"),
        ("SECRET_KEY", "correct horse battery " * 2, "unset SERIATIM_SECRET_KEY"),
        ("SECRET_KEY", "kQ7-nothing-to-be" * 2 + "kQ7", "unset SERIATIM_SECRET_KEY"),
        ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz", "unset SERIATIM_SECRET_KEY"),
        ("FRESH_MINUTES", 0, "give at least 1"),
        ("SESSION_COOKIE_SECURE", False, "set SESSION_COOKIE_SECURE"),
    ],
)
def test_what_is_insecure_is_refused_with_what_to_do(
    name: str, value: Any, what_to_do: str, settings: Settings
) -> None:
    setattr(settings, name, value)
    with pytest.raises(ImproperlyConfigured, match=what_to_do):
        refuse_insecure(installed)


def test_the_demonstration_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setenv("SERIATIM_DEMO", "1")
    with pytest.raises(ImproperlyConfigured, match="unset SERIATIM_DEMO or SERIATIM_ORIGIN"):
        refuse_insecure(installed)
    settings.ORIGIN, settings.FRESH_MINUTES, settings.DEBUG = "", 0, True
    refuse_insecure(installed)


def test_nothing_is_prepared_with_insecure_settings(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    with pytest.raises(ImproperlyConfigured, match="wildcard"):
        serving.prepare()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "floor.example.org", "", "fe80::1%eth0"])
def test_where_others_can_reach_it_an_installation_without_its_https_address_is_not_served(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ImproperlyConfigured, match="SERIATIM_ORIGIN"):
        refuse_reachable(host, "")
    refuse_reachable(host, "https://floor.example.org")
    for also in ("SERIATIM_DEMO", "SERIATIM_DEBUG"):
        monkeypatch.setenv(also, "1")
        with pytest.raises(ImproperlyConfigured, match="this machine alone"):
            refuse_reachable(host, "https://floor.example.org")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_on_this_machine_alone_it_is_served_without(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_reachable(host, "")
    monkeypatch.setenv("SERIATIM_DEMO", "1")
    refuse_reachable(host, "")


def test_the_program_asks_before_it_listens(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ORIGIN = ""
    with pytest.raises(ImproperlyConfigured, match=r"others can reach 0\.0\.0\.0"):
        serving.serve("0.0.0.0", 0)


def test_data_that_others_on_the_machine_may_read_are_refused_with_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", sqlite_url(tmp_path / "journal.sqlite3"))
    assert environment.folder().stat().st_mode & 0o777 == 0o700
    for path in environment.data()[1:]:
        path.touch(mode=0o600)
    refuse_readable(environment.data())
    wal = tmp_path / "journal.sqlite3-wal"
    wal.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match=f"chmod go= {wal}$"):
        refuse_readable(environment.data())
    wal.chmod(0o600)
    (tmp_path / "var" / "site.sqlite3").chmod(0o644)
    environment.folder().chmod(0o755)
    with pytest.raises(ImproperlyConfigured, match=f"chmod go= {tmp_path / 'var'} {tmp_path / 'var' / 'site.sqlite3'}"):
        serving.prepare()


def test_what_the_program_makes_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0o022)
    try:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("DATABASE_URL", raising=False)
        monkeypatch.setenv("SERIATIM_VAR", "var")
        CliRunner().invoke(app, ["play", "--record", str(PLAYS / "a-session.jsonl")])
        assert {path.name: oct(path.stat().st_mode & 0o077) for path in tmp_path.rglob("*.sqlite3*")} == {
            "journal.sqlite3": "0o0"
        }
        assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(before)


def test_a_touch_is_good_for_a_quarter_of_an_hour_unless_another_time_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.fresh_minutes() == 15
    monkeypatch.setenv("SERIATIM_FRESH_MINUTES", "5")
    assert environment.fresh_minutes() == 5
    for wrong in ("-1", "five", "1.5", "²", "9999"):
        monkeypatch.setenv("SERIATIM_FRESH_MINUTES", wrong)
        with pytest.raises(ImproperlyConfigured, match="SERIATIM_FRESH_MINUTES"):
            environment.fresh_minutes()
    monkeypatch.delenv("SERIATIM_FRESH_MINUTES")
    monkeypatch.setenv("SERIATIM_DEMO", "1")
    assert environment.fresh_minutes() == 0


def test_passkeys_are_for_the_name_of_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.relying_party() == "localhost"
    monkeypatch.setenv("SERIATIM_ORIGIN", "https://floor.example.org")
    assert environment.relying_party() == "floor.example.org"


def test_no_other_server_gets_at_the_pages_with_insecure_settings(settings: Settings) -> None:
    sys.modules.pop("seriatim.site.wsgi", None)
    settings.FRESH_MINUTES = 0
    with pytest.raises(ImproperlyConfigured, match="give at least 1"):
        importlib.import_module("seriatim.site.wsgi")


def test_a_folder_that_somebody_has_just_made_is_closed_and_one_with_open_files_is_left_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, used = tmp_path / "made", tmp_path / "used"
    for folder in (made, used):
        folder.mkdir()
        folder.chmod(0o755)
    (used / "journal.sqlite3").touch()
    (used / "journal.sqlite3").chmod(0o644)
    for folder, left in ((made, 0o700), (used, 0o755)):
        monkeypatch.setenv("SERIATIM_VAR", str(folder))
        assert environment.folder().stat().st_mode & 0o777 == left
