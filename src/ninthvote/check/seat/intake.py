"""One roster beside another: how many are new or gone, and who came in together."""

from __future__ import annotations

from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.seat.size import OFF_TOPIC
from ninthvote.check.seat.spell import about_seats, judged, last

GROUPS = (
    (r"african|africa\b|\ba3\b", "african"),
    (r"asia-pacific|asian|asia\b", "asia"),
    (r"eastern europe", "eastern"),
    (r"latin america|caribbean", "latin"),
    (r"western europe|\bweog\b", "western"),
)


@reads(
    Family.MEMBERSHIP,
    r"\bthe N (?:are|were)|newcomers|new members|arrivals|\bthe N\b|succe|replac|takes? the (?:place|seat)s?|took the (?:place|seat)s?|took over from|made way|make way",
)
def the_whole_intake(s: Statement) -> Answer | None:
    """The five that come, or the five that go, at the turn of the year near the article, one by one."""
    p = s.scene.published
    if p is None or len(s.lists) != 1 or len(s.states) != 5 or s.negative or s.people or s.has(OFF_TOPIC):
        return None
    if not about_seats(s) and s.scene.ago("seats") > 2:
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
    if not states or p is None or s.times or s.negative or s.people or s.has(OFF_TOPIC) or not about_seats(s):
        return None
    began = [max((r.from_ for r in s.scene.ledger.terms_of(x) if r.from_ <= p), default=None) for x in states]
    days = [(p - b).days if b is not None else 9999 for b in began]
    if all(d <= 75 for d in days):
        return judged(s, states, True)
    members = all(x in s.scene.ledger.roster(p) for x in states)
    return judged(s, states, False) if members and len(s.lists) == 1 and all(d > 250 for d in days) else None


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
        or s.has(OFF_TOPIC)
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
    if not s.has(r"C|council\b|seat") and s.scene.ago("membership") > 1:
        return None
    if s.has(r"statement|group|talks|sponsor|call\b|appeal|union|forces|others|at least|of the|as a "):
        return None
    rows = s.scene.ledger.terms_of(state)
    marks = [r.from_ if come else last(r) for r in rows]
    slack = timedelta(days=40)
    if any(t.first - slack <= d <= t.last + slack for d in marks if d < date.max - slack):
        return None
    near = [d for d in marks if d < date.max and abs(d.year - t.first.year) <= 6]
    if not near and rows:
        return None
    return judged(s, (state,), False)


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
        or s.has(OFF_TOPIC + r"|\bwomen|\bpermanent")
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
    names = [g for word, g in GROUPS if s.has(word)]
    if (
        turn is None
        or s.people
        or s.states
        or s.negative
        or len(names) != 1
        or not s.numbers
        or s.has(OFF_TOPIC)
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


@reads(
    Family.MEMBERSHIP, r"(?:place|seat|chair)s? (?:\w+ ){0,3}(?:taken|filled|occupied|inherited)(?: over)? by"
)
def taken_by(s: Statement) -> Answer | None:
    """The seat of one went to the other at the turn of a year."""
    if len(s.lists) != 2 or s.people or s.numbers or s.negative or s.has(OFF_TOPIC):
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
