"""A chain of hits made certain where the text is at hand: both passages laid side by side, letter by letter.

Sixteen letters in common are often only a turn of phrase. The chain is stretched as far as the letters go on
agreeing, and the stretch counts when it is long and alike enough, which a banded alignment measures exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ninthvote.trace.chain import Chain
from ninthvote.trace.index import STEP
from ninthvote.trace.letter import Bytes, Letters

#: Letters that must stand side by side: some nine words.
SHORTEST = 40
#: Share of letters in common from which two passages are versions of one; unrelated English passages reach 0.55.
ALIKE = 0.8
#: Below so many letters, some sixteen words, passages of one genre often come close by chance: they must agree more.
SHORT, SHORT_ALIKE = 72, 0.9

_SEED = 8  #: letters that must agree for a stretch to be taken up again after a change
_BAND = 48  #: letters by which the two passages may slip against each other at one change
_LEAP = 640  #: letters of the document that an ellipsis may pass over
_MARGIN = 112  #: letters beyond the outermost hits in which a passage may go on
_BRIDGE = 64  #: letters without agreement after which a passage is at its end


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of the text and the passage of a document that it repeats, in letters of each."""

    document: int
    first: int
    last: int
    there_first: int
    there_last: int
    likeness: float
    score: float


def verify(chain: Chain, text: Letters, document: Letters, *, shortest: int = SHORTEST) -> Match | None:
    """The passage that the chain points at, made exact; None where the two do not agree enough to be one.

    Args:
        shortest: letters that must stand side by side; fewer will do where the text is a quotation and nothing else.
    """
    low, high = max(0, chain.first - _MARGIN), min(len(text), chain.last + _MARGIN)
    there_low = max(0, chain.there_first - _MARGIN - STEP)
    there_high = min(len(document), chain.there_last + _MARGIN + STEP)
    ours, theirs = text.codes[low:high], document.codes[there_low:there_high]
    whole = _unbroken(ours, theirs, chain.first - low, chain.last - low)
    if whole and whole[2] >= shortest:
        here, there, n = whole
        here, there = low + here, there_low + there
        return Match(chain.document, here, here + n, there, there + n, 1.0, chain.score)
    elided = tuple(at - low for at in text.ellipses if low < at < high)
    slip = _BAND + STEP + (_LEAP if elided else 0)
    slants = sorted((chain.there_first - chain.first, chain.there_last - chain.last))
    near = slants[0] - there_low + low - slip, slants[1] - there_low + low + slip
    stretches = _strung(_agreeing(ours, theirs, near), elided, chain.first - low, chain.last - low)
    if not stretches:
        return None
    first, there_first = stretches[0][:2]
    last, there_last = stretches[-1][0] + stretches[-1][2], stretches[-1][1] + stretches[-1][2]
    if last - first < shortest:
        return None
    alike = _likeness(ours, theirs, stretches, elided)
    if alike < (SHORT_ALIKE if last - first < SHORT else ALIKE):
        return None
    return Match(
        chain.document,
        low + first,
        low + last,
        there_low + there_first,
        there_low + there_last,
        round(alike, 3),
        chain.score,
    )


Stretch = tuple[int, int, int]  #: place here, place there, letters that agree


def _unbroken(ours: Bytes, theirs: Bytes, first: int, last: int) -> Stretch | None:
    """The stretch that holds the chain from end to end without a letter changed, where there is one."""
    n = last - first
    there = theirs.tobytes().find(ours[first:last].tobytes())
    if there < 0:
        return None
    before = ours[:first][::-1], theirs[:there][::-1]
    behind = ours[last:], theirs[there + n :]
    head, tail = (_common_start(a, b) for a, b in (before, behind))
    return first - head, there - head, n + head + tail


def _common_start(a: Bytes, b: Bytes) -> int:
    n = min(len(a), len(b))
    apart = np.flatnonzero(a[:n] != b[:n])
    return int(apart[0]) if len(apart) else n


