"""How often may a password and a one-time code be tried, and when does a password open nothing at all?"""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from seriatim.delegations.models import SignedIn
from seriatim.site.people import accounts
from seriatim.site.tests.cast import Visitor, options, said
from seriatim.site.tests.scene import LIST, TOPIC, Hall, done

RIGHT = {"name": "secretariat", "password": "the nameplate is raised"}
WRONG = RIGHT | {"password": "wrong"}
SECRET = "JBSWY3DPEHPK3PXP"
OWN = {"visibility": "own", "next_names": "2"}


def code(later: int = 0) -> str:
    """The code that an app would show, so many half minutes from now."""
    return str(format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time()) + later)))


def wrong_code() -> str:
    known = {code(later) for later in range(-3, 4)}
    return next(one for one in ("000000", "111111", "222222", *map(str, range(333333, 333343))) if one not in known)


def tries(given: dict[str, str], times: int, address: str = "127.0.0.1") -> list[int]:
    return [Visitor(REMOTE_ADDR=address).post("/sign-in/", given).status_code for _ in range(times)]


@pytest.fixture
def account(db: None) -> User:
    """The account of the first set-up."""
    accounts.ensure_secretariat(RIGHT["password"])
    return User.objects.get(username="secretariat")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, account: User) -> list[str]:
    """Passwords are compared without a hash; the names of which one was looked at."""
    looked_at = list[str]()

    def compared(_request: object, username: str, password: str) -> User | None:
        looked_at.append(username)
        return account if (username, password) == tuple(RIGHT.values()) else None

    monkeypatch.setattr(accounts, "authenticate", compared)
    return looked_at


@pytest.fixture
def codes(account: User) -> Authenticator:
    """The account asks for one-time codes."""
    sealed = {"secret": get_adapter().encrypt(SECRET)}
    return Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=sealed)


@pytest.fixture
def occupied() -> Iterator[None]:
    """Somebody's password is being checked, and that takes long."""
    assert accounts._hashing.acquire(blocking=False)
    yield
    accounts._hashing.release()


def test_after_five_wrong_passwords_from_one_address_the_sixth_is_not_tried(quick: list[str]) -> None:
    assert tries(WRONG, 6) == [401] * 5 + [429]
    assert len(quick) == 5
    answer = Visitor().post("/sign-in/", RIGHT)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "180"
    assert "Too many attempts: wait 3 minutes" in said(answer)
    assert tries(WRONG, 1, "192.0.2.7") == [401]
    assert tries(WRONG | {"name": "other"}, 1) == [401]
    assert tries({"name": ""}, 1) == [400]


def test_while_one_password_is_checked_another_is_told_at_once_to_wait_and_pages_are_shown(
    account: User, occupied: None, hall: Hall
) -> None:
    for name in ("secretariat", "nobody"):
        answer = Visitor().post("/sign-in/", RIGHT | {"name": name})
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "1"
        assert "yours was not: give it again" in said(answer)
    assert {Client().get(page).status_code for page in ("/", LIST, "/sign-in/")} == {200}


def test_who_was_told_to_wait_has_not_used_up_a_try(account: User, quick: list[str]) -> None:
    with accounts._one_at_a_time():
        assert tries(WRONG, 10) == [429] * 10
    assert tries(RIGHT, 1) == [302]


def test_a_hash_is_made_one_at_a_time_also_for_a_name_that_nobody_has(account: User) -> None:
    assert accounts._hashing._initial_value == 1  # type: ignore[attr-defined]  # of threading's own
    assert tries(WRONG | {"name": "nobody"}, 1) == [401]
    assert accounts._hashing.acquire(blocking=False), "it was given back"
    accounts._hashing.release()


def test_a_right_password_makes_the_wrong_ones_before_forgotten(quick: list[str]) -> None:
    assert tries(WRONG, 4) + tries(RIGHT, 1) + tries(WRONG, 5) == [401] * 4 + [302] + [401] * 5


def test_a_right_password_with_a_wrong_code_is_a_wrong_try(quick: list[str], codes: Authenticator) -> None:
    assert tries(RIGHT | {"code": wrong_code()}, 7) == [401] * 5 + [429] * 2
    assert tries(RIGHT | {"code": code()}, 1) == [429]


