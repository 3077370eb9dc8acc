"""Statements about seats, votes and letters read by their signal words alone, for what no fuller pattern takes up.

A signal says which way a statement points: in, out, there, or not. Weaker than a pattern, it supports where the record
agrees; it contradicts only where the time is written out, the signal is single and the Council or a seat is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.clause import Clause
from ninthvote.check.families.papers import requests_of
from ninthvote.check.families.table import told_of
from ninthvote.check.frame import Found, frame
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of
from ninthvote.check.scene import Scene
from ninthvote.check.timing import Time

_DAY = timedelta(days=1)
_STATEMENT = r"(?:(?!, (?:while|but|and (?=G)) )[^;.:])*"
_START = r"(?:(?<![^;.:])|(?<=, while )|(?<=, but )|(?<=, and ))"

_IN = r"\b(?:join\w*|newcom\w+|new (?:member|face|arrival)s?|enter\w*|arriv\w+|beg[aiu]ns?|start\w*|t(?:ake|akes|ook|aking) (?:up |over )?(?:its|their|a|the|his) (?:\w+ )?(?:seats?|places?|chairs?)|c(?:ome|omes|ame) (?:in|on|aboard)|return\w*|back|fresh|debut\w*|incoming|sworn)\b"
_OUT = r"\b(?:leav\w+|left|depart\w*|step\w* down|outgoing|goodbye|farewell|expir\w+|r[au]n out|runs out|ends?|ended|gives? up|gave up|rotat\w+|bow\w* out|last (?:day|days|weeks?|month)|goes|go|gone|went|hand\w* over|vacat\w+|off)\b"
_THERE = r"\b(?:sits?|sat|sitting|serv\w+|members?|seats?|remain\w*|stay\w*|on C|at the table|belong\w*|has been|have been|keeps?|holds?|held|occup\w+|represent\w*)\b"
_NOT = r"\b(?:not|no|never|neither|nor|without|no longer|n't|absent|outside)\b"
_NAMED = r"C|seats?\b|members?\b|term\b|terms\b|table\b|elected|newcomer"
_CUES = "join|newcom|new |enter|arriv|beg|start|take|took|taking|come|came|return|back|fresh|debut|incoming|leav|left|depart|step|outgoing|expir|run|end|give|gave|rotat|bow|last |go|hand|vacat|off|sit|sat|serv|member|seat|remain|stay|belong|been|keep|hold|held|occup|represent|table"


@frame(
    Family.MEMBERSHIP,
    rf"{_START}{_STATEMENT}(?:{_IN}|{_OUT}|{_THERE}){_STATEMENT}",
    _CUES,
    rank=-1,
)
def seat_signal(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A state with a word for coming, going or sitting, and a time."""
    words = m.group(0)
    spoken = grammar.search(_NAMED, words) is not None
    context = spoken or grammar.search(r"\bC\b|seat|member|newcomer", clause.skeleton) is not None
    if (
        not context
        or grammar.search(
            r"\byears? (?:left|to (?:go|run|serve)|remaining|ahead)|\bstays? until|seat'?s? (?:passed|was taken)|G's seat",
            words,
        )
        or grammar.search(
            r"vot|abstain|sign|veto|statement|letter|request|meeting|session|brief|discuss|H|committee|presid|gavel|Q|resolution|said|told|ask",
            words,
        )
    ):
        return None
    lists = [
        (i, x.value)
        for i, x in sorted(clause.at.items())
        if m.start() <= i < m.end() and x.kind.value == "states"
    ]
    if len(lists) != 1 or "PRK" in lists[0][1]:
        return None
    at, states = lists[0]
    pointing = [p for p in (_IN, _OUT) if grammar.search(p, words)]
    there = grammar.search(_THERE, words) is not None
    negative = grammar.search(_NOT, words) is not None
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    written = bool(times)
    if not times:
        day_ = _day_meant(scene, clause)
        if day_ is None:
            return None
        times = [Time(day_, day_, "day")]
    answer: Answer | None
    if len(pointing) == 1 and not negative:
        answer = _turn(scene, states, times, coming=pointing[0] is _IN, written=written)
    elif there and not pointing:
        answer = _sits(scene, states, times, yes=not negative)
    else:
        return None
    if answer is None or (
        answer.verdict.value == "CONTRADICTED" and not (written and spoken and all(t.sure for t in times))
    ):
        return None
    lead = grammar.match(r"\s*(?:and |but |so |then |also )+", clause.skeleton[m.start() : at])
    return [(m.start() + (lead.end() if lead else 0), m.end(), answer)]


