"""Who reaches which address, with which method? Every address of the configuration × every role × whose it is.

RULES is the declaration: one row an address, who may read it and who may act there. It is compared with what the
program does, so that an address, or a noun on a page, without a row fails, and so does a row that is not true. What
would be recorded is stopped at the journal's pen: the scene stays as it is, and nothing that is refused may reach it.
"""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from pytest_django import Settings

from seriatim.delegations.links import Offer
from seriatim.delegations.models import SignedIn
from seriatim.delegations.rules.people import Grant, Purpose
from seriatim.delegations.rules.refusals import Refusal
from seriatim.floor.rules import commands as c
from seriatim.journal import Pen
from seriatim.kernel.actor import Office
from seriatim.site import house
from seriatim.site.api.problems import is_for_programs
from seriatim.site.gate import watch
from seriatim.site.gate.limits import COUNTER
from seriatim.site.people.pages import keys
from seriatim.site.tests.addresses import Target, addresses, path_of, targets
from seriatim.site.tests.roles import BRA, KEN, ROLES, Gathering, Role
from seriatim.site.tests.scene import SESSION, TOPIC, Hall

Rule = Callable[[Role, Target], bool]


# ── Who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def everybody(_role: Role, _of: Target) -> bool:
    return True


def nobody(_role: Role, _of: Target) -> bool:
    return False


def signed_in(role: Role, _of: Target) -> bool:
    return role.signed_in


def presides(role: Role, of: Target) -> bool:
    """The Chair or the secretariat of that body."""
    return role.presides and role.body == of.body


def secretariat(role: Role, of: Target) -> bool:
    return role.office == Office.SECRETARIAT and role.body == of.body


def member(role: Role, of: Target) -> bool:
    """Any member of the delegation whose it is, and whoever presides."""
    return presides(role, of) or _of(role, of, *Grant)


def asks(role: Role, of: Target) -> bool:
    """Whoever may ask for the floor for the delegation whose it is, and whoever presides."""
    return presides(role, of) or _of(role, of, Grant.INSCRIBE)


def writes(role: Role, of: Target) -> bool:
    return presides(role, of) or _of(role, of, Grant.EDIT_STATEMENTS)


def administers(role: Role, of: Target) -> bool:
    """The secretariat, and whoever leads the delegation whose it is; not the Chair."""
    return secretariat(role, of) or _of(role, of, Grant.ADMINISTER)


def administers_or_herself(role: Role, of: Target) -> bool:
    return administers(role, of) or role.name == of.about


def asks_for_kenya(role: Role, of: Target) -> bool:
    """What is Kenya's on the page of every meeting: the floor, and the first request."""
    return asks(role, replace(of, delegation=KEN))


def asks_for_her_own(role: Role, of: Target) -> bool:
    """For her own delegation, whichever that is: no form asks for another."""
    return presides(role, of) or (role.body == of.body and Grant.INSCRIBE in role.grants)


def asks_or_guest(role: Role, of: Target) -> bool:
    return asks_for_her_own(role, of) or (role.guest_for == Purpose.INSCRIBE and role.body == of.body)


def audits(role: Role, of: Target) -> bool:
    """Officers of the body, and whoever leads any of its delegations, who is shown her own."""
    return presides(role, of) or (role.body == of.body and Grant.ADMINISTER in role.grants)


def represents(role: Role, of: Target) -> bool:
    """Whoever is there for a delegation of that body, but for a guest whose link is for one list alone."""
    return role.body == of.body and role.delegation is not None and role.guest_for != Purpose.INSCRIBE


def asks_at_her_place(role: Role, of: Target) -> bool:
    """For her own delegation; an office has no such page."""
    return represents(role, of) and Grant.INSCRIBE in role.grants


def asks_for_kenya_at_her_place(role: Role, of: Target) -> bool:
    return asks_at_her_place(role, of) and role.delegation == KEN


def writes_for_kenya(role: Role, of: Target) -> bool:
    return represents(role, of) and role.delegation == KEN and Grant.EDIT_STATEMENTS in role.grants


def booths(role: Role, of: Target) -> bool:
    """Whoever interprets for that body, and whoever presides."""
    return presides(role, of) or (role.office == Office.INTERPRETER and role.body == of.body)


def _of(role: Role, of: Target, *grants: Grant) -> bool:
    return (role.body, role.delegation) == (of.body, of.delegation) and not role.grants.isdisjoint(grants)


