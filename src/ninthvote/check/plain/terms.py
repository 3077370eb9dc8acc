"""A state's terms counted: how many, the first, the last, how much of one is over, and what comes after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of
from ninthvote.check.plain.statement import Statement, reads
from ninthvote.check.timing import Time

_DAY = timedelta(days=1)
_OFF_TOPIC = r"\bvot(?!ing)|\boppos|against|favou?r|\bback(?:ed|ing)\b|\bsaid (?:no|yes)|abstain|\bsign|statement|letter|request|\bask|meeting|presid|gavel|brief|\bdraft|resolution|committee|H|E|\bveto|ambassador|envoy|rapporteur|discuss"
_TABLE = r"C|council|\bseats?\b|\bmembers?\b|\btable\b|\bterms?\b|\bstints?\b|\bspells?\b|\bserv|\bs[ai]ts?\b|elected|horseshoe"
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def _last(row: Any) -> date:
    return (row.until or date.max) - _DAY


def _span(row: Any) -> str:
    return (
        f"{row.from_.year}"
        if _last(row).year == row.from_.year
        else f"{row.from_.year}-{_last(row).year}"
        if row.until
        else f"since {row.from_.year}"
    )


def _about_seats(s: Statement) -> bool:
    return grammar.search(_TABLE, s.words) is not None or (
        grammar.search(r"C|seat|member|term\b|elected", s.clause.skeleton) is not None
        or s.scene.sentence - s.scene.facts.get("membership_at", -9) <= 1
    )


def _rows(s: Statement, state: str) -> list[Any]:
    """The state's terms up to the next to begin."""
    p = s.scene.published
    return [r for r in s.scene.ledger.terms_of(state) if p is None or r.from_ <= p + timedelta(days=370)]


def _told(s: Statement, states: tuple[str, ...]) -> str:
    out = []
    for x in states:
        rows = _rows(s, x)
        out.append(
            f"{name_of(x)} sat in {listed([_span(r) for r in rows])}"
            if rows
            else f"{name_of(x)} has no term on the Council in the record"
        )
    return listed(out) + "."


def _answer(s: Statement, states: tuple[str, ...], right: bool | None) -> Answer | None:
    if right is None:
        return None
    facts = [s.scene.ledger.term_fact(r) for x in states for r in _rows(s, x)] or [
        Fact(f"membership: {x}") for x in states
    ]
    told = _told(s, states)
    return supported(told, *facts) if right else contradicted(told, *facts)


def _current(s: Statement, rows: list[Any]) -> Any:
    """The term that is spoken of: the one of the time told, else the running or coming one."""
    p = s.scene.published
    for t in s.times:
        for r in rows:
            if r.from_ <= t.last and t.first <= _last(r):
                return r
    if p is None:
        return rows[-1] if rows else None
    return next((r for r in rows if r.from_ <= p <= _last(r)), None) or next(
        (r for r in rows if r.from_ > p), None
    )


_STARTED = (
    r"\b(?:join|enter|arriv|tak(?:e|es|ing)|took|return|c(?:o|a)me|comes|back|elected|won|debut|beg|start)"
)


def _times_fit(s: Statement, rows: list[Any]) -> bool:
    """Whether each time told is one at which the state came, sat or went."""
    p = s.scene.published
    for t in s.times:
        if s.has(r"\bsince\b"):
            continue
        near = timedelta(days=45)
        ends = [d for r in rows for d in (r.from_, min(_last(r), date(2200, 1, 1)))]
        if t.grain in ("month", "day", "week"):
            if not any(a - near <= d <= b + near for a, b in t.spans for d in ends) and not (
                p and t.holds(p)
            ):
                return False
        elif s.has(_STARTED) and t.grain == "year":
            if not any(r.from_.year in (t.first.year, t.first.year + 1) for r in rows):
                return False
        else:
            held = {y for r in rows for y in range(r.from_.year, min(_last(r).year, 2200) + 1)}
            if not set(range(t.first.year, t.last.year + 1)) <= held | ({p.year} if p else set()):
                return False
    return True


_NEVER = r"\bnever\b|\bnot once\b|\bhas yet to\b"
_FIRST = r"\bfirst(?:[- ]ever)? (?:time|term|turn|stint|spell|appearance|stay|membership|seat|two years)|\bdebut|\bfirst[- ]time|\bfirst ever\b"
_SAT = r"\b(?:sat|sit|served?|serving|been|belonged|held|had|won|joined|join|elected|seat|member|on C|C)\b"


