"""A chain of hits made certain where the text is at hand: both passages laid side by side, letter by letter.

Sixteen letters in common are often only a turn of phrase. The chain is stretched as far as the letters go on
agreeing, and the stretch counts when it is long and alike enough, which a banded alignment measures exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ninthvote.trace.chain import Chain
from ninthvote.trace.index import STEP
from ninthvote.trace.letter import Bytes, Letters

#: Letters that must stand side by side: some seven words.
SHORTEST = 32
#: Share of letters in common from which two passages are versions of one; unrelated English passages reach 0.55.
ALIKE = 0.78
#: Below so many letters, some fourteen words, passages of one genre often come close by chance: they must agree more.
SHORT, SHORT_ALIKE = 64, 0.9

_SEED = 8  #: letters that must agree for a stretch to be taken up again after a change
_BAND = 48  #: letters by which the two passages may slip against each other at one change
_LEAP = 640  #: letters of the document that an ellipsis may pass over
_PAUSE = (
    4  #: characters from one letter to the next where an ellipsis may stand; a comma and a space make three
)
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


def verify(chain: Chain, text: Letters, document: Letters) -> Match | None:
    """The passage that the chain points at, made exact; None where the two do not agree enough to be one."""
    low, high = max(0, chain.first - _MARGIN), min(len(text), chain.last + _MARGIN)
    there_low = max(0, chain.there_first - _MARGIN - STEP)
    there_high = min(len(document), chain.there_last + _MARGIN + STEP)
    ours, theirs = text.codes[low:high], document.codes[there_low:there_high]
    whole = _unbroken(ours, theirs, chain.first - low, chain.last - low)
    if whole and whole[2] >= SHORTEST:
        here, there, n = whole
        here, there = low + here, there_low + there
        return Match(chain.document, here, here + n, there, there + n, 1.0, chain.score)
    pauses = np.diff(text.places[low:high], append=0) >= _PAUSE
    stretches = _strung(_agreeing(ours, theirs), pauses, chain.first - low, chain.last - low)
    if not stretches:
        return None
    first, there_first = stretches[0][:2]
    last, there_last = stretches[-1][0] + stretches[-1][2], stretches[-1][1] + stretches[-1][2]
    if last - first < SHORTEST:
        return None
    alike = _likeness(ours, theirs, stretches)
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


def _agreeing(ours: Bytes, theirs: Bytes) -> list[Stretch]:
    """All stretches of at least `_SEED` letters on which the two agree, as long as they go, in order of place."""
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


def _strung(stretches: list[Stretch], pauses: npt.NDArray[np.bool_], first: int, last: int) -> list[Stretch]:
    """The heaviest string of stretches through the chain's own place; what lies between costs half a letter each."""
    best: list[float] = []
    back: list[int] = []
    for k, (here, there, length) in enumerate(stretches):
        score, came = float(length), -1
        for j in range(k - 1, max(-1, k - 40), -1):
            h, t, n = stretches[j]
            gap, gap_there = here - h - n, there - t - n
            if gap < -n or gap_there < -n or gap > _BRIDGE:
                continue
            overlap = max(0, -gap, -gap_there)
            if overlap >= min(n, length):
                continue
            slip = abs(gap - gap_there)
            if slip <= _BAND:
                cost = 0.5 * max(gap, gap_there, 0)
            elif gap <= _SEED and 0 < gap_there <= _LEAP and pauses[max(0, h + n - 1) : here].any():
                cost = 8.0
            else:
                continue
            joined = best[j] + length - overlap - cost
            if joined > score:
                score, came = joined, j
        best.append(score)
        back.append(came)
    touching = [k for k, (here, _, n) in enumerate(stretches) if here < last and here + n > first]
    if not touching:
        return []
    end = max(range(len(stretches)), key=lambda k: (_passes(back, stretches, k, first, last), best[k]))
    out = []
    while end >= 0:
        out.append(stretches[end])
        end = back[end]
    return out[::-1]


def _passes(back: list[int], stretches: list[Stretch], k: int, first: int, last: int) -> bool:
    while k >= 0:
        here, _, n = stretches[k]
        if here < last and here + n > first:
            return True
        k = back[k]
    return False


def _likeness(ours: Bytes, theirs: Bytes, stretches: list[Stretch]) -> float:
    """Letters in common, in order, over the longer side, leaving out what an ellipsis passes over."""
    common = longer = 0
    begin = 0
    for k in range(1, len(stretches) + 1):
        if k < len(stretches):
            h, t, n = stretches[k - 1]
            if stretches[k][1] - t - n <= stretches[k][0] - h - n + _BAND:
                continue
        h0, t0, _ = stretches[begin]
        h1, t1, n1 = stretches[k - 1]
        common += common_letters(ours[h0 : h1 + n1], theirs[t0 : t1 + n1])
        longer += max(h1 + n1 - h0, t1 + n1 - t0)
        begin = k
    return common / longer if longer else 0.0


def common_letters(ours: Bytes, theirs: Bytes) -> int:
    """Length of the longest common subsequence, a word of bits at a time (Hyyrö, "Bit-parallel LCS-length", 2004)."""
    where: dict[int, int] = {}
    for k, code in enumerate(ours.tolist()):
        where[code] = where.get(code, 0) | (1 << k)
    full = (1 << len(ours)) - 1
    row = full
    for code in theirs.tolist():
        met = row & where.get(code, 0)
        row = ((row + met) | (row - met)) & full
    return len(ours) - row.bit_count()
