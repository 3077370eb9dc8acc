"""The text of a PDF from standard input on standard output: a program of its own, which a file made to hurt may end.

PDFium is written in C++, and gives up its process where it finds no memory; so nothing else runs in this one.
"""

from __future__ import annotations

import itertools
import statistics
import sys
from dataclasses import dataclass
from typing import Any

#: Pages of one file that are read. A record of a meeting has some forty, the longest reports some five hundred.
MOST_PAGES = 1_000

#: What the reader may hold, and how long it may work; the longest records take a tenth of either.
MOST_BYTES, MOST_SECONDS = 1_000_000_000, 30

#: How it ends where there is no text to give.
LOCKED, DAMAGED, PAGE_UNREADABLE, TOO_MANY_PAGES = 3, 4, 5, 6


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
        text = "\n".join(_page(pdf[n]) for n in range(len(pdf)))
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
    """Lines of the page; where they stand in two columns, the left column first."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        rects = [text.get_rect(i) for i in range(min(text.count_rects(), 5000))]
        if not rects:
            return ""
        middle = width / 2
        rows = _rows(rects)
        crossing = [r for r in rows if r[0] < middle - 0.06 * width and r[2] > middle + 0.06 * width]
        left = [r for r in rows if r[2] <= middle + 0.03 * width]
        right = [r for r in rows if r[0] >= middle - 0.03 * width]
        two_columns = len(left) >= 6 and len(right) >= 6 and len(crossing) < 0.25 * len(rows)
        lines = _lines(text)
        if not two_columns:
            return _set(lines) if lines else str(text.get_text_range()).replace("\r\n", "\n")
        top = max(r[3] for r in [*left, *right])
        gutter_top = statistics.median([max(r[3] for r in left), max(r[3] for r in right)])
        head = [r for r in crossing if r[1] >= gutter_top - 2]
        split_at = min((r[1] for r in head), default=min(top + 1, height))
        above = [line for line in lines if line.bottom >= split_at - 1]
        below = [line for line in lines if line.bottom < split_at - 1]
        if below and not any(line.left < middle < line.end_right for line in below):
            columns = (
                [line for line in below if line.left < middle],
                [line for line in below if line.left >= middle],
            )
            return "\n".join(_set(part) for part in (above, *columns) if part)
        parts = []
        if split_at < height:
            parts.append(text.get_text_bounded(0, split_at, width, height))
        parts.append(text.get_text_bounded(0, 0, middle, split_at))
        parts.append(text.get_text_bounded(middle, 0, width, split_at))
        return "\n".join(str(p).replace("\r\n", "\n") for p in parts)
    finally:
        text.close()


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


def _rows(rects: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """Rectangles of words drawn together where they touch on one line."""
    out: list[tuple[float, float, float, float]] = []
    for left, bottom, right, top in rects:
        if out:
            was = out[-1]
            if abs(was[1] - bottom) < 3 and 0 <= left - was[2] < 6:
                out[-1] = (was[0], min(was[1], bottom), max(was[2], right), max(was[3], top))
                continue
        out.append((left, bottom, right, top))
    return out


if __name__ == "__main__":
    sys.exit(main())
