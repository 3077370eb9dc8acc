"""The finding stage: trigger words over the whole text at once, then patterns on the sentences that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from ninthvote.check.reading.clause import Clause, clause_of
from ninthvote.check.reading.frame import FRAMES, Frame
from ninthvote.check.reading.grammar import HEDGED
from ninthvote.text import Lexicon, Sentence
from ninthvote.text.sieve import Sieve

#: Words without one of which a text is not about the field, and nothing in it is a claim.
FIELD_WORDS = (
    "ouncil", "OUNCIL", "nited Nations", "NITED NATIONS", " UN", "UN ", "U.N.", "eneral Assembly", "apporteur", "uman rights",
    "uman Rights", "veto", "nquiry", "S/", "A/", "abst", "ermanent member", "residency", "North Korea", "DPRK", "esolution",
)  # fmt: skip


def is_about_the_field(text: str) -> bool:
    """Whether the text names the United Nations, one of its bodies or its business at all; else nothing is a claim."""
    return any(word in text for word in FIELD_WORDS)


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY)
    words: dict[str, list[int]] = {}
    for n, frame in enumerate(FRAMES):
        for word in frame.triggers:
            words.setdefault(word, []).append(n)
    for word, numbers in words.items():
        automaton.add_word(word, frozenset(numbers))
    automaton.make_automaton()
    return automaton


@cache
def _sieve() -> Sieve:
    return Sieve((frame.written,) for frame in FRAMES)


def lowered(text: str) -> str:
    """Lower case of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def triggered(text: str, sentences: list[Sentence]) -> list[frozenset[int]]:
    """For each sentence, the frames of which a trigger word stands in it."""
    out: list[set[int]] = [set() for _ in sentences]
    if not sentences:
        return []
    n = 0
    for last, numbers in _automaton().iter(lowered(text)):
        while n < len(sentences) and sentences[n].end <= last:
            n += 1
        if n == len(sentences):
            break
        if last >= sentences[n].start:
            out[n] |= numbers
    return [frozenset(s) for s in out]


def matches(clause: Clause, frames: frozenset[int] | None = None) -> Iterator[tuple[Frame, re.Match[str]]]:
    """Every match on this sentence of the frames given that its skeleton leaves possible; without any, of all."""
    for n in range(len(FRAMES)) if frames is None else _sieve().left(clause.skeleton, sorted(frames)):
        frame = FRAMES[n]
        at = 0
        while (m := frame.pattern.search(clause.skeleton, at)) is not None:
            if m.end() > m.start() and (frame.guard is None or frame.guard(clause, m)):
                yield frame, m
            # What follows the statement may hold another of the same kind.
            at = max(m.start() + 1, core_end(m))


def core_end(m: re.Match[str]) -> int:
    """Where the statement itself ends and the rest of its clause, which is only looked at, begins."""
    ends = [m.start(name) for name in ("rest", "rest2") if name in m.re.groupindex and m.start(name) >= 0]
    return ends[0] if ends else m.end()


_STATEMENT_END = re.compile(r"[;:\u2014]|, (?:and|but|while|though|although|which|who|where)\b")


def is_hedged(clause: Clause, start: int, end: int) -> bool:
    """Whether the statement around a match is a wish, a doubt or a guess."""
    hedges, unreal = _hedges(clause.skeleton)
    if unreal or not any(b <= end for _, b in hedges):
        return unreal
    left = 0
    for m in _STATEMENT_END.finditer(clause.skeleton, 0, start):
        left = m.end()
    return any(left <= a and b <= end for a, b in hedges)


@lru_cache(maxsize=64)
def _hedges(skeleton: str) -> tuple[list[tuple[int, int]], bool]:
    """Where words of a wish, a doubt or a guess stand, and whether the whole is unreal."""
    return [m.span() for m in _HEDGED.finditer(skeleton)], _UNREAL.match(skeleton) is not None


_HEDGED = re.compile(HEDGED)
#: "Had Japan been a member, it would have signed."
_UNREAL = re.compile(r"\s*(?:had|were|should) (?:the )?(?:[A-Z]|it|they|he|she|any)\b")


def clauses_of(text: str, sentences: list[Sentence], lexicon: Lexicon) -> list[Clause]:
    return [clause_of(s, lexicon) for s in sentences]
