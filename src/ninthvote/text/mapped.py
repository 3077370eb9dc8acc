"""A text that remembers, for each of its characters, which characters of the source it stands for."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapped:
    """`text[i]` stands for `source[starts[i]:ends[i]]`; an inserted character stands for nothing, at a place.

    Both arrays ascend, so that a span of the text is always a span of the source.
    """

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def whole(cls, source: str) -> Mapped:
        """The source standing for itself."""
        places = array("I", range(len(source) + 1))
        return cls(source, places[:-1], places[1:])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that this span of the text stands for."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def replace(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Mapped:
        """Each match replaced; the new characters stand together for all that was matched."""
        return self.edit(
            (m.start(), m.end(), new if isinstance(new, str) else new(m)) for m in pattern.finditer(self.text)
        )

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> Mapped:
        """The spans given, in order and apart, replaced; what an edit leaves as it was keeps its own map."""
        text: list[str] = []
        starts, ends = array("I"), array("I")
        at = 0
        for begin, stop, put in edits:
            old = self.text[begin:stop]
            if put == old:
                continue
            head = _common_prefix(old, put)
            tail = _common_prefix(old[head:][::-1], put[head:][::-1])
            starts.extend(self.starts[at : begin + head])
            ends.extend(self.ends[at : begin + head])
            middle = len(put) - head - tail
            if middle:
                left, right = self.span(begin + head, stop - tail)
                starts.extend([left] * middle)
                ends.extend([right] * middle)
            text.append(self.text[at : begin + head])
            text.append(put[head : len(put) - tail])
            at = stop - tail
        if not text:
            return self
        text.append(self.text[at:])
        starts.extend(self.starts[at:])
        ends.extend(self.ends[at:])
        return Mapped("".join(text), starts, ends)

    def __getitem__(self, cut: slice) -> Mapped:
        return Mapped(self.text[cut], self.starts[cut], self.ends[cut])


def _common_prefix(one: str, other: str) -> int:
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n
