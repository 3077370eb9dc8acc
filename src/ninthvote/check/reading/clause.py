"""A sentence as its skeleton: words in lower case, every mention one capital letter, so that one pattern reads many.

`China and Russia voted against, while Chad and Rwanda abstained` is `G voted against, while G abstained`.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ninthvote.text import Kind, Lexicon, Mention, Sentence, find_mentions

LETTER = {
    Kind.STATES: "G",
    Kind.PLACE: "L",
    Kind.ADJECTIVE: "A",
    Kind.PERSON: "P",
    Kind.DATE: "D",
    Kind.NUMBER: "N",
    Kind.ORDINAL: "O",
    Kind.TALLY: "T",
    Kind.SYMBOL: "Y",
    Kind.QUOTATION: "Q",
    Kind.COUNCIL: "C",
    Kind.ASSEMBLY: "E",
    Kind.RIGHTS_COUNCIL: "H",
    Kind.THIRD_COMMITTEE: "F",
    Kind.INQUIRY: "K",
    Kind.COURT: "I",
    Kind.RAPPORTEUR: "R",
    Kind.COMMISSIONER: "B",
}


#: A name of which the opposite is said, as in "Albania, not Brazil, presides", is no part of the statement.
_NOT_THIS = re.compile(
    r"(?:,|\s[\u2014\u2013-])\s(?:and |but )?(?:not|rather than|unlike|instead of) (?:the )?$|\s\((?:and )?not (?:the )?$"
)
_AND_BACK = re.compile(r"\s*(?:(?P<close>[,)]|\s[\u2014\u2013-])|(?=[;.]|$))")


def _contrast(text: str, mention: Mention) -> tuple[int, int] | None:
    """Where the aside that names the wrong one begins and ends."""
    before = _NOT_THIS.search(text, max(0, mention.start - 20), mention.start)
    after = _AND_BACK.match(text, mention.end) if before else None
    return (before.start(), after.end()) if before and after else None


#: What ties a statement to the next one and says nothing itself.
_TIE = re.compile(
    r"[ ,;:\u2013\u2014-]+(?:is|was|are|were|and|but|which|who|whose|the|an?|(?:N |one |\w+ )?of(?: which| whom)?)$"
)


#: A tie is not longer; it is looked for at the end only.
TIE_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence, its mentions and its skeleton."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    skeleton: str
    places: array[int]  #: place in the sentence of each letter of the skeleton, and of its end
    at: dict[int, Mention]
    spots: tuple[int, ...]  #: the places of `at`, in order

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text under a span of the skeleton: whole words, without blanks, stops and ties at its ends."""
        a, b = self.places[start], self.places[end]
        text = self.sentence.text
        while 0 < a < b and text[a - 1].isalnum() and text[a].isalnum():
            a -= 1
        while a < b < len(text) and text[b - 1].isalnum() and text[b].isalnum():
            b += 1
        while a < b and text[a] in " ,;:-\u2013\u2014":
            a += 1
        while b > a and text[b - 1] in " ,;:.!-\u2013\u2014":
            b -= 1
        while (tie := _TIE.search(text, max(a, b - TIE_LETTERS), b)) is not None:
            b = tie.start()
        if text[b : b + 1] == ")" and text.count("(", a, b) > text.count(")", a, b):
            b += 1
        return self.sentence.start + a, self.sentence.start + b

    def within(self, start: int, end: int, letters: str = "") -> list[Mention]:
        """Mentions under a span of the skeleton, of the letters given."""
        spots = self.spots[bisect_left(self.spots, start) : bisect_left(self.spots, end)]
        return [self.at[i] for i in spots if not letters or self.skeleton[i] in letters]


_STOPS = re.compile(
    r"(?:(?<![a-z])[a-z](?=\.[a-z]\.)|(?<=\.)[a-z](?=\.)|(?<![a-z])(?:mr|ms|mrs|dr|st|no|vs|sen|gen)(?=\.))|[^.]|\.(?![a-z]\.)(?<![a-z]\.[a-z]\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bdr\.)(?<!\bst\.)"
)
_ABBREVIATED = re.compile(r"(?<![a-z])(?:[a-z]\.[a-z]\.|(?:mr|ms|mrs|dr|st|no|vs|sen|gen)\.)")


#: A word in capitals, and not a part of a symbol.
_CAPITALS = re.compile(r"(?<![\w/.])[^\W\d_]+(?:'[^\W\d_]+)?(?![\w/])")
_LETTERS_OF_BODIES = frozenset(("UN", "UNSC", "ICC", "COI", "EU", "NGO", "NGOS"))


def _title(text: str, lexicon: Lexicon) -> str:
    """A headline in capitals as it would be written in a line of text, names and small words told apart."""

    def put(m: re.Match[str]) -> str:
        word = m[0]
        if word in lexicon.names or word in _LETTERS_OF_BODIES:
            return word
        return word.lower() if word.lower() in lexicon.small_words else word.capitalize()

    return _CAPITALS.sub(put, text)


def clause_of(sentence: Sentence, lexicon: Lexicon) -> Clause:
    if sentence.text.isupper() and " " in sentence.text:
        sentence = replace(sentence, text=_title(sentence.text, lexicon))
    mentions = find_mentions(sentence.text, lexicon)
    return build(sentence, mentions)


def build(sentence: Sentence, mentions: Sequence[Mention]) -> Clause:
    out: list[str] = []
    places = array("I")
    at: dict[int, Mention] = {}
    cursor = 0
    text = sentence.text.lower()
    if len(text) != len(sentence.text):
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence.text)

    def put(begin: int, stop: int) -> None:
        """The words between two mentions; the stops of abbreviations are not stops."""
        piece = text[begin:stop]
        if "." not in piece or not _ABBREVIATED.search(piece):
            out.append(piece)
            places.extend(range(begin, stop))
            return
        for m in _STOPS.finditer(piece):
            out.append(m.group())
            places.extend(range(begin + m.start(), begin + m.end()))

    for mention in mentions:
        contrast = _contrast(text, mention)
        if contrast is not None:
            put(cursor, contrast[0])
            cursor = contrast[1]
            continue
        put(cursor, mention.start)
        at[len(places)] = mention
        out.append(LETTER[mention.kind])
        places.append(mention.start)
        cursor = mention.end
    put(cursor, len(text))
    places.append(len(text))
    return Clause(sentence, tuple(mentions), "".join(out), places, at, tuple(at))


#: Where one statement ends and another begins inside a sentence.
BREAK = re.compile(
    r"[;:\u2014]| - |, (?:and|but|while|though|although|which|who|where|with|when|as|so|yet)\b|\.$"
    r"|,(?= (?:(?:both|only) )?G (?:\w+ )?(?:abstain|vot|dissent|oppos|object)ing\b)"
)


def widen(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """The statement around a match: out to the nearest breaks of the sentence."""
    left = 0
    for m in BREAK.finditer(clause.skeleton, 0, start):
        left = m.end()
    right = len(clause.skeleton)
    found = BREAK.search(clause.skeleton, end)
    if found:
        right = found.start()
    return left, right