@reads(Family.MEMBERSHIP, rf"{_NEVER}|{_FIRST}|\bfirst\b")
def never_before(s: Statement) -> Answer | None:
    """It has never sat, or sits for the first time, or for the first time since the year told."""
    states = s.actors
    if not states or "PRK" in states or s.has(_OFF_TOPIC) or not _about_seats(s) or s.unsaid or s.numbers:
        return None
    p = s.scene.published
    if p is None:
        return None
    since = s.has(r"\bsince\b|\bafter\b") and bool(s.times)
    never = s.has(_NEVER) and s.has(_SAT)
    if not never and not s.has(_FIRST):
        return None
    results: list[bool | None] = []
    for x in states:
        rows = _rows(s, x)
        if x in s.scene.ledger.permanent(p):
            return None
        row = _current(s, rows)
        if since:
            earlier = [r for r in rows if row is not None and r.from_ < row.from_]
            if not earlier:
                results.append(None)
                continue
            ends = {y for r in earlier[-1:] for y in range(r.from_.year, _last(r).year + 1)}
            years = {y for t in s.times[-1:] for y in range(t.first.year, t.last.year + 1)}
            results.append(True if years <= ends else False if len(states) == 1 else None)
        elif never and not s.has(r"\bbefore\b|\buntil\b|\btill\b|\bpreviously\b|\bearlier\b"):
            sat = [r for r in rows if r.from_ <= p]
            results.append(not sat if (not sat or len(states) == 1) else None)
        else:
            edge = row.from_ if row is not None else p
            if s.times and never:
                edge = min(edge, s.times[-1].last) if row is not None else s.times[-1].first
            results.append(not [r for r in rows if r.from_ < edge])
    if None in results:
        return None
    right = all(results)
    if right and not never and not all(_times_fit(s, _rows(s, x)) for x in states):
        return None
    near = (
        s.scene.sentence - max(s.scene.facts.get("membership_at", -9), s.scene.facts.get("seats_at", -9)) <= 1
    )
    if not right and not (len(states) == 1 and (s.has(r"C|seat|member|term\b|council") or near)):
        return None
    return _answer(s, states, right)


@reads(
    Family.MEMBERSHIP,
    r"\bN (?:times|terms|spells|stints|turns|previous|earlier|occasions)|\b(?:once|twice)\b[^,;.]{0,12}\b(?:before|previously|already|served|sat|been)\b|\b(?:sat|served|been)\b[^,;.]{0,25}\b(?:once|twice)\b|\bO (?:term|time|stint|spell|turn|stay|membership|two)",
)
def how_many_terms(s: Statement) -> Answer | None:
    """It has sat so many times, or this is its so-and-so-manieth term."""
    states = s.actors
    if (
        len(states) != 1
        or "PRK" in states
        or s.has(_OFF_TOPIC)
        or not _about_seats(s)
        or s.negative
        or s.people
    ):
        return None
    if not s.has(
        r"\b(?:sat|sit|sits|serv\w+|been|term|terms|seat|member|elected|joins?|joined|returns?|back|stint|spell|turn|time|times)\b"
    ):
        return None
    state, p = states[0], s.scene.published
    if p is None or state in s.scene.ledger.permanent(p):
        return None
    m = grammar.search(
        r"\bN (?:times|terms|spells|stints|turns|previous|earlier|occasions)|\bO (?:term|time|stint|spell|turn|stay|membership|two)",
        s.words,
    )
    if m is not None:
        mention = s.clause.at.get(s.start + m.start())
        number = mention.value if mention is not None else None
    else:
        word = grammar.search(r"\b(once|twice|thrice)\b", s.words)
        number = _TIMES[word[1]] if word else None
        if s.has(r"\bat once\b|\bonce (?:the|a|it|they|again|more)\b|^once\b"):
            return None
    if number is None or (number == 1 and s.has(r"\bfirst\b|since|\bonce (?:a|an|the)\b")):
        return None
    rows = _rows(s, state)
    row = _current(s, rows)
    begun = len([r for r in rows if r.from_ <= p])
    # A term to come counts where it is spoken of.
    counts = {begun} if s.has(r"\b(?:has|have|had)\b|\bsat\b|\bserved\b") else {begun, len(rows)}
    if s.has(r"before|already|previous|earlier|until now|past"):
        counts = {len([r for r in rows if row is None or r.from_ < row.from_])}
    years = [t for t in s.times if t.last.year < (row.from_.year if row is not None else 9999)]
    if not _times_fit(s, rows) or s.has(
        r"\blost\b|fail|\bran\b|tried|\bbids?\b|campaign|candida|twice as|once again|most recent|\blast\b|latest|replac|succeed|in a row|both times|each time"
    ):
        return None
    if m is None and not s.times and not s.has(r"\bbefore\b|previously"):
        return None
    if number in counts:
        return _answer(s, states, True)
    firm = s.has(r"C|council|term\b|seat") and not years and m is not None
    return _answer(s, states, False) if firm else None


