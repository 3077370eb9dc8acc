"""Whether a state sat on the Council at the time told, and which of its terms bear on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time

DAY = timedelta(days=1)


_ON = r"(?:on|in|of|at|from|with|within|around) C"


_SEAT = r"(?:seats?|chairs?|places?)(?: (?:on|in|at) (?:C|the table|the horseshoe table))?"


#: A term that ended, or begins, more than this many years from the time spoken of says nothing of it.
NEAR_YEARS = 4


def near_terms(scene: Scene, state: str) -> list[Any]:
    """The terms that bear on the time spoken of: those about it, else the last two before the article."""
    rows = scene.ledger.terms_of(state)
    years = {y for ts in scene.times.values() for t in ts for y in (t.first.year, t.last.year)}
    years |= {scene.published.year} if scene.published else set()
    near = [
        r
        for r in rows
        if any(
            r.from_.year - NEAR_YEARS <= y <= (r.until.year if r.until else 9999) + NEAR_YEARS for y in years
        )
    ]
    known = [r for r in rows if scene.published is None or r.from_ <= scene.published + timedelta(days=400)]
    return near[-3:] or known[-2:] or rows[-1:]


def terms(scene: Scene, state: str) -> list[Fact]:
    return [scene.ledger.term_fact(r) for r in near_terms(scene, state)] or [Fact(f"membership: {state}")]


def told_terms(scene: Scene, state: str) -> str:
    rows = near_terms(scene, state)
    if not rows:
        return f"{name_of(state)} has no term on the Council in the record"
    if any(r.until is None for r in rows):
        return f"{name_of(state)} has a permanent seat"
    spans = []
    for r in rows:
        last = (r.until - DAY).year
        spans.append(f"{r.from_.year}" if last == r.from_.year else f"{r.from_.year}-{last}")
    return f"{name_of(state)} sat in {listed(spans)}"


def told_of(scene: Scene, states: Iterable[str]) -> str:
    """When each of them sat, those with the same years together."""
    groups: dict[str, list[str]] = {}
    for state in states:
        name = name_of(state)
        groups.setdefault(told_terms(scene, state).removeprefix(name), []).append(name)
    parts = []
    for rest, names in groups.items():
        many = len(names) > 1
        parts.append(
            listed(names)
            + (
                rest.replace(" has a permanent seat", " have permanent seats").replace(
                    " has no term", " have no term"
                )
                if many
                else rest
            )
        )
    return "; ".join(parts)


def sits(scene: Scene, states: tuple[str, ...], time: Time, *, yes: bool, kind: str | None = None) -> Answer:
    """Whether these states sat (or did not) in that time, as permanent or elected members where that is said."""
    led = scene.ledger
    facts = [f for s in states for f in terms(scene, s)]
    verdicts: list[bool | None] = []
    for s in states:
        member: bool | None = None
        for first, last in time.spans:
            found = led.is_member(s, first, last)
            member = found if found is not None else member
            if found is None and time.grain == "years":
                member = None
            if found:
                break
        if member and kind:
            member = (s in led.permanent(time.first)) == (kind == "permanent")
        verdicts.append(member)
    if None in verdicts:
        return unknown(f"{told_of(scene, states)}: the time is not exact enough.", *facts)
    wrong = [s for s, v in zip(states, verdicts, strict=True) if bool(v) != yes]
    if wrong:
        return contradicted(f"{told_of(scene, wrong)}.", *[f for s in wrong for f in terms(scene, s)])
    return supported(f"{told_of(scene, states)}.", *facts)


def time_told(scene: Scene, clause: Clause, start: int, end: int, *, default: bool = True) -> Time | None:
    left, right = widen(clause, start, end)
    times = scene.times_in(clause, start, right) or scene.times_in(clause, left, end)
    if times:
        return times[0] if len(times) == 1 else Time(times[0].first, times[-1].last, "years")
    return scene.present() if default else None


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO}),?(?: which| who| that)?(?P<not>{AUX}(?: not| never| no longer|n't)?) (?:(?:has|have|had|holds?|held|hold(?:ing)?|occup(?:y|ies|ied)|keeps?|kept|enjoys?) (?P<no>no |neither )?(?:longer )?(?:an? |its |their |the )?(?P<kind>elected |permanent |non-permanent |rotating |voting |council )*{_SEAT}"
    rf"|(?:is|are|was|were|be|remains?|remained|being|serv(?:es|ed|ing) as|still|been|became|become) (?P<no2>not |no longer |never |neither )?(?:also |both |all |currently |then |still )*(?:an? |the |one of (?:the )?(?:C's? )?(?:N |five |ten )?|among (?:the )?(?:C's? )?(?:N )?)?(?:other |another |new |current |fellow |sitting |council |C's? |serving )*(?P<kind2>elected |permanent |non-permanent |rotating |non-member|veto-wielding )*(?:members?\b(?! of (?!C|the council))(?: of C| on C)?|on C)"
    rf"|(?:is |are |was |were )?(?:serv(?:es|e|ed|ing)|in the middle of|doing) (?:an? |its |their )(?:two-year |one-year |current |O )*(?:terms?|stints?|spells?)(?: as (?P<kind4>an? (?:non-permanent|elected|rotating) )?members?(?: of C)?| on C| at C)|(?P<verb>sits?|sat|sitting|serves?|served|serving) (?P<no3>not )?(?:as (?P<kind3>an elected |a permanent |a non-permanent |an? )?members? )?(?:as )?{_ON})(?P<rest>[^;.,]*)",
    "seat|chair|place|member|sit|sat|serv| on ",
    rank=3,
)
def holds_seat(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who has, had or will have a seat."""
    words = m.group(0)
    states, extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states or extra or "PRK" in states or grammar.search(r"\bnever\b[^;.]*\bbefore\b", words):
        return None
    if (
        grammar.search(
            r"\bN\b (?:members?|states)|H|E\b|committee|commission on", words[len(m.group("who")) :]
        )
        and "C" not in words
    ):
        return None
    if (
        grammar.search(r"h[eo]ld|has|had|have", words)
        and grammar.search(r"chair\b", words)
        and "C" not in m.group("rest")[:4]
        and "seat" not in words
    ):
        return None
    yes = not grammar.search(
        r"\b(?:not|no|never|neither|no longer)\b|n't|non-member",
        words[len(m.group("who")) :].split(" until ")[0],
    )
    neither = clause.skeleton[: m.start()].endswith("neither ")
    yes = yes and not neither
    kind = None
    kinds = " ".join(filter(None, (m.group("kind"), m.group("kind2"), m.group("kind3"), m.group("kind4"))))
    if "non-permanent" in kinds or "elected" in kinds or "rotating" in kinds:
        kind = "elected"
    elif "permanent" in kinds or "veto-wielding" in kinds:
        kind = "permanent"
    left, right = widen(clause, m.start(), m.end())
    until = grammar.search(
        r"(?:until|till|through(?: to)?|to the end of|up to) (?:the end of |late |early |last |the close of )*D",
        m.group("rest"),
    )
    since = grammar.search(r"since (?:the (?:end|start|beginning) of )?D", m.group("rest"))
    last = grammar.search(r"\blast\b", words)
    end = m.end()
    times = scene.times_in(clause, m.start(), min(right, end + 30))
    if until and times:
        return [(m.start(), end, _until(scene, states, times[-1]))]
    if since and times:
        return [(m.start(), end, _since(scene, states, times[-1], yes=yes, ended="end" in since.group(0)))]
    if last and times:
        return [(m.start(), end, _last_sat(scene, states, times))]
    time = time_told(scene, clause, m.start(), m.end())
    named = times or scene.times_in(clause, left, m.start())  # "In December 2018 Japan was a member"
    if (
        not named
        and grammar.search(r"\b(?:was|were|had|sat|held|served)\b", words)
        and scene.focus is not None
        and scene.focus.sure
    ):
        time = (
            scene.focus
            if scene.ballot is None or scene.sentence - scene.ballot_at > 2
            else Time(scene.ballot.on, scene.ballot.on, "day")
        )
    if (
        not named
        and "Congo-" not in clause.sentence.text
        and scene.ballot is not None
        and scene.sentence == scene.ballot_at
    ):
        time = Time(scene.ballot.on, scene.ballot.on, "day")
    if not times and grammar.search(r"\b(?:is|are) still\b|\bstill (?:is|are|sits?|has|have)\b", words):
        time = scene.present()
    if time is None:
        return None
    begin = m.start() - len("neither ") if neither else m.start()
    return [(begin, min(end, right), sits(scene, states, time, yes=yes, kind=kind))]


