"""What an installation may not get wrong: its secrets, its address, its database, who may sign in."""

import asyncio
import os
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client

from seriatim.journal.sqlite import wal_is_safe
from seriatim.site import accounts, environment, serving


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DEBUG", "DEMO", "ORIGIN", "SECRET_KEY"):
        monkeypatch.delenv(f"SERIATIM_{name}", raising=False)
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path))
    cache.clear()


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert environment.secret_key() == environment.secret_key()
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    environment.secret_key()
    (tmp_path / "secret-key").chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="others may read"):
        environment.secret_key()


def test_of_two_processes_that_make_the_key_at_once_both_use_the_first(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("the first one's")
    environment._make_once(tmp_path / "secret-key", "the second one's")
    assert (tmp_path / "secret-key").read_text() == "the first one's"


def test_a_key_can_be_given_instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SERIATIM_SECRET_KEY", "from a safe")
    assert environment.secret_key() == "from a safe"
    assert not [*tmp_path.iterdir()]


def test_inner_workings_are_shown_in_the_demonstration_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not environment.debug()
    monkeypatch.setenv("SERIATIM_DEBUG", "1")
    with pytest.raises(ImproperlyConfigured, match="SERIATIM_DEMO"):
        environment.debug()
    monkeypatch.setenv("SERIATIM_DEMO", "1")
    assert environment.debug()


@pytest.mark.parametrize("wrong", ["http://floor.example", "*", "https://*", "https://a.example/path", "floor.example"])
def test_readers_elsewhere_reach_it_by_one_https_address_or_not_at_all(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert environment.hosts() == ["localhost", "127.0.0.1", "[::1]"]
    monkeypatch.setenv("SERIATIM_ORIGIN", wrong)
    with pytest.raises(ImproperlyConfigured, match="https"):
        environment.hosts()
    monkeypatch.setenv("SERIATIM_ORIGIN", "https://floor.example/")
    assert environment.hosts()[-1] == "floor.example"


def test_a_name_that_is_not_ours_is_not_answered(anybody: Client) -> None:
    assert anybody.get("/sign-in/", headers={"Host": "evil.example"}).status_code == 400


def test_django_and_the_journal_share_a_postgresql_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://clerk:secret@db.example:5433/floor?sslmode=verify-full")
    found = environment.database()
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "floor", "clerk", "secret", "db.example", "5433"
    ]  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "verify-full"}
    monkeypatch.setenv("DATABASE_URL", "postgresql://[half an address")
    with pytest.raises(ImproperlyConfigured):
        environment.database()


@pytest.mark.django_db
def test_django_uses_the_journals_sqlite_and_forgets_nothing_that_it_acknowledged() -> None:
    with connection.cursor() as cursor:
        version = cursor.execute("SELECT sqlite_version()").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    assert wal_is_safe(tuple(map(int, version.split("."))))
    assert synchronous == 2, "FULL"


def test_signing_in_leads_back_to_the_page_and_never_elsewhere(anybody: Client) -> None:
    accounts.ensure_secretariat("the nameplate is raised")
    right = {"name": "secretariat", "password": "the nameplate is raised"}
    for wanted, led in (("/bodies/oewg/", "/bodies/oewg/"), ("https://evil.example/", "/"), ("//evil.example/", "/")):
        answer = anybody.post("/sign-in/", right | {"next": wanted})
        assert answer.headers["Location"] == led
    assert anybody.post("/sign-out/").headers["Location"] == "/"
    assert "_auth_user_id" not in anybody.session
    assert anybody.get("/sign-out/").status_code == 405


def test_a_password_is_hashed_with_argon2_and_a_new_one_is_made_where_none_is_given(db: None) -> None:
    first, second = accounts.ensure_secretariat(), accounts.ensure_secretariat()
    assert first != second
    account = User.objects.get(username="secretariat")
    assert account.password.startswith("argon2$argon2id$")
    assert account.check_password(second)


def test_after_five_wrong_passwords_from_one_address_the_sixth_is_not_tried(
    anybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "authenticate", lambda *_, **__: None)
    wrong = {"name": "secretariat", "password": "wrong"}
    assert [anybody.post("/sign-in/", wrong).status_code for _ in range(6)] == [401] * 5 + [429]
    assert anybody.post("/sign-in/", wrong, REMOTE_ADDR="192.0.2.7").status_code == 401
    assert anybody.post("/sign-in/", wrong | {"name": "other"}).status_code == 401
    assert anybody.post("/sign-in/", {"name": ""}).status_code == 400


def answered(body: list[bytes]) -> list[dict[str, Any]]:
    """What the server sends to a POST whose body arrives in these pieces."""
    pieces = [{"type": "http.request", "body": piece, "more_body": True} for piece in body]
    pieces.append({"type": "http.request", "body": b"", "more_body": False})
    sent = list[dict[str, Any]]()

    async def receive() -> dict[str, Any]:
        return pieces.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/nowhere/", "raw_path": b"/nowhere/", "query_string": b"",
        "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 4000), "headers": [(b"host", b"localhost"), (b"content-length", b"0")],
    }  # fmt: skip
    asyncio.run(_finished(serving.application()(scope, receive, send)))
    return sent


async def _finished(answer: Awaitable[None]) -> None:
    await answer


def test_more_than_a_form_holds_is_refused_before_a_thread_is_taken() -> None:
    sent = answered([b"x" * 100_000] * 3)
    assert sent[0]["status"] == 413
    assert b"nothing was done" in sent[1]["body"]


def test_a_body_in_pieces_reaches_the_pages(db: None) -> None:
    assert answered([b"delegation=", b"KEN"])[0]["status"] in (403, 404)


def test_whoever_prepares_twice_finds_everything_in_place(db: None, chamber: object) -> None:
    serving.prepare()
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "seriatim.site.settings"
