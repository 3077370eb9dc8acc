"""A statement: a stretch of a sentence with the states, people, times and numbers that it names.

A sentence is cut at its commas and conjunctions; the pieces are read first, then wider stretches, then the whole, and
a stretch of which a part has been read already is not read again.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar

from ninthvote.check.claim import ASKED, Answer, Family, Verdict
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.grammar import HEDGED
from ninthvote.check.reading.scene import WITH_AN_ASIDE, Scene
from ninthvote.check.reading.timing import Time
from ninthvote.text import Kind
from ninthvote.text.sieve import Sieve

#: Between statements that may be true without each other (`w`), and between their parts (`n`).
_BREAKS = (
    r"(?P<w>[;\u2014:]| (?:[-\u2013] |but\b|while\b|whereas\b|although\b|though\b|because\b|yet\b"
    r"|and (?=(?:it|they|he|she|there|that|then|so|will|is|was|were|are|has|had|have|did|does|do|neither|nobody|no)\b))"
    r"|, (?:but|while|whereas|although|though|because|yet|and|so|or|nor|who|which|whose|where|when|with|as|for|in which|until|after|before)\b)"
    r"|(?P<n>, | and (?!N (?:others?|more)\b|the e(?:u|uropean union)\b)|[()]| (?:was|were) (?:preceded|followed) by )"
)
_NOT = r"\b(?:not|no|never|neither|nor|none|nobody|without|no longer|cannot|nothing|hardly|barely|un(?:able|willing))\b|n't\b|\binstead of\b|\brather than\b"
_SUBJUNCTIVE = r"\b(?:had (?:it|they|he|she|G)\b|were (?:it|they) to|would have|could have|should have)\b"

#: What was to be is told of what was not held.
_UNHELD = r"would have been (?:the |its |their )?(?:C's )?O\b"
_SUPPOSED = r"^\s*(?:had|if|suppose|imagine|whether)\b"
_WISHED = r"\b(?:should|ought|apparently|allegedly|we understand|(?:is|are|was|were) (?:said|supposed|rumou?red) to|let us|let's|hopes?|hoped|wish(?:es)?|perhaps|maybe|probably|suppose|whether|might|likely|expects?|expected|wants|within reach|imaginable|if (?!any(?:one|body)?\b|a member|one\b|some\b|somebody objects|votes|nobody|no member|there|fewer|less|N))\b"
_SIGNS = (("denied", _NOT), ("hedged", HEDGED), ("wished", _WISHED), ("unreal", _SUBJUNCTIVE))


_VERB_FIRST = r"(?:also |then |both |all |each |too )*(?:was|were|is|are|had|has|have|did|asked|signed|voted|abstained|opposed|backed|joined|wrote|presided|requested|sat|said|took|spoke|supported)\b"


@cache
def _signs() -> Sieve:
    return Sieve((pattern,) for _, pattern in _SIGNS)


T = TypeVar("T")


class _once(Generic[T]):  # noqa: N801
    """A property that is found when first asked for and kept: `functools.cached_property` without the lock.

    Before Python 3.12 that takes one for each value, which for statements is a fortieth of a whole check.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find = find

    def __get__(self, of: Any, owner: type | None = None) -> T:
        found = of.__dict__[self.find.__name__] = self.find(of)
        return found


