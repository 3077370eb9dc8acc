"""A statement: a stretch of a sentence with the states, people, times and numbers that it names.

A sentence is cut at its commas and conjunctions; the pieces are read first, then wider stretches, then the whole, and
a stretch of which a part has been read already is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.clause import Clause
from ninthvote.check.grammar import HEDGED
from ninthvote.check.scene import Scene
from ninthvote.check.timing import Time
from ninthvote.text import Kind

#: Between statements that may be true without each other.
_WIDE = r"[;\u2014:]| \u2013 | - |,? (?:but|while|whereas|although|though|because|yet)\b|, (?:and|so|or|nor|who|which|whose|where|when|with|as|for|in which|until|after|before)\b| and (?=(?:it|they|he|she|there|that|then|so|will|is|was|were|are|has|had|have|did|does|do|neither|nobody|no)\b)"
_NARROW = _WIDE + r"|, | and (?!N (?:others?|more)\b)|\(|\)"
_NOT = r"\b(?:not|no|never|neither|nor|none|nobody|without|no longer|cannot|nothing|hardly|barely|un(?:able|willing))\b|n't\b|\binstead\b|\brather than\b"
_SUBJUNCTIVE = r"\b(?:had (?:it|they|he|she|G)\b|were (?:it|they) to|would have|could have|should have)\b"


@dataclass(frozen=True)
class Statement:
    """A stretch of the skeleton and what stands in it; `cues` are its words and those of the heading it stands under."""

    scene: Scene
    clause: Clause
    start: int
    end: int
    heading: str = ""
    heading_times: tuple[Time, ...] = field(default=())

    @cached_property
    def words(self) -> str:
        return self.clause.skeleton[self.start : self.end]

    @cached_property
    def cues(self) -> str:
        return f"{self.heading} {self.words}" if self.heading else self.words

    @cached_property
    def lists(self) -> list[tuple[str, ...]]:
        """The states named, list by list."""
        return [
            tuple(m.value) if m.kind is Kind.STATES else (str(m.value),)
            for m in self.clause.within(self.start, self.end, "GA")
        ]

    @cached_property
    def states(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for group in self.lists for s in group))

    @cached_property
    def people(self) -> list[str | None]:
        return [m.value for m in self.clause.within(self.start, self.end, "P")]

    @cached_property
    def numbers(self) -> list[int]:
        return [m.value for m in self.clause.within(self.start, self.end, "N") if m.value is not None]

    @cached_property
    def times(self) -> list[Time]:
        """The times written here, or in the heading above."""
        return self.scene.times_in(self.clause, self.start, self.end) or list(self.heading_times)

    @cached_property
    def told(self) -> list[Time]:
        """The times written here, else before here in the sentence, else after."""
        return (
            self.times or self.scene.times_in(self.clause, 0, self.start) or self.scene.times_in(self.clause)
        )

    @cached_property
    def unsaid(self) -> bool:
        """Whether a time is written here that means nothing certain."""
        return self.scene.unresolved_in(self.clause, self.start, self.end)

    @cached_property
    def negative(self) -> bool:
        return self.has(_NOT)

    def has(self, pattern: str) -> bool:
        return grammar.search(pattern, self.words) is not None

    def cued(self, pattern: str) -> bool:
        return grammar.search(pattern, self.cues) is not None


Read = Callable[[Statement], Answer | None]


@dataclass(frozen=True, slots=True)
class Reader:
    family: Family
    cue: str
    read: Read


READERS: list[Reader] = []


def reads(family: Family, cue: str) -> Callable[[Read], Read]:
    """Register what follows as a reading of statements that hold the cue."""

    def register(read_: Read) -> Read:
        READERS.append(Reader(family, cue, read_))
        return read_

    return register


def note(scene: Scene, clause: Clause, text: str) -> None:
    """Take in whether the sentence is a heading or stands in a list under one, and what was last spoken of."""
    sentence = clause.sentence
    line = text.rfind("\n", 0, sentence.start) + 1
    lead = text[line : sentence.start]
    ends = text.find("\n", sentence.end)
    alone = not text[sentence.end : ends if ends >= 0 else len(text)].strip()
    item = grammar.match(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u2013]|\(?\d{1,2}[.)])\s", lead) is not None
    scene.facts["item"] = item
    if not item:
        scene.facts["heading"] = (
            (clause.skeleton.rstrip(": "), tuple(scene.times_in(clause)))
            if not lead.strip() and alone and sentence.text[-1] not in ".!?" and len(sentence.text) < 90
            else None
        )


def _heading(scene: Scene) -> tuple[str, tuple[Time, ...]]:
    return (scene.facts.get("heading") or ("", ())) if scene.facts.get("item") else ("", ())


def _cut(skeleton: str, pattern: str) -> list[tuple[int, int]]:
    marks = [0]
    for m in grammar.finditer(pattern, skeleton):
        marks += [m.start(), m.end()]
    marks.append(len(skeleton))
    out = []
    for a, b in zip(marks[::2], marks[1::2], strict=True):
        words = skeleton[a:b]
        a += len(words) - len(words.lstrip(" ,;:"))
        b -= len(words) - len(words.rstrip(" ,;:."))
        if b - a >= 2:
            out.append((a, b))
    return out


def statements_of(scene: Scene, clause: Clause) -> Iterator[Statement]:
    """The stretches of the sentence, the narrowest first."""
    seen: set[tuple[int, int]] = set()
    heading, times = _heading(scene)
    for pattern in (_NARROW, _WIDE, r"[;\u2014]|(?<=[a-z]): ", r"(?!)"):
        for a, b in _cut(clause.skeleton, pattern):
            if (a, b) not in seen:
                seen.add((a, b))
                yield Statement(scene, clause, a, b, heading, times)


def read(
    scene: Scene, clause: Clause, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Family, Answer]]:
    """What is said in the parts of the sentence that are not taken."""
    if clause.sentence.is_question or not clause.at:
        return
    for s in statements_of(scene, clause):
        if any(min(s.end, b) - max(s.start, a) > 0 for a, b in taken):
            continue
        if grammar.search(HEDGED, s.words) and not s.has(
            r"\bcan(?:not)?\b|\bmay\b|\bcould not\b|could be|would not sign"
        ):
            continue
        if grammar.search(_SUBJUNCTIVE, s.words) or grammar.search(
            r"^\s*(?:had|if|suppose|unless|whether)\b", clause.skeleton
        ):
            continue
        for reader in READERS:
            if not s.cued(reader.cue):
                continue
            answer = reader.read(s)
            if answer is not None and answer.verdict is not Verdict.NOT_IN_RECORD:
                taken.append((s.start, s.end))
                yield s.start, s.end, reader.family, answer
                break


def plainly(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> Answer | None:
    """The support that a plain reading of this stretch, or of a statement around it, gives in the family."""
    heading, times = _heading(scene)
    for a, b in [(start, end), *_cut(clause.skeleton, _NARROW), *_cut(clause.skeleton, _WIDE)]:
        shared = min(b, end) - max(a, start)
        if shared <= 0 or shared * 2 < min(b - a, end - start):
            continue
        s = Statement(scene, clause, a, b, heading, times)
        for reader in READERS:
            if reader.family is family and s.cued(reader.cue):
                answer = reader.read(s)
                if answer is not None and answer.verdict is Verdict.SUPPORTED:
                    return answer
    return None
