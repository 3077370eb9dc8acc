"""Two runs of words laid side by side: where they agree, and word by word where they do not.

Both ends are free, for an article quotes part of a sentence or more than was recorded; but where both runs go on
past the last word in common, their going apart counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ninthvote.trace.word import Word, weigh


class Change(StrEnum):
    """What became of a stretch of recorded words in the quotation."""

    SAME = "same"
    REPLACED = "replaced"
    ADDED = "added"  #: in the quotation, not in the record
    DROPPED = "dropped"  #: in the record, silently left out
    ELIDED = "elided"  #: left out, and marked with an ellipsis
    BRACKETED = "bracketed"  #: put in by whoever quoted, in brackets, perhaps for other words


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch: words `quoted[q0:q1]` against `recorded[r0:r1]`."""

    change: Change
    q0: int
    q1: int
    r0: int
    r1: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a quotation lies along a recorded one, and the weight of what they share."""

    steps: tuple[Step, ...]
    #: Words of each that lie side by side; outside, one of the two has come to its end.
    q_span: tuple[int, int]
    r_span: tuple[int, int]
    shared_bits: float
    #: Shared weight over the heavier side of the region where both have words.
    likeness: float

    @property
    def is_exact(self) -> bool:
        return all(step.change in (Change.SAME, Change.ELIDED, Change.BRACKETED) for step in self.steps)


_NEAR = 0.72  #: likeness of letters from which a word is a misprint of another and not another word
_MAX_BRACKET = 8  #: recorded words that one bracketed insertion may stand for


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """Share of letters that two words have in common, in order, of the longer; 0 where neither end is the same."""
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 3 or (a[:2] != b[:2] and a[-2:] != b[-2:]):
        return 0.0
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            kept = row[j]
            row[j] = before + 1 if x == y else max(row[j], row[j - 1])
            before = kept
    return row[-1] / max(len(a), len(b))


def align(quoted: Sequence[Word], recorded: Sequence[Word]) -> Alignment | None:
    """The heaviest way to lay `quoted` along `recorded` in order; None where they share no word.

    A dynamic programme over words. A word and a misprint of it match at a discount; two words against one match when
    their letters agree (`charge sheet`, `Kimjong`); an ellipsis or a bracket lets recorded words pass for nothing.
    """
    n, m = len(quoted), len(recorded)
    q_bits = [
        0.0 if w.inserted else b for w, b in zip(quoted, weigh([w.folded for w in quoted]), strict=True)
    ]
    r_bits = weigh([w.folded for w in recorded])
    score = [[0.0] * (m + 1) for _ in range(n + 1)]
    move = [[0] * (m + 1) for _ in range(n + 1)]  # 0 stop, 1 pair, 2 skip q, 3 skip r, 4 pair 2:1, 5 pair 1:2
    best, at = 0.0, (0, 0)
    for i in range(1, n + 1):
        q = quoted[i - 1]
        row, above, moves = score[i], score[i - 1], move[i]
        free = _passes_free(quoted, i)
        joined = quoted[i - 2].folded + q.folded if i > 1 else None
        for j in range(1, m + 1):
            r = recorded[j - 1]
            value, how = 0.0, 0
            alike = 0.0 if q.inserted else likeness(q.folded, r.folded)
            if alike >= _NEAR:
                start = above[j - 1]
                value, how = start + r_bits[j - 1] * (1.0 if alike == 1.0 else alike * 0.8), 1
            elif not q.inserted:
                both = above[j - 1] - 0.5 * max(q_bits[i - 1], r_bits[j - 1])
                if both > value:
                    value, how = both, 1
            if joined == r.folded:
                pair = score[i - 2][j - 1] + r_bits[j - 1]
                if pair > value:
                    value, how = pair, 4
            if j > 1 and q.folded == recorded[j - 2].folded + r.folded:
                pair = above[j - 2] + r_bits[j - 1] + r_bits[j - 2]
                if pair > value:
                    value, how = pair, 5
            skip_q = above[j] - 0.5 * q_bits[i - 1]
            if skip_q > value:
                value, how = skip_q, 2
            skip_r = row[j - 1] - (0.0 if free else 0.5 * r_bits[j - 1])
            if skip_r > value:
                value, how = skip_r, 3
            row[j], moves[j] = value, how
            if value > best:
                best, at = value, (i, j)
    if best <= 0.0:
        return None
    return _read_back(quoted, recorded, q_bits, r_bits, move, at)


def _passes_free(quoted: Sequence[Word], i: int) -> bool:
    """Whether recorded words may pass unquoted right after the i-th quoted word."""
    return quoted[i - 1].inserted or (i < len(quoted) and (quoted[i].after_gap or quoted[i].inserted))


def _read_back(
    quoted: Sequence[Word],
    recorded: Sequence[Word],
    q_bits: Sequence[float],
    r_bits: Sequence[float],
    move: Sequence[Sequence[int]],
    at: tuple[int, int],
) -> Alignment:
    i, j = at
    raw: list[Step] = []
    shared = 0.0
    while move[i][j]:
        how = move[i][j]
        di, dj = {1: (1, 1), 2: (1, 0), 3: (0, 1), 4: (2, 1), 5: (1, 2)}[how]
        i, j = i - di, j - dj
        if how in (4, 5):
            change = Change.SAME
        elif how == 1:
            change = Change.SAME if quoted[i].folded == recorded[j].folded else Change.REPLACED
        elif how == 2:
            change = Change.BRACKETED if quoted[i].inserted else Change.ADDED
        elif quoted[i - 1].inserted or (i < len(quoted) and quoted[i].inserted):
            change = Change.BRACKETED
        else:
            change = Change.ELIDED if i < len(quoted) and quoted[i].after_gap else Change.DROPPED
        if change is Change.SAME:
            shared += sum(r_bits[j : j + dj])
        elif change is Change.REPLACED:
            alike = likeness(quoted[i].folded, recorded[j].folded)
            shared += r_bits[j] * alike * 0.8 if alike >= _NEAR else 0.0
        raw.append(Step(change, i, i + di, j, j + dj))
    raw.reverse()
    q0, r0 = i, j
    q1, r1 = at
    head, tail = min(q0, r0), min(len(quoted) - q1, len(recorded) - r1)
    if tail and quoted[q1].after_gap:
        tail = 0
    if head and quoted[q0].after_gap:
        head = 0
    if head:
        raw.insert(0, Step(Change.REPLACED, q0 - head, q0, r0 - head, r0))
    if tail:
        raw.append(Step(Change.REPLACED, q1, q1 + tail, r1, r1 + tail))
    q_span, r_span = (q0 - head, q1 + tail), (r0 - head, r1 + tail)
    spared = sum(sum(r_bits[s.r0 : s.r1]) for s in raw if s.change in (Change.ELIDED, Change.BRACKETED))
    weight = max(sum(q_bits[slice(*q_span)]), sum(r_bits[slice(*r_span)]) - spared, 1.0)
    return Alignment(_joined(raw), q_span, r_span, shared, min(1.0, shared / weight))


def _joined(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Neighbouring steps of one kind as one; a dropped word beside an added one is a replacement."""
    out: list[Step] = []
    for step in steps:
        if out:
            last = out[-1]
            changes = {last.change, step.change}
            loose = {Change.REPLACED, Change.ADDED, Change.DROPPED}
            if last.change is step.change or changes <= loose:
                kind = last.change if last.change is step.change else Change.REPLACED
                out[-1] = Step(kind, last.q0, step.q1, last.r0, step.r1)
                continue
        out.append(step)
    return tuple(out)
