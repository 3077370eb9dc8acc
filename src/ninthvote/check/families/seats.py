"""More ways to say who sits: terms by their years, runs of terms, those who stay, come in, go and replace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.families.table import _terms, _told, sits, told_of
from ninthvote.check.frame import Found, frame
from ninthvote.check.grammar import AUX, NAMED, WHO
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of, states_in
from ninthvote.check.scene import Scene
from ninthvote.check.timing import Time

_DAY = timedelta(days=1)
_CLOSE = 45


def _last_day(row: Any) -> date:
    return date.max if row.until is None else row.until - _DAY


def _years(row: Any) -> range:
    return range(row.from_.year, min(_last_day(row).year, 2100) + 1)


def _facts(scene: Scene, states: Sequence[str]) -> list[Fact]:
    return [f for s in states for f in _terms(scene, s)]


def _wrong(scene: Scene, states: Sequence[str]) -> Answer:
    return contradicted(f"{told_of(scene, states)}.", *_facts(scene, states))


def _right(scene: Scene, states: Sequence[str]) -> Answer:
    return supported(f"{told_of(scene, states)}.", *_facts(scene, states))


def _about_council(scene: Scene, clause: Clause) -> bool:
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
    if not states or extra or "PRK" in states or not _about_council(scene, clause):
        return None
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
            or _last_day(rows[s][-1]).year not in (times[-1].first.year, times[-1].first.year - 1)
        ]
        if yes:
            return None
        return [(m.start(), stop, _wrong(scene, wrong) if wrong else _right(scene, states))]
    said = {y for t in times for y in range(t.first.year, t.last.year + 1)}
    last = bool(grammar.search(r"\b(?:last|most recently|latest)\b", words))
    first = bool(grammar.search(r"\bfirst\b", words))
    bad = []
    for s in states:
        held = [set(_years(r)) for r in rows[s]]
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
                any(ys <= h for h in held) or ys <= set().union(*held) for ys in spans if ys
            )
            if ok and any(
                len(ys) > 1 and x.value.word == "range" and ys not in held and len(ys) != 2
                for ys, x in zip(spans, clause.within(m.start(), stop, "D"), strict=False)
            ):
                ok = False
        if ok != yes:
            bad.append(s)
    return [(m.start(), stop, _wrong(scene, bad) if bad else _right(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO})(?:,? whose terms?|,? which| who)?{AUX} (?:will |to |are to |is to |set to |due to )?(?:remains?|remained|stays?(?: on)?|stayed(?: on)?|continues?|serves?|keeps? (?:its|their) seats?|sits?|holds? (?:its|their) seats?|hangs? on|has a seat|have seats)(?: (?:at|on|in|around) (?:the table|C|the horseshoe))?(?: as (?:an? )?(?:elected )?members?)?,? (?P<rest>(?:until|till|through|for another|another|one more|to the end)[^;.]*)",
    "remain|stay|continue|serve|keep|sit|hold|hang|has a seat|have seats",
    rank=6,
)
def stays_until(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Japan, Malta and Mozambique remain until December", "Estonia stays another year"."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states or "PRK" in states or not _about_council(scene, clause):
        return None
    rest = m.group("rest")
    cut = grammar.search(r",? (?:and (?=G|it|the)|but|while|which|who|when)\b", rest)
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    on = scene.published
    if on is None:
        return None
    times = scene.times_in(clause, m.start(), stop)
    bad = []
    for s in states:
        rows = [
            r
            for r in scene.ledger.terms_of(s)
            if r.from_ <= on + timedelta(days=_CLOSE) and on < (r.until or date.max)
        ]
        if not rows:
            bad.append(s)
            continue
        end = _last_day(rows[0])
        if times:
            t = times[-1]
            if not any(a <= end <= b for a, b in t.spans) and not (
                t.grain == "year" and end.year == t.first.year
            ):
                bad.append(s)
        elif grammar.search(r"(?:for )?another year|one more year", rest):
            if not timedelta(days=300) <= end - on <= timedelta(days=430):
                bad.append(s)
        else:
            return None
    return [(m.start(), stop, _wrong(scene, bad) if bad else _right(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<new>{NAMED}|they|the newcomers|the (?:N |five )?(?:new|incoming) members|these|the N|who|which),?(?: who|which)?{AUX} (?:will |are to |is to )?(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|tak(?:e|es|ing) (?:the )?(?:places?|seats?) of|took (?:the )?(?:places?|seats?) of|tak(?:e|es) over from|took over from|c(?:ome|omes|ame) in for|fill(?:s|ed)? the (?:seats?|places?) of|step(?:s|ped)? in for) (?P<old>(?:the )?(?:outgoing |departing )?G)(?P<rest>[^;.]*)",
    "replac|succeed|places|seats|take|took|come|came|fill|step",
    rank=7,
)
def replaces(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "They replace Albania, Brazil, Gabon, Ghana and the United Arab Emirates"."""
    old = clause.at[m.start("old") + m.group("old").index("G")].value
    new, _ = states_in(scene, clause, m.start("new"), m.end("new"))
    if grammar.search(r"as (?:president|chair)|presid|chair", m.group(0)) or not _about_council(
        scene, clause
    ):
        return None
    times = [t for t in scene.times_in(clause) if t.grain in ("year", "month", "day")]
    anchor = times[-1].first if times else scene.published
    if anchor is None:
        return None
    led = scene.ledger
    year = anchor.year if anchor.month <= 3 else anchor.year + 1
    years = [year] if times and times[-1].grain == "year" else [year, anchor.year]
    for y in dict.fromkeys(years):
        gone = {s for s, rows in led.terms.items() if any(r.until == date(y, 1, 1) for r in rows)}
        come = {s for s, rows in led.terms.items() if any(r.from_ == date(y, 1, 1) for r in rows)}
        if set(old) <= gone and set(new) <= come:
            fact = (Fact(f"membership: {y - 1}"), Fact(f"membership: {y}"))
            return [
                (
                    m.start(),
                    m.start("rest"),
                    supported(
                        f"In {y} {listed(sorted(map(name_of, come)))} took the places of {listed(sorted(map(name_of, gone)))}.",
                        *fact,
                    ),
                )
            ]
    y = years[0]
    gone = {s for s, rows in led.terms.items() if any(r.until == date(y, 1, 1) for r in rows)}
    bad = [s for s in old if s not in gone] or list(new)
    if len(old) < 2 and not new:
        return None
    return [(m.start(), m.start("rest"), _wrong(scene, bad))]


