"""Runs of meetings: the one that would have been next, the gap before the last, how many, and how it was held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Happening
from ninthvote.check.meeting.series import CLOSED, FORMAL, MET, held_on
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.statement import Statement, reads

_ELSE = r"vote|request|letter|\bsign|statement|resolution|draft|term\b|seat|elected|presid|report|mandate"


def _day(h: Happening) -> str:
    return f"{h.on:%-d %B %Y}"


def _clear(s: Statement) -> bool:
    """Whether nothing but the meetings on the subject can be meant."""
    return not (
        s.scene.topic is None
        or s.scene.published is None
        or s.people
        or (s.states and set(s.states) != {s.scene.topic})
        or s.clause.within(s.start, s.end, "EHTQKRBYF")
    )


def _open(s: Statement, rows: Iterable[Happening]) -> list[Happening]:
    p = s.scene.published or date.max
    return [h for h in rows if h.on <= p]


@reads(Family.SEQUENCE, r"would have been|was to (?:be|have been)|were to be")
def would_have_been(s: Statement) -> Answer | None:
    """The meeting that was not held would have been so-and-so-manieth."""
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    if not _clear(s) or len(marks) != 1 or s.has(_ELSE) or s.numbers:
        return None
    rows = _open(s, held_on(s, FORMAL))
    if s.times and any(h.within(a, b) for h in rows for t in s.times for a, b in t.spans):
        return None
    if marks[0] == len(rows) + 1 and rows:
        return supported(f"{len(rows)} had been held, the last on {_day(rows[-1])}.", rows[-1].fact)
    return None


_GAP_SINCE = r"\bit (?:is|has been|had been) (?:almost |nearly |over |more than |some )?N years since|N years (?:have|had) (?:passed|gone by) since|N years (?:without|of silence)|(?:not|n't|never)\b[^;.]{0,60}(?:for|in) (?:almost |nearly |over |more than |some |at least )?N years"


@reads(Family.SEQUENCE, r"\bN years")
def years_between(s: Statement) -> Answer | None:
    """So many years passed since the last meeting, or between the last two."""
    if (
        not _clear(s)
        or not s.has(_GAP_SINCE)
        or not s.has(MET)
        or len(s.numbers) != 1
        or s.times
        or s.has(_ELSE)
    ):
        return None
    kinds = FORMAL if s.has(r"formal|\bopen|public") else FORMAL | CLOSED
    rows = _open(s, held_on(s, kinds))
    p = s.scene.published
    if p is None or not rows:
        return None
    gaps = [(rows[-1], (p - rows[-1].on).days / 365.25)]
    if len(rows) > 1 and (p - rows[-1].on).days <= 21:
        gaps.append((rows[-2], (rows[-1].on - rows[-2].on).days / 365.25))
    number = s.numbers[0]
    for row, gap in gaps:
        fits = (
            number <= gap < number + 1.2
            if s.has(r"more than|over\b|at least")
            else number - 0.6 <= gap <= number
            if s.has(r"almost|nearly")
            else abs(gap - number) <= 0.35
        )
        if fits:
            return supported(f"The last before was on {_day(row)}.", row.fact)
    return None


@reads(Family.SEQUENCE, r"\bN (?:times|meetings|sessions|occasions|decembers|such)|\bN\b[^;.]{0,20}in N\b")
def so_many_so_far(s: Statement) -> Answer | None:
    """So many meetings on the subject have been held."""
    if not _clear(s) or s.negative or not s.has(MET) or s.has(_ELSE) or not s.numbers:
        return None
    kinds = FORMAL if s.has(r"formal|\bopen|public") else FORMAL | CLOSED if s.has("clos") else FORMAL
    rows = _open(s, held_on(s, kinds))
    if s.times:
        first, last = s.times[0].first, s.times[-1].last
        if s.has(r"\bsince\b"):
            last = s.scene.published or last
        rows = [h for h in rows if first <= h.on <= last]
    if rows and all(n == len(rows) for n in s.numbers):
        return supported(f"Meetings were held on {listed([_day(h) for h in rows])}.", *(h.fact for h in rows))
    return None


@reads(Family.SEQUENCE, r"\bfirst (?:\w+ )?(?:time|year|december|occasion)|\bO time")
def first_without(s: Statement) -> Answer | None:
    """For the first time since the year told there was none."""
    p = s.scene.published
    if not _clear(s) or p is None or not s.has(r"\bsince\b") or s.has(_ELSE) or s.numbers:
        return None
    if not s.has(r"\bno\b|\bnot\b|without|n't\b|nothing") or not s.has(MET):
        return None
    years = [t.first.year for t in s.times if t.grain in ("year", "month")]
    if len(years) != 1:
        return None
    rows = _open(s, held_on(s, FORMAL | CLOSED))
    held = {h.on.year for h in rows}
    if (
        rows
        and p.year not in held
        and p.month >= 11
        and set(range(years[0] + (years[0] not in held), p.year)) <= held
    ):
        return supported(f"The last was on {_day(rows[-1])}.", rows[-1].fact)
    return None


@reads(
    Family.SEQUENCE,
    r"\bfirst (?:such |procedural |agenda )?(?:vote|ballot)|\bO (?:such |procedural )?(?:vote|ballot)",
)
def first_vote_since(s: Statement) -> Answer | None:
    """It was the first vote on the subject's agenda since the one told, or the so-and-so-manieth."""
    p = s.scene.published
    if (
        not _clear(s)
        or p is None
        or s.negative
        or s.numbers
        or s.has(r"request|letter|\bsign|draft|resolution|\b(?:in|of|by) C\b|C's O")
    ):
        return None
    rows = [
        b
        for b in s.scene.ledger.ballots
        if b.body == "SC" and b.procedural and b.state == s.scene.topic and b.on <= p
    ]
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    if s.has(r"\bsince\b") and len(s.times) == 1 and len(rows) > 1 and marks in ([], [1]):
        if s.times[0].holds(rows[-2].on) and (p - rows[-1].on).days <= 60:
            return supported(f"The vote before was on {rows[-2].on:%-d %B %Y}.", rows[-2].fact)
        return None
    if not s.times and len(marks) == 1 and marks[0] == len(rows) and rows and (p - rows[-1].on).days <= 60:
        return supported(f"The vote of {rows[-1].on:%-d %B %Y} was number {len(rows)}.", rows[-1].fact)
    return None


