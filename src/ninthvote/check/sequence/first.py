"""The first without, the best so far, never before, and the years between."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Happening
from ninthvote.check.meeting.held import ANY, rights_subject
from ninthvote.check.meeting.series import CLOSED, FORMAL, MET, held_on
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.reading.timing import Time


@frame(
    Family.SEQUENCE,
    r"(?:[Tt]his|[Ii]t|D) (?:is|was|will be) the first (?:D|year|december)(?: since D)? (?:to pass|to go by|to end|without|since D)[^;.]*|(?:(?:[Ii]t|[Tt]his|[Tt]hat)(?: is|'s| was| would be| will be) |(?:for )?)?the first time (?:since D|in N years)(?:,? that)? C (?:has |had )?(?:failed|did not|does not|has not|will not|not)[^;.]*",
    "first",
    rank=7,
)
def first_without(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "This is the first December since 2014 to pass without a human rights meeting"."""
    if not grammar.search(r"without|failed|did not|has not|will not|no ", m.group(0)) or not scene.published:
        return None
    state = rights_subject(scene, clause)
    times = [t for t in scene.times_in(clause) if t.grain in ("year", "month")]
    start = next((t.first.year for t in times if t.first.year < scene.published.year), None)
    span = next((n.value for n in clause.within(m.start(), m.end(), "N")), None)
    if start is None and span:
        # "the first time in five years": the four before had one.
        start = scene.published.year - span + 1
    if start is None or state != "PRK":
        return None
    years = range(start, scene.published.year)
    anyhow = {h.on.year: h for h in scene.meetings([], ANY, state)}
    gap = [y for y in years if y not in anyhow]
    now = scene.published.year in anyhow
    facts = [h.fact for y, h in anyhow.items() if y in years]
    if not gap and not now:
        return supported("Each year before had its meeting, and this one has none.", *facts)
    return contradicted(
        "None was held in " + listed([str(y) for y in gap]) + "." if gap else "A meeting was held.",
        *facts,
    )


