"""The chair read by the states and months named."""

from __future__ import annotations

from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.statement import Statement, reads


def meeting_month(s: Statement, year: int) -> int | None:
    """The month of the only formal meeting on the subject in that year."""
    days = {
        h.on
        for h in s.scene.ledger.happenings
        if h.kind == "formal_meeting" and h.state == s.scene.topic and h.on.year == year
    }
    return next(iter(days)).month if len(days) == 1 else None


_CHAIR = r"\b(?:have|has|had|gets?|holds?|takes?) it\b|presid|\bchair|gavel|\bhelm\b|\bturn\b|takes over|took over|hands?\b|handed|rotating|follow|next\b|\brunning (?:the |C)|\bsteer|at the head of"


@reads(Family.PRESIDENCY, _CHAIR)
def in_the_chair(s: Statement) -> Answer | None:
    """The state named presided in the month told, or hands over to the one that follows."""
    handed = _handed_over(s)
    if handed is not None:
        return handed
    states = s.states or (s.actors if s.clause.within(0, s.start, "G") else ())
    if len(states) != 1 or s.negative or s.people or s.unsaid:
        return None
    if (
        not grammar.search(
            r"presid|chair|gavel|helm|\brunning (?:C|the N-nation)|\bsteer\w+ C|at the head of C",
            s.clause.skeleton + s.heading,
        )
        and s.scene.ago("chair") > 4
    ):
        return None
    if grammar.search(
        r"vote|abstain|resolution|member of|seat|commission|K\b|panel|mission|committee|kicked|brief", s.words
    ):
        return None
    if grammar.search(r"\bagain (?:in|for) D", s.own):
        return None  # a second month is another statement
    if grammar.match(r" ?\(D", s.clause.skeleton[s.end :]):
        return None  # "Chad (2014)"
    if any(t.grain == "year" for t in s.times) and not any(t.grain == "day" for t in s.times):
        return None  # the month of a year is read elsewhere
    months = _months(s)
    months = [m for m in months if m > _told_ahead(s)]
    p = s.scene.published
    if p is not None and grammar.search(r"\bfollows?\b|\bcomes? next\b", s.own):
        months = [m for m in months if m >= (p.year, p.month)]
    if not months:
        return None
    state = states[0]
    wrong: Answer | None = None
    for year, month in months:
        held = s.scene.ledger.presides(year, month)
        if held is None:
            return None
        who, fact = held
        if who == state:
            return supported(f"{name_of(state)} presided in {date(year, month, 1):%B %Y}.", fact)
        if wrong is None:
            wrong = contradicted(
                f"{name_of(who)} presided in {date(year, month, 1):%B %Y}, not {name_of(state)}.", fact
            )
    strong = (
        s.cued(r"presid|\bchair\b|gavel|\bturn\b|comes next|follow|takes over (?:in|on)")
        and len(s.lists) == 1
    )
    # A month beside the time of an aside may be of another year.
    return wrong if strong and s.times and not s.subject else None


def _told_ahead(s: Statement) -> tuple[int, int]:
    """The month to come that was told just before, after which this one comes; else none."""
    p = s.scene.published
    if p is None or not grammar.search(
        r"\b(?:is|are|will|takes?|holds?|presides|comes|follows|goes)\b", s.heading
    ):
        return (0, 0)
    if grammar.search(r"\b(?:did|was|were|had)\b", s.own):
        return (0, 0)
    ahead = [a for t in s.heading_times for a, _ in t.spans if a > p and t.grain in ("month", "day")]
    return (ahead[0].year, ahead[0].month) if ahead else (0, 0)


