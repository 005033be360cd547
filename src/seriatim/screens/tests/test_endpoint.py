"""What does an address under /live/ mean?"""

from typing import Any

import pytest

from seriatim.screens.endpoint import asked_for


def scope(path: str, query: bytes = b"", last: bytes | None = None) -> dict[str, Any]:
    headers = [] if last is None else [(b"last-event-id", last)]
    return {"path": path, "query_string": query, "headers": headers}


@pytest.mark.parametrize(
    ("query", "last", "since"),
    [
        (b"", None, None),
        (b"since=412", None, 412),
        (b"since=412", b"415", 415),
        (b"since=-1", None, None),
        (b"since=99999999999999999999", None, None),
        (b"since=%ff", None, None),
        (b"", b"abc", None),
    ],
)
def test_where_a_stream_goes_on_is_a_number_or_nothing(query: bytes, last: bytes | None, since: int | None) -> None:
    asked = asked_for(scope("/live/oewg-7", query, last))
    assert asked is not None
    assert asked.since == since


def test_a_list_the_newest_frame_and_a_screen_before_all_are_asked_for_by_their_addresses() -> None:
    of_list, now = asked_for(scope("/live/oewg-7/lists/dialogue")), asked_for(scope("/live/oewg-7/now", b"as=room"))
    assert of_list is not None
    assert now is not None
    assert (of_list.session, of_list.of, of_list.now) == ("oewg-7", "dialogue", False)
    assert (now.of, now.now, now.wanted) == (None, True, "room")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/live/", b""),
        ("/live/a/b", b""),
        ("/live/a/lists/", b""),
        ("/live/" + "x" * 201, b""),
        ("/live/a", b"&".join([b"b=1"] * 11)),
    ],
)
def test_whatever_else_is_asked_for_is_nothing(path: str, query: bytes) -> None:
    assert asked_for(scope(path, query)) is None
