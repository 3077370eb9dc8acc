"""The text of a PDF from standard input on standard output: a program of its own, which a file made to hurt may end.

PDFium is written in C++, and gives up its process where it finds no memory; so nothing else runs in this one.
"""

from __future__ import annotations

import itertools
import sys
from dataclasses import dataclass
from typing import Any

#: Pages of one file that are read. A record of a meeting has some forty, the longest reports some five hundred.
MOST_PAGES = 1_000

#: What the reader may hold, and how long it may work; the longest records take a tenth of either.
MOST_BYTES, MOST_SECONDS = 1_000_000_000, 30

#: How it ends where there is no text to give.
LOCKED, DAMAGED, PAGE_UNREADABLE, TOO_MANY_PAGES = 3, 4, 5, 6


#: Letters of TeX's fonts that a PDF may give by their number in the font alone (Cork encoding; OT1 for the first four).
_CORK = str.maketrans(
    {
        "\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl", "\x10": "\u201c", "\x11": "\u201d", "\x12": "\u201e",
        "\x13": "\u00ab", "\x14": "\u00bb", "\x15": "\u2013", "\x16": "\u2014", "\x1b": "ff", "\x1c": "fi", "\x1d": "fl",
        "\x1e": "ffi", "\x1f": "ffl",
    }
)  # fmt: skip


def main() -> int:
    import pypdfium2

    _bound()
    try:
        pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as fault:
        return LOCKED if "password" in str(fault).lower() else DAMAGED
    if len(pdf) > MOST_PAGES:
        return TOO_MANY_PAGES
    try:
        text = "\f".join(_page(pdf[n]).translate(_CORK) for n in range(len(pdf)))
    except pypdfium2.PdfiumError:
        return PAGE_UNREADABLE
    finally:
        pdf.close()
    # PDFium draws a divided word together, with a mark in place of its hyphen.
    sys.stdout.buffer.write(text.replace("\ufffe", "-\n").encode(errors="replace"))
    return 0


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on this system; who began the reader ends it in time
        return
    for kind, most in (
        (resource.RLIMIT_AS, MOST_BYTES),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]  # who began the reader may have bounded it more closely
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is drawn; a word divided at its end brings its rest, so that it may end lower than it begins."""

    text: str
    left: float
    bottom: float
    height: float
    end_right: float
    end_bottom: float


def _page(page: Any) -> str:
    """Lines of the page in the order in which they are read."""
    text = page.get_textpage()
    try:
        lines = _lines(text)
        if not lines:
            return str(text.get_text_range()).replace("\r\n", "\n")
        return "\n".join(_set(part) for part in _parts(lines, page.get_width()))
    finally:
        text.close()


#: Columns have so many lines each; and less than this share of all lines runs across both, as heads and feet do.
_COLUMN_LINES, _ACROSS = 6, 0.25


def _parts(lines: list[_Line], width: float) -> list[list[_Line]]:
    """The lines in reading order: of two columns the left one first, down to the next line that runs across both."""

    def is_across(line: _Line, at: float) -> bool:
        return line.left < at < line.end_right

    # A scan may lie askew, with its columns far from the middle.
    gutter = min(
        (width * share / 100 for share in range(20, 81)),
        key=lambda x: (sum(is_across(line, x) for line in lines), abs(x - width / 2)),
    )
    left = [line for line in lines if line.end_right <= gutter]
    n_across = sum(is_across(line, gutter) for line in lines)
    if min(len(left), len(lines) - len(left) - n_across) < _COLUMN_LINES or n_across >= _ACROSS * len(lines):
        return [lines]
    parts: list[list[_Line]] = []
    downwards = sorted(enumerate(lines), key=lambda item: -item[1].bottom)
    for across, group in itertools.groupby(downwards, key=lambda item: is_across(item[1], gutter)):
        if across:
            parts.append([line for _, line in group])
        else:
            beside = [line for _, line in sorted(group, key=lambda item: item[0])]
            parts.append([line for line in beside if line.end_right <= gutter])
            parts.append([line for line in beside if line.end_right > gutter])
    return [part for part in parts if part]


def _lines(text: Any) -> list[_Line]:
    """The lines in the order in which they were drawn; none where letters and their places cannot be told to be one to one."""
    whole = str(text.get_text_range())
    if len(whole) != text.count_chars():
        return []
    out, at = [], 0
    for line in whole.split("\r\n"):
        bare = line.strip()
        if bare:
            first = at + line.index(bare[0])
            left, bottom, _, top = text.get_charbox(first, loose=True)
            _, end_bottom, end_right, _ = text.get_charbox(first + len(bare) - 1, loose=True)
            out.append(_Line(line, left, bottom, top - bottom, end_right, end_bottom))
        at += len(line) + 2
    return out


def _set(lines: list[_Line]) -> str:
    """The lines one under the other, a blank one where the page leaves more room than between the lines of a paragraph."""
    pairs = list(itertools.pairwise(lines))
    drops = sorted(d for a, b in pairs if (d := a.end_bottom - b.bottom) > 0.6 * b.height)
    leading = (
        drops[len(drops) // 10] if drops else 0.0
    )  # a page of short paragraphs has few lines that run on
    out = [lines[0].text]
    for above, line in pairs:
        drop = above.end_bottom - line.bottom
        apart = drop > 1.25 * leading or abs(above.height - line.height) > 0.12 * above.height
        out += ["", line.text] if apart and drop > 1 else [line.text]
    margin, edge = max(line.end_right for line in lines), min(line.left for line in lines)
    if lines[-1].end_right < margin - 0.12 * (margin - edge):
        out.append("")  # a line that is not full ends its paragraph at the foot of the page too
    return "\n".join(out)


if __name__ == "__main__":
    sys.exit(main())