def _until(scene: Scene, states: tuple[str, ...], time: Time) -> Answer:
    """That the term lasts to this time."""
    facts = [f for s in states for f in terms(scene, s)]
    for s in states:
        rows = [r for r in scene.ledger.terms_of(s) if r.until is not None]
        if not rows:
            return unknown(f"{told_terms(scene, s)}.", *facts)
        ends = [r.until - DAY for r in rows]
        fits = any(time.first <= e <= time.last for e in ends) or (
            time.grain == "year" and any(e.year == time.first.year for e in ends)
        )
        if not fits and any(r.from_ <= time.first and time.last < r.until - DAY for r in rows) is False:
            return contradicted(f"{told_terms(scene, s)}.", *terms(scene, s))
        if not fits:
            return contradicted(f"{told_terms(scene, s)}.", *terms(scene, s))
    return supported(f"{told_of(scene, states)}.", *facts)


def _since(scene: Scene, states: tuple[str, ...], time: Time, *, yes: bool, ended: bool) -> Answer:
    facts = [f for s in states for f in terms(scene, s)]
    for s in states:
        rows = [r for r in scene.ledger.terms_of(s) if scene.published is None or r.from_ <= scene.published]
        if not rows:
            return unknown(f"{told_terms(scene, s)}.", *facts)
        last = rows[-1]
        if yes:
            ok = time.first <= last.from_ <= time.last
        else:
            end = (last.until or date.max) - DAY
            ok = time.first.year == end.year and (
                time.grain == "year"
                or time.first <= end <= time.last
                or time.first - end <= timedelta(days=62)
            )
        if not ok:
            return contradicted(f"{told_terms(scene, s)}.", *terms(scene, s))
    return supported(f"{told_of(scene, states)}.", *facts)


