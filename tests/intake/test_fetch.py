"""A file comes whole and right over a connection that breaks, lies or lags, or it does not come at all."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.source_server import Server, serve
from ninthvote.errors import IntakeError
from ninthvote.intake.catalogue import Source
from ninthvote.intake.fetch import Absent, Downloader, Unreachable

TEXT = b"".join(b"%06d,some words of the project's own\n" % n for n in range(3000))

SOURCE = Source(
    source="example",
    title="An example",
    publisher="nobody",
    terms="none",
    page="https://example.org/described",
    url=None,
    file="example.csv",
    as_of="2026-01-01",
    sha256=hashlib.sha256(TEXT).hexdigest(),
    bytes=len(TEXT),
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    served = tmp_path / "served"
    served.mkdir()
    (served / "example.csv").write_bytes(TEXT)
    with serve(served) as running:
        yield running


def downloader(server: Server, tmp_path: Path) -> Downloader:
    return Downloader(base=server.url, folder=tmp_path / "data", patience_seconds=0.3)


def test_a_whole_file_comes_with_its_address(server: Server, tmp_path: Path) -> None:
    """The packed file is asked for first, and the plain one where there is none."""
    document, url = downloader(server, tmp_path)(SOURCE)
    assert document.data == TEXT
    assert url == f"{server.url}/example.csv"
    assert [path for path, _ in server.asked] == ["/example.csv.xz", "/example.csv"]


def test_a_packed_file_is_unpacked(server: Server, tmp_path: Path) -> None:
    (server.folder / "example.csv.xz").write_bytes(lzma.compress(TEXT))
    document, url = downloader(server, tmp_path)(SOURCE)
    assert (document.name, document.data) == ("example.csv", TEXT)
    assert url.endswith("/example.csv.xz")


def test_a_download_that_breaks_off_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    """Starting anew at each break would never end on a bad line; sewing at the wrong byte would corrupt the file."""
    server.break_off_after = 50_000
    document, _ = downloader(server, tmp_path)(SOURCE)
    assert document.data == TEXT
    assert [r for _, r in server.asked[1:]] == [None, "bytes=50000-", "bytes=100000-"]


def test_an_interrupted_download_is_taken_up_by_the_next_one(server: Server, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(source: Source, done: int, total: int | None) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        Downloader(base=server.url, folder=tmp_path / "data", progress=stop)(SOURCE)
    before = len(server.asked)
    document, _ = downloader(server, tmp_path)(SOURCE)
    assert document.data == TEXT
    assert server.asked[before + 1][1] is not None


def test_a_server_without_ranges_is_read_from_the_start(server: Server, tmp_path: Path) -> None:
    """Appending a whole file to its own first part would double its rows."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".partial-example-example.csv").write_bytes(TEXT[:777])
    server.ranges = False
    document, _ = downloader(server, tmp_path)(SOURCE)
    assert document.data == TEXT


def test_a_file_that_changed_meanwhile_is_read_from_the_start(server: Server, tmp_path: Path) -> None:
    """Half of one edition sewn to half of another is a table that nobody published."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".partial-example-example.csv").write_bytes(b"x" * 777)
    document, _ = downloader(server, tmp_path)(SOURCE)
    assert document.data == TEXT


def test_a_partial_file_longer_than_the_file_is_thrown_away(server: Server, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".partial-example-example.csv").write_bytes(b"x" * (len(TEXT) + 5))
    document, _ = downloader(server, tmp_path)(SOURCE)
    assert document.data == TEXT


def test_a_length_that_never_comes_ends_the_download(server: Server, tmp_path: Path) -> None:
    server.announce_more = 1000
    with pytest.raises(
        IntakeError, match=rf"broke off after {len(TEXT):,} bytes(.|\n)*Run the same command again"
    ):
        downloader(server, tmp_path)(SOURCE)


def test_a_length_too_short_gives_a_file_whose_hash_is_wrong(server: Server, tmp_path: Path) -> None:
    """HTTP cannot tell; the hash, which the sync holds, does."""
    server.announce_less = 10
    document, _ = downloader(server, tmp_path)(SOURCE)
    assert document.sha256 != SOURCE.sha256


def test_a_server_that_lags_is_given_up(server: Server, tmp_path: Path) -> None:
    server.pause_seconds = 0.6
    quick = Downloader(base=server.url, folder=tmp_path / "data", patience_seconds=0.1)
    with pytest.raises(Unreachable, match="ReadTimeout"):
        quick(SOURCE)


def test_a_missing_file_is_absent_and_not_an_error_of_the_network(server: Server, tmp_path: Path) -> None:
    (server.folder / "example.csv").unlink()
    with pytest.raises(Absent, match=r"neither http://127"):
        downloader(server, tmp_path)(SOURCE)


def test_no_server_at_all_is_said_with_its_address(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match=r"http://127.0.0.1:9/"):
        Downloader(base="http://127.0.0.1:9", folder=tmp_path)(SOURCE)


def test_an_unknown_address_is_never_invented(tmp_path: Path) -> None:
    with pytest.raises(Absent, match=r"no address(.|\n)*example.org/described(.|\n)*--from FOLDER"):
        Downloader(base=None, folder=tmp_path)(SOURCE)
