"""What an installation may not get wrong: its secrets, its address, its database, who may sign in."""

import asyncio
import os
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client

from seriatim.journal.sqlite import wal_is_safe
from seriatim.site import environment, serving
from seriatim.site.people import accounts


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DEBUG", "DEMO", "ORIGIN", "SECRET_KEY"):
        monkeypatch.delenv(f"SERIATIM_{name}", raising=False)
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path))


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert environment.secret_key() == environment.secret_key()
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    environment.secret_key()
    (tmp_path / "secret-key").chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="others may read"):
        environment.secret_key()


def test_a_key_can_be_given_instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SERIATIM_SECRET_KEY", "from a safe")
    assert environment.secret_key() == "from a safe"
    assert not [*tmp_path.iterdir()]


def test_inner_workings_are_shown_if_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not environment.debug()
    monkeypatch.setenv("SERIATIM_DEBUG", "1")
    assert environment.debug()


@pytest.mark.parametrize(
    "wrong",
    [
        "http://floor.example", "*", "https://*", "https://*.floor.example", "floor.example", "https://",
        "https://floor.example/path", "https://floor.example/", "https://floor.example?x", "https://floor.example#x",
        "https://a:b@floor.example", "https://Floor.example", "https://192.0.2.1", "https://[2001:db8::1]",
        "https://0x7f.1", "https://1.2.3.0x4", "https://floor.example:443", "https://floor.example:0443",
        "https://floor.example:65536", "https://floor.example:", "https://.example", "https://floor..example",
        "https://floor.example.", "https://-floor.example", "https://localhost", "https://fl\u00f6\u00f6r.example",
        "https://" + "a." * 126 + "aa", " https://floor.example", "https://floor.example\n",
    ],
)  # fmt: skip
def test_readers_elsewhere_reach_it_by_one_https_address_or_not_at_all(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert environment.hosts() == ["localhost", "127.0.0.1", "[::1]"]
    monkeypatch.setenv("SERIATIM_ORIGIN", wrong)
    with pytest.raises(ImproperlyConfigured, match="https"):
        environment.hosts()


@pytest.mark.parametrize(
    ("right", "host"),
    [
        ("https://floor.example", "floor.example"),
        ("https://floor.example.org:8443", "floor.example.org"),
        ("https://xn--flr-sna.example", "xn--flr-sna.example"),
    ],
)
def test_the_address_is_a_name_and_a_port_if_it_is_another_than_that_of_https(
    right: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERIATIM_ORIGIN", right)
    assert (environment.origin(), environment.hosts()[-1]) == (right, host)


def test_a_name_that_is_not_ours_is_not_answered(anybody: Client) -> None:
    assert anybody.get("/sign-in/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:p@db.example/floor", "postgresql://u:p@192.0.2.9/floor?sslmode=require",
        "postgresql://u:p@192.0.2.9/floor?sslmode=verify-ca", "postgresql://u@localhost,db.example/floor",
        "postgresql://u@localhost/floor?hostaddr=192.0.2.9", "postgresql:///floor?host=db.example",
        "postgresql:///?service=floor", "host=db.example dbname=floor",
    ],
)  # fmt: skip
def test_a_database_on_another_machine_is_used_only_where_nobody_can_be_in_between(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=r"add \?sslmode=verify-full"):
        environment.journal_url()


@pytest.mark.parametrize("name", ["PGHOST", "PGHOSTADDR", "PGSERVICE"])
def test_what_the_address_of_the_database_leaves_out_is_looked_for_where_its_driver_looks(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///floor")
    monkeypatch.setenv(name, "192.0.2.9")
    with pytest.raises(ImproperlyConfigured, match="verify-full"):
        environment.database()
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert environment.database()["NAME"] == "floor"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:///floor", "postgresql://u@localhost/floor", "postgresql://u@127.0.0.1:5433/floor",
        "postgresql://u@[::1]/floor", "postgresql:///floor?host=/run/postgresql", "sqlite:////srv/journal.sqlite3",
        "postgresql://u@db.example/floor?sslmode=verify-full",
    ],
)  # fmt: skip
def test_a_database_on_this_machine_needs_no_certificate(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert environment.journal_url() == url


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
    asyncio.run(_finished(serving.application(_nobody_follows)(scope, receive, send)))
    return sent


async def _nobody_follows(*_: Any) -> None:
    raise AssertionError("this is no stream")


async def _finished(answer: Awaitable[None]) -> None:
    await answer


def test_more_than_a_form_holds_is_refused_before_a_thread_is_taken() -> None:
    sent = answered([b"x" * 100_000] * 7)
    assert sent[0]["status"] == 413
    assert b"Nothing was done" in sent[1]["body"]


def test_a_body_in_pieces_reaches_the_pages(db: None) -> None:
    assert answered([b"delegation=", b"KEN"])[0]["status"] in (403, 404)


def test_whoever_prepares_twice_finds_everything_in_place(db: None, chamber: object) -> None:
    serving.prepare()
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "seriatim.site.settings"