_LEFT = r"(?P<n>N|an?|one|another|one more|a further|half an?) (?:more |further |full )?(?:year|years)(?: more)? (?:left|to go|to run|to serve|remaining|ahead|yet)|(?:has|have|with) (?P<n2>N|a|another|one more|one) (?:more )?years?\b(?= (?:on|in|at|of)|$)"
_YEAR_OF = r"\b(?P<which>first|second|last|final|opening|closing|O)(?: and (?:last|final))? year\b"


@reads(
    Family.MEMBERSHIP,
    rf"half ?-?way|midway|mid-term|{_LEFT.replace('?P<n>', '?:').replace('?P<n2>', '?:')}|{_YEAR_OF.replace('?P<which>', '?:')}",
)
def how_far_in_the_term(s: Statement) -> Answer | None:
    """It is in its first or last year, halfway through, or has so many years left."""
    states = s.actors
    p = s.scene.published
    if not states or p is None or "PRK" in states or s.has(_OFF_TOPIC) or not _about_seats(s):
        return None
    if s.negative or s.people:
        return None
    at = next((t.first for t in s.times if t.grain in ("year", "month", "day") and t.first.year != p.year), p)
    out: list[bool] = []
    for x in states:
        row = next((r for r in _rows(s, x) if r.until and r.from_ <= at <= _last(r)), None)
        if row is None:
            gone = any(r.until and 0 <= (p - _last(r)).days <= 800 for r in _rows(s, x))
            if (
                gone
                and at == p
                and len(states) == 1
                and s.has(r"\b(?:still )?has\b[^;.]{0,20}year")
                and s.has(r"still|serve|C|seat|term\b")
            ):
                return _answer(s, states, False)
            return None
        fits = _fits(s, row, at)
        if fits is None:
            return None
        out.append(fits)
    if all(out):
        return _answer(s, states, True)
    return _answer(s, states, False) if len(states) == 1 and at == p else None


def _fits(s: Statement, row: Any, at: date) -> bool | None:
    years: int = _last(row).year - row.from_.year + 1
    gone = (at - row.from_).days / 365.25
    if s.has(r"half ?-?way|midway|mid-term"):
        return True if abs(gone * 2 - years) <= 0.5 else (False if abs(gone * 2 - years) > 1.2 else None)
    m = grammar.search(_YEAR_OF, s.words)
    if m is not None:
        which: int = at.year - row.from_.year + 1
        word = m["which"]
        if word == "O":
            mention = s.clause.at.get(s.start + m.start("which"))
            return bool(mention is not None and mention.value == which)
        if word in ("last", "final", "closing"):
            return which == years
        return which == 1 if word in ("first", "opening") else which == 2
    m = grammar.search(_LEFT, s.words)
    if m is None:
        return None
    word = m["n"] or m["n2"]
    number: float | None = 0.5 if word.startswith("half") else 1
    if word == "N":
        mention = s.clause.at.get(s.start + (m.start("n") if m["n"] else m.start("n2")))
        number = mention.value if mention is not None else None
    if number is None:
        return None
    left = (_last(row) - at).days / 365.25
    if abs(left - number) <= 0.35 or _last(row).year - at.year == number:
        return True
    return False if abs(left - number) > 0.8 else None


@reads(Family.MEMBERSHIP, r"\b(?:won|elected|voted (?:in|on)|chosen|picked|secured|gained|election)\b")
def was_elected(s: Statement) -> Answer | None:
    """Those named were elected at the time told."""
    states = s.states
    p = s.scene.published
    if not states or p is None or "PRK" in states or s.negative or s.people or not s.times:
        return None
    if s.has(r"signed|statement|letter|resolution|presiden|committee|H|against|abstain|draft") or not s.has(
        r"C|seat|term\b|council|elected"
    ):
        return None
    if s.numbers and not all(n in (len(states), 5, 2) for n in s.numbers):
        return None
    t: Time = s.times[0]
    for x in states:
        rows = [
            r
            for r in s.scene.ledger.terms_of(x)
            if r.seat.value == "elected"
            and r.known_on < r.from_
            and any(a <= r.known_on <= b for a, b in t.spans)
            and (r.known_on.month, r.known_on.day) != (12, 31)
        ]
        if not rows:
            return None
    return _answer(s, states, True)