# ── What ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Row:
    """Who may read an address and who may act there, None where that cannot be done at all; and what is posted.

    With `loosely`, what is posted is not meant to succeed: any answer but the way to the sign-in is as good as done.
    """

    reads: Rule | None
    acts: Rule | None = None
    form: Mapping[str, Any] | None = None
    loosely: bool = False


def reads(rule: Rule) -> Row:
    return Row(rule)


def acts(rule: Rule, **form: Any) -> Row:
    return Row(None, rule, form)


FOLLOW_UP = {
    "date": "2024-03-27", "time": "09:00", "meeting": "follow-up-1", "name": "town hall", "room": "12:00",
    "form": "virtual",
}  # fmt: skip

AT_THE_CONSOLE: Mapping[str, Mapping[str, Any]] = {
    "opening": {}, "floor": {}, "absences": {}, "undoing": {}, "return": {}, "chair": {}, "clock-stop": {},
    "clock-start": {}, "rulings": {"ruling": "not in order"}, "lists": {"list": TOPIC}, "mode": {"mode": "informal"},
    "appeal-votes": {"in_favour": 1, "against": 2}, "motion-votes": {"in_favour": 1, "against": 2, "motion": 1},
    "open-floor": {"list": TOPIC}, "consents": {"service": "room", "consent": "none objected"}, "suspension": {},
    "resumption": {}, "adjournment": {}, "extensions": {"seconds": 30},
}  # fmt: skip

ON_THE_CONSOLE_ALONE: Mapping[str, Mapping[str, Any]] = {
    "end-of-speech": {}, "withdrawal": {"request": 1}, "points-of-order": {"delegation": "KEN"},
    "appeals": {"delegation": "KEN"}, "replies": {"delegation": "KEN", "list": TOPIC},
    "motions": {"delegation": "KEN", "motion": "suspend-meeting"}, "motion-withdrawals": {"motion": 1},
    "calls": {"request": 2, "reason": "a plane"}, "places": {"request": 2, "place": 1, "reason": "a plane"},
    "passing-over": {"request": 2}, "withdrawals": {"request": 2}, "admissions": {"request": 2},
    "refusals": {"request": 2, "reason": "on another topic"}, "inscriptions": {"delegation": "FRA", "list": TOPIC},
    "list-opening": {"list": TOPIC}, "list-closing": {"list": TOPIC},
    "limits": {"list": TOPIC, "time_class": "national", "seconds": "120"},
}  # fmt: skip

AT_HER_PLACE: Mapping[str, Mapping[str, Any]] = {
    "requests": {"list": TOPIC, "what": "national"}, "points-of-order": {}, "motions": {"motion": "suspend-meeting"},
    "motion-speeches": {"motion": 1, "stance": "for"}, "appeals": {},
}  # fmt: skip

FOR_KENYA: Mapping[str, Mapping[str, Any]] = {
    "end-of-speech": {}, "class": {"request": 1}, "later": {"request": 1}, "withdrawal": {"request": 1},
    "exchanges": {"request": 1, "other": 2}, "exchange": {"request": 1, "other": 2}, "joins": {"request": 1, "lead": 2},
    "join": {"request": 2, "lead": 1}, "refusal": {"request": 1, "other": 2}, "leaving": {"request": 1},
}  # fmt: skip

