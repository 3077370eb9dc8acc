"""A folder of documents as an index, and the passages of an index that repeat the words asked about."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ninthvote.errors import NinthVoteError, TextError
from ninthvote.text.document import MOST_BYTES
from ninthvote.trace.chain import Finder
from ninthvote.trace.index import Document, Library, Source, build, content_hash, documents_path, read, write
from ninthvote.trace.letter import letter_codes, letters
from ninthvote.trace.verify import LEAST_EVIDENCE, verify

if TYPE_CHECKING:
    from rich.console import Console

#: What is read; other files of the folder are passed over in silence.
_KINDS = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".pdf"})


#: Who asks for these very words wants to see every place that may have them: one run that few documents have is enough.
_ONE_RUN = 10.0
#: And two thirds of a short quotation, word for word, are enough: with half the bits of a run or two, that share of it.
_WHOLE = 0.8
#: Characters of a passage that are shown: who asks for more has the document.
_SHOWN = 1200


@dataclass(frozen=True)
class Passage:
    """A passage of a document that repeats the words, or, where the document is not at hand, that seems to."""

    document: str
    start: int
    end: int
    likeness: float | None
    text: str | None
    score_bits: float
    #: Why it could not be compared, or may not be what was indexed.
    doubt: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "is_verified": self.likeness is not None,
            "likeness": self.likeness,
            "text": self.text,
            "score_bits": self.score_bits,
        }

    def show(self, screen: Console, quote: str) -> None:
        if self.likeness is None:
            screen.print(f"{self.document} (unverified: {self.doubt})", style="bold")
            screen.print(f"  may hold: “{_shown(quote[self.start : self.end])}”")
            return
        doubt = f"; {self.doubt}" if self.doubt else ""
        screen.print(f"{self.document} ({self.likeness:.0%} alike{doubt})", style="bold")
        screen.print(f"  {_shown(self.text or '')}")


def _shown(text: str) -> str:
    """On one line, without what a terminal would take for an order."""
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]} …"


def index_folder(folder: Path, out: Path) -> dict[str, Any]:
    """Index every document of the folder; what the index at `out` already holds unchanged is not read again."""
    from rich.console import Console
    from rich.progress import track

    previous = _previous(out)
    known = {d.content for d in previous.documents} if previous else set()
    paths, unread = _files(folder)
    if not paths and not unread:
        raise TextError(
            "no document in this folder",
            where=str(folder),
            expected="files ending in " + ", ".join(sorted(_KINDS)),
        )
    counts = {"read": 0, "unchanged": 0}
    screen = Console(stderr=True)

    def sources() -> Iterator[Source]:
        for path in track(
            paths, description="Indexing", console=screen, transient=True, disable=not screen.is_terminal
        ):
            name = path.relative_to(folder).as_posix()
            try:
                data = _bytes_of(path, name)
                content = content_hash(data)
                text = "" if content in known else text_of(data, name)
            except NinthVoteError as wrong:
                unread.append({"name": name, "why": wrong.what})
                continue
            if content not in known and not len(letter_codes(text)):
                unread.append({"name": name, "why": "holds no words; a scan needs a layer of text"})
                continue
            counts["unchanged" if content in known else "read"] += 1
            yield Source(name, content, text)

    library = build(sources(), previous=previous)
    unread.sort(key=lambda one: one["name"])
    if not library.documents:
        first = unread[0]
        raise TextError(
            "no document of this folder can be indexed",
            where=str(folder),
            expected=f"words in one of them; {first['name']} {first['why']}",
        )
    write(library, out)
    return {
        "index": str(out),
        "n_documents": len(library.documents),
        "n_fingerprints": len(library),
        "n_read": counts["read"],
        "n_unchanged": counts["unchanged"],
        "bytes": out.stat().st_size + documents_path(out).stat().st_size,
        "unread": unread,
    }


def _files(folder: Path) -> tuple[list[Path], list[dict[str, str]]]:
    """The documents under the folder in order, no link to a folder followed; and what cannot be looked at."""
    unread: list[dict[str, str]] = []

    def closed(wrong: OSError) -> None:
        unread.append({"name": str(wrong.filename), "why": _told(wrong)})

    paths = []
    for where, _, names in os.walk(folder, onerror=closed):
        for name in names:
            path = Path(where, name)
            if path.suffix.lower() not in _KINDS:
                continue
            if not str(path.relative_to(folder)).isprintable():
                unread.append({"name": ascii(name), "why": "its name cannot be printed"})
                continue
            try:
                if stat.S_ISREG(path.stat().st_mode):
                    paths.append(path)
            except OSError as wrong:
                unread.append({"name": path.relative_to(folder).as_posix(), "why": _told(wrong)})
    return sorted(paths), unread


def _told(wrong: OSError) -> str:
    return f"cannot be opened ({wrong.strerror or type(wrong).__name__})"


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as wrong:
        raise TextError(_told(wrong), where=name) from None
    if len(data) > MOST_BYTES:
        raise TextError(f"is larger than {MOST_BYTES // 1_000_000} MB", where=name)
    return data


def _previous(out: Path) -> Library | None:
    """The index that stands where the new one goes; a damaged one is made anew, another file is left alone."""
    if not out.exists():
        return None
    if not documents_path(out).exists():
        raise TextError(
            "a file of this name is there, and it is no index",
            where=str(out),
            hint="Give --out another name.",
        )
    try:
        return read(out)
    except TextError:
        return None


def passages_of(quote: str, index: Path, folder: Path | None) -> list[Passage]:
    """Where the words stand in the documents of the index, the surest first; each passage once."""
    library = read(index)
    asked = letters(quote)
    least = min(LEAST_EVIDENCE, len(asked) * _WHOLE)
    held: dict[int, tuple[str | None, str]] = {}
    best: dict[tuple[str, int, int], Passage] = {}
    for chain in Finder(library).find(asked, least=_ONE_RUN):
        document = library.documents[chain.document]
        if chain.document not in held:
            held[chain.document] = _text_at_hand(document, folder)
        text, doubt = held[chain.document]
        score = round(chain.score, 1)
        there = letters(text or "")
        match = verify(chain, asked, there, least=least)
        if match:
            first, last = there.span(match.there_first, match.there_last)
            start, end = asked.span(match.first, match.last)
            found = Passage(document.name, start, end, match.likeness, (text or "")[first:last], score, doubt)
        elif doubt:
            first, last = -1, -1
            found = Passage(document.name, *asked.span(chain.first, chain.last), None, None, score, doubt)
        else:
            continue
        key = (document.name, first, last)
        if key not in best or best[key].score_bits < score:
            best[key] = found
    return sorted(best.values(), key=lambda p: (-(p.likeness or 0.0), -p.score_bits, p.document))


def _text_at_hand(document: Document, folder: Path | None) -> tuple[str | None, str]:
    """The text of a document of the index where it is at hand, and why it is not, or may not be the one indexed."""
    if folder is None:
        return None, "the documents are not at hand"
    path = folder / document.name
    # an index from elsewhere may name any file
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        return None, f"no such file in {folder}"
    try:
        data = _bytes_of(path, document.name)
        text = text_of(data, document.name)
    except NinthVoteError as wrong:
        return None, wrong.what
    is_same = content_hash(data) == document.content
    return text, "" if is_same else "changed since it was indexed: index the folder again"


def text_of(data: bytes, name: str) -> str:
    """The text of a document, unmended: joined lines and hyphens make no difference to a stream of letters."""
    from ninthvote.text import read_bytes
    from ninthvote.text.html import looks_like_html, read_html
    from ninthvote.text.pdf import read_pdf

    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return read_bytes(data, name).text
    return read_html(text).text if looks_like_html(text) else text
