"""The members by name: all of them, those of a region, the first of them, and lists that are just one intake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import NAMED
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.check.seat.sitting import DAY, terms, time_told, told_of, told_terms
from ninthvote.check.seat.term import about_council, contradicts, last_day, supports, years_of


@frame(
    Family.MEMBERSHIP,
    r"(?:(?P<n>N|the) )?(?P<kind>elected|permanent|non-permanent|new|incoming|newly elected|outgoing|other)(?: C)? (?:members?|states|countries|newcomers)(?: of C| on C)?(?: (?:in|of|for|this) D| D)?(?: (?:have not changed|remain the same|are still the same|have stayed the same))?(?: (?:are|were|is|:)|:|,|\s\() ?(?:now |currently |then )*(?P<who>G)"
    r"|(?P<who2>G) (?:are|were|make up|made up|form|formed|became|as) (?:the )?(?P<n2>N )?(?P<kind2>permanent|elected|non-permanent|new|incoming|newly elected|outgoing) (?:C )?members"
    r"|(?:newcomers|the newcomers|joining)(?: in D)?(?: are|:| were) (?P<who3>G)",
    "elected|permanent|new|incoming|outgoing|other|joining",
    rank=6,
)
def who_are_members(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """A list of the permanent, elected, incoming or outgoing members."""
    if grammar.search(r"\band $", clause.skeleton[: m.start()]) and grammar.match(r"N other\b", m.group(0)):
        return None  # "the United States and five other members": these did something together
    if grammar.search(r"(?:O|\b(?:first|original|initial)) $", clause.skeleton[: m.start()]):
        return None
    group = next(g for g in ("who", "who2", "who3") if m.group(g))
    kind = m.group("kind") or m.group("kind2") or "new"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    number = next((n.value for n in clause.within(m.start(), m.start(group), "N")), None)
    led = scene.ledger
    time = time_told(scene, clause, m.start(), m.end())
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
        return contradicted(
            f"{told_of(scene, wrong)}.",
            *[f for s in wrong for f in terms(scene, s)],
        )
    if whole and len(states) >= 8 and set(states) != group_:
        missing = sorted(name_of(s) for s in group_ - set(states))
        return contradicted(f"{listed(missing)} sat too.", fact)
    return supported(f"{told_of(scene, states)}.", fact)


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G) (?:is |was |being |are |were )?among (?:them|those leaving|the (?:five|departing|outgoing|new|incoming|newcomers))|(?:among them|including|they include|among the newcomers(?: is| are)?) (?P<who2>G)",
    "among|includ",
    rank=2,
)
def among_them(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Five elected members leave …, Italy among them"."""
    before = clause.skeleton[: m.start()]
    goes = grammar.search(r"members? (?:of C )?(?:will |are to )?(?:leave|step down|depart|rotate)", before)
    comes = grammar.search(r"(?:members?|newcomers) (?:will |are to )?(?:join|take)", before)
    if not goes and not comes:
        return None
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    time = time_told(scene, clause, 0, m.start())
    if time is None or not states:
        return None
    wrong = []
    for s in states:
        rows = scene.ledger.terms_of(s)
        if goes:
            ok = any(r.until and abs((r.until - DAY - time.last).days) <= 32 for r in rows)
        else:
            ok = any(abs((r.from_ - time.first).days) <= 32 for r in rows)
        if not ok:
            wrong.append(s)
    if wrong:
        return contradicted(
            f"{told_of(scene, wrong)}.",
            *[f for s in wrong for f in terms(scene, s)],
        )
    return supported(
        f"{told_of(scene, states)}.",
        *[f for s in states for f in terms(scene, s)],
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
def group_members(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
        return supported(f"The members of that group were {listed(sorted(map(name_of, members)))}.", fact)
    if not times and grammar.search(r"\bgo(?:es|ing)?\b|pass|next|\bwill\b|to come|incoming", m.group(0)):
        # A seat that goes to somebody is one of the next turn.
        turn = date(time.first.year + 1, 1, 1)
        if not set(states) <= set(scene.ledger.group(name, turn)):
            return None
        facts = [f for s in states for f in terms(scene, s)]
        return supported(f"{told_of(scene, states)}.", *facts)
    return contradicted(f"The members of that group were {listed(sorted(map(name_of, members)))}.", fact)


@frame(
    Family.MEMBERSHIP,
    r"(?:[Tt]he )?(?:O|first|original|initial) (?:N )?(?:elected |non-permanent |permanent )?members (?:of C )?(?:were|:) (?P<who>G)|(?P<who2>G) (?:served|sat|had|got|were given|serving)(?: for)? (?:only |just )?(?:one year|a (?:single|one-year)|N years?|one-year terms?)[^;.]*",
    "first|original|initial|one year|one-year|single|years",
    rank=6,
)
def first_members(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Who sat first after 1946 or 1966, and who for one year only."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    led = scene.ledger
    times = scene.times_in(clause)
    if group == "who2":
        if not grammar.search(r"one[- ]year|one year", m.group(0)) or not about_council(scene, clause):
            return None
        bad = [
            s
            for s in states
            if not any(
                len(years_of(r)) == 1
                and (not times or any(t.holds(r.from_) or t.holds(last_day(r)) for t in times))
                for r in led.terms_of(s)
            )
        ]
        return contradicts(scene, bad) if bad else supports(scene, states)
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
    return answer_of(
        not bad, f"The elected members of {year} were {listed(sorted(map(name_of, members)))}.", fact
    )


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED}) (?:is|are|was|were|being|remains?) (?:the )?(?:only|sole|N) (?P<kind>newcomers?|new members?|permanent members?|elected members?|(?:C )?members? (?:of C )?(?:that|who|to))[^;.]*|C (?:then|now|currently|at the time)?,? ?(?:had|has) (?:only )?(?P<n>N) members(?= |,|$)(?! (?:that|who|with|whose|from|in|against|opposed|of|for|to))[^;.]*",
    "only|sole|newcomer|members",
    rank=1,
)
def council_had(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
        return supported("Eleven until the end of 1965, fifteen since.", fact)
    if times and number in (11, 15) and not scene.times_in(clause):
        return None
    if times:
        old = times[0].last < date(1966, 1, 1) or (
            times[0].first == date(1966, 1, 1)
            and grammar.search(r"(?:before|until|till|prior to|up to) D", clause.skeleton) is not None
        )
        return answer_of(number == (11 if old else 15), "Eleven until the end of 1965, fifteen since.", fact)
    return supported("Eleven until the end of 1965, fifteen since.", fact) if number == 15 else None


_DAY = timedelta(days=1)


_SEATS = "member|seat|term|table|elected|newcom|new face|join|leav|left|sat |serv|stint|spell|arriv|depart|replac|return|stay|remain|step|turn|nameplate|chamber|horseshoe|club|intake|outgoing|incoming|began|begin|start|end"


STATEMENT = r"(?:(?!, (?:while|but) )[^;.:])*"


START = r"(?:(?<![^;.:])|(?<=, while )|(?<=, but ))"


def states_named(clause: Clause, a: int, b: int) -> list[tuple[int, tuple[str, ...]]]:
    return [(i, m.value) for i, m in sorted(clause.at.items()) if a <= i < b and m.kind.value == "states"]


def said_so(scene: Scene, clause: Clause, a: int, b: int) -> list[Time]:
    return [t for t in scene.times_in(clause, a, b) if t.grain in ("day", "month", "year")]


@frame(Family.MEMBERSHIP, rf"{START}{STATEMENT}(?:{_SEATS}){STATEMENT}", _SEATS, rank=0)
def just_these_terms(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Two or more states whose terms began, or ended, together at the time told; one whose term has just these years."""
    for at, states in states_named(clause, m.start(), m.end()):
        if "PRK" in states or grammar.search(r"vot|abstain|sign|veto|statement|letter|request", m.group(0)):
            continue
        times = said_so(scene, clause, m.start(), m.end())
        found = (
            _terms_of_list(scene, clause, states, times)
            if len(states) >= 2
            else _terms_of_one(scene, states[0], times)
        )
        if found:
            start, stop = tight(clause, m, at)
            return [(start, stop, supported(found[0], *found[1]))]
    return None


def tight(clause: Clause, m: re.Match[str], at: int) -> tuple[int, int]:
    """The statement's own words around the states: from their comma to the end."""
    start = m.start()
    lead = grammar.match(r"\s*(?:and |but |so |then |also )+", clause.skeleton[start:at])
    return start + (lead.end() if lead else 0), m.end()


def _terms_of_list(
    scene: Scene, clause: Clause, states: Sequence[str], times: Sequence[Time]
) -> tuple[str, list[Fact]] | None:
    led = scene.ledger
    years: list[int] = []
    for t in times:
        years += (
            [t.first.year, t.last.year + 1] if t.grain == "year" else [t.first.year + (t.first.month >= 11)]
        )
    if not times and scene.published is not None and scene.published.month in (1, 6, 10, 11, 12):
        years = [scene.published.year + (scene.published.month >= 6)]
    for y in dict.fromkeys(years):
        start = date(y, 1, 1)
        come = {s for s, rows in led.terms.items() if any(r.from_ == start for r in rows)}
        gone = {s for s, rows in led.terms.items() if any(r.until == start for r in rows)}
        for group, word in ((come, "joined"), (gone, "left")):
            if set(states) <= group and (len(states) >= 3 or times):
                return f"{listed(sorted(map(name_of, group)))} {word} at the turn to {y}.", [
                    Fact(f"membership: {y if word == 'joined' else y - 1}")
                ]
    on = times[0].first if times else scene.published
    if on is not None and len(states) >= 4:
        elected = led.elected(on)
        if set(states) == elected or (
            set(states) <= elected
            and grammar.search(r"elected|non-permanent|rotating|ten\b", clause.skeleton)
        ):
            return f"The elected members were {listed(sorted(map(name_of, elected)))}.", [
                Fact(f"membership: {on.year}")
            ]
    return None


def _terms_of_one(scene: Scene, state: str, times: Sequence[Time]) -> tuple[str, list[Fact]] | None:
    years = sorted({y for t in times if t.grain == "year" for y in range(t.first.year, t.last.year + 1)})
    rows = scene.ledger.terms_of(state)
    for r in rows:
        if r.until is None:
            continue
        last = r.until - _DAY
        if len(years) > 1 and years == list(range(r.from_.year, last.year + 1)):
            return f"{told_terms(scene, state)}.", [scene.ledger.term_fact(r)]
        for t in times:
            if (t.grain == "day" and t.first in (r.from_, last)) or (
                t.grain == "month" and t.holds(r.from_) and t.first.month == 1
            ):
                return f"{told_terms(scene, state)}.", [scene.ledger.term_fact(r)]
    return None
