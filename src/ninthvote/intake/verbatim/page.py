"""The running text of a record, with the page and line of every word: two columns in reading order, furniture left out.

pypdfium2 gives the columns of these records one after the other. What stands above and below the text on every page
(symbol, job number, page number, date) interrupts sentences and lists of states; it is told by its form, and only where
it can stand: among the first lines of a page.
"""

from __future__ import annotations

import bisect
import re
import zlib
from dataclasses import dataclass

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document

#: Forms of the lines that a page begins with: page number, symbol, job number, date, meeting, running title.
FURNITURE = (
    re.compile(r"\d{1,3}"),
    re.compile(r"\d{1,3}(?:/\d{1,3})? \d{2}-\d{5}(?: \(E\))?"),
    re.compile(r"\d{2}-\d{5}(?: \(E\))? \d{1,3}(?:/\d{1,3})?"),
    re.compile(r"(?:A|S)/(?:\d{2}/)?PV\.\d+(?: .{0,120}\d{1,2}/\d{1,2}/\d{4})?"),
    re.compile(r"\d{1,2}/\d{1,2}/\d{4} .{0,120}(?:A|S)/(?:\d{2}/)?PV\.\d+"),
    re.compile(r"\d{1,3} General Assembly - .+ session"),
    re.compile(r"General Assembly \d{1,3}\w{2} .*meeting"),
    re.compile(r"\d{1,3}\w{2} meeting - \w+, \d{1,2} \w+ \d{4}(?: \d{1,3})?"),
    re.compile(r"Security Council \d+\w{2} meeting"),
    re.compile(r"[\w-]+ (?:year|session) \d{1,2} \w+ \d{4}"),
)

#: How many lines from the top of a page may be furniture.
TOP_LINES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document something stands: page and line of the page's text, from one."""

    page: int
    line: int

    def __str__(self) -> str:
        return f"p. {self.page}, line {self.line}"


@dataclass(frozen=True)
class RunningText:
    """The text of all pages, furniture left out, and where each offset of it stands."""

    name: str
    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    n_pages: int
    blank: tuple[int, ...] = ()  #: pages without any text
    damaged: tuple[int, ...] = ()  #: bytes at which a packed part of the file is damaged

    def place(self, offset: int) -> Place:
        return self.places[max(0, bisect.bisect_right(self.starts, offset) - 1)]


def read_running_text(document: Document) -> RunningText:
    """The record's text in reading order.

    Raises:
        IntakeError: not a PDF, damaged, locked, or without any text.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(document.data)
        pages = []
        for index in range(len(pdf)):
            page = pdf[index]
            words = page.get_textpage()
            pages.append(words.get_text_range())
            words.close()
            page.close()
        pdf.close()
    except pypdfium2.PdfiumError as wrong:
        raise IntakeError(
            f"cannot be read as PDF: {wrong}", where=document.name, expected="a PDF file"
        ) from None
    pieces: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    offset = 0
    for number, page_text in enumerate(pages, start=1):
        for line, words_ in enumerate(
            page_text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1
        ):
            plain = _plain(words_)
            if not plain or (
                number > 1 and line <= TOP_LINES and any(form.fullmatch(plain) for form in FURNITURE)
            ):
                continue
            pieces.append(plain)
            starts.append(offset)
            places.append(Place(number, line))
            offset += len(plain) + 1
    if not pieces:
        raise IntakeError(
            "the PDF has no text",
            where=document.name,
            expected="a record with a text layer",
            hint="It is a scan.",
        )
    return RunningText(
        document.name,
        "\n".join(pieces),
        tuple(starts),
        tuple(places),
        len(pages),
        tuple(number for number, page_text in enumerate(pages, start=1) if not page_text.strip()),
        damaged_parts(document.data),
    )


_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def damaged_parts(data: bytes) -> tuple[int, ...]:
    """Where the packed parts of a PDF do not unpack to their end and checksum.

    A reader of PDF shows what it can of such a part and says nothing, so that half a page, and a vote on it, is missing
    without a trace.
    """
    found: list[int] = []
    for start in _STREAM.finditer(data):
        head = data[max(0, start.start() - 400) : start.start()]
        head = head[head.rfind(b"obj") :]
        if b"endstream" in head or b"/FlateDecode" not in head or b"85Decode" in head:
            continue
        unpacker = zlib.decompressobj()
        try:
            unpacker.decompress(data[start.end() :])
        except zlib.error:
            found.append(start.end())
            continue
        if not unpacker.eof:
            found.append(start.end())
    return tuple(found)


def _plain(line: str) -> str:
    """The line without soft hyphens, odd blanks and control characters."""
    line = line.replace("\xad", "").replace("\ufffe", "-").replace("\u2010", "-").replace("\u2011", "-")
    return re.sub(r"[\s\x00-\x1f]+", " ", line).strip()