@reads(
    Family.SEQUENCE,
    r"in a row|running|in succession|consecutive|successive|straight|first (?:year|december)|O (?:year|december)",
)
def years_without(s: Statement) -> Answer | None:
    """So many years running there has been no meeting."""
    p = s.scene.published
    if (
        not _clear(s)
        or p is None
        or any(not t.holds(p) for t in s.times)
        or s.has(_ELSE + r"|\bsince\b|open|public|formal")
        or p.month < 11
    ):
        return None
    if not s.has(r"\bno\b|without|n't\b|\bnot\b|\bnone\b|missed|skipp|passed over|empty"):
        return None
    if s.has(r"\bwithout\b") and not s.has(rf"\bwithout (?:[a-z]+ ){{0,4}}(?:{MET}|one\b|it\b|item)"):
        return None
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")] or s.numbers or [1]
    held = {h.on.year for h in _open(s, held_on(s, FORMAL | CLOSED))}
    failed = {
        h.on.year: h
        for h in s.scene.ledger.happenings
        if h.kind == "request_failed" and h.state == s.scene.topic
    }
    run = 0
    while p.year - run in failed and p.year - run not in held:
        run += 1
    if len(marks) != 1 or not run:
        return None
    facts = [failed[p.year - n].fact for n in range(run)]
    told = f"The requests of {listed([str(p.year - n) for n in reversed(range(run))])} came to nothing."
    if marks[0] == run:
        return supported(told, *facts)
    return contradicted(told, *facts) if marks[0] == 1 and run > 1 and s.has(r"\bfirst\b") else None


