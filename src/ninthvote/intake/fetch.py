"""Files over HTTP: a download that breaks off goes on where it stopped, and nothing is believed before its hash fits.

A partial file is kept until the download is whole, so an interrupted sync costs only what was missing. A server that
ignores ranges, sends another length than it announced, or changes the file in between, makes the download start anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from ninthvote.errors import IntakeError
from ninthvote.intake.catalogue import Source
from ninthvote.intake.document import MAX_BYTES, Document, unpack
from ninthvote.intake.manifest import hold

#: Attempts in a row that got no further than ever before, after which a download is given up.
ATTEMPTS = 3

#: Seconds without a byte after which a server counts as gone.
PATIENCE_SECONDS = 30.0

#: Called with the source, the bytes received so far and the bytes announced (None: not said).
Progress = Callable[[Source, int, int | None], None]


class Absent(IntakeError):
    """The origin does not have the source."""


class Unreachable(IntakeError):
    """The server does not answer at all; there is no use in asking it for the next file."""


@dataclass(frozen=True)
class Downloader:
    """Fetches sources below one address, or from the publishers' own addresses where they are known.

    Attributes:
        base: address of a folder that serves the sources' files under their names; None for the publishers' own.
        folder: the data folder, in which partial files are kept.
    """

    base: str | None
    folder: Path
    progress: Progress = lambda source, done, total: None
    patience_seconds: float = PATIENCE_SECONDS

    def __call__(self, source: Source) -> tuple[Document, str]:
        """The unpacked document and the address it came from.

        Raises:
            Absent: no address is known, or the server has no such file.
            IntakeError: the server cannot be reached, or does not deliver the file whole.
        """
        if self.base is None:
            if source.url is None:
                where = f"it is described at {source.page}; " if source.page else ""
                raise Absent(
                    "no address of the file itself is publicly documented",
                    where=source.source,
                    hint=f"{where}save it as {source.file} in a folder and run `ninthvote sync --from FOLDER`.",
                )
            urls = [source.url]
        else:
            base = self.base.rstrip("/")
            urls = [f"{base}/{source.file}.xz", f"{base}/{source.file}"]
        timeout = httpx.Timeout(self.patience_seconds)
        with (
            hold(self.folder, f"fetch-{source.source}"),
            httpx.Client(
                timeout=timeout, follow_redirects=True, headers={"Accept-Encoding": "identity"}
            ) as client,
        ):
            for url in urls:
                document = self._document(client, source, url)
                if document is not None:
                    return document, url
        raise Absent(f"the server has neither {urls[0]} nor the file unpacked", where=source.source)

    def _document(self, client: httpx.Client, source: Source, url: str) -> Document | None:
        """The document at that address, None if the server has none; once more from the start if its hash is wrong.

        A resumed download whose hash does not fit may be two editions sewn together, so it is fetched again whole.
        """
        name = Path(httpx.URL(url).path).name or source.file
        partial = self.folder / f".partial-{source.source}-{name}"
        resumed = partial.exists()
        if not self._download(client, source, url, partial):
            return None
        try:
            document = unpack(Document(name, partial.read_bytes()))
            if document.sha256 == source.sha256 or not resumed:
                return document
        except IntakeError:
            if not resumed:
                raise
        finally:
            _discard(partial)
        if not self._download(client, source, url, partial):
            return None
        try:
            return unpack(Document(name, partial.read_bytes()))
        finally:
            _discard(partial)

    def _download(self, client: httpx.Client, source: Source, url: str, partial: Path) -> bool:
        """The partial file is whole; False if the server has no such file."""
        idle = 0
        furthest = partial.stat().st_size if partial.exists() else 0
        while True:
            try:
                return self._receive(client, source, url, partial)
            except (httpx.TransportError, _BrokenOff) as wrong:
                after = partial.stat().st_size if partial.exists() else 0
                idle = 0 if after > furthest else idle + 1
                furthest = max(furthest, after)
                if idle >= ATTEMPTS and isinstance(wrong, _SILENCE):
                    raise Unreachable(
                        f"the server does not answer ({type(wrong).__name__}: {wrong})",
                        where=url,
                        expected=f"an answer within {self.patience_seconds:g} seconds",
                        hint="Check the address and the connection, then run the same command again.",
                    ) from None
                if idle >= ATTEMPTS:
                    raise IntakeError(
                        f"the download broke off after {furthest:,} bytes ({type(wrong).__name__.strip('_')}: {wrong})",
                        where=url,
                        expected="the whole file",
                        hint="Run the same command again: it goes on where it stopped.",
                    ) from None

    def _receive(self, client: httpx.Client, source: Source, url: str, partial: Path) -> bool:
        """One request; appends what it brings to the partial file."""
        note = partial.with_name(partial.name + ".json")
        held = partial.stat().st_size if partial.exists() else 0
        tag = _read_tag(note, url) if held else None
        headers = {"Range": f"bytes={held}-"} | ({"If-Range": tag} if tag else {}) if held else {}
        with client.stream("GET", url, headers=headers) as response:
            if response.status_code in (404, 410):
                _discard(partial)
                return False
            if response.status_code == 416:
                _discard(partial)
                raise _BrokenOff("the server has fewer bytes than were received; starting again")
            if response.status_code not in (200, 206):
                raise IntakeError(
                    f"the server answered {response.status_code} {response.reason_phrase}",
                    where=url,
                    expected="200 with the file",
                )
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise IntakeError(
                    f"the server sent the file encoded as {response.headers['Content-Encoding']}",
                    where=url,
                    expected="the file itself",
                )
            start, total = _place(response)
            if start != held:
                held = 0
                _discard(partial)
                if start != 0:
                    raise _BrokenOff(f"the server sent bytes from {start:,}, which were not asked for")
            _write_tag(note, url, response.headers.get("ETag") or response.headers.get("Last-Modified"))
            with open(partial, "ab") as file:
                for chunk in response.iter_raw():
                    held += len(chunk)
                    if held > MAX_BYTES:
                        raise IntakeError(
                            f"more than {MAX_BYTES:,} bytes", where=url, expected="a source's file"
                        )
                    file.write(chunk)
                    self.progress(source, held, total)
        if total is not None and held != total:
            if held > total:
                _discard(partial)
            raise _BrokenOff(f"{held:,} bytes came of {total:,} announced")
        return True


_SILENCE = (httpx.ConnectError, httpx.TimeoutException)


class _BrokenOff(Exception):
    """The body was not what the head announced; worth another request."""


def _place(response: httpx.Response) -> tuple[int, int | None]:
    """From which byte the body starts, and how long the whole file is, as far as the server says."""
    length = response.headers.get("Content-Length")
    if response.status_code == 200:
        return 0, int(length) if length else None
    unit, _, rest = response.headers.get("Content-Range", "").partition(" ")
    span, _, total = rest.partition("/")
    first = span.partition("-")[0]
    if unit != "bytes" or not first.isdigit():
        raise _BrokenOff(f"a partial answer without a readable Content-Range ({rest!r})")
    return int(first), int(total) if total.isdigit() else None


def _read_tag(note: Path, url: str) -> str | None:
    with suppress(OSError, ValueError, TypeError, AttributeError):
        held = json.loads(note.read_text(encoding="utf-8"))
        if held.get("url") == url:
            tag = held.get("tag")
            return tag if isinstance(tag, str) else None
    return None


def _write_tag(note: Path, url: str, tag: str | None) -> None:
    weak = tag is None or tag.startswith("W/")
    note.write_text(json.dumps({"url": url, "tag": None if weak else tag}), encoding="utf-8")


def _discard(partial: Path) -> None:
    for path in (partial, partial.with_name(partial.name + ".json")):
        with suppress(FileNotFoundError):
            os.unlink(path)
