"""A term by its years: when it began and ends, which of a state's terms it is, and how far it has run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, NAMED, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.seat.sitting import DAY, terms, told_of, told_terms


@frame(
    Family.MEMBERSHIP,
    rf"(?:(?P<who>{NAMED})(?:'s?)?,? |(?P<its>its|their|whose) )(?:own |current |latest |two-year |elected |own two-year |stint's |membership's |last |first )*(?:terms?|mandate on C|seat|stint|tenure|spell|membership)(?: (?:on|in|at) (?:C|the table))?(?P<verb>{AUX} (?:will |is due to |was due to |does not |did not )?(?:begins?|began|starts?|started|runs? out|ran out|ends?|ended|expires?|expired|runs?|ran|lasts?|lasted|comes? to an end|came to an end|finish(?:es|ed)?))(?P<rest>[^;.]*)",
    "term|mandate|seat|stint|tenure|spell|membership",
    rank=5,
)
def term_dates(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """When a term begins or ends."""
    group = "who" if m.group("who") else "its"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if group == "its":
        states = next(
            (
                x.value
                for i, x in sorted(clause.at.items(), reverse=True)
                if i < m.start()
                and x.kind.value == "states"
                and (len(x.value) == 1 or m.group("its") != "its")
            ),
            scene.states[:1] if len(scene.states) == 1 else (),
        )
    verb, rest = m.group("verb"), m.group("rest")
    others = grammar.search(
        r"(?:like|as do|as did|as with|along with|together with) (?:those of |that of |do |did )?(G)", rest
    )
    if others:
        at = m.start("rest") + others.start(1)
        states = (*states, *clause.at[at].value)
    if not states or "PRK" in states:
        return None
    cut = grammar.search(
        r",? (?:and (?=its|the|it|ends?|ended|will|runs)|but|while|after|before|when|which)\b", rest
    )
    stop = m.end() - (len(rest) - cut.start()) if cut and not others else m.end()
    # "Rwanda's term ended in 2014, Chad's in 2015": what follows the next state is that state's.
    another = grammar.search(r"G", rest) if not others else None
    if another:
        stop = min(stop, m.start("rest") + another.start())
    times = scene.times_in(clause, m.start("verb"), stop) or scene.times_in(clause, 0, m.start("verb"))
    if not times:
        return None
    starts = bool(grammar.search(r"begin|began|start", verb))
    runs = grammar.search(r"\bruns?\b|\bran\b|last", verb) and not grammar.search(r"out", verb)
    # "Until 2019", "at the start of 2019": a whole year that the term itself no longer reaches.
    brief = (
        grammar.search(r"until|till|start|beginning|early|dawn|opening|first day", m.group(0)) is not None
        and grammar.search(r"\bend of|close of|\blate\b|December", m.group(0)) is None
    )
    wrong = []
    for s in states:
        rows = scene.ledger.terms_of(s)
        if runs and len(times) > 1:
            years = (times[0].first.year, times[-1].last.year)
            ok = any((r.from_.year, ((r.until or date.max) - DAY).year) == years for r in rows)
        elif starts:
            ok = any(a <= r.from_ <= b for r in rows for a, b in times[-1].spans)
        else:
            ok = any(
                a <= r.until - DAY <= b or (r.until == a and (brief or b - a < timedelta(days=40)))
                for r in rows
                if r.until
                for a, b in times[-1].spans
            )
        if not ok:
            wrong.append(s)
    named = [x for i, x in clause.at.items() if i < m.start("verb") and x.kind.value == "states"]
    if wrong and group == "its" and len(named) != 1:
        # "Their terms" may be those of others than were named last.
        return None
    if wrong:
        return [
            (
                m.start(),
                stop,
                contradicted(
                    f"{told_of(scene, wrong)}.",
                    *[f for s in wrong for f in terms(scene, s)],
                ),
            )
        ]
    return [
        (
            m.start(),
            stop,
            supported(
                f"{told_of(scene, states)}.",
                *[f for s in states for f in terms(scene, s)],
            ),
        )
    ]


_DAY = timedelta(days=1)


def last_day(row: Any) -> date:
    return date.max if row.until is None else row.until - _DAY


#: "In the 1990s" is somewhere in those ten years.
DECADE = 10


def years_of(row: Any) -> range:
    return range(row.from_.year, min(last_day(row).year, 2100) + 1)


def facts_of(scene: Scene, states: Sequence[str]) -> list[Fact]:
    return [f for s in states for f in terms(scene, s)]


def contradicts(scene: Scene, states: Sequence[str]) -> Answer:
    return contradicted(f"{told_of(scene, states)}.", *facts_of(scene, states))


def supports(scene: Scene, states: Sequence[str]) -> Answer:
    return supported(f"{told_of(scene, states)}.", *facts_of(scene, states))


def about_council(scene: Scene, clause: Clause) -> bool:
    """Whether the sentence, or what went before it, speaks of seats and not of another body."""
    return not grammar.search(
        r"H|committee|cabinet|parliament|european union|\bnato\b|assembly of|board", clause.skeleton
    )


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO})(?:,? itself)?,?(?: (?:which|who|that))?(?P<not>{AUX}(?: not| never| n't)?)(?: (?:last|first|previously|earlier|most recently|once|also))? (?:sat|served|been (?:a member|on C)|(?:was|were) (?:last |first |previously |also |both )*(?:on C|there|in C|a member|members)|(?:had|held) (?:a |its |their )?(?:last |previous |first |own |elected |only )*(?:seats?|terms?|stint|place)|done a stint|a member)(?: (?:of|on|in|at) (?:C|its own|the table))*(?: of its own)?(?P<rest>[^;.]*)",
    "sat|served|been|was |were |had |held|stint|member",
    rank=4,
)
def sat_in_years(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Slovenia sat in 1998 and 1999", "Guyana was last on the Council in 1982-83", "has not sat since 1992"."""
    words, rest = m.group(0), m.group("rest")
    states, extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states or extra or "PRK" in states or not about_council(scene, clause):
        return None
    if grammar.match(r" (?:it |this |that )?out\b", rest):
        return None  # "which sat out Friday's vote"
    if clause.skeleton[: m.start()].endswith("neither "):
        return None  # of these the opposite is said
    cut = grammar.search(r",? (?:and (?=G|it|has|is|will|the)|but|while|which|who|where|with)\b", rest)
    if grammar.search(r", (?:which|who|that)\b", clause.skeleton[m.start("who") : m.start("rest")]):
        # "Lithuania, which sat in 2014 and 2015, voted for it": the aside ends at its comma.
        aside = grammar.search(r",(?! (?:and )?(?:in |from |for )?D)", rest)
        cut = min(filter(None, (cut, aside)), key=lambda found: found.start(), default=None)
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    times = [
        t for t in scene.times_in(clause, m.start(), stop) if t.grain in ("year", "years", "month", "day")
    ]
    if not times:
        return None
    yes = not grammar.search(r"\b(?:not|never)\b|n't", m.group("not"))
    rows = {
        s: [r for r in scene.ledger.terms_of(s) if scene.published is None or r.from_ <= scene.published]
        for s in states
    }
    if grammar.search(r"since", rest):
        # "has not sat on the Council since 1992": the last term ended then.
        wrong = [
            s
            for s in states
            if not rows[s]
            or last_day(rows[s][-1]).year not in (times[-1].first.year, times[-1].first.year - 1)
        ]
        if yes:
            return None
        return [(m.start(), stop, contradicts(scene, wrong) if wrong else supports(scene, states))]
    said = {y for t in times for y in range(t.first.year, t.last.year + 1)}
    last = bool(grammar.search(r"\b(?:last|most recently|latest)\b", words))
    first = bool(grammar.search(r"\bfirst\b", words))
    bad = []
    for s in states:
        held = [set(years_of(r)) for r in rows[s]]
        sits_now = (
            bool(held) and scene.published is not None and (scene.published - rows[s][-1].from_).days < 800
        )
        if last and len(held) > 1 and sits_now and (said == held[-2] or said == {max(held[-2])}):
            # Said of a member: the last time is the one before this.
            continue
        if last and held:
            ok = said == held[-1] or (len(said) == 1 and max(held[-1]) in said)
            if not ok and said & held[-1] and len(said) == 1:
                ok = False
        elif first and held:
            ok = said <= held[0]
        else:
            spans = [
                {y for t in scene.times.get(i, ()) for y in range(t.first.year, t.last.year + 1)}
                for i, x in clause.at.items()
                if m.start() <= i < stop and x.kind.value == "date"
            ]
            ok = bool(held) and all(
                any(ys <= h or (len(ys) == DECADE and h <= ys) for h in held) or ys <= set().union(*held)
                for ys in spans
                if ys
            )
            if ok and any(
                len(ys) > 1 and x.value.word == "range" and ys not in held and len(ys) not in (2, DECADE)
                for ys, x in zip(spans, clause.within(m.start(), stop, "D"), strict=False)
            ):
                ok = False
        if ok != yes:
            bad.append(s)
    return [(m.start(), stop, contradicts(scene, bad) if bad else supports(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?:(?P<who>{NAMED})|[Ff]or (?P<who2>G))[^;.]{{0,60}}? (?:the|its|his|their|a|an?) (?P<o>O|N)(?:-| )?(?:(?:two-year |elected |full )?(?:terms?|times?|stints?|spells?|turn on C)|time (?:on|in) C)(?P<rest>[^;.]*)|(?P<who3>{NAMED})[^;.]{{0,50}}? (?:for the (?P<o2>O) time|(?P<n>N) times)(?: (?:on|in) C| since D)?|(?P<who4>{NAMED}),? (?:which |who )?(?:has |had )?never (?:before )?(?:sat|served|been a member|been elected|held a seat|had a seat|been) (?:on C|in C|of C|before)?[^;.]{{0,40}}|(?P<who5>{NAMED})[^;.]{{0,30}} first(?:-ever| ever)? (?:term|time|stint|seat|spell)(?: (?:on|in|at) C)?",
    "term|time|stint|spell|turn|never|first",
    rank=5,
)
def nth_term(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "For Seoul it is the third term, after 1996-97 and 2013-14", "has never sat on the Council"."""
    words = m.group(0)
    group = next(g for g in ("who", "who2", "who3", "who4", "who5") if m.group(g))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if (
        len(states) != 1
        or "PRK" in states
        or not (
            grammar.search(r"C|seat|term|stint|member|sat\b|table|elected", clause.skeleton)
            or scene.ago("membership") <= 2
        )
        or not about_council(scene, clause)
    ):
        return None
    if grammar.search(r"vote|veto|meeting|session|presid|request|abstain|discuss|resolution|\bask", words):
        return None
    state = states[0]
    on = scene.published
    rows = [r for r in scene.ledger.terms_of(state) if on is None or r.from_ <= on + timedelta(days=370)]
    if state in scene.ledger.permanent(on or date(2000, 1, 1)):
        return None
    current = [r for r in rows if on is None or r.from_ <= on]
    if group == "who4":
        if not grammar.search(r"C|council|seat", words):
            return None
        if grammar.search(
            r"\bbefore\b|\buntil\b|\btill\b",
            clause.skeleton[m.start() : widen(clause, m.start(), m.end())[1]],
        ):
            return None
        past = [r for r in rows if on is None or r.from_ <= on]
        fact = terms(scene, state)
        return answer_of(not past, f"{told_terms(scene, state)}.", *fact)
    if group == "who5":
        number = 1
    else:
        marks = clause.within(m.start(), m.end(), "ON")
        if not marks:
            return None
        number = marks[0].value
    counts = {len(rows), len(current)}
    if grammar.search(r"\bwill\b", words) and len(current) < len(rows):
        counts = {len(rows)}  # the term to come is counted
    # A state that is elected and not yet seated counts the coming term or not.
    facts = [scene.ledger.term_fact(r) for r in rows] or terms(scene, state)
    shown = current if number == len(current) else rows
    words = f"{name_of(state)} has {len(shown)} term{'s' * (len(shown) != 1)}: {listed([_span(r) for r in shown])}."
    if number in counts:
        answer = supported(words, *facts)
    elif len(rows) > 4 and min(abs(number - c) for c in counts) < 2:
        answer = unknown(words, *facts)  # long series are counted differently by different hands
    else:
        answer = contradicted(words, *facts)
    return answer


def _span(row: Any) -> str:
    end = last_day(row)
    return (
        f"{row.from_.year}"
        if end.year == row.from_.year
        else f"{row.from_.year}-{end.year}"
        if row.until
        else f"{row.from_.year} on"
    )


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G),? (?:which |who )?(?:(?:has been )?(?:on C|a (?:C |council )?member(?: of C)?|an elected member|a member)|has sat on C|has been (?:there|at the table)|sitting on C|whose term (?:began|started)) (?:since|from) (?:the (?:start|beginning) of )?D|(?P<who2>G),? (?:which|who) (?:joined|came on(?:to)?|entered|took (?:its|a) seat on|left|rotated off|gave up its seat on|stepped down from|was elected to|returned to)(?: C)? (?:in|on|at the (?:start|end|beginning) of|last|this)? ?D",
    "since|from|joined|came|entered|took|left|rotated|gave|stepped|elected|returned",
    rank=6,
)
def since_when(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Tanzania, an elected member since January", "Norway, which joined in January 2021"."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    times = scene.times_in(clause, m.start(), m.end())
    if not states or not times or "PRK" in states or not about_council(scene, clause):
        return None
    leaves = bool(grammar.search(r"left|rotated|gave up|stepped", m.group(0)))
    if grammar.search(r"was elected to", m.group(0)):
        return None
    if not grammar.search(r"C|member|seat|term|table", m.group(0)):
        return None
    t = times[-1]
    bad = [
        s
        for s in states
        if not any(
            a - timedelta(days=3) <= x <= b + timedelta(days=3)
            for x in [(last_day(r) if leaves else r.from_) for r in scene.ledger.terms_of(s)]
            for a, b in t.spans
        )
    ]
    return contradicts(scene, bad) if bad else supports(scene, states)


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})[^;.]{{0,30}}? (?:in|into|began|begin|start|started|entered|entering|enter|serve|serves|serving|have|has) (?:the|its|their) (?P<o>O|final|last) year(?: of (?:its|their|a) (?:two-year )?terms?| on C| of membership| at the table)?(?=[,;.]|$)",
    "year",
    rank=6,
)
def year_of_term(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Mexico, India, Ireland, Kenya and Norway are in the second year of their terms"."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    marks = clause.within(m.start("o"), m.end("o"), "O")
    number = marks[0].value if marks else 2
    times = scene.times_in(clause, m.start(), m.end())
    on = times[0].first if times else scene.published
    if on is None or not states or number not in (1, 2):
        return None
    bad = [
        s
        for s in states
        if not any(
            r.from_ <= on < (r.until or date.max) and on.year - r.from_.year == number - 1
            for r in scene.ledger.terms_of(s)
        )
    ]
    return contradicts(scene, bad) if bad else supports(scene, states)
