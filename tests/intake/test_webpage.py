"""Fetching a page: what lies inside a network is never reached, by whatever name or redirect it is called."""

from collections.abc import Iterable

import httpx
import pytest

from ninthvote.errors import IntakeError
from ninthvote.intake.webpage import checked_address, fetch_page, is_public

PUBLIC = "93.184.216.34"


def public(host: str, port: int) -> Iterable[str]:
    return [PUBLIC]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1",
     "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "240.0.0.1", "not an address"],
)  # fmt: skip
def test_an_address_inside_the_network_is_not_public(address: str) -> None:
    """The address of a cloud's metadata service in a submitted link would read out its keys."""
    assert not is_public(address)


def test_a_public_address_is_public() -> None:
    """Else nothing could be fetched."""
    assert is_public(PUBLIC)
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org", "javascript:alert(1)", "http://", "//example.org",  # noqa: E501
     "http://user:secret@example.org/", "http://example.org:22/", "http://[::1/", "data:text/html,x"],
)  # fmt: skip
def test_only_the_web_is_fetched(url: str) -> None:
    """A scheme or port that is not the web's is a way around."""
    with pytest.raises(IntakeError):
        checked_address(url, public)


def test_a_name_with_one_inner_address_is_refused() -> None:
    """A name may have many addresses; one inside the network is enough to be sent there."""
    with pytest.raises(IntakeError, match="private network"):
        checked_address("http://example.org/", lambda host, port: [PUBLIC, "10.0.0.5"])


def test_a_redirect_is_looked_at_anew() -> None:
    """A public page that redirects to the inside is the usual trick."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://inside.example/secret"})

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "inside.example" else [PUBLIC]

    with pytest.raises(IntakeError, match="private network"):
        fetch_page("http://example.org/", resolve=resolve, transport=httpx.MockTransport(answer))


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    """A name that answers one thing to the check and another to the connection gets no second question."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=b"text")

    page = fetch_page("https://example.org/a?b=c", resolve=public, transport=httpx.MockTransport(answer))
    assert page.data == b"text"
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "example.org"
    assert seen[0].extensions["sni_hostname"] == "example.org"


def test_redirects_and_size_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without end would fill the memory, a loop the night."""
    loop = httpx.MockTransport(lambda r: httpx.Response(302, headers={"location": "http://example.org/"}))
    with pytest.raises(IntakeError, match="redirects"):
        fetch_page("http://example.org/", resolve=public, transport=loop)
    monkeypatch.setattr("ninthvote.intake.webpage.MOST_BYTES", 1000)
    large = httpx.MockTransport(lambda r: httpx.Response(200, content=b"x" * 5000))
    with pytest.raises(IntakeError, match="larger"):
        fetch_page("http://example.org/", resolve=public, transport=large)
