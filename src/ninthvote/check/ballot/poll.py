"""What a motion got, told in other words than a vote's: its supporters, how many it was short, how it did beside another."""

from __future__ import annotations

import re

from ninthvote.check.ballot.short import just_told
from ninthvote.check.ballot.summary import series
from ninthvote.check.ballot.vote import spoken_of
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Ballot, Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Cast

_ELSE = r"\bsign|letter|request(?!ed by)|statement|\bveto|H\b|E\b|F\b|seat|elect|term\b"
_ONE = r"(?:N|one|a single|a lone|a solitary)"
_NOUN = r"(?:(?:yes |affirmative )?votes?|supporters?|yeses|ayes|takers?|backers?|hands?|in favou?r|members?|states)"
_GOT = r"(?:found|finds|drew|draws|got|gets|won|wins|collect(?:ed|s)|gathered|mustered|muster(?:s)?|attract(?:ed|s)|picked up|obtained|received|secured|polled|brought in|could (?:find|muster|count on)|had)"
_FEW = r"(?:(?:just|only|no more than|exactly|precisely|a total of|all of|a mere|but|barely) )*"
_FOUND = (
    rf"\b{_GOT} {_FEW}(?P<n>{_ONE}) {_NOUN}"
    rf"|(?P<n2>{_ONE}) {_NOUN} (?:was|were) (?:all|the most)(?: that)? [^;.]{{0,20}}\b{_GOT}"
    r"|(?P<n3>N) (?:of (?:the|its|C's) )?(?:N )?(?:C )?(?:members?|states|countries)? ?(?:wanted(?: to| it| the)?|were (?:for|in favou?r of) it|came out for it)(?:\W|$)"
    r"|(?P<n4>N),? (?:one|two|N) (?:votes? )?(?:too few|short|shy)"
)


def _number(s: Statement, m: re.Match[str], *names: str) -> int | None:
    """The number that stands under the first of these groups that is there."""
    for name in names:
        if m[name] is not None:
            mention = s.clause.at.get(s.start + m.start(name))
            return mention.value if mention is not None else 1
    return None


@reads(
    Family.VOTE,
    rf"{_GOT} {_FEW}{_ONE} |{_NOUN} (?:was|were) (?:all|the most)|\bN\b[^;.]{{0,30}}\b(?:wanted|were for|came out)|too few|\bshort\b|\bshy\b",
)
def so_many_it_found(s: Statement) -> Answer | None:
    """So many were for it."""
    m = grammar.search(_FOUND, s.own)
    if m is None or s.people or s.negative or s.has(_ELSE) or s.clause.within(s.start, s.end, "TQO"):
        return None
    number = _number(s, m, "n", "n2", "n3", "n4")
    found = spoken_of(s)
    votes = [b for b in found.found if b.body == "SC" and b.procedural]
    if not found.firm or len(votes) != 1 or votes[0].yes is None or not votes[0].firm("yes"):
        return None
    b = votes[0]
    if b.yes == number and not (m["n4"] and b.carried):
        s.scene.see_ballot(b)
        return supported(_told(b), b.fact)
    firm = m["n"] is not None and (s.times or just_told(s) is b) and len(s.numbers) <= 1
    return contradicted(_told(b), b.fact) if firm else None


def _told(*votes: Ballot) -> str:
    return f"The votes were {' and '.join(f'{b.result} on {b.on:%-d %B %Y}' for b in votes)}."


@reads(
    Family.VOTE,
    r"\bG's (?:own )?vote and (?:no other|none other|nobody else's|no one else's|that was all)|\bonly G's (?:own )?vote",
)
def its_own_vote_alone(s: Statement) -> Answer | None:
    """It got the vote of the one named, and no other."""
    found = spoken_of(s)
    if len(s.states) != 1 or s.people or not found.firm or len(found.found) != 1:
        return None
    b = found.found[0]
    if b.yes == 1 and b.firm("yes") and b.casts.get(s.states[0]) is Cast.YES:
        return supported(_told(b), b.fact)
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
        return supported(_told(other, last), other.fact, last.fact)
    plain = s.times[0].sure and grammar.fullmatch(_LIKE_IT, s.own) is not None
    return contradicted(_told(other, last), other.fact, last.fact) if plain else None


