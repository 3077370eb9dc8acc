"""The turn of the year: who comes, who goes, and how many of the fifteen change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, NAMED, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.check.seat.sitting import DAY, terms, told_of
from ninthvote.check.seat.term import about_council, contradicts, last_day, supports

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
    facts = [f for s in states for f in terms(scene, s)]
    electing = grammar.search(r"elected|won", how) is not None
    if not times or (
        electing and not grammar.search(r"for (?:the )?(?:term |period |two years |20\d\d)?", rest + how)
    ):
        return None
    spans = times[-1].spans if len(times) == 1 else ((times[0].first, times[-1].last),)
    early, late = (
        (timedelta(days=3), timedelta(days=3)) if starts else (timedelta(days=20), timedelta(days=32))
    )

    def strangers(first: date, last: date) -> list[str]:
        """Those of the states with no turn about this time."""
        return [
            s
            for s in states
            if not any(
                first - early <= (r.from_ if starts else (r.until or date.max) - DAY) <= last + late
                for r in led.terms_of(s)
            )
        ]

    wrong = min((strangers(*span) for span in spans), key=len)
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
    return [(m.start(), stop, supported(f"{told_of(scene, states)}.", *facts))]


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
    if grammar.search(r"statement|letter|call|request|appeal|^ (?:the )?G\b", m.group("rest")):
        return None  # who joins others sits with them: when is not told by their terms
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
    joins = bool(grammar.search(r"join|seat|arrive", how))
    # Who joins may be said to stay until another year.
    said = scene.times_in(clause, m.start("how"), right) if joins else []
    time = said[0] if said else times[-1] if times else scene.present()
    if time is None:
        return None
    if joins:
        y = time.first.year if time.first.month == 1 or time.grain == "year" else time.first.year + 1
        group = {s for s, rows in led.terms.items() if any(r.from_ == date(y, 1, 1) for r in rows)}
    else:
        y = time.last.year if time.last.month >= 6 or time.grain == "year" else time.last.year - 1
        if time.grain == "year" and not times:
            y = time.first.year
        group = {s for s, rows in led.terms.items() if any(r.until == date(y + 1, 1, 1) for r in rows)}
    fact_ = Fact(f"membership: {y}")
    region = next((g for p, g in _REGIONS if grammar.search(p, m.group(0))), None)
    if region is not None:
        group = {s for s in group if any(r.regional_group.lower().startswith(region) for r in led.terms[s])}
    names = listed(sorted(map(name_of, group)))
    if len(group) != number and not grammar.search(
        r"elected|non-permanent|rotating|newcomer|new members?|of C|C members", m.group(0)
    ):
        # "Three countries leave" may be three of those that do.
        return None
    named = grammar.match(
        r"[^;.]{0,30}?, (?:the )?(?P<who>G) (?:among (?:them|those)|included)", clause.skeleton[m.end() :]
    )
    if named and len(group) == number and not group >= set(clause.at[m.end() + named.start("who")].value):
        stop = max(right, m.end() + named.end())
        return [(m.start(), stop, contradicted(f"{number} do: {names}.", fact_))]
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
    rf"(?P<who>{NAMED})(?:,? both| all)?,? (?:will |are to |is to |to |can |both |all |now |then |today |also )*(?:c(?:ome|omes|ame) (?:in|on|aboard)|arriv(?:e|es|ed)|go(?:es)? (?:off|out)|went (?:off|out)|leaves?|left|depart(?:s|ed)?|step(?:s|ped)? down|bow(?:s|ed)? out|rotat(?:e|es|ed) (?:off|out)|mak(?:e|es) way|(?:took|takes?|taking) (?:up )?(?:its|their) (?:seats?|places?)|join(?:s|ed)?|begin(?:s)? (?:its|their) (?:two-year )?terms?|began (?:its|their) (?:two-year )?terms?|start(?:s|ed)? (?:its|their) (?:two-year )?terms?|tak(?:e|es) over|return(?:s|ed)?|finish(?:es|ed)? (?:its|their) terms?|complet(?:e|es|ed) (?:its|their) terms?)(?P<rest>[^;.]*)",
    "come|came|arriv|go |goes|went|leave|left|depart|step|bow|rotat|make|makes|took|take|join|begin|began|start|return|finish|complet",
    rank=2,
)
def comes_or_goes_at_new_year(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ireland, Norway, India, Kenya and Mexico come in": at the turn of the year nearest the article."""
    words = m.group(0)
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    rest = m.group("rest")
    if not states or "PRK" in states or not about_council(scene, clause):
        return None
    speaks = grammar.search(r"C|table|seat|member|term|january|newcomer", clause.skeleton) or any(
        x.value.month == 1 or x.value.word in ("today", "end")
        for x in clause.within(0, len(clause.skeleton), "D")
    )
    speaks = speaks or scene.ago("membership") <= 2
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
        marks = [(last_day(r) if leaves else r.from_) for r in scene.ledger.terms_of(s)]
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
    return [(m.start(), stop, contradicts(scene, bad) if bad else supports(scene, states))]


