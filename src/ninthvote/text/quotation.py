"""What stands between quotation marks in a text, whatever its sentences."""

from __future__ import annotations

import re

#: One that is not closed ends with its paragraph, as does one that goes on in the next; an inch or a second opens none.
_DOUBLE = re.compile(r"(?m)(?:^|(?<=[\s(\[:\u2013\u2014-]))\"(?=\S)([^\"\n]+)")
SINGLE = re.compile(r"(?<![\w])'([^'\n]{3,300}(?:'[a-z]{1,2}\b[^'\n]{0,300})*)'(?!\w)")


def find_quotations(text: str) -> list[tuple[int, int]]:
    """The spans of a mended text that are quoted, in order, without their marks; those of a title within one are no others."""
    spans = [m.span(1) for m in _DOUBLE.finditer(text)]
    inside = iter(spans)
    held = next(inside, None)
    for m in SINGLE.finditer(text):
        while held and held[1] <= m.start():
            held = next(inside, None)
        if not held or m.end() <= held[0]:
            spans.append(m.span(1))
    return sorted(spans)
