"""The running text of a record, with the page and line of every word: two columns in reading order, furniture left out.

pypdfium2 gives the columns of these records one after the other. What stands above and below the text on every page
(symbol, job number, page number, date) interrupts sentences and lists of states; it is told by its form, and only where
it can stand: among the first lines of a page.
"""

from __future__ import annotations

import bisect
import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document
from ninthvote.intake.verbatim.container import damaged_parts, misplaced_parts, unreadable_parts

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

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

#: The line with which a meeting opens.
OPENS = re.compile(r"meeting\s+was\s+(?:called\s+to\s+order|resumed)\s+at|\bresumed\s+at", re.IGNORECASE)

#: How many lines from the top of a page may be furniture.
TOP_LINES = 4

#: A right column may begin so many points left of the middle.
GUTTER = 12.0


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
    damaged: tuple[int, ...] = ()  #: bytes at which a part of the file is damaged
    misplaced: tuple[int, ...] = ()  #: bytes at which the file's own table leads to no part
    numbers: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    #: by page, the number printed on it, and of how many where that is printed too
    #: Offsets at which the text of a page goes back from its right column to its left.
    returns: tuple[int, ...] = ()
    #: Of each line, whether it begins in the right half of its page, and where it stands.
    rows: tuple[tuple[bool, Spot | None], ...] = ()

    def row_at(self, offset: int) -> int:
        """The number of the line that holds this offset."""
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def place(self, offset: int) -> Place:
        return self.places[self.row_at(offset)]


class Spot(NamedTuple):
    """Where a line stands, in points from the left and above the foot of the page.

    The base lines of its first and its last letter differ where the file joins two lines at a divided word.
    """

    left: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of one page as the file gives them, and where each begins.

    Attributes:
        right: whether it begins in the right half of the page.
        spots: where it stands; None for an empty line.
    """

    lines: tuple[str, ...]
    right: tuple[bool, ...]
    spots: tuple[Spot | None, ...]


def read_running_text(document: Document) -> RunningText:
    """The record's text in reading order.

    Raises:
        IntakeError: not a PDF, damaged, locked, or without any text.
    """
    return running_text(
        document.name,
        read_pages(document),
        damaged=damaged_parts(document.data) + unreadable_parts(document.data),
        misplaced=misplaced_parts(document.data),
    )


def read_pages(document: Document) -> tuple[PageText, ...]:
    """The lines of each page as the file has them.

    Raises:
        IntakeError: not a PDF, damaged, or locked.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(document.data)
        pages = []
        for index in range(len(pdf)):
            page = pdf[index]
            words = page.get_textpage()
            lines = tuple(words.get_text_range().split("\r\n"))
            spots = tuple(_spots(words, lines))
            right = (at is not None and at.left >= page.get_width() / 2 - GUTTER for at in spots)
            pages.append(PageText(lines, tuple(right), spots))
            words.close()
            page.close()
        pdf.close()
    except pypdfium2.PdfiumError as wrong:
        raise IntakeError(
            f"cannot be read as PDF: {wrong}", where=document.name, expected="a PDF file"
        ) from None
    return tuple(pages)


#: A number raised above the line stands among so many letters at its end.
_LAST = 4


def _spots(words: PdfTextPage, lines: Sequence[str]) -> Iterator[Spot | None]:
    """Where each line stands."""
    from pypdfium2 import raw

    at, n_characters = 0, words.count_chars()
    x, y = ctypes.c_double(), ctypes.c_double()

    def origin(index: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(words, index, x, y)
        return x.value, y.value

    for line in lines:
        first, end = at + len(line) - len(line.lstrip()), min(at + len(line.rstrip()), n_characters)
        at += len(line) + 2
        if first >= end:
            yield None
            continue
        left, begins = origin(first)
        yield Spot(left, begins, min(origin(index)[1] for index in range(max(first, end - _LAST), end)))


def running_text(
    name: str, pages: Sequence[PageText], *, damaged: tuple[int, ...] = (), misplaced: tuple[int, ...] = ()
) -> RunningText:
    """The lines of the pages one after the other, furniture left out but for the number that it gives the page.

    Raises:
        IntakeError: there is no text at all.
    """
    pieces: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    numbers: dict[int, tuple[int, int | None]] = {}
    offset = 0
    returns: list[int] = []
    rows: list[tuple[bool, Spot | None]] = []
    for number, page in enumerate(pages, start=1):
        lines = [_plain(line) for line in page.lines]
        was_right = False
        last = max((k for k, line in enumerate(lines, start=1) if line), default=0)
        for k, (plain, is_right, spot) in enumerate(zip(lines, page.right, page.spots, strict=True), start=1):
            if not plain:
                continue
            if number > 1 and k <= TOP_LINES and any(form.fullmatch(plain) for form in FURNITURE):
                _note_number(numbers, number, plain)
                continue
            if number > 1 and k == last and re.fullmatch(r"\d{1,3}", plain):
                numbers.setdefault(number, (int(plain), None))
                continue
            if number > 1:
                if was_right and not is_right:
                    returns.append(offset)
                was_right = is_right
            pieces.append(plain)
            starts.append(offset)
            places.append(Place(number, k))
            rows.append((is_right, spot))
            offset += len(plain) + 1
    if not pieces:
        raise IntakeError(
            "the PDF has no text",
            where=name,
            expected="a record with a text layer",
            hint="It is a scan.",
        )
    return RunningText(
        name,
        "\n".join(pieces),
        tuple(starts),
        tuple(places),
        len(pages),
        tuple(number for number, page in enumerate(pages, start=1) if not any(map(str.strip, page.lines))),
        damaged,
        misplaced,
        numbers,
        tuple(returns),
        tuple(rows),
    )


_NUMBER = re.compile(
    r"(?P<a>\d{1,3})(?:/(?P<of>\d{1,3}))?(?: \d{2}-\d{5}(?: \(E\))?| General Assembly - .+)?"
    r"|\d{2}-\d{5}(?: \(E\))? (?P<b>\d{1,3})(?:/(?P<of_>\d{1,3}))?"
    r"|\d{1,3}\w{2} meeting - .+ \d{4} (?P<c>\d{1,3})"
)


def _note_number(numbers: dict[int, tuple[int, int | None]], page: int, furniture: str) -> None:
    found = _NUMBER.fullmatch(furniture)
    if found is not None:
        of = found["of"] or found["of_"]
        numbers.setdefault(page, (int(found["a"] or found["b"] or found["c"]), int(of) if of else None))


def _plain(line: str) -> str:
    """The line without soft hyphens, odd blanks and control characters."""
    line = line.replace("\xad", "").replace("\ufffe", "-").replace("\u2010", "-").replace("\u2011", "-")
    return re.sub(r"[\s\x00-\x1f]+", " ", line).strip()
