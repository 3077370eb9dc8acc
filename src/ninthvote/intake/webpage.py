"""One page of the public web, fetched on request: bounded in size and time, and never from inside the network.

A link in a newsroom's queue may be anybody's. Only http and https are followed; the name is resolved here, every
address it has must be public, and the connection is made to the address that was looked at, so that a name cannot
answer one thing to the check and another to the connection. Each redirect is a new address and is looked at anew.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from ninthvote import __version__
from ninthvote.errors import IntakeError

#: Bytes read of one page; an article with its furniture has a few hundred thousand.
MOST_BYTES = 16_000_000
#: Seconds that a server may be silent, and that a page may take with its redirects.
SECONDS, MOST_SECONDS = 20.0, 60.0
MOST_REDIRECTS = 5

Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """What came, and from where in the end."""

    url: str
    data: bytes


def addresses_of(host: str, port: int) -> list[str]:
    """Every address that the name has."""
    try:
        return sorted({str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError):
        raise IntakeError(
            f"the name {host!r} has no address", hint="Check the link, or save the page and give the file."
        ) from None


def is_public(address: str) -> bool:
    """Whether an address lies in the public internet: not private, loopback, link-local, shared or reserved."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked_address(url: str, resolve: Resolve = addresses_of) -> tuple[str, str, int, str]:
    """Scheme, host, port and the public address to connect to.

    Raises:
        IntakeError: another scheme, credentials in the link, or an address that is not public.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise IntakeError(f"{url!r} is not a web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise IntakeError(
            f"{url!r} is not fetched",
            expected="an http or https address",
            hint="Give a file, or - for standard input.",
        )
    if parts.username or parts.password:
        raise IntakeError("an address with a user name or password in it is not fetched", where=host)
    port = port or (443 if parts.scheme == "https" else 80)
    if port not in (80, 443, 8080, 8443):
        raise IntakeError(f"port {port} is not fetched", where=host, expected="a web port")
    found = list(resolve(host, port))
    hidden = [a for a in found if not is_public(a)]
    if hidden or not found:
        raise IntakeError(
            f"{host} lies inside a private network ({', '.join(hidden) or 'no address'})",
            expected="a page of the public web",
            hint="Save the page and give the file.",
        )
    return parts.scheme, host, port, found[0]


def fetch_page(
    url: str, *, resolve: Resolve = addresses_of, transport: httpx.BaseTransport | None = None
) -> Page:
    """The page at this address after its redirects.

    Raises:
        IntakeError: it is not public, not there, too large or too slow.
    """
    until = time.monotonic() + MOST_SECONDS
    with httpx.Client(
        follow_redirects=False, timeout=SECONDS, trust_env=False, transport=transport, http2=False
    ) as client:
        for _ in range(MOST_REDIRECTS + 1):
            scheme, host, port, address = checked_address(url, resolve)
            target = httpx.URL(url).copy_with(host=address, port=port)
            named = host if port in (80, 443) else f"{host}:{port}"
            request = client.build_request(
                "GET",
                target,
                headers={
                    "Host": named,
                    "User-Agent": f"ninthvote/{__version__}",
                    "Accept": "text/html,application/pdf,text/plain",
                },
                extensions={"sni_hostname": host} if scheme == "https" else {},
            )
            try:
                answer = client.send(request, stream=True)
                try:
                    if answer.is_redirect and answer.headers.get("location"):
                        url = urljoin(url, answer.headers["location"])
                        continue
                    if answer.status_code != 200:
                        raise IntakeError(f"the server answered {answer.status_code}", where=url)
                    return Page(url, _bounded(answer, url, until))
                finally:
                    answer.close()
            except httpx.HTTPError as fault:
                raise IntakeError(f"cannot be fetched ({type(fault).__name__})", where=url) from None
    raise IntakeError(f"more than {MOST_REDIRECTS} redirects", where=url)


def _bounded(answer: httpx.Response, url: str, until: float) -> bytes:
    data = bytearray()
    for piece in answer.iter_bytes():
        data += piece
        if len(data) > MOST_BYTES:
            raise IntakeError(f"is larger than {MOST_BYTES // 1_000_000} MB", where=url)
        if time.monotonic() > until:
            raise IntakeError(f"takes longer than {MOST_SECONDS:g} s", where=url)
    return bytes(data)
