"""One roster beside another: how many are new or gone, how long a state was away, who stays outside."""

from __future__ import annotations

from datetime import date

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of
from ninthvote.check.plain.statement import Statement, reads
from ninthvote.check.plain.terms import _GROUPS, _OFF_TOPIC, _about_seats, _answer, _last, _rows

_NEW = r"\bnew\b|chang|joined|arriv|came in|come in|renew|replac|fresh|newcomer"
_GONE = r"\bleft\b|leav|\bgone\b|\bgo\b|depart|step(?:ped)? down|went|make way|finish"
_SAME = r"(?:were|was) (?:also |already )?(?:members?|there|on it|on C)|last year (?:as well|too|also)|stay|remain|still|carry over|same|also sat|sat last year"


def _turn(s: Statement) -> int | None:
    """The January that the statement speaks of."""
    p = s.scene.published
    years = [
        t.first.year for t in s.times if t.grain == "year" and p is not None and t.first.year != p.year - 1
    ]
    if years:
        return years[0]
    return None if p is None else p.year + (1 if p.month >= 10 else 0)


@reads(Family.MEMBERSHIP, r"\bhalf\b|\bthird\b|N of (?:the|its|C's) (?:N|elected|members)|O of (?:C|the|its)")
def how_many_changed(s: Statement) -> Answer | None:
    """So many of the fifteen, or half of the elected ten, are new, gone or the same."""
    if (
        s.states
        or s.people
        or s.negative
        or s.has(_OFF_TOPIC + r"|\bwomen|\bpermanent")
        or s.clause.within(s.start, s.end, "TQYHF")
    ):
        return None
    if not s.has(r"C|members?\b|seats?\b|elected|of the N|\bten\b"):
        return None
    turn = _turn(s)
    if turn is None:
        return None
    led = s.scene.ledger
    before, after = led.roster(date(turn - 1, 12, 31)), led.roster(date(turn, 1, 1))
    new, gone, same = len(after - before), len(before - after), len(before & after)
    number: float | None = None
    if s.has(r"\bhalf (?:of )?(?:the |its |C's |of the )?(?:elected|non-permanent|ten|N\b)"):
        number = (len(after) - 5) / 2
    elif s.has(r"\b(?:a|one) (?:third|O) of (?:the )?(?:C|council|members|its members|N|table)"):
        number = len(after) / 3
    elif s.has(r"\bN of (?:the|its|C's)") and s.numbers:
        if any(n not in (10, 15) for n in s.numbers[1:]):
            return None
        number = s.numbers[0]
    ways = [n for n, word in ((new, _NEW), (gone, _GONE), (same, _SAME)) if s.has(word)]
    if s.has(r"each year|every year|each january|every january|annually"):
        ways = [(len(after) - 5) // 2]
    if number is None or not ways or number not in ways:
        return None
    return supported(
        f"At the turn to {turn} {new} members came, {gone} went and {same} stayed.",
        Fact(f"membership: {turn}"),
    )


@reads(
    Family.MEMBERSHIP,
    r"newcomers|new (?:members|faces|arrivals)|incoming|outgoing|departing|leavers|those (?:leaving|joining|coming|going)",
)
def of_those_that_come(s: Statement) -> Answer | None:
    """So many of the newcomers, or of those that leave, are of the group named."""
    turn = _turn(s)
    names = [g for word, g in _GROUPS if s.has(word)]
    if (
        turn is None
        or s.people
        or s.states
        or s.negative
        or len(names) != 1
        or not s.numbers
        or s.has(_OFF_TOPIC)
    ):
        return None
    led = s.scene.ledger
    come = not s.has(r"outgoing|departing|leav")
    day = date(turn, 1, 1)
    group = {
        x
        for x, rows in led.terms.items()
        if any(
            (r.from_ if come else r.until) == day and r.regional_group.lower().startswith(names[0])
            for r in rows
        )
    }
    if s.numbers[0] != len(group) or any(n not in (len(group), 5) for n in s.numbers):
        return None
    return supported(f"They are {listed(sorted(map(name_of, group)))}.", Fact(f"membership: {turn}"))


_AWAY = r"after (?:an absence of |a gap of |a break of )?(?:almost |nearly |more than |over )?N(?:-| )years?\b|after (?:a|an) N-year|(?:absen\w+|gap|break|away) (?:of|for) N years|N years (?:away|outside|off C|later)"


@reads(Family.MEMBERSHIP, _AWAY)
def after_how_long(s: Statement) -> Answer | None:
    """It comes back after so many years away."""
    p = s.scene.published
    states = s.actors
    if len(states) != 1 or p is None or s.people or s.negative or s.has(_OFF_TOPIC) or len(s.numbers) != 1:
        return None
    if not s.has(r"return|\bback\b|again|rejoin|comes? in|came in|re-?enter|absen|gap|away"):
        return None
    rows = _rows(s, states[0])
    now = next((r for r in rows if r.from_ <= p <= _last(r) or r.from_ > p), None)
    before = [r for r in rows if now is not None and r.from_ < now.from_]
    if now is None or not before:
        return None
    gap = (now.from_ - _last(before[-1])).days / 365.25
    span = (now.from_ - before[-1].from_).days / 365.25
    if any(abs(x - s.numbers[0]) <= 0.6 for x in (gap, span)):
        return _answer(s, states, True)
    clear = min(abs(x - s.numbers[0]) for x in (gap, span)) > 1.5
    return _answer(s, states, False) if clear and _about_seats(s) and s.has(r"return|\bback\b") else None


@reads(Family.MEMBERSHIP, r"\b(?:over|up|done|finished|behind (?:it|them)|expired|ended|at an end)\b")
def its_time_is_over(s: Statement) -> Answer | None:
    """Its term ended not long before."""
    p = s.scene.published
    states = s.actors
    if (
        not states
        or p is None
        or s.people
        or s.negative
        or s.has(_OFF_TOPIC)
        or s.times
        or not s.has(r"\bterms?\b|N years|\bstint|\bspell|\btime (?:on|at|in) (?:C|the table)")
    ):
        return None
    if s.has(r"take over|took over|takes over|more than|over N"):
        return None
    ends = [max((_last(r) for r in s.scene.ledger.terms_of(x) if _last(r) < p), default=None) for x in states]
    if all(e is not None and (p - e).days <= 100 for e in ends):
        return _answer(s, states, True)
    return None


@reads(Family.MEMBERSHIP, r"\boutside\b|non-members?\b|not be back|no seat|without a seat|until D|before D")
def outside_it(s: Statement) -> Answer | None:
    """It has no seat now, or none before the time told."""
    p = s.scene.published
    if (
        not s.states
        or p is None
        or s.people
        or s.numbers
        or s.has(_OFF_TOPIC)
        or not _about_seats(s)
        or "PRK" in s.states
    ):
        return None
    led = s.scene.ledger
    if (
        s.has(
            r"(?:not|n't) (?:be (?:back|on|there|a member)|return|sit|join)[^;.]{0,20}\b(?:before|until|till) D"
        )
        and len(s.times) == 1
    ):
        comes = [min((r.from_ for r in led.terms_of(x) if r.from_ > p), default=None) for x in s.states]
        if all(c is not None and s.times[0].first.year == c.year for c in comes):
            return _answer(s, s.states, True)
        return None
    if s.times or not s.has(
        r"\b(?:is|are|both|remains?|stays?)\b[^;.]{0,12}\b(?:outside|non-members?|without a seat)\b"
    ):
        return None
    out = [x not in led.roster(p) for x in s.states]
    if all(out):
        return _answer(s, s.states, True)
    return None


@reads(
    Family.MEMBERSHIP,
    r"never (?:leave|rotate|go)|do not (?:leave|rotate)|always (?:there|sit)|for good|for ever|forever",
)
def who_never_leaves(s: Statement) -> Answer | None:
    """Those that never leave are the permanent five."""
    p = s.scene.published
    if p is None or len(s.lists) != 1 or s.people or (s.numbers and s.numbers != [5]):
        return None
    permanent = s.scene.ledger.permanent(p)
    if set(s.states) == permanent or (set(s.states) <= permanent and not s.has(r"\bonly\b|\balone\b")):
        return supported(
            f"The permanent members are {listed(sorted(map(name_of, permanent)))}.",
            Fact("Charter article 23(1)"),
        )
    return None


@reads(Family.MEMBERSHIP, r"another year|one more year|a further year|until|till|through")
def for_how_long(s: Statement) -> Answer | None:
    """It stays for another year, or until the time told."""
    p = s.scene.published
    states = s.states
    if (
        len(s.lists) != 1
        or p is None
        or s.people
        or s.numbers
        or s.negative
        or s.has(_OFF_TOPIC)
        or not _about_seats(s)
    ):
        return None
    if not s.has(
        r"\b(?:sits?|stays?|remains?|serves?|carr(?:y|ies) on|continues?|keeps?|is|are|will|holds?|has|have)\b"
    ):
        return None
    led = s.scene.ledger
    if "PRK" in states or set(states) & led.permanent(p):
        return None
    rows = [
        next((r for r in led.terms_of(x) if r.from_ <= p <= _last(r) or 0 < (r.from_ - p).days < 40), None)
        for x in states
    ]
    if s.has(r"another year|one more year|a further year") and not s.times:
        ends = p.year + (1 if p.month >= 10 else 0)
        good = [r is not None and _last(r).year == ends for r in rows]
        if all(good):
            return _answer(s, states, True)
        gone = [any(0 <= (p - _last(r)).days <= 100 for r in led.terms_of(x)) for x in states]
        return _answer(s, states, False) if len(states) == 1 and gone[0] and rows[0] is None else None
    if len(s.times) != 1 or not s.has(r"\b(?:until|till|through)\b[^;.]{0,20}D") or None in rows:
        return None
    t = s.times[0]
    if (
        t.grain not in ("month", "year")
        or not t.sure
        or t.others
        or (t.grain == "year" and not s.has(r"end of"))
    ):
        return None
    fits = [r is not None and t.first <= _last(r) <= t.last for r in rows]
    if all(fits):
        return _answer(s, states, True)
    return _answer(s, states, False) if len(states) == 1 and t.last > p else None


@reads(
    Family.MEMBERSHIP, r"(?:place|seat|chair)s? (?:\w+ ){0,3}(?:taken|filled|occupied|inherited)(?: over)? by"
)
def taken_by(s: Statement) -> Answer | None:
    """The seat of one went to the other at the turn of a year."""
    if len(s.lists) != 2 or s.people or s.numbers or s.negative or s.has(_OFF_TOPIC):
        return None
    old, new = s.lists
    led = s.scene.ledger
    p = s.scene.published
    if p is None or len(old) != 1 or len(new) != 1:
        return None
    for r in led.terms_of(old[0]):
        for n in led.terms_of(new[0]):
            if r.until == n.from_ and r.regional_group == n.regional_group and abs((n.from_ - p).days) < 800:
                return supported(
                    f"{name_of(new[0])} followed {name_of(old[0])} on {n.from_:%-d %B %Y}.",
                    led.term_fact(r),
                    led.term_fact(n),
                )
    return None
