"""The front of the server: one set of headers on everything, and answers kept, since they depend only on the address.

The record does not change while it is open, so an answer to GET is a function of its address and the day. Each is made
once, however many ask for it at the same time, kept with its ETag and its compressed form, and dropped when the day
turns or room is needed. Nothing that a reader sends is kept: only GET is, and search words do not reach a log.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ninthvote.web.problem import FAULT, problem

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_DRESS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

#: Bytes of answers kept in memory. The whole site is some 60 MB, of which few pages are asked for often.
KEPT_BYTES = 64_000_000

#: An answer larger than this (a download) is made anew each time; a shorter one than this is not worth compressing.
LARGEST_KEPT, SHORTEST_PACKED = 4_000_000, 1_000

_PACKED_TYPES = (b"text/", b"application/json", b"application/problem+json", b"application/atom+xml",
                 b"application/feed+json", b"image/svg+xml")  # fmt: skip

Headers = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Answer:
    """A whole answer: status, headers and body, and the body compressed once somebody takes it so."""

    status: int
    headers: Headers
    body: bytes
    etag: bytes = b""
    packed: bytes | None = field(default=None, repr=False)

    def header(self, name: bytes) -> bytes:
        return next((value for key, value in self.headers if key == name), b"")

    @property
    def packs(self) -> bool:
        return (
            len(self.body) >= SHORTEST_PACKED
            and self.header(b"content-type").startswith(_PACKED_TYPES)
            and not self.header(b"content-encoding")
        )


class Front:
    """Middleware: see the module."""

    def __init__(
        self, app: ASGIApp, *, today: Callable[[], date], newest: date, kept_bytes: int = KEPT_BYTES
    ) -> None:
        self._app = app
        self._today = today
        self._newest = newest
        self._room = kept_bytes
        self._kept: OrderedDict[object, Answer] = OrderedDict()
        self._kept_bytes = 0
        self._day = date.min
        self._asking: dict[object, asyncio.Task[Answer]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            await self._reply(await self._answer(scope), scope, send)
        else:
            await self._reply(await self._made(scope, receive), scope, send)

    async def _answer(self, scope: Scope) -> Answer:
        self._turn_day()
        key = _key(scope)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        task = self._asking.get(key)
        if task is None:
            task = self._asking[key] = asyncio.create_task(self._made({**scope, "method": "GET"}, _nothing))
            task.add_done_callback(lambda _: self._asking.pop(key, None))
        made = await asyncio.shield(task)
        self._keep(key, made)
        return made

    def _turn_day(self) -> None:
        day = self._today()
        if day != self._day:
            self._kept.clear()
            self._kept_bytes, self._day = 0, day

    def _keep(self, key: object, made: Answer) -> None:
        if key in self._kept or made.status != 200 or len(made.body) > min(LARGEST_KEPT, self._room):
            return
        if b"no-store" in made.header(b"cache-control"):
            return
        self._kept[key] = made
        self._kept_bytes += len(made.body)
        while self._kept_bytes > self._room:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest.body)

    async def _made(self, scope: Scope, receive: Receive) -> Answer:
        """The answer of the application, whole; a fault of it is answered as one and logged without the question."""
        parts: list[bytes] = []
        status, headers = 500, Headers()

        async def take(message: Message) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status, headers = message["status"], list(message["headers"])
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        try:
            await self._app(scope, receive, take)
        except Exception:
            logging.getLogger("ninthvote.web").exception("a fault at %s", scope["path"])
            wrong = problem(FAULT, "The program failed to answer; this is no fault of the question.")
            status, headers, parts = wrong.status_code, list(wrong.raw_headers), [bytes(wrong.body)]
        answer = Answer(status, headers, b"".join(parts))
        if scope["method"] == "GET" and status == 200:
            self._date(answer)
        return answer

    def _date(self, answer: Answer) -> None:
        answer.etag = hashlib.sha256(answer.body).hexdigest()[:32].encode()
        if not answer.header(b"cache-control"):
            answer.headers.append((b"cache-control", b"no-cache"))
        if not answer.header(b"last-modified"):
            moment = datetime.combine(min(self._newest, self._day), time(), UTC)
            answer.headers.append((b"last-modified", format_datetime(moment, usegmt=True).encode()))

    async def _reply(self, answer: Answer, scope: Scope, send: Send) -> None:
        asked = dict(scope["headers"])
        body, status = answer.body, answer.status
        headers = [h for h in answer.headers if h[0] not in (b"content-length", b"etag")] + _DRESS
        packed = answer.packs and b"gzip" in asked.get(b"accept-encoding", b"")
        if answer.packs:
            headers.append((b"vary", b"Accept-Encoding"))
        if answer.etag:
            headers.append((b"etag", b'"%b%b"' % (answer.etag, b"-gzip" if packed else b"")))
        if answer.etag and _has(asked.get(b"if-none-match", b""), answer.etag):
            status, body = 304, b""
            headers = [h for h in headers if h[0] != b"content-type"]
        else:
            if packed:
                if answer.packed is None:
                    answer.packed = gzip.compress(body, 6, mtime=0)
                body = answer.packed
                headers.append((b"content-encoding", b"gzip"))
            headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _has(asked: bytes, etag: bytes) -> bool:
    """Whether a list of entity tags names this one, in either form of its body, or any."""
    return etag in asked or asked.strip() == b"*"


def _key(scope: Scope) -> object:
    """All that an answer may depend on. Only feeds say where the site stands; htmx asks for a part of a page."""
    asked = dict(scope["headers"])
    where = (scope["scheme"], asked.get(b"host")) if scope["path"].startswith("/feeds/") else ()
    return scope["path"], scope["query_string"], asked.get(b"hx-request"), where


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
