"""Is a telephone woken, from the press of a button to the words that it shows? All of Web Push, but for its service.

No vendor's push service can be reached from here, so a stand-in is asked to subscribe, with keys that Chromium made;
the program encrypts for them and sends; what arrived is decrypted in the page by WebCrypto (RFC 8291), written here
once more, and handed to the worker as Chromium hands over what its own service brought.
"""

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from seriatim.screens.words import sentences
from seriatim.site.tests.eyes import CHROMIUM
from seriatim.site.tests.phone import LIST, PLACE, Delegate, Room, a_room
from seriatim.site.tests.push_service import PushService, push_service

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="Chromium is not installed, so no page was looked at: install Debian's package chromium",
)

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"

SUBSCRIBES = """endpoint => {
    const text = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    let kept = null;
    PushManager.prototype.getSubscription = async () => kept;
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
        const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
        const point = await crypto.subtle.exportKey("raw", pair.publicKey);
        const secret = crypto.getRandomValues(new Uint8Array(16));
        window.phone = { pair, point: new Uint8Array(point), secret, userVisibleOnly, applicationServerKey };
        const keys = { p256dh: text(point), auth: text(secret) };
        return kept = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => !(kept = null) };
    };
}"""
"""What a browser does that subscribes: a pair of keys of its own, and a secret."""

READS = """async given => {
    const { pair, point, secret } = window.phone, bytes = Uint8Array.from(atob(given), one => one.charCodeAt(0));
    const salt = bytes.slice(0, 16), end = 21 + bytes[20], theirs = bytes.slice(21, end), sealed = bytes.slice(end);
    const words = text => new TextEncoder().encode(text);
    const derived = async (from, salt, info, size) => new Uint8Array(await crypto.subtle.deriveBits(
        { name: "HKDF", hash: "SHA-256", salt, info },
        await crypto.subtle.importKey("raw", from, "HKDF", false, ["deriveBits"]), size * 8));
    const other = await crypto.subtle.importKey("raw", theirs, { name: "ECDH", namedCurve: "P-256" }, false, []);
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, pair.privateKey, 256);
    const both = new Uint8Array([...words("WebPush: info\\0"), ...point, ...theirs]);
    const whole = await derived(shared, secret, both, 32);
    const content = await derived(whole, salt, words("Content-Encoding: aes128gcm\\0"), 16);
    const iv = await derived(whole, salt, words("Content-Encoding: nonce\\0"), 12);
    const key = await crypto.subtle.importKey("raw", content, "AES-GCM", false, ["decrypt"]);
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed));
    return new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2)));
}"""
"""RFC 8291, section 3.4, and RFC 8188: what only this browser can read."""

DENIES = """() => { Notification.requestPermission = async () => "denied";
    Object.defineProperty(Notification, "permission", { get: () => "denied" }); }"""

SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
    .map(({ title, body, tag, data }) => ({ title, body, tag, data }))"""


@dataclass
class Woken:
    """A delegate with a telephone that a page may wake: her push service, and under which name it knows her."""

    delegate: Delegate
    service: PushService
    name: str
    taken: int = 0

    def __post_init__(self) -> None:
        self.page, self.address = self.delegate.page, self.delegate.address
        self.delegate.context.grant_permissions(["notifications"], origin=self.address)
        self.page.add_init_script(f"({SUBSCRIBES})({json.dumps(f'{self.service.address}/{self.name}')})")
        self.devtools = self.delegate.context.new_cdp_session(self.page)
        self.registrations = list[str]()
        self.devtools.on("ServiceWorker.workerRegistrationUpdated", self._registered)
        self.devtools.send("ServiceWorker.enable")

    def _registered(self, event: Any) -> None:
        self.registrations += [one["registrationId"] for one in event["registrations"] if not one["isDeleted"]]

    def allows(self, words: str = "Wake this phone") -> Any:
        """Press the button that lets the page wake her, and come back once it says that it may."""
        page = self.delegate.at_her_place()
        page.get_by_role("button", name=words).click()
        page.locator(f'button[aria-pressed="true"]:has-text("{words}")').wait_for()
        return page

    def is_sent(self) -> tuple[dict[str, str], bytes]:
        """The next message that arrives at her push service: its headers, and what nobody there can read."""
        while len(found := [one for one in self.service.taken if one[0] == f"/{self.name}"]) <= self.taken:
            self.page.wait_for_timeout(50)
        _path, headers, body = found[self.taken]
        self.taken += 1
        return headers, body

    def reads(self, body: bytes) -> str:
        """What it says, decrypted with the key of the page."""
        found: str = self.page.evaluate(READS, base64.b64encode(body).decode())
        return found

    def is_shown(self, said: str) -> list[dict[str, str]]:
        """Everything that her telephone shows once the message was handed to the worker."""
        delivered = {"origin": self.address, "registrationId": self.registrations[-1], "data": said}
        self.devtools.send("ServiceWorker.deliverPushMessage", delivered)
        title = json.loads(said)["title"]
        while title not in [one["title"] for one in self.page.evaluate(SHOWN)]:
            self.page.wait_for_timeout(50)
        found: list[dict[str, str]] = self.page.evaluate(SHOWN)
        return found


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as found:
        yield found


@pytest.fixture
def room(browser: Any, tmp_path: Path, service: PushService, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """A room whose program may send to the stand-in."""
    monkeypatch.setenv("PUSH_SERVICE_OF_THE_TEST", service.address)
    with a_room(browser, tmp_path, module="seriatim.site.tests.push_program") as found:
        yield found


def test_a_phone_shows_that_she_is_third_next_and_has_the_floor_and_nothing_else(
    room: Room, service: PushService
) -> None:
    room.asks("BRA", "CHL", "FRA", "KEN")
    amina = Woken(room.comes("KEN", "Amina Odhiambo"), service, "amina")
    page = amina.allows()
    assert page.evaluate("[phone.userVisibleOnly, phone.applicationServerKey.length]") == [True, 87]
    titles = list[str]()
    for _ in range(3):
        room.gives_the_floor(1 if not titles or titles[-1] == "You are next" else 2)
        headers, body = amina.is_sent()
        assert headers["content-encoding"] == "aes128gcm"
        assert b"You" not in body
        shown = amina.is_shown(amina.reads(body))
        assert len(shown) == 1, "a newer message takes the place of an older one"
        titles.append(shown[0]["title"])
        assert shown[0] | {"title": ""} == {"title": "", "body": "Topic", "tag": "place hall", "data": PLACE}
    assert titles == ["You are third", "You are next", "You have the floor"]


def test_it_speaks_the_language_of_the_page_and_tells_when_the_list_opens(room: Room, service: PushService) -> None:
    room.does(LIST + "closing/")
    room.opens_the_list(datetime.now(UTC) + timedelta(hours=1))
    amina = Woken(room.comes("KEN", "Amina Odhiambo"), service, "amina")
    amina.delegate.look("/?language=ar")
    words = sentences(["place"], "ar")
    amina.allows(str(words["push"]))
    room.opens_the_list()
    _headers, body = amina.is_sent()
    [opened] = amina.is_shown(amina.reads(body))
    assert (opened["title"], opened["data"]) == ("يمكنكم طلب الكلمة", PLACE)
    amina.delegate.waits_for("open")
    room.asks("KEN")
    _headers, body = amina.is_sent()
    assert words["next"] in [one["title"] for one in amina.is_shown(amina.reads(body))]


def test_whoever_presses_again_is_woken_no_longer(room: Room, service: PushService) -> None:
    amina = Woken(room.comes("KEN", "Amina Odhiambo"), service, "amina")
    brian = Woken(room.colleague("Brian Otieno", "inscribe"), service, "brian")
    page = amina.allows()
    brian.allows()
    page.get_by_role("button", name="Wake this phone").click()
    page.get_by_text("A message when you are third").wait_for()
    room.asks("KEN")
    assert json.loads(brian.reads(brian.is_sent()[1]))["title"] == "You are next"
    assert [path for path, *_ in service.taken] == ["/brian"]


def test_who_denies_it_is_told_what_else_there_is(room: Room) -> None:
    amina = room.comes("KEN", "Amina Odhiambo")
    page = amina.at_her_place()
    page.evaluate(DENIES)
    page.get_by_role("button", name="Wake this phone").click()
    page.get_by_text("Messages of this site are blocked").wait_for()
    assert page.get_by_role("button", name="Wake this phone").count() == 0
    assert amina.finds_fault() == []
    if os.environ.get("SERIATIM_SCREENS"):
        page.emulate_media(color_scheme="light")
        page.locator(".tell").screenshot(path=SCREENS / "phone-denied.png")
