"""What is sent is read in bounds and forgotten; what is too much, too often or no text is refused in words."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ninthvote.errors import TextError
from ninthvote.web.booth import Booth, Bounds, NoReaderFree
from ninthvote.web.limit import Allowance, Gate, network_of
from web_client import Client, client

ARTICLE = "On 22 December 2014 the Council voted 11-2-2 to take up human rights in the DPRK."
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/check.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site() -> Iterator[Client]:
    made = client()
    yield made
    made.close()


def _check(site: Client, **given: Any) -> Any:
    return site.post("/api/v1/check", **given)


@pytest.mark.parametrize(
    "given",
    [
        {"json": {"text": ARTICLE}},
        {"content": ARTICLE, "headers": {"Content-Type": "text/plain; charset=utf-8"}},
        {"content": f"<p>{ARTICLE}</p>", "headers": {"Content-Type": "text/html"}},
        {"files": {"file": ("article.txt", ARTICLE.encode())}},
        {"files": {"text": (None, ARTICLE)}},
    ],
)
def test_an_article_is_checked_in_whatever_way_it_comes(site: Client, given: dict[str, Any]) -> None:
    """By S/PV.7353 the vote was 11-2-2."""
    answer = _check(site, **given)
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), SCHEMA)
    (claim,) = answer.json()["claims"]
    assert (claim["verdict"], claim["evidence"][0]["ref"]) == ("SUPPORTED", "pv-2014-12-22-dprk")
    assert "no-cache" not in answer.headers.get("cache-control", "")


def test_the_day_of_the_article_settles_what_last_year_means(site: Client) -> None:
    said = {"text": ARTICLE, "published": "2019-12-10", "author": "A Newsroom"}
    assert _check(site, json=said).json()["published"] == "2019-12-10"
    (review,) = _check(site, json=said, params={"format": "claimreview"}).json()
    assert (review["@type"], review["author"]["name"]) == ("ClaimReview", "A Newsroom")
    notes = _check(site, json=said, params={"format": "annotations"}).json()
    assert notes["first"]["items"][0]["target"]["selector"][0]["exact"] in ARTICLE


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"content": b"GIF89a", "headers": {"Content-Type": "image/gif"}}, 415),
        ({"content": b"\x89PNG" + bytes(range(256)), "headers": {"Content-Type": "text/plain"}}, 422),
        ({"content": b"%PDF-1.7 and then nothing", "headers": {"Content-Type": "application/pdf"}}, 422),
        ({"content": b"x" * 8_000_001, "headers": {"Content-Type": "text/plain"}}, 413),
        ({"content": b"%PDF-" + b"x" * 8_100_000, "headers": {"Content-Type": "application/pdf"}}, 413),
        ({"json": {"text": ""}}, 422),
        ({"json": {"text": ARTICLE, "published": "yesterday"}}, 422),
        ({"json": {"text": ARTICLE, "keep": True}}, 422),
        ({"json": [ARTICLE]}, 422),
        ({"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}}, 422),
        ({"content": b"nothing", "headers": {"Content-Type": "multipart/form-data"}}, 422),
        ({"files": {"other": ("a", b"b")}}, 422),
        ({"json": {"text": ARTICLE}, "params": {"format": "claimreview"}}, 422),
        ({"json": {"text": ARTICLE}, "params": {"format": "odd"}}, 422),
    ],
)
def test_what_is_not_taken_is_refused_in_words(site: Client, given: dict[str, Any], status: int) -> None:
    answer = _check(site, **given)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_what_an_article_is_called_cannot_break_the_answer(site: Client) -> None:
    """Half a character pair in a name is valid JSON and no text."""
    body = json.dumps({"text": ARTICLE, "name": "a\ud800\x00b", "author": None})
    answer = _check(site, content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["file"]) == (200, "ab")


def test_more_checks_than_allowed_are_put_off() -> None:
    """Two a minute: the third waits half a minute. What is refused here is never read, so no reader is begun."""
    site = client(checks_a_minute=2)
    statuses = [_check(site, content=b"", headers={"Content-Type": "image/gif"}) for _ in range(3)]
    assert [a.status_code for a in statuses] == [415, 415, 429]
    assert 29 <= int(statuses[2].headers["retry-after"]) <= 30


def test_an_allowance_fills_up_evenly_and_for_each_address_apart() -> None:
    """Six a minute is one in ten seconds."""
    now = [0.0]
    allowance = Allowance(6, clock=lambda: now[0])
    assert [allowance.take("a") for _ in range(7)] == [0] * 6 + [10]
    assert allowance.take("b") == 0
    now[0] = 9.5
    assert allowance.take("a") == 1
    now[0] = 10.0
    assert allowance.take("a") == 0


def test_a_household_is_one_address() -> None:
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff") == "2001:db8::/64"
    assert network_of("192.0.2.1") == network_of("::ffff:192.0.2.1") == "192.0.2.1"
    assert network_of("testclient") == "testclient"


def _through_gate(receive: Any, headers: list[tuple[bytes, bytes]], **given: Any) -> int:
    """The status with which the gate answers what `receive` brings."""
    status = 0

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers, "client": ("192.0.2.1", 1)}
    asyncio.run(Gate(inner, **given)(scope, receive, send))
    return status


def test_a_document_without_end_is_cut_off_as_it_comes() -> None:
    """A length that was not declared must not fill the memory."""

    async def endless() -> Any:
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": True}

    assert _through_gate(endless, []) == 413
    assert _through_gate(endless, [(b"content-length", b"99999999")]) == 413


def test_a_document_that_does_not_arrive_is_not_waited_for() -> None:
    async def silent() -> Any:
        await asyncio.sleep(60)

    assert _through_gate(silent, [], arrival_seconds=0.05) == 408


def test_a_document_that_takes_too_long_ends_its_reader_and_the_next_is_read() -> None:
    """A hostile file must not stop the checks of others."""
    booth = Booth(1, Bounds(seconds=0.05))
    try:
        with pytest.raises(TextError, match=r"within 0\.05 s"):
            booth.check(ARTICLE.encode() * 20_000, "long")
        booth = Booth(1)
        assert booth.check(ARTICLE.encode(), "short").checked.claims
    finally:
        booth.close()


def test_a_document_that_fills_the_memory_ends_its_reader_alone() -> None:
    booth = Booth(1, Bounds(n_bytes=2_000_000))
    try:
        with pytest.raises(TextError, match="memory"):
            booth.check(ARTICLE.encode() * 20_000, "large")
        assert booth.check(ARTICLE.encode(), "short").checked.claims
    finally:
        booth.close()


def test_who_finds_every_reader_at_work_is_told_to_come_back() -> None:
    booth = Booth(0, Bounds(waiting_seconds=0.01))
    with pytest.raises(NoReaderFree):
        booth.check(b"x", "x")
