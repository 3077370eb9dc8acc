"""What may be sent: how much, how fast and how often. It is counted as it comes, before anything is read of it."""

from __future__ import annotations

import asyncio
import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ninthvote.web.problem import TOO_LARGE, TOO_MANY, TOO_SLOW, Kind, problem

#: The longest document that is read. An article has 20 kB, a PDF of a verbatim record 300, a saved page a few MB.
MOST_BYTES = 8_000_000

#: What a request may hold besides its document: the form around it.
AROUND = 100_000

#: Seconds within which a document must have arrived: 8 MB at 1.1 Mbit/s.
ARRIVAL_SECONDS = 60.0

#: Checks one address may ask for at once, and again each minute. A desk checks an article every few minutes.
CHECKS_A_MINUTE = 20

#: Addresses remembered. A forgotten one starts afresh, which needs this many others within a minute.
MOST_ADDRESSES = 10_000


class Allowance:
    """For each address a bucket of tokens that fills up evenly; a check takes one. Held in memory only."""

    def __init__(self, a_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._full, self._clock = a_minute, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> int:
        """0 if a token was taken, else the seconds until there is one."""
        now = self._clock()
        left, since = self._left.pop(address, (float(self._full), now))
        left = min(self._full, left + (now - since) * self._full / 60)
        waits = 0 if left >= 1 else math.ceil((1 - left) * 60 / self._full)
        self._left[address] = (left if waits else left - 1, now)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return waits


def network_of(host: str) -> str:
    """The address that is counted: of IPv6 the first 64 bits, since a household has all that follow."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(address)


class _Refused(Exception):
    def __init__(self, kind: Kind, detail: str) -> None:
        self.kind, self.detail = kind, detail


class Gate:
    """Middleware: what is sent with POST passes while it is within the limits; a check is all that is ever sent."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        checks_a_minute: int = CHECKS_A_MINUTE,
        arrival_seconds: float = ARRIVAL_SECONDS,
    ) -> None:
        self._app = app
        self._allowance = Allowance(checks_a_minute) if checks_a_minute else None
        self._seconds = arrival_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        try:
            length = dict(scope["headers"]).get(b"content-length", b"0")
            _refuse_size(int(length) if length.isdigit() else 0)
            self._refuse_often(scope)
            await self._app(scope, self._counted(receive), send)
        except _Refused as wrong:
            wait = {"Retry-After": wrong.detail} if wrong.kind is TOO_MANY else {}
            detail = f"ask again in {wrong.detail} seconds" if wait else wrong.detail
            if scope["path"].startswith("/api/"):
                answer = problem(wrong.kind, detail, headers=wait)
            else:
                answer = PlainTextResponse(f"{wrong.kind.title}: {detail}.\n", wrong.kind.status, wait)
            await answer(scope, receive, send)

    def _refuse_often(self, scope: Scope) -> None:
        waits = (
            self._allowance.take(network_of((scope.get("client") or ("", 0))[0])) if self._allowance else 0
        )
        if waits:
            raise _Refused(TOO_MANY, str(waits))

    def _counted(self, receive: Receive) -> Receive:
        """`receive`, until what came is too much or took too long."""
        n_bytes, until = 0, time.monotonic() + self._seconds

        async def counted() -> Message:
            nonlocal n_bytes
            try:
                message = await asyncio.wait_for(receive(), max(0.0, until - time.monotonic()))
            except TimeoutError:
                raise _Refused(
                    TOO_SLOW, f"the document took longer than {self._seconds:g} s to arrive"
                ) from None
            n_bytes += len(message.get("body", b""))
            _refuse_size(n_bytes)
            return message

        return counted


def _refuse_size(n_bytes: int) -> None:
    if n_bytes > MOST_BYTES + AROUND:
        raise _Refused(TOO_LARGE, f"a document may have {MOST_BYTES // 1_000_000} MB")
