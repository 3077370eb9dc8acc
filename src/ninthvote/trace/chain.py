"""Where the passages of a text stood before: its runs looked up in a library, and the hits strung along a diagonal.

A passage copied with changes leaves hits at nearly one distance between its place here and its place there. A hit
weighs what its rarity is worth: a run found in every tenth document is a manner of speaking, not a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log2
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ninthvote.trace.fingerprint import RUN, Hashes, run_hashes
from ninthvote.trace.index import STEP, Library
from ninthvote.trace.letter import Letters

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: A run in more documents than this is left out: it says nothing of origin, and would cost the most.
COMMON = 48
#: A chain lighter than this is a turn of phrase: two rare runs side by side weigh 26 bits, one 13.
LEAST_SCORE = 19.0
#: What a run weighs in bits that one document of a library has. In a larger one it is rarer, and as much oftener met by
#: chance: neither is counted.
_RAREST = 13.0
#: Two hits belong together when their distances differ by no more than this many letters: the step to which places
#: are known, and a word or two put in or left out.
_DRIFT = 40
#: And when no more than this many letters of the text lie between them.
_REACH = 160
#: One in two hundred of the hashes that winnowing keeps is above this: seldom are all others of a window as high.
_SELDOM = np.uint32(2**32 // 3)
_DRAWER = np.uint32(3)  #: a drawer holds eight slots, whose bits are a byte
#: An ellipsis: the next stretch may begin this much further on in the document.
_LEAP = 900


class Chain(NamedTuple):
    """A stretch of the text, in letters, and where about it stands in a document of the library."""

    document: int
    first: int
    last: int
    #: Letters into the document at which the stretch begins and ends, to within `STEP`.
    there_first: int
    there_last: int
    #: Weight of the hits in bits, each by its rarity, overlapping ones for their fresh letters only.
    score: float


class Finder:
    """A library made ready for looking up."""

    def __init__(self, library: Library) -> None:
        held = library.hashes
        new = np.ones(len(held), dtype=bool)
        np.not_equal(held[1:], held[:-1], out=new[1:])
        begins = new.nonzero()[0]
        copies = np.diff(begins, append=len(held))
        rare = (copies <= COMMON).nonzero()[0]
        #: Each hash that is rare enough once, the row at which it begins, and how many it has.
        self._rows, self._copies = begins.take(rare).astype(np.uint32), copies.take(rare).astype(np.uint8)
        self._hashes = held.take(self._rows)
        #: A bit for each slot that hashes fall in: so many that a run of a strange text mostly meets an unused one.
        self._shift = np.uint32(max(2, 28 - len(self._hashes).bit_length()))
        slots = _spread(self._hashes) >> self._shift
        used = np.zeros((int(_SELDOM) + 2**27 >> int(self._shift)) + 1, dtype=bool)
        used[slots] = True
        self._used = np.packbits(used, bitorder="little")
        #: Where the hashes of each drawer of eight slots begin, and how many the fullest one has.
        counts = np.bincount(slots >> _DRAWER, minlength=len(self._used))
        self._fullest = int(counts.max())
        starts = counts.cumsum(dtype=np.uint32) - counts
        self._starts = np.minimum(starts, len(self._hashes) - self._fullest).astype(np.uint32)
        self._drawerful = np.arange(self._fullest, dtype=np.uint32)
        #: Document and place of each row as one number.
        self._stands = (library.document.astype(np.int64) << 32) | library.place
        #: What a hit weighs on a run that so many documents have.
        self._weights = np.array([0.0, *(max(_RAREST - log2(n), 1.0) for n in range(1, COMMON + 1))])

    def find(self, text: Letters, *, least: float = LEAST_SCORE) -> list[Chain]:
        """The stretches of the text that stand in the library, in order; several where several documents have one.

        Args:
            least: weight in bits of the lightest chain; one run found in one document weighs 13.
        """
        here, rows, weight = self._hits(text)
        return _leap(_chains(here, self._stands.take(rows), weight, least), least) if len(here) else []

    def _hits(self, text: Letters) -> tuple[Ints, Ints, Floats]:
        """Every run of the text that the library kept: its place here, the row there, and what a hit on it weighs."""
        if not len(self._hashes):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
        hashes = run_hashes(text.codes)
        slot = _spread(hashes) >> self._shift
        drawer = slot >> _DRAWER
        bit = self._used.take(drawer) >> (slot.astype(np.uint8) & np.uint8(7))
        at = (bit & np.uint8(1)).view(bool).nonzero()[0]
        wanted = hashes.take(at)
        inside = self._starts.take(drawer.take(at))[:, None] + self._drawerful
        same = (self._hashes.take(inside) == wanted[:, None]).ravel().nonzero()[0]
        at, known = at.take(same // self._fullest), inside.ravel().take(same)
        copies = self._copies.take(known).astype(np.int64)
        which = np.arange(len(known)).repeat(copies)
        rows = (self._rows.take(known) + copies - copies.cumsum()).take(which)
        rows += np.arange(len(rows))
        return at.take(which), rows, self._weights.take(copies).take(which)


def _spread(hashes: Hashes) -> Hashes:
    """The hashes in the same order, far apart where winnowing keeps many and close where it keeps hardly any."""
    spread: Hashes = np.minimum(hashes, _SELDOM) + (hashes >> np.uint32(5))
    return spread


def _chains(here: Ints, stands: Ints, weight: Floats, least: float) -> Iterator[Chain]:
    """Hits strung together: of one document, near one diagonal, near each other in the text; by document and distance.

    Lighter ones too where another of the document is near, for `_leap` to join.
    """
    diagonal = stands * STEP - here  # of document and distance: two documents are always far apart
    along = diagonal.argsort()
    diagonal = diagonal.take(along)
    apart = np.zeros(len(along), dtype=np.int64)
    np.greater(diagonal[1:] - diagonal[:-1], _DRIFT, out=apart[1:])
    where = (apart.cumsum() << 32) + here.take(along)
    order = where.argsort()
    along, where = along.take(order), where.take(order)
    step = where[1:] - where[:-1]  # from strand to strand further than any reach
    weight = weight.take(along)
    weight[1:] *= np.minimum(step, RUN) * (1 / RUN)
    breaks = np.empty(len(along) + 1, dtype=bool)
    breaks[0] = breaks[-1] = True
    np.greater(step, _REACH, out=breaks[1:-1])
    edges = breaks.nonzero()[0]
    begins = edges[:-1]
    worth = np.add.reduceat(weight, begins)
    opening, closing = along.take(begins), along.take(edges[1:] - 1)
    document, first, last = stands.take(opening) >> 32, here.take(opening), here.take(closing) + RUN
    near = np.zeros(len(begins) + 1, dtype=bool)
    near[1:-1] = (document[1:] == document[:-1]) & (np.abs(first[1:] - last[:-1]) <= _DRIFT)
    kept = ((worth >= least) | near[1:] | near[:-1]).nonzero()[0]
    low, high = (stands.take((opening.take(kept), closing.take(kept))) & 0xFFFFFFFF) * STEP
    columns = (
        document.take(kept),
        first.take(kept),
        last.take(kept),
        low,
        high + (RUN + STEP),
        worth.take(kept),
    )
    return map(Chain._make, zip(*(column.tolist() for column in columns), strict=True))


def _leap(chains: Iterable[Chain], least: float) -> list[Chain]:
    """Chains of one document joined where the second goes on close by here and further on there: an ellipsis."""
    out: list[Chain] = []
    for chain in chains:
        if out and out[-1].document == chain.document:
            last = out[-1]
            gap, gap_there = chain.first - last.last, chain.there_first - last.there_last
            if -RUN < gap <= _DRIFT and -STEP <= gap_there <= _LEAP:
                out[-1] = last._replace(
                    last=max(last.last, chain.last),
                    there_last=chain.there_last,
                    score=last.score + chain.score,
                )
                continue
        out.append(chain)
    return sorted((c for c in out if c.score >= least), key=lambda c: (c.first, -c.score, c.document))
