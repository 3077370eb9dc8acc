"""Time that lies between two votes or meetings, or between one and today: years since, to the day, so many days later."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import CALENDAR, Fact
from ninthvote.check.meeting.series import CLOSED, FORMAL
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text import Kind

#: A vote of these days is what the article is about.
NEWS_DAYS = 31
_UNIT = r"(?P<u>years?|months?|weeks?|days?)"
_NUMBER = r"(?P<n>N(?: and a half)?|a|one|half a)"
_HOW = r"(?P<how>(?:(?:exactly|almost|nearly|close to|just under|over|more than|just over|barely|hardly|less than|some|about) )*)"
_SINCE = rf"\b(?:it (?:will be|is|has been|had been|was)|it's(?: been)?|(?:will be|marks?|are|have passed|had passed)) {_HOW}{_NUMBER} {_UNIT}(?: (?:to the day|today|now|on D|this (?:week|month)))?(?: have passed| had passed)? since\b(?P<what>[^;.]*)"
_BEGINS = rf"\b(?P<lead>D|today) (?:it )?(?:will be|is|marks?) {_HOW}{_NUMBER} {_UNIT}(?: to the day)? since\b(?P<what>[^;.]*)"
_MET = r"\bC\b|\bit\b|meeting|session|\bvote"
_VOTED = r"\bvot(?:e|ed|ing)\b|show of hands|asked to vote"


def _known_days(s: Statement, what: str) -> list[tuple[date, Fact]]:
    """The days on which the Council voted or met on the subject, as the words after "since" have it."""
    scene, p = s.scene, s.scene.published or date.max
    topic = scene.topic_of(s.clause) or scene.topic
    if topic is None or grammar.search(
        r"\b[EHKRBFQ]\b|report|inquiry|letter|statement|\bsign|resolution|elect", what
    ):
        return []
    votes = [
        (b.on, b.fact) for b in scene.ledger.by_body["SC"] if b.procedural and b.state == topic and b.on <= p
    ]
    if grammar.search(_VOTED, what):
        return votes
    kinds = FORMAL if grammar.search(r"public|open|formal", what) else FORMAL | CLOSED
    held = [
        (h.on, h.fact) for h in scene.ledger.happenings if h.kind in kinds and h.state == topic and h.on <= p
    ]
    return held or votes


def _number(s: Statement, m: re.Match[str]) -> float | None:
    if m["n"] == "half a":
        return 0.5
    if not m["n"].startswith("N"):
        return 1
    mention = s.clause.at.get(s.start + m.start("n"))
    return (
        None if mention is None or mention.value is None else mention.value + (0.5 if "half" in m["n"] else 0)
    )


_DAYS = {"year": 365.25, "month": 30.44, "week": 7, "day": 1}
#: How far from the number told the time may be: in units, below and above it.
_LEEWAY = {"almost": (0.5, 0.02), "nearly": (0.5, 0.02), "close to": (0.5, 0.1), "just under": (0.3, 0.0), "over": (0.0, 0.8), "more than": (0.0, 0.9), "just over": (0.0, 0.4), "barely": (0.3, 0.25), "hardly": (0.5, 0.1), "less than": (0.9, 0.0)}  # fmt: skip


@reads(Family.CALENDAR, r"\b(?:years?|months?|weeks?|days?)\b[^;.]*\bsince\b")
def so_long_since(s: Statement) -> Answer | None:
    """So long, on the day told or today, since the Council voted or met on the subject."""
    m = grammar.search(_BEGINS, s.own) or grammar.search(_SINCE, s.own)
    p = s.scene.published
    if m is None or p is None or s.people or not grammar.search(_MET, m["what"]) or not s.scene.topic:
        return None
    number = _number(s, m)
    places = [i for i in s.scene.times if s.start <= i < s.start + m.start("what")]
    days = [a for i in places for t in s.scene.times[i] if t.grain in ("day", "now") for a, _ in t.spans]
    if number is None or (places and not days):
        return None
    unit = m["u"].rstrip("s")
    told = [x for i, ts in s.scene.times.items() if s.start + m.start("what") <= i < s.end for x in ts]
    known = _known_days(s, m["what"])
    known = [x for x in known if any(t.holds(x[0]) for t in told)] if told else known
    if not known:
        return None
    if s.has(r"\bhad (?:been|passed)\b") and len(known) > 1 and (p - known[-1][0]).days <= NEWS_DAYS:
        days, known = [known[-1][0]], known[:-1]  # before the one that is news
        places = []
    last = grammar.search(r"\blast\b|\bagain\b|\bever\b|\bfirst\b", m["what"])
    meant = [known[0 if last and "first" in last[0] else -1]] if last else known
    exact = bool(places) or s.has(r"to the day|today")
    if not exact and not grammar.search(_VOTED, m["what"]):
        return None  # a gap in a run of meetings is read with the run
    for day in days or [p]:
        for on, fact in meant:
            if _fits(m["how"], number, unit, on, day, exact=exact):
                for b in s.scene.ledger.votes("SC", on, on):
                    s.scene.see_ballot(b)
                return supported(f"{on:%-d %B %Y} and {day:%-d %B %Y} are so far apart.", fact, CALENDAR)
    return None


def _fits(how: str, number: float, unit: str, on: date, day: date, *, exact: bool) -> bool:
    """Whether so many units lie between the two days; where a day is told, to the day."""
    if exact and unit == "year" and not how.strip() and number == int(number):
        return (on.month, on.day) == (day.month, day.day) and day.year - on.year == number
    gap = (day - on).days / _DAYS[unit]
    below, above = _LEEWAY.get(how.strip(), (0.12, 0.12) if unit == "year" else (0.5, 0.5))
    return number - below <= gap <= number + above


_BETWEEN = rf"\b{_HOW}{_NUMBER} {_UNIT} (?:separate|separated|lie between|lay between|divide|divided|passed between|went by between|(?:apart|stand between)\b)(?P<what>[^;.]*)|\b(?:the )?(?:N |two )?(?:votes?|meetings?|sessions?) (?:are|were|lie|lay|came|took place) {_HOW.replace('how', 'how2')}{_NUMBER.replace('<n>', '<n2>')} {_UNIT.replace('<u>', '<u2>')} apart"


@reads(
    Family.CALENDAR,
    r"\b(?:years?|months?|weeks?|days?) (?:separate|lie|lay|divide|passed between|went by between|apart|stand)",
)
def so_far_apart(s: Statement) -> Answer | None:
    """So long between the two votes that were told."""
    m = grammar.search(_BETWEEN, s.own)
    a, b = s.scene.earlier, s.scene.ballot
    if (
        m is None
        or a is None
        or b is None
        or s.people
        or s.times
        or not s.has(r"vote|meeting|session|them\b")
    ):
        return None
    k = "" if m["n"] else "2"
    how, unit = m["how" + k] or "", (m["u" + k] or "").rstrip("s")
    number = 1.0 if not (m["n" + k] or "").startswith("N") else None
    if number is None:
        mention = s.clause.at.get(s.start + m.start("n" + k))
        number = float(mention.value) if mention is not None and mention.value is not None else None
    if number is None:
        return None
    first, second = sorted((a, b), key=lambda x: x.on)
    said = f"{first.on:%-d %B %Y} and {second.on:%-d %B %Y} are {(second.on - first.on).days} days apart."
    if _fits(how, number, unit, first.on, second.on, exact=False):
        return supported(said, first.fact, second.fact, CALENDAR)
    gap = (second.on - first.on).days / _DAYS[unit]
    return contradicted(said, first.fact, second.fact, CALENDAR) if abs(gap - number) > 1 else None


_LATER = r"^\W*(?:(?:and|but|then)\b ?)*(?:exactly )?D(?P<after> (?:the|that) (?:first|second|last|previous|earlier|vote|meeting|session|one))?(?: came| followed)?\b"


@reads(Family.CALENDAR, r"^\W*(?:(?:and|but|then)\b ?)*(?:exactly )?D")
def so_many_days_later(s: Statement) -> Answer | None:
    """ "Six days later came Ukraine": that day, from the one just told, is that of a vote or meeting of the record."""
    first = next(iter(s.clause.within(s.start, s.end)), None)
    if first is None or first.kind is not Kind.DATE or grammar.search(_LATER, s.own) is None:
        return None
    when = first.value
    if when.word not in ("later", "after") or when.unit not in ("day", "week") or not when.count:
        return None
    b = s.scene.ballot
    if b is None or s.scene.last_vote(3) is None:
        return None
    on = b.on + timedelta(days=when.count * (7 if when.unit == "week" else 1))
    topic = s.scene.topic_of(s.clause)
    hit = [x for x in s.scene.ledger.votes("SC", on, on) if topic in (None, x.state)]
    if not hit or not s.has(r"C|vote|meeting|session|came|tried|again|L|G|motion|draft|agenda"):
        return None
    return supported(f"{b.on:%-d %B %Y} and {on:%-d %B %Y} are so far apart.", b.fact, hit[0].fact, CALENDAR)


_ON_A = r"\W*(?:and )?(?:it was |that was |which was )?on a D\W*"


@reads(Family.CALENDAR, r"\bon a D")
def on_a_weekday(s: Statement) -> Answer | None:
    """ "It was adopted by eleven votes to two, on a Monday": the weekday of the vote just told in the sentence."""
    marks = s.clause.within(s.start, s.end, "D")
    b = s.scene.ballot
    if b is None or len(marks) != 1 or grammar.fullmatch(_ON_A, s.own) is None:
        return None
    weekday = marks[0].value.weekday
    told = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start) and x[0] == s.scene.sentence]
    if weekday is None or not told or told[-1][3].partition(": ")[0] != b.key:
        return None
    said = f"{b.on:%-d %B %Y} was a {b.on:%A}."
    return (supported if b.on.weekday() == weekday else contradicted)(said, b.fact, CALENDAR)
