"""What `ninthvote check` is given by mistake or by malice: one message, and never a byte from inside the network."""

import http.server
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cli.test_check import TRUE, run, written
from ninthvote.errors import IntakeError
from ninthvote.intake.webpage import addresses_of, fetch_page

PUBLIC = "93.184.216.34"


ARCHIVE = b"""From: <Saved by Blink>
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html"; boundary="--x--"

----x--
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><body><p>China and Russi=
a voted against.</p></body></html>
"""


def refusal(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    code, out, err = run(capsys, *args)
    assert code == 2
    assert not out
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: os.mkfifo(path), "is a pipe"),
        (lambda path: path.symlink_to(path), "cannot be opened"),
        (lambda path: path.write_bytes(b""), "holds no text"),
        (lambda path: path.write_bytes(b"<html><body><script>draw()</script></body></html>"), "holds no text"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n"), "damaged"),
        (lambda path: path.write_bytes(bytes(range(256))), "neither text"),
        (lambda path: path.write_bytes(rb"{\rtf1\ansi China\'92s veto\par}"), "RTF"),
        (lambda path: path.write_bytes(ARCHIVE), "web archive"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_named(
    make: object, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe without a writer would keep the newsroom waiting; an empty page would pass as one without claims."""
    path = tmp_path / "given"
    assert callable(make)
    make(path)
    err = refusal(capsys, str(path))
    assert err.startswith(f"ninthvote: {path}: ")
    assert words in err


def test_nothing_on_standard_input_is_no_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipeline whose first step failed would pass as an article without claims."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "ninthvote: -: holds no text" in refusal(capsys, "-")


def test_a_bad_file_among_many_keeps_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An archive is not checked anew for one broken file; and the pipeline must know that one was not checked."""
    good = [written(tmp_path, f"{n}.txt", TRUE) for n in range(4)]
    bad = str(tmp_path / "missing.txt")
    code, out, err = run(capsys, *good[:2], bad, *good[2:])
    assert code == 2
    assert [f"{n}.txt" in "".join(out.split()) for n in range(4)] == [True] * 4
    assert err.count(bad) == 1


@pytest.mark.parametrize(
    "form", [[], ["--json"], ["--annotations"], ["--claimreview", "--author", "X"], ["--html", "o"]]
)
def test_a_file_whose_name_is_no_text_is_checked(
    form: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Archives hold names in encodings that nobody remembers."""
    monkeypatch.chdir(tmp_path)
    path = os.fsdecode(b"no\xffvember.txt")
    Path(path).write_text(TRUE, encoding="utf-8")
    assert run(capsys, path, *form)[0] == 0


def test_a_page_is_not_written_over_its_article_or_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The only copy of an article would be lost to its own check."""
    article = written(tmp_path, "a.txt", TRUE)
    assert "is the article itself" in refusal(capsys, article, "--html", article)
    assert Path(article).read_text(encoding="utf-8") == TRUE
    assert "cannot be written" in refusal(capsys, article, "--html", str(tmp_path))
    assert "cannot be written" in refusal(capsys, article, "--text", str(tmp_path / "no" / "such.txt"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "http or https"),
        ("ftp://example.org/a", "http or https"),
        ("http://127.0.0.1/", "private network"),
        ("http://[::1]/", "private network"),
        ("http://169.254.169.254/latest/meta-data", "private network"),
        ("http://2130706433/", "private network"),
        ("http://0x7f.1/", "private network"),
        ("http://localhost/", "private network"),
        ("http://" + "a" * 5000 + ".org/", "no address"),
    ],
)
def test_an_address_inside_is_refused_in_one_message(
    url: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link from a reader's letter would read out what the newsroom's own machines say."""
    assert words in refusal(capsys, url, "--fetch")
    assert "only when asked" in refusal(capsys, url)


class _Redirecting(http.server.BaseHTTPRequestHandler):
    """Sends every visitor on to where its server was told to."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Inside)
        server.seen.append(self.path)
        self.send_response(302)
        self.send_header("Location", server.onward)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Inside(http.server.ThreadingHTTPServer):
    seen: list[str]
    onward: str


@pytest.fixture
def inside() -> Iterator[_Inside]:
    """A server of this machine."""
    server = _Inside(("127.0.0.1", 0), _Redirecting)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class _Rerouted(httpx.HTTPTransport):
    """Every connection ends at one port of this machine: what a check of addresses let through would be seen there."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(host="127.0.0.1", port=self.port)
        return super().handle_request(request)


@pytest.mark.parametrize(
    "onward",
    ["http://127.0.0.1/secret", "http://[::1]/secret", "http://2130706433/secret", "http://localhost/secret",
     "http://169.254.169.254/secret", "http://inside.example/secret", "//10.0.0.1/secret", "file:///secret"],
)  # fmt: skip
def test_a_server_that_sends_its_visitor_inside_is_not_followed(onward: str, inside: _Inside) -> None:
    """The usual trick: a public page whose redirect names a machine of the newsroom, or a name that resolves to one."""

    def resolve(host: str, port: int) -> list[str]:
        known = {"public.example": [PUBLIC], "inside.example": ["192.168.0.1"]}
        return known.get(host) or addresses_of(host, port)

    inside.onward = onward
    with pytest.raises(IntakeError):
        fetch_page("http://public.example/page", resolve=resolve, transport=_Rerouted(inside.server_port))
    assert inside.seen == ["/page"]


def test_a_server_of_this_machine_is_never_asked(inside: _Inside, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused after the question is refused too late."""
    inside.onward = "/"
    refusal(capsys, f"http://127.0.0.1:{inside.server_port}/", "--fetch")
    assert inside.seen == []