@frame(
    Family.MEMBERSHIP,
    rf"(?:(?P<who>{NAMED})|[Ff]or (?P<who2>G))[^;.]{{0,60}}? (?:the|its|his|their|a|an?) (?P<o>O|N)(?:-| )?(?:(?:two-year |elected |full )?(?:terms?|times?|stints?|spells?|turn on C)|time (?:on|in) C)(?P<rest>[^;.]*)|(?P<who3>{NAMED})[^;.]{{0,50}}? (?:for the (?P<o2>O) time|(?P<n>N) times)(?: (?:on|in) C| since D)?|(?P<who4>{NAMED}),? (?:which |who )?(?:has |had )?never (?:before )?(?:sat|served|been a member|been elected|held a seat|had a seat|been) (?:on C|in C|of C|before)?[^;.]{{0,40}}|(?P<who5>{NAMED})[^;.]{{0,30}} first(?:-ever| ever)? (?:term|time|stint|seat|spell)(?: (?:on|in|at) C)?",
    "term|time|stint|spell|turn|never|first",
    rank=5,
)
def nth_term(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "For Seoul it is the third term, after 1996-97 and 2013-14", "has never sat on the Council"."""
    words = m.group(0)
    group = next(g for g in ("who", "who2", "who3", "who4", "who5") if m.group(g))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if (
        len(states) != 1
        or "PRK" in states
        or not (
            grammar.search(r"C|seat|term|stint|member|sat\b|table|elected", clause.skeleton)
            or scene.lately("membership")
        )
        or not _about_council(scene, clause)
    ):
        return None
    if grammar.search(r"vote|veto|meeting|session|presid|request|abstain|discuss|resolution", words):
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
        fact = _terms(scene, state)
        return [
            (
                m.start(),
                m.end(),
                contradicted(f"{_told(scene, state)}.", *fact)
                if past
                else supported(f"{_told(scene, state)}.", *fact),
            )
        ]
    if group == "who5":
        number = 1
    else:
        marks = clause.within(m.start(), m.end(), "ON")
        if not marks:
            return None
        number = marks[0].value
    counts = {len(rows), len(current)}
    # A state that is elected and not yet seated counts the coming term or not.
    facts = [scene.ledger.term_fact(r) for r in rows] or _terms(scene, state)
    start = m.start()
    if number in counts:
        return [
            (
                start,
                m.end(),
                supported(
                    f"{name_of(state)} has {number} terms: " + listed([_span(r) for r in rows]) + ".", *facts
                ),
            )
        ]
    if len(rows) > 4 and min(abs(number - c) for c in counts) < 2:
        # Long series are counted differently by different hands.
        return [
            (
                start,
                m.end(),
                unknown(
                    f"{name_of(state)} has {len(rows)} terms: " + listed([_span(r) for r in rows]) + ".",
                    *facts,
                ),
            )
        ]
    return [
        (
            start,
            m.end(),
            contradicted(
                f"{name_of(state)} has {len(rows)} terms: " + listed([_span(r) for r in rows]) + ".", *facts
            ),
        )
    ]


def _span(row: Any) -> str:
    end = _last_day(row)
    return (
        f"{row.from_.year}"
        if end.year == row.from_.year
        else f"{row.from_.year}-{end.year}"
        if row.until
        else f"{row.from_.year} on"
    )


_GROUPS = (
    (r"african|africa|\ba3\b", "african"),
    (r"asia-pacific|asian|asia", "asia"),
    (r"eastern european|eastern europe", "eastern"),
    (r"latin american|latin america|caribbean", "latin"),
    (r"western european|western europe|\bweog\b", "western"),
)


@frame(
    Family.MEMBERSHIP,
    r"(?:the )?(?:C's? )?(?:N |a|three |two )?(?:africans?|asia-pacific|asians?|eastern europeans?|latin americans?(?: and caribbean)?|western europeans?(?: and other(?:s)?)?|a3)(?: group)?(?: ?(?:members?|seats?|states|countries|trio))?(?: (?:of|on|in) C)?(?: (?:in|of) D| this year)?,? (?:are|were|is|was|now are|are now|being|held by|belongs to|went to|goes to|:|,|comprises?)(?: (?:now|then|held by|filled by))? (?P<who>G)|(?P<who2>G)(?: \([^)]*\))?,? (?:hold|holds|held|fill|fills|filled|occup(?:y|ies|ied)|took|takes) (?:the |one of the )?(?:N |three |two )?(?:african|asia-pacific|asian|eastern european|latin american|western european|caribbean)[^;.]{0,25}seats?|(?P<who3>G),? (?:are |were |is |was )?(?:the |one of the )(?:N |three |two )?(?:african|asian|asia-pacific|latin american|eastern european|western european) (?:members?|states|countries)(?: (?:of|on) C)?[^;.,]{0,20}",
    "african|asia|european|latin|a3|caribbean",
    rank=7,
)
def group_members(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The A3 are now Algeria, Mozambique and Sierra Leone"."""
    group = next(g for g in ("who", "who2", "who3") if m.group(g))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    name = next((g for p, g in _GROUPS if grammar.search(p, m.group(0))), None)
    times = scene.times_in(clause, m.start(), m.end()) or (
        [Time(scene.ballot.on, scene.ballot.on, "day")]
        if scene.ballot is not None and grammar.search(r"were|was|held", m.group(0))
        else []
    )
    time = times[0] if times else scene.present()
    if time is None or name is None or not states:
        return None
    members = set(scene.ledger.group(name, time.first)) - scene.ledger.permanent(time.first)
    fact = Fact(f"membership: {time.first.year}")
    if set(states) <= members:
        return [
            (
                m.start(),
                m.end(),
                supported(f"The members of that group were {listed(sorted(map(name_of, members)))}.", fact),
            )
        ]
    return [
        (
            m.start(),
            m.end(),
            contradicted(f"The members of that group were {listed(sorted(map(name_of, members)))}.", fact),
        )
    ]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})(?:,? both| all)?,? (?:will |are to |is to |to |can |both |all |now |then |today |also )*(?:c(?:ome|omes|ame) (?:in|on|aboard)|arriv(?:e|es|ed)|go(?:es)? (?:off|out)|went (?:off|out)|leaves?|left|depart(?:s|ed)?|step(?:s|ped)? down|bow(?:s|ed)? out|rotat(?:e|es|ed) (?:off|out)|mak(?:e|es) way|(?:took|takes?|taking) (?:up )?(?:its|their) (?:seats?|places?)|join(?:s|ed)?|begin(?:s)? (?:its|their) (?:two-year )?terms?|began (?:its|their) (?:two-year )?terms?|start(?:s|ed)? (?:its|their) (?:two-year )?terms?|tak(?:e|es) over|return(?:s|ed)?|finish(?:es|ed)? (?:its|their) terms?|complet(?:e|es|ed) (?:its|their) terms?)(?P<rest>[^;.]*)",
    "come|came|arriv|go |goes|went|leave|left|depart|step|bow|rotat|make|makes|took|take|join|begin|began|start|return|finish|complet",
    rank=2,
)
def comes_or_goes_at_new_year(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ireland, Norway, India, Kenya and Mexico come in": at the turn of the year nearest the article."""
    words = m.group(0)
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    rest = m.group("rest")
    if not states or "PRK" in states or not _about_council(scene, clause):
        return None
    speaks = grammar.search(r"C|table|seat|member|term|january|newcomer", clause.skeleton) or any(
        x.value.month == 1 or x.value.word in ("today", "end")
        for x in clause.within(0, len(clause.skeleton), "D")
    )
    speaks = speaks or scene.lately("membership")
    near = scene.published is not None and (scene.published.month in (1, 12, 6) or speaks)
    if not (speaks or (len(states) >= 3 and near)):
        return None
    if grammar.search(
        r"^ (?:the (?:room|hall|chamber|meeting|call|request|vote|statement|letter|post)|it|them|in (?:calling|voting|asking|signing|the)|from|to (?:a|the vote|vote)|for|G|office|him|her)",
        rest,
    ) or grammar.search(r"(?:vote|statement|letter|room|hall|chamber)", rest[:25]):
        return None
    leaves = bool(
        grammar.search(
            r"\bgo(?:es)? |went|leav|left|depart|step|bow|rotat|make|finish|complet",
            words[len(m.group("who")) :],
        )
    )
    cut = grammar.search(
        r",? (?:and (?=G|it|the|has)|but|while|which|who|after|before|as (?=do|did|well)|for the)\b", rest
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    times = list(scene.times_in(clause, m.start(), stop)) or list(scene.times_in(clause, 0, m.start()))
    if not times:
        if scene.published is None:
            return None
        p = scene.published
        y = p.year if p.month <= 3 else p.year + 1
        times = (
            [Time(date(y, 1, 1), date(y, 1, 1), "day")]
            if not leaves
            else [Time(date(y - 1, 12, 31), date(y - 1, 12, 31), "day")]
        )
    also = grammar.search(r"as (?:do|did|will|well as) (?:the )?(G)", rest)
    if also:
        at = m.start("rest") + also.start(1)
        states = (*states, *clause.at[at].value)
        stop = at + 1
    t = times[-1]
    bad = []
    for s in states:
        marks = [(_last_day(r) if leaves else r.from_) for r in scene.ledger.terms_of(s)]
        if t.grain == "year" or t.grain == "now":
            ok = any(x.year == t.first.year for x in marks) or (
                t.grain == "now" and any(abs((x - t.first).days) <= 20 for x in marks)
            )
        else:
            ok = any(a - timedelta(days=12) <= x <= b + timedelta(days=12) for x in marks for a, b in t.spans)
        if not ok:
            bad.append(s)
    if (
        bad
        and len(bad) == len(states)
        and not grammar.search(r"C|seat|term|table", words + clause.skeleton[:0])
    ):
        return None
    return [(m.start(), stop, _wrong(scene, bad) if bad else _right(scene, states))]


@frame(
    Family.MEMBERSHIP,
    r"neither (?P<a>G) nor (?P<b>G) (?:is|was|are|were|sits?|sat|has|had|will be)[^;.]*|(?P<c>G) (?:is|was|are|were|does|did|has|had) not(?: on it| among them| one of them| a member)?(?=[,;.]|$)",
    "neither|not",
    rank=6,
)
def nor_a_member(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Seven of those are on the Council; Japan is not"."""
    if m.group("a"):
        if not grammar.search(r"C|seat|member|table", m.group(0)):
            return None
        states = (*clause.at[m.start("a")].value, *clause.at[m.start("b")].value)
    else:
        before = clause.skeleton[: m.start()]
        if not grammar.search(r"on C|members? of C|C members?|a seat|sit on", before):
            return None
        states = clause.at[m.start("c")].value
    times = scene.times_in(clause)
    time = (
        times[0]
        if times
        else Time(scene.paper.on, scene.paper.on, "day")
        if scene.paper is not None and scene.sentence - scene.paper_at <= 4
        else scene.present()
    )
    return [(m.start(), m.end(), sits(scene, states, time, yes=False))] if time else None


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G),? (?:which |who )?(?:(?:has been )?(?:on C|a (?:C |council )?member(?: of C)?|an elected member|a member)|has sat on C|has been (?:there|at the table)|sitting on C|whose term (?:began|started)) (?:since|from) (?:the (?:start|beginning) of )?D|(?P<who2>G),? (?:which|who) (?:joined|came on(?:to)?|entered|took (?:its|a) seat on|left|rotated off|gave up its seat on|stepped down from|was elected to|returned to)(?: C)? (?:in|on|at the (?:start|end|beginning) of|last|this)? ?D",
    "since|from|joined|came|entered|took|left|rotated|gave|stepped|elected|returned",
    rank=6,
)
def since_when(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Tanzania, an elected member since January", "Norway, which joined in January 2021"."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    times = scene.times_in(clause, m.start(), m.end())
    if not states or not times or "PRK" in states or not _about_council(scene, clause):
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
            for x in [(_last_day(r) if leaves else r.from_) for r in scene.ledger.terms_of(s)]
            for a, b in t.spans
        )
    ]
    return [(m.start(), m.end(), _wrong(scene, bad) if bad else _right(scene, states))]


