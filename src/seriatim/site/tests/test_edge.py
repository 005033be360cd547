"""What is refused before Django sees it, and before a thread is taken, each time with a sentence."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from pytest_django import Settings

from seriatim.journal import sqlite_url
from seriatim.kernel.text import LONGEST
from seriatim.site.gate import edge
from seriatim.site.serving import application
from seriatim.site.tests import hasty
from seriatim.site.tests.served import Served, served


async def nobody_follows(*_: Any) -> None:
    raise AssertionError("this is no address of a stream")


def answered(*body: bytes, headers: list[tuple[bytes, bytes]] | None = None, query: bytes = b"") -> tuple[int, str]:
    """The status and the text that the server sends to a POST whose body arrives in these pieces."""
    pieces = [{"type": "http.request", "body": piece, "more_body": True} for piece in body]
    pieces.append({"type": "http.request", "body": b"", "more_body": False})
    sent = list[Any]()

    async def receive() -> dict[str, Any]:
        return pieces.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/nowhere/", "raw_path": b"/nowhere/", "query_string": query,
        "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 4000), "headers": [(b"host", b"localhost"), *(headers or [])],
    }  # fmt: skip

    async def whole() -> None:
        await application(nobody_follows)(scope, receive, send)

    asyncio.run(whole())
    told = dict(sent[0]["headers"])
    assert b"default-src 'none'" in told[b"content-security-policy"]
    assert told[b"content-type"] == b"text/plain; charset=utf-8"
    return sent[0]["status"], sent[1]["body"].decode()


def test_a_body_that_says_it_is_too_large_is_not_even_read() -> None:
    status, said = answered(headers=[(b"content-length", str(edge.LARGEST_BODY + 1).encode())])
    assert (status, said) == (413, "This is more than a form holds: shorten it. Nothing was done.\n")


def test_a_body_that_does_not_say_so_is_read_no_further() -> None:
    assert answered(*[b"x" * 100_000] * 8)[0] == 413


@pytest.mark.parametrize("length", [b"-1", b"1e9", b"99999999999999999999999999999999", "٣".encode()])
def test_a_length_that_is_none_is_refused(length: bytes) -> None:
    assert answered(headers=[(b"content-length", length)])[0] == 413


def test_too_many_headers_or_too_long_ones_are_refused() -> None:
    assert answered(headers=[(b"x-one", b"1")] * edge.MOST_HEADERS)[0] == 431
    assert answered(headers=[(b"cookie", b"x" * edge.LARGEST_HEAD)])[0] == 431


def test_too_long_an_address_is_refused() -> None:
    assert answered(query=b"x" * edge.LONGEST_ADDRESS)[0] == 414


def test_a_form_that_does_not_arrive_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "SECONDS_FOR_A_BODY", 0)

    async def never() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    assert asyncio.run(edge.whole_body(never)) == edge.TOO_SLOW


@pytest.mark.parametrize("wanted", [b"", b"*", b"tlh", b"en-GB,en;q=0.5", b"\xff\xfe", b"x" * 5000])
def test_the_sentence_is_in_a_language_that_there_is(wanted: bytes) -> None:
    assert answered(*[b"x" * 700_000], headers=[(b"accept-language", wanted)])[1].startswith("This is more")


def test_browsers_are_told_to_insist_on_tls_here_too(settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    sent = list[Any]()

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(edge.refuse(edge.TOO_LARGE, {"path": "/", "headers": []}, send))
    assert (b"strict-transport-security", b"max-age=31536000; includeSubDomains") in sent[0]["headers"]


def test_the_longest_statement_fits_in_any_of_the_six_languages() -> None:
    assert len("%E4%BD%A0" * LONGEST) + 2_000 < edge.LARGEST_BODY


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Any:
    var = tmp_path_factory.mktemp("var")
    with served(var, sqlite_url(var / "journal.sqlite3")) as process:
        yield process


def raw(running: Served, *pieces: bytes) -> bytes:
    """What the server answers to bytes, up to where it hangs up."""

    async def exchange() -> bytes:
        address = httpx.URL(running.address)
        reader, writer = await asyncio.open_connection(address.host, address.port)
        answer = b""
        with suppress(ConnectionError):  # whoever hangs up on what is not read yet resets the connection
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
            answer = await reader.read()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        return answer

    return asyncio.run(exchange())


def test_a_head_without_an_end_is_hung_up_on(running: Served) -> None:
    assert raw(running, b"GET / HTTP/1.1\r\n", b"x-a: " + b"a" * 40_000) == b""


def test_two_ways_to_say_where_a_message_ends_are_one_too_many(running: Served) -> None:
    smuggled = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert raw(running, smuggled).startswith(b"HTTP/1.1 400")


def test_a_head_is_waited_for_only_so_long(tmp_path: Path) -> None:
    """Half a head, to a server that waits no time at all; the minute is for a server that would wait for ever."""

    async def half_a_head(address: httpx.URL) -> None:
        reader, writer = await asyncio.open_connection(address.host, address.port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n")
        with suppress(ConnectionError):
            async with asyncio.timeout(60):
                assert await reader.read() == b""
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    with served(tmp_path, sqlite_url(tmp_path / "journal.sqlite3"), module=hasty.__name__) as process:
        asyncio.run(half_a_head(httpx.URL(process.address)))
        assert process.process.poll() is None