def _last_sat(scene: Scene, states: tuple[str, ...], times: list[Time]) -> Answer:
    facts = [f for s in states for f in terms(scene, s)]
    for s in states:
        rows = [r for r in scene.ledger.terms_of(s) if scene.published is None or r.from_ <= scene.published]
        if not rows:
            return contradicted(f"{told_terms(scene, s)}.", *facts)
        row = rows[-1]
        end = (row.until or date.max) - DAY
        years = {y for t in times for y in range(t.first.year, t.last.year + 1)}
        held = set(range(row.from_.year, min(end.year, 2100) + 1))
        if not (years == held or (len(times) == 1 and end.year in years and len(years) == 1)):
            return contradicted(f"{told_terms(scene, s)}.", *terms(scene, s))
    return supported(f"{told_of(scene, states)}.", *facts)


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO}),?(?: which)?{AUX} (?:been )?(?:off C|absent from C|out of C|without a seat|outside C)(?P<rest>[^;.,]*)",
    "off |absent|out of|without a seat|outside",
    rank=5,
)
def off_council(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Who has been off the Council, since when."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states and m.group("who") == "it":
        states = scene.states[:1]
    if not states or "PRK" in states:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    if grammar.search(r"since", m.group("rest")) and times:
        return _since(scene, states, times[-1], yes=False, ended=True)
    time = times[0] if times else scene.present()
    if time and clause.within(m.start("rest"), m.end("rest"), "N"):
        years = clause.within(m.start("rest"), m.end("rest"), "N")[0].value or 0
        ends = [
            max(
                (r.until for r in scene.ledger.terms_of(s) if r.until and r.until <= time.first),
                default=date.min,
            )
            for s in states
        ]
        if any(abs((time.first - end).days / 365.25 - years) > 0.6 for end in ends):
            return None
    return sits(scene, states, time, yes=False) if time else None


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G), (?:now |then |currently |itself |also )*(?P<not>not )?(?:an?|another|the other|one of the|a fellow) (?:(?P<kind>elected|permanent|non-permanent|rotating|new|current|veto-holding|veto-wielding|outgoing|incoming|temporary) )*(?:C |council )*members?(?: of C| on C)?\b(?: (?:until|since|in|from|for) (?:the end of )?D)?",
    "member",
    rank=5,
)
def member_aside(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Brazil, another elected member", "Japan, not a Council member"."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if "PRK" in states:
        return None
    time = time_told(scene, clause, m.start(), m.end())
    if (
        not scene.times_in(clause, m.start(), m.end())
        and scene.ballot is not None
        and scene.sentence - scene.ballot_at <= 3
    ):
        time = Time(scene.ballot.on, scene.ballot.on, "day")
    if time is None:
        return None
    kind = {
        "elected": "elected",
        "non-permanent": "elected",
        "rotating": "elected",
        "temporary": "elected",
        "permanent": "permanent",
    }.get(m.group("kind") or "")
    return sits(scene, states, time, yes=not m.group("not"), kind=kind)


@frame(
    Family.MEMBERSHIP,
    r"neither (?P<a>G) nor (?P<b>G) (?:is|was|are|were|sits?|sat|has|had|will be)[^;.]*|(?P<c>G) (?:is|was|are|were|does|did|has|had) not(?: on it| among them| one of them| a member)?(?=[,;.]|$)",
    "neither|not",
    rank=6,
)
def nor_a_member(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Seven of those are on the Council; Japan is not"."""
    if m.group("a"):
        if not grammar.search(r"C|seat|member|table", m.group(0)) or grammar.search(_UNTIL_THEN, m.group(0)):
            return None
        states = (*clause.at[m.start("a")].value, *clause.at[m.start("b")].value)
    else:
        before = clause.skeleton[: m.start()]
        if not grammar.search(r"on C|members? of C|C members?|a seat|sit on", before):
            return None
        states = clause.at[m.start("c")].value
        if grammar.search(r"\bN of (?:the|those|these) ", before) and all(
            scene.ledger.is_member(x, scene.published, scene.published) for x in states if scene.published
        ):
            return None  # a member that is not one of those spoken of
    times = scene.times_in(clause)
    time = (
        times[0]
        if times
        else Time(scene.paper.on, scene.paper.on, "day")
        if scene.paper is not None and scene.sentence - scene.paper_at <= 4
        else scene.present()
    )
    return sits(scene, states, time, yes=False) if time else None


#: "Neither had ever been a member before this year" says nothing of this year.
_UNTIL_THEN = r"\b(?:before|until|till|prior to)\b"
_DAY = timedelta(days=1)


CLAUSE = r"(?:(?!, (?:while|but|and (?=G)) )[^;.:])*"


CLAUSE_BEGINS = r"(?:(?<![^;.:])|(?<=, while )|(?<=, but )|(?<=, and ))"


_IN = r"\b(?:join\w*|newcom\w+|new (?:member|face|arrival)s?|enter\w*|arriv\w+|beg[aiu]ns?|start\w*|t(?:ake|akes|ook|aking) (?:up |over )?(?:its|their|a|the|his) (?:\w+ )?(?:seats?|places?|chairs?)|c(?:ome|omes|ame) (?:in|on|aboard)|return\w*|back|fresh|debut\w*|incoming|sworn)\b"


_OUT = r"\b(?:leav\w+|left|depart\w*|step\w* down|outgoing|goodbye|farewell|expir\w+|r[au]n out|runs out|ends?|ended|gives? up|gave up|rotat\w+|bow\w* out|last (?:day|days|weeks?|month)|goes|go|gone|went|hand\w* over|vacat\w+|off)\b"


_THERE = r"\b(?:sits?|sat|sitting|serv\w+|members?|seats?|remain\w*|stay\w*|on C|at the table|belong\w*|has been|have been|keeps?|holds?|held|occup\w+|represent\w*)\b"


_NOT = r"\b(?:not|no|never|neither|nor|without|no longer|n't|absent|outside)\b"


_NAMED = r"C|seats?\b|members?\b|term\b|terms\b|table\b|elected|newcomer"


_CUES = "join|newcom|new |enter|arriv|beg|start|take|took|taking|come|came|return|back|fresh|debut|incoming|leav|left|depart|step|outgoing|expir|run|end|give|gave|rotat|bow|last |go|hand|vacat|off|sit|sat|serv|member|seat|remain|stay|belong|been|keep|hold|held|occup|represent|table"


@frame(
    Family.MEMBERSHIP,
    rf"{CLAUSE_BEGINS}(?={CLAUSE}G){CLAUSE}(?:{_IN}|{_OUT}|{_THERE}){CLAUSE}",
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
            r"\bdeclin|\breject|spurn|turn\w* (?:it|the seat|the place) down|refus\w+ (?:it|the seat)|renounc",
            clause.skeleton,
        )
        or grammar.search(
            r"\byears? (?:left|to (?:go|run|serve)|remaining|ahead)|\bstays? until|seat'?s? (?:passed|was taken)|G's seat",
            words,
        )
        or grammar.search(
            r"vot|abstain|sign|veto|statement|letter|request|meeting|session|brief|discuss|H|committee|presid|gavel|helm\b|\bturn\b|in the chair|at the head of|Q|resolution|said|told|ask"
            r"|\b(?:first|O) (?:of|among)\b|\bis the only\b",
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
    if not times and grammar.search(r"\b(?:previous|earlier|former)", words):
        return None  # of the terms before this one
    if grammar.search(rf"\b(?:n?ever|no|not)\b[^;.]*{_UNTIL_THEN}", words):
        return None  # of the time before
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
    if negative and grammar.search(
        r"\b(?:won|win|lost|los(?:es|ing)|campaign\w*|bids?|race|contest\w*)\b|\bno (?:C )?seats?\b", words
    ):
        return None  # an election, and no seat
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
    facts = [scene.ledger.term_fact(r) for s in states for r in near_terms(scene, s)]
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
    facts = [scene.ledger.term_fact(r) for s in states for r in near_terms(scene, s)]
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
