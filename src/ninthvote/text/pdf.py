"""A PDF as running text: columns in reading order, page after page."""

from __future__ import annotations

import statistics
from typing import Any

from ninthvote.errors import TextError

#: Pages read of one file; a record of a meeting has some forty.
MOST_PAGES = 400


def read_pdf(data: bytes, where: str) -> str:
    """The text of all pages in reading order, hard lines kept; mending joins them later.

    Raises:
        TextError: the file is damaged or needs a password.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise TextError(
            "the PDF is locked with a password" if locked else "the PDF is damaged or cut short",
            where=where,
            expected="a whole PDF that opens without a password",
            hint="Save it again from the reader, or check the text copied out of it.",
        ) from None
    try:
        return "\n\n".join(_page(pdf[n]) for n in range(min(len(pdf), MOST_PAGES)))
    except pypdfium2.PdfiumError:
        raise TextError("a page of the PDF cannot be read", where=where, expected="a whole PDF") from None
    finally:
        pdf.close()


def _page(page: Any) -> str:
    """Lines of the page; where they stand in two columns, the left column first."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        rects = [text.get_rect(i) for i in range(min(text.count_rects(), 5000))]
        if not rects:
            return ""
        middle = width / 2
        lines = _lines(rects)
        crossing = [r for r in lines if r[0] < middle - 0.06 * width and r[2] > middle + 0.06 * width]
        left = [r for r in lines if r[2] <= middle + 0.03 * width]
        right = [r for r in lines if r[0] >= middle - 0.03 * width]
        two_columns = len(left) >= 6 and len(right) >= 6 and len(crossing) < 0.25 * len(lines)
        if not two_columns:
            return str(text.get_text_range()).replace("\r\n", "\n")
        top = max(r[3] for r in [*left, *right])
        gutter_top = statistics.median([max(r[3] for r in left), max(r[3] for r in right)])
        head = [r for r in crossing if r[1] >= gutter_top - 2]
        split_at = min((r[1] for r in head), default=min(top + 1, height))
        parts = []
        if split_at < height:
            parts.append(text.get_text_bounded(0, split_at, width, height))
        parts.append(text.get_text_bounded(0, 0, middle, split_at))
        parts.append(text.get_text_bounded(middle, 0, width, split_at))
        return "\n".join(str(p).replace("\r\n", "\n") for p in parts)
    finally:
        text.close()


def _lines(rects: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
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