def _day_meant(scene: Scene, clause: Clause) -> date | None:
    """The day of what the sentence before told, for the past; else the day of the article."""
    if grammar.search(r"\b(?:was|were|had|sat|then|at the time)\b", clause.skeleton):
        if scene.ballot is not None and scene.sentence - scene.ballot_at <= 5:
            return scene.ballot.on
        if scene.focus is not None and scene.focus.grain == "day":
            return scene.focus.first
    return scene.published


def _turn(
    scene: Scene, states: Sequence[str], times: Sequence[Time], *, coming: bool, written: bool
) -> Answer | None:
    facts = [scene.ledger.term_fact(r) for s in states for r in scene.ledger.terms_of(s)[-1:]]
    told = f"{told_of(scene, states)}."
    slack = timedelta(days=12 if written else 45)
    for t in times:
        good = []
        for s in states:
            marks = [
                r.from_ if coming else (r.until - _DAY if r.until else date.max)
                for r in scene.ledger.terms_of(s)
            ]
            if t.grain == "year":
                good.append(any(x.year == t.first.year for x in marks))
            else:
                good.append(
                    any(a - slack <= x <= b + slack for x in marks if x < date.max for a, b in t.spans)
                )
        if all(good):
            return supported(told, *facts)
    if written and len(times) == 1 and times[0].grain in ("month", "year") and facts:
        return contradicted(told, *facts)
    return None


def _sits(scene: Scene, states: Sequence[str], times: Sequence[Time], *, yes: bool) -> Answer | None:
    facts = [scene.ledger.term_fact(r) for s in states for r in scene.ledger.terms_of(s)[-1:]]
    told = f"{told_of(scene, states)}."
    results = []
    for t in times:
        for s in states:
            member = scene.ledger.is_member(s, t.first, t.last)
            results.append(None if member is None else member == yes)
    if results and all(r is True for r in results):
        return supported(told, *(facts or [Fact(f"membership: {states[0]}")]))
    if results and all(r is False for r in results) and all(t.grain in ("day", "year") for t in times):
        return contradicted(told, *(facts or [Fact(f"membership: {states[0]}")]))
    return None