def _handed_over(s: Statement) -> Answer | None:
    """One presided in one month and the other in the next, about the time of the article."""
    p = s.scene.published
    if (
        p is None
        or len(s.lists) != 2
        or len(s.states) != 2
        or s.negative
        or s.times
        or not s.has(r"\bhand|pass|giv\w+ way|gavel")
    ):
        return None
    one, other = s.states
    for step in (-1, 0):
        y, m = p.year + (p.month - 1 + step) // 12, (p.month - 1 + step) % 12 + 1
        first, second = s.scene.ledger.presides(y, m), s.scene.ledger.presides(y + m // 12, m % 12 + 1)
        if first and second and (first[0], second[0]) == (one, other):
            return supported(
                f"{name_of(one)} presided in {date(y, m, 1):%B %Y}, then {name_of(other)}.",
                first[1],
                second[1],
            )
    return None


def _months(s: Statement) -> list[tuple[int, int]]:
    named = [t for t in s.times if t.grain in ("month", "day", "now", "week")]
    p = s.scene.published
    if named:
        return list(dict.fromkeys((d.year, d.month) for t in named for span in t.spans for d in span))
    if s.times:
        return []
    told = s.scene.paragraph_time
    if told is not None and told.grain == "year" and s.has(r"\bwas\b|chaired|presided|presiding"):
        month = meeting_month(s, told.first.year)
        return [(told.first.year, month)] if month else []
    asked = s.scene.ago("asked") == 1
    if (
        s.scene.ballot is not None
        and (asked or s.has(r"meeting|\bwas\b|chaired|presided|presiding"))
        and s.scene.sentence - s.scene.ballot_at <= 4
    ):
        return [(s.scene.ballot.on.year, s.scene.ballot.on.month)]
    recent = s.scene.recent_day()
    if recent is not None and s.has(r"meeting|\bwas\b|chaired|presided"):
        return [(recent.first.year, recent.first.month)]
    if p is not None and s.has(r"\bis\b|holds|has the|now|currently|this month"):
        return [(p.year, p.month)]
    return []


@reads(Family.PRESIDENCY, r"presid|gavel|chair|turn|follow|next|then")
def each_in_its_month(s: Statement) -> Answer | None:
    """Several preside in the months told, one after the other."""
    states = [x for group in s.lists for x in group]
    times = [t for t in s.times if t.grain == "month"]
    if (
        len(states) < 2
        or len(states) != len(times)
        or len(times) != len(s.times)
        or s.negative
        or s.people
        or s.numbers
    ):
        return None
    if s.scene.ago("chair") > 2 or s.has(r"vote|resolution|seat|member|term\b|join|leav"):
        return None
    facts = []
    for state, t in zip(states, times, strict=True):
        held = next(
            (h for a, _ in t.spans if (h := s.scene.ledger.presides(a.year, a.month)) and h[0] == state), None
        )
        if held is None:
            return None
        facts.append(held[1])
    return supported("Each presided in its month.", *facts)


@reads(Family.PRESIDENCY, r"^\W*D\W*(?::|\|)\W*(?:the )?G\W*$")
def month_and_state(s: Statement) -> Answer | None:
    """A line of a list of presidencies: the month and the state."""
    if len(s.states) != 1 or len(s.times) != 1 or s.times[0].grain != "month":
        return None
    if s.scene.ago("chair") > 12:
        return None
    held = [h for a, _ in s.times[0].spans if (h := s.scene.ledger.presides(a.year, a.month)) is not None]
    if any(h[0] == s.states[0] for h in held):
        s.scene.spoken["chair"] = s.scene.sentence
        return supported(f"{name_of(s.states[0])} presided in that month.", *(h[1] for h in held))
    if len(held) == len(s.times[0].spans) == 1:
        return contradicted(f"{name_of(held[0][0])} presided in that month.", held[0][1])
    return None


_PASSED = r"\bG(?:'s)? (?:hand\w*|pass\w*|gave|gives?|ced\w*|made way|makes way)[^;.]{0,40}\bto (?:the )?G|\b(?:pass\w*|mov\w*|w(?:ent|as handed)|go(?:es)?|handed)[^;.]{0,20} from (?:the )?G to (?:the )?G|\bG (?:took|takes|take|inherit\w*)[^;.]{0,40}\bfrom (?:the )?G|\bG (?:follow\w*|succeed\w*) (?:the )?G|\bafter (?:the )?G (?:it|comes|came)[^;.]{0,25}\bG"


@reads(
    Family.PRESIDENCY, r"presid|gavel|chair|\bturn\b|helm|\bhand(?:s|ed|ing)? over to\b|\bafter (?:the )?G\b"
)
def from_hand_to_hand(s: Statement) -> Answer | None:
    """One presided, and the other in the month after."""
    p = s.scene.published
    if (
        p is None
        or len(s.lists) != 2
        or any(len(x) != 1 for x in s.lists)
        or s.negative
        or s.people
        or s.numbers
    ):
        return None
    if not s.has(_PASSED) or s.has(r"vote|resolution|committee|E\b|H\b|seat|draft"):
        return None
    a, b = s.lists[0][0], s.lists[1][0]
    if s.has(r"\bG (?:took|takes|take|inherit\w*|follow\w*|succeed\w*)"):
        a, b = b, a
    led = s.scene.ledger
    months = [(t.first.year, t.first.month) for t in s.times if t.grain in ("month", "day", "now")] or [
        ((p.year * 12 + p.month - 1 + k) // 12, (p.month - 1 + k) % 12 + 1) for k in (0, 1, -1)
    ]
    seen = []
    for year, month in months:
        for k in (0, 1):
            at = year * 12 + month - 1 + k
            now, before = led.presides(at // 12, at % 12 + 1), led.presides((at - 1) // 12, (at - 1) % 12 + 1)
            if now is None or before is None:
                continue
            seen.append((before, now))
            if before[0] == a and now[0] == b:
                return supported(
                    f"{name_of(a)} presided and {name_of(b)} in the month after.", before[1], now[1]
                )
    right = [x for x in seen if x[1][0] == b]
    if (
        right
        and s.has(r"presid|gavel|chair|helm")
        and s.times
        and all(t.sure and not t.others for t in s.times)
    ):
        return contradicted(
            f"{name_of(right[0][0][0])} presided before {name_of(b)}.", right[0][0][1], right[0][1][1]
        )
    return None


@reads(
    Family.PRESIDENCY,
    r"\b(?:goes|passes|falls|moves|comes|went|passed|fell|moved) (?:on |over )?to (?:the )?G\b|G's turn|\bturn of (?:the )?G\b",
)
def it_goes_to(s: Statement) -> Answer | None:
    """In the month told the chair goes to the state named."""
    if (
        len(s.states) != 1
        or len(s.times) != 1
        or s.negative
        or s.people
        or s.numbers
        or s.times[0].grain not in ("month", "day")
    ):
        return None
    if s.scene.ago("chair") > 1 or s.has(r"seat|vote|resolution|committee|\bterm\b|E\b|H\b"):
        return None
    t = s.times[0]
    held = [h for a, _ in t.spans if (h := s.scene.ledger.presides(a.year, a.month)) is not None]
    if any(h[0] == s.states[0] for h in held):
        s.scene.spoken["chair"] = s.scene.sentence
        return supported(f"{name_of(s.states[0])} presided in that month.", *(h[1] for h in held))
    if len(held) == len(t.spans) == 1 and t.sure and s.has(r"\bit\b|gavel|chair|presid|turn"):
        return contradicted(f"{name_of(held[0][0])} presided in that month.", held[0][1])
    return None