PAGES: Mapping[str, Row] = {
    # read by everybody
    "front": reads(everybody),
    "body": reads(everybody),
    "session": reads(everybody),
    "programme": reads(everybody),
    "meeting": reads(everybody),
    "screen": reads(everybody),
    "embed": reads(everybody),
    "feed-atom": reads(everybody),
    "feed-json": reads(everybody),
    "now": Row(None),
    "topic": reads(everybody),
    "own-turns": reads(represents),
    "turns": reads(nobody),  # without the key of somebody who acts for a delegation
    "opening": reads(nobody),  # as long as the list is open: there is nothing to be reminded of
    "asked": reads(everybody),
    "follow-up": reads(everybody),
    "letter": reads(everybody),
    "letter-text": reads(everybody),
    "letter-in": reads(everybody),
    "letter-in-text": reads(everybody),
    "receipt": reads(everybody),
    "record": reads(everybody),
    "checkpoint": reads(everybody),
    "verifier": reads(everybody),
    "style": reads(everybody),
    "script": reads(everybody),
    "names": Row(None),  # to those of today: every other digest is led on
    "security-txt": reads(everybody),
    # coming in, and going
    "sign-in": Row(everybody, everybody, {}, loosely=True),
    "sign-out": Row(None, everybody, {}),
    "openid_connect_login": reads(nobody),
    "openid_connect_callback": reads(nobody),
    "link": Row(everybody, everybody, {}),
    "link-held": Row(nobody, nobody, {}),
    "clock": Row(None, nobody, {}),
    "rehearsal": reads(nobody),  # there is none but where one is served, in a house of its own
    "rehearsal-pace": Row(None, nobody, {}),
    "rehearsal-chair": Row(None, nobody, {}),
    # one's own keys and sessions
    "keys": reads(signed_in),
    **{f"keys-noun: {noun}": Row(None, signed_in, {}, loosely=True) for noun in keys.ACTS},
    # the people of a body
    "people": reads(presides),
    "people: focal-points": acts(secretariat, name="Amina", delegation="FRA"),
    "people: participants": acts(presides, english="Forum", participant="FORUM", category="stakeholder"),
    "people: officers": acts(secretariat, name="Amina", office="secretariat"),
    "delegation": reads(member),
    "delegation: members": acts(administers, name="Amina", grants="inscribe"),
    "delegation: guests": acts(administers, name="Amina", purpose="read"),
    "delegation: revocations": acts(administers, link="l-aaaaaaaaaaaa"),
    "delegation: sessions": acts(administers),
    "person": reads(member),
    "person: grants": acts(administers, grants=["inscribe", "edit-statements"]),
    "person: link": acts(administers),
    "person: loss": acts(member, reason="her laptop was stolen"),
    "person: confirmation": acts(administers),
    "person: denial": acts(administers_or_herself, reason="she has it still"),
    "person: removal": acts(administers),
    "person: dismissal": acts(secretariat),
    # the journal
    "audit": reads(audits),
    "audit-csv": reads(audits),
    "audit-lines": reads(audits),
    # a meeting, at the console
    **{f"meeting: {noun}": acts(presides, **form) for noun, form in AT_THE_CONSOLE.items()},
    "follow-up: meeting": acts(presides, **FOLLOW_UP),
    # the console itself, and what a delegation does from its seat is typed in there for it
    "console": reads(presides),
    "console-names": reads(presides),
    "sheet": reads(presides),
    **{f"console: {noun}": acts(presides, **form) for noun, form in {**AT_THE_CONSOLE, **ON_THE_CONSOLE_ALONE}.items()},
    "forecast": reads(presides),
    **{f"forecast: {noun}": acts(presides, **ON_THE_CONSOLE_ALONE[noun]) for noun in ("limits", "list-closing")},
    # a meeting, from a booth
    "booth": reads(booths),
    "booth-text": reads(booths),
    "booth-lights": acts(booths, booth="es", on="slow"),
    # a meeting, from a delegation's seat
    "meeting: end-of-speech": acts(asks_for_kenya),
    "meeting: withdrawal": acts(asks_for_kenya, request=1),
    "meeting: points-of-order": acts(asks_for_her_own, delegation="KEN"),
    "meeting: appeals": acts(asks_for_her_own, delegation="KEN"),
    "meeting: replies": acts(asks_for_her_own, delegation="KEN", list=TOPIC),
    "meeting: motions": acts(asks_for_her_own, delegation="KEN", motion="suspend-meeting"),
    # a list of speakers
    "topic: requests": acts(asks_or_guest, delegation="KEN"),
    "topic: opening": acts(presides),
    "topic: closing": acts(presides),
    "topic: limits": acts(presides, time_class="national", seconds="120"),
    "topic: visibility": acts(presides, visibility="everyone"),
    # a delegation's own page, which nobody else has
    "place": reads(represents),
    **{f"place: {noun}": acts(asks_at_her_place, **form) for noun, form in AT_HER_PLACE.items()},
    **{f"place: {noun}": acts(asks_for_kenya_at_her_place, **form) for noun, form in FOR_KENYA.items()},
    "place: motion-withdrawal": Row(None, represents, {"motion": 1}, loosely=True),
    "place: amendment": acts(writes_for_kenya, request=1, language="fr"),
    "place: text": acts(writes_for_kenya, request=1, text="Mr. Chair"),
    # a phone that is to be woken
    "worker": reads(everybody),
    "manifest": reads(everybody),
    "icon": reads(everybody),
    "push-key": reads(signed_in),
    "push-subscription": Row(None, signed_in, {}, loosely=True),
    "push-ending": acts(signed_in),
    # one request
    "asked: floor": acts(presides, reason="a plane"),
    "asked: admission": acts(presides),
    "asked: place": acts(presides, place="1", reason="a plane"),
    "asked: swap": acts(presides, second="2", reason="a plane"),
    "asked: refusal": acts(presides, reason="on another topic"),
    "asked: reinstatement": acts(presides, reason="by mistake"),
    "asked: later": acts(asks),
    "asked: class": acts(asks),
    "asked: withdrawal": acts(asks),
    "asked: text": acts(writes, text="Mr. Chair"),
}