@reads(Family.SEQUENCE, r"in a row|running|consecutive|successive|straight")
def run_until(s: Statement) -> Answer | None:
    """So many years running up to the time told there was one."""
    if not _clear(s) or s.negative or s.has(_ELSE):
        return None
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")] or s.numbers
    p = s.scene.published
    if len(marks) != 1 or p is None:
        return None
    last = s.times[0].first.year if s.times and s.times[0].grain in ("year", "month", "day") else p.year
    rows = {h.on.year: h for h in _open(s, held_on(s, FORMAL))}
    run = 0
    while last - run in rows:
        run += 1
    if run == marks[0]:
        return supported(
            f"Meetings were held in each of those {run} years.", *(rows[last - n].fact for n in range(run))
        )
    return None


@reads(Family.MEETING, r"\bno\b|\bnot\b|n't\b|without|off the|nothing")
def none_to_come(s: Statement) -> Answer | None:
    """There is no meeting at the time told: the request for it failed, and none is recorded."""
    p = s.scene.published
    if (
        not _clear(s)
        or p is None
        or not s.negative
        or not s.has(MET)
        or s.numbers
        or s.has(_ELSE + r"|only|first|last\b|since|never|every|\btalk\w* (?:in)?to|talk\w* out of")
        or not s.has(r"C|meeting|session|debate|discussion|briefing|item|subject|\bit\b|agenda|council")
    ):
        return None
    if not s.has(
        r"there (?:will be|is|was|would be)|will not|will be no|will (?:pass|go by) without|is not|was not|did not|does not|no longer|not be"
    ):
        return None
    failed = [
        h
        for h in s.scene.ledger.happenings
        if h.kind == "request_failed" and h.state == s.scene.topic and -3 <= (p - h.on).days <= 40
    ]
    if not failed:
        return None
    end = failed[-1].on + timedelta(days=24)
    times = s.times
    if any(t.last > date(end.year, 12, 31) or t.last < failed[-1].on - timedelta(days=2) for t in times):
        return None
    if [h for h in held_on(s, FORMAL | CLOSED) if failed[-1].on <= h.on <= end]:
        return None
    return supported(f"{failed[-1].title}.", failed[-1].fact)


_HOW = r"behind closed doors|in private|in closed|\bclosed\b|any other business|\baob\b|virtual|by video|videoconference|video-?conference|vtc|online|no press|without cameras|cameras|\bQ\b"


@reads(Family.MEETING, _HOW)
def how_it_was_held(s: Statement) -> Answer | None:
    """The meeting just told was held in private, by video, or under any other business."""
    p = s.scene.published
    if (
        s.people
        or s.times
        or s.numbers
        or s.negative
        or p is None
        or s.clause.within(s.start, s.end, "EHTKRBYFG")
    ):
        return None
    if not s.has(
        r"\b(?:was|were|met|held|took place|discussion|session|meeting|briefing|talks|it)\b"
    ) or s.has(r"\bvote|request|would|statement|every|always|usually|may\b|can\b"):
        return None
    quoted = [m.surface.lower() for m in s.clause.within(s.start, s.end, "Q")]
    if any("other business" not in q for q in quoted) or (
        quoted and not s.has(r"took place|\bheld\b|discuss|\bmet\b|talk|meeting|session")
    ):
        return None
    row = s.scene.happening if s.scene.sentence - s.scene.happening_at <= 4 else None
    if row is None:
        near = [
            h
            for h in s.scene.ledger.happenings
            if h.state == s.scene.topic and h.kind in CLOSED | FORMAL and 0 <= (p - h.on).days <= 9
        ]
        row = near[0] if len(near) == 1 else None
    if row is not None:
        text = f"{row.title} {row.outcome}".lower()
        if row.kind not in CLOSED:
            return None
        if s.has(r"virtual|video|vtc|online") and "video" not in text:
            return None
        if (quoted or s.has(r"any other business|\baob\b")) and "other business" not in text:
            return None
        return supported(f"{row.title}, {_day(row)}.", row.fact)
    b = s.scene.ballot
    if (
        b is not None
        and s.scene.sentence - s.scene.ballot_at <= 4
        and grammar.search(r"closed briefing", b.title.lower())
    ):
        return (
            supported(f"{b.title}, {b.on:%-d %B %Y}.", b.fact)
            if not s.has(r"virtual|video|vtc|online|business|aob")
            else None
        )
    return None