@dataclass(frozen=True)
class Statement:
    """A stretch of the skeleton and what stands in it; `cues` are its words and those of the heading it stands under."""

    scene: Scene
    clause: Clause
    start: int
    end: int
    heading: str = ""
    heading_times: tuple[Time, ...] = field(default=())

    @_once
    def own(self) -> str:
        return self.clause.skeleton[self.start : self.end]

    @_once
    def words(self) -> str:
        """Its words, and those that it leaves to be understood from its heading or from what was said before."""
        return f"{self.own} | {self.heading}" if self.heading else self.own

    @property
    def cues(self) -> str:
        return self.words

    @_once
    def subject(self) -> tuple[str, ...]:
        """The states that its verb belongs to, where an aside stands between: "Japan, then new, | had asked for it"."""
        if grammar.match(_VERB_FIRST, self.own) is None:
            return ()
        m = grammar.search(WITH_AN_ASIDE, self.clause.skeleton[: self.start])
        return tuple(self.clause.at[m.start("g")].value) if m else ()

    @_once
    def lists(self) -> list[tuple[str, ...]]:
        """The states named, list by list."""
        named = [
            tuple(m.value) if m.kind is Kind.STATES else (str(m.value),)
            for m in self.clause.within(self.start, self.end, "GA")
        ]
        return [self.subject, *named] if self.subject else named

    @_once
    def states(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for group in self.lists for s in group))

    @_once
    def besides(self) -> tuple[str, ...]:
        """The states named besides the one whose situation is spoken of."""
        return tuple(x for x in self.states if x != self.scene.topic)

    @_once
    def actors(self) -> tuple[str, ...]:
        """The states named, or those that a pronoun or a verb without a subject goes back to."""
        if self.states or self.people:
            return self.states
        if not self.has(
            r"^(?:and |but |then |so )*(?:it|they|its|their|both|all (?!the\b|new\b|other\b|C\b)\w+|will|was|were|is|are|has|have|had|did|do|does|leaves?|left|join\w*|sat|sits?|remain\w*|stay\w*|last|gave|gives)\b|\b(?:it|they|its|their)\b"
        ):
            return ()
        before = [m for i, m in sorted(self.clause.at.items()) if i < self.start and m.kind is Kind.STATES]
        if len({m.value for m in before}) > 1 and self.has(r"\b(?:it|they|its|their)\b"):
            return ()  # one of several
        return tuple(before[-1].value) if before else self.scene.states

    @_once
    def people(self) -> list[str | None]:
        return [m.value for m in self.clause.within(self.start, self.end, "P")]

    @_once
    def numbers(self) -> list[int]:
        return [m.value for m in self.clause.within(self.start, self.end, "N") if m.value is not None]

    @_once
    def times(self) -> list[Time]:
        """The times written here, or in the heading above."""
        return self.scene.times_in(self.clause, self.start, self.end) or list(self.heading_times)

    @_once
    def told(self) -> list[Time]:
        """The times written here, else before here in the sentence, else after, else in the label of the line."""
        return (
            self.times
            or self.scene.times_in(self.clause, 0, self.start)
            or self.scene.times_in(self.clause)
            or self.scene.label_times()
        )

    @_once
    def unsaid(self) -> bool:
        """Whether a time is written here that means nothing certain."""
        return self.scene.unresolved_in(self.clause, self.start, self.end)

    @_once
    def signs(self) -> frozenset[str]:
        """Which of the signs of denial and doubt stand in it."""
        possible = (_SIGNS[n] for n in _signs().left(self.own))
        return frozenset(name for name, pattern in possible if grammar.search(pattern, self.own))

    @property
    def negative(self) -> bool:
        return "denied" in self.signs

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
        insort(READERS, Reader(family, cue, read_), key=lambda r: ASKED.index(r.family))
        return read_

    return register


#: What a later sentence may go on to speak of without its name.
_SPOKEN_OF = (
    ("chair", r"presid|\bchair|gavel|helm\b|\bruns C\b"),
    ("inquiry", r"K"),
    (
        "procedure",
        r"procedur|\bagenda\b|meeting|session|\bitems?\b|discuss|debat|brief|\bme(?:t|et)\b|\bhear\b|\bvot",
    ),
    ("meeting", r"\bmeeting|\bmet\b|session|arria"),
    ("request", r"request|letter|\bsign|\bninth\b|supporters|put off|call\w* off|dropped"),
    ("informal", r"arria|any other business|\baob\b|consultations|informal|closed"),
    (
        "turnover",
        r"turnover|newcomers?\b|comings and goings|who sits|changing of the guard|new faces|rotation",
    ),
    ("seats", r"\bseats?\b|members?\b|\bterm|elected|join|leav|on C\b"),
)


@cache
def _spoken() -> Sieve:
    return Sieve((pattern,) for _, pattern in _SPOKEN_OF)


_ITEM = re.compile(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u2013]|\(?\d{1,2}[.)])\s")
_BLANK = re.compile(r"\s*")
_LINE_ENDS = re.compile(r"[^\S\n]*(?:\n|\Z)")


#: A heading that is nothing but a time: the year, or the years, that the notes under it are of.
_YEARS = r"\W*(?:in )?D(?:,? (?:(?:to|and) )?D)?\W*"
#: The heads of the columns of a table, as it is laid out in lines.
_COLUMNS = r"[a-z][a-z ]{1,20}: [a-z -]{2,30}(?:, [a-zCEH -]{2,30}){1,6}"


