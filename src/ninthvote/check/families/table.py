"""The table and the chair: who sits on the Council, from when to when, how many, and who presides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.frame import Found, frame
from ninthvote.check.grammar import AUX, NAMED, PERSON, WHO
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of, states_in
from ninthvote.check.scene import Scene
from ninthvote.check.timing import Time

_DAY = timedelta(days=1)
_ON = r"(?:on|in|of|at|from|with|within|around) C"
_SEAT = r"(?:seats?|chairs?|places?)(?: (?:on|in|at) (?:C|the table|the horseshoe table))?"


#: A term that ended, or begins, more than this many years from the time spoken of says nothing of it.
NEAR_YEARS = 4


def _near_terms(scene: Scene, state: str) -> list[Any]:
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


def _terms(scene: Scene, state: str) -> list[Fact]:
    return [scene.ledger.term_fact(r) for r in _near_terms(scene, state)] or [Fact(f"membership: {state}")]


def _told(scene: Scene, state: str) -> str:
    rows = _near_terms(scene, state)
    if not rows:
        return f"{name_of(state)} has no term on the Council in the record"
    if any(r.until is None for r in rows):
        return f"{name_of(state)} has a permanent seat"
    spans = []
    for r in rows:
        last = (r.until - _DAY).year
        spans.append(f"{r.from_.year}" if last == r.from_.year else f"{r.from_.year}-{last}")
    return f"{name_of(state)} sat in {listed(spans)}"


def told_of(scene: Scene, states: Iterable[str]) -> str:
    """When each of them sat, those with the same years together."""
    groups: dict[str, list[str]] = {}
    for state in states:
        name = name_of(state)
        groups.setdefault(_told(scene, state).removeprefix(name), []).append(name)
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
    facts = [f for s in states for f in _terms(scene, s)]
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
        return contradicted(f"{told_of(scene, wrong)}.", *[f for s in wrong for f in _terms(scene, s)])
    return supported(f"{told_of(scene, states)}.", *facts)


def _time(scene: Scene, clause: Clause, start: int, end: int, *, default: bool = True) -> Time | None:
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
        grammar.search(r"hold|has|had|have", words)
        and grammar.search(r"chair\b", words)
        and "C" not in m.group("rest")[:4]
        and "seat" not in words
    ):
        return None
    yes = not grammar.search(
        r"\b(?:not|no|never|neither|no longer)\b|n't|non-member",
        words[len(m.group("who")) :].split(" until ")[0],
    )
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
    time = _time(scene, clause, m.start(), m.end())
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
    if time is None:
        return None
    return [(m.start(), min(end, right), sits(scene, states, time, yes=yes, kind=kind))]


def _until(scene: Scene, states: tuple[str, ...], time: Time) -> Answer:
    """That the term lasts to this time."""
    facts = [f for s in states for f in _terms(scene, s)]
    for s in states:
        rows = [r for r in scene.ledger.terms_of(s) if r.until is not None]
        if not rows:
            return unknown(f"{_told(scene, s)}.", *facts)
        ends = [r.until - _DAY for r in rows]
        fits = any(time.first <= e <= time.last for e in ends) or (
            time.grain == "year" and any(e.year == time.first.year for e in ends)
        )
        if not fits and any(r.from_ <= time.first and time.last < r.until - _DAY for r in rows) is False:
            return contradicted(f"{_told(scene, s)}.", *_terms(scene, s))
        if not fits:
            return contradicted(f"{_told(scene, s)}.", *_terms(scene, s))
    return supported(f"{told_of(scene, states)}.", *facts)


def _since(scene: Scene, states: tuple[str, ...], time: Time, *, yes: bool, ended: bool) -> Answer:
    facts = [f for s in states for f in _terms(scene, s)]
    for s in states:
        rows = [r for r in scene.ledger.terms_of(s) if scene.published is None or r.from_ <= scene.published]
        if not rows:
            return unknown(f"{_told(scene, s)}.", *facts)
        last = rows[-1]
        if yes:
            ok = time.first <= last.from_ <= time.last
        else:
            end = (last.until or date.max) - _DAY
            ok = time.first.year == end.year and (
                time.grain == "year"
                or time.first <= end <= time.last
                or time.first - end <= timedelta(days=62)
            )
        if not ok:
            return contradicted(f"{_told(scene, s)}.", *_terms(scene, s))
    return supported(f"{told_of(scene, states)}.", *facts)


def _last_sat(scene: Scene, states: tuple[str, ...], times: list[Time]) -> Answer:
    facts = [f for s in states for f in _terms(scene, s)]
    for s in states:
        rows = [r for r in scene.ledger.terms_of(s) if scene.published is None or r.from_ <= scene.published]
        if not rows:
            return contradicted(f"{_told(scene, s)}.", *facts)
        row = rows[-1]
        end = (row.until or date.max) - _DAY
        years = {y for t in times for y in range(t.first.year, t.last.year + 1)}
        held = set(range(row.from_.year, min(end.year, 2100) + 1))
        if not (years == held or (len(times) == 1 and end.year in years and len(years) == 1)):
            return contradicted(f"{_told(scene, s)}.", *_terms(scene, s))
    return supported(f"{told_of(scene, states)}.", *facts)


_STARTS = (
    r"join(?:s|ed|ing)?(?! (?:it|them|in|the (?:call|request|statement|letter|vote|meeting|discussion)|by|forces|hands))|(?:takes?|took|taking|t(?:oo|a)k(?:e|ing)? up) (?:up )?(?:an? |its |their )?(?:elected |non-permanent |new |two-year )*(?:seats?|places?)|enter(?:s|ed)?(?= C)|(?:returns?|returned) to C"
    r"|(?:begins?|began|starts?|started) (?:an? |its |their )?(?:new |two-year |latest )*(?:terms?|stint|tenure)|c(?:ame|omes?|oming) (?:on|onto) C|(?:was|were|been|won|is|are) elected (?:to|for|as)|won (?:an? |its )?(?:elected |non-permanent )*seats?|became (?:an? )?(?:elected |non-permanent )?members?"
)
_ENDS = (
    r"leav(?:es?|ing)(?= C| the table|,? (?:in|at|on|by|with)|$)|left(?= C| the table)|(?:gives?|gave|giving) up (?:its|their|the) (?:\w+ )?seats?|rotat(?:es?|ed|ing) off|steps? down|stepped down|(?:ends?|ended|finish(?:es|ed)?|completes?|completed) (?:its|their) (?:two-year |latest |current )?(?:terms?|stint|tenure|time)"
    r"|resign(?:s|ed|ing)? (?:its|their) seats?|depart(?:s|ed)?(?= C)|vacat(?:es?|ed) (?:its|their) seats?|bows? out|goes off C|went off C|drops? off C|loses? (?:its|their) seats?|lost (?:its|their) seats?"
)


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO}),?(?: which| who)?{AUX} (?:will |is to |are to |is about to |are about to |is due to |would |and )?(?P<how>{_STARTS}|{_ENDS})(?P<rest>[^;.]*)",
    "join|seat|place|enter|return|term|stint|tenure|elected|member|leav|left|rotat|step|depart|vacat|resign|bow| off c| came on|comes on|coming on",
    rank=4,
    hedged=False,
)
def comes_or_goes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who joins or leaves, and when."""
    states, _extra = states_in(scene, clause, m.start("who"), m.end("who"))
    how, rest = m.group("how"), m.group("rest")
    if not states or "PRK" in states or grammar.search(r"H|human rights council", how + rest[:12]):
        return None
    if how.startswith("join") and not grammar.match(r" (?:C|the table|D|in D|on D|as|$|both|this)", rest):
        return None
    starts = not grammar.fullmatch(_ENDS, how)
    cut = grammar.search(
        r",? (?:and (?=neither|has|have|it|the)|but|while|with|after|before|which|who|when|where|replacing)\b|, (?:as|like)",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    times = scene.times_in(clause, m.start(), stop) or scene.times_in(clause, 0, m.start())
    led = scene.ledger
    facts = [f for s in states for f in _terms(scene, s)]
    if not times:
        if grammar.search(r"election|elected|won", how):
            return None
        return None
    time = times[-1]
    electing = bool(grammar.search(r"elected|won", how))
    wrong: list[str] = []
    for s in states:
        rows = led.terms_of(s)
        marks = [r.from_ if starts else (r.until or date.max) - _DAY for r in rows]
        if electing and not grammar.search(r"for (?:the )?(?:term |period |two years |20\d\d)?", rest + how):
            return None
        spans = time.spans if len(times) == 1 else ((times[0].first, times[-1].last),)
        if starts:
            ok = any(a - timedelta(days=3) <= d <= b + timedelta(days=3) for d in marks for a, b in spans)
        else:
            ok = any(a - timedelta(days=20) <= d <= b + timedelta(days=32) for d in marks for a, b in spans)
        if not ok:
            wrong.append(s)
    if wrong:
        return [
            (
                m.start(),
                stop,
                contradicted(
                    f"{told_of(scene, wrong)}.",
                    *[f for s in wrong for f in _terms(scene, s)],
                ),
            )
        ]
    return [(m.start(), stop, supported(f"{told_of(scene, states)}.", *facts))]


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
            ok = any((r.from_.year, ((r.until or date.max) - _DAY).year) == years for r in rows)
        elif starts:
            ok = any(a <= r.from_ <= b for r in rows for a, b in times[-1].spans)
        else:
            ok = any(
                a <= r.until - _DAY <= b or (r.until == a and (brief or b - a < timedelta(days=40)))
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
                    *[f for s in wrong for f in _terms(scene, s)],
                ),
            )
        ]
    return [
        (
            m.start(),
            stop,
            supported(
                f"{told_of(scene, states)}.",
                *[f for s in states for f in _terms(scene, s)],
            ),
        )
    ]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO}),?(?: which)?{AUX} (?:been )?(?:off C|absent from C|out of C|without a seat|outside C)(?P<rest>[^;.,]*)",
    "off |absent|out of|without a seat|outside",
    rank=5,
)
def off_council(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who has been off the Council, since when."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states and m.group("who") == "it":
        states = scene.states[:1]
    if not states or "PRK" in states:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    if grammar.search(r"since", m.group("rest")) and times:
        return [(m.start(), m.end(), _since(scene, states, times[-1], yes=False, ended=True))]
    time = times[0] if times else scene.present()
    return [(m.start(), m.end(), sits(scene, states, time, yes=False))] if time else None


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G), (?:now |then |currently |itself |also )*(?P<not>not )?(?:an?|another|the other|one of the|a fellow) (?:(?P<kind>elected|permanent|non-permanent|rotating|new|current|veto-holding|veto-wielding|outgoing|incoming|temporary) )*(?:C |council )*members?(?: of C| on C)?\b(?: (?:until|since|in|from|for) (?:the end of )?D)?",
    "member",
    rank=5,
)
def member_aside(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Brazil, another elected member", "Japan, not a Council member"."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if "PRK" in states:
        return None
    time = _time(scene, clause, m.start(), m.end())
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
    return [(m.start(), m.end(), sits(scene, states, time, yes=not m.group("not"), kind=kind))]


@frame(
    Family.MEMBERSHIP,
    r"(?:(?P<n>N|the) )?(?P<kind>elected|permanent|non-permanent|new|incoming|newly elected|outgoing|other)(?: C)? (?:members?|states|countries|newcomers)(?: of C| on C)?(?: (?:in|of|for|this) D| D)?(?: (?:have not changed|remain the same|are still the same|have stayed the same))?(?: (?:are|were|is|:)|:|,|\s\() ?(?:now |currently |then )*(?P<who>G)"
    r"|(?P<who2>G) (?:are|were|make up|made up|form|formed|became|as) (?:the )?(?P<n2>N )?(?P<kind2>permanent|elected|non-permanent|new|incoming|newly elected|outgoing) (?:C )?members"
    r"|(?:newcomers|the newcomers|joining)(?: in D)?(?: are|:| were) (?P<who3>G)",
    "elected|permanent|new|incoming|outgoing|other|joining",
    rank=6,
)
def who_are_members(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A list of the permanent, elected, incoming or outgoing members."""
    if grammar.search(r"(?:O|\b(?:first|original|initial)) $", clause.skeleton[: m.start()]):
        return None
    group = next(g for g in ("who", "who2", "who3") if m.group(g))
    kind = m.group("kind") or m.group("kind2") or "new"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    number = next((n.value for n in clause.within(m.start(), m.start(group), "N")), None)
    led = scene.ledger
    time = _time(scene, clause, m.start(), m.end())
    if time is None and kind != "permanent":
        return None
    on = time.first if time else date(2000, 1, 1)
    if kind == "permanent":
        group_ = set(led.permanent(on)) | ({"SUN"} if "RUS" in led.permanent(on) else {"RUS"})
    elif kind in ("elected", "non-permanent", "other"):
        group_ = (
            set(led.elected(on))
            if time and time.grain != "year"
            else set(led.elected(on)) | set(led.elected(time.last if time else on))
        )
    elif kind in ("new", "incoming", "newly elected"):
        years = [on.year] + ([on.year + 1] if kind != "new" or on.month >= 6 else [])
        group_ = {
            s for y in years for s, rows in led.terms.items() if any(r.from_ == date(y, 1, 1) for r in rows)
        }
    else:
        group_ = {s for s, rows in led.terms.items() if any(r.until == date(on.year + 1, 1, 1) for r in rows)}
    wrong = [s for s in states if s not in group_]
    fact = Fact(f"membership: {on.year}")
    whole = (
        kind in ("permanent", "elected", "non-permanent")
        and (number == len(group_) or m.group("n") in (None, "the"))
        and group != "who2"
        and kind != "permanent"
    )
    if wrong:
        return [
            (
                m.start(),
                m.end(),
                contradicted(
                    f"{told_of(scene, wrong)}.",
                    *[f for s in wrong for f in _terms(scene, s)],
                ),
            )
        ]
    if whole and len(states) >= 8 and set(states) != group_:
        missing = sorted(name_of(s) for s in group_ - set(states))
        return [(m.start(), m.end(), contradicted(f"{listed(missing)} sat too.", fact))]
    return [
        (
            m.start(),
            m.end(),
            supported(f"{listed([name_of(s) for s in states])} are members of that kind.", fact),
        )
    ]


@frame(
    Family.MEMBERSHIP,
    rf"(?:(?P<n>N) (?:of (?:C's?|the) )?(?:N )?(?P<kind>elected |permanent |non-permanent |new |rotating |african )*(?:C )?(?:members?|states|countries|newcomers)(?: of C)?){AUX} (?:will )?(?P<how>leave|left|depart|step down|rotate off|join(?!ed? (?:it|them))|joined|take (?:their )?seats?|took (?:their )?seats?|finish|end(?:ed)? their terms?|(?:been|were|are|be) replaced|change|arrive)(?P<rest>[^;,.]*)",
    "leave|left|depart|step|rotat|join|seat|finish|end|replaced|change|arrive",
    rank=5,
)
def how_many_change(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Five elected members leave in three weeks", "six of the members have since been replaced"."""
    number = next((n.value for n in clause.within(m.start("n"), m.end("n"), "N")), None)
    if number is None:
        return None
    led = scene.ledger
    how = m.group("how")
    left, right = widen(clause, m.start(), m.end())
    if grammar.search(r"statement|letter|call|request|appeal", m.group("rest")):
        return None
    times = scene.times_in(clause, left, right)
    if "replaced" in how and not (times and scene.published and times[-1].last > scene.published):
        base = scene.ballot.on if scene.ballot else None
        if base is None or scene.published is None:
            return None
        gone = led.roster(base) - led.roster(scene.published)
        fact = (Fact(f"membership: {base.year}"), Fact(f"membership: {scene.published.year}"))
        who = listed(sorted(map(name_of, gone)))
        if len(gone) == number:
            return [(m.start(), right, supported(f"{who} left.", *fact))]
        return [(m.start(), right, contradicted(f"{len(gone)} left: {who}.", *fact))]
    if not times and scene.published is None:
        return None
    time = times[-1] if times else scene.present()
    if time is None:
        return None
    joins = bool(grammar.search(r"join|seat|arrive", how))
    if joins:
        y = time.first.year if time.first.month == 1 or time.grain == "year" else time.first.year + 1
        group = [s for s, rows in led.terms.items() if any(r.from_ == date(y, 1, 1) for r in rows)]
    else:
        y = time.last.year if time.last.month >= 6 or time.grain == "year" else time.last.year - 1
        if time.grain == "year" and not times:
            y = time.first.year
        group = [s for s, rows in led.terms.items() if any(r.until == date(y + 1, 1, 1) for r in rows)]
    fact_ = Fact(f"membership: {y}")
    region = next((g for p, g in _REGIONS if grammar.search(p, m.group(0))), None)
    if region is not None:
        group = [s for s in group if any(r.regional_group.lower().startswith(region) for r in led.terms[s])]
    names = listed(sorted(map(name_of, group)))
    if len(group) != number and not grammar.search(
        r"elected|non-permanent|rotating|newcomer|new members?|of C|C members", m.group(0)
    ):
        # "Three countries leave" may be three of those that do.
        return None
    if len(group) == number:
        return [(m.start(), right, supported(f"{names} do.", fact_))]
    return [(m.start(), right, contradicted(f"{len(group)} do: {names}.", fact_))]


_REGIONS = (
    ("african", "african"),
    ("asia", "asia"),
    ("latin|caribbean", "latin"),
    ("eastern europe", "eastern"),
    ("western|european", "western"),
)


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G) (?:is |was |being |are |were )?among (?:them|those leaving|the (?:five|departing|outgoing|new|incoming|newcomers))|(?:among them|including|they include|among the newcomers(?: is| are)?) (?P<who2>G)",
    "among|includ",
    rank=2,
)
def among_them(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Five elected members leave …, Italy among them"."""
    before = clause.skeleton[: m.start()]
    goes = grammar.search(r"members? (?:of C )?(?:will |are to )?(?:leave|step down|depart|rotate)", before)
    comes = grammar.search(r"(?:members?|newcomers) (?:will |are to )?(?:join|take)", before)
    if not goes and not comes:
        return None
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    time = _time(scene, clause, 0, m.start())
    if time is None or not states:
        return None
    wrong = []
    for s in states:
        rows = scene.ledger.terms_of(s)
        if goes:
            ok = any(r.until and abs((r.until - _DAY - time.last).days) <= 32 for r in rows)
        else:
            ok = any(abs((r.from_ - time.first).days) <= 32 for r in rows)
        if not ok:
            wrong.append(s)
    if wrong:
        return [
            (
                m.start(),
                m.end(),
                contradicted(
                    f"{told_of(scene, wrong)}.",
                    *[f for s in wrong for f in _terms(scene, s)],
                ),
            )
        ]
    return [
        (
            m.start(),
            m.end(),
            supported(
                f"{told_of(scene, states)}.",
                *[f for s in states for f in _terms(scene, s)],
            ),
        )
    ]


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G) (?:took over|inherited|got|filled|takes over|succeeded to|assumed) (?P<from>G)(?:'s)? (?:seat|place|chair|term)[^;.]*|(?P<who2>G) (?:replaced|succeeded|replaces|took the place of|takes the place of) (?P<from2>G)(?: (?:on|in|at) C)?[^;.]*(?:seat|C|term|table|D)|(?P<who3>G) (?:agreed to |decided to |had to |would |each )?(?:split|share)d?[^;.]*",
    "took over|inherit|got |filled|takes over|succeed|assumed|replac|place of|split|shared",
    rank=6,
)
def took_over_seat(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The Netherlands took over Italy's seat in January under a split term"."""
    if m.group("who3"):
        pair = clause.at[m.start("who3")].value
        if len(pair) != 2 or not grammar.search(r"term|seat", m.group(0)):
            return None
        for old_, new_ in (pair, pair[::-1]):
            for o in scene.ledger.terms_of(old_):
                for r in scene.ledger.terms_of(new_):
                    if (
                        o.until == r.from_
                        and o.regional_group == r.regional_group
                        and r.until is not None
                        and (r.until - r.from_).days < 400
                    ):
                        return [
                            (
                                m.start(),
                                m.end(),
                                supported(
                                    f"{_told(scene, old_)}; {_told(scene, new_)}.",
                                    scene.ledger.term_fact(o),
                                    scene.ledger.term_fact(r),
                                ),
                            )
                        ]
        return None
    g1, g2 = next((a, b) for a, b in (("who", "from"), ("who2", "from2")) if m.group(a))
    new, _ = states_in(scene, clause, m.start(g1), m.end(g1))
    old, _ = states_in(scene, clause, m.start(g2), m.end(g2))
    if len(new) != 1 or len(old) != 1:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    for r in scene.ledger.terms_of(new[0]):
        for o in scene.ledger.terms_of(old[0]):
            if (
                o.until == r.from_
                and o.regional_group == r.regional_group
                and (not times or any(t.holds(r.from_) for t in times))
            ):
                return [
                    (
                        m.start(),
                        m.end(),
                        supported(
                            f"{_told(scene, old[0])}; {_told(scene, new[0])}.",
                            scene.ledger.term_fact(o),
                            scene.ledger.term_fact(r),
                        ),
                    )
                ]
    if not times:
        return None
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                f"{_told(scene, old[0])}; {_told(scene, new[0])}.",
                *_terms(scene, old[0]),
                *_terms(scene, new[0]),
            ),
        )
    ]


