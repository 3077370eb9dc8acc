"""What has become of those who took part in a vote: so many have left the Council since, or sit there still."""

from __future__ import annotations

from datetime import date

from ninthvote.check.ballot.vote import spoken_of
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Ballot, Fact
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Cast

_LEFT = r"\b(?:ha(?:ve|s|d) (?:since |now |all |already )*(?:left|gone|departed|rotated off|moved on)|(?:are|were|is|was) (?:now |since |already )*(?:gone|no longer)|no longer (?:sit|sits|sat|there|members?|on|at))\b"
_STILL = r"\b(?:(?:are|were|is|sit|sits|sat) (?:\w+ )?still\b|still (?:sit|sits|sat|there|members?|on C|at the table|around|have)|remain(?:s|ed)?\b)"
_SIDES = (
    (
        r"\b(?:voted (?:yes|for|in favou?r)|(?:then )?in favou?r|were for|backed|supported|yes votes?)\b",
        Cast.YES,
    ),
    (r"\b(?:voted (?:no|against)|were against|opposed|no votes?|noes)\b", Cast.NO),
    (r"\babst", Cast.ABSTAIN),
)
_WHOLE = r"\b(?:members|states|countries)\b[^;.]{0,40}\b(?:took part|voted|sat|met|were (?:there|present|members)|decided|at the table)\b|\bat the table (?:then|that day|in D)\b"


def _those(s: Statement, b: Ballot) -> set[str] | None:
    """The members at the vote, or those on the side that is told."""
    for pattern, cast in _SIDES:
        if s.has(pattern):
            group = {x for x, c in b.casts.items() if c is cast}
            return group if group and group <= b.firm_casts else None
    return set(s.scene.ledger.roster(b.on)) if s.has(_WHOLE) else None


@reads(
    Family.MEMBERSHIP,
    r"\bN of (?:the|those|its|these)\b|\bof (?:the|those|its|these) (?:N )?(?:members|states|countries)|\bN\b[^;.]*\bstill\b",
)
def of_those_who_voted(s: Statement) -> Answer | None:
    """So many of those who voted then, or those named, have left, or sit still."""
    left, still = s.has(_LEFT), s.has(_STILL)
    if left == still or s.people or s.has(r"\bsign|letter|statement|\bveto"):
        return None
    found = spoken_of(s)
    if len(found.found) != 1 or not found.firm or found.found[0].body != "SC":
        return None
    b = found.found[0]
    group = _those(s, b)
    days = [x for x in (s.scene.published, *_other_days(s, b)) if x is not None]
    if group is None or not days or s.scene.published is None or s.scene.published <= b.on:
        return None
    numbers = [n for n in s.numbers if n != len(group)] or s.numbers[:1]
    named = {x for x in s.states if x != b.state}
    told: list[bool] = []
    for day in days:
        gone = group - set(s.scene.ledger.roster(day))
        meant = gone if left else group - gone
        if named:
            told.append(named == meant if s.has(r"\bonly\b") else named <= meant)
        elif len(numbers) == 1:
            told.append(numbers[0] == len(meant))
        else:
            return None
    gone = group - set(s.scene.ledger.roster(days[0]))
    said = f"Of the {len(group)} of {b.on:%-d %B %Y} {len(gone)} have left" + (
        f": {listed(sorted(map(name_of, gone)))}." if gone else "."
    )
    facts = (b.fact, Fact(f"membership: {days[0].year}"))
    if any(told):
        return supported(said, *facts)
    return (
        contradicted(said, *facts)
        if not named and len(days) == 1 and s.has(r"\bN of (?:the|those)\b")
        else None
    )


def _other_days(s: Statement, b: Ballot) -> list[date]:
    """What "had since left" is told of: the day of the other vote that the article tells of."""
    if not s.has(r"\bhad\b|\bwere\b|\bwas\b"):
        return []
    return [x.on for x in (s.scene.ballot, s.scene.earlier) if x is not None and x is not b and x.on > b.on]