def new_year(scene: Scene, clause: Clause) -> int | None:
    """The January that a sentence about comings and goings means."""
    for t in scene.times_in(clause):
        if t.grain == "year":
            return t.first.year
        if t.grain in ("day", "month"):
            return t.first.year + (1 if t.first.month >= 11 else 0)
    if scene.published is None:
        return None
    return scene.published.year + (1 if scene.published.month >= 6 else 0)


def changed(scene: Scene, year: int, *, come: bool) -> set[str]:
    start = date(year, 1, 1)
    return {
        s
        for s, rows in scene.ledger.terms.items()
        if any((r.from_ if come else r.until) == start for r in rows)
    }


def _change(scene: Scene, clause: Clause, states: Sequence[str], *, come: bool) -> Answer | None:
    year = new_year(scene, clause)
    if year is None:
        return None
    answers = []
    for y in (year, year - 1, year + 1) if not scene.times_in(clause) else (year,):
        right = changed(scene, y, come=come)
        fact = Fact(f"membership: {y if come else y - 1}")
        told = f"Those that {'joined' if come else 'left'} at the turn to {y} were {listed(sorted(map(name_of, right)))}."
        if set(states) <= right:
            return supported(told, fact)
        if 2 * len(set(states) & right) >= len(states):
            answers.append(contradicted(told, fact))
    return answers[0] if answers else None


@frame(
    Family.MEMBERSHIP,
    r"(?P<out5>G) (?:have|has|are|is) (?:now |all )?gone\b|(?:out|off) (?:go|went|are|goes|come) (?P<out>G)|in (?:come|came|are|comes) (?P<in>G)|(?P<out2>G) (?:are|is|go|goes) (?:out|off)\b|(?P<in2>G) (?:are|is|come|comes) in\b(?! (?:their|its|the|an?|favou?r|D)\b)|(?:the )?(?:class|intake|crop|batch) of D(?: is| are|:| was| were| consists of)? (?P<in3>G)|(?:the )?(?:N |five )?(?:newcomers|new (?:members|faces|arrivals|countries|boys)|arrivals|incoming (?:members|N|five)|debutants|recruits)(?: (?:are|were|is)|:|,|\s\()(?: (?:called|named))? ?(?P<in4>G)|(?:the )?(?:N |five )?(?:leavers|departing (?:members|N|five)|outgoing (?:members|N|five)|departures|those (?:leaving|going)|(?:members|countries|states) (?:that|who) (?:left|leave|are leaving))(?: (?:are|were|is)|:|,|\s\()? ?(?P<out3>G)|(?:say )?(?:goodbye|farewell) to (?P<out4>G)|welcomes? (?P<in5>G)",
    "gone|out go|out went|off go|in come|in came| out| off|come in|are in|is in|class of|intake|crop|batch|newcomer|new |arrivals|incoming|debutants|recruits|leavers|departing|outgoing|departures|those leaving|those going|left|leave|goodbye|farewell|welcome|out are|in are",
    rank=6,
)
def out_and_in(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Out go Albania and Brazil; in come Algeria and Guyana", "the newcomers are …"."""
    group = next(g for g, v in m.groupdict().items() if v)
    at = m.start(group)
    states = clause.at[at].value
    if (
        len(states) < 2
        and scene.ago("membership") > 2
        and not grammar.search(r"newcomer|new member|outgoing|leav", m.group(0))
    ):
        return None
    if grammar.search(r"vote|abstain|favou?r", m.group(0)):
        return None
    answer = _change(scene, clause, states, come=group.startswith("in"))
    return answer
