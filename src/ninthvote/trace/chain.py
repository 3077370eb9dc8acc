"""Where the passages of a text stood before: its runs looked up in a library, and the hits strung along a diagonal.

A passage copied with changes leaves hits at nearly one distance between its place here and its place there. A hit
weighs what its rarity is worth: a run found in every tenth document is a manner of speaking, not a quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

from ninthvote.trace.fingerprint import RUN, run_hashes
from ninthvote.trace.index import STEP, Library
from ninthvote.trace.letter import Letters

Ints = npt.NDArray[np.int64]

#: A run in more documents than this is left out: it says nothing of origin, and would cost the most.
COMMON = 48
#: A chain lighter than this is a turn of phrase: two rare runs side by side weigh 26 bits, one 13.
LEAST_SCORE = 18.0
#: How rare a run is cannot be told from a few documents: a small library is taken for one of so many.
_FEW = 8192
#: Two hits belong together when their distances differ by no more than this many letters: the step to which places
#: are known, and a word or two put in or left out.
_DRIFT = 40
#: And when no more than this many letters of the text lie between them.
_REACH = 160
#: An ellipsis: the next stretch may begin this much further on in the document.
_LEAP = 900


@dataclass(frozen=True, slots=True)
class Chain:
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

    _BIT = np.uint8(1) << np.arange(8, dtype=np.uint8)

    def __init__(self, library: Library) -> None:
        self.index = library
        #: One bit for each prefix of a hash: so many that a run of a strange text meets an unused one 15 times in 16.
        width = min(28, max(8, len(library).bit_length() + 3))
        self._shift = np.uint32(32 - width)
        used = np.zeros(1 << width, dtype=bool)
        used[library.hashes >> self._shift] = True
        self._used = np.packbits(used, bitorder="little")
        self._all_bits = log2(max(_FEW, len(library.documents)))

    def find(self, text: Letters, *, least: float = LEAST_SCORE) -> list[Chain]:
        """The stretches of the text that stand in the library, in order; several where several documents have one.

        Args:
            least: weight in bits of the lightest chain; one run found in one document weighs 13.
        """
        here, rows, copies = self._hits(text)
        if not len(here):
            return []
        document = self.index.document[rows].astype(np.int64)
        there = self.index.place[rows].astype(np.int64) * STEP
        weight = np.maximum(self._all_bits - np.log2(copies), 1.0)
        heavy = np.bincount(document, weight, minlength=1)[document] >= least
        if not heavy.any():
            return []
        return _chains(here[heavy], document[heavy], there[heavy], weight[heavy], least)

    def _hits(self, text: Letters) -> tuple[Ints, Ints, Ints]:
        """Every run of the text that the library kept: its place here, the row there, and how many rows have it."""
        held = self.index.hashes
        if not len(held) or len(text) < RUN:
            empty = np.zeros(0, dtype=np.int64)
            return empty, empty, empty
        hashes = run_hashes(text.codes)
        prefix = hashes >> self._shift
        at = np.flatnonzero(self._used[prefix >> np.uint32(3)] & self._BIT[prefix & np.uint32(7)])
        at = at[np.argsort(hashes[at], kind="stable")]
        wanted = hashes[at]
        first = np.searchsorted(held, wanted)
        inside = first < len(held)
        at, wanted, first = at[inside], wanted[inside], first[inside]
        known = held[first] == wanted
        at, wanted, first = at[known], wanted[known], first[known]
        copies = np.ones(len(at), dtype=np.int64)
        more = held[np.minimum(first + 1, len(held) - 1)] == wanted
        copies[more] = np.searchsorted(held, wanted[more], side="right") - first[more]
        rare = copies <= COMMON
        at, first, copies = at[rare], first[rare], copies[rare]
        here = np.repeat(at, copies)
        within = np.arange(len(here)) - np.repeat(np.cumsum(copies) - copies, copies)
        return here, np.repeat(first, copies) + within, np.repeat(copies, copies)


def _chains(
    here: Ints, document: Ints, there: Ints, weight: npt.NDArray[np.float64], least: float
) -> list[Chain]:
    """Hits strung together: of one document, near one diagonal, near each other in the text."""
    order = np.lexsort((here, there - here, document))
    here, document, there, weight = here[order], document[order], there[order], weight[order]
    distance = there - here
    breaks = np.ones(len(here), dtype=bool)
    breaks[1:] = (document[1:] != document[:-1]) | (distance[1:] - distance[:-1] > _DRIFT)
    strand = np.cumsum(breaks)
    order = np.lexsort((here, strand))
    here, document, there, weight = here[order], document[order], there[order], weight[order]
    strand = strand[order]
    breaks = np.ones(len(here), dtype=bool)
    breaks[1:] = (strand[1:] != strand[:-1]) | (here[1:] - here[:-1] > _REACH)
    begins = np.flatnonzero(breaks)
    ends = np.append(begins[1:], len(here))
    fresh = np.full(len(here), RUN, dtype=np.int64)
    fresh[1:] = np.where(breaks[1:], RUN, np.minimum(RUN, here[1:] - here[:-1]))
    worth = np.add.reduceat(weight * fresh / RUN, begins)
    low = np.minimum.reduceat(there, begins)
    high = np.maximum.reduceat(there, begins)
    found, first, last = document[begins], here[begins], here[ends - 1] + RUN
    order = np.lexsort((low, first, found))
    found, first, last, low, high, worth, hits = (
        x[order] for x in (found, first, last, low, high, worth, ends - begins)
    )
    near = np.zeros(len(found) + 1, dtype=bool)
    near[1:-1] = (found[1:] == found[:-1]) & (first[1:] - last[:-1] <= _DRIFT)
    kept = np.flatnonzero((worth >= least) | near[1:] | near[:-1])
    columns = (found, first, last, low, high + RUN + STEP, hits, worth)
    return _leap([Chain(*row) for row in zip(*(c[kept].tolist() for c in columns), strict=True)], least)


def _leap(chains: list[Chain], least: float) -> list[Chain]:
    """Chains of one document joined where the second goes on close by here and further on there: an ellipsis."""
    out: list[Chain] = []
    for chain in chains:
        last = out[-1] if out else None
        if (
            last is not None
            and last.document == chain.document
            and -RUN < chain.first - last.last <= _DRIFT
            and -STEP <= chain.there_first - last.there_last <= _LEAP
        ):
            out[-1] = Chain(
                last.document,
                last.first,
                max(last.last, chain.last),
                last.there_first,
                chain.there_last,
                last.hits + chain.hits,
                last.score + chain.score,
            )
        else:
            out.append(chain)
    return sorted((c for c in out if c.score >= least), key=lambda c: (c.first, -c.score, c.document))
