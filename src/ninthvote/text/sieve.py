"""What a pattern cannot match without, read off the pattern itself: few are left to be tried on any one text.

`(?:voted|voting)[^;.]* against` holds "voted" or "voting", and " against", in all that it matches. Such letters of many
patterns are looked for in a text at once; a pattern of which some are missing has no match there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

import ahocorasick

#: Runs of letters of which one stands in every match.
Words = frozenset[str]

#: So many wordings of a stretch are spelt out whole; of a stretch with more, only its parts are known.
MOST = 16
_NOTHING: Words = frozenset([""])
#: Words that stand in nearly every sentence, and tell none from another.
_COMMON = frozenset(
    ["a", "an", "and", "as", "at", "be", "he", "in", "is", "it", "of", "on", "or", "that", "the", "this"]
)


class Reading(NamedTuple):
    """All that a stretch of a pattern can be, where that is few wordings, and what must stand in the text besides."""

    wordings: Words | None
    needs: frozenset[Words] = frozenset()

    def all_needs(self) -> frozenset[Words]:
        """What must stand there, its own wordings among it."""
        return self.needs if self.wordings is None or "" in self.wordings else self.needs | {self.wordings}


_ANY = Reading(None)
_EMPTY = Reading(_NOTHING)
_DIGIT = Reading(frozenset("0123456789"))
#: Letters and digits that a pattern may take for others: of a text with one of them nothing is ruled out.
_FOREIGN = re.compile("[\u0130\u0131\u017f]|[^\x00-\u02ff\u2000-\u20cf]")
_TOKEN = re.compile(
    r"(?P<open>\((?:\?(?:P<\w+>|[:=!>]|<[=!])|(?!\?)))|(?P<close>\))|(?P<bar>\|)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<times>(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?)|(?P<place>\\[bBAZ]|[\^$])"
    r"|(?P<letters>(?:[^\\()\[\]|*+?{}.^$]|\\\W)+(?![*+?{])|[^\\()\[\]|*+?{}.^$]|\\\W)"
    r"|(?P<class>\\[dDwWsS]|\\[1-9]|\\u[0-9a-f]{4}|\(\?P=\w+\)|\.)"
)


def needs_of(pattern: str, *, any_case: bool = False) -> frozenset[Words]:
    """The sets of words of which every match of the pattern holds one each; none where it is not understood.

    Args:
        any_case: whether small letters stand for capitals too, as in a text that has been lowered.
    """
    if any_case:
        needs = needs_of(pattern.replace("(?i:", "(?:"))
        return frozenset(frozenset(word.lower() for word in words) for words in needs)
    tokens, at = [], 0
    while (m := _TOKEN.match(pattern, at)) is not None:
        tokens.append((str(m.lastgroup), m.group()))
        at = m.end()
    if at < len(pattern):
        return frozenset()
    tokens.reverse()
    return _telling(_choice(tokens).all_needs())


def _telling(needs: Iterable[Words]) -> frozenset[Words]:
    """The needs that tell texts apart: a small letter or "the" stands in all of them, a mention's capital or a digit does not."""
    return frozenset(
        frozenset(w for w in words if not any(o != w and o in w for o in words))
        for words in needs
        if all(w.strip() not in _COMMON if len(w) > 1 else w.isupper() or w.isdigit() for w in words)
    )


def _choice(tokens: list[tuple[str, str]]) -> Reading:
    """The branches up to the end of the group; the tokens are taken from the end of the list."""
    branches, row = [], _Row()
    while tokens:
        kind, text = tokens.pop()
        if kind == "close":
            break
        if kind == "bar":
            branches.append(row.read())
            row = _Row()
            continue
        one = _one(kind, text, tokens)
        if tokens and tokens[-1][0] == "times":
            one = _repeated(one, tokens.pop()[1])
        row.add(one)
    branches.append(row.read())
    return branches[0] if len(branches) == 1 else _either(branches)