def test_codes_are_counted_for_the_account_from_wherever_they_are_tried(quick: list[str], codes: Authenticator) -> None:
    statuses = [tries(RIGHT | {"code": wrong_code()}, 1, f"192.0.2.{number}")[0] for number in range(8)]
    assert statuses == [401] * 5 + [429] * 3
    assert tries(RIGHT | {"code": code()}, 1, "192.0.2.99") == [429]


def test_a_right_code_makes_the_wrong_ones_before_forgotten(quick: list[str], codes: Authenticator) -> None:
    assert tries(RIGHT | {"code": wrong_code()}, 4) == [401] * 4
    assert tries(RIGHT | {"code": code()}, 1) == [302]
    assert tries(RIGHT | {"code": wrong_code()}, 5) == [401] * 5


def test_nothing_that_anybody_can_send_makes_wrong_tries_forgotten(quick: list[str]) -> None:
    assert tries(WRONG, 6)[-1] == 429
    for number in range(400):
        cache.set(f"crowd:{number}", 1)
        Visitor().post("/sign-in/", {"credential": "{}"})
        tries(WRONG | {"name": f"guessed {number}"}, 1)
    assert tries(RIGHT, 1) == [429]


def test_the_cache_has_room_for_every_challenge_that_is_answered_in_a_day() -> None:
    cache.set("first", 1)
    for number in range(2_000):
        cache.set(f"crowd:{number}", 1)
    assert cache.get("first") == 1


def test_whoever_only_looks_at_the_form_leaves_nothing_in_the_database(db: None) -> None:
    visitor = Visitor()
    answer = visitor.get("/sign-in/")
    assert "session" not in visitor.cookies
    assert not Session.objects.exists()
    carried = answer.cookies["passkey"]
    assert (carried["httponly"], carried["samesite"], carried["max-age"]) == (True, "Strict", 300)


def with_a_key() -> Visitor:
    """The account of the first set-up, signed in with its password, after it registered a passkey."""
    visitor = Visitor()
    assert visitor.post("/sign-in/", RIGHT).status_code == 302
    answer = visitor.post("/keys/passkey/", {"credential": visitor.key.makes(options(visitor.post("/keys/passkeys/")))})
    assert done(answer)
    return visitor


def test_once_an_account_has_a_passkey_its_password_signs_nobody_in(account: User) -> None:
    visitor = with_a_key()
    visitor.post("/sign-out/")
    answer = visitor.post("/sign-in/", RIGHT)
    assert answer.status_code == 403
    assert "This account has a passkey: sign in with that." in said(answer)
    assert "_auth_user_id" not in visitor.session
    assert visitor.signs_in().status_code == 302


def test_once_an_account_has_a_passkey_its_password_is_no_touch(account: User, hall: Hall, settings: Settings) -> None:
    visitor = with_a_key()
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    assert 'name="password_again"' not in visitor.post(f"{LIST}visibility/", OWN).content.decode()
    answer = visitor.post(f"{LIST}visibility/", OWN | {"password_again": RIGHT["password"]})
    assert answer.status_code == 401
    assert "Your account has a passkey, and nothing was done" in said(answer)
    assert hall.floor.lists[TOPIC].visibility != "own"
    assert done(visitor.post(f"{LIST}visibility/", OWN | {"credential": visitor.key.proves(options(answer))}))


def test_where_there_are_one_time_codes_a_touch_by_password_asks_for_one(
    account: User, codes: Authenticator, hall: Hall, settings: Settings
) -> None:
    visitor: Any = Visitor()
    assert visitor.post("/sign-in/", RIGHT | {"code": code()}).status_code == 302
    cache.clear()  # as if half a minute had passed
    settings.FRESH_MINUTES = 15
    SignedIn.objects.update(touched=None)
    page = visitor.post(f"{LIST}visibility/", OWN)
    assert 'name="code_again"' in page.content.decode()
    given = OWN | {"password_again": RIGHT["password"]}
    for tried in ("", wrong_code()):
        answer = visitor.post(f"{LIST}visibility/", given | {"code_again": tried})
        assert answer.status_code == 401
        assert 'name="code_again" value' not in answer.content.decode()
    assert done(visitor.post(f"{LIST}visibility/", given | {"code_again": code()}))
