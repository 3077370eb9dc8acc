"""Where two articles cannot both be right: one says what the record has in the place of what the other says.

To rest on a common row is not enough: one may tell a vote's numbers and the other who forced it. Three things make two
claims rivals: the row holds one datum (how a state voted, who presided in a month); the record has one sentence for
both; or one of them gives the number, the day or the name that contradicts the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ninthvote.check.answer import claim_data, evidence
from ninthvote.check.article import Checked, Checker
from ninthvote.check.claim import Claim, Family, Verdict
from ninthvote.check.ledger import CALENDAR, Fact, Ledger
from ninthvote.text import Kind, Lexicon, find_mentions

#: A family of claims, the rows that they rest on, and what is said of them.
_Key = tuple[str, frozenset[str], object]

#: Families that speak of the same: a meeting is asked for, held, and counted.
_SPOKEN_OF = {Family.REQUEST: "meeting", Family.MEETING: "meeting", Family.SEQUENCE: "meeting"}

#: A row that holds one datum: a state's vote, a month's president, a quotation with its speaker and day.
_ONE_DATUM = re.compile(r"pv-\S+: [A-Z]{3} |presidency: \d{4}-|q-")

#: Families in which the record's sentence answers one question only; elsewhere it tells of many terms or numbers.
_ONE_ANSWER = frozenset(
    (Family.RULE, Family.SIGNATORIES, Family.RECOMMENDATION, Family.DOCUMENT, Family.CALENDAR, Family.MANDATE)
)

#: Recognisers of the claim that something did not happen: whoever tells of the same row as of something that did, disagrees.
_DENIALS = frozenset(("did_not_ask", "no_meeting", "falsely_done"))

#: "Only Russia and China were against": what is denied is that there were no others.
_ONLY = re.compile(r"\b(?:only|just|alone|nobody|none)\b", re.IGNORECASE)

#: A day is what is disputed of a term or an office only where it is told when that began or ended.
_TURNS = re.compile(
    r"\b(?:until|till|through|ends?|ended|expires?|leaves?|left|joins?|joined|since|from|took|takes|steps?|stepped|began"
    r"|begins?|runs?|became|succeeded|appointed|elected|stays?)\b"
)
_HAVE_TERMS = frozenset((Family.MEMBERSHIP, Family.OFFICE, Family.MANDATE))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims of two articles, in the order of these, and the rows that both rest on."""

    about: tuple[Fact, ...]
    sides: tuple[tuple[Checked, Claim], tuple[Checked, Claim]]

    @property
    def wrong(self) -> tuple[Checked, Claim]:
        """The side that the record contradicts."""
        one, other = self.sides
        return one if one[1].answer.verdict is Verdict.CONTRADICTED else other


def disagreements(checker: Checker, articles: Sequence[Checked]) -> list[Disagreement]:
    """Each claim that the record contradicts beside the first of each other article that it cannot stand with."""
    told: dict[_Key, dict[int, Claim]] = defaultdict(dict)
    for n, article in enumerate(articles):
        for claim in article.claims:
            if claim.answer.verdict is Verdict.SUPPORTED:
                for key in _says(checker.lexicon, article, claim):
                    # Of many that tell of the same row, the one that says most.
                    known = told[key].setdefault(n, claim)
                    if key[2] == "done" and claim.end - claim.start > known.end - known.start:
                        told[key][n] = claim
    out: list[tuple[tuple[int, int], Disagreement]] = []
    for n, article in enumerate(articles):
        for claim in article.claims:
            if claim.answer.verdict is not Verdict.CONTRADICTED:
                continue
            rivals: dict[int, Claim] = {}
            for key in _denies(checker.lexicon, article, claim):
                for other, rival in told.get(key, {}).items():
                    if other != n:
                        rivals.setdefault(other, rival)
            for other, rival in rivals.items():
                (a, first), (b, second) = sorted(((n, claim), (other, rival)), key=lambda side: side[0])
                shared = {fact.ref for fact in rival.answer.evidence}
                about = tuple(f for f in claim.answer.evidence if f.ref in shared and f is not CALENDAR)
                sides = ((articles[a], first), (articles[b], second))
                out.append(((a, first.start), Disagreement(about, sides)))
    return [pair for _, pair in sorted(out, key=lambda item: item[0])]