def _agreeing(ours: Bytes, theirs: Bytes, near: tuple[int, int]) -> list[Stretch]:
    """All stretches of at least `_SEED` letters on which the two agree, as long as they go, in order of place.

    Only those whose place there is further on than their place here by what `near` allows: the band.
    """
    a, b = _seeds(ours), _seeds(theirs)
    if not len(a) or not len(b):
        return []
    order = np.argsort(b, kind="stable")
    held = b[order]
    low = np.searchsorted(held, a)
    count = np.searchsorted(held, a, side="right") - low
    count[count > 4] = 0
    here = np.repeat(np.arange(len(a)), count)
    if not len(here):
        return []
    there = order[np.repeat(low - (np.cumsum(count) - count), count) + np.arange(len(here))]
    slant = there - here
    banded = (slant >= near[0]) & (slant <= near[1])
    here, there = here[banded], there[banded]
    if not len(here):
        return []
    along = np.lexsort((here, there - here))
    here, there = here[along], there[along]
    breaks = np.ones(len(here), dtype=bool)
    breaks[1:] = (here[1:] != here[:-1] + 1) | (there[1:] != there[:-1] + 1)
    begins = np.flatnonzero(breaks)
    lengths = np.diff(np.append(begins, len(here))) + _SEED - 1
    return sorted(zip(here[begins].tolist(), there[begins].tolist(), lengths.tolist(), strict=True))


def _seeds(codes: Bytes) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Every run of eight letters as the one number that its eight bytes spell."""
    n = len(codes) - _SEED + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(codes, _SEED)
    return np.ascontiguousarray(windows).view(np.uint64).reshape(n)


def _strung(stretches: list[Stretch], elided: tuple[int, ...], first: int, last: int) -> list[Stretch]:
    """The heaviest string of stretches through the chain's own place; what lies between costs half a letter each."""
    best: list[tuple[bool, float]] = []  # whether it passes through the chain's place, and its weight
    back: list[int] = []
    for k, (here, there, length) in enumerate(stretches):
        through = here < last and here + length > first
        score, came = (through, float(length)), -1
        for j in range(k - 1, max(-1, k - 40), -1):
            h, t, n = stretches[j]
            gap, gap_there = here - h - n, there - t - n
            overlap = max(0, -gap, -gap_there)
            if gap > _BRIDGE or overlap >= min(n, length):
                continue
            if abs(gap - gap_there) <= _BAND:
                cost = 0.5 * max(gap, gap_there, 0)
            elif gap_there <= _LEAP and _is_elided(elided, h + n, gap, gap_there):
                cost = 8.0
            else:
                continue
            joined = through or best[j][0], best[j][1] + length - overlap - cost
            if joined > score:
                score, came = joined, j
        best.append(score)
        back.append(came)
    end = max(range(len(stretches)), key=best.__getitem__, default=-1)
    if end < 0 or not best[end][0]:
        return []
    out = []
    while end >= 0:
        out.append(stretches[end])
        end = back[end]
    return out[::-1]


def _is_elided(elided: tuple[int, ...], at: int, gap: int, gap_there: int) -> bool:
    """Whether an ellipsis stands in a gap of the text, over words that the document has."""
    return (
        gap <= _SEED and gap_there > gap and any(at <= mark + _SEED and mark <= at + gap for mark in elided)
    )


def _likeness(ours: Bytes, theirs: Bytes, stretches: list[Stretch], elided: tuple[int, ...]) -> float:
    """Letters in common, in order, over the longer side, leaving out what an ellipsis passes over.

    The stretches stand as they are; what lies between two of them is aligned letter by letter.
    """
    here, there, common = stretches[0]
    mine = yours = common
    at, at_there = here + common, there + common
    for here, there, n in stretches[1:]:
        again = max(0, at - here, at_there - there)  # where two stretches overlap, the second begins later
        here, there, n = here + again, there + again, n - again
        gap, gap_there = here - at, there - at_there
        if not _is_elided(elided, at, gap, gap_there):
            common += common_letters(ours[at:here], theirs[at_there:there])
            mine, yours = mine + gap, yours + gap_there
        common, mine, yours = common + n, mine + n, yours + n
        at, at_there = here + n, there + n
    return common / max(mine, yours)


def common_letters(ours: Bytes, theirs: Bytes) -> int:
    """Length of the longest common subsequence, a word of bits at a time (Hyyrö, "Bit-parallel LCS-length", 2004)."""
    if not len(ours) or not len(theirs):
        return 0
    where: dict[int, int] = {}
    for k, code in enumerate(ours.tolist()):
        where[code] = where.get(code, 0) | (1 << k)
    full = (1 << len(ours)) - 1
    row = full
    for code in theirs.tolist():
        met = row & where.get(code, 0)
        row = ((row + met) | (row - met)) & full
    return len(ours) - row.bit_count()
