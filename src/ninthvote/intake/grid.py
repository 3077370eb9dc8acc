"""Strict reading of delimited text: every cell is what the column allows, or the run stops and says where.

A lenient reader turns a shifted column into plausible votes. Here the encoding, the header, the width and the ending
of the file are held first, and each cell is then asked for as what it must be; there is no default for any of them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn, TypeVar

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document

T = TypeVar("T")

BOM = "\ufeff"

#: Controls between ASCII and Latin-1: no text has them, but bytes of UTF-8 that were read as Latin-1 do.
_CONTROL = re.compile(r"[\x80-\x9f]")

#: What else is left of a letter that was saved in another encoding and read back: a question mark within a word (but
#: for the address of a page in English), several of them, or a letter of UTF-8's first byte before one of its second.
_SPOILT = re.compile(_CONTROL.pattern + r"|(?<=\w)\?(?!ln=en)(?=\w)|\?\?|[\u00c2-\u00f4][\u0080-\u00bf]")


def refuse(
    document: str, line: int | None, field: str | None, value: object, expected: str, hint: str | None = None
) -> NoReturn:
    """Stop the run with the one form of message: file:line field, the value, what was expected."""
    where = document if line is None else f"{document}:{line}"
    if field is not None:
        where = f"{where} {field}"
    shown = value if isinstance(value, str) else str(value)
    if len(shown) > 120:
        shown = shown[:117] + "..."
    raise IntakeError(
        f"{shown!r} is not a value this column can hold" if field is not None else shown,
        where=where,
        expected=expected,
        hint=hint or "If the source really says so, add a reviewed row to intake/lookup/corrections.csv.",
    )


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a source: its line, and its cells by column."""

    document: str
    line: int
    index: Mapping[str, int]
    cells: Sequence[str]

    def text(self, field: str, *, empty: bool = True) -> str:
        value = self.cells[self.index[field]]
        if not empty and not value.strip():
            self.refuse(field, "something written")
        return value

    def integer(self, field: str, *, low: int = 0, high: int | None = None) -> int:
        """A whole number in decimal digits, within bounds."""
        value = self.text(field)
        if (
            value.isascii()
            and value.isdigit()
            and low <= int(value) <= (int(value) if high is None else high)
        ):
            return int(value)
        self.refuse(field, f"a whole number from {low}" + (f" to {high}" if high is not None else ""))

    def number(self, field: str, *, low: float, high: float, missing: str | None = None) -> float:
        """A decimal number within bounds; NaN where the cell holds the word for missing."""
        value = self.text(field)
        if missing is not None and value == missing:
            return float("nan")
        try:
            parsed = float(value)
        except ValueError:
            parsed = float("nan")
        if not low <= parsed <= high:
            self.refuse(field, f"a number from {low:g} to {high:g}")
        return parsed

    def choice(self, field: str, meaning: Mapping[str, T]) -> T:
        """What the cell's word means; a word that is not in the list stops the run."""
        value = self.text(field)
        if value not in meaning:
            self.refuse(field, "one of " + ", ".join(repr(word) for word in meaning))
        return meaning[value]

    def day(self, field: str, *, low: date, high: date) -> date:
        """A day of the calendar written YYYY-MM-DD, within the years that the source covers."""
        value = self.text(field)
        try:
            parsed = date.fromisoformat(value) if len(value) == 10 else None
        except ValueError:
            parsed = None
        if parsed is None or not low <= parsed <= high:
            self.refuse(field, f"a date YYYY-MM-DD from {low} to {high}")
        return parsed

    def refuse(self, field: str, expected: str) -> NoReturn:
        refuse(self.document, self.line, field, self.cells[self.index[field]], expected)


