"""Being off the Council: how long away, whose time is over, who stays outside, who never leaves."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.seat.intake import GROUPS
from ninthvote.check.seat.size import OFF_TOPIC
from ninthvote.check.seat.spell import TABLE, about_seats, judged, last, terms_known


@reads(Family.MEMBERSHIP, "|".join(p for p, _ in GROUPS))
def of_a_group(s: Statement) -> Answer | None:
    """So many members, or those named, are of the regional group named."""
    p = s.scene.published
    if (
        s.negative
        or s.people
        or s.has(OFF_TOPIC)
        or s.has(r"\bseats? (?:for|from|under)\b|\bvacan")  # to be filled
        or not s.has(TABLE + r"|\btrio\b|contingent|\bbloc\b|\bgroup\b")
        or p is None
    ):
        return None
    names = [g for word, g in GROUPS if s.has(word)]
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


AWAY = r"after (?:an absence of |a gap of |a break of )?(?:almost |nearly |more than |over )?N(?:-| )years?\b|after (?:a|an) N-year|(?:absen\w+|gap|break|away) (?:of|for) N years|N years (?:away|outside|off C|later)"


@reads(Family.MEMBERSHIP, AWAY)
def after_how_long(s: Statement) -> Answer | None:
    """It comes back after so many years away."""
    p = s.scene.published
    states = s.actors
    if len(states) != 1 or p is None or s.people or s.negative or s.has(OFF_TOPIC) or len(s.numbers) != 1:
        return None
    if not s.has(r"return|\bback\b|again|rejoin|comes? in|came in|re-?enter|absen|gap|away"):
        return None
    rows = terms_known(s, states[0])
    now = next((r for r in rows if r.from_ <= p <= last(r) or r.from_ > p), None)
    before = [r for r in rows if now is not None and r.from_ < now.from_]
    if now is None or not before:
        return None
    gap = (now.from_ - last(before[-1])).days / 365.25
    span = (now.from_ - before[-1].from_).days / 365.25
    if any(abs(x - s.numbers[0]) <= 0.6 for x in (gap, span)):
        return judged(s, states, True)
    clear = min(abs(x - s.numbers[0]) for x in (gap, span)) > 1.5
    return judged(s, states, False) if clear and about_seats(s) and s.has(r"return|\bback\b") else None


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
        or s.has(OFF_TOPIC)
        or s.times
        or not s.has(r"\bterms?\b|N years|\bstint|\bspell|\btime (?:on|at|in) (?:C|the table)")
    ):
        return None
    if s.has(r"take over|took over|takes over|more than|over N"):
        return None
    ends = [max((last(r) for r in s.scene.ledger.terms_of(x) if last(r) < p), default=None) for x in states]
    if all(e is not None and (p - e).days <= 100 for e in ends):
        return judged(s, states, True)
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
        or s.has(OFF_TOPIC)
        or not about_seats(s)
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
            return judged(s, s.states, True)
        return None
    if s.times or not s.has(
        r"\b(?:is|are|both|remains?|stays?)\b[^;.]{0,12}\b(?:outside|non-members?|without a seat)\b"
    ):
        return None
    out = [x not in led.roster(p) for x in s.states]
    if all(out):
        return judged(s, s.states, True)
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
        or s.has(OFF_TOPIC)
        or not about_seats(s)
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
        next((r for r in led.terms_of(x) if r.from_ <= p <= last(r) or 0 < (r.from_ - p).days < 40), None)
        for x in states
    ]
    if s.has(r"another year|one more year|a further year") and not s.times:
        ends = p.year + (1 if p.month >= 10 else 0)
        good = [r is not None and last(r).year == ends for r in rows]
        if all(good):
            return judged(s, states, True)
        gone = [any(0 <= (p - last(r)).days <= 100 for r in led.terms_of(x)) for x in states]
        return judged(s, states, False) if len(states) == 1 and gone[0] and rows[0] is None else None
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
    fits = [r is not None and t.first <= last(r) <= t.last for r in rows]
    if all(fits):
        return judged(s, states, True)
    return judged(s, states, False) if len(states) == 1 and t.last > p else None
