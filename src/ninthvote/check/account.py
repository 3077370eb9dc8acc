"""A support accounts for the states and times that its span names: they are those of the rows it rests on.

"On 10 December 2016 the agenda was adopted by nine votes to four" is no vote of 2015, though the figures are; and of
"nine votes are enough, whatever Beijing thinks" the rule bears out the first half alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.ledger import Ballot, Happening, Ledger, Paper
from ninthvote.check.person.quotation import states_in
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.text import Kind

Row = Ballot | Happening | Paper

#: The families whose rows have a day and name the states that took part.
_DATED = frozenset({Family.VOTE, Family.MEMBER_VOTE, Family.MEETING, Family.REQUEST, Family.SIGNATORIES})
#: A letter, the meeting it asks for and the day of either lie no further apart.
NEAR_DAYS = 45
#: What is left of a span must be this share of it.
LEAST = 0.3
#: Of those who did not, and of when nothing was, no row is found.
_NOT = r"\b(?:not|no|never|neither|nor|none|nobody|without|absent|missing|cannot|nothing)\b|n't\b|\brefus|\bdeclin|\bstay\w* (?:out|away|off)|\bwithh"
#: A number of those who voted in some way.
_CAST = r"N(?: (?:C )?(?:members?|states|countries|nations|delegations|others))?(?: (?:were|was|voted|raised|sat|said|with))?(?: (?:a|their|its))? (?:votes?|against|abst\w*|in favou?r|for|yes|no|noes|sitting|hands)\b"
_CUTS = r"[,;:()\u2014]| - | (?:and|but|with|while|because|so|after|before|over|despite|whatever|when|which|who|against)\b"


def accounted(
    scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer
) -> tuple[int, int] | None:
    """The span without what the rows say nothing of; none where nothing is left that they bear out."""
    if family not in _DATED or answer.verdict is not Verdict.SUPPORTED:
        return start, end
    rows = [row for f in answer.evidence for row in scene.ledger.rows.get(f.ref.partition(": ")[0], ())]
    if not rows or grammar.search(_NOT, clause.skeleton[start:end]):
        return start, end
    strange = [i for i in clause.spots if start <= i < end and not _is_theirs(scene, clause, i, family, rows)]
    told = [t for i, ts in scene.times.items() if start <= i < end and i not in strange for t in ts]
    if told:
        # Of when the vote was the day is told; a year may be that of the war which it was about.
        strange = [i for i in strange if not any(t.grain == "year" for t in scene.times.get(i, ()))]
    if not strange:
        return start, end
    parts = [(a, b) for a, b in _parts(clause.skeleton, start, end) if not any(a <= i < b for i in strange)]
    a, b = max(parts, key=lambda part: part[1] - part[0], default=(start, start))
    return (a, b) if b - a >= LEAST * (end - start) else None


def _parts(skeleton: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every run of neighbouring stretches between the cuts."""
    cuts = [start, *(m.start() for m in grammar.finditer(_CUTS, skeleton) if start < m.start() < end), end]
    return ((a, b) for n, a in enumerate(cuts) for b in cuts[n + 1 :])


def _is_theirs(scene: Scene, clause: Clause, place: int, family: Family, rows: list[Row]) -> bool:
    """Whether the time or the states at this place are those of one of the rows; anything else passes."""
    mention = clause.at[place]
    if mention.kind is Kind.DATE and not clause.skeleton[:place].endswith("since "):
        times = [t for t in scene.times.get(place, ()) if t.grain in ("day", "week", "month", "year", "now")]
        near = NEAR_DAYS if family in (Family.REQUEST, Family.SIGNATORIES) else 0
        return not times or any(_holds(t, row.on, near) for t in times for row in rows)
    if mention.kind is Kind.TALLY:
        votes = [row for row in rows if isinstance(row, Ballot) and row.yes is not None]
        return not votes or any(_fits(mention.value, row) for row in votes)
    of_some = clause.skeleton[:place].endswith(("of the ", "of those ", "of these ", "of its "))
    if mention.kind is Kind.NUMBER and not of_some and grammar.match(_CAST, clause.skeleton[place:]):
        return any(not isinstance(row, Ballot) or mention.value in _counted(row) for row in rows)
    if mention.kind is Kind.STATES:
        return any(set(mention.value) <= _states(scene.ledger, row) for row in rows)
    return True


def _fits(tally: tuple[int, int, int | None], row: Ballot) -> bool:
    """Whether these are the row's figures, whichever side is told first."""
    yes, no, abstain = tally
    return {yes, no} == {row.yes, row.no} and abstain in (None, row.abstain)


def _counted(row: Ballot) -> frozenset[int | None]:
    """The numbers that are told of a vote: its sides, those that took part, and what is needed."""
    sides = [n for n in (row.yes, row.no, row.abstain) if n is not None]
    pairs = [a + b for a in sides for b in sides]
    return frozenset((*sides, *pairs, sum(sides), 7, 9, 15, 193, None))


def _holds(time: Time, day: date, near: int) -> bool:
    reach = timedelta(days=near)
    return any(a - reach <= day <= b + reach for a, b in time.spans)


def _states(ledger: Ledger, row: Row) -> frozenset[str]:
    """The states that a row names, and those of the same matter about the same time: who voted, asked, signed, presided."""
    near = timedelta(days=NEAR_DAYS)
    found: set[str] = set()
    for other in ledger.about(row.state, row.on - near, row.on + near):
        found |= _named(other)
    return frozenset(found | _named(row))


def _named(row: Row) -> frozenset[str]:
    named = {row.state} if row.state else set()
    if isinstance(row, Ballot):
        named |= {*row.casts, *row.called_by, *row.requested_by, *([row.president] if row.president else ())}
        return frozenset(named) | states_in(f"{row.title} {row.requested_text}")
    if isinstance(row, Paper):
        return frozenset(named) | row.names | states_in(f"{row.title} {row.delivered_by} {row.note}")
    named |= {*row.signatories, *([row.president] if row.president else ())}
    return frozenset(named) | states_in(f"{row.title} {row.outcome} {row.note} {row.delivered_by}")
