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

from ninthvote.trace.fingerprint import RUN, WINDOW, Hashes, run_hashes
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
#: Documents are told apart by so many bits of their number where a mistake costs time only.
_FOLD = np.uint32(0xFFF)
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
    hits: int
    #: Weight of the hits in bits, each by its rarity, overlapping ones for their fresh letters only.
    score: float


class Finder:
    """A library made ready for looking up."""

    def __init__(self, library: Library) -> None:
        self.index = library
        held = library.hashes
        new = np.ones(len(held), dtype=bool)
        new[1:] = held[1:] != held[:-1]
        begins = np.flatnonzero(new)
        #: Each hash once, and the row at which it begins; behind the last one, where the rows end.
        self._hashes = held[begins]
        self._rows = np.append(begins, len(held)).astype(np.uint32)
        #: One bit for each prefix of a hash: so many that a run of a strange text mostly meets an unused one.
        width = min(28, max(8, len(held).bit_length() + 4))
        self._shift = np.uint32(32 - width)
        used = np.zeros(1 << width, dtype=bool)
        used[self._hashes >> self._shift] = True
        self._used = np.packbits(used, bitorder="little")
        #: Where the hashes of each drawer begin, and how many the fullest one has.
        self._drawers = 1 << max(0, len(begins).bit_length() - 1)
        counts = np.bincount(self._drawer(self._hashes), minlength=self._drawers + 1)
        self._fullest = int(counts.max())
        starts = np.minimum(np.cumsum(counts) - counts, len(begins) - self._fullest)
        self._starts = starts.astype(np.uint32)
        self._drawerful = np.arange(self._fullest, dtype=np.uint32)
        #: What a hit weighs on a run that so many documents have.
        self._weights = np.array([0.0, *(max(_RAREST - log2(n), 1.0) for n in range(1, COMMON + 1))])

    def find(self, text: Letters, *, least: float = LEAST_SCORE) -> list[Chain]:
        """The stretches of the text that stand in the library, in order; several where several documents have one.

        Args:
            least: weight in bits of the lightest chain; one run found in one document weighs 13.
        """
        here, rows, weight = self._hits(text)
        if not len(here):
            return []
        document = self.index.document.take(rows)
        folded = document & _FOLD
        # most documents meet a text once, by chance: what all their hits weigh together makes no chain
        heavy = (np.bincount(folded, weight).take(folded) >= least).nonzero()[0]
        if not len(heavy):
            return []
        there = self.index.place.take(rows.take(heavy)).astype(np.int64) * STEP
        where = document.take(heavy).astype(np.int64)
        return _leap(_chains(here.take(heavy), where, there, weight.take(heavy), least), least)

    def _drawer(self, hashes: Hashes) -> Ints:
        """The drawer in which each hash lies: drawers of about one hash, though winnowing keeps low ones."""
        above = 1.0 - hashes * 2.0**-32
        for _ in range(WINDOW.bit_length() - 1):
            above *= above  # the chance that the whole window has no lower hash
        return ((1.0 - above) * self._drawers).astype(np.int64)

    def _hits(self, text: Letters) -> tuple[Ints, Ints, Floats]:
        """Every run of the text that the library kept: its place here, the row there, and what a hit on it weighs."""
        if not len(self._hashes):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
        hashes = run_hashes(text.codes)
        prefix = hashes >> self._shift
        bit = self._used.take(prefix >> np.uint32(3)) >> (prefix & np.uint32(7)).astype(np.uint8)
        at = (bit & np.uint8(1)).nonzero()[0]
        wanted = hashes.take(at)
        inside = self._starts.take(self._drawer(wanted))[:, None] + self._drawerful
        asked, slot = (self._hashes.take(inside) == wanted[:, None]).nonzero()
        known = inside[asked, slot].astype(np.int64)
        first = self._rows.take(known)
        copies = self._rows.take(known + 1) - first
        rare = (copies <= COMMON).nonzero()[0]
        at, first, copies = at.take(asked.take(rare)), first.take(rare).astype(np.int64), copies.take(rare)
        which = np.arange(len(rare)).repeat(copies)
        rows = np.arange(len(which)) + (first - copies.cumsum(dtype=np.int64) + copies).take(which)
        return at.take(which), rows, self._weights.take(copies).take(which)


def _chains(here: Ints, document: Ints, there: Ints, weight: Floats, least: float) -> Iterator[Chain]:
    """Hits strung together: of one document, near one diagonal, near each other in the text; by document and place.

    Lighter ones too where another of the document is near, for `_leap` to join.
    """
    diagonal = (document << 32) + (there - here)  # two numbers in one: two documents are always far apart
    along = diagonal.argsort()
    diagonal = diagonal.take(along)
    strand = np.zeros(len(along), dtype=np.int64)
    (diagonal[1:] - diagonal[:-1] > _DRIFT).cumsum(out=strand[1:])
    place = (strand << 32) + here.take(along)
    order = place.argsort()
    along, place = along.take(order), place.take(order)
    here, document, there, weight = (
        here.take(along),
        document.take(along),
        there.take(along),
        weight.take(along),
    )
    step = place[1:] - place[:-1]  # from strand to strand further than any reach
    breaks = np.ones(len(here), dtype=bool)
    np.greater(step, _REACH, out=breaks[1:])
    begins = breaks.nonzero()[0]
    fresh = np.ones(len(here))
    np.divide(np.minimum(step, RUN), RUN, out=fresh[1:])
    fresh[begins] = 1.0
    weight *= fresh
    ends = np.append(begins[1:], len(here))
    worth = np.add.reduceat(weight, begins)
    low, high = np.minimum.reduceat(there, begins), np.maximum.reduceat(there, begins) + RUN + STEP
    found, first, last = document.take(begins), here.take(begins), here.take(ends - 1) + RUN
    order = ((found << 32) + first).argsort(kind="stable")
    found, first, last = found.take(order), first.take(order), last.take(order)
    near = np.zeros(len(found) + 1, dtype=bool)
    near[1:-1] = (found[1:] == found[:-1]) & (first[1:] - last[:-1] <= _DRIFT)
    kept = ((worth.take(order) >= least) | near[1:] | near[:-1]).nonzero()[0]
    order = order.take(kept)
    columns = (
        *(column.take(kept) for column in (found, first, last)),
        *(column.take(order) for column in (low, high, ends - begins, worth)),
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
                    hits=last.hits + chain.hits,
                    score=last.score + chain.score,
                )
                continue
        out.append(chain)
    return sorted((c for c in out if c.score >= least), key=lambda c: (c.first, -c.score, c.document))
