"""The words of a quotation as they are compared: folded, with their place in the text and how rare they are.

Type, case, accents, quotation marks, hyphens and the choice between British and American spelling belong to whoever
set the page; what is left when they are folded away belongs to the speaker.
"""

# ruff: noqa: SIM905 -- lists of words read best as lines of words

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Letters that Unicode does not take apart, as newspapers without them write them.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "ng"}
)

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´]+[^\W_]+)*")
#: Three dots in any dress, bracketed or not.
ELLIPSIS = re.compile(r"\[\s*(?:\.\s*){2,}\]|\[\s*…\s*\]|\(\s*(?:\.\s*){3,}\)|(?:\.\s?){3,}|…")
_BRACKET = re.compile(r"\[[^\[\]]{1,120}\]|\((?i:sic)\)")
_SOFT = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
#: A word divided at the end of a line; the hyphen of a compound looks the same, and folds away as well.
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")
_THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0](?=\d{3}(?!\d))")

#: The commonest words of English prose, about seven bits each where they stand in a sentence.
_COMMON = frozenset(
    "the of and to in a an is that for it as was with be by on not he his but at are this have from or had which "
    "you they we their i its all were been will would there has who if one more when what so no can out up about "
    "them some into than then other time only could these may do any our over such after also did many before must "
    "through where much should well very how your us him her she me my now those own because most being does just "
    "even first while against between both without under here two every during never cannot shall might".split()
)
#: Words that every second statement on these matters holds: their company proves little.
_STOCK = frozenset(
    "human rights right security council united nations nation state states member members country countries "
    "international community peace situation dprk north korea korean koreans people peoples government governments "
    "violation violations abuse abuses regime world issue issues meeting meetings session resolution report "
    "commission special rapporteur general assembly secretary threat grave serious concern matter democratic republic "
    "russia china america american today year years new make made take said say part way need continue "
    "public day good long great high part political".split()
)
_COMMON_BITS, _STOCK_BITS, _RARE_BITS = 6.0, 8.0, 14.0
#: Phrases that come ready-made: after the first word the others carry hardly anything, however rare each is alone.
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "threat to international peace and security",
        "maintenance of international peace and security",
        "international peace and security",
        "violations of human rights",
        "situation of human rights in the dprk",
        "situation of human rights",
        "human rights situation in the dprk",
        "human rights situation in north korea",
        "human rights situation",
        "human rights violations and abuses",
        "human rights violations",
        "human rights abuses",
        "human rights issues",
        "human rights council",
        "human rights",
        "universal declaration of human rights",
        "crimes against humanity",
        "commission of inquiry",
        "special rapporteur",
        "security council",
        "general assembly",
        "united nations",
        "united states",
        "international community",
        "international law",
        "international criminal court",
        "member states",
        "north korean people",
        "north korea",
        "democratic people s republic of korea",
        "democratic peoples republic of korea",
        "nuclear weapons and ballistic missiles",
        "weapons of mass destruction",
        "nuclear weapons",
        "ballistic missiles",
        "matter of grave concern",
        "grave concern",
        "point of order",
    )
)
_PHRASE_BITS = 1.0

#: One spelling of each pair; the house style of a newspaper is not the speaker's.
_SPELLING = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ably|ful)?$)"), "or"),
    (re.compile(r"(?<=^program)me(?=s?$)"), ""),
    (re.compile(r"(?<=^defen)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=^cent)re(?=s?$)"), "er"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `folded` is what is compared, `text[start:end]` is how it was written."""

    folded: str
    start: int
    end: int
    #: The words before this one were left out by whoever quoted (an ellipsis stands there).
    after_gap: bool = False
    #: Stands in square brackets: put there by whoever quoted, not by the speaker.
    inserted: bool = False


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without case, accents, marks or a choice of spelling; letters and digits only."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()).translate(_PLAIN)
    letters = "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))
    for pattern, one in _SPELLING:
        letters = pattern.sub(one, letters)
    return letters


@lru_cache(maxsize=65536)
def bits(folded: str) -> float:
    """How many bits of surprise the word carries: a coarse estimate in three steps, which is all that is needed.

    Not covered: rarity in the user's own language; a foreign word counts as rare, which it is in English prose.
    """
    if folded in _COMMON or len(folded) == 1:
        return _COMMON_BITS
    if folded in _STOCK:
        return _STOCK_BITS
    return _RARE_BITS if len(folded) > 4 else 11.0


def weigh(run: Sequence[str]) -> list[float]:
    """Bits of each word where it stands: `bits`, but the tail of a ready-made phrase weighs next to nothing."""
    weights = [bits(word) for word in run]
    k = 0
    while k < len(run):
        length = next((len(p) for p in _BY_FIRST.get(run[k], ()) if tuple(run[k : k + len(p)]) == p), 1)
        for tail in range(k + 1, k + length):
            weights[tail] = _PHRASE_BITS
        k += length
    return weights


_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)


def words(text: str) -> list[Word]:
    """The words in order; brackets and ellipses marked on the words that they concern.

    The offsets are into `text` as given: soft hyphens, divided words and spaces inside numbers are blanked out or
    joined in a copy of the same length.
    """
    clean = _same_length(text)
    gaps = [m.end() for m in ELLIPSIS.finditer(clean)]
    brackets = [m.span() for m in _BRACKET.finditer(clean) if not ELLIPSIS.fullmatch(m.group())]
    found: list[Word] = []
    last_end, next_gap = 0, 0
    for match in _WORD.finditer(clean):
        start, end = match.span()
        folded = fold(match.group().replace(_JOIN, ""))
        if not folded:
            continue
        while next_gap < len(gaps) and gaps[next_gap] <= last_end:
            next_gap += 1
        after_gap = next_gap < len(gaps) and gaps[next_gap] <= start
        inserted = any(a <= start and end <= b for a, b in brackets) and not _is_capital_mark(
            text, start, end
        )
        found.append(Word(folded, start, end, after_gap, inserted))
        last_end = end
    return found


_JOIN = "ʼ"  # a letter to \w, dropped when folded


def _same_length(text: str) -> str:
    text = _LINE_HYPHEN.sub(lambda m: _JOIN * len(m.group()), text)
    text = _THOUSANDS.sub(_JOIN, text)
    return _SOFT.sub(_JOIN, text)


def _is_capital_mark(text: str, start: int, end: int) -> bool:
    """`[T]he`: a bracket round one letter marks a change of case, nothing else."""
    return len(text[start:end].replace("\u00ad", "")) == 1 and text[end : end + 1] == "]"
