"""A document as it was given: its decoded source, its mended text between which the offsets run, and its day."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ninthvote.errors import TextError
from ninthvote.text.dateline import day_of_document
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
    #: The day that the data of its page give, where the page shows its reader another.
    day_in_data: date | None = None

    @property
    def text(self) -> str:
        return self.body.text


def read_file(path: Path, *, lexicon: Lexicon | None = None) -> Document:
    """The document in this file.

    Raises:
        TextError: it cannot be opened or is not a text, a page or a PDF.
    """
    name = os.fsencode(path).decode(errors="replace")  # a name may be of bytes that are no letters
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise TextError("is a folder", where=name, expected="a file", hint="Give the files in it.")
        # The shell's own pipes stand under /dev; any other may wait for its writer for ever.
        if stat.S_ISFIFO(mode) and not str(path).startswith("/dev/"):
            raise TextError("is a pipe", where=name, expected="a file", hint="Give - and pipe the text in.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise TextError(
            f"cannot be opened ({fault.strerror or type(fault).__name__})",
            where=name,
            expected="a text, HTML or PDF file",
        ) from None
    return read_bytes(data, name, lexicon=lexicon)


def read_bytes(data: bytes, name: str, *, lexicon: Lexicon | None = None) -> Document:
    """The document in these bytes; what they are is read from them, not from the name."""
    if len(data) > MOST_BYTES:
        raise TextError(
            f"is larger than {MOST_BYTES // 1_000_000} MB", where=name, expected="an article or a record"
        )
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return document_of(read_pdf(data, name), name, kind="pdf", lexicon=lexicon)
    for form, what, hint in _WRITTEN_IN_CODE:
        if form.match(data, 0, 4096):
            raise TextError(what, where=name, expected="UTF-8 text, a saved web page or a PDF", hint=hint)
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
        raise _too_long(name, most, _TOO_LONG[kind])
    mapped = read_html(source) if kind == "html" else Mapped.whole(source)
    if len(mapped.text) > MOST_LETTERS:
        raise _too_long(name, MOST_LETTERS, _TOO_LONG["text"])
    body = mend(mapped, lexicon, hard_lines=kind != "html")
    if not body.text.strip():
        raise TextError(
            "holds no text",
            where=name,
            expected="the words of an article",
            hint=_NO_TEXT[kind],
        )
    return Document(name, kind, source, body, *day_of_document(kind, source, body.text))


#: Files that look like text, and would be read with the codes in their words.
_WRITTEN_IN_CODE = (
    (
        re.compile(rb"\s*\{\\rtf"),
        "is a document in RTF",
        "Save it as text, or print it to PDF.",
    ),
    (
        re.compile(rb"(?s)[\w-]+: .*?^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE),
        "is a web archive or an e-mail of several parts",
        "Save the page as HTML only, or copy the text out.",
    ),
)
_NO_TEXT = {
    "text": "Look whether it was saved whole.",
    "html": "A page that is filled by its scripts is empty when saved; save it from the browser, or copy the text out.",
    "pdf": "A scan is a picture; have its text recognised (OCR) first.",
}


_SPLIT = "Split it into its articles, and check them together."
_TOO_LONG = {"text": _SPLIT, "pdf": _SPLIT, "html": "Save the page without its pictures in it, as HTML only."}


def _too_long(name: str, most: int, hint: str) -> TextError:
    return TextError(
        f"holds more than {most // 1_000_000} million characters",
        where=name,
        expected="an article or a record",
        hint=hint,
    )


#: What a file may begin with to say how its letters are written; the longer marks before those they begin with.
_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: The families of encodings that pages are written in; a page may name any of Python's, some of which are no text.
_PAGE_ENCODING = re.compile(r"(?:ascii|big5|cp|euc|gb|iso8859|iso2022|koi8|mac|shift|tis|utf)")


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:65536]
    for half, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[half::2].count(0) > 0.4 * len(sample) > sample[1 - half :: 2].count(0):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    odd = sum(b < 9 or 13 < b < 32 for b in sample)
    if odd > 0.02 * len(sample):
        raise TextError(
            "is neither text nor HTML nor PDF",
            where=name,
            expected="UTF-8 text, a saved web page or a PDF",
            hint="Save the article as text or print it to PDF.",
        )
    for encoding in (_declared(data), "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _declared(data: bytes) -> str:
    """The encoding that a page names in its head, where it is one of text."""
    named = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    try:
        found = codecs.lookup(named[1].decode("ascii")).name if named else "cp1252"
    except LookupError:
        return "cp1252"
    return found if _PAGE_ENCODING.match(found) else "cp1252"