def column(s: Statement) -> str:
    """The head of the column that the statement is a cell of; empty where it is none."""
    heads = s.scene.columns
    cells = grammar.compiled(r": |, ").split(s.clause.skeleton.rstrip("."))
    if len(heads) != len(cells):
        return ""
    place = len(grammar.compiled(r": |, ").findall(s.clause.skeleton[: s.start]))
    return str(heads[place]) if cells[place] == s.own else ""


def note(scene: Scene, clause: Clause, text: str) -> None:
    """Take in whether the sentence is a heading or stands in a list under one, and what was last spoken of."""
    sentence = clause.sentence
    # A line may be as long as the article: none is cut out of it to be looked at.
    item = _ITEM.match(text, sentence.line, sentence.start) is not None
    scene.item = item
    for name, pattern in (_SPOKEN_OF[n] for n in _spoken().left(clause.skeleton)):
        if grammar.search(pattern, clause.skeleton):
            scene.spoken[name] = scene.sentence
    if "Arria" in sentence.text:
        scene.spoken["informal"] = scene.sentence  # in quotation marks, too
    if grammar.fullmatch(_COLUMNS, clause.skeleton.rstrip(".")):
        scene.columns = grammar.compiled(r": |, ").split(clause.skeleton.rstrip("."))
    elif not grammar.match(r"[A-Z][^:;.]{0,12}: ", clause.skeleton):
        scene.columns = []
    if not item:
        alone = (
            len(sentence.text) < 90
            and sentence.text[-1] not in "!?"
            and _BLANK.fullmatch(text, sentence.line, sentence.start)
            and _LINE_ENDS.match(text, sentence.end)
        )
        times = tuple(scene.times_in(clause)) if alone else ()
        headed = alone and sentence.text[-1] != "."
        scene.heading = (clause.skeleton.rstrip(": "), times) if headed else None
        years = times and all(t.grain == "year" for t in times) and grammar.fullmatch(_YEARS, clause.skeleton)
        if headed or years:
            scene.section = times if years else ()  # a day alone on its line is that of the article


def _heading(scene: Scene) -> tuple[str, tuple[Time, ...]]:
    return (scene.heading or ("", ())) if scene.item else ("", ())


#: What leaves its verb to be understood: "so did Ghana", "South Korea too", "in 2015 it was nine", or names alone.
_ELLIPSIS = r"^(?:and |but |so |as |nor |then )*(?:(?:neither |so |as |nor )?(?:did|was|were|had|do|does|has|have|is|are|will) (?!not (?:sign|vote))[GPN]|(?!(?:the )?G (?:is|are|was|were|has|have|had) (?:[a-z]+ ){2,}too$)[^;.]{0,40}\b(?:too|as well|likewise|did|did not|was not|were not|either|also|among them|one of them)$|[^;.]{0,30}it was(?:,? (?:[a-z]+ )*?[GPNTDOQ](?!'s [a-z]+ [a-z])[^;.]{0,30}|(?: (?:not|never))?(?: [a-z]+)?)?$|N did\b|G (?:did|does|will|has|had|was|were|is|are)(?: not| so)?(?: (?:in|on|from|for|the))? ?D?$|G(?: and G)?,? (?:yes|no)\b|N,? yes|(?:(?:in|for|on|by) )?D,? (?:it (?:is|was|will be) |and )?(?:the )?G$|(?:the )?G,? (?:in|on|for) D$|G,? (?:only )?N$|G never$|(?:the )?G (?:also|too|likewise|both) [a-z ]{1,15}$)"


#: What leaves its verb out is short.
ELLIPSIS_LETTERS = 50
_NAMES_ALONE = r"[GNPOD, and()]+"


def statement_at(scene: Scene, clause: Clause, a: int, b: int) -> Statement:
    heading, times = _heading(scene)
    if heading or b - a > ELLIPSIS_LETTERS:
        kept: Statement | None = scene.statements.get((a, b))
        if kept is None:
            kept = scene.statements[a, b] = Statement(scene, clause, a, b, heading, times)
        return kept
    words = clause.skeleton[a:b]
    label = grammar.match(r"[a-z .]{1,20}: ", clause.skeleton)
    begin = label.end() if label else 0
    asked = scene.ago("asked") == 1 and a <= begin
    alone = (
        words == clause.skeleton[begin:].strip(" .;,") and grammar.fullmatch(_NAMES_ALONE, words) is not None
    )
    if asked or alone or grammar.search(_ELLIPSIS, words):
        heading, times = _carried(scene, clause, a)
    return Statement(scene, clause, a, b, heading, times)