@frame(
    Family.SEQUENCE,
    r"N (?:G|A|L|rights|human rights|council|procedural)? ?(?:votes|meetings|requests|letters|summits|resolutions),? N (?:years|months|days|weeks) (?:apart|between them)",
    "apart|between them",
    rank=6,
)
def years_apart(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Two Myanmar votes, twelve years apart"."""
    numbers = [n.value for n in clause.within(m.start(), m.end(), "N")]
    state = (
        scene.topic_of(clause)
        or next((x.value for x in clause.mentions if x.kind.value == "adjective"), None)
        or next((x.value[0] for x in clause.mentions if x.kind.value == "states"), scene.topic)
    )
    rows = [
        b
        for b in scene.ledger.ballots
        if b.body == "SC"
        and b.procedural
        and b.state == state
        and (scene.published is None or b.on <= scene.published)
    ]
    if len(numbers) < 2 or len(rows) < 2:
        return None
    gap = rows[-1].on.year - rows[-2].on.year
    if gap == numbers[-1]:
        return supported(
            f"{rows[-2].on:%-d %B %Y} and {rows[-1].on:%-d %B %Y}.", rows[-2].fact, rows[-1].fact
        )
    return None


@frame(
    Family.SEQUENCE,
    r"(?:this|that|it|D's vote|the vote|D's)[^;.]{0,60}(?:the best|the highest|the strongest|the most|the largest|the widest|the worst|the lowest|the narrowest|the weakest) (?:result|tally|vote|margin|support|score|number of (?:yes )?votes)[^;.]*",
    "the best|the highest|the strongest|the most|the largest|the widest|the worst|the lowest|the narrowest|the weakest",
    rank=8,
)
def best_result(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Last year's vote … was the best result this item has ever had"."""
    state = rights_subject(scene, clause)
    rows = [
        b
        for b in scene.ledger.ballots
        if b.body == "SC"
        and b.procedural
        and b.state == state
        and b.yes is not None
        and (scene.published is None or b.on <= scene.published)
    ]
    if len(rows) < 2:
        return None
    times = scene.times_in(clause)
    best = not grammar.search(r"worst|lowest|narrowest|weakest", m.group(0))
    found = [b for b in rows if times and any(t.holds(b.on) for t in times)] or (
        [scene.ballot] if scene.ballot in rows else []
    )
    if len(found) != 1:
        return None
    b = found[0]
    tally = next((t.value for t in clause.within(m.start(), m.end(), "T")), None)
    scene.see_ballot(b)
    if tally and tally != (b.yes, b.no, b.abstain):
        return contradicted(f"The vote of {b.on:%-d %B %Y} was {b.result}.", b.fact)
    extreme = (max if best else min)(x.yes or 0 for x in rows)
    return answer_of(
        b.yes == extreme,
        "The results were " + listed([x.result for x in rows]) + ".",
        *(x.fact for x in rows),
    )


@frame(
    Family.SEQUENCE,
    r"<<(?:had (?:ever|never) before|has never before|never before|for the first time in (?:its|the council's) history|not made such a[^;.]*for)[^;.]*",
    "before|history|for ",
    rank=1,
)
def never_before(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """A first or a longest gap that only a whole list could confirm."""
    if not grammar.search(r"C|meeting|call|vote|session", clause.skeleton):
        return None
    return unknown("The record lists this one but not every earlier one, so it cannot confirm this.")


_SPEAKS = rf"{MET}|touch|raise|address|aired|\bone\b|\bnone\b|\btaken? (?:it|this|the \w+) up|subject|matter|issue|topic|item"
_OTHER = r"vote|request|letter|\bsign|statement|resolution|draft|\bterm|seat|elected|member|presid|chair|report|mandate|launch|missile|tested|visit"
_OPEN = r"\bformal|\bopen|\bpublic|in the open|on the record"
_SHUT = r"clos|private|behind|virtual|vtc|video|any other business"


def _about(s: Statement) -> bool:
    """Whether it speaks of the meetings on the subject and of nothing else."""
    return (
        s.scene.topic == "PRK"
        and s.scene.published is not None
        and not s.people
        and not (s.states and set(s.states) != {s.scene.topic})
        and not s.clause.within(s.start, s.end, "EHTQKRBYF")
        and not s.has(_OTHER)
        and s.has(_SPEAKS)
        and (
            grammar.search(rf"C|{MET}", s.clause.skeleton) is not None
            or s.scene.ago("meeting") <= 2
            or s.scene.ago("sequence") <= 2
        )
    )


def _kinds_of(s: Statement) -> list[frozenset[str]]:
    """The kinds of meeting that may be meant."""
    if grammar.search(_SHUT, s.clause.skeleton):
        return [CLOSED]
    return [FORMAL] if s.has(_OPEN) else [FORMAL, FORMAL | CLOSED]


def _since(s: Statement) -> Time | None:
    """The one time after "since"."""
    m = grammar.search(
        r"\bsince (?:the (?:very )?(?:end|start|beginning|close) of |late |early |that of )?(D)", s.own
    )
    times = s.scene.times.get(s.start + m.start(1), []) if m else []
    return times[0] if len(times) == 1 else None


def _held(s: Statement, kinds: frozenset[str]) -> list[Happening]:
    p = s.scene.published or date.max
    return [h for h in held_on(s, kinds) if h.on <= p]


@reads(Family.SEQUENCE, r"\bsince\b")
def none_since(s: Statement) -> Answer | None:
    """There had been none since the time told, or it was the first since then."""
    t, p = _since(s), s.scene.published
    if t is None or p is None or not _about(s) or s.numbers:
        return None
    if not s.negative and not s.has(r"\bO\b|\bfirst\b|\blast\b"):
        return None
    if s.negative and s.has(r"\bO\b|\bfirst\b|without"):
        return _first_empty(s, t)
    seen: list[Happening] = []
    for kinds in _kinds_of(s):
        rows = _held(s, kinds)
        now = [h for h in rows if (p - h.on).days <= 31]
        for last in [x[-1] for x in (rows, [h for h in rows if h not in now]) if x]:
            seen.append(last)
            if t.holds(last.on) and (last not in now):
                return supported(f"The last before was on {last.on:%-d %B %Y}.", last.fact)
    if (
        seen
        and t.sure
        and t.grain in ("year", "month")
        and all(h.on > t.last for h in seen)
        and not s.has(r"\bO\b|\bfirst\b")
    ):
        now = [h for h in seen if (p - h.on).days <= 31]
        if not now and s.has(r"C|meeting|session"):
            return contradicted(f"One was held on {seen[0].on:%-d %B %Y}.", seen[0].fact)
    return None


def _first_empty(s: Statement, t: Time) -> Answer | None:
    """The first year without one since the time told: those between each had one."""
    p = s.scene.published
    if p is None or t.grain not in ("year", "month"):
        return None
    for kinds in _kinds_of(s):
        rows = _held(s, kinds)
        years = {h.on.year for h in rows}
        first = t.first.year + (t.first.year not in years)
        if p.year in years or p.month < 11 or not rows:
            continue
        if set(range(first, p.year)) <= years and first - 1 not in years and first < p.year:
            return supported(f"There was one in each year from {first} to {p.year - 1}.", rows[-1].fact)
    return None


@reads(Family.SEQUENCE, r"in a row|running|consecutive|successive|straight|(?:run|series|string|streak) of N")
def so_long_a_run(s: Statement) -> Answer | None:
    """So many years running, up to this one or to the last that had one."""
    p = s.scene.published
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")] or s.numbers
    if p is None or s.negative or len(marks) != 1 or s.scene.topic != "PRK" or s.people or s.states:
        return None
    if s.clause.within(s.start, s.end, "EHTQKRBYF") or s.has(_OTHER):
        return None
    if not grammar.search(rf"C|{MET}|december", s.clause.skeleton + s.heading) or grammar.search(
        r"E|H\b|F\b|resolution", s.clause.skeleton
    ):
        return None
    longest = 0
    for kinds in _kinds_of(s):
        years = {h.on.year: h for h in _held(s, kinds)}
        for last in {p.year, p.year - 1, *(t.first.year for t in s.times if t.grain != "years")}:
            run = 0
            while last - run in years:
                run += 1
            longest = max(longest, run)
            if run == marks[0] and run > 1:
                return supported(
                    f"There was one in each of the {run} years to {last}.",
                    *(years[last - k].fact for k in range(run)),
                )
    firm = s.has(r"\bit had met\b|C (?:had |has )?met\b|meetings") and s.numbers and marks[0] > longest > 1
    return (
        contradicted(f"The longest run is of {longest} years.", *(h.fact for h in _held(s, FORMAL)))
        if firm
        else None
    )


@reads(Family.SEQUENCE, r"\bO\b|\bfirst\b")
def its_place(s: Statement) -> Answer | None:
    """The meeting just told, or that of the year told, by its place among them."""
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")] or ([1] if s.has(r"\bfirst\b") else [])
    p = s.scene.published
    if (
        p is None
        or len(marks) != 1
        or s.negative
        or s.has(r"since|in a row|running|consecutive|time in|year|december|round|attempt|without")
    ):
        return None
    if not s.has(
        r"\bO (?:formal |open |public )?(?:meeting|session|time|one|debate)|was the O(?=\W*$|,| of| in| such)|first (?:time )?(?:ever|meeting)|O (?:time )?ever"
    ) or s.has(_OTHER):
        return None
    if s.people or s.states or s.scene.topic != "PRK" or s.clause.within(s.start, s.end, "EHTQKRBYF"):
        return None
    rows = _held(s, FORMAL)
    told = s.times or s.scene.times_in(s.clause, 0, s.start)
    now = [h for h in rows if any(t.holds(h.on) for t in told)] if told else []
    if not told and s.scene.happening in rows and s.scene.sentence - s.scene.happening_at <= 2:
        now = [h for h in rows if h is s.scene.happening]
    if len(now) != 1:
        return None
    place = rows.index(now[0]) + 1
    if s.numbers and s.numbers != [now[0].on.year - rows[0].on.year + 1]:
        return None
    return (
        supported(f"The meeting of {now[0].on:%-d %B %Y} was number {place}.", now[0].fact)
        if place == marks[0]
        else None
    )


@reads(
    Family.SEQUENCE,
    r"(?:until|till|up to) D\b[^;.]*\b(?:every|each|annual|yearly)|\b(?:every|each|annual|yearly)\b[^;.]*(?:until|till|up to) D",
)
def every_year_until(s: Statement) -> Answer | None:
    """There was one every year up to the time told, and none since."""
    p = s.scene.published
    if p is None or not _about(s) or s.negative or s.numbers:
        return None
    ends = [t for t in s.times if t.grain in ("year", "month")]
    rows = {h.on.year: h for h in _held(s, FORMAL)}
    years = [t.first.year for t in ends if t.first.year in rows] if ends else []
    if not years or p.year in rows or max(years) + 1 in rows:
        return None
    last = max(years)
    run = 0
    while last - run in rows:
        run += 1
    return (
        supported(f"There was one in each of the {run} years to {last}.", rows[last].fact)
        if run > 2
        else None
    )


@reads(
    Family.SEQUENCE,
    r"\bN (?:and a half )?years?\b[^;.]*\b(?:passed|gone by|elapsed|separat|lie|lay|gap|pause)|\b(?:gap|pause|interval|silence|break)\b[^;.]{0,12}\bN years",
)
def so_long_a_gap(s: Statement) -> Answer | None:
    """So many years lie between the last meeting and the one before it, or today."""
    p = s.scene.published
    if (
        p is None
        or not s.numbers
        or len(s.numbers) != 1
        or s.scene.topic != "PRK"
        or s.states
        or s.people
        or s.has(_OTHER)
    ):
        return None
    if (
        s.times
        or s.clause.within(s.start, s.end, "EHTQKRBYFO")
        or not (s.scene.ago("meeting") <= 2 or s.scene.ago("sequence") <= 2 or s.has(MET))
    ):
        return None
    n, near = s.numbers[0], s.has(r"almost|nearly|close to|just under")
    gaps: list[tuple[float, Happening]] = []
    for kinds in _kinds_of(s):
        rows = _held(s, kinds)
        if rows and (p - rows[-1].on).days > 31:
            gaps.append(((p - rows[-1].on).days / 365.25, rows[-1]))
        elif len(rows) > 1:
            gaps.append(((rows[-1].on - rows[-2].on).days / 365.25, rows[-2]))
    for gap, row in gaps:
        if (
            (n - 0.6 <= gap <= n + 0.05)
            if near
            else (n <= gap <= n + 0.9)
            if s.has(r"more than|over\b")
            else abs(gap - n) <= 0.4
        ):
            return supported(f"The last before was on {row.on:%-d %B %Y}.", row.fact)
    if (
        gaps
        and s.has(r"last (?:one|meeting|time|session)|meeting")
        and all(abs(gap - n) > 2 for gap, _ in gaps)
    ):
        return contradicted(f"The last before was on {gaps[0][1].on:%-d %B %Y}.", gaps[0][1].fact)
    return None
