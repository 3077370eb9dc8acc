"""Meetings and their runs read by their dates: each day, month or year told had one; a stretch told to be empty had none."""

from __future__ import annotations

from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Happening
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.statement import Statement, reads

#: Situations of which the record has every meeting.
WHOLE = frozenset({"PRK"})


FORMAL = frozenset({"formal_meeting"})


CLOSED = frozenset({"any_other_business", "video_conference", "vtc_closed"})


ARRIA = frozenset({"arria_formula"})


MET = r"meet|met\b|session|debat|discuss|took up|take up|taken up|held|convene|hear|heard|talk|drought|silence|\bVTC\b|vtc|conference|gather|briefing|plenary|sat down|consider"


def _kinds(s: Statement) -> frozenset[str]:
    if s.has(r"arria"):
        return ARRIA
    if s.has(r"clos|private|behind|virtual|vtc|video|any other business"):
        return CLOSED
    if s.has(r"formal|open|public|official|televised|webcast|vote"):
        return FORMAL
    return FORMAL | CLOSED if s.has("C") else FORMAL | CLOSED | ARRIA


def held_on(s: Statement, kinds: frozenset[str]) -> list[Happening]:
    """What was held on the subject, of these kinds, before the article or announced in it."""
    p = s.scene.published
    topic = s.scene.topic
    return [
        h
        for h in s.scene.ledger.happenings
        if h.kind in kinds and h.state == topic and (p is None or h.on <= p + timedelta(days=14))
    ]


def _day(h: Happening) -> str:
    return f"{h.on:%-d %B %Y}"


@reads(Family.MEETING, MET)
def each_time_told(s: Statement) -> Answer | None:
    """At each time told a meeting on the subject was held."""
    if (
        not s.times
        or s.unsaid
        or s.negative
        or any(n != len(s.times) for n in s.numbers)
        or s.people
        or s.clause.within(s.start, s.end, "EHTQY")
        or (s.states and set(s.states) != {s.scene.topic})
    ):
        return None
    if s.scene.topic is None or s.has(
        r"first|last\b|since|until|before|after|only|every|each|in a row|running|O\b|request|letter|sign|statement|vote|resolution|report|brief|addressed|spoke\b|testif|\bpress\b|programme|presiden"
    ):
        return None
    if not s.cued(
        r"C|meeting|session|met\b|discuss|vtc|video|conference|held|talk|closed doors|arria|diplomats"
    ) or not all(t.sure for t in s.times):
        return None
    if grammar.fullmatch(
        r"(?:in |the |at |and )*D(?:'s)? (?:\w+ ){0,2}(?:meeting|session|discussion|debate)s?(?: was (?:preceded|followed)(?: by)?)?",
        s.own.strip(),
    ):
        return None  # a name, of which something is said elsewhere
    rows = held_on(s, _kinds(s))
    out = []
    for t in s.times:
        one = [h for h in rows if any(h.within(a, b) for a, b in t.spans)]
        one.sort(key=lambda h: h.kind not in FORMAL)
        if not one or t.weekday_wrong or t.grain == "years":
            return None
        out.append(one[0])
    s.scene.see_happening(out[-1])
    held = "A meeting on the subject was" if len(out) == 1 else "Meetings on the subject were"
    return supported(f"{held} held on {listed([_day(h) for h in out])}.", *(h.fact for h in out))


_MEET = r"met|meet|held|hold|discuss\w*|debat\w*|tak(?:en|e|ing) (?:it |this |the \w+ )?up|conven\w+|gather\w*|sat|sit|consider\w*|hear\w*|sessions?|meetings?|briefings?|debates?|discussions?"

#: That nothing was held: the denial bears on the meeting, not on what is said of it ("was not open to the press").
_NONE_HELD = (
    rf"\bno\b(?: [a-zC]+){{0,5}} (?:{_MEET})\b|(?:\bnot|n't|\bnever|\bwithout|\bneither)\b[^;,.]{{0,30}}\b(?:{_MEET})\b"
    r"|(?:\bnot|n't|\bnever) been (?:one|any|another|a)\b|\bnever\b|nothing|silence|silent|\bempty\b|drought|\bnone\b"
)


