"""How large the Council is and was, and how its seats are made up."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads


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
def size_of_council(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
        return supported(
            f"The Council has {expect[0]} members, {expect[1]} permanent and {expect[2]} elected.",
            fact,
        )
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
    return contradicted(
        f"The Council has {expect[0]} members, {expect[1]} permanent and {expect[2]} elected.", fact
    )


_OLD = r"\bbirth\b|\boutset\b|\bbeginning|\bfounded\b|\bbefore\b|\buntil\b|\btill\b|original|at first|used to|in those days|in the beginning|at the start|formerly|first N years|the old"


_NEW = r"\bsince\b|\bafter\b|from then|from D|\bnow\b|today|nowadays|ever since|as of"


@reads(Family.MEMBERSHIP, r"\bN\b")
def before_and_after_the_enlargement(s: Statement) -> Answer | None:
    """Eleven members, six of them elected, and seven votes until the end of 1965; fifteen, ten and nine since."""
    if s.states or s.people or s.negative or s.clause.within(s.start, s.end, "TQHFEO") or not s.numbers:
        return None
    if s.has(r"\bdistribut|\bmandated\b|\bpattern|\ballocat"):
        return None  # how the seats are shared out was decided before there were so many
    whole = s.clause.skeleton
    years = [t.first.year for t in s.told]
    old = bool(years) and max(t.last.year for t in s.told) <= 1965 and not s.has(_NEW)
    old = old or (
        s.has(_OLD)
        and (
            grammar.search(r"enlarg|expan|amend|reform|grew|bigger", whole) is not None
            or any(y <= 1966 for y in years)
        )
    )
    old = old or s.has(
        r"\b(?:at (?:its|the) (?:birth|outset|beginning|start)|at first|old C|originally|when (?:it|C) was (?:founded|set up|created))"
    )
    old = old or (11 in s.numbers and s.has(r"old|former|then|smaller|C of N|body of N|in those days"))
    new = s.has(_NEW) and any(1963 <= y <= 1966 for y in years)
    sized = s.has(r"member|seat|C|council|elected|vot|majority|there (?:have been|were|are)")
    told = "Eleven members and seven votes until the end of 1965; fifteen and nine since 1 January 1966."
    facts = (Fact("COM-01"), Fact("A/RES/1991 (XVIII)"))
    if (
        s.has(r"since")
        and years
        and max(years) < 1965
        and s.has(r"\bha(?:s|ve) (?:had|been|counted)\b")
        and {10, 15} & set(s.numbers)
        and sized
    ):
        return contradicted(told, *facts)
    if old == new or not sized or s.has(r"abst|against|in favou?r|signed|vetoes|resolutions|meetings"):
        return None
    right = {5, 6, 7, 11} if old else {5, 9, 10, 15}
    anchor = {11, 7, 6} if old else {15, 9, 10}
    if set(s.numbers) <= right and anchor & set(s.numbers):
        return supported(told, *facts)
    if not old or s.has(_NEW) or s.has(r"from N|to N|african|asian|latin|european|year|more|fewer|times"):
        return None
    size = grammar.search(r"\bN (?:members|seats|states|chairs|countries)\b|(?:had|with|of) N\b", s.words)
    if (
        size is not None
        and len(s.numbers) == 1
        and s.numbers[0] in (9, 10, 12, 13, 15, 16)
        and s.has(r"C|council")
        and not s.has(r"elected|permanent|vot|need|requir")
    ):
        return contradicted(told, *facts)
    votes = [n for n in s.numbers if n != 11]
    if (
        s.has(r"enough|need|requir|suffic|majority")
        and s.has(r"vot|majority")
        and 11 in s.numbers
        and len(votes) == 1
        and votes[0] in (5, 6, 8, 9, 10)
    ):
        return contradicted(told, *facts)
    return None


_P5 = r"permanent (?:members|five|seats)|\bp5\b|\bN permanent"


@reads(Family.MEMBERSHIP, r"permanent|\bp5\b")
def the_five(s: Statement) -> Answer | None:
    """The permanent members are the five named."""
    p = s.scene.published
    if (
        p is None
        or len(s.lists) != 1
        or not 4 <= len(s.states) <= 6
        or s.negative
        or s.people
        or s.has(r"non-permanent|elected|\bvot|against|join|and N other|want|candid|abstain")
    ):
        return None
    if not grammar.search(_P5, s.clause.skeleton) or any(n != 5 for n in s.numbers):
        return None
    permanent = s.scene.ledger.permanent(s.times[0].first if s.times else p)
    told, fact = (
        f"The permanent members are {listed(sorted(map(name_of, permanent)))}.",
        Fact("Charter article 23(1)"),
    )
    if set(s.states) == set(permanent):
        return supported(told, fact)
    near = len(s.states) == 5 and len(set(s.states) & permanent) == 4
    return (
        contradicted(told, fact)
        if near and s.has(r"permanent (?:members|five|seats)[^;.]{0,12}(?:are|:|were|,)")
        else None
    )


@reads(Family.MEMBERSHIP, r"\bseat\b|\bplace\b|\bchair\b")
def whose_seat_it_became(s: Statement) -> Answer | None:
    """China's seat passed to Beijing in 1971, the Soviet Union's to Russia in 1991."""
    if s.people or s.numbers or s.negative or s.has(r"veto|vote|presid|month"):
        return None
    if not s.has(
        r"pass|took|taken|inherit|succe|went to|goes to|continu|replac|transfer|assum|moved|handed|fell to|since"
    ):
        return None
    text = s.clause.sentence.text[s.clause.places[s.start] : s.clause.places[s.end]].lower()
    soviet = grammar.search(r"soviet|u\.?s\.?s\.?r", text) is not None
    chinese = (
        grammar.search(r"people's republic|beijing|peking", text) is not None
        and grammar.search(r"taiwan|taipei|republic of china|china's|chinese", text) is not None
    )
    if soviet == chinese or (soviet and not grammar.search(r"russia", text)):
        return None
    year = 1991 if soviet else 1971
    told = (
        "The Russian Federation has held the Soviet Union's seat since 24 December 1991."
        if soviet
        else "The People's Republic has held China's seat since 25 October 1971."
    )
    if not s.times:
        return supported(told, Fact("COM-02"))
    if len(s.times) == 1 and s.times[0].grain in ("year", "month", "day"):
        t = s.times[0]
        day = (1991, 12, 24) if soviet else (1971, 10, 25)
        right = t.first.year == year and (
            t.grain == "year" or t.first.month == day[1] or (soviet and t.first.month == 1)
        )
        if t.grain == "day":
            return None
        return answer_of(right, told, Fact("COM-02"))
    return None


OFF_TOPIC = r"\bvot(?!ing)|\boppos|against|favou?r|\bback(?:ed|ing)\b|\bsaid (?:no|yes)|abstain|\bsign|statement|letter|request|\bask|meeting|presid|gavel|brief|\bdraft|resolution|committee|H|E|\bveto|ambassador|envoy|rapporteur|discuss"


_SEATS = r"C|council|\bseats?\b|\bmembers?\b|\bchairs?\b|\btable\b"


_SIZE = (
    (r"permanent|for good|veto|\bp5\b|never leave|do not rotate", 5),
    (r"elect|non-permanent|rotat|temporary|two-year|two years|come and go", 10),
)


@reads(Family.MEMBERSHIP, r"\bN\b")
def how_it_is_made_up(s: Statement) -> Answer | None:
    """Fifteen members, five of them permanent and ten elected, five of those each year."""
    if (
        s.states
        or s.people
        or s.has(OFF_TOPIC)
        or s.negative
        or not s.has(_SEATS)
        or s.clause.within(s.start, s.end, "TQYHFEOK")
    ):
        return None
    day = s.times[0].first if s.times else s.scene.published
    if day is None or s.has(
        r"need|require|enough|must|majority|african|asian|europe|least|more than|fewer|new\b|join|leav|left|arriv|incoming|outgoing"
    ):
        return None
    size, permanent = len(s.scene.ledger.roster(day)), len(s.scene.ledger.permanent(day))
    right = {size, permanent, size - permanent}
    yearly = s.has(
        r"each year|every year|annually|every (?:january|june|spring|d)\b|a year\b|each (?:january|june)"
    )
    if yearly:
        right.add((size - permanent) // 2)
    if any(n not in right and not (n == 2 and s.has("N years|N-year")) for n in s.numbers):
        return None
    if (
        len(s.numbers) == 1
        and not yearly
        and not s.has(
            r"^\W*(?:all |of )?(?:the )?N|made up|compris|consist|has|have|had|sits?\b|sat\b|of its"
        )
    ):
        return None
    for pattern, number in _SIZE:
        if s.has(pattern) and size == 15 and number not in s.numbers:
            return None
    if not any(s.has(pattern) for pattern, _ in _SIZE) and not s.has(
        r"N (?:[a-z-]+ )?(?:members?|seats?|states|chairs|countries|nations)\b|of C|on C|has N|N sit|N in all"
    ):
        return None
    return supported(
        f"The Council has {size} members: {permanent} permanent and {size - permanent} elected.",
        Fact("Charter article 23(1)"),
        Fact(f"membership: {day.year}"),
    )


_THE_TEN = r"\b(?:the|its|these) (?:(?:O|first|original|other) )?(?:N|elected|non-permanent|rotating)\b[^;:.]{0,30}(?:\b(?:are|were|is)\b|:)|\bN (?:elected |non-permanent )?members?\b[^;:.]{0,12}(?:\b(?:are|were)\b|:)"


@reads(Family.MEMBERSHIP, _THE_TEN)
def the_ten_elected(s: Statement) -> Answer | None:
    """A list that is, but for one of ten at most, that of the elected members: ten, or six before 1966."""
    states, led, p = set(s.states), s.scene.ledger, s.scene.published
    if len(states) not in (6, 9, 10) or len(s.lists) != 1 or s.people or s.negative:
        return None
    if any(n not in (10, 15, 6) for n in s.numbers) or s.has(r"vot|sign|statement|letter|presid|abstain"):
        return None
    now = [t.first for t in s.times if t.grain in ("year", "month", "day")] or ([p] if p else [])
    turns = [date(y, 2, 1) for y in range(1946, led.last_day.year + 2)]
    early = len(states) == 6 and s.has(r"\bO\b|\bfirst\b|original")
    for day in turns[:1] if early else now if now else turns:
        elected = led.elected(day)
        if states == elected:
            return supported(
                f"The elected members on {day:%-d %B %Y}: {listed(sorted(map(name_of, elected)))}.",
                Fact(f"membership: {day.year}"),
            )
    if (
        p
        and not s.times
        and len(states & led.elected(p)) == 9
        and s.has(r"\b(?:now|at present|currently|today|are)\b")
    ):
        elected = led.elected(p)
        return contradicted(
            f"The elected members are {listed(sorted(map(name_of, elected)))}.", Fact(f"membership: {p.year}")
        )
    return None