@frame(
    Family.DOCUMENT,
    r"(?:the |its |their |that |this |a )?(?:joint )?(?P<what>letter|request|report|statement|resolution)(?: [^,;.]{0,40}?)?,? (?:(?:is|was|were) )?(?:dated|dates from|dates to|bears the date of|carries the date of|sent on|went out on|written on|of) (?P<d>D)",
    "dated|dates|date of|sent on|went out|written on| of ",
    rank=2,
)
def dated(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The letter is dated 5 December": the date of a letter, a statement or the report."""
    times = [t for t in scene.times_in(clause, m.start("d"), m.end("d")) if t.grain == "day"]
    if not times:
        return None
    t, what = times[0], m.group("what")
    topic = scene.topic_of(clause) or scene.topic
    if what == "report":
        rows = [(h.on, h.fact) for h in scene.ledger.happenings if h.kind == "report" and h.state == topic]
    elif what == "resolution":
        rows = [
            (b.on, b.fact)
            for b in scene.ledger.ballots
            if b.motion == "resolution" and b.state == topic and b.firm("on")
        ]
    else:
        kinds = ("joint_statement",) if what == "statement" else ("letter", "meeting_request")
        rows = [
            (p.on, p.fact)
            for p in scene.ledger.papers
            if p.kind in kinds and p.state == topic and p.precision == "day" and p.firm("on")
        ]
    hit = [f for on, f in rows if t.holds(on)]
    if hit:
        return [(m.start(), m.end(), supported(f"It is of {t.first:%-d %B %Y}.", *hit))]
    near = [(on, f) for on, f in rows if abs((on - t.first).days) <= 14]
    if len(near) == 1 and t.sure and grammar.search(r"dated|dates|date of", m.group(0)):
        return [(m.start(), m.end(), contradicted(f"It is of {near[0][0]:%-d %B %Y}.", near[0][1]))]
    return None


@frame(
    Family.REQUEST,
    rf"{_START}{_STATEMENT}\b(?:request\w*|asked|ask|sought|seek\w*|bid|push\w*|initiative|attempt\w*|wanted|convene|call(?:ed|ing)? for)\b{_STATEMENT}",
    "request|ask|sought|seek|bid|push|initiative|attempt|wanted|convene|call",
    rank=-1,
)
def request_signal(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A state with a word for asking: supported where it is among those who asked at that time."""
    words = m.group(0)
    if grammar.search(
        r"vot|veto|statement|resolution|Q|said|told|post|\bnot\b|n't|never|block|stop|prevent|withdraw|refus|declin",
        words,
    ) or not grammar.search(r"meeting|session|discussion|debate|briefing|C|it\b|item|agenda", words):
        return None
    lists = [
        (i, x.value)
        for i, x in sorted(clause.at.items())
        if m.start() <= i < m.end() and x.kind.value == "states"
    ]
    if len(lists) != 1 or "PRK" in lists[0][1]:
        return None
    at, states = lists[0]
    if clause.skeleton[at + 1 : at + 3] == "'s" or at - m.start() > 40:
        return None
    topic = scene.topic_of(clause) or scene.topic
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    rows = [r for r in requests_of(scene) if r.state == topic and set(states) <= r.names]
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    else:
        recent = scene.recent_day()
        rows = [
            r
            for r in rows
            if (recent and r.day == recent.first)
            or (scene.published and abs((r.day - scene.published).days) <= 21)
        ]
    if len({r.day for r in rows}) != 1:
        return None
    lead = grammar.match(r"\s*(?:and |but |so |then |also )+", clause.skeleton[m.start() : at])
    start = m.start() + (lead.end() if lead else 0)
    return [
        (
            start,
            m.end(),
            supported(
                f"The request of {rows[0].on:%-d %B %Y} was made by {listed(sorted(map(name_of, rows[0].names)))}.",
                rows[0].fact,
            ),
        )
    ]


@frame(
    Family.DOCUMENT,
    r"(?:(?:the|its|that|this) )?(?:C's? )?(?P<o>O) (?:formal )?meeting\b|meeting (?:no\.? |number )?(?P<n>N)\b|(?:was|is|being) (?:the |its )?(?P<o2>O)(?=[,;.]|$)",
    "meeting|was |is |being ",
    rank=4,
)
def meeting_number(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The meeting was the 8764th": the number of a formal meeting."""
    group = next(g for g in ("o", "n", "o2") if m.group(g))
    number = clause.at[m.start(group)].value
    if number is None or not 100 <= number <= 12000 or (group == "o2" and "meeting" not in clause.skeleton):
        return None
    symbol = f"S/PV.{number}"
    times = [t for t in scene.times_in(clause) if t.grain in ("day", "month", "year")]
    for b in scene.ledger.by_body["SC"]:
        if symbol in b.symbols:
            fact = b.fact if "meeting" not in b.recalled else None
            if fact is None:
                return None
            near = scene.ballot is not None and scene.sentence - scene.ballot_at <= 6
            if (times and not any(t.holds(b.on) for t in times)) or (
                not times and near and scene.ballot is not None and scene.ballot.on != b.on
            ):
                return [
                    (m.start(), m.end(), contradicted(f"{symbol} is the record of {b.on:%-d %B %Y}.", fact))
                ]
            return [(m.start(), m.end(), supported(f"{symbol} is the record of {b.on:%-d %B %Y}.", fact))]
    near_ballot = scene.ballot if scene.ballot is not None and scene.sentence - scene.ballot_at <= 4 else None
    if near_ballot is not None and "meeting" not in near_ballot.recalled:
        own = next((s for s in near_ballot.symbols if s.startswith("S/PV.")), None)
        if own and not times:
            return [
                (
                    m.start(),
                    m.end(),
                    contradicted(f"The meeting of {near_ballot.on:%-d %B %Y} is {own}.", near_ballot.fact),
                )
            ]
    return None


@frame(
    Family.REQUEST,
    r"<<N[^;.]{0,60}(?:of|out of|where|when|and|but|instead of|short of|for|,) (?:the )?(?:required |needed |necessary )?N>>|<<(?:one|a single) (?:[a-z]+ )?(?:short|too few|missing|away)>>",
    " of |out of|where|when|and |but |instead|short|for |,|too few|missing|away",
    rank=0,
)
def eight_of_nine(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Eight and nine, or eight of fifteen, in a sentence on a request that stopped there."""
    words = m.group(0)
    if not grammar.search(
        r"sign|support|back|name|need|requir|necess|short|missing|found|got|muster|gather|request|too few|away|yes",
        words,
    ) or grammar.search(r"statement|T|vote(?:d)? (?:against|no)|abstain", words):
        return None
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    topic = scene.topic_of(clause) or scene.topic
    times = [t for t in scene.times_in(clause) if t.grain in ("day", "month", "year")]
    rows = [r for r in requests_of(scene) if r.failed and r.state == topic]
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    else:
        rows = [r for r in rows if scene.published and abs((r.on - scene.published).days) <= 45]
    if not rows or len({r.on for r in rows}) > len(times or [1]):
        return None
    if (8 in numbers and (9 in numbers or 15 in numbers or "short" in words)) or (
        set(numbers) <= {9} and grammar.search(r"short|too few|missing|away", words)
    ):
        return [
            (
                m.start(),
                m.end(),
                supported(
                    f"Eight were in support where nine were needed ({rows[-1].on:%-d %B %Y}).", rows[-1].fact
                ),
            )
        ]
    return None