@frame(
    Family.MEMBERSHIP,
    r"(?:[Tt]he )?(?:O|first|original|initial) (?:N )?(?:elected |non-permanent |permanent )?members (?:of C )?(?:were|:) (?P<who>G)|(?P<who2>G) (?:served|sat|had|got|were given|serving)(?: for)? (?:only |just )?(?:one year|a (?:single|one-year)|N years?|one-year terms?)[^;.]*",
    "first|original|initial|one year|one-year|single|years",
    rank=6,
)
def first_members(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who sat first after 1946 or 1966, and who for one year only."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    led = scene.ledger
    times = scene.times_in(clause)
    if group == "who2":
        if not grammar.search(r"one[- ]year|one year", m.group(0)) or not _about_council(scene, clause):
            return None
        bad = [
            s
            for s in states
            if not any(
                len(_years(r)) == 1
                and (not times or any(t.holds(r.from_) or t.holds(_last_day(r)) for t in times))
                for r in led.terms_of(s)
            )
        ]
        return [(m.start(), m.end(), _wrong(scene, bad) if bad else _right(scene, states))]
    old = any(t.first.year < 1966 for t in times) and not any(t.first.year == 1966 for t in times)
    year = 1946 if old else 1966
    if scene.focus is not None and scene.focus.first.year in (1946, 1966) and not times:
        year = scene.focus.first.year
    on = date(year, 2, 1)
    members = (
        led.permanent(on)
        if "permanent members" in m.group(0) and "non-permanent" not in m.group(0)
        else led.elected(on)
    )
    bad = [s for s in states if s not in members]
    fact = Fact(f"membership: {year}")
    return [
        (
            m.start(),
            m.end(),
            contradicted(f"The elected members of {year} were {listed(sorted(map(name_of, members)))}.", fact)
            if bad
            else supported(
                f"The elected members of {year} were {listed(sorted(map(name_of, members)))}.", fact
            ),
        )
    ]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED}) (?:is|are|was|were|being|remains?) (?:the )?(?:only|sole|N) (?P<kind>newcomers?|new members?|permanent members?|elected members?|(?:C )?members? (?:of C )?(?:that|who|to))[^;.]*|C (?:then|now|currently|at the time)?,? ?(?:had|has) (?:only )?(?P<n>N) members(?= |,|$)(?! (?:that|who|with|whose|from|in|against|opposed|of|for|to))[^;.]*",
    "only|sole|newcomer|members",
    rank=1,
)
def council_had(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The Council then had eleven members"."""
    if not m.group("n") or grammar.search(r"(?:, for|because|since|as) $", clause.skeleton[: m.start()]):
        return None
    number = clause.within(m.start("n"), m.end("n"), "N")[0].value
    times = scene.times_in(clause) or (
        [scene.focus] if scene.focus is not None and grammar.search(r"had|then", m.group(0)) else []
    )
    fact = Fact("COM-01")
    if (
        number == 11
        and not scene.times_in(clause)
        and grammar.search(r"until then|before|then\b|originally|at first|had", clause.skeleton)
    ):
        return [(m.start(), m.end(), supported("Eleven until the end of 1965, fifteen since.", fact))]
    if times and number in (11, 15) and not scene.times_in(clause):
        return None
    if times:
        old = times[0].last < date(1966, 1, 1) or (
            times[0].first == date(1966, 1, 1)
            and grammar.search(r"(?:before|until|till|prior to|up to) D", clause.skeleton) is not None
        )
        return [
            (
                m.start(),
                m.end(),
                supported("Eleven until the end of 1965, fifteen since.", fact)
                if number == (11 if old else 15)
                else contradicted("Eleven until the end of 1965, fifteen since.", fact),
            )
        ]
    return (
        [(m.start(), m.end(), supported("Eleven until the end of 1965, fifteen since.", fact))]
        if number == 15
        else None
    )


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})[^;.]{{0,30}}? (?:in|into|began|begin|start|started|entered|entering|enter|serve|serves|serving|have|has) (?:the|its|their) (?P<o>O|final|last) year(?: of (?:its|their|a) (?:two-year )?terms?| on C| of membership| at the table)?(?=[,;.]|$)",
    "year",
    rank=6,
)
def year_of_term(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
    return [(m.start(), m.end(), _wrong(scene, bad) if bad else _right(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})(?:,? which)? (?:was|were|is|are|has been|have been|got|gets|had been) (?:re-?)?(?:elected|voted in|chosen)(?P<rest>[^;.]*)|(?P<who2>{NAMED}) (?:won|wins|gained|secured|captured) (?:a |the |its |their )?(?:[a-z-]+ )*seats?(?P<rest2>[^;.]*)",
    "elected|voted in|chosen|seat",
    rank=5,
)
def elected_for(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Estonia, Niger … won seats for 2020-21", "was elected on Friday to serve in 2018"."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    rest = m.group("rest") or m.group("rest2") or ""
    begin = m.start("rest") if m.group("rest") is not None else m.start("rest2")
    if (
        not states
        or "PRK" in states
        or not _about_council(scene, clause)
        or not (grammar.search(r"C|seat|term|serve", m.group(0)) or scene.lately("membership"))
    ):
        return None
    told = grammar.search(
        r"(?:for|to serve (?:in|from)|term (?:of|in)|starting(?: in| on)?|beginning(?: in| on)?|from|until|serve) (?:the )?(?:term |period |years? |two years |two-year term )*(?:of |in |from |beginning (?:in|on) |starting (?:in|on) )?D(?: (?:and|to|-) D)?",
        rest,
    )
    if not told:
        return None
    times = scene.times_in(clause, begin + told.start(), begin + told.end())
    years = {y for t in times for y in range(t.first.year, t.last.year + 1)}
    if not years:
        return None
    bad = [s for s in states if not any(years <= set(_years(r)) for r in scene.ledger.terms_of(s))]
    return [(m.start(), begin + told.end(), _wrong(scene, bad) if bad else _right(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED}) (?:remain|remains|stay|stays|stay on|stays on|are staying|is staying|carry on|keep their seats|keeps its seat)(?=[,;.]|$)",
    "remain|stay|carry on|keep",
    rank=4,
)
def stays(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Egypt and Senegal remain", said when others go at the end of the year."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    on = scene.published
    if not states or on is None or "PRK" in states or not scene.lately("membership"):
        return None
    after = date(on.year + (on.month >= 6), 1, 2)
    bad = [s for s in states if not scene.ledger.is_member(s, after, after)]
    return [(m.start(), m.end(), _wrong(scene, bad) if bad else _right(scene, states))]


_ = (unknown, widen)
