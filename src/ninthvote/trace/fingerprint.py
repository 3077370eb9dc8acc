"""Fingerprints of a stream of letters: a hash of every run of letters, of which winnowing keeps one in each window.

Any passage of `RUN + WINDOW - 1` letters that two texts share leaves at least one fingerprint in common (Schleimer,
Wilkerson and Aiken, "Winnowing", 2003). A text that is asked about is not winnowed: all its runs are looked up, which
finds shared passages down to `RUN` letters when the library happened to keep that run.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
Positions = npt.NDArray[np.int64]

#: Letters in a run. Sixteen letters are three or four words: long enough to be rare, short enough to survive one
#: changed word in eight.
RUN = 16
#: Runs in a window. The library grows as 2 / (WINDOW + 1); at sixteen it is under half a byte a byte of text.
WINDOW = 16

#: A run of twice the width is two runs, the first times a power of the base; after the last the width is `RUN`.
_DOUBLINGS = tuple((width, np.uint32(pow(0x9E3779B1, width, 2**32))) for width in (1, 2, 4, 8))
_MIXERS = tuple(
    (np.uint32(shift), np.uint32(factor)) for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35))
)
#: Runs worked on at a time, so that the passes over them stay in the processor's cache.
_BLOCK = 1 << 15


def run_hashes(codes: bytes) -> Hashes:
    """The hash of the run that begins at each letter, by doubling: a run of sixteen is two runs of eight."""
    n = len(codes) - RUN + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint32)
    hashed = np.frombuffer(codes, dtype=np.uint8).astype(np.uint32)
    for width, power in _DOUBLINGS:
        second = hashed[width:]
        hashed = hashed[:-width] * power
        hashed += second
    for shift, factor in _MIXERS:
        hashed ^= hashed >> shift
        hashed *= factor
    hashed ^= hashed >> _MIXERS[0][0]
    return hashed


def winnow(codes: bytes) -> tuple[Hashes, Positions]:
    """The fingerprints kept, in order of place: their hashes, and the letter at which each run begins.

    A run is kept when it is the least of some window of `WINDOW` runs, or of all there are where they are fewer.
    """
    overlap = RUN + 2 * WINDOW - 3
    hashes, places = [], []
    for first in range(0, max(1, len(codes)), _BLOCK):
        # runs first - WINDOW + 1 up to first + _BLOCK + WINDOW - 1: all windows that a run of this block is in
        begin = max(0, first - WINDOW + 1)
        hashed = run_hashes(codes[begin : first + _BLOCK + overlap - WINDOW + 1])
        kept = _least(hashed)
        kept = kept[(kept + begin >= first) & (kept + begin < first + _BLOCK)]
        hashes.append(hashed[kept])
        places.append(kept + begin)
    return np.concatenate(hashes), np.concatenate(places)


def _least(hashed: Hashes) -> Positions:
    """Where a hash is the least of a window that it stands in."""
    n = len(hashed)
    if n == 0:
        return np.zeros(0, dtype=np.int64)
    window = min(WINDOW, n)
    lows = _sliding(np.minimum, hashed, window)
    # each lows[j] is at most every hash of window j, so a run is least in some window when the highest of them is it
    padded = np.zeros(len(lows) + 2 * (window - 1), dtype=np.uint32)
    padded[window - 1 : window - 1 + len(lows)] = lows
    highest = _sliding(np.maximum, padded, window)
    return np.flatnonzero(highest == hashed)


def _sliding(extreme: np.ufunc, values: Hashes, window: int) -> Hashes:
    """The extreme of each window, by doubling."""
    width = 1
    while width * 2 <= window:
        values = extreme(values[:-width], values[width:])
        width *= 2
    if width < window:
        rest = window - width
        values = extreme(values[:-rest], values[rest:])
    return values
