"""Articles with quotations planted in them: whole, retyped, edited, scanned or shortened, at known places.

The filling is prose of the same genres from documents that are not indexed, without the sentences that stand in an
indexed one as well. Everything is drawn from one seed: the same documents give the same articles.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

KINDS = ("exact", "curly", "edited 5%", "edited 15%", "scanned", "ellipsis")
LENGTHS = (80, 150, 250, 400)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'“(])")
_LETTER = re.compile(r"[^\W_]")
_CONFUSED = {
    "l": "1",
    "o": "0",
    "e": "c",
    "h": "b",
    "i": "l",
    "n": "ri",
    "m": "rn",
    "d": "cl",
    "w": "vv",
    "s": "5",
}


@dataclass(frozen=True)
class Planted:
    """A quotation: what became of it, the document it is from, and its characters in the article."""

    kind: str
    length: int
    document: int
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    text: str
    planted: tuple[Planted, ...]


def letters_only(text: str) -> str:
    return "".join(_LETTER.findall(text)).lower()


def shingles(text: str, size: int = 28) -> set[int]:
    """Hashes of every run of `size` letters that begins a word: the test of what filling may not hold."""
    kept, starts = [], []
    for word in text.lower().split():
        plain = "".join(c for c in word if c.isalnum())
        if plain:
            starts.append(len(kept))
            kept.extend(plain)
    stream = "".join(kept)
    return {hash(stream[s : s + size]) for s in starts if s + size <= len(stream)}


def articles(
    indexed: Sequence[str], fillers: Sequence[str], count: int, *, seed: int, per_article: int = 2
) -> list[Article]:
    """`count` articles of some 400 words; every kind and length equally often."""
    draw = random.Random(seed)
    sentences = _fresh_sentences(indexed, fillers)
    vocabulary = [w for s in sentences[:3000] for w in s.split() if w.isalpha()]
    lengths = [LENGTHS[turn // len(KINDS) % len(LENGTHS)] for turn in range(count * per_article)]
    quotes = _passages(indexed, lengths, draw)
    out = []
    turn = 0
    for _ in range(count):
        body: list[str] = []
        planted: list[Planted] = []
        at = draw.randrange(len(sentences))
        plant_after = sorted(draw.sample(range(3, 18), per_article))
        size = 0
        for n in range(24):
            sentence = sentences[(at + n) % len(sentences)]
            body.append(sentence)
            size += len(sentence) + 1
            if n in plant_after:
                kind, length, (number, quote) = KINDS[turn % len(KINDS)], lengths[turn], quotes[turn]
                turn += 1
                changed = _change(quote, kind, draw, vocabulary)
                lead = "The text says: "
                marks = "“”" if kind == "curly" else '""'
                body.append(f"{lead}{marks[0]}{changed}{marks[1]}.")
                planted.append(
                    Planted(kind, length, number, size + len(lead) + 1, size + len(lead) + 1 + len(changed))
                )
                size += len(body[-1]) + 1
            if size > 2600 and len(planted) == per_article:
                break
        out.append(Article(" ".join(body), tuple(planted)))
    return out


def _fresh_sentences(indexed: Sequence[str], fillers: Sequence[str]) -> list[str]:
    """Sentences of the filling of which no run of letters stands in an indexed document."""
    sentences = [s for text in fillers for s in _SENTENCE.split(" ".join(text.split())) if _is_prose(s)][
        :40_000
    ]
    runs = [shingles(s) for s in sentences]
    suspect = set().union(*runs)
    known: set[int] = set()
    for text in indexed:
        known |= shingles(text) & suspect
    return [s for s, run in zip(sentences, runs, strict=True) if not run & known]


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    plain = sum(w.strip(".,;:()\"'").isalpha() for w in words)
    return 8 <= len(words) <= 60 and plain >= 0.85 * len(words)


def _passages(indexed: Sequence[str], lengths: Sequence[int], draw: random.Random) -> list[tuple[int, str]]:
    """One passage of each length; none that stands in more than five documents, for it would have no origin."""
    tries = [[_pick(indexed, length, draw) for _ in range(3)] for length in lengths]
    runs = {quote: shingles(quote) for three in tries for _, quote in three}
    suspect = set().union(*runs.values())
    copies: Counter[int] = Counter()
    for text in indexed:
        copies.update(shingles(text) & suspect)
    return [min(three, key=lambda one: max(max(copies[r] for r in runs[one[1]]), 5)) for three in tries]


def _pick(indexed: Sequence[str], length: int, draw: random.Random) -> tuple[int, str]:
    """A passage of running prose of about `length` letters, beginning and ending with a word."""
    while True:
        number = draw.randrange(len(indexed))
        words = indexed[number].split()
        if len(words) < length // 3:
            continue
        first = draw.randrange(len(words))
        size, last = 0, first
        while last < len(words) and size < length:
            size += len(letters_only(words[last]))
            last += 1
        quote = " ".join(words[first:last])
        plain = sum(w.strip(".,;:()\"'").isalpha() for w in words[first:last])
        if size >= length and plain >= 0.85 * (last - first):
            return number, quote


def _change(quote: str, kind: str, draw: random.Random, vocabulary: Sequence[str]) -> str:
    if kind == "curly":
        return quote.replace("'", "’").replace('"', "”").replace(" - ", " – ").replace("...", "…")
    if kind.startswith("edited"):
        return _edit(quote, 0.05 if kind == "edited 5%" else 0.15, draw, vocabulary)
    if kind == "scanned":
        return _scan(quote, draw)
    if kind == "ellipsis":
        words = quote.split()
        first = draw.randint(len(words) // 3, len(words) // 2)
        gone = draw.randint(1, max(1, len(words) // 5))
        return " ".join(words[:first]) + " ... " + " ".join(words[first + gone :])
    return quote


def _edit(quote: str, share: float, draw: random.Random, vocabulary: Sequence[str]) -> str:
    """So large a share of the words replaced, dropped or joined by another; at least one."""
    words = quote.split()
    chosen = {k for k in range(len(words)) if draw.random() < share} or {draw.randrange(len(words))}
    out = []
    for k, word in enumerate(words):
        if k not in chosen:
            out.append(word)
            continue
        what = draw.randrange(3)
        if what == 0:
            out.append(draw.choice(vocabulary))
        elif what == 1:
            out.extend((word, draw.choice(vocabulary)))
    return " ".join(out)


def _scan(quote: str, draw: random.Random) -> str:
    """One letter in fifty misread, one word in thirty broken over a line, one space in a hundred lost."""
    out = []
    for char in quote:
        if char.lower() in _CONFUSED and draw.random() < 0.03:
            out.append(_CONFUSED[char.lower()])
        elif (char.isalpha() and draw.random() < 0.005) or (char == " " and draw.random() < 0.01):
            continue
        elif char.isalpha() and draw.random() < 0.005:
            out.append(char + "-\n")
        else:
            out.append(char)
    return "".join(out)
