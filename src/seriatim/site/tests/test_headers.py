"""What goes with every answer, so that a browser runs, fetches, frames and tells nothing that is not ours."""

import re
import runpy
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from csp.middleware import CSPMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.forms import BooleanField
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import Client, RequestFactory
from django.urls import resolve
from pytest_django import Settings

import seriatim
from seriatim import site
from seriatim.site.gate.limits import COUNTER
from seriatim.site.gate.middleware import LIVE, headers
from seriatim.site.people import accounts
from seriatim.site.tests.addresses import addresses, path_of, targets
from seriatim.site.tests.roles import Gathering
from seriatim.site.tests.scene import BODY, LIST, OWNED, TENTH, TOPIC, Hall
from seriatim.site.tests.test_fuzz import PAGES

NOWHERE = ["/nowhere/", "/sessions/none/", LIST + "requests/99/", TENTH + "nothing/", "/style/000000000000/style.css"]


class Markup(HTMLParser):
    """What of a page could run or be fetched, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults, self.links, self.nonces = list[str](), list[str](), set[str]()
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = given.get("type") in ("application/json", "application/ld+json")  # which no browser runs
        self._in_script = tag in ("script", "style") and not data
        if tag == "style" or (tag == "script" and "src" not in given and not data):
            self.faults.append(f"<{tag}> inline")
        if tag in ("iframe", "object", "embed", "base", "applet", "frame"):
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        for name in ("href", "src", "action", "formaction", "poster", "data"):
            value = given.get(name) or ""
            if (
                re.match(r"\s*(javascript|vbscript|data|https?:(?!//localhost:80$)|//)", value, re.IGNORECASE)
                and given.get("rel") != "icon"
            ):
                self.faults.append(f"{tag} {name}={value}")
        if (tag == "script" and not data) or given.get("rel") in ("stylesheet", "modulepreload"):
            self.nonces.add(given.get("nonce") or "")
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.faults.append(f"text in a script: {data[:40]}")


def directives(answer: Any) -> dict[str, list[str]]:
    """The content security policy of an answer, by its directives."""
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def crawl(client: Client, start: str = "/") -> Iterator[tuple[str, Any]]:
    """Every page that can be reached by links from a page, and what it answers."""
    waiting, seen = [start], set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith("?") or "#" in path:
            continue
        seen.add(path)
        answer = client.get(path)
        yield path, answer
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting += [link for link in Markup(answer.content.decode()).links if link.startswith("/")]


@pytest.fixture
def busy(hall: Hall) -> Hall:
    """A meeting under way, with somebody on the floor and others waiting; before it, one that owes."""
    hall.asked("KEN", "BRA", "EGY").opened()
    return hall


@pytest.fixture
def gathering(hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch) -> Gathering:
    monkeypatch.setattr(COUNTER, "device", lambda *_: None)
    return Gathering(hall).assembled()


@pytest.mark.parametrize("reader", ["anybody", "desk"])
def test_no_page_that_can_be_reached_has_anything_inline(
    reader: str, busy: Hall, request: pytest.FixtureRequest
) -> None:
    pages = dict(crawl(request.getfixturevalue(reader)))
    assert {"/", OWNED, LIST, TENTH} <= pages.keys()
    faults = {
        path: Markup(answer.content.decode()).faults
        for path, answer in pages.items()
        if answer.headers.get("Content-Type", "").startswith("text/html")
    }
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("page", ["/", LIST, *NOWHERE])
def test_each_answer_has_numbers_of_its_own_and_its_page_bears_them(page: str, busy: Hall, anybody: Client) -> None:
    answers = [anybody.get(page) for _ in range(3)]
    numbers = [directives(answer)["style-src"] for answer in answers]
    assert len({number for [number] in numbers}) == 3
    for answer, [number] in zip(answers, numbers, strict=True):
        assert {f"'nonce-{one}'" for one in Markup(answer.content.decode()).nonces} == {number}


@pytest.mark.parametrize("page", ["/", LIST, "/sign-in/", *NOWHERE])
def test_nothing_runs_or_comes_from_elsewhere(page: str, busy: Hall, anybody: Client) -> None:
    policy = directives(anybody.get(page))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["require-trusted-types-for"] == ["'script'"]
    assert policy["trusted-types"] == ["'none'"]
    [script, trusts], [style] = policy["script-src"], policy["style-src"]
    assert trusts == "'strict-dynamic'", "what a module of ours imports"
    assert all(re.fullmatch(r"'nonce-[\w+/=]{24}'", one) for one in (script, style))
    assert {"object-src", "frame-src"}.isdisjoint(policy), "they are as default-src is"
    assert [policy.get(name) for name in LIVE] == ([["'self'"]] * 2 if page == LIST else [None] * 2), (
        "it follows, or not"
    )
    assert "unsafe" not in anybody.get(page).headers["Content-Security-Policy"]


def test_a_page_that_follows_may_ask_this_program_and_nobody_else(busy: Hall, rf: RequestFactory) -> None:
    request = rf.get(LIST)
    request.resolver_match = resolve(LIST)
    request.user, request.session = AnonymousUser(), SessionBase()

    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(Template("{% live_data %}").render(RequestContext(request)))

    policy = directives(CSPMiddleware(headers(page))(request))
    assert policy["connect-src"] == policy["worker-src"] == ["'self'"]
    assert policy["default-src"] == ["'none'"]


@pytest.mark.parametrize("reader", ["anonymous", "secretariat"])
def test_the_other_headers_are_on_everything(reader: str, gathering: Gathering, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "mailto:security@floor.example"
    paths = [path_of(route, there) for _, route in addresses() for there in targets(gathering, "x" * 43)]
    for path in [*paths, *NOWHERE]:
        for answer in (gathering.browsers[reader].get(path), gathering.browsers[reader].post(path)):
            assert {**answer.headers, **expected(path, answer)} == {**answer.headers}, path
            assert "camera=(), " in answer.headers["Permissions-Policy"], path
            assert "publickey-credentials-get=(self)" in answer.headers["Permissions-Policy"], path
            assert answer.headers["Cache-Control"] == kept(path, answer), path
            assert {"Server", "X-Powered-By"}.isdisjoint(answer.headers), path
            assert answer.headers.get("Access-Control-Allow-Origin") == ("*" if is_feed(path, answer) else None), path


def expected(path: str, answer: Any) -> dict[str, str]:
    """Feeds and the embed are there for pages of others, which see no more of them than anybody does."""
    if is_feed(path, answer):
        return STRICT | {"Cross-Origin-Resource-Policy": "cross-origin"}
    if path.endswith("/embed/") and answer.status_code == 200:
        assert "X-Frame-Options" not in answer.headers
        return {"Cross-Origin-Resource-Policy": "cross-origin", "X-Content-Type-Options": "nosniff"}
    return STRICT


def is_feed(path: str, answer: Any) -> bool:
    return path.endswith(("/feed.atom", "/feed.json")) and answer.status_code == 200


STRICT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


KEPT_FOR_A_WHILE = {
    "/worker.js": "no-cache",
    "/manifest.webmanifest": "public, max-age=86400",
    "/icons/icon.svg": "public, max-age=86400",
}
"""What a browser may keep for a day, or if it asks each time whether that is still so."""


def kept(path: str, answer: Any) -> str:
    """What browsers are told to keep: the sheet and the module, which have their digest in their address."""
    if path in KEPT_FOR_A_WHILE and answer.status_code == 200:
        return KEPT_FOR_A_WHILE[path]
    if is_feed(path, answer):
        return "no-cache"
    kept_ = path.startswith(("/style/", "/script/")) and answer.status_code == 200
    return "public, max-age=31536000, immutable" if kept_ else "no-store"


@pytest.mark.parametrize("reader", ["anonymous", "secretariat"])
def test_every_answer_says_what_kind_of_content_it_is_and_in_which_encoding(
    reader: str, gathering: Gathering, settings: Settings
) -> None:
    settings.SECURITY_CONTACT = "mailto:security@floor.example"
    kinds, without = set[str](), set[str]()
    for name, route in addresses():
        for there in targets(gathering, "x" * 43):
            path = path_of(route, there)
            for answer in (gathering.browsers[reader].get(path), gathering.browsers[reader].post(path)):
                kind = answer.headers.get("Content-Type", "")
                kinds.add(kind.partition(";")[0])
                if body_of(answer) and "charset=utf-8" not in kind:
                    without.add(f"{name}: {answer.status_code} {kind}")
    assert without == set()
    assert {"text/html", "text/plain", "text/css", "text/javascript"} <= kinds


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_where_there_is_tls_browsers_are_told_to_insist_on_it(settings: Settings, db: None) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 365 * 24 * 3600, True
    settings.SECURE_SSL_REDIRECT = True
    client = Client()
    assert client.get("/sign-in/", secure=True).headers["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains"
    )
    redirected = client.get("/sign-in/")
    assert redirected.status_code == 301
    assert "default-src 'none'" in redirected.headers["Content-Security-Policy"]


def test_an_installation_with_an_address_has_cookies_for_itself_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SERIATIM_ORIGIN", "https://floor.example.org")
    monkeypatch.setenv("SERIATIM_SECURITY_CONTACT", "mailto:security@floor.example.org")
    monkeypatch.setenv("SERIATIM_VAR", str(tmp_path))
    told = runpy.run_path(str(Path(str(site.__file__)).with_name("settings.py")))
    for cookie in ("SESSION", "CSRF", "LANGUAGE"):
        assert told[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
    for cookie in ("SESSION", "CSRF"):
        assert told[f"{cookie}_COOKIE_SECURE"] is told[f"{cookie}_COOKIE_HTTPONLY"] is True
        assert told[f"{cookie}_COOKIE_SAMESITE"] == "Strict"
    assert told["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert told["SECURE_SSL_REDIRECT"] is True


def test_a_session_gets_a_new_name_when_somebody_signs_in(anybody: Client) -> None:
    accounts.ensure_secretariat("the nameplate is raised")
    session = anybody.session
    session["planted"] = "by whoever sat here before"
    session.save()
    anybody.cookies["session"] = planted = str(session.session_key)
    anybody.post("/sign-in/", {"name": "secretariat", "password": "the nameplate is raised"})
    assert anybody.cookies["session"].value not in ("", planted)
    stranger = Client()
    stranger.cookies["session"] = planted
    assert "Sign out" not in stranger.get("/").content.decode()


def test_no_script_writes_markup_or_runs_text() -> None:
    scripts = sorted(Path(seriatim.__file__).parent.rglob("*.js"))
    assert scripts
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\(['\"]"
    found = [(path.name, re.findall(forbidden, path.read_text(encoding="utf-8"))) for path in scripts]
    assert [one for one in found if one[1]] == []


LIKELY = {
    "delegation": "FRA", "joint_with": "", "on_behalf_of": "", "level": "other", "kind": "statement", "late": "",
    "list": TOPIC, "reason": "a plane", "force": "formal", "decision": "the body decided", "time_class": "national",
    "visibility": "everyone", "service": "interpretation", "mode": "informal", "motion": "suspend-meeting",
    "date": "2024-03-27", "time": "09:00", "room": "12:00", "interpretation": "", "form": "virtual", "place": "1",
    "meeting": "follow-up-1", "name": "Somebody", "mail": "", "office": "secretariat", "category": "stakeholder",
    "participant": "ICRC", "english": "Red Cross", "grants": "inscribe", "purpose": "read", "until": "",
    "accept_move": "",
}  # fmt: skip
"""What somebody would fill in; "1" elsewhere."""

ENDING = ("floor", "withdrawal", "refusal", "open-floor", "adjournment", "removal")
"""After which little else can be done on the same page."""

WHERE_IT_SHOWS = (
    LIST, LIST + "requests/1/", LIST + "requests/2/", TENTH, OWNED + "delegation/", f"/bodies/{BODY}/audit/",
    f"/bodies/{BODY}/people/",
)  # fmt: skip


def markup(place: str) -> str:
    """What would run, if it were not text: another in each field."""
    return f'"><script>{place}</script><img src=x onerror={place}>'


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_into_any_field_is_text_on_the_page(page: str, gathering: Gathering, settings: Settings) -> None:
    """Each field of each form in its turn, the others as somebody would fill them in; then the pages that show it."""
    settings.FRESH_MINUTES = 0
    kenya, brazil, _ = targets(gathering, "x" * 43)
    browser = gathering.browsers["focal point" if page == "place" else "secretariat"]
    there = brazil if page == "asked" else kenya
    routes, shown, lost = dict(addresses()), set[str](), set[str]()
    for noun, fields in sorted(
        ((noun, deed.form.base_fields) for noun, deed in PAGES[page].items()), key=lambda one: one[0] in ENDING
    ):
        for typed_into, field in fields.items():
            place = f"{noun}-{typed_into}"
            given = {name: markup(place) if name == typed_into else LIKELY.get(name, "1") for name in fields}
            answer = browser.post(path_of(routes[f"{page}: {noun}"], there), given)
            told = [answer.content.decode(), *(browser.get(one).content.decode() for one in WHERE_IT_SHOWS)]
            assert [fault for one in told for fault in Markup(one).faults] == [], place
            if any(f"&lt;script&gt;{place}&lt;/script&gt;" in one for one in told):
                shown.add(place)
            elif answer.status_code in (201, 303) and not isinstance(field, BooleanField):
                lost.add(place)
    assert shown
    assert lost == set(), "taken, and then on none of the pages that this test reads"
