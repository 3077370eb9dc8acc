"""A folder of documents as an index, and the passages of an index that repeat the words asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ninthvote.errors import NinthVoteError, TextError
from ninthvote.trace.chain import Finder
from ninthvote.trace.index import Library, Source, build, content_hash, documents_path, read, write
from ninthvote.trace.letter import letters
from ninthvote.trace.verify import LEAST_EVIDENCE, verify

if TYPE_CHECKING:
    from rich.console import Console

#: What is read; other files of the folder are passed over in silence.
_KINDS = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".pdf"})


#: Who asks for these very words wants to see every place that may have them: one run that few documents have is enough.
_ONE_RUN = 10.0
#: And two thirds of a short quotation, word for word, are enough: with half the bits of a run or two, that share of it.
_WHOLE = 0.8


@dataclass(frozen=True)
class Passage:
    """A passage of a document that repeats the words, or, where the document is not at hand, that seems to."""

    document: str
    start: int
    end: int
    likeness: float | None
    text: str | None
    score_bits: float

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

    def show(self, screen: Console) -> None:
        how = "unverified: the text is not at hand" if self.likeness is None else f"{self.likeness:.0%} alike"
        screen.print(f"{self.document} ({how})", style="bold")
        if self.text:
            screen.print(f"  {' '.join(self.text.split())}")


def index_folder(folder: Path, out: Path) -> dict[str, Any]:
    """Index every document of the folder; what the index at `out` already holds unchanged is not read again."""
    from rich.console import Console
    from rich.progress import track

    previous = _previous(out)
    known = {d.content for d in previous.documents} if previous else set()
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in _KINDS)
    if not paths:
        raise TextError(
            "no document in this folder",
            where=str(folder),
            expected="files ending in " + ", ".join(sorted(_KINDS)),
        )
    unread: list[dict[str, str]] = []
    counts = {"read": 0, "unchanged": 0}

    def sources() -> Iterator[Source]:
        for path in track(paths, description="Indexing", console=Console(stderr=True), transient=True):
            name = path.relative_to(folder).as_posix()
            if not name.isprintable():
                unread.append({"name": repr(name), "why": "its name cannot be printed"})
                continue
            try:
                data = path.read_bytes()
                content = content_hash(data)
                text = "" if content in known else text_of(data, name)
            except OSError as wrong:
                unread.append({"name": name, "why": wrong.strerror or type(wrong).__name__})
                continue
            except NinthVoteError as wrong:
                unread.append({"name": name, "why": wrong.what})
                continue
            counts["unchanged" if content in known else "read"] += 1
            yield Source(name, content, text)

    library = build(sources(), previous=previous)
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


def passages_of(quote: str, index: Path, documents: Path | None) -> list[Passage]:
    """Where the words stand in the documents of the index, the surest first."""
    library = read(index)
    asked = letters(quote)
    out = []
    least = min(LEAST_EVIDENCE, len(asked) * _WHOLE)
    for chain in Finder(library).find(asked, least=_ONE_RUN):
        name = library.documents[chain.document].name
        path = documents / name if documents else None
        if path is None or not path.is_file():
            start, end = asked.span(chain.first, chain.last)
            out.append(Passage(name, start, end, None, None, round(chain.score, 1)))
            continue
        text = text_of(path.read_bytes(), name)
        there = letters(text)
        match = verify(chain, asked, there, least=least)
        if match:
            first, last = there.span(match.there_first, match.there_last)
            start, end = asked.span(match.first, match.last)
            out.append(Passage(name, start, end, match.likeness, text[first:last], round(match.score, 1)))
    return sorted(out, key=lambda p: (-(p.likeness or 0.0), -p.score_bits, p.document))


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
