"""A vote told by another: the same figures, so many more or fewer, a majority so much larger, twice the support."""

from __future__ import annotations

import re

from ninthvote.check.ballot.vote import spoken_of
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.comparison.summary import series
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads

_ELSE = r"\bsign|letter|request(?!ed by)|statement|\bveto|H\b|E\b|F\b|seat|elect|term\b"


def told(*votes: Ballot) -> str:
    """The results and days of these votes."""
    return f"The votes were {' and '.join(f'{b.result} on {b.on:%-d %B %Y}' for b in votes)}."


def number_at(s: Statement, m: re.Match[str], *names: str) -> int | None:
    """The number that stands under the first of these groups that is there; one, where it is a word."""
    for name in names:
        if m[name] is not None:
            mention = s.clause.at.get(s.start + m.start(name))
            return mention.value if mention is not None else 1
    return None


_SAME = r"\b(?:the (?:very )?same|identical|exactly alike|repeats?|repeated|matche[sd]|equal(?:s|led)|no different)\b"
_FIGURES = (
    r"\b(?:numbers?|figures?|tally|tallies|result|score|count|vote|outcome|to the (?:digit|vote|letter))\b"
)
_LIKE_IT = r"^\W*(?:(?:and|but|in D|on D|D|it|this|that|the|was|were|is|are|exactly|result|figures|numbers|tally|vote|score|count|again|very|same|identical|ended|precisely|to the digit|which|had|been|by|with|of|on|L|G|no different|repeats?|repeated|matche[sd]|equal(?:s|led))\b[ ,:]*)+\W*$"


@reads(Family.VOTE, r"\bsame\b|identical|repeat|matche[sd]|equal|no different")
def same_figures(s: Statement) -> Answer | None:
    """The vote of the time told and the one just told have the same numbers."""
    last = s.scene.ballot
    if last is None or s.scene.sentence - s.scene.ballot_at > 2 or s.people or s.numbers or s.negative:
        return None
    if not s.has(_SAME) or not s.has(_FIGURES) or s.has(_ELSE) or len(s.times) != 1:
        return None
    other = _of_that_time(s, last)
    if other is None or None in (last.yes, other.yes) or not (last.firm("yes") and other.firm("yes")):
        return None
    if (last.yes, last.no, last.abstain) == (other.yes, other.no, other.abstain):
        s.scene.see_ballot(other)
        return supported(told(other, last), other.fact, last.fact)
    plain = s.times[0].sure and grammar.fullmatch(_LIKE_IT, s.own) is not None
    return contradicted(told(other, last), other.fact, last.fact) if plain else None


def _of_that_time(s: Statement, last: Ballot) -> Ballot | None:
    """The other vote, of the time told: on the same subject, else on one that the statement names."""
    rows = [b for b in series(s) if any(t.holds(b.on) for t in s.times)]
    if not rows:
        rows = [b for b in spoken_of(s).found if any(t.holds(b.on) for t in s.times)]
    rows = [b for b in rows if b is not last]
    return rows[0] if len(rows) == 1 else None


_YESES = r"(?:yeses|ayes|yes votes|votes? in favou?r|in favou?r|supporters|votes?)"
_MORE = rf"\b(?P<n>N|one|a single) (?:{_YESES} )?(?P<way>more|better|up|fewer|less|worse|down|short)\b(?: {_YESES})?(?: than| on| of)\b(?P<of>[^;.]*)"
_LESS = ("fewer", "less", "worse", "down", "short")
_BEFORE = r"\b(?:the first|(?:the )?(?:last|previous|first) (?:time|one|vote|attempt|try)|before|D)\b"


@reads(Family.VOTE, rf"\b(?:more|better|up|fewer|less|worse|down|short) (?:{_YESES} )?(?:than|on|of)\b")
def so_many_more_than(s: Statement) -> Answer | None:
    """So many more, or fewer, were for it than in the vote of the time told, or in the one told before."""
    m = grammar.search(_MORE, s.own)
    b = s.scene.last_vote(3)
    if m is None or b is None or s.people or s.negative or s.has(_ELSE):
        return None
    if not grammar.search(_BEFORE, m["of"]) or grammar.search(r"\bneed|requir|minimum|necess", m["of"]):
        return None
    other = _of_that_time(s, b) if s.times else s.scene.earlier
    number = number_at(s, m, "n")
    kind = (
        "no" if grammar.search(r"against|noes|\bno votes", s.own) else "abstain" if "abst" in s.own else "yes"
    )
    counts = [
        {"yes": x.yes, "no": x.no, "abstain": x.abstain}[kind] if x is not None else None for x in (b, other)
    ]
    if other is None or number is None or other.state != b.state or None in counts:
        return None
    if not (b.firm(kind) and other.firm(kind)):
        return None
    more = (counts[0] or 0) - (counts[1] or 0)
    if more == (-number if m["way"] in _LESS else number):
        return supported(told(other, b), b.fact, other.fact)
    return contradicted(told(other, b), b.fact, other.fact) if kind == "yes" and s.times else None


@reads(Family.VOTE, r"\b(?:doubl|halv)\w+ (?:its|their|the|his)\b")
def doubled_or_halved(s: Statement) -> Answer | None:
    """Twice, or half, as many were for it as in the vote told before."""
    two = (s.scene.ballot, s.scene.earlier)
    if s.people or s.negative or s.states or not s.has(r"score|support|tally|vote|count|yes") or s.has(_ELSE):
        return None
    found = spoken_of(s)
    if found.firm and len(found.found) == 1 and found.found[0] is not two[0]:
        two = (found.found[0], two[0])
    now, before = two
    if now is None or before is None or now.state != before.state or s.scene.sentence - s.scene.ballot_at > 3:
        return None
    a, z = before.yes or 0, now.yes or 0
    if z == (2 * a if s.has("doubl") else a / 2) and all(n == z for n in s.numbers) and now.firm("yes"):
        s.scene.see_ballot(now)
        return supported(told(before, now), now.fact, before.fact)
    return None


_LARGER = r"\b(?:majority|margin|yes vote|support)\b[^;,.]{0,12} (?:N|one) votes? (larger|bigger|wider|higher|better|smaller|narrower|lower)\b"


@reads(Family.VOTE, r"\bvotes? (?:larger|bigger|wider|higher|better|smaller|narrower|lower)")
def a_majority_larger(s: Statement) -> Answer | None:
    """So many more, or fewer, were in favour at the time told than in the vote told before."""
    last, m = s.scene.last_vote(3), grammar.search(_LARGER, s.own)
    if last is None or m is None or len(s.times) != 1 or not s.times[0].sure:
        return None
    this = _of_that_time(s, last)
    if this is None or last not in series(s) or len(s.numbers) > 1 or s.states or s.people or s.negative:
        return None
    number = s.numbers[0] if s.numbers else 1
    more = (this.yes or 0) - (last.yes or 0)
    if not (this.firm("yes") and last.firm("yes")):
        return None
    if more == (-number if m[1] in ("smaller", "narrower", "lower") else number):
        return supported(told(last, this), this.fact, last.fact)
    return None
