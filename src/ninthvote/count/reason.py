"""A member's number in a few words: what it did on like motions, else the next nearest thing."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ninthvote.count.count import CountedMember
from ninthvote.model.occasion import Evidence, Kind, Regime
from ninthvote.vocabulary import Cast

_DID = {Cast.YES: "yes on", Cast.NO: "no on", Cast.ABSTAIN: "abstained on"}
#: A row that moves the log-odds by less changes no chance by more than one in a hundred.
LEAST_SHOWN = 0.04

_ON_MOTIONS = (Kind.SAME, Kind.LIKE)

REGIME_WORDS = {
    Regime.CLOSE: "the Council has voted on this very question before.",
    Regime.SOME: "no earlier vote on this situation is known; votes on like motions stand in.",
    Regime.NONE: "neither this question nor one like it was ever voted on: the chances are little more than habit.",
}


def why(m: CountedMember) -> str:
    """The member's number in a few words: what it did on like motions, else the next nearest thing."""
    if m.sure is not None:
        return f"taken as given: {m.sure.value}"
    parts = [f"your whip sheet says {m.report.position.value}"] if m.report else []
    rows = [e for e in m.forecast.evidence if e.counts]
    parts += [
        f"signed {'this request' if e.leans is Cast.YES else 'against it'}"
        for e in rows
        if e.kind is Kind.REQUEST
    ][:1]
    on_motions = [e for e in rows if e.kind in _ON_MOTIONS]
    parts += _in_short(on_motions)
    if not on_motions:
        parts += [
            f"{e.text.split(':')[0]} a statement on it ({e.on.year})" for e in rows if e.kind is Kind.LETTER
        ][-1:]
        heard = [e for e in rows if e.kind is Kind.RIGHTS_COUNCIL]
        parts += [f"{_DID[e.leans].split()[0]} in the Human Rights Council ({e.on.year})" for e in heard][-1:]
        parts += _in_assembly([e for e in rows if e.kind is Kind.ASSEMBLY])
    if not parts or (len(parts) < 2 and len(on_motions) == 1):
        parts.append(_habit(m))
    return "; ".join(parts)


def _in_short(rows: list[Evidence]) -> list[str]:
    if len(rows) > 3:
        cast, n = Counter(e.leans for e in rows).most_common(1)[0]
        which = "all" if n == len(rows) else f"{n} of"
        return [f"{_DID[cast]} {which} {len(rows)} such motions since {rows[0].on.year}"]
    return [f"{_DID[e.leans]} {e.subject} ({short_day(e.on)})" for e in reversed(rows)]


def _in_assembly(rows: list[Evidence]) -> list[str]:
    if not rows:
        return []
    n = Counter[Cast]()
    for row in rows:
        n[row.leans] += row.times
    said = ", ".join(
        f"{n[c]} {w}" for c, w in ((Cast.YES, "yes"), (Cast.ABSTAIN, "abst."), (Cast.NO, "no")) if n[c]
    )
    return [f"Assembly, on it, to {rows[-1].on.year}: {said}"]


def _habit(m: CountedMember) -> str:
    h = m.forecast.habit
    if not h.n:
        return "no vote of its own on record; its group's habit"
    return f"Assembly, rights texts: {h.counts[Cast.YES]} yes of {h.n}"


def dated(row: Evidence) -> str:
    """A row in a sentence with its day; several years of the Assembly bear theirs already."""
    return row.text if row.kind is Kind.ASSEMBLY else f"{short_day(row.on)}: {row.text}"


def short_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def nearest(m: CountedMember) -> list[Evidence]:
    """Its rows that count, those that moved its number most first."""
    moved = {p.evidence: abs(p.log_odds) for p in m.explanation if p.evidence}
    rows = [e for e in m.forecast.evidence if e.counts and moved.get(e.id, 0.0) >= LEAST_SHOWN]
    return sorted(rows, key=lambda e: (-moved[e.id], -e.on.toordinal(), e.id))
