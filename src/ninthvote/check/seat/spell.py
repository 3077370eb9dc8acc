"""A state's terms counted: how many, the first, the last, and how much of one is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ninthvote.check.claim import Answer, Family, answer_of
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.reading.timing import Time
from ninthvote.check.seat.arrival import SPOKEN_OF_THERE
from ninthvote.check.seat.size import OFF_TOPIC

_DAY = timedelta(days=1)


TABLE = r"C|council|\bseats?\b|\bmembers?\b|\btable\b|\bterms?\b|\bstints?\b|\bspells?\b|\bserv|\bs[ai]ts?\b|elected|horseshoe"


_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def last(row: Any) -> date:
    return (row.until or date.max) - _DAY


def _span(row: Any) -> str:
    return (
        f"{row.from_.year}"
        if last(row).year == row.from_.year
        else f"{row.from_.year}-{last(row).year}"
        if row.until
        else f"since {row.from_.year}"
    )


def about_seats(s: Statement) -> bool:
    return grammar.search(TABLE, s.words) is not None or (
        grammar.search(r"C|seat|member|term\b|elected", s.clause.skeleton) is not None
        or s.scene.ago("membership") <= 1
    )


def terms_known(s: Statement, state: str) -> list[Any]:
    """The state's terms up to the next to begin."""
    p = s.scene.published
    return [r for r in s.scene.ledger.terms_of(state) if p is None or r.from_ <= p + timedelta(days=370)]


def told_spells(s: Statement, states: tuple[str, ...]) -> str:
    out = []
    for x in states:
        rows = terms_known(s, x)
        out.append(
            f"{name_of(x)} sat in {listed([_span(r) for r in rows])}"
            if rows
            else f"{name_of(x)} has no term on the Council in the record"
        )
    return listed(out) + "."


def judged(s: Statement, states: tuple[str, ...], right: bool | None) -> Answer | None:
    if right is None:
        return None
    facts = [s.scene.ledger.term_fact(r) for x in states for r in terms_known(s, x)] or [
        Fact(f"membership: {x}") for x in states
    ]
    told = told_spells(s, states)
    return answer_of(right, told, *facts)


