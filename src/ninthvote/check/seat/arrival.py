"""The table read by the states named: whose terms begin, end or last at the time told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.reading.timing import Time
from ninthvote.check.seat.sitting import near_terms, told_of

_DAY = timedelta(days=1)


_COME = r"\bjoin|arriv|\bcom(?:e|es|ing) (?:in|on|back|aboard|instead)|\bcame (?:in|on|back)|\bin come|\benter|t(?:ake|akes|ook|aking) (?:up )?(?:a|an|its|their|the)? ?(?:seat|place|chair)|began|begins?\b|\bstart(?:s|ed|ing)?\b(?! for)|newcomers|new (?:member|face|intake|elected)|incoming|return|take over|took over|replac|succeed|follow|elected (?:to|for|for a)|took (?:her|his|its|their) place|\bthe class of\b|freshm|debut|\bto come\b|\bmov(?:e|es|ed|ing) in\b"


_GO = r"\bleav|\bleft\b(?! to\b)|depart|step(?:s|ped)? down|rotat|g(?:ive|ives|ave|iving) up|\bend(?:s|ed|ing)?\b|expir|r(?:un|uns|an) out|\bgone\b|\bgo(?:es|ing)?\b|\bwent\b|finish|outgoing|last (?:month|week|year|day)|\bretir(?:e|es|ed|ing)\b|G(?:'s| is| are)(?: now)? (?:out|off)\b|give way|gave way|lose|lost|bow out|vacat|out go|complet|ma[dk]es? (?:way|room)|making (?:way|room)|farewell|say goodbye|hand(?:s|ed)? (?:in|back) (?:its|their|the) (?:badges?|keys?|passes|seats?|plates?)|clear(?:s|ed)? (?:its|their) desks?|pack(?:s|ed)? (?:its|their|up)|\bout\b(?: in| on| at)?$"


_STAY = r"\bstay|remain|\bstill\b|through|until|till|to go\b|year left|left to (?:run|serve)|continu|carry on"


#: How much of a term is left is read elsewhere.
_LENGTH = r"year (?:left|to go|to run|to serve|remaining)|(?:first|second|last|final) year|half ?-?way"


_SIT = r"\bmembers?\b|\bseats?\b|\bsits?\b|\bsat\b|sitting|\bserv|\bon C\b|elected|non-permanent|permanent|at the table|horseshoe|\bterm\b|\bwill be\b"


_OTHER = r"\bvot|abstain|\bsign|statement|letter|request|against|favou?r|\bask|meeting|presid|chair|gavel|brief|\bdraft|resolution|committee|\bH\b|H's|E's|\bE\b|veto(?!es)|call|objec|oppos|ambassador|envoy|rapporteur"


def _ends(row: Any) -> date:
    return (row.until or date.max) - _DAY


def _years(s: Statement, come: bool) -> list[int]:
    """The turns of the year that the statement may speak of, by the January that opens."""
    out: list[int] = []
    for t in s.told:
        if t.grain in ("day", "month", "week", "season"):
            for first, _ in t.spans:
                out.append(first.year + (1 if first.month >= 10 or (not come and first.month >= 4) else 0))
        elif t.grain == "year":
            # What lasts until a year ends with it; who left in a year may have gone as it began.
            lasts = s.has(r"until|till|through|\bend\b|expir|runs? out")
            out += [t.first.year + 1] if lasts and not come else [t.first.year, t.first.year + 1]
        elif t.grain == "now":
            out += [t.first.year, t.first.year + 1]
        else:
            out += list(range(t.first.year, t.last.year + 2))
    p = s.scene.published
    bare = [m for m in s.clause.within(s.start, s.end, "D") if m.value.month and m.value.year is None]
    if (
        p is not None
        and bare
        and s.has(r"\b(?:retire|leave|depart|go|join|come|arrive|take|step|bow|end|expire|rotate)s?\b")
    ):
        # "They retire on 31 December": on the next one.
        out += [p.year + 1]
    if not s.told and p is not None:
        out += [p.year + 1, p.year] if p.month >= 5 else [p.year, p.year + 1]
    return list(dict.fromkeys(out))


def _changed(s: Statement, year: int, *, come: bool) -> set[str]:
    """Those whose terms began, or ended, with the year."""
    ledger = s.scene.ledger
    return (ledger.begun if come else ledger.ended).get(date(year, 1, 1), set())


def _near(states: Sequence[str], right: Iterable[str]) -> bool:
    """Whether a list is so nearly right that what is wrong in it is a mistake: four or more, all but one of them."""
    group = set(right)
    bad = [x for x in states if x not in group]
    return len(states) >= 4 and len(bad) == 1


def _about(s: Statement) -> bool:
    """Whether this can be about seats at all."""
    if not s.actors or "PRK" in s.actors or s.unsaid or grammar.search(_OTHER, s.words):
        return False
    if not s.states and s.has(r"\b(?:for|of|to) [a-z]*ing (?:incoming|new|newly[- ]elected) members\b"):
        return False
    if s.has(r"^\W*both\b") and len(s.actors) < 2:
        return False  # one of the two is not known here
    if s.has(r"\bjoined (?:\w+ )?by\b") and not s.has(r"C|table|council"):
        return False  # in a vote, or on a list
    return (
        grammar.search(r"C|seat|member|table|term|elected|council", s.clause.skeleton + s.heading) is not None
        or len(s.states) >= 2
        or s.scene.ago("seats") <= 2
        or s.has(r"\bbow\w* out|rotat\w+ off|\bsteps? down|stepped down|\bterm\b")
        or s.scene.ago("membership") <= 1
        or s.scene.ago("turnover") <= 6
    )


@reads(Family.MEMBERSHIP, rf"{_COME}|{_GO}|{_STAY}")
def comings_and_goings(s: Statement) -> Answer | None:
    """Those named began, ended or have yet to end their terms at the turn of the year told."""
    if (
        not _about(s)
        or s.negative
        or (s.scene.ago("presidency") <= 1 and s.has(r"\bfollows?\b|\bchair|presid|gavel"))
        or s.has(_LENGTH + "|O")
        or (
            s.numbers
            and s.numbers != [len(s.actors)]
            and not s.has(r"N (?:year|week|month|day|new|elected|others|members|countries|states|of)")
        )
    ):
        return None
    states = s.actors
    wrong: Answer | None = None
    heading = s.cues
    kinds: list[tuple[bool, Callable[[int], set[str]], str]] = []
    if grammar.search(_COME, heading):
        kinds.append((True, lambda y: _changed(s, y, come=True), "joined"))
    if grammar.search(_GO, heading):
        kinds.append((False, lambda y: _changed(s, y, come=False), "left"))
    if (
        grammar.search(_STAY, heading)
        and not s.has(r"\b(?:will|to) begin\b")
        and s.has(r"until|till|through|end")
        and s.told
    ):
        kinds.append((False, lambda y: _changed(s, y, come=False), "left"))
    for come, group_of, word in kinds:
        for year in _years(s, come):
            group = group_of(year)
            if set(states) <= group and (
                len(states) > 1
                or s.told
                or s.has(r"C|seat|term|council|month")
                or s.scene.ago("turnover") <= 6
            ):
                if not _length_fits(s, states, year, come):
                    continue
                return supported(
                    f"{told_of(s.scene, states)}.",
                    Fact(f"membership: {year if come else year - 1}"),
                )
            if _near(states, group) and len(s.lists) == 1 and wrong is None:
                wrong = contradicted(
                    f"Those that {word} at the turn to {year} were {listed(sorted(map(name_of, group)))}.",
                    Fact(f"membership: {year if come else year - 1}"),
                )
    if grammar.search(_STAY, heading) and not grammar.search(rf"{_GO}", s.words):
        answer = _stays(s, states)
        if answer is not None:
            return answer
    return wrong


def _length_fits(s: Statement, states: Sequence[str], year: int, come: bool) -> bool:
    """Any number of years, weeks or months said agrees with the time that is left or has passed."""
    p = s.scene.published
    for m in grammar.finditer(r"N (year|month|week|day)", s.words):
        number = s.clause.at[s.start + m.start()].value
        if number is None:
            return False
        if m[1] == "year":
            lengths = {
                len(range(r.from_.year, _ends(r).year + 1))
                for x in states
                for r in s.scene.ledger.terms_of(x)
                if r.from_.year <= year <= _ends(r).year + 1
            }
            if number not in lengths and not (p and number == year - p.year):
                return False
        elif p is not None:
            days = abs((date(year, 1, 1) - p).days)
            size = {"month": 30.4, "week": 7, "day": 1}[m[1]]
            if abs(days / size - number) > max(1.0, number * 0.12):
                return False
    return True


def _stays(s: Statement, states: Sequence[str]) -> Answer | None:
    """They are members now and at the time told."""
    p = s.scene.published
    if p is None:
        return None
    times = s.told
    led = s.scene.ledger
    days = [p] if not times else [d for t in times[-1:] for d in (t.first, t.last)]
    if (
        times
        and times[-1].grain in ("month", "day")
        and times[-1].first.year == p.year
        and s.has("end|until|till|through")
    ):
        return None
    members = [x for x in states if all(x in led.roster(d) for d in days)]
    if len(states) == 1 and not members and _is_gone_by(s, states[0]):
        return contradicted(
            f"{told_of(s.scene, states)}.", *[led.term_fact(r) for r in led.terms_of(states[0])[-1:]]
        )
    if len(members) == len(states):
        return supported(f"{told_of(s.scene, states)}.", Fact(f"membership: {days[-1].year}"))
    if len(states) >= 4 and len(members) == len(states) - 1 and len(s.lists) == 1:
        bad = [x for x in states if x not in members]
        return contradicted(
            f"{told_of(s.scene, bad)}.",
            *[led.term_fact(r) for x in bad for r in near_terms(s.scene, x)]
            or [Fact(f"membership: {days[-1].year}")],
        )
    return None


def _is_gone_by(s: Statement, state: str) -> bool:
    """Whether it sits today and no more in the year to come that is told."""
    p = s.scene.published
    if p is None or len(s.times) != 1 or s.has(r"until|till|through|before|\bend\b|\bhow long"):
        return False
    t = s.times[0]
    return (
        t.grain == "year"
        and t.sure
        and t.first > p
        and state in s.scene.ledger.roster(p)
        and s.scene.ledger.is_member(state, t.first, t.last) is False
        and s.has(r"\b(?:remains?|stays?|continues?)\b")
    )


@reads(Family.MEMBERSHIP, r"G")
def the_whole_turn(s: Statement) -> Answer | None:
    """Four or more states that came, or went, together at the turn of the year told can be named for nothing else."""
    if (
        len(s.states) < 4
        or s.negative
        or not _about(s)
        or (
            s.numbers
            and s.numbers != [len(s.states)]
            and not s.has("N (?:new|of|members|others|countries|states)")
        )
    ):
        return None
    for come in (True, False):
        for year in _years(s, come):
            group = _changed(s, year, come=come)
            if group and set(s.states) <= group:
                return supported(
                    f"Those that {'joined' if come else 'left'} at the turn to {year} were {listed(sorted(map(name_of, group)))}.",
                    Fact(f"membership: {year if come else year - 1}"),
                )
    return None


#: What the Council does with a subject, and a member does not.
SPOKEN_OF_THERE = (
    r"\b(?:mention\w*|discuss\w*|debat\w*|address\w*|consider\w*|taken? up|took up|met on|heard|brief\w*)\b"
)


@reads(Family.MEMBERSHIP, r"never|for the first time|first ever|debut")
def never_before(s: Statement) -> Answer | None:
    """Those named had never sat before the time told, the term spoken of left aside."""
    p = s.scene.published
    if (
        p is None
        or not s.actors
        or ("PRK" in s.actors and len(s.actors) > 1)
        or s.numbers
        or s.people
        or not s.has(r"\bsat\b|seat|member|served|been on|on C|elected")
    ):
        return None
    if grammar.search(_OTHER, s.own) or s.has(SPOKEN_OF_THERE):
        return None
    led = s.scene.ledger
    for x in s.actors:
        rows = [r for r in led.terms_of(x) if r.from_ <= p + timedelta(days=220)]
        if s.has("never") and not s.has("before|until"):
            rows = [r for r in rows if r.from_ <= p]
            if rows:
                return None
        elif len(rows) > 1 or (
            rows and not (rows[0].from_ - timedelta(days=220) <= p < (rows[0].until or date.max))
        ):
            return None
    return supported(
        f"{told_of(s.scene, s.actors)}.",
        *[led.term_fact(r) for x in s.actors for r in near_terms(s.scene, x)]
        or [Fact(f"membership: {p.year}")],
    )


@reads(Family.MEMBERSHIP, _SIT)
def at_the_table(s: Statement) -> Answer | None:
    """Those named sat, or did not, at the time told."""
    said = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start + 1)]
    if (
        said
        and said[-1][2] in (Family.REQUEST, Family.SIGNATORIES, Family.MEMBERSHIP)
        and s.has(r"among them|one of (?:them|those|the N)|included")
    ):
        return None  # of those who asked or signed, who come or go
    if not _about(s) or s.numbers or not s.has(r"C|member|seat|council|elected|permanent"):
        return None
    if s.has(
        r"\blast\b|since|third|second|first|O\b|\bonly\b|former|until|till|before|after|again|newcomer|\banother (?:\w+ )?year|more years?\b"
    ):
        return None
    p = s.scene.published
    times: list[Time] = s.times or (
        [Time(p, p, "day")] if p and not s.has(r"\bwas\b|\bwere\b|\bsat\b|had|served") else []
    )
    if not times:
        return None
    led = s.scene.ledger
    kind = (
        "elected" if s.has(r"elected|non-permanent|rotating") else "permanent" if s.has("permanent") else None
    )
    good = True
    for x in s.actors:
        for t in times:
            member = led.is_member(x, t.first, t.last)
            if kind and member:
                member = (x in led.permanent(t.first)) == (kind == "permanent")
            if member is None or member == s.negative:
                good = False
    if good:
        return supported(
            f"{told_of(s.scene, s.actors)}.",
            *[led.term_fact(r) for x in s.actors for r in near_terms(s.scene, x)],
        )
    return None


@reads(Family.MEMBERSHIP, r"N (?:years?|months?|weeks?)|years? (?:on|in|of)|months|share|split|swap|halv")
def how_long(s: Statement) -> Answer | None:
    """For how long those named have sat, or with whom they share a term."""
    p = s.scene.published
    if p is None or not _about(s) or s.negative or s.times:
        return None
    led = s.scene.ledger
    if s.has(r"share|split|swap|halv"):
        before = [m for i, m in sorted(s.clause.at.items()) if i < s.start and m.kind.value == "states"]
        states = set(s.states) | (
            set(before[-1].value) if before else set(s.scene.states) if len(s.states) == 1 else set()
        )
        rows = [
            r
            for x in states
            for r in led.terms_of(x)
            if abs(r.from_.year - p.year) <= 1 and r.until is not None
        ]
        spans = sorted((r.from_, r.until) for r in rows)
        if (
            len(states) == 2
            and len(spans) == 2
            and spans[0][1] == spans[1][0]
            and all((b - a).days < 400 for a, b in spans)
        ):
            return supported(f"{told_of(s.scene, sorted(states))}.", *[led.term_fact(r) for r in rows])
        return None
    marks = list(
        grammar.finditer(
            r"(less than|under|not yet|more than|over|nearly|almost|about|some|for)? ?(?:N) (year|month|week)s?",
            s.own,
        )
    )
    if (
        len(marks) != 1
        or len(s.numbers) != 1
        or not s.has(r"C|seat|member|table|sat\b|been|left|to go|\bha(?:ve|s) (?:only |just )?N\b")
    ):
        return None
    size = {"year": 365.25, "month": 30.4, "week": 7.0}[marks[0][2]]
    for x in s.actors:
        row = next((r for r in led.terms_of(x) if r.from_ <= p < (r.until or date.max)), None)
        if row is None:
            return None
        ahead = s.has(r"left|to go|remain|\bha(?:ve|s) (?:only |just )?N\b")
        if ahead and row.until is None:
            return None
        length = ((row.until - p) if ahead else (p - row.from_)).days / size
        word = marks[0][1] or ""
        n = s.numbers[0]
        if not (
            n - 1 <= length < n
            if word in ("less than", "under", "not yet")
            else n < length <= n + 1
            if word in ("more than", "over")
            else abs(length - n) <= max(0.34, 0.1 * n)
        ):
            return None
    return supported(
        f"{told_of(s.scene, s.actors)}.",
        *[led.term_fact(r) for x in s.actors for r in near_terms(s.scene, x)],
    )