_GROUPS = (
    (r"african|africa\b|\ba3\b", "african"),
    (r"asia-pacific|asian|asia\b", "asia"),
    (r"eastern europe", "eastern"),
    (r"latin america|caribbean", "latin"),
    (r"western europe|\bweog\b", "western"),
)


@reads(Family.MEMBERSHIP, "|".join(p for p, _ in _GROUPS))
def of_a_group(s: Statement) -> Answer | None:
    """So many members, or those named, are of the regional group named."""
    p = s.scene.published
    if (
        s.negative
        or s.people
        or s.has(_OFF_TOPIC)
        or not s.has(_TABLE + r"|\btrio\b|contingent|\bbloc\b|\bgroup\b")
        or p is None
    ):
        return None
    names = [g for word, g in _GROUPS if s.has(word)]
    numbers = [n for n in s.numbers if n not in (10, 15)]
    if len(names) != 1 or s.unsaid or (not s.states and len(numbers) != 1) or len(numbers) > 1:
        return None
    day = s.times[0].first if s.times else p
    led = s.scene.ledger
    group = led.group(names[0], day)
    elected = group & led.elected(day)
    fits = set(s.states) <= group
    if numbers:
        fits = fits and numbers[0] in (len(group), len(elected)) and len(s.states) in (0, numbers[0])
    told = f"The members of the group on {day:%-d %B %Y}: {listed(sorted(map(name_of, group)))}."
    if not fits:
        bad = [x for x in s.states if x not in group]
        whole = s.has(
            r"(?:are|were) (?:the|its|C's) (?:N )?[a-z -]{0,20}(?:members?|states|countries)|(?:the|its) (?:N )?[a-z -]{0,20}members?(?: (?:on|of) C)?[^;.]{0,8}(?:are|were|:) G"
        )
        if (
            len(s.lists) == 1
            and len(s.states) >= 3
            and len(bad) == 1
            and whole
            and all(n == len(group) for n in numbers)
        ):
            return contradicted(told, Fact(f"membership: {day.year}"))
        return None
    return supported(told, Fact(f"membership: {day.year}"))


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
        or s.has(_OFF_TOPIC)
        or s.negative
        or not s.has(_SEATS)
        or s.clause.within(s.start, s.end, "TQYHFEO")
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


@reads(
    Family.MEMBERSHIP,
    r"\bthe N (?:are|were)|newcomers|new members|arrivals|\bthe N\b|succe|replac|takes? the (?:place|seat)s?|took the (?:place|seat)s?|took over from|made way|make way",
)
def the_whole_intake(s: Statement) -> Answer | None:
    """The five that come, or the five that go, at the turn of the year near the article, one by one."""
    p = s.scene.published
    if p is None or len(s.lists) != 1 or len(s.states) != 5 or s.negative or s.people or s.has(_OFF_TOPIC):
        return None
    if not _about_seats(s) and s.scene.sentence - s.scene.facts.get("seats_at", -9) > 2:
        return None
    if any(n != 5 for n in s.numbers):
        return None
    turn = p.year + 1 if p.month >= 6 else p.year
    years = (
        [turn, turn - 1, turn + 1]
        if not s.times
        else [y for t in s.times for y in (t.first.year, t.first.year + 1)]
    )
    led = s.scene.ledger
    best: tuple[int, int, set[str], bool] | None = None
    for year in years:
        for come in (True, False):
            day = date(year, 1, 1)
            group = {
                x for x, rows in led.terms.items() if any((r.from_ if come else r.until) == day for r in rows)
            }
            shared = len(group & set(s.states))
            if best is None or shared > best[0]:
                best = (shared, year, group, come)
    if best is None:
        return None
    shared, year, group, come = best
    told = f"Those that {'joined' if come else 'left'} at the turn to {year} were {listed(sorted(map(name_of, group)))}."
    fact = Fact(f"membership: {year if come else year - 1}")
    if shared == 5:
        fits = come != s.has(
            r"\b(?:succe\w+|replac\w+|take the \w+ of|took the \w+ of|took over from|make way|made way for it)\b G"
        ) or not s.has(r"succe|replac")
        return supported(told, fact) if fits else None
    return contradicted(told, fact) if shared == 4 and len(group) == 5 and not s.times else None


