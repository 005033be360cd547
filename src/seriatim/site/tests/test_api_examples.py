"""Are the examples of docs/api.md true? Each is asked as it stands there, one after another, of one meeting.

What is done at a delegation's own addresses is done by Chile, the rest by the desk; what is read, anybody reads.
"""

import json
import re
from pathlib import Path
from typing import Any

from django.test import Client

from seriatim.site.tests.cast import Cast
from seriatim.site.tests.scene import Hall

PAGE = Path(__file__).resolve().parents[4] / "docs" / "api.md"
EXAMPLE = re.compile(r"```http\n(.*?)```\n\n```json\n(.*?)```", re.DOTALL)


def test_every_example_is_answered_as_the_page_says(hall: Hall, desk: Client, cast: Cast, anybody: Client) -> None:
    hall.asked("KEN", "BRA", "EGY").opened()
    chile = cast.focal_point("CHL")
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(examples) >= 4
    for asked, answered in examples:
        whoever_acts = chile if "/delegation/" in asked else desk
        found = answer(asked, whoever_acts if asked.startswith("POST") else anybody)
        assert differences(json.loads(answered), found) == [], asked


def answer(asked: str, browser: Client) -> Any:
    """What is answered to a request as it is written."""
    head, _, body = asked.partition("\n\n")
    first, *lines = head.splitlines()
    method, path = first.split()
    headers = dict(line.split(": ", 1) for line in lines)
    kind = headers.pop("Content-Type", "application/json")
    return browser.generic(method, path, body.strip(), content_type=kind, headers=headers).json()


def differences(said: Any, found: Any, at: str = "") -> list[str]:
    """Where what was found is not what was said; more may be found than was said."""
    if isinstance(said, dict) and isinstance(found, dict):
        return [one for name, value in said.items() for one in differences(value, found.get(name), f"{at}.{name}")]
    if isinstance(said, list) and isinstance(found, list) and len(said) == len(found):
        pairs = enumerate(zip(said, found, strict=True))
        return [one for number, pair in pairs for one in differences(*pair, f"{at}[{number}]")]
    return [] if said == found else [f"{at}: {said!r} is {found!r}"]