@reads(Family.SEQUENCE, _NONE_HELD)
def none_between(s: Statement) -> Answer | None:
    """In the stretch told nothing of the kind was held."""
    if (
        not s.has(MET)
        or not s.has(_NONE_HELD)
        or s.people
        or s.scene.topic not in WHOLE
        or (s.states and set(s.states) != {s.scene.topic})
        or s.clause.within(s.start, s.end, "EHTQ")
        or s.has(
            r"vote|request|letter|sign|statement|resolution|only|first|in a row|running|\bO\b|consecutive|straight"
        )
    ):
        return None
    p = s.scene.published or (s.scene.ledger.last_day if s.has(r"between|until|before|prior to") else None)
    if p is None:
        return None
    kinds = FORMAL if s.has(r"formal|open|public") else FORMAL | CLOSED
    rows = held_on(s, kinds)
    first: date | None = None
    last = p
    if s.has(r"since") and len(s.times) == 1:
        first = s.times[0].last + timedelta(days=1)
    elif s.has(r"between") and len(s.times) == 2:
        first, last = s.times[0].last + timedelta(days=1), s.times[1].first - timedelta(days=1)
    elif s.has(r"for (?:more than |over |nearly |almost |some )?N years") and len(s.numbers) == 1:
        first = date(
            p.year - s.numbers[0] + (1 if p.month == 2 and p.day == 29 else 0), p.month, min(p.day, 28)
        )
    elif s.has(r"\b(?:until|before|prior to) D") and len(s.times) == 1 and s.times[0].sure:
        first, last = date(1946, 1, 1), s.times[0].first - timedelta(days=1)
    elif s.has(r"D") and len(s.times) == 1 and s.times[0].grain in ("year", "month"):
        first, last = s.times[0].first, min(s.times[0].last, p)
    elif s.has(r"so far|ever\b|never|yet"):
        first = date(1946, 1, 1)
    if first is None or last < first or [h for h in rows if first <= h.on <= last]:
        return None
    before = [h for h in rows if h.on < first]
    told = (
        f"None is recorded from {first:%-d %B %Y} to {last:%-d %B %Y}"
        if first.year > 1946
        else f"None is recorded before {last:%-d %B %Y}"
    )
    return supported(f"{told}.", *([before[-1].fact] if before else []))


@reads(Family.SEQUENCE, r"O|last|in a row|running|consecutive|first")
def place_in_the_run(s: Statement) -> Answer | None:
    """It was the so-and-so-manieth meeting, the last one, or so many years running."""
    p = s.scene.published
    if (
        p is None
        or s.scene.topic is None
        or s.negative
        or (s.states and set(s.states) != {s.scene.topic})
        or s.people
        or s.clause.within(s.start, s.end, "EHTQKRB")
        or s.has(
            r"vote|request|letter|sign|statement|resolution|draft|term|seat|member|elected|presid|chair|report|mandate|brief|without|woman|person|state|time (?:it|he|she)"
        )
    ):
        return None
    if (
        not grammar.search(r"meeting|session|C|met\b|discussion", s.clause.skeleton + s.heading)
        and s.scene.sentence - s.scene.happening_at > 3
    ):
        return None
    rows = held_on(s, FORMAL)
    past = [h for h in rows if h.on <= p]
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    if len(marks) == 1 and not s.times and not s.numbers:
        if s.has(r"O (?:year|december|time)s? (?:in a row|running)|consecutive"):
            return _running(s, past, marks[0], p)
        if s.has(r"year|december|day|month|round|attempt"):
            return None
        if past and marks[0] == len(past) and (p - past[-1].on).days <= 100:
            return supported(
                f"The meeting of {_day(past[-1])} was number {marks[0]} on the item.", past[-1].fact
            )
        return None
    if s.has(r"\blast\b|latest|most recent") and s.times and len(s.times) == 1 and not marks:
        kinds = _kinds(s) if not s.has("of any kind") else FORMAL | CLOSED
        group = (
            [h for h in held_on(s, kinds) if h.on <= p]
            if s.has("formal|open|public|clos|of any kind")
            else past
        )
        if group and s.times[0].holds(group[-1].on) and not s.times[0].weekday_wrong:
            s.scene.see_happening(group[-1])
            return supported(f"The last one was on {_day(group[-1])}.", group[-1].fact)
    return None


def _running(s: Statement, past: list[Happening], number: int, p: date) -> Answer | None:
    years = {h.on.year for h in past}
    last = max(years, default=0)
    run = 0
    while last - run in years:
        run += 1
    if last == p.year and run == number:
        return supported(
            f"Meetings were held in each of the last {number} years.", *(h.fact for h in past[-number:])
        )
    return None