def _current(s: Statement, rows: list[Any]) -> Any:
    """The term that is spoken of: the one of the time told, else the running or coming one."""
    p = s.scene.published
    for t in s.times:
        for r in rows:
            if r.from_ <= t.last and t.first <= last(r):
                return r
    if p is None:
        return rows[-1] if rows else None
    return next((r for r in rows if r.from_ <= p <= last(r)), None) or next(
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
        ends = [d for r in rows for d in (r.from_, min(last(r), date(2200, 1, 1)))]
        if t.grain in ("month", "day", "week"):
            if not any(a - near <= d <= b + near for a, b in t.spans for d in ends) and not (
                p and t.holds(p)
            ):
                return False
        elif s.has(_STARTED) and t.grain == "year":
            if not any(r.from_.year in (t.first.year, t.first.year + 1) for r in rows):
                return False
        else:
            held = {y for r in rows for y in range(r.from_.year, min(last(r).year, 2200) + 1)}
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
    if not states or "PRK" in states or s.has(OFF_TOPIC) or not about_seats(s) or s.unsaid or s.numbers:
        return None
    p = s.scene.published
    if p is None:
        return None
    since = s.has(r"\bsince\b|\bafter\b") and bool(s.times)
    never = s.has(_NEVER) and s.has(_SAT) and not s.has(SPOKEN_OF_THERE)
    if not never and not s.has(_FIRST):
        return None
    results: list[bool | None] = []
    for x in states:
        rows = terms_known(s, x)
        if x in s.scene.ledger.permanent(p):
            return None
        row = _current(s, rows)
        if since:
            earlier = [r for r in rows if row is not None and r.from_ < row.from_]
            if not earlier:
                results.append(None)
                continue
            ends = {y for r in earlier[-1:] for y in range(r.from_.year, last(r).year + 1)}
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
    if right and not never and not all(_times_fit(s, terms_known(s, x)) for x in states):
        return None
    near = min(s.scene.ago("membership"), s.scene.ago("seats")) <= 1
    if not right and not (len(states) == 1 and (s.has(r"C|seat|member|term\b|council") or near)):
        return None
    return judged(s, states, right)


@reads(
    Family.MEMBERSHIP,
    r"\bN (?:times|terms|spells|stints|turns|previous|earlier|occasions)|^(?:and |but )?(?:the )?G,? N \||\b(?:once|twice)\b[^,;.]{0,12}\b(?:before|previously|already|served|sat|been)\b|\b(?:sat|served|been)\b[^,;.]{0,25}\b(?:once|twice)\b|\bO (?:term|time|stint|spell|turn|stay|membership|two)",
)
def how_many_terms(s: Statement) -> Answer | None:
    """It has sat so many times, or this is its so-and-so-manieth term."""
    states = s.actors
    if (
        len(states) != 1
        or "PRK" in states
        or s.has(OFF_TOPIC)
        or s.has(r"\bthan (?:the )?G")  # held against another: of whom the number is told is not known here
        or s.has(r"\bO time (?:that |in which |when )?C\b")  # of what the Council did
        or not about_seats(s)
        or s.negative
        or s.people
    ):
        return None
    if not s.has(
        r"\b(?:sat|sit|sits|serv\w+|been|term|terms|seat|member|elected|joins?|joined|returns?|back|stint|spell|turn|time|times)\b"
    ):
        return None
    state, p = states[0], s.scene.published or s.scene.ledger.last_day
    if state in s.scene.ledger.permanent(p):
        return None
    m = grammar.search(
        r"(?<=G )N \||\bN (?:times|terms|spells|stints|turns|previous|earlier|occasions)|\bO (?:term|time|stint|spell|turn|stay|membership|two)",
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
    rows = terms_known(s, state)
    row = _current(s, rows)
    begun = len([r for r in rows if r.from_ <= p])
    # A term to come counts where it is spoken of.
    counts = (
        {len(rows)}
        if grammar.search(r"\bwill\b|\belected\b", s.clause.skeleton)
        else {begun}
        if s.has(r"\b(?:has|have|had)\b|\bsat\b|\bserved\b")
        else {begun, len(rows)}
    )
    if s.has(r"before|already|previous|earlier|until now|past"):
        counts = {len([r for r in rows if row is None or r.from_ < row.from_])}
    years = [t for t in s.times if t.last.year < (row.from_.year if row is not None else 9999)]
    if not _times_fit(s, rows) or s.has(
        r"\blost\b|fail|\bran\b|tried|\bbids?\b|campaign|candida|twice as|once again|most recent|\blast\b|latest|replac|succeed|in a row|both times|each time"
    ):
        return None
    if m is None and not s.times and not s.has(r"\bbefore\b|previously"):
        return None
    if m is not None and m[0].endswith("time") and s.has(r"\bhistory\b|\bever\b"):
        return None  # of whatever else was done for the first time
    if number in counts:
        return judged(s, states, True)
    firm = s.has(r"C|council|term\b|seat") and not years and m is not None
    return judged(s, states, False) if firm else None


_LEFT = r"(?P<n>N|an?|one|another|one more|a further|half an?) (?:more |further |full )?(?:year|years)(?: more)? (?:left|to go|to run|to serve|remaining|ahead|yet)|(?:has|have|with) (?P<n2>N|a|another|one more|one) (?:more )?years?\b(?= (?:on|in|at|of)|$)"


_YEAR_OF = r"\b(?P<which>first|second|last|final|opening|closing|O)(?: and (?:last|final))? year\b"


@reads(
    Family.MEMBERSHIP,
    rf"half ?-?way|midway|mid-term|{_LEFT.replace('?P<n>', '?:').replace('?P<n2>', '?:')}|{_YEAR_OF.replace('?P<which>', '?:')}|\b(?:its|their) D\b",
)
def how_far_in_the_term(s: Statement) -> Answer | None:
    """It is in its first or last year, halfway through, or has so many years left."""
    states = s.actors
    p = s.scene.published
    if not states or p is None or "PRK" in states or s.has(OFF_TOPIC) or not about_seats(s):
        return None
    if s.negative or s.people:
        return None
    at = next((t.first for t in s.times if t.grain in ("year", "month", "day") and t.first.year != p.year), p)
    if s.has(r"\b(?:its|their) D\b"):
        if not _own_last_year(s):
            return None
        at = p
    out: list[bool] = []
    for x in states:
        row = next((r for r in terms_known(s, x) if r.until and r.from_ <= at <= last(r)), None)
        if row is None and len(states) >= 4 and len(s.lists) == 1 and at == p and not s.times:
            out.append(False)  # not a member at all
            continue
        if row is None:
            gone = any(r.until and 0 <= (p - last(r)).days <= 800 for r in terms_known(s, x))
            if (
                gone
                and at == p
                and len(states) == 1
                and s.has(r"\b(?:still )?has\b[^;.]{0,20}year")
                and s.has(r"still|serve|C|seat|term\b")
            ):
                return judged(s, states, False)
            return None
        fits = _fits(s, row, at)
        if fits is None:
            return None
        out.append(fits)
    if all(out):
        return judged(s, states, True)
    if len(s.lists) == 1 and len(states) >= 3 and at == p and out.count(False) in (1, len(out)):
        return judged(s, tuple(x for x, fit in zip(states, out, strict=True) if not fit), False)
    return judged(s, states, False) if len(states) == 1 and at == p else None


def _own_last_year(s: Statement) -> bool:
    """ "They are in their last year": the last of their terms, not the year before this one."""
    m = grammar.search(r"\b(?:its|their) (D)\b", s.own)
    mention = s.clause.at.get(s.start + m.start(1)) if m else None
    return mention is not None and (mention.value.word, mention.value.unit) == ("last", "year")


def _fits(s: Statement, row: Any, at: date) -> bool | None:
    years: int = last(row).year - row.from_.year + 1
    if _own_last_year(s):
        return at.year == last(row).year
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
    left = (last(row) - at).days / 365.25
    if abs(left - number) <= 0.35 or last(row).year - at.year == number:
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
    return judged(s, states, True)


_SHARE = r"\b(?:split|splitting|shar\w+|divid\w+|swap\w*|halv\w+)\b|\bone year\b|one-year|single year|only (?:a|one|N) year|for a year"


@reads(Family.MEMBERSHIP, _SHARE)
def a_term_shared(s: Statement) -> Answer | None:
    """Two states shared one term, a year each."""
    if (
        "PRK" in s.states
        or s.negative
        or not s.states
        or not s.has(r"term\b|seat|year|C")
        or s.has(OFF_TOPIC)
    ):
        return None
    led = s.scene.ledger
    short = {
        x: r
        for x in s.states
        for r in led.terms_of(x)
        if r.until
        and r.from_.year >= 1956
        and (last(r) - r.from_).days < 500
        and (not s.times or any(abs(t.first.year - r.from_.year) <= 1 for t in s.times))
        and (s.scene.published is None or abs(r.from_.year - s.scene.published.year) <= 3 or s.times)
    }
    if set(short) != set(s.states):
        return None
    if len(s.states) == 2:
        a, b = (short[x] for x in s.states)
        if a.until != b.from_ and b.until != a.from_:
            return None
    return judged(s, s.states, True)


_ONE_YEAR = r"\b(?:a single year|one year|only a year|a one-year term|terms? of (?:a|one|a single) year|one-year terms?)\b"
_TWO_YEARS = r"\b(?:had two\b|two-year terms?|terms? of N years|N years each|N-year terms?)"


@reads(Family.MEMBERSHIP, rf"{_ONE_YEAR}|{_TWO_YEARS}|\bN\b \|")
def how_long_a_term(s: Statement) -> Answer | None:
    """Those named had terms of one year, or of two, at the time told."""
    led = s.scene.ledger
    one, two = s.has(_ONE_YEAR), s.has(_TWO_YEARS)
    if (
        not s.states
        or s.people
        or one == two
        or s.has(r"vot|sign|president|ago\b|since|until|left|to go|more")
    ):
        return None
    if not s.has(r"\bterms?\b|\bseat|\bsat\b|serve|drew|drawn|had\b"):
        return None
    day = next((t.first for t in s.told if t.grain in ("year", "month", "day")), None) or (
        s.scene.focus.first if s.scene.focus else s.scene.published
    )
    if day is None or any(n not in (1, 2, len(s.states)) for n in s.numbers):
        return None
    rows = [
        next(
            (r for r in led.terms_of(x) if r.from_ <= day + timedelta(days=366) and day < (r.until or day)),
            None,
        )
        for x in s.states
    ]
    spans = [(r.until - r.from_).days if r is not None and r.until else None for r in rows]
    if all(x is not None and ((x < 400) if one else (600 < x < 800)) for x in spans):
        return judged(s, s.states, True)
    return None


_A_FIRST = r"\W*(?:and |but |while )*for (?:the )?G,? (?:it|this|that)(?: is|'s| was| will be| would be) (?:a|the|its|their) (?:first|O|debut)(?: time| term| ever)*\W*"
_SO_FOR = r"\W*(?:and |but |while )*(?:so|as) (?:it )?(?:is|was|will be) (?:it )?for (?:the )?G\W*"


@reads(Family.MEMBERSHIP, r"\bfor (?:the )?G\b")
def a_first_for_it(s: Statement) -> Answer | None:
    """Of those just said to come, one comes for the first time."""
    p, now = s.scene.published, s.scene.sentence
    if p is None or len(s.states) != 1 or s.scene.ago("membership") > 1:
        return None
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    if grammar.fullmatch(_A_FIRST, s.own) and marks in ([], [1]):
        s.scene.spoken["a_first"] = now
    elif not grammar.fullmatch(_SO_FOR, s.own) or s.scene.ago("a_first") != 0:
        return None
    rows = terms_known(s, s.states[0])
    return judged(s, s.states, len(rows) == 1) if rows else None
