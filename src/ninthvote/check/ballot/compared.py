"""A vote told by another on the same subject: a majority so many votes larger."""

from __future__ import annotations

from ninthvote.check.ballot.summary import series
from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads


def _told(*votes: Ballot) -> str:
    return f"The votes were {' and '.join(f'{b.result} on {b.on:%-d %B %Y}' for b in votes)}."


def _two(s: Statement) -> tuple[Ballot, Ballot] | None:
    """The vote of the time told here, and the one that was just told."""
    last = s.scene.last_vote(3)
    if last is None or len(s.times) != 1 or not s.times[0].sure:
        return None
    held = [b for b in series(s) if s.times[0].holds(b.on)]
    return (held[0], last) if len(held) == 1 and held[0] is not last and last in series(s) else None


_LARGER = r"\b(?:majority|margin|yes vote|support)\b[^;,.]{0,12} (?:N|one) votes? (larger|bigger|wider|higher|better|smaller|narrower|lower)\b"


@reads(Family.VOTE, r"\bvotes? (?:larger|bigger|wider|higher|better|smaller|narrower|lower)")
def a_majority_larger(s: Statement) -> Answer | None:
    """So many more, or fewer, were in favour at the time told than in the vote told before."""
    two, m = _two(s), grammar.search(_LARGER, s.own)
    if two is None or m is None or len(s.numbers) > 1 or s.states or s.people or s.negative:
        return None
    number = s.numbers[0] if s.numbers else 1
    this, last = two
    more = (this.yes or 0) - (last.yes or 0)
    if not (this.firm("yes") and last.firm("yes")):
        return None
    if more == (-number if m[1] in ("smaller", "narrower", "lower") else number):
        return supported(_told(last, this), this.fact, last.fact)
    return None