class _Row:
    """Stretches one after the other: wordings run together as long as they stay few."""

    def __init__(self) -> None:
        self.run: Words = _NOTHING
        self.needs: frozenset[Words] = frozenset()
        self.whole = True

    def add(self, reading: Reading) -> None:
        wordings = reading.wordings
        self.needs |= reading.needs
        if wordings is not None and len(self.run) * len(wordings) <= MOST:
            self.run = frozenset(a + b for a in self.run for b in wordings)
            return
        self.needs = Reading(self.run, self.needs).all_needs()
        self.run, self.whole = wordings or _NOTHING, False

    def read(self) -> Reading:
        reading = Reading(self.run, self.needs)
        return reading if self.whole else Reading(None, reading.all_needs())


def _one(kind: str, text: str, tokens: list[tuple[str, str]]) -> Reading:
    if kind == "open":
        inner = _choice(tokens)
        if text in ("(?!", "(?<!"):
            return _EMPTY
        # What is looked for beside the match stands in the text, though not in the match.
        return Reading(_NOTHING, inner.all_needs()) if text in ("(?=", "(?<=") else inner
    if text == r"\d":
        return _DIGIT
    if kind == "letters":
        return Reading(frozenset([re.sub(r"\\(.)", r"\1", text)]))
    if kind == "set" and not re.search(r"[\\\-^]", text):
        return Reading(frozenset(text[1:-1]))
    return _EMPTY if kind == "place" else _ANY


def _repeated(reading: Reading, times: str) -> Reading:
    if times[0] == "?":
        return Reading(reading.wordings | _NOTHING) if reading.wordings is not None else _ANY
    least = 1 if times[0] == "+" else int(times[1:].split(",")[0].strip("}?+") or 0) if times[0] == "{" else 0
    return Reading(None, reading.all_needs()) if least else _ANY


def _either(branches: list[Reading]) -> Reading:
    wordings = [b.wordings for b in branches if b.wordings is not None]
    union: Words = frozenset().union(*wordings)
    if len(wordings) == len(branches) and len(union) <= MOST:
        return Reading(union)
    needs = [_telling(b.all_needs()) for b in branches]
    if not all(needs):
        return _ANY
    shared = frozenset.intersection(*needs)
    if math.prod(map(len, needs)) <= MOST:
        return Reading(None, frozenset(frozenset().union(*one) for one in product(*needs)))
    longest = (
        max(n, key=lambda words: (min(len(w.strip()) for w in words), -len(words), min(words))) for n in needs
    )
    return Reading(None, shared | {frozenset().union(*longest)})


class Sieve:
    """Which of many things, each told by patterns that must all match, a text may hold: all that it does, and a few more."""

    def __init__(self, things: Iterable[Iterable[str]], *, any_case: bool = False) -> None:
        self._any_case = any_case
        bits: dict[Words, int] = {}
        self.needs: list[int] = []
        for patterns in things:
            needs = frozenset().union(*(needs_of(pattern, any_case=any_case) for pattern in patterns))
            self.needs.append(sum(bits.setdefault(need, 1 << len(bits)) for need in needs))
        values: dict[str, int] = {}
        for words, bit in bits.items():
            for word in words:
                values[word] = values.get(word, 0) | bit
        self._automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_ANY)
        for word, value in values.items():
            self._automaton.add_word(word, value)
        self._automaton.make_automaton()

    def seen(self, text: str) -> int:
        """The needs that the text meets, as bits."""
        if not text.isascii() and _FOREIGN.search(text):
            return -1
        seen = 0
        for _, bits in self._automaton.iter(text.lower() if self._any_case else text):
            seen |= bits
        return seen

    def left(self, text: str, among: Iterable[int] | None = None) -> list[int]:
        """The numbers of the things, of all or of those given, of which the text meets every need."""
        seen, needs = self.seen(text), self.needs
        if among is None:
            return [n for n, need in enumerate(needs) if need & seen == need]
        return [n for n in among if needs[n] & seen == needs[n]]


class Sifted:
    """A pattern that is tried only on texts that hold what it needs: for what few sentences have."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve([[self.pattern.pattern]], any_case=bool(self.pattern.flags & re.IGNORECASE))

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self._sieve.left(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self._sieve.left(text) else iter(())