def _times_of(scene: Scene, clause: Clause, start: int, end: int) -> tuple[Time, ...]:
    """The times of a stretch, or those before it in its sentence."""
    return tuple(scene.times_in(clause, start, end) or scene.times_in(clause, 0, start))


_LEAD_IN = r"(?:[a-z .]{1,20}: )?(?:\W|\b(?:and|but|so|then|now|also|yes|no|well|ok|in D|on D)\b)*"


def _carried(scene: Scene, clause: Clause, at: int) -> tuple[str, tuple[Time, ...]]:
    """The words, without its names, and the times of the claim before this place."""
    here = [(start, end) for start, end in scene.taken if end <= at]
    if here:
        start, end = max(here, key=lambda span: span[1])
        return _bare(clause.skeleton[start:end]), _times_of(scene, clause, start, end)
    sentence, words, times = scene.carried
    # What stands between speaks of something else.
    near = scene.sentence - sentence <= 1 and grammar.fullmatch(_LEAD_IN, clause.skeleton[:at])
    return (str(words), times) if near else ("", ())


def _bare(words: str) -> str:
    return " ".join(
        w
        for w in grammar.compiled(r"[ABDGK-RT-Z]('s)?").sub(" ", words).split()
        if w not in ("and", "not", "no", "|")
    )


def carry(scene: Scene, clause: Clause, taken: list[tuple[int, int]]) -> None:
    """Remember the words of the last claim of the sentence, for statements that leave them out."""
    scene.taken = []
    if clause.sentence.is_question:
        # What is asked is the predicate of a short answer.
        scene.carried = (scene.sentence, _bare(clause.skeleton), ())
        scene.spoken["asked"] = scene.sentence
    elif taken:
        start, end = max(taken, key=lambda span: span[1])
        words = _bare(clause.skeleton[start:end])
        scene.carried = (scene.sentence, words, _times_of(scene, clause, start, end))


