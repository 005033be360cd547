"""People of a working group for the tests of their pages: each in a browser of her own, with a passkey in software."""

import re
from datetime import date
from html import unescape
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

from seriatim.delegations.models import Link, Person
from seriatim.delegations.rules.people import Grant
from seriatim.kernel.actor import SECRETARIAT, Office
from seriatim.kernel.command import Occasion
from seriatim.kernel.ids import BodyId
from seriatim.meetings.rules.commands import EstablishBody
from seriatim.meetings.rules.events import Mandate, Presiding
from seriatim.site import house
from seriatim.site.people import arranging
from seriatim.site.people.arranging import Handover, Here
from seriatim.site.tests.browsing import Browser
from seriatim.site.tests.scene import BODY, Hall
from seriatim.site.tests.softkey import SoftKey

HERE = "localhost"
BOARD = BodyId("board")
PEOPLE = f"/bodies/{BODY}/people/"
KENYA, BRAZIL = f"/bodies/{BODY}/delegations/KEN/", f"/bodies/{BODY}/delegations/BRA/"


class Visitor(Browser):
    """Somebody with a browser at localhost, where passkeys work."""

    def __init__(self, **options: Any) -> None:
        super().__init__(SERVER_NAME=HERE, **options)
        self.key = SoftKey()
        self.person = ""

    def comes_in(self, link: str) -> Self:
        """Open a link, register a passkey, and be signed in."""
        assert self.post(link).headers["Location"] == "/links/"
        answer = self.post("/links/", {"credential": self.key.makes(options(self.get("/links/")))})
        assert answer.status_code == 303, said(answer)
        return self

    def signs_in(self) -> Any:
        """With the passkey, at the form; the answer."""
        return self.post("/sign-in/", {"credential": self.key.proves(options(self.get("/sign-in/")))})

    def text(self, path: str) -> str:
        """What a page says."""
        return unescape(self.get(path).content.decode())


def options(answer: Any) -> str:
    """What a page asks of a passkey."""
    found = re.search(r'data-options="([^"]*)"', answer.content.decode())
    assert found, answer.content.decode()
    return unescape(found[1])


def said(answer: Any) -> str:
    """What a page says that went wrong: beside a form, or on a page of its own."""
    page = answer.content.decode()
    found = re.findall(r'<p class="(?:refusal" role="alert|lead)"(?! data-say)[^>]*>(.*?)</p>', page)
    return unescape(" ".join(found))


def handed_over(answer: Any) -> str:
    """The path of the link that a page hands over."""
    assert answer.status_code == 201, said(answer)
    found = re.search(r'<input readonly value="([^"]+)"', answer.content.decode())
    assert found
    return urlsplit(unescape(found[1])).path


class Cast:
    """The body's officers and delegates, who come in one after another."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def officer(self, name: str = "Olga", office: Office = Office.SECRETARIAT) -> Visitor:
        return self._in(arranging.appoint(self._paper(), {"name": name, "mail": "", "office": office}))

    def chair(self) -> Visitor:
        return self.officer("Burhan", Office.CHAIR)

    def focal_point(self, of: str = "KEN", name: str = "Amina") -> Visitor:
        return self._in(arranging.name_focal_point(self._paper(), {"name": name, "mail": "", "delegation": of}))

    def at_the_board(self, of: str, name: str) -> str:
        """The link of a focal point in another body, the Board."""
        mandate, chair = Mandate("1/1", "General Assembly", date(2024, 1, 1)), Presiding("Chair", "Mission")
        board = EstablishBody(BOARD, "Board", "UTC", "Geneva", mandate, chair)
        self.hall.chamber.act(board, Occasion(SECRETARIAT, house.now()), key="board")
        here = Here(BOARD, self.hall.chamber.body(BOARD), SECRETARIAT, key=uuid4().hex)
        given = {"name": name, "mail": "", "delegation": of}
        return f"/links/{arranging.name_focal_point(here, given).secret}/"

    def member(self, of: str = "KEN", name: str = "Brian", grants: tuple[Grant, ...] = (Grant.INSCRIBE,)) -> Visitor:
        here = self._paper(of)
        return self._in(arranging.add_colleague(here, {"name": name, "mail": "", "grants": grants}))

    def _paper(self, of: str | None = None) -> Here:
        """As `seriatim invite` does it: whoever keeps the machine acts as the secretariat."""
        return Here(BODY, self.hall.chamber.body(BODY), SECRETARIAT, of, key=uuid4().hex)  # type: ignore[arg-type]

    def _in(self, handover: Handover) -> Visitor:
        visitor = Visitor().comes_in(f"/links/{handover.secret}/")
        visitor.person = handover.link.person_id
        return visitor


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def link_of(name: str) -> Link:
    return Link.objects.filter(person__name=name).latest("issued")