def _tells_size(clause: Clause, m: re.Match[str]) -> bool:
    return (
        grammar.search(
            r"permanent|elected|C (?:has|had|consists|is|numbers|counts|comprises|seats|grew|was|expanded)",
            m.group(0),
        )
        is not None
    )


@frame(
    Family.MEMBERSHIP,
    r"(?:C (?:has|had|consists of|is made up of|is composed of|numbers|counts|comprises|seats|grew (?:from N )?to|was enlarged (?:from N )?to|expanded (?:from N )?to) |(?:the|its|C's) )(?P<n>N)(?: seats| members)?(?: members| states| seats| countries)?(?:,? (?:of whom |of which |including |with |and |: ?)?(?P<p>N)(?: (?:are|of them|being))? (?:\w+ )?permanent(?: (?:members|ones|seats))?(?: and (?P<e>N)(?: (?:\w+ )?(?:elected|rotating|non-permanent)[a-z ]*)?)?)?"
    r"|(?P<p2>N) permanent(?: members| seats)? and (?P<e2>N) (?:elected|non-permanent|rotating|temporary)[a-z ]*|half of the (?P<e3>N) (?:non-permanent|elected|rotating)[a-z, -]*members|N of the (?P<p4>N) permanent members[^,.]*",
    "has |had |consist|made up|compos|number|count|compris|seat|grew|enlarg|expand|permanent|elected|half of",
    rank=1,
    hedged=True,
    guard=_tells_size,
)
def size_of_council(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How many seats, permanent and elected."""
    words = m.group(0)
    if grammar.search(
        r"birth|at first|beginning|outset|founded|founding|original|in the start", clause.skeleton
    ):
        return None
    if not grammar.search(
        r"permanent|elected|C (?:has|had|consists|is|numbers|counts|comprises|grew|was|expanded)", words
    ):
        return None
    numbers = {
        g: clause.within(m.start(g), m.end(g), "N")[0].value
        for g in ("n", "p", "e", "p2", "e2", "e3", "p4")
        if m.group(g)
    }
    total, perm, elec = (
        numbers.get("n"),
        numbers.get("p") or numbers.get("p2") or numbers.get("p4"),
        numbers.get("e") or numbers.get("e2") or numbers.get("e3"),
    )
    if total is not None and perm is None and elec is None and not grammar.search(r"members?|seats?", words):
        return None
    times = scene.times_in(clause)
    old = bool(times and times[0].last < date(1966, 1, 1)) or bool(
        grammar.search(r"had N members|were N members", words) and total == 11
    )
    expect = (11, 5, 6) if old else (15, 5, 10)
    fact = Fact("COM-01")
    if total is None and grammar.match(r"half of", words):
        right = elec == expect[2]
    else:
        right = all(v is None or v == e for v, e in zip((total, perm, elec), expect, strict=True))
    if right:
        return [
            (
                m.start(),
                m.end(),
                supported(
                    f"The Council has {expect[0]} members, {expect[1]} permanent and {expect[2]} elected.",
                    fact,
                ),
            )
        ]
    if (total, perm, elec) in (
        (11, 5, 6),
        (11, None, None),
        (None, 5, 6),
        (11, 5, None),
        (11, None, 6),
    ) and not times:
        return None
    if times or total in (11,) or grammar.search(r"grew|enlarg|expand", words):
        return None
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                f"The Council has {expect[0]} members, {expect[1]} permanent and {expect[2]} elected.", fact
            ),
        )
    ]


# -- the chair -----------------------------------------------------------------------------------------------------

_CHAIR = r"(?:(?:the|its|C's|a|monthly|rotating|one-month|council|C|month-long|turn at the|own) )*(?:presidency|chair|gavel|chairmanship)"


def presides(
    scene: Scene, clause: Clause, states: tuple[str, ...], start: int, end: int, *, past: bool
) -> Answer | None:
    """Whether this state presided in the month meant."""
    if len(states) != 1:
        return None
    far = False
    times = scene.times_in(clause, start, end)
    if not times:
        left, right = widen(clause, start, end)
        times = _nearest(scene, clause, left, right, start, end)
    time: Time | None
    if times:
        time = times[-1] if grammar.search(r"until|before", clause.skeleton[start:end]) is None else times[0]
        assert time is not None
        if (
            time.grain in ("year", "years", "now")
            and past
            and scene.ballot is not None
            and time.holds(scene.ballot.on)
        ):
            time = Time(scene.ballot.on, scene.ballot.on, "day")
    elif past and scene.ballot is not None and scene.sentence - scene.ballot_at <= 6:
        time = Time(scene.ballot.on, scene.ballot.on, "day")
        far = scene.sentence - scene.ballot_at > 4
    elif past and scene.happening is not None and scene.sentence - scene.happening_at <= 6:
        time = Time(scene.happening.on, scene.happening.on, "day")
        far = scene.sentence - scene.happening_at > 4
    elif past and scene.focus is not None and scene.focus.grain in ("day", "month"):
        time = scene.focus
    elif past and scene.recent_day() is not None:
        time = scene.recent_day()
    elif past and "this" not in clause.skeleton:
        return None
    else:
        present = scene.present()
        if present is None:
            return None
        time = present
    if time is None:
        return None
    months = (
        {(d.year, d.month) for span in time.spans for d in span}
        if time.grain in ("day", "month", "week", "now")
        else set()
    )
    bare = any(
        x.value.year is None and x.value.month and x.value.word in (None, "month")
        for x in clause.within(0, len(clause.skeleton), "D")
    )
    if bare and not past and time.grain == "month" and scene.published is not None:
        # "France in March", written in January: the month to come as well as the one gone by.
        months |= {
            (y + 1, mo)
            for y, mo in months
            if date(y + 1, mo, 1) <= scene.published + timedelta(days=370)
            and date(y, mo, 1) < scene.published
        }
    state = states[0]
    if not months:
        if time.grain in ("year", "years"):
            held = [
                row
                for (y, _), row in scene.ledger.presidencies.items()
                if y == time.first.year and row.state == state
            ]
            if held:
                return supported(
                    f"{name_of(state)} presided in {held[0].month:%B %Y}.",
                    Fact(f"presidency: {held[0].month:%Y-%m} {state}", held[0].confidence),
                )
        return None
    told = []
    for y, mo in sorted(months):
        known = scene.ledger.presides(y, mo)
        who, fact = known or (None, None)
        if who is None or fact is None:
            told.append(unknown(f"Who presided in {date(y, mo, 1):%B %Y} is not in the record."))
        elif who == state:
            told.append(supported(f"{name_of(state)} presided in {date(y, mo, 1):%B %Y}.", fact))
        else:
            told.append(
                contradicted(
                    f"{name_of(who)} presided in {date(y, mo, 1):%B %Y}, not {name_of(state)}.", fact
                )
            )
    good = next((a for a in told if a.verdict.value == "SUPPORTED"), None)
    doubt = next((a for a in told if a.verdict.value == "NOT_IN_RECORD"), None)
    if good is None and far:
        return None
    return good or doubt or told[0]


def _nearest(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> list[Time]:
    """The time written nearest to a match, before it for choice."""
    places = [i for i, ts in scene.times.items() if left <= i < right and ts]
    if not places:
        return []
    best = min(places, key=lambda i: (start - i) if i < start else (i - end) + 5)
    return scene.times[best]


_PRESIDES = (
    rf"(?:(?:will |is to |was |is |are |were |currently |then |to |now |that |which |who |has |have |had |and )*(?:holds?|held|holding|has|have|had|having|takes? over|took over|taking over|tak(?:es?|ing)|took|assum(?:es?|ed|ing)|occup(?:ies|ied)|wields?|wielded|chair(?:s|ed|ing)|inherit(?:s|ed)?) {_CHAIR}"
    r"|(?:will |also |currently |itself |then |is |was |to |and )*presid(?:es?|ed|ing)(?: over)?(?: C)?|(?:is|was|were|are|being|serves as|served as|as|currently) (?:then |also |itself |currently |now |at the time )*(?:in the (?:C )?(?:chair|president's chair)|(?:the )?(?:C |council |C's |rotating )?president(?: of C)?\b(?! of the assembly))"
    r"|(?:chairs?|chaired|chairing) C)"
)


@frame(
    Family.PRESIDENCY,
    rf"(?P<who>{NAMED}|{PERSON}|{WHO}),?(?: (?:which|who|that))? {_PRESIDES}(?P<rest>[^;.]*)",
    "presid|chair|gavel",
    rank=7,
)
def state_presides(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who holds the presidency, and in which month."""
    words = m.group(0)[len(m.group("who")) :]
    if grammar.search(
        r"(?:president|chair(?:ed|s|ing)?) (?:of )?(?:the )?(?:H|E|K|committee|inquiry|commission|fact-finding|mission|N-)|chaired (?:the )?(?:K|inquiry|committee)|A president",
        words,
    ):
        return None
    core = clause.skeleton[m.end("who") : m.start("rest") + 4]
    if grammar.search(
        r"chair(?:ed|ing|s) (?!C|the (?:C |council )?(?:meeting|session|presidency))[a-zK]", core
    ):
        return None
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    rest = m.group("rest")
    cut = grammar.search(
        r",? (?:and(?! D)|but|while|with|after|before|when|which|who|where|as|so|because|for (?!D|the month)|simply)\b|, ",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    past = bool(
        grammar.search(
            r"\b(?:was|were|held|had|presided|took|chaired|assumed|presiding|holding|while|being)\b", words
        )
    )
    answer = presides(scene, clause, states, m.start(), stop, past=past)
    if answer is None:
        return None
    scene.states = states
    begin = m.start()
    did = grammar.search(rf"G (?:{VOTED}) (?:while|when|although|though|as it) $", clause.skeleton[:begin])
    return [(did.start() if did else begin, stop, answer)]


VOTED = r"voted (?:no|against|yes|in favou?r)|abstained"


@frame(
    Family.PRESIDENCY,
    rf"(?P<who>{NAMED})(?: [a-z ]{{0,30}}?)?,? (?:while|when|although|though) (?:holding|it held|in|it was in|occupying|itself holding) {_CHAIR}(?: (?:in|for|of) D)?",
    "presidency|chair|gavel",
    rank=8,
)
def while_presiding(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Bolivia voted no while holding the presidency": both must be so."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    answer = presides(scene, clause, states, m.start(), m.end(), past=True)
    if answer is None:
        return None
    did = grammar.search(r"voted (?:no|against)|voted (?:yes|in favou?r|for)|abstained", m.group(0))
    if did and scene.ballot and answer.verdict.value == "SUPPORTED":
        from ninthvote.check.families.ballots import _cast_of, casts

        voted = casts(scene, scene.ballot, states, _cast_of(did.group(0)))
        if voted.verdict.value != "SUPPORTED":
            answer = voted
    return [(m.start(), m.end(), answer)]


@frame(
    Family.PRESIDENCY,
    rf"(?:(?:under|during) )?(?:G's?|A)(?: [a-z]+)? (?:council |C )?presidency(?: (?:of C|in D|for D|D))*|{_CHAIR}(?: of C)?(?: (?:in|for|this|of) D| D)?,? (?:is|was|being|were|goes|went|passes|passed|falls|fell|belongs|belonged|held by|is held by|was held by|is with|was with|will be held by|moves|moved)(?: (?:to|with|on|by|in the hands of|from G to))* (?P<who>{NAMED})"
    rf"|(?:C's |the C |the |council )?(?:president|chair nation|chair country|chair)(?: of (?:C|the (?:last )?(?:meeting|session|month)))?(?:,? (?:for|in) D|, D,?)*,? (?:is|was|were) (?P<who2>{NAMED})|(?P<who3>{NAMED}|{PERSON}),? (?:(?:the|C's|C|D's|this month's|council|current|rotating|then) )*president(?: of C)?\b(?! of (?!C)| [a-z]+ P)(?: (?:for|in|of) D| this month)?|(?:was|were|is|being) (?:chaired|presided over) by (?P<who6>(?:the )?{NAMED}|{PERSON})|[Ww]ith (?P<who4>{NAMED}) (?:in the chair|presiding|holding the (?:presidency|chair)|as president)|C's president (?:for the month )?(?:is|was) (?:the ambassador of |A ambassador )?(?P<who5>{NAMED}|{PERSON})",
    "presidency|chair|president|gavel",
    rank=6,
)
def presidency_of(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The presidency passes to Niger", "the chair nation … was the United States", "Karel van Oosterom, president for March"."""
    group = next((g for g in ("who", "who2", "who3", "who4", "who5", "who6") if m.group(g)), None)
    if group == "who3" and not grammar.search(r"C|D|month|council", m.group(0)):
        return None
    if grammar.search(r"president of (?:H|E)|assembly president", m.group(0)):
        return None
    if group:
        states, _ = states_in(scene, clause, m.start(group), m.end(group))
        if "from G to" in m.group(0):
            return None
    else:
        states, _ = states_in(scene, clause, m.start(), m.end())
    meeting_ = grammar.search(r"of the last (?:meeting|session)", m.group(0))
    past = bool(grammar.search(r"\b(?:was|were|went|passed|fell|under|during|belonged|moved)\b", m.group(0)))
    answer = presides(scene, clause, states, m.start(), m.end(), past=past or bool(meeting_))
    inside = scene.times_in(clause, m.start(), m.end())
    if answer is None or (
        answer.verdict.value == "CONTRADICTED" and not inside and len(scene.times_in(clause)) > 1
    ):
        return None
    handed = grammar.search(
        r"\b(?:from|until|till|took over|takes over|taking over|hand(?:s|ed|ing)|succeed(?:s|ed|ing)?|follow(?:s|ed|ing)|after|before|outgoing|incoming|previous|last|next)\b",
        clause.skeleton,
    )
    unsure = (
        len(states) != 1
        or any(not t.sure for t in inside)
        or (past and not inside and not meeting_)
        or bool(handed and not meeting_)
    )
    if answer.verdict.value == "CONTRADICTED" and unsure:
        return None
    return [(m.start(), m.end(), answer)]
