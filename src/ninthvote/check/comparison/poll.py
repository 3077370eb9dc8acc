"""What a motion got, told in other words than a vote's: its supporters, how many it was short, and that no veto stopped it."""

from __future__ import annotations

from ninthvote.check.ballot.short import just_told
from ninthvote.check.ballot.vote import spoken_of
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.comparison.compared import number_at, told
from ninthvote.check.ledger import Fact
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


@reads(
    Family.VOTE,
    rf"{_GOT} {_FEW}{_ONE} |{_NOUN} (?:was|were) (?:all|the most)|\bN\b[^;.]{{0,30}}\b(?:wanted|were for|came out)|too few|\bshort\b|\bshy\b",
)
def so_many_it_found(s: Statement) -> Answer | None:
    """So many were for it."""
    m = grammar.search(_FOUND, s.own)
    if m is None or s.people or s.negative or s.has(_ELSE) or s.clause.within(s.start, s.end, "TQO"):
        return None
    number = number_at(s, m, "n", "n2", "n3", "n4")
    found = spoken_of(s)
    votes = [b for b in found.found if b.body == "SC" and b.procedural]
    if not found.firm or len(votes) != 1 or votes[0].yes is None or not votes[0].firm("yes"):
        return None
    b = votes[0]
    if b.yes == number and not (m["n4"] and b.carried):
        s.scene.see_ballot(b)
        return supported(told(b), b.fact)
    firm = m["n"] is not None and (s.times or just_told(s) is b) and len(s.numbers) <= 1
    return contradicted(told(b), b.fact) if firm else None


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
        return supported(told(b), b.fact)
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
        return supported(told(b), b.fact) if b.casts.get(s.states[0]) is Cast.NO else None
    if b.procedural:
        return contradicted(
            f"It was a vote on procedure, in which there is no veto: {b.result}.", b.fact, Fact("VOT-03")
        )
    return (
        contradicted(f"It had {b.yes} of the nine votes needed, so no veto was cast.", b.fact, Fact("VOT-04"))
        if b.yes < 9
        else None
    )
