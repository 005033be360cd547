"""Is a phone woken when its delegation's turn comes: in time, once, encrypted, and nobody else's?"""

import base64
import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session as Browsing
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from seriatim.delegations.rules import commands as d
from seriatim.floor.own import Moment, call_order, moments
from seriatim.floor.rules import commands as c
from seriatim.floor.rules.queue import next_request
from seriatim.kernel.actor import SECRETARIAT
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import DelegationId, PersonId, StreamId
from seriatim.meetings.rules import commands as m
from seriatim.site import environment, house
from seriatim.site.models import Subscription
from seriatim.site.push import keys
from seriatim.site.push.sending import Message, Outcome, send
from seriatim.site.push.services import NotAllowed, must_be_allowed, must_be_outside
from seriatim.site.push.watching import TRIES, Watcher
from seriatim.site.tests.cast import Cast, Visitor, person
from seriatim.site.tests.push_service import Phone, PushService, push_service
from seriatim.site.tests.scene import BODY, SESSION, Hall

SUBSCRIBING, ENDING = "/push/subscription/", "/push/ending/"
KEN = DelegationId("KEN")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of data in which no key has been made yet."""
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path / "var"))
    keys._key.cache_clear()
    return tmp_path / "var"


@pytest.fixture
def service(settings: Settings) -> Iterator[PushService]:
    with push_service() as found:
        settings.PUSH_FOR_TESTS = found.address
        yield found


@pytest.fixture
def watcher(hall: Hall) -> Watcher:
    return Watcher(hall.chamber, pause=0)


def phone_of(visitor: Visitor, service: PushService, path: str = "amina") -> Phone:
    phone = Phone(service, path)
    assert visitor.post(SUBSCRIBING, phone.subscription).status_code == 204
    return phone


def titles(phone: Phone) -> list[str]:
    return [one["title"] for one in phone.received]


# ── Who is told, and when ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_phone_is_told_when_it_is_third_next_and_has_the_floor(
    hall: Hall, cast: Cast, service: PushService, watcher: Watcher
) -> None:
    phone = phone_of(cast.focal_point(), service)
    hall.asked("BRA", "CHL", "FRA", "KEN").opened()
    watcher.look(SESSION)
    for _ in range(4):
        hall.act(c.GiveFloor())
        watcher.look(SESSION)
        watcher.look(SESSION)
    assert titles(phone) == ["You are third", "You are next", "You have the floor"]
    assert {one["address"] for one in phone.received} == {"/sessions/oewg-7/delegation/"}


def test_nobody_else_is_named_in_what_a_phone_is_told(
    hall: Hall, cast: Cast, service: PushService, watcher: Watcher
) -> None:
    phone = phone_of(cast.focal_point(), service)
    hall.asked("BRA", "CHL", "KEN").opened()
    watcher.look(SESSION)
    assert phone.received == [
        {"title": "You are third", "body": "Institutional dialogue", "address": "/sessions/oewg-7/delegation/",
         "tag": "place oewg-7"}
    ]  # fmt: skip
    assert all(b"third" not in body for _path, _headers, body in service.taken)


def test_it_is_told_in_the_language_of_the_page(hall: Hall, cast: Cast, service: PushService, watcher: Watcher) -> None:
    kenya = cast.focal_point()
    kenya.get("/?language=fr")
    phone_of(kenya, service)
    assert Subscription.objects.get().language == "fr"


def test_a_newer_message_replaces_an_older_one_and_none_outlives_its_use(
    hall: Hall, cast: Cast, service: PushService, watcher: Watcher
) -> None:
    phone_of(cast.focal_point(), service)
    hall.asked("BRA", "CHL", "KEN").opened()
    watcher.look(SESSION)
    hall.act(c.GiveFloor())
    hall.act(c.GiveFloor())
    watcher.look(SESSION)
    third, following = (headers for _path, headers, _body in service.taken)
    assert third["topic"] == following["topic"]
    assert (int(third["ttl"]), int(following["ttl"])) == (300, 120)
    assert third["urgency"] == "high"


def test_what_was_told_before_a_restart_is_not_told_again(
    hall: Hall, cast: Cast, service: PushService, watcher: Watcher
) -> None:
    phone = phone_of(cast.focal_point(), service)
    hall.asked("KEN", "BRA").opened()
    watcher.look(SESSION)
    Watcher(hall.chamber, pause=0).look(SESSION)
    assert titles(phone) == ["You are next"]


def test_whoever_left_the_delegation_or_signed_out_is_told_nothing(
    hall: Hall, cast: Cast, service: PushService, watcher: Watcher
) -> None:
    amina, brian, chipo = cast.focal_point(), cast.member(name="Brian"), cast.member(name="Chipo")
    left, out, stays = (phone_of(one, service, name) for one, name in ((amina, "a"), (brian, "b"), (chipo, "c")))
    command = d.RemoveMember(BODY, KEN, PersonId(amina.person), "posted to Vienna")
    hall.chamber.act(command, Occasion(SECRETARIAT, house.now()))
    brian.post("/sign-out/")
    hall.asked("KEN").opened()
    watcher.look(SESSION)
    assert [titles(one) for one in (left, out, stays)] == [[], [], ["You are next"]]


def test_a_session_that_ended_by_itself_is_told_nothing(
    hall: Hall, cast: Cast, service: PushService, watcher: Watcher
) -> None:
    phone = phone_of(cast.focal_point(), service)
    Browsing.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    hall.asked("KEN").opened()
    watcher.look(SESSION)
    assert titles(phone) == []


def test_a_suspended_meeting_wakes_nobody(hall: Hall) -> None:
    hall.asked("KEN").opened()
    assert moments(hall.floor) == {KEN: (Moment.NEXT, 1)}
    hall.act(m.SuspendMeeting())
    assert moments(hall.floor) == {}


def test_who_is_called_first_is_who_is_next(hall: Hall) -> None:
    hall.asked("BRA", "CHL", "KEN").opened()
    assert call_order(hall.floor)[0] == next_request(hall.floor)
    hall.act(c.GiveFloor())
    hall.act(c.RaisePointOfOrder(KEN))
    hall.act(c.RaisePointOfOrder(DelegationId("FRA")))
    assert call_order(hall.floor)[0] == next_request(hall.floor) == hall.request("FRA")


def test_the_worker_looks_at_the_sessions_that_moved_on_and_survives_a_fault(
    hall: Hall, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[str]()

    def look(session: str) -> None:
        looked.append(session)
        if session == "broken":
            raise RuntimeError("a fault")
        watcher._stopped.set()

    monkeypatch.setattr(watcher, "look", look)
    for stream in ("body:oewg", "session:broken", "session:oewg-7"):
        watcher.moved(StreamId(stream))
    watcher.run()
    assert sorted(looked) == ["broken", "oewg-7"]


# ── How it is sent ───────────────────────────────────────────────────────────────────────────────────────────────────

MESSAGE = Message("You are next", "Topic", "/sessions/oewg-7/delegation/", "place oewg-7", 60)


@pytest.fixture
def row(cast: Cast, service: PushService) -> Subscription:
    phone_of(cast.focal_point(), service)
    return Subscription.objects.get()


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (201, Outcome.SENT), (404, Outcome.GONE), (410, Outcome.GONE), (429, Outcome.AGAIN), (503, Outcome.AGAIN),
        (400, Outcome.REFUSED), (307, Outcome.REFUSED),
    ],
)  # fmt: skip
def test_what_a_service_answers_is_understood(
    status: int, outcome: Outcome, row: Subscription, service: PushService
) -> None:
    service.answers = [status]
    assert send(row, MESSAGE) == outcome
    assert [path for path, *_ in service.taken] == ["/amina"], "a redirect is not followed"


def test_a_service_that_is_not_there_is_tried_again_and_not_for_ever(
    hall: Hall, row: Subscription, service: PushService, watcher: Watcher
) -> None:
    service.answers = [503]
    hall.asked("KEN").opened()
    watcher.look(SESSION)
    assert len(service.taken) == TRIES
    assert Subscription.objects.count() == 1


def test_a_phone_that_is_gone_is_forgotten(
    hall: Hall, row: Subscription, service: PushService, watcher: Watcher
) -> None:
    service.answers = [410]
    hall.asked("KEN").opened()
    watcher.look(SESSION)
    assert not Subscription.objects.exists()


def test_nobody_answers_at_the_address_of_a_service(row: Subscription, settings: Settings) -> None:
    settings.PUSH_FOR_TESTS = "http://127.0.0.1:1"
    row.endpoint = "http://127.0.0.1:1/nobody"
    assert send(row, MESSAGE) == Outcome.AGAIN


def test_a_message_says_who_sends_it(row: Subscription, service: PushService) -> None:
    send(row, MESSAGE)
    _path, headers, _body = service.taken[0]
    scheme, token, key = headers["authorization"].replace(",", " ").split()
    claims = json.loads(base64.urlsafe_b64decode(token.removeprefix("t=").split(".")[1] + "=="))
    assert (scheme, claims["aud"], key) == ("vapid", service.address, f"k={keys.public_key()}")


def test_the_key_is_made_once_and_read_by_its_owner_alone(folder: Path) -> None:
    first = keys.public_key()
    keys._key.cache_clear()
    assert keys.public_key() == first
    assert stat.S_IMODE((folder / "push-key").stat().st_mode) == 0o600
    assert environment.push_key() in environment.data()


# ── To whom nothing is sent ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc", "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc", "https://wns2-par02p.notify.windows.com/w/?token=abc",
    ],
)  # fmt: skip
def test_the_services_of_the_usual_browsers_are_allowed(endpoint: str) -> None:
    must_be_allowed(endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/send", "https://fcm.googleapis.com:8443/send", "https://fcm.googleapis.com.evil.example/",
        "https://evil.example/fcm.googleapis.com", "https://evil.example\\@fcm.googleapis.com/",
        "https://fcm.googleapis.com@evil.example/", "https://somebody@fcm.googleapis.com/", "https://127.0.0.1/",
        "https://[::1]/", "https://169.254.169.254/latest/", "https://localhost/", "file:///etc/passwd", "https://",
        "https://notify.windows.com/", "https://xnotify.windows.com/", "https://[bad", "https://fcm.googleapis.com:x/",
        "gopher://fcm.googleapis.com/", "//fcm.googleapis.com/", "https://fcm.googleapis.com/ HTTP/1.1", "",
        "https://fcm.googleapis.com/" + "a" * 1_000, "https://fcm.googleapis.com/\r\nX: y", "https://ｆcm.googleapis.com/",
    ],
)  # fmt: skip
def test_nothing_is_sent_elsewhere(endpoint: str, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        must_be_allowed(endpoint)
    phone = Phone(PushService(), "x").subscription | {"endpoint": endpoint}
    assert cast.focal_point().post(SUBSCRIBING, phone).status_code == 400
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "169.254.169.254", "::1", "fd00::1"])
def test_a_service_whose_name_leads_inside_is_sent_nothing(address: str) -> None:
    with pytest.raises(NotAllowed):
        must_be_outside("https://fcm.googleapis.com/x", lambda *_, **__: [(0, 0, 0, "", (address, 443))])


def test_a_service_without_an_address_is_sent_nothing_and_one_outside_is() -> None:
    def nowhere(*_: Any, **__: Any) -> Any:
        raise OSError

    with pytest.raises(NotAllowed):
        must_be_outside("https://fcm.googleapis.com/x", nowhere)
    with pytest.raises(NotAllowed):
        must_be_outside("https://fcm.googleapis.com/x", lambda *_, **__: [])
    must_be_outside("https://fcm.googleapis.com/x", lambda *_, **__: [(0, 0, 0, "", ("142.250.1.1", 443))])


def test_an_address_that_is_allowed_no_longer_is_sent_nothing(row: Subscription, settings: Settings) -> None:
    settings.PUSH_FOR_TESTS = ""
    assert send(row, MESSAGE) == Outcome.REFUSED


# ── Subscribing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_browser_has_one_subscription_which_it_can_end(cast: Cast, service: PushService) -> None:
    kenya = cast.focal_point()
    phone_of(kenya, service, "first")
    phone_of(kenya, service, "second")
    assert [one.endpoint for one in Subscription.objects.all()] == [f"{service.address}/second"]
    assert kenya.post(ENDING).status_code == 204
    assert not Subscription.objects.exists()


def test_the_same_phone_under_another_account_is_no_longer_the_first_ones(cast: Cast, service: PushService) -> None:
    amina, brian = cast.focal_point(), cast.member(name="Brian")
    phone = phone_of(amina, service)
    assert brian.post(SUBSCRIBING, phone.subscription).status_code == 204
    assert Subscription.objects.get().device.account == person("Brian").account


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("p256dh", "AAAA"), ("p256dh", "€"), ("auth", "AAAA"), ("auth", "A" * 41), ("p256dh", "A" * 87), ("auth", "")],
)
def test_keys_that_no_browser_made_are_refused(field: str, wrong: str, cast: Cast, service: PushService) -> None:
    phone = Phone(service, "x").subscription | {field: wrong}
    answer = cast.focal_point().post(SUBSCRIBING, phone)
    assert (answer.status_code, [*answer.json()["errors"]]) == (400, [field])


def test_a_point_that_is_on_no_curve_breaks_nothing(cast: Cast, service: PushService) -> None:
    forged = base64.urlsafe_b64encode(b"\x04" + b"\x01" * 64).rstrip(b"=").decode()
    phone = Phone(service, "x").subscription | {"p256dh": forged}
    cast.focal_point().post(SUBSCRIBING, phone)
    assert send(Subscription.objects.get(), MESSAGE) == Outcome.GONE


def test_whoever_is_not_signed_in_subscribes_nothing(anybody: Client, hall: Hall, service: PushService) -> None:
    for path in (SUBSCRIBING, ENDING):
        assert anybody.post(path, Phone(service, "x").subscription).status_code == 303
    assert anybody.get("/push/key").status_code == 303
    assert not Subscription.objects.exists()


def test_who_signs_out_leaves_no_subscription(cast: Cast, service: PushService) -> None:
    kenya = cast.focal_point()
    phone_of(kenya, service)
    kenya.post("/sign-out/")
    assert not Subscription.objects.exists()


# ── What a telephone is given ────────────────────────────────────────────────────────────────────────────────────────


def test_the_worker_the_manifest_and_the_icons_are_there(anybody: Client) -> None:
    worker = anybody.get("/worker.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Cache-Control"] == "no-cache"
    manifest = json.loads(anybody.get("/manifest.webmanifest").content)
    for icon in manifest["icons"]:
        answer = anybody.get(icon["src"])
        assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, icon["type"])
    assert anybody.get("/icons/icon.png").status_code == 404
