"""How alike two texts are by the words of their titles: rare words count, boilerplate does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

WORD = re.compile(r"[a-z][a-z'-]+|\d{3,}")

#: Words about the act of voting, not about its matter, and those that name the outcome: a forecast may not read it.
IGNORED_WORDS = """
    the of and to in on for a an by at its with from as that be is are or which was it this all into under upon
    resolution resolutions draft adopt adopted adoption adopting rejected approved decision general assembly security
    council acting president shall now put vote votes voting recorded separate requested entitled been has have
    said also inter alia report reports item session united nations un states member
"""
IGNORED = frozenset(IGNORED_WORDS.split())


def words_of(text: str) -> list[str]:
    """The words that tell one matter from another, lower-case, plural endings cut."""
    found = (word.strip("'-") for word in WORD.findall(text.lower()))
    return [
        w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w
        for w in found
        if w not in IGNORED
    ]


class TextIndex:
    """Earlier texts as weighted words. Built from them alone, so that nothing later sets a word's rarity."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._n = len(texts)
        counts = [Counter(_terms(text)) for text in texts]
        in_texts = Counter(term for count in counts for term in count)
        self._rarity = {term: np.log((1.0 + self._n) / (1.0 + n)) + 1.0 for term, n in in_texts.items()}
        self._unseen = float(np.log(1.0 + self._n) + 1.0)
        postings: dict[str, list[tuple[int, float]]] = {}
        for row, count in enumerate(counts):
            for term, weight in self._weigh(count).items():
                postings.setdefault(term, []).append((row, weight))
        self._postings = {
            term: (np.array([r for r, _ in found], dtype=np.int64), np.array([w for _, w in found]))
            for term, found in postings.items()
        }

    def similar(self, text: str) -> Array:
        """(n_texts,) cosine with each earlier text, 0 to 1."""
        out = np.zeros(self._n)
        for term, weight in self._weigh(Counter(_terms(text))).items():
            if term in self._postings:
                rows, weights = self._postings[term]
                out[rows] += weight * weights
        return out

    def _weigh(self, count: Counter[str]) -> dict[str, float]:
        weights = {t: (1.0 + np.log(n)) * self._rarity.get(t, self._unseen) for t, n in count.items()}
        length = float(np.sqrt(sum(w * w for w in weights.values()))) or 1.0
        return {t: w / length for t, w in weights.items()}


def _terms(text: str) -> list[str]:
    """Words and neighbouring pairs of words: `nuclear test` is not `nuclear` and `test`."""
    words = words_of(text)
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]