WITH_AN_API = {"meeting", "console", "follow-up", "topic", "place", "asked"}

IN_OTHER_FIELDS: Mapping[str, Mapping[str, Any]] = {
    "follow-up: meeting": {
        "meeting": "follow-up-1", "name": "town hall", "starts": "2024-03-27T09:00", "form": "virtual",
        "hard_stops": [{"service": "room", "at": "2024-03-27T12:00"}],
    },
    "place: requests": {"list": TOPIC},
}  # fmt: skip
"""Where a form asks for something in several fields that a command has in one, or under another name."""


def as_json(name: str, form: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a program posts to do the same as a form."""
    return IN_OTHER_FIELDS.get(name) or {
        field: int(value) if str(value).isdigit() else value for field, value in form.items()
    }


def in_the_api(name: str) -> bool:
    """Whether a program can do it: at its own page, and what the console shares with the meeting at the meeting."""
    page, _, noun = name.partition(": ")
    return bool(noun) and page in WITH_AN_API and not (page == "console" and f"meeting: {noun}" in PAGES)


API: Mapping[str, Row] = {
    **dict.fromkeys(("api", "openapi"), reads(everybody)),
    **{
        f"api {name}": reads(everybody)
        for name in (
            "reader",
            "bodies",
            "body",
            "session",
            "programme",
            "meeting",
            "forecast",
            "list",
            "heard",
            "ended",
            "request",
        )
    },
    **{
        f"api {name}": replace(row, form=as_json(name, row.form or {}))
        for name, row in PAGES.items()
        if in_the_api(name)
    },
}
"""Programs read what everybody reads, and do what is done on a page, by the same right."""

RULES: Mapping[str, Row] = {**PAGES, **API}


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert {name for name, _ in addresses()} == RULES.keys()


# ── Whether ──────────────────────────────────────────────────────────────────────────────────────────────────────────

OF_AUTHORITY = watch.NOT_THEIRS - {Refusal.NO_SUCH_PERSON, Refusal.LINK_NOT_OPEN}
"""Those two are also said to who may do a thing, of somebody or of a link that there is not."""


class WouldBeRecorded(Exception):
    """Something reached the journal's pen: whoever did it was allowed to."""


@dataclass
class Door:
    """What happens when somebody tries an address, without anything that happens lasting."""

    gathering: Gathering
    refusals: list[Any]

    def try_(self, role: Role, method: str, path: str, form: Mapping[str, Any] | None = None) -> str:
        """`done`, `denied`, `impossible` (405), `unreadable` (400), `led on` (to the page of a deed)."""
        browser = self.gathering.browsers[role.name]
        cookies = deepcopy(browser.cookies)
        self.refusals.clear()
        try:
            with transaction.atomic():
                answer = self.post(role, path, form or {}) if method == "post" else getattr(browser, method)(path)
                transaction.set_rollback(True)
        except WouldBeRecorded:
            return "done" if method == "post" else "recorded by being read"
        finally:
            browser.cookies = cookies
        return self._meaning(answer, method)

    def post(self, role: Role, path: str, form: Mapping[str, Any]) -> Any:
        """As a page does, or as a program does, which a delegation's need not say for whom it acts."""
        browser = self.gathering.browsers[role.name]
        if not is_for_programs(path):
            return browser.post(path, dict(form))
        told = {field: value for field, value in form.items() if field != "delegation" or role.delegation is None}
        headers = {"If-Match": f'"{self.gathering.hall.version}"', "Idempotency-Key": uuid4().hex}
        return browser.generic("POST", path, json.dumps(told), content_type="application/json", headers=headers)

    def _meaning(self, answer: Any, method: str) -> str:
        status, to = answer.status_code, answer.headers.get("Location", "")
        if status in (401, 403, 404, 410) or to.startswith("/sign-in/") or OF_AUTHORITY.intersection(self.refusals):
            return "denied"
        if method != "post" and status == 302:
            return "led on"
        return {405: "impossible", 400: "unreadable", 422: "another field"}.get(status, "done")


@pytest.fixture
def door(hall: Hall, db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The scene, with Kenya on the floor, behind a pen that writes no more."""
    settings.FRESH_MINUTES, settings.SECURITY_CONTACT = 0, "mailto:security@floor.example"
    gathering = Gathering(hall).assembled()
    hall.act(c.GiveFloor())
    refusals = list[Any]()
    monkeypatch.setattr(watch, "refused", lambda _request, _actor, refused: refusals.append(refused.code))
    monkeypatch.setattr(COUNTER, "device", lambda *_: None)
    gathering.browsers["anonymous"].get("/")
    return Door(gathering, refusals)


def a_link(gathering: Gathering) -> str:
    """The secret of a link that nobody has used yet."""
    return gathering.issued(gathering.persons["Brazil"], Offer(Purpose.REGISTER, BRA))


def form_for(name: str, row: Row, gathering: Gathering, target: Target) -> dict[str, Any]:
    """What is posted, with what only the scene knows."""
    form = dict(row.form or {})
    if name == "delegation: sessions":
        form["device"] = SignedIn.objects.get(account=gathering.persons[target.about].account).device
    return form


def stop_the_pen(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any, **__: Any) -> None:
        raise WouldBeRecorded

    monkeypatch.setattr(Pen, "append", stopped)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_address_does_for_this_role_what_its_row_says(
    role: Role, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathering = door.gathering
    there = targets(gathering, a_link(gathering))
    before = house.chamber().journal.head()
    stop_the_pen(monkeypatch)
    wrong = list[str]()
    for name, route in addresses():
        row = RULES[name]
        for target in there:
            path, form = path_of(route, target), form_for(name, row, gathering, target)
            for method, rule in (("get", row.reads), ("post", row.acts)):
                found = door.try_(role, method, path, form)
                if found not in expected(method, rule, role, target, row):
                    wrong.append(f"{method} {name}, {target.name}: {found} {door.refusals}")
    assert wrong == []
    assert house.chamber().journal.head() == before


def expected(method: str, rule: Rule | None, role: Role, target: Target, row: Row) -> set[str]:
    if rule is None:
        return {"led on", "denied", "impossible"} if method == "get" else {"impossible"}
    if not rule(role, target):
        return {"denied"}
    return {"done", "unreadable", "denied"} if row.loosely else {"done"}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_address_knows_another_method(method: str, door: Door) -> None:
    there = targets(door.gathering, "none")[0]
    found = {name: door.try_(ROLES[1], method, path_of(route, there)) for name, route in addresses()}
    assert set(found.values()) == {"impossible"}


def test_no_address_takes_a_form_that_no_page_of_ours_made(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_pen(monkeypatch)
    there, secretariat_ = targets(door.gathering, "none")[0], ROLES[1]
    door.gathering.browsers[secretariat_.name].handler.enforce_csrf_checks = True
    for name, route in addresses():
        form = form_for(name, RULES[name], door.gathering, there)
        path = path_of(route, there)
        answer = door.post(secretariat_, path, form)
        assert answer.status_code == (405 if is_for_programs(path) and RULES[name].acts is None else 403), name


def test_a_delegation_that_names_another_in_a_form_does_not_act_for_it(door: Door) -> None:
    before = {one.asked.delegation for one in door.gathering.hall.floor.requests.values()}
    for name in ("focal point", "stakeholder", "guest to inscribe"):
        door.gathering.browsers[name].post(f"/sessions/{SESSION}/topics/{TOPIC}/requests/", {"delegation": "FRA"})
    after = {one.asked.delegation for one in door.gathering.hall.floor.requests.values()}
    assert after - before <= {"CIVIL"}


def test_a_link_that_nobody_made_is_not_known(door: Door) -> None:
    for method in ("get", "post"):
        assert door.try_(ROLES[0], method, "/links/" + "x" * 43 + "/") == "denied"