def _of_that_time(s: Statement, last: Ballot) -> Ballot | None:
    """The other vote, of the time told: on the same subject, else on one that the statement names."""
    rows = [b for b in series(s) if any(t.holds(b.on) for t in s.times)]
    if not rows:
        rows = [b for b in spoken_of(s).found if any(t.holds(b.on) for t in s.times)]
    rows = [b for b in rows if b is not last]
    return rows[0] if len(rows) == 1 else None


_MORE = r"\b(?P<n>N|one|a single) (?:votes? |yeses |ayes |supporters )?(?P<way>more|better|up|fewer|less|worse|down|short)\b(?: in favou?r| votes?)?(?: than| on| of)\b(?P<of>[^;.]*)"
_LESS = ("fewer", "less", "worse", "down", "short")
_BEFORE = r"\b(?:the first|(?:the )?(?:last|previous|first) (?:time|one|vote|attempt|try)|before|D)\b"


@reads(
    Family.VOTE, r"\b(?:more|better|up|fewer|less|worse|down|short) (?:in favou?r |votes? )?(?:than|on|of)\b"
)
def so_many_more_than(s: Statement) -> Answer | None:
    """So many more, or fewer, were for it than in the vote of the time told, or in the one told before."""
    m = grammar.search(_MORE, s.own)
    b = s.scene.ballot
    if (
        m is None
        or b is None
        or s.scene.sentence - s.scene.ballot_at > 1
        or s.people
        or s.negative
        or s.has(_ELSE)
    ):
        return None
    if not grammar.search(_BEFORE, m["of"]) or grammar.search(r"\bneed|requir|minimum|necess", m["of"]):
        return None
    other = _of_that_time(s, b) if s.times else s.scene.earlier
    number = _number(s, m, "n")
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
        return supported(_told(other, b), b.fact, other.fact)
    return contradicted(_told(other, b), b.fact, other.fact) if kind == "yes" and s.times else None


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
        return supported(_told(before, now), now.fact, before.fact)
    return None


_VETO = (
    r"^\W*(?:and |but |then )*(?:(?:the )?G(?:'s)? (?:had )?(?:vetoed (?:it|that|this|the (?:meeting|motion|briefing|draft|text))|vetoe?s? (?:had )?(?:killed|sunk|sank|stopped|blocked|ended|finished|struck down|did for) (?:it|that|this|the \w+))"
    r"|it (?:was|had been|fell|died|met) (?:vetoed|killed|to|with|by)? ?(?:by )?(?:a |the )?(?:veto (?:of|by|from) )?(?:the )?G(?:'s veto)?)(?: (?:then|as well|too|that day))?\W*$"
)


@reads(Family.VOTE, r"\bveto")
def it_was_vetoed(s: Statement) -> Answer | None:
    """What was just told to have been voted on fell to the veto of the one named; a motion or a vote short of nine never does."""
    b = just_told(s)
    if b is None or len(s.states) != 1 or s.people or s.times or grammar.search(_VETO, s.own) is None:
        return None
    if b.body != "SC" or b.carried is not False or not b.firm("yes") or b.yes is None:
        return None
    if b.vetoed:
        return supported(_told(b), b.fact) if b.casts.get(s.states[0]) is Cast.NO else None
    if b.procedural:
        return contradicted(
            f"It was a vote on procedure, in which there is no veto: {b.result}.", b.fact, Fact("VOT-03")
        )
    return (
        contradicted(f"It had {b.yes} of the nine votes needed, so no veto was cast.", b.fact, Fact("VOT-04"))
        if b.yes < 9
        else None
    )