def decode(document: Document, *, bom: bool | None = False) -> str:
    """The document as UTF-8 text, with a byte-order mark exactly where the source has one (None: where it may).

    Raises:
        IntakeError: naming the line with the first byte that is not UTF-8.
    """
    try:
        text = document.data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        refuse(
            document.name,
            document.line_at(wrong.start),
            None,
            f"byte {document.data[wrong.start]:#04x} is not UTF-8 text",
            "the file in UTF-8, as published",
            "The file was saved in another encoding, or is damaged; fetch it again.",
        )
    if bom is not None and bom != text.startswith(BOM):
        refuse(
            document.name,
            1,
            None,
            "the file begins with" + ("out" if bom else "") + " a byte-order mark",
            "the file as published, " + ("with" if bom else "without") + " one",
            "Saved again by another program? Fetch it again.",
        )
    text = text.removeprefix(BOM)
    if BOM in text or "\x00" in text or "\ufffd" in text:
        at = min(k for k in (text.find(c) for c in (BOM, "\x00", "\ufffd")) if k >= 0)
        refuse(
            document.name,
            text.count("\n", 0, at) + 1,
            None,
            f"character {text[at]!r} cannot stand here",
            "printable text",
            "The file is damaged; fetch it again.",
        )
    return text


def read_grid(
    document: Document,
    header: Sequence[str],
    *,
    ending: str | None = "\n",
    delimiter: str = ",",
    bom: bool = False,
    comment: str | None = None,
    closed: bool = True,
    spoilt: bool = False,
) -> Iterator[Cells]:
    """The rows under exactly that header; a row of another width, one that stands twice, or a cut stops the run.

    Args:
        header: the columns as published, in their order.
        ending: line ending of the published file, where a mixture is a sign of damage; None: it has several.
        closed: whether the published file's last line has an ending.
        comment: what lines to be passed over begin with.
        spoilt: whether the published file itself has letters spoilt by another encoding.

    Raises:
        IntakeError: file:line, what was found, what was expected.
    """
    text = decode(document, bom=bom)
    if closed != text.endswith("\n"):
        refuse(
            document.name,
            text.count("\n") + 1,
            None,
            "the last line has " + ("no" if closed else "an") + " ending",
            "the file as published, with" + ("" if closed else "out") + " one",
            "The file is cut off or was saved again; fetch it again.",
        )
    if ending == "\r\n" and text.count("\n") != text.count("\r\n"):
        at = next(k for k, line in enumerate(text.split("\n")) if not line.endswith("\r"))
        refuse(document.name, at + 1, None, "the line ends in \\n", "lines that end in \\r\\n, as published")
    found = (_CONTROL if spoilt else _SPOILT).search(text)
    if found is not None:
        refuse(
            document.name,
            text.count("\n", 0, found.start()) + 1,
            None,
            f"{text[max(0, found.start() - 10) : found.end() + 5]!r} was saved in another encoding",
            "the file in UTF-8, as published",
            "Fetch the file again.",
        )
    index = {name: at for at, name in enumerate(header)}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    seen_header = False
    above: list[str] = []
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if comment is not None and cells and cells[0].startswith(comment):
                continue
            if not seen_header:
                hold_header(document.name, first, cells, header)
                seen_header = True
                continue
            if len(cells) != len(header):
                refuse(
                    document.name,
                    first,
                    None,
                    f"{len(cells)} cells",
                    f"{len(header)} cells, as in the header",
                    "The line is cut, or a separator was lost or added; fetch the file again.",
                )
            if cells == above:
                refuse(
                    document.name,
                    first,
                    None,
                    "the row stands twice, here and on the line above",
                    "each row once",
                    "A line was doubled; fetch the file again.",
                )
            above = cells
            yield Cells(document.name, first, index, cells)
    except csv.Error as wrong:
        refuse(
            document.name,
            line,
            None,
            f"the line cannot be parsed: {wrong}",
            "delimited text with closed quotes",
        )
    if not above:
        refuse(
            document.name,
            1,
            None,
            "the table has no rows" if seen_header else "the file is empty",
            "rows below a header: " + ", ".join(header[:4]) + ", ...",
        )


def hold_header(document: str, line: int, found: Sequence[str], expected: Sequence[str]) -> None:
    """The header is the one published, column for column; which column differs is said."""
    if list(found) == list(expected):
        return
    at = next((k for k, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), None)
    if at is None:
        at = min(len(found), len(expected))
    refuse(
        document,
        line,
        f"column {at + 1}",
        found[at] if at < len(found) else "(no such column)",
        repr(expected[at]) if at < len(expected) else f"{len(expected)} columns",
        "The columns are not those of the published layout; a new layout needs a new reader.",
    )
