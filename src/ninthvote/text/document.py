"""A document as it was given: its decoded source, its mended text between which the offsets run, and its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ninthvote.errors import TextError
from ninthvote.text.dateline import day_in_furniture, day_of_markup, day_of_text
from ninthvote.text.html import LONGEST, looks_like_html, read_html
from ninthvote.text.lexicon import Lexicon
from ninthvote.text.mapped import Mapped
from ninthvote.text.mend import mend
from ninthvote.text.pdf import read_pdf

#: Bytes read of one file: more is no article, and would only fill the memory.
MOST_BYTES = 64_000_000

#: Letters of text checked in one file: half a million words is a shelf of articles, not one.
MOST_LETTERS = 3_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """`source` is what offsets point into: the decoded file, or for a PDF the text taken out of it."""

    name: str
    kind: str  #: text, html or pdf
    source: str
    body: Mapped
    published: date | None

    @property
    def text(self) -> str:
        return self.body.text


def read_file(path: Path, *, lexicon: Lexicon | None = None) -> Document:
    """The document in this file.

    Raises:
        TextError: it cannot be opened or is not a text, a page or a PDF.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise TextError(
            f"cannot be opened ({fault.strerror or type(fault).__name__})",
            where=str(path),
            expected="a text, HTML or PDF file",
        ) from None
    return read_bytes(data, str(path), lexicon=lexicon)


def read_bytes(data: bytes, name: str, *, lexicon: Lexicon | None = None) -> Document:
    """The document in these bytes; what they are is read from them, not from the name."""
    if len(data) > MOST_BYTES:
        raise TextError(
            f"is larger than {MOST_BYTES // 1_000_000} MB", where=name, expected="an article or a record"
        )
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return document_of(read_pdf(data, name), name, kind="pdf", lexicon=lexicon)
    return document_of(_decode(data, name), name, lexicon=lexicon)


def document_of(
    source: str, name: str = "-", *, kind: str | None = None, lexicon: Lexicon | None = None
) -> Document:
    """The document whose decoded source this is."""
    if kind is None:
        kind = "html" if looks_like_html(source) else "text"
    most = LONGEST if kind == "html" else MOST_LETTERS
    if len(source) > most:
        # Half of it checked in silence would be worse than none.
        raise _too_long(name, most)
    mapped = read_html(source) if kind == "html" else Mapped.whole(source)
    if len(mapped.text) > MOST_LETTERS:
        raise _too_long(name, MOST_LETTERS)
    body = mend(mapped, lexicon, hard_lines=kind != "html")
    day = (day_of_markup(source) if kind == "html" else None) or day_of_text(body.text)
    if day is None and kind == "html":
        day = day_in_furniture(source)
    return Document(name, kind, source, body, day)


def _too_long(name: str, most: int) -> TextError:
    return TextError(
        f"holds more than {most // 1_000_000} million characters",
        where=name,
        expected="an article or a record",
        hint="Split it into its articles, and check them together.",
    )


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    sample = data[:65536]
    odd = sum(b < 9 or 13 < b < 32 for b in sample)
    if odd > 0.02 * len(sample):
        raise TextError(
            "is neither text nor HTML nor PDF",
            where=name,
            expected="UTF-8 text, a saved web page or a PDF",
            hint="Save the article as text or print it to PDF.",
        )
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    for encoding in (declared.group(1).decode("ascii") if declared else "cp1252", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")