@reads(Family.SEQUENCE, r"N (?:\w+ ){0,3}(?:years?|months?)|N (?:\w+ ){0,2}(?:meetings?|sessions?)")
def so_long_or_so_many(s: Statement) -> Answer | None:
    """It is so many years since the last meeting; so many have been held."""
    p = s.scene.published
    if (
        p is None
        or s.scene.topic not in WHOLE
        or len(s.numbers) != 1
        or s.people
        or s.negative
        or s.clause.within(s.start, s.end, "EHTQY")
        or s.has("vote|request|letter|sign|statement|term|seat|member|resolution|arria")
    ):
        return None
    n = s.numbers[0]
    formal = [h for h in held_on(s, FORMAL) if h.on <= p]
    if not formal:
        return None
    if s.has(
        r"(?:since|from|after) the last|the last (?:\w+ ){0,3}(?:was|of them)|\blast\b[^;.]{0,40}\bago\b"
    ) and s.has("year|month"):
        size = 365.25 if s.has("year") else 30.4
        past = (p - formal[-1].on).days / size
        more = s.has("more than|over")
        if n <= past < n + 1 if more else abs(past - n) <= 0.4:
            return supported(f"The last one was on {_day(formal[-1])}.", formal[-1].fact)
        return None
    if not s.has(r"meetings?|sessions?") or not s.has("formal|open|public|such|held|had|were|so far|there"):
        return None
    rows = formal
    if s.times:
        first = min(t.first for t in s.times)
        last = p if s.has("since") else max(t.last for t in s.times)
        rows = [h for h in rows if first <= h.on <= last]
    if len(rows) == n:
        return supported(f"There were {n}: {listed([_day(h) for h in rows])}.", *(h.fact for h in rows))
    return None


@reads(
    Family.MEETING,
    r"N (?:\w+ )*(?:meetings?|sessions?|discussions?|votes?)|\bno (?:\w+ )*(?:meeting|session)|\bnothing\b",
)
def so_many_under_the_label(s: Statement) -> Answer | None:
    """ "2015 to 2017. Three more meetings.", "2018 and 2019. No meeting in either year": in the time of the line's label."""
    label = s.scene.label_times()
    if not label or s.times or s.people or s.states or s.scene.topic not in WHOLE or len(s.own) > 60:
        return None
    if s.clause.within(s.start, s.end, "EHTQYKRBO") or s.has(
        r"vote|request|letter|sign|statement|resolution|last|since|before|after"
    ):
        return None
    held = [h for h in held_on(s, FORMAL) if any(t.holds(h.on) for t in label)]
    none = s.has(r"\bno (?:\w+ )*(?:meeting|session)|\bnothing\b")
    if none and not s.numbers and not held:
        closed = [h for h in held_on(s, CLOSED) if any(t.holds(h.on) for t in label)]
        if closed and not s.has(r"formal|open|public"):
            return None
        before = [h for h in held_on(s, FORMAL) if h.on < min(t.first for t in label)]
        return supported(
            "No meeting on the item is in the record for that time.", *(h.fact for h in before[-1:])
        )
    if s.numbers == [len(held)] and s.has(
        r"N (?:more |further |other |open |formal |public )*(?:meetings?|sessions?)\W*$"
    ):
        return supported(
            f"There were {len(held)}: {listed([_day(h) for h in held])}.", *(h.fact for h in held)
        )
    return None


@reads(Family.MEETING, r"\bO\b|\blast\b")
def first_or_last_met(s: Statement) -> Answer | None:
    """The Council first met, or took it up, on the day told; or last did so before the article."""
    if len(s.times) != 1 or s.people or s.numbers or s.negative or s.unsaid or s.scene.topic not in WHOLE:
        return None
    if s.clause.within(s.start, s.end, "EHTQYKRB") or (s.states and set(s.states) != {s.scene.topic}):
        return None
    m = grammar.search(
        r"(?:C|it|the members) (?:had |has )?(?P<which>O|last) (?:met|discussed|took (?:it|the (?:\w+ )?\w+) up|took up|debated|considered|addressed|turned|dealt|talked|held)",
        s.own,
    )
    if m is None or s.has(r"since|until|vote|request|letter|statement|resolution|only"):
        return None
    marks = [x.value for x in s.clause.within(s.start, s.end, "O")]
    if marks not in ([], [1]) or (m["which"] == "O") != bool(marks):
        return None
    p, kinds = s.scene.published, FORMAL if s.has(r"formal|public|open") else FORMAL | CLOSED
    rows = [h for h in held_on(s, kinds) if p is None or h.on <= p]
    if not rows or (not marks and p is None):
        return None
    row, t = rows[0 if marks else -1], s.times[0]
    if t.sure and t.holds(row.on) and not t.weekday_wrong:
        s.scene.see_happening(row)
        return supported(f"{row.title}, {_day(row)}.", row.fact)
    return None
