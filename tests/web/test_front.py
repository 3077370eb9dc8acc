"""Every answer wears the same headers, is made once, and is sent again only to who does not have it."""

from __future__ import annotations

import asyncio
import gzip
import logging
from datetime import date
from typing import Any

import httpx
import pytest

from ninthvote.web.front import Front
from web_client import client


@pytest.mark.parametrize(
    "address",
    ["/", "/vote/nothing", "/static/site.css", "/api/v1/votes?limit=1", "/api/v1/x", "/openapi.json"],
)
def test_every_answer_forbids_what_it_does_not_need(address: str) -> None:
    """Text that slipped through escaping must still be inert."""
    answer = client().get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers


def test_who_has_the_answer_is_told_so_and_nothing_more() -> None:
    site = client()
    first = site.get("/api/v1/council/2018-12-10")
    again = site.get("/api/v1/council/2018-12-10", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = site.get("/api/v1/council/2018-12-11", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_an_answer_is_the_same_compressed_or_not() -> None:
    site = client()
    plain = site.get("/api/v1/votes", headers={"Accept-Encoding": "identity"})
    packed = site.get("/api/v1/votes", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert plain.headers["etag"] != packed.headers["etag"]
    assert int(packed.headers["content-length"]) < len(plain.content) / 3


def test_head_is_get_without_the_body() -> None:
    site = client()
    assert site.ask("HEAD", "/").content == b""
    assert site.ask("HEAD", "/").headers == site.get("/").headers


class Counting:
    """An application that counts how often it is asked."""

    def __init__(self) -> None:
        self.n_asked = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.n_asked += 1
        await asyncio.sleep(0.01)
        if scope["path"] == "/fault":
            raise RuntimeError("a fault")
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]}
        )
        await send({"type": "http.response.body", "body": scope["query_string"] + b"." * 2000})


def _front(inner: Counting, today: Any = lambda: date(2026, 11, 25), **given: Any) -> Front:
    return Front(inner, today=today, newest=date(2026, 3, 12), **given)


async def _all(front: Front, addresses: list[str], **given: Any) -> list[httpx.Response]:
    transport = httpx.ASGITransport(app=front)
    async with httpx.AsyncClient(transport=transport, base_url="http://ninthvote.test") as client:
        return list(await asyncio.gather(*(client.get(a, **given) for a in addresses)))


def test_an_answer_asked_for_by_many_at_once_is_made_once() -> None:
    inner = Counting()
    front = _front(inner)
    answers = asyncio.run(_all(front, ["/?a=1"] * 20))
    assert {a.status_code for a in answers} == {200}
    assert inner.n_asked == 1
    assert asyncio.run(_all(front, ["/?a=2", "/?a=1"]))[0].text.startswith("a=2")
    assert inner.n_asked == 2


def test_answers_are_made_anew_when_the_day_turns() -> None:
    """A page that says `today` would say yesterday's."""
    inner, day = Counting(), [date(2026, 11, 25)]
    front = _front(inner, lambda: day[0])
    asyncio.run(_all(front, ["/"]))
    day[0] = date(2026, 11, 26)
    asyncio.run(_all(front, ["/"]))
    assert inner.n_asked == 2


def test_the_answers_kept_never_outgrow_their_room() -> None:
    """2,003 bytes each in a room of 5,000: two are kept, the one asked for longest ago is made again."""
    inner = Counting()
    front = _front(inner, kept_bytes=5_000)
    for address in ("/?a=1", "/?a=2", "/?a=1", "/?a=3", "/?a=1", "/?a=2"):
        asyncio.run(_all(front, [address]))
    assert inner.n_asked == 4


def test_a_fault_is_answered_as_one_and_logged_without_the_question(caplog: pytest.LogCaptureFixture) -> None:
    """What a reader typed is nobody's business, in a log either."""
    with caplog.at_level(logging.ERROR):
        answer = asyncio.run(_all(_front(Counting()), ["/fault?q=private"]))[0]
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "/fault" in caplog.text
    assert "private" not in caplog.text


def test_a_part_of_a_page_is_not_sent_for_the_page() -> None:
    """htmx asks the same address for a part; mixed up, a reader would get a page without its head."""
    inner = Counting()
    front = _front(inner)
    asyncio.run(_all(front, ["/"]))
    asyncio.run(_all(front, ["/"], headers={"HX-Request": "true"}))
    assert inner.n_asked == 2


def test_gzip_bytes_do_not_depend_on_the_clock() -> None:
    assert gzip.compress(b"x" * 2000, 6, mtime=0)[4:8] == b"\0\0\0\0"