@reads(
    Family.MEMBERSHIP,
    r"\bjust (?:begun|started|joined|arrived|taken|come)|newly (?:arrived|joined|seated)|\brecruits?\b",
)
def only_just_there(s: Statement) -> Answer | None:
    """Those named joined within the last months."""
    p = s.scene.published
    states = s.states
    if (
        not states
        or p is None
        or s.times
        or s.negative
        or s.people
        or s.has(_OFF_TOPIC)
        or not _about_seats(s)
    ):
        return None
    began = [max((r.from_ for r in s.scene.ledger.terms_of(x) if r.from_ <= p), default=None) for x in states]
    days = [(p - b).days if b is not None else 9999 for b in began]
    if all(d <= 75 for d in days):
        return _answer(s, states, True)
    members = all(x in s.scene.ledger.roster(p) for x in states)
    return _answer(s, states, False) if members and len(s.lists) == 1 and all(d > 250 for d in days) else None


_SHARE = r"\b(?:split|splitting|shar\w+|divid\w+|swap\w*|halv\w+)\b|\bone year\b|one-year|single year|only (?:a|one|N) year|for a year"


@reads(Family.MEMBERSHIP, _SHARE)
def a_term_shared(s: Statement) -> Answer | None:
    """Two states shared one term, a year each."""
    if (
        "PRK" in s.states
        or s.negative
        or not s.states
        or not s.has(r"term\b|seat|year|C")
        or s.has(_OFF_TOPIC)
    ):
        return None
    led = s.scene.ledger
    short = {
        x: r
        for x in s.states
        for r in led.terms_of(x)
        if r.until
        and r.from_.year >= 1956
        and (_last(r) - r.from_).days < 500
        and (not s.times or any(abs(t.first.year - r.from_.year) <= 1 for t in s.times))
        and (s.scene.published is None or abs(r.from_.year - s.scene.published.year) <= 3 or s.times)
    }
    if set(short) != set(s.states):
        return None
    if len(s.states) == 2:
        a, b = (short[x] for x in s.states)
        if a.until != b.from_ and b.until != a.from_:
            return None
    return _answer(s, s.states, True)


_STRICT_COME = r"\b(?:joins?|joined|will join|(?:takes?|took|take) (?:up )?(?:a|its|their) (?:new |elected )?seats?|enters?|entered|arrives?|arrived|comes? (?:on|in|aboard)|came (?:on|in|aboard))\b"
_STRICT_GO = r"\b(?:leaves?|left|steps? down|stepped down|departs?|departed|rotates? off|rotated off|bows? out|bowed out|gives? up (?:its|their) seats?)\b"


@reads(Family.MEMBERSHIP, rf"{_STRICT_COME}|{_STRICT_GO}")
def not_at_that_turn(s: Statement) -> Answer | None:
    """It did not join, or did not leave, at the turn of the year told: its terms begin and end elsewhere."""
    p = s.scene.published
    if (
        len(s.states) != 1
        or p is None
        or len(s.times) != 1
        or s.negative
        or s.people
        or s.numbers
        or s.has(_OFF_TOPIC)
    ):
        return None
    t = s.times[0]
    state = s.states[0]
    come, go = s.has(_STRICT_COME), s.has(_STRICT_GO)
    if (
        come == go
        or not t.sure
        or t.grain not in ("month", "year")
        or state in s.scene.ledger.permanent(p)
        or state == "PRK"
    ):
        return None
    if not s.has(r"C|council\b|seat") and s.scene.facts.get("membership_at", -9) < s.scene.sentence - 1:
        return None
    if s.has(r"statement|group|talks|sponsor|call\b|appeal|union|forces|others|at least|of the|as a "):
        return None
    rows = s.scene.ledger.terms_of(state)
    marks = [r.from_ if come else _last(r) for r in rows]
    slack = timedelta(days=40)
    if any(t.first - slack <= d <= t.last + slack for d in marks if d < date.max - slack):
        return None
    near = [d for d in marks if d < date.max and abs(d.year - t.first.year) <= 6]
    if not near and rows:
        return None
    return _answer(s, (state,), False)
