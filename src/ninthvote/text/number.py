"""Numbers and tallies as people write them: eleven to two with two abstentions is 11-2-2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from ninthvote.text.sieve import Sieve

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

WORDS: dict[str, int] = {w: n for n, w in enumerate(_UNITS)}
for _n, _ten in enumerate(_TENS, 2):
    WORDS[_ten] = _n * 10
    for _m, _unit in enumerate(_UNITS[1:10], 1):
        WORDS[f"{_ten}-{_unit}"] = WORDS[f"{_ten} {_unit}"] = _n * 10 + _m
ORDINALS: dict[str, int] = {w: n for n, w in enumerate(_ORDINALS) if n}
for _n, _ten in enumerate(_TENS, 2):
    ORDINALS.setdefault(_ten[:-1] + "ieth", _n * 10)
    for _m, _unit in enumerate(_ORDINALS[1:10], 1):
        ORDINALS[f"{_ten}-{_unit}"] = _n * 10 + _m


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, that shares their beginnings: it fails on the first letter."""
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for letter in word:
            at = at.setdefault(letter, {})
        at[""] = {}

    def write(at: dict[str, Any]) -> str:
        ends = "" in at
        parts = [re.escape(letter) + write(rest) for letter, rest in sorted(at.items()) if letter]
        if not parts:
            return ""
        inner = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
        return inner + ("?" if ends else "") if len(parts) > 1 or not ends else f"(?:{inner})?"

    return write(tree)


_WORD = one_of(WORDS)
#: A number written in figures or in words.
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?:{_WORD}|none|no|nobody|a single|a lone|a dozen)(?![\w-]))"
#: The same, without the words that are numbers only beside a vote.
CARDINAL = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?:{_WORD})(?![\w-]))"
ORDINAL = rf"(?:\d{{1,2}},?\d{{3}}(?:st|nd|rd|th)|\d{{1,3}}(?:st|nd|rd|th)|(?:{one_of(ORDINALS)})(?![\w-]))"


def value_of(text: str) -> int | None:
    """The number that these words or figures write, or None."""
    bare = text.lower().strip().replace(",", "")
    if bare.isdigit():
        return int(bare)
    if bare in WORDS:
        return WORDS[bare]
    if bare in ("none", "no", "nobody"):
        return 0
    if bare in ("a single", "a lone", "single", "lone", "a"):
        return 1
    if bare == "a dozen":
        return 12
    if bare[:-2].isdigit():
        return int(bare[:-2])
    return ORDINALS.get(bare)


_ASIDE = r"(?:\s*\([^()]{0,200}\))?"
_VOTES = r"(?:\s+(?:votes?|members?|states?|countries|nations|delegations|governments))?"
_YES = r"(?:in\s+favou?r|for|yes(?:\s+votes?)?|ayes?|affirmative|(?:voted|voting)\s+(?:in\s+favou?r|for|yes))"
_NO = r"(?:against|noes|nays?|no(?:\s+votes?)?|opposed|negative|(?:voted|voting)\s+(?:against|no))"
_ABS = r"(?:abstentions?|abstaining|abstained|abstain|abstainers?|abs\.?)"
_SEP = r"\s*(?:,|;|:|\band\b|\bto\b|\bwith\b|\bwhile\b|,\s*(?:and|with|while))*\s+"

_TALLIES = (
    re.compile(
        rf"(?<![\w/.-])(?P<y>{NUMBER}){_VOTES}(?:\s+(?:were|was|voted))?\s+{_YES}{_ASIDE}{_SEP}(?P<n>{NUMBER}){_VOTES}\s+{_NO}{_ASIDE}"
        rf"(?:{_SEP}(?P<a>{NUMBER}){_VOTES}\s+{_ABS}{_ASIDE})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w/.-])(?P<y>{NUMBER})(?:\s+votes)?(?:\s+in\s+favou?r)?{_ASIDE}\s+(?:to|versus|vs\.?)\s+(?P<n>{NUMBER})(?![\w%])(?:\s+(?:votes?|against))?{_ASIDE}"
        rf"(?:{_SEP}(?P<a>{NUMBER})(?:\s+members?|\s+countries|\s+states)?\s+{_ABS}{_ASIDE})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w/.-])(?P<y>{NUMBER})\s+{_YES}{_SEP}(?P<a>{NUMBER})\s+{_ABS}{_SEP}(?:and\s+)?(?P<n>{NUMBER})\s+{_NO}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w/.-])(?P<y>{NUMBER})(?:{_VOTES}|\s+(?:C\w+\s+)?members)(?:\s+of\s+the\s+[A-Z.\w ]{{3,30}}?)?(?:\s+had)?\s+(?:voted|voting|were|came\s+out)\s+(?:in\s+favou?r|for|to)\b[^,;.]{{0,70}}?(?:,|;|\band|\bwith|\bwhile)\s+(?:(?:and|with|while)\s+)?(?P<n>{NUMBER})(?:\s+(?:were|voted|voting|members?\s+voted))?\s+against(?:\s+it)?{_ASIDE}"
        rf"(?:{_SEP}(?:another\s+)?(?P<a>{NUMBER}|one)\s+{_ABS}{_ASIDE})?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w/.-])(?P<y>\d{1,3})\s?-\s?(?P<n>\d{1,3})\s?-\s?(?P<a>\d{1,3})(?![\w/-])"),
    re.compile(
        rf"(?<![\w/.-])(?P<y>\d{{1,2}})-(?P<n>\d{{1,2}})(?![\w/-])(?:{_SEP}(?P<a>{NUMBER})\s+{_ABS})?",
    ),
)  # fmt: skip


@cache
def _sieve() -> Sieve:
    return Sieve(((pattern.pattern,) for pattern in _TALLIES), any_case=True)


def find_tallies(text: str) -> list[tuple[int, int, tuple[int, int, int | None]]]:
    """Spans that state a result, with the votes for, against and abstaining (None where not said)."""
    out: list[tuple[int, int, tuple[int, int, int | None]]] = []
    for pattern in (_TALLIES[n] for n in _sieve().left(text)):
        taken = tuple(out)  # by the patterns before it: the matches of one do not overlap
        for m in pattern.finditer(text):
            if any(s < m.end() and m.start() < e for s, e, _ in taken):
                continue
            yes, no = value_of(m.group("y")), value_of(m.group("n"))
            abstain = value_of(m.group("a")) if m.group("a") else None
            if yes is None or no is None or yes + no + (abstain or 0) > 200 or max(yes, no) > 193:
                continue
            if yes == 0 and no == 0:
                continue
            if "-" not in m.group() and not re.search(r"[a-z]", m.group(), re.IGNORECASE):
                continue
            out.append((m.start(), m.end(), (yes, no, abstain)))
    return sorted(out)