def disagreement_data(ledger: Ledger, apart: Disagreement) -> dict[str, Any]:
    """A disagreement as data: what it is about, and both claims with their articles."""
    return {
        "about": [evidence(ledger, fact) for fact in apart.about],
        "claims": [{"file": a.document.name, **claim_data(ledger, a, claim)} for a, claim in apart.sides],
    }


def _says(lexicon: Lexicon, article: Checked, claim: Claim) -> Iterator[_Key]:
    """The keys under which a claim that is so is found by those that it cannot stand with."""
    spoken_of, refs = _SPOKEN_OF.get(claim.family, claim.family.value), _refs(claim)
    yield spoken_of, refs, claim.answer.explanation
    yield from ((spoken_of, frozenset((ref,)), "datum") for ref in refs if _ONE_DATUM.match(ref))
    yield spoken_of, refs, "datum"
    if claim.frame == "not_acted_on" or (len(refs) == 1 and claim.family is not Family.RECOMMENDATION):
        yield spoken_of, refs, "done"
    words = article.document.text[claim.start : claim.end]
    yield from ((spoken_of, refs, said) for said in _said(lexicon, words, claim))


def _denies(lexicon: Lexicon, article: Checked, claim: Claim) -> Iterator[_Key]:
    """The keys of what is so in the place of this claim."""
    spoken_of, refs = _SPOKEN_OF.get(claim.family, claim.family.value), _refs(claim)
    if CALENDAR.ref in {fact.ref for fact in claim.answer.evidence} and claim.family is not Family.CALENDAR:
        return  # the almanac is against it, and not the other article
    if claim.family in _ONE_ANSWER:
        yield spoken_of, refs, claim.answer.explanation
    words = article.document.text[claim.start : claim.end]
    if refs and all(map(_ONE_DATUM.match, refs)) and not _ONLY.search(words):
        yield spoken_of, refs, "datum"
    singles = [frozenset((ref,)) for ref in sorted(refs)]
    if claim.frame in _DENIALS:
        yield from ((spoken_of, ref, "done") for ref in singles)
    own = _said(lexicon, words, claim)
    kinds = {kind for kind, *_ in own}
    for said in sorted(_said(lexicon, claim.answer.explanation, claim, whole=False) - own, key=repr):
        if said[0] in kinds and not (said[0] == "tally" and "abst" in words and said[-1] is None):
            yield from ((spoken_of, rows, said) for rows in dict.fromkeys((refs, *singles)))


def _refs(claim: Claim) -> frozenset[str]:
    return frozenset(fact.ref for fact in claim.answer.evidence) - {CALENDAR.ref}


def _said(lexicon: Lexicon, words: str, claim: Claim, *, whole: bool = True) -> set[tuple[Any, ...]]:
    """The numbers, days and names in these words.

    Args:
        whole: whether the words are those of an article; of the record's answer, which tells more than was asked,
            the first number counts, and of a day also its month and year.
    """
    out: set[tuple[Any, ...]] = set()
    states: set[str] = set()
    turns = claim.family not in _HAVE_TERMS or not whole or bool(_TURNS.search(words))
    # The day of a meeting is not that of the last one, or of the first.
    day = ("day", claim.frame if claim.family in _SPOKEN_OF else "")
    number = "tally" if claim.family is Family.VOTE else "number"
    for mention in find_mentions(words, lexicon):
        value = mention.value
        if mention.kind is Kind.TALLY:
            out |= {("tally", *value), ("tally", *value[:2], None)}
        elif mention.kind in (Kind.NUMBER, Kind.ORDINAL) and value is not None:
            if whole or not any(said[0] == number for said in out):
                out.add((number, value))
        elif mention.kind is Kind.PERSON and value:
            out.add(("person", value))
        elif mention.kind is Kind.STATES:
            states |= set(value)
        elif mention.kind is Kind.DATE and turns:
            out |= {(*day, year) for year in value.years}
            parts = [part for part in (value.year, value.month, value.day) if part is not None]
            if value.year is not None:
                out |= {(*day, *parts[:n]) for n in range(len(parts) if whole else 1, len(parts) + 1)}
    if states:
        out.add(("states", frozenset(states)))
    return out
