"""Does a page say everything in its reader's language, with dates and names as they are written there?"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from seriatim.floor.rules import commands as c
from seriatim.floor.rules.kinds import Kind
from seriatim.kernel.ids import DelegationId
from seriatim.site.catalogues import po
from seriatim.site.tests.cast import BRAZIL, KENYA, PEOPLE, Cast
from seriatim.site.tests.scene import ILLUSTRATIVE, LIST, NAME, OWNED, TENTH, TOPIC, Hall
from seriatim.site.tests.test_catalogues import LANGUAGES, file

BODY_PAGE = "/bodies/oewg/"
PUBLIC = (
    "/", BODY_PAGE, OWNED, OWNED + "programme/", LIST, LIST + "requests/1/", TENTH, TENTH + "follow-up/", "/sign-in/",
    "/record/", "/nowhere/", TENTH + "embed/",
)  # fmt: skip
DESK = (
    *PUBLIC, PEOPLE, KENYA, BODY_PAGE + "audit/", TENTH + "console/", TENTH + "console/sheet/",
    TENTH + "follow-up/?date=2024-03-27&time=09:00", "/keys/",
)  # fmt: skip
DELEGATE = (OWNED + "delegation/", LIST, LIST + "requests/1/", KENYA, BRAZIL, "/keys/", TENTH)

DATA = (
    ILLUSTRATIVE, NAME, "OEWG", "General Assembly", "peace and security", "Burhan Gafoor", "New York",
    "Permanent Mission of Singapore", "Discussions on substantive issues", "Establish regular institutional dialogue",
    "institutional dialogue", "dialogue", "oewg-7", "tenth", "Amina", "Olga", "Passkey", "English", "the hard stop",
)  # fmt: skip
"""What the scene calls things, which nobody translates."""

NOT_READ = ("script", "style", "svg", "template", "code", "textarea")


class Words(HTMLParser):
    """The texts of a page that are in its own language, as people and screen readers meet them."""

    def __init__(self) -> None:
        super().__init__()
        self.language, self.within, self.texts = "", list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.language = self.language or given.get("lang") or ""
        elsewhere = given.get("lang", self.language) != self.language or tag in NOT_READ or "data-code" in given
        if tag not in {"meta", "link", "input", "br", "img", "hr", "wbr", "source"}:
            self.within.append("not" if elsewhere else tag)
        if "not" not in self.within:
            self.texts += [given[name] or "" for name in ("aria-label", "title", "placeholder", "alt") if name in given]

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.within.pop()

    def handle_data(self, data: str) -> None:
        if "not" not in self.within and data.strip():
            self.texts.append(" ".join(data.split()))


def texts(page: str) -> list[str]:
    words = Words()
    words.feed(page)
    return words.texts


def english(language: str) -> Iterator[re.Pattern[str]]:
    """Every sentence of the program that is another one in this language."""
    for one in po.read(file(language))[1:]:
        for said in filter(None, (one.id, one.plural)):
            if said not in one.translations and re.search("[a-z]{3}", PLACE.sub("", said)):
                yield re.compile(PLACE.sub(".+", re.escape(TAG.sub("", said))))


PLACE, TAG = re.compile(r"\\?%\\?\(\w+\\?\)s|\\?\{[\w:]*\\?\}"), re.compile(r"<[^>]+>")
LATIN = re.compile(r"[A-Za-z][a-z’']+(?: [A-Za-z][a-z’']+)+")


def left_in_english(language: str, page: str) -> list[str]:
    """Texts that are sentences of the program, and, where another script is written, any two English words."""
    said = texts(page)
    known = re.compile("|".join(f"(?:{one.pattern})" for one in english(language)))
    found = [one for one in said if known.fullmatch(one) and one not in DATA]
    if language in ("ru", "zh_Hans", "ar"):
        for one in said:
            for name in sorted(DATA, key=len, reverse=True):
                one = one.replace(name, "·").replace(name.capitalize(), "·")  # noqa: PLW2901 — what is left of it
            found += LATIN.findall(one)
    return found


def in_session(hall: Hall) -> None:
    """A list with a group, a reply and somebody on the floor: what the pages are full of."""
    hall.asked("KEN", "BRA", "FRA").opened()
    hall.act(c.Inscribe(TOPIC, DelegationId("EGY"), Kind.REPLY))
    hall.act(c.GiveFloor())
    hall.act(c.SetTimeLimit("national", 180, "encouraged", list=TOPIC))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PUBLIC)
def test_anybody_reads_a_page_in_one_language(path: str, language: str, hall: Hall, anybody: Client) -> None:
    in_session(hall)
    assert read(anybody, path, language) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_officers_and_delegates_read_their_pages_in_one_language(language: str, cast: Cast) -> None:
    in_session(cast.hall)
    officer, amina = cast.officer(), cast.focal_point()
    assert [one for path in DESK for one in read(officer, path, language)] == []
    assert [one for path in DELEGATE for one in read(amina, path, language)] == []


def read(client: Client, path: str, language: str) -> list[str]:
    code = language.replace("_", "-").lower()
    joined = "&" if "?" in path else "?"
    answer: Any = client.get(f"{path}{joined}language={code}")
    assert answer.status_code in {200, 403, 404}, path
    html = answer.content.decode()
    assert f'<html lang="{code}"' in html
    return left_in_english(language, html)


def test_what_is_english_is_found() -> None:
    """Or none of the tests above could fail."""
    page = '<html lang="{}"><p>{}</p><p lang="en">Give the floor</p><p title="Close the list">{}</p></html>'
    assert left_in_english("fr", page.format("fr", "Give the floor", "Bien")) == ["Give the floor", "Close the list"]
    assert "Kept somewhere" in left_in_english("ar", page.format("ar", "قائمة", "Kept somewhere"))
    assert left_in_english("fr", page.format("fr", "Donner la parole", "Bien")) == ["Close the list"]