def _pieces(skeleton: str, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches between the marks, without blanks and stops at their ends."""
    at = 0
    for start, end in [*marks, (len(skeleton), len(skeleton))]:
        words = skeleton[at:start]
        a, b = at + len(words) - len(words.lstrip(" ,;:")), start - len(words) + len(words.rstrip(" ,;:."))
        if b > a:
            yield a, b
        at = end


@lru_cache(maxsize=1024)
def _cuts(skeleton: str, *, levels: int = 5) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence, the narrowest first, none of them twice; the last level is the whole."""
    breaks = list(grammar.finditer(_BREAKS, skeleton))
    wide = [m.span() for m in breaks if m["w"]]
    # A state, what is said of it in passing, and its verb.
    main = [m.span() for m in breaks if m["w"] and not m[0].endswith((" which", " who"))]
    widest = [
        m.span()
        for m in breaks
        if m[0] in (";", "\u2014") or (m[0] == ":" and skeleton[m.start() - 1 : m.start()].islower())
    ]
    seen: set[tuple[int, int]] = set()
    out: list[tuple[int, int]] = []
    for marks in ([m.span() for m in breaks], wide, main, widest, [])[:levels]:
        for piece in _pieces(skeleton, marks):
            if piece not in seen:
                seen.add(piece)
                out.append(piece)
    return tuple(out)


def statements_of(scene: Scene, clause: Clause) -> Iterator[Statement]:
    """The stretches of the sentence, the narrowest first."""
    for a, b in _cuts(clause.skeleton):
        yield statement_at(scene, clause, a, b)


@cache
def _sieve() -> Sieve:
    return Sieve((r.cue,) for r in READERS)


@lru_cache(maxsize=4096)
def _readers_of(words: str) -> tuple[Reader, ...]:
    return tuple(r for r in (READERS[n] for n in _sieve().left(words)) if grammar.search(r.cue, words))


def _readers(s: Statement) -> list[Reader]:
    """The readers whose cue stands in the statement."""
    return list(_readers_of(s.words))


#: Hedging words that tell a fact.
_FACT = r"would have been (?:the |its |their )?(?:C's )?O\b|for want of|could not (?:be (?:found|had|won)|find|get|muster|secure|win|persuade|raise|gather|reach)|could (?:only )?be (?:won|found|mustered|persuaded)|could (?:only |just )?(?:find|muster|get|raise|gather|count on|scrape together) (?:only |just |no more than )?N\b|\blet (?:the whole of |all of )?D (?:go|pass|slip)|(?:would not|wouldn't) (?:sign|join|lend|add|supply|be the)"
_VOTED_WHETHER = r"vot\w+ (?:on )?whether"


def _unasserted(s: Statement) -> tuple[bool, bool]:
    """Whether the statement is hedged, as a rule may be, and whether it is only wished or guessed."""
    wished, hedged = "wished" in s.signs, "hedged" in s.signs
    if (wished or hedged) and s.has(_VOTED_WHETHER):
        wished = grammar.search(_WISHED.replace("|whether", ""), s.own) is not None
        hedged = False
    return hedged and not s.has(_FACT), wished


_BUT_WANTED = HEDGED.replace("wants?|wanted|", "")


def _wanted(s: Statement, reader: Reader) -> bool:
    """Who wanted a meeting is a fact, where the record has who asked for it."""
    return (
        reader.family in (Family.REQUEST, Family.RECOMMENDATION)
        and "wanted" in s.own
        and grammar.search(_BUT_WANTED, s.own) is None
    )


_TIES = r"(?:after|when|as|because|since|while|and|but|with|where|who|which|that|before|although|though|in which)\b"
_TIED = rf"[ ,;:]*(?:{_TIES}[ ,]*)+"
_HEAD = rf"[ ,;:]*(?:{_TIES}[ ,]*)*"
_TAIL = rf"(?:[ ,;:.]|\b{_TIES})*$"


#: A shorter tail is the end of what was read, and no statement of its own.
TAIL_LETTERS = 18


def _left_over(skeleton: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The heads and the tails of the stretches of which a part has been read, without the words that tied them to it."""
    for a, b in list(_cuts(skeleton, levels=2)) if taken else ():
        first = min((x for x, y in taken if min(b, y) > max(a, x)), default=a)
        words = skeleton[a : max(a, first)]
        head, tail = grammar.match(_HEAD, words), grammar.search(_TAIL, words)
        start = a + (head.end() if head else 0)
        end = a + (tail.start() if tail else len(words))
        if (end - start) * 5 >= (b - a) * 2:
            yield start, end
        last = max((y for x, y in taken if min(b, y) > max(a, x)), default=b)
        tied = grammar.match(_TIED, skeleton[last:b])
        start = last + (tied.end() if tied else b - last)
        if b - start >= TAIL_LETTERS and (b - start) * 5 >= (b - a) * 2:
            yield start, b


def read(
    scene: Scene, clause: Clause, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Family, str, Answer]]:
    """What is said in the parts of the sentence that are not taken."""
    if clause.sentence.is_question or grammar.search(_SUPPOSED, clause.skeleton):
        return
    if scene.label[1] == scene.sentence and scene.ago("asked") != 1:
        return  # a label says nothing yet
    scene.taken = taken
    doubtful: list[tuple[int, int, Family, str, Answer]] = []
    for a, b in chain(_cuts(clause.skeleton), _left_over(clause.skeleton, taken)):
        if any(min(b, y) - max(a, x) > 0 for x, y in taken):
            continue
        s = statement_at(scene, clause, a, b)
        readers = _readers(s)
        if not readers:
            continue
        if "unreal" in s.signs and not s.has(_UNHELD):
            readers = [r for r in readers if r.family is Family.RULE and s.has("veto")]
        hedged, wished = _unasserted(s)
        for reader in readers:
            if wished or (hedged and reader.family is not Family.RULE and not _wanted(s, reader)):
                continue
            answer = reader.read(s)
            if answer is None:
                continue
            found = (a, b, reader.family, reader.read.__name__, answer)
            if answer.verdict is Verdict.NOT_IN_RECORD:
                doubtful.append(found)
                continue
            taken.append((a, b))
            yield found
            break
    yield from doubtful


def plainly(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> Answer | None:
    """The support that a plain reading of this stretch, or of a statement around it, gives in the family."""
    for a, b in dict.fromkeys([(start, end), *_cuts(clause.skeleton, levels=2)]):
        shared = min(b, end) - max(a, start)
        if shared <= 0 or shared * 2 < min(b - a, end - start):
            continue
        if b < end and grammar.match(r"(?:,? (?:and )?(?:in |from )?D)+\W*$", clause.skeleton[b:end]):
            continue  # of several times only the first
        s = statement_at(scene, clause, a, b)
        for reader in _readers(s):
            if reader.family is family:
                answer = reader.read(s)
                if answer is not None and answer.verdict is Verdict.SUPPORTED:
                    return answer
    return None
