"""What is one delegation's alone is looked for everywhere that another may look: in answers, logs, files.

Kenya's people have names, addresses and links, and a statement that is not delivered yet; each is a word that stands
nowhere else. Those who look are the ones who have no business with it.
"""

import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seriatim.delegations.models import Person
from seriatim.delegations.rules import commands as d
from seriatim.delegations.rules.people import Grant
from seriatim.floor.rules import commands as c
from seriatim.journal.backup import backup
from seriatim.journal.moving import export_lines
from seriatim.kernel.ids import PersonId
from seriatim.site import house
from seriatim.site.gate.limits import COUNTER
from seriatim.site.gate.watch import OneLine
from seriatim.site.tests.addresses import addresses, path_of, targets
from seriatim.site.tests.roles import KEN, Gathering
from seriatim.site.tests.scene import BODY, Hall

STRANGERS = ("anonymous", "removed colleague", "Brazil", "stakeholder", "officer of the board", "Kenya at the board")
OF_KENYA = ("focal point", "inscribes", "edits statements", "receives details", "guest to inscribe", "guest to read")
STATEMENT = "nightingale-statement"


@pytest.fixture
def gathering(hall: Hall, db: None, monkeypatch: pytest.MonkeyPatch) -> Gathering:
    monkeypatch.setattr(COUNTER, "device", lambda *_: None)
    gathered = Gathering(hall).assembled()
    for number, name in enumerate(OF_KENYA):
        plant(gathered, name, f"nightingale-name-{number}", f"nightingale-{number}@mail.example")
    hall.act(c.AmendRequest(hall.request("KEN"), "en", STATEMENT))
    return gathered


def plant(gathering: Gathering, name: str, called: str, mail: str) -> None:
    Person.objects.filter(pk=gathering.persons[name].pk).update(name=called, mail=mail)


def canaries(gathering: Gathering) -> tuple[str, ...]:
    """Words that are Kenya's alone, and the secrets of its links."""
    return ("nightingale", *gathering.secrets.values())


def everywhere(gathering: Gathering, who: str) -> Iterator[tuple[str, str]]:
    """Every address, and all that it answers to somebody: head and body, read and posted to."""
    browser = gathering.browsers[who]
    for name, route in addresses():
        if name.startswith(("sign-out", "keys-noun: other-sessions")):
            continue  # whoever is signed out sees less
        for target in targets(gathering, "x" * 43):
            path = path_of(route, target)
            for answer in (browser.get(path), browser.post(path, {"delegation": "KEN", "who": "nightingale-name-0"})):
                yield f"{name}, {target.name}", f"{answer.headers}\n{content(answer)}"


def content(answer: Any) -> str:
    read = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(read.decode())


@pytest.mark.parametrize("who", STRANGERS)
def test_nothing_of_it_is_in_any_answer_to_a_stranger(who: str, gathering: Gathering) -> None:
    birds = canaries(gathering)
    leaks = {where for where, told in everywhere(gathering, who) if any(bird in told for bird in birds)}
    assert leaks == set()


def test_the_delegation_itself_does_see_it(gathering: Gathering) -> None:
    told = "".join(told for _, told in everywhere(gathering, "focal point"))
    assert all(f"nightingale-name-{number}" in told for number in range(len(OF_KENYA)))
    assert STATEMENT in told


def test_no_line_of_the_log_has_any_of_it(gathering: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [*root.handlers, handler])
    monkeypatch.setattr(root, "level", logging.DEBUG)
    for who in ("focal point", "Brazil", "secretariat"):
        assert [*everywhere(gathering, who)]
    break_at_a_link(gathering, monkeypatch)
    assert "Internal Server Error: /links/…/" in lines.getvalue()
    assert [bird for bird in canaries(gathering) if bird in lines.getvalue()] == []


def break_at_a_link(gathering: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program where a secret stands in the address."""

    def faulty(_secret: str) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("seriatim.delegations.links.find", faulty)
    browser = gathering.browsers["anonymous"]
    browser.raise_request_exception = False
    assert browser.get(f"/links/{gathering.secrets['guest to read']}/").status_code == 500


def test_no_export_that_is_given_away_has_any_of_it(gathering: Gathering) -> None:
    journal = gathering.hall.chamber.journal
    public = b"".join(export_lines(journal, *journal.streams(), public=True)).decode()
    assert "KEN" in public
    assert [bird for bird in canaries(gathering) if bird in public] == []


def test_a_backup_of_the_journal_has_neither_names_nor_addresses_nor_secrets(
    gathering: Gathering, tmp_path: Path
) -> None:
    backup(gathering.hall.chamber.journal, tmp_path / "copy.sqlite3")
    written = (tmp_path / "copy.sqlite3").read_bytes()
    assert STATEMENT.encode() in written, "the owner's own copy has what is confidential, beside its commitment"
    words = ("nightingale-name", "mail.example", *gathering.secrets.values())
    assert [bird for bird in words if bird.encode() in written] == []


CHANGES = re.compile(
    r"nonce[-=]\"?[\w+/=-]+|name=\"(?:csrfmiddlewaretoken|key|seen)\" value=\"[^\"]*\"|data-options=\"[^\"]*\""
    r"|<(?:p|div) class=\"record\".*?</(?:p|div)>|csrf=[^;]*|session=[^;]*|expires=[^;]*"
    r"|\"csrf\":\"\w+\"|\"(?:seq|version)\":\d+",
    re.DOTALL,
)
"""What is new on every page, or says how large the log or the session's part of it is, which everybody may know."""

OF_THE_LOG = ("record", "checkpoint", "receipt")


def seen_by(gathering: Gathering, who: str) -> dict[str, str]:
    """What somebody reads at each address, without what is new on every page."""
    told = dict[str, str]()
    for name, route in addresses():
        if ":" in name or name in OF_THE_LOG:
            continue
        for target in targets(gathering, "x" * 43):
            answer = gathering.browsers[who].get(path_of(route, target))
            told[f"{name}, {target.name}"] = f"{answer.status_code} {CHANGES.sub('', content(answer))}"
    return told


@pytest.mark.parametrize("who", ["Brazil", "stakeholder", "anonymous"])
def test_what_others_read_does_not_change_with_what_is_kenyas_alone(who: str, gathering: Gathering) -> None:
    before, moment = seen_by(gathering, who), house.now()
    for name in OF_KENYA:
        plant(gathering, name, f"another {name}, with a longer name", "")
    gathering.hall.act(c.AmendRequest(gathering.hall.request("KEN"), "en", "an entirely different statement, longer"))
    gathering.act(d.AddMember(BODY, KEN, PersonId(gathering.somebody("newcomer", BODY).pk), (Grant.INSCRIBE,)))
    gathering.act(d.ChangeGrants(BODY, KEN, PersonId(gathering.persons["inscribes"].pk), tuple(Grant)))
    gathering.act(d.RemoveMember(BODY, KEN, PersonId(gathering.persons["receives details"].pk), "left"))
    house.CLOCK.set(moment)
    after = seen_by(gathering, who)
    assert {where for where, told in before.items() if after[where] != told} == set()
