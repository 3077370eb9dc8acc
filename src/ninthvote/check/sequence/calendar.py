"""Days: weekdays, anniversaries and the time between two events."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import CALENDAR, Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.symbols import same_symbol
from ninthvote.text import Kind, Mention


def _has_weekday(clause: Clause, m: re.Match[str]) -> bool:
    when = clause.within(m.start(), m.end(), "D")[0].value
    return when.weekday is not None and when.day is not None and when.month is not None


def _is_years_ago(clause: Clause, m: re.Match[str]) -> bool:
    return clause.within(m.start(), m.end(), "D")[0].surface.endswith("ago")


def _is_after(clause: Clause, m: re.Match[str]) -> bool:
    return any(x.value.word in ("after", "before") for x in clause.within(m.start(), m.start("what"), "D"))


@frame(
    Family.CALENDAR,
    r"(?:the )?universal declaration(?: of human rights)?[^;.]{0,30}(?:turns?|turned|is|was|marks?|celebrates?|reaches) (?P<n>N|O)(?! (?:articles|states|countries|languages|votes|pages))[^;.]{0,30}|(?:the )?(?P<o>O|N[- ]years?|N-year|N) anniversary of (?:the )?(?:adoption (?:and proclamation )?of (?:the )?)?universal declaration[^;.,]*(?:human rights)?|universal declaration[^;.]{0,30}(?:adopted|proclaimed)[^;.]{0,40}(?:D|ago)|D,? (?:the )?universal declaration[^;.]{0,30}(?:adopted|proclaimed)",
    "universal declaration",
    rank=3,
)
def declaration(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """How old the Universal Declaration is, and on what day it was adopted."""
    if "Q" in clause.skeleton:
        # The anniversary dates the quotation, and is judged with it.
        return None
    born = date(1948, 12, 10)
    times = scene.times_in(clause)
    number = next(
        (n.value for n in clause.within(m.start(), m.end(), "NO") if n.value and n.value > 20), None
    )
    if grammar.search(r"adopted|proclaimed", m.group(0)) and number is None:
        exact = next((t for t in times if t.grain in ("day", "year")), None)
        if exact is None:
            return None
        return answer_of(exact.holds(born), "It was adopted on 10 December 1948.", CALENDAR)
    if number is None:
        return None
    days = [t.first for t in times if t.first.year > 1950] or ([scene.published] if scene.published else [])
    if not days:
        return None
    year = days[-1].year
    if born.year + number == year:
        return supported(f"It was adopted on 10 December 1948, {number} years before.", CALENDAR)
    if scene.published and times and born.year + number == scene.published.year:
        return supported(f"It was adopted on 10 December 1948, {number} years before.", CALENDAR)
    return contradicted(f"It was adopted on 10 December 1948; {year} was year {year - born.year}.", CALENDAR)


@frame(
    Family.CALENDAR,
    r"(?:[Ee]xactly )?D(?: today| to the day| this (?:week|month))?[^;.]*",
    " ago",
    rank=1,
    guard=_is_years_ago,
)
def years_ago_today(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Ten years ago today the commission made its findings public"."""
    if (
        not grammar.match(r"(?:exactly )?D (?:today|this (?:week|month)|to the day)", m.group(0))
        or not scene.published
    ):
        return None
    mention = clause.within(m.start(), m.end(), "D")[0]
    if mention.value.unit != "year" or not mention.value.count:
        return None
    meant_year = scene.published.year - mention.value.count
    rows: list[tuple[date, Fact, str]] = [(h.on, h.fact, h.title) for h in scene.ledger.happenings]
    rows += [(b.on, b.fact, b.title) for b in scene.ledger.ballots]
    text = clause.skeleton
    if grammar.search(r"K", text) and grammar.search(r"report|findings|publi|releas", text):
        h = next((h for h in scene.ledger.happenings if h.kind == "report" and h.on.year == 2014), None)
        marks = [h.on, date(2014, 2, 17)] if h and "17 February" in h.note else [h.on] if h else []
        ok = any(
            d.year == meant_year
            and d.month == scene.published.month
            and abs(d.day - scene.published.day) <= (0 if "today" in m.group(0) else 20)
            for d in marks
        )
        facts = [h.fact, CALENDAR] if h else [CALENDAR]
        told_ = f"The report was released to the press on {marks[-1]:%-d %B %Y}." if marks else ""
        return supported(told_, *facts) if ok else contradicted(told_, *facts) if marks else None
    hit = [
        r
        for r in rows
        if r[0]
        == date(
            meant_year,
            scene.published.month,
            min(scene.published.day, 28) if scene.published.month == 2 else scene.published.day,
        )
    ]
    if hit:
        return supported(f"{hit[0][2]}: {hit[0][0]:%-d %B %Y}.", hit[0][1], CALENDAR)
    return None


@frame(
    Family.CALENDAR,
    r"(?:the )?D,? (?:was|is|fell on|falls on) (?:a |the )?D(?:, the day after (?:the )?(?:D|human rights day))?|D (?:was|fell on|is) (?:a )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    " was | is | fell on | falls on ",
    rank=5,
)
def weekday_of_day(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The 11th was Friday, the day after the Human Rights Day"."""
    days = clause.within(m.start(), m.end(), "D")
    if len(days) > 1 and days[0].value.weekday is not None and days[0].value.day is None:
        days = [days[1], days[0], *days[2:]]
    if len(days) < 2 or days[1].value.weekday is None or days[1].value.day is not None:
        return None
    place = next(i for i, x in clause.at.items() if x is days[0])
    first = scene.times.get(place) or []
    if not first or first[0].grain != "day":
        return None
    candidates = [a for a, _ in first[0].spans]
    good = [d for d in candidates if d.weekday() == days[1].value.weekday]
    after = grammar.search(r"day after", m.group(0))
    if good and (not after or good[0] == date(good[0].year, 12, 11)):
        return supported(f"{good[0]:%-d %B %Y} was a {good[0]:%A}.", CALENDAR)
    d = candidates[0]
    return (
        (contradicted(f"{d:%-d %B %Y} was a {d:%A}.", CALENDAR)) if len(candidates) == 1 or not good else None
    )


@frame(
    Family.CALENDAR,
    r"(?P<lead>(?:on |[Tt]he )?(?P<d>D))",
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon |tue|wed |thu|fri |sat |sun ",
    rank=9,
    guard=_has_weekday,
)
def wrong_weekday(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A weekday that the day written does not fall on, where the year leaves no choice."""
    mention = clause.within(m.start(), m.end(), "D")[0]
    when = mention.value
    if when.weekday is None or when.day is None or when.month is None:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    if not times or not times[0].weekday_wrong:
        return None
    d = times[0].first
    if when.year is None:
        known = any(b.on == d for b in scene.ledger.ballots) or any(
            h.on == d for h in scene.ledger.happenings
        )
        others = [
            y
            for y in (d.year - 1, d.year + 1)
            if date(y, d.month, min(d.day, 28)).year and _weekday(y, d.month, d.day) == when.weekday
        ]
        if not known or (
            others
            and not times[0].sure
            and any(b.on == date(y, d.month, d.day) for b in scene.ledger.ballots for y in others)
        ):
            return None
    start, stop = m.start(), m.end()
    fell = grammar.search(
        r"(?:[Ll]ast year's|D's|the|that) [a-z ]{3,40} (?:fell|was|took place|was held|came) (?:on )?$",
        clause.skeleton[:start],
    )
    if fell:
        start = fell.start()
    return [(start, stop, contradicted(f"{d:%-d %B %Y} was a {d:%A}.", CALENDAR))]


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


@frame(
    Family.CALENDAR,
    r"(?P<lead><<~)\b(?P<n>a|one|two|three|four|five|six|seven|N|just N|only N)? ?(?P<u>day|days|week|weeks|month|months|hours) (?P<k>after|before|later than|earlier than) (?P<what>[^;.,]*)",
    " after | before ",
    rank=2,
)
def days_after(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The decision came a day after the General Assembly adopted resolution 69/188"."""
    if m.group("n") is None and m.group("u").endswith("s"):
        return None  # "just days after": how many is not said
    return _interval(
        scene,
        clause,
        m.start(),
        m.end(),
        m.group("n") or "a",
        m.group("u"),
        m.group("k"),
        m.start("what"),
        m.end("what"),
    )


@frame(
    Family.CALENDAR,
    r"(?:[^;.]{0,60}?)D(?P<what> (?:E|F|H|C|K|G|the)[^;.,]*)",
    " after| before",
    rank=2,
    guard=_is_after,
)
def date_after(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """The same, where the number and unit were read as one time ("a day after the General Assembly …")."""
    mention = clause.within(m.start(), m.start("what"), "D")[-1]
    when = mention.value
    if when.word not in ("after", "before") or not when.count or not when.unit:
        return None
    return _interval(
        scene,
        clause,
        m.start(),
        m.end(),
        str(when.count),
        when.unit,
        when.word,
        m.start("what"),
        m.end("what"),
    )


def _interval(
    scene: Scene, clause: Clause, start: int, end: int, n: str, unit: str, kind: str, a: int, b: int
) -> list[Found] | None:
    count = (
        int(n)
        if n.isdigit()
        else {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}.get(
            n.split()[-1]
        )
        or next((x.value for x in clause.within(start, a, "N")), None)
    )
    if count is None or not unit.startswith(("day", "week")):
        return None
    count *= 7 if unit.startswith("week") else 1
    anchor = scene.ballot.on if scene.ballot is not None and scene.sentence - scene.ballot_at <= 12 else None
    if anchor is None and scene.happening is not None:
        anchor = scene.happening.on
    what = clause.skeleton[a:b]
    body = "GA3" if "F" in what else "GA" if "E" in what else "HRC" if "H" in what else None
    if anchor is None or body is None:
        return None
    rows = [r for r in scene.ledger.ballots if r.body == body and abs((r.on - anchor).days) <= 60]
    named = {s.surface.upper() for s in clause.within(a, b, "Y")}
    if named:
        rows = [r for r in rows if any(same_symbol(x, s) for x in named for s in r.symbols)]
    if len(rows) != 1 or not rows[0].firm("on") or not rows[0].firm("date"):
        return None
    other = rows[0]
    gap = (anchor - other.on).days * (1 if kind.startswith(("after", "later")) else -1)
    anchor_fact = scene.ballot.fact if scene.ballot is not None and scene.ballot.on == anchor else CALENDAR
    lead = grammar.search(
        r"(?:the |this |that |its |it |D's )?(?:decision|vote|meeting|session|move|council's move|action)?[^,;.]{0,20}$",
        clause.skeleton[start:a],
    )
    del lead
    if gap == count:
        return [
            (
                start,
                end,
                supported(
                    f"{other.on:%-d %B %Y} and {anchor:%-d %B %Y} are {abs(gap)} days apart.",
                    other.fact,
                    anchor_fact,
                    CALENDAR,
                ),
            )
        ]
    return [
        (
            start,
            end,
            contradicted(
                f"{other.on:%-d %B %Y} and {anchor:%-d %B %Y} are {abs(gap)} days apart, not {count}.",
                other.fact,
                anchor_fact,
                CALENDAR,
            ),
        )
    ]


_ADOPTED = date(1948, 12, 10)


@reads(Family.CALENDAR, r"\bD\b|declaration")
def human_rights_day(s: Statement) -> Answer | None:
    """The weekday of Human Rights Day, or the age of the Universal Declaration."""
    p = s.scene.published
    if p is None or s.people or s.states or s.negative:
        return None
    whens = [m for m in s.clause.within(s.start, s.end) if m.kind is Kind.DATE]
    days = [m for m in whens if m.value.word == "human_rights_day"]
    weekdays = [m for m in whens if m.value.weekday is not None and m.value.day is None]
    if len(days) == 1 and len(weekdays) == 1 and not s.numbers:
        year = p.year
        for m in whens:
            if m.value.year:
                year = m.value.year
            elif m.value.unit == "year" and m.value.word in ("last", "next"):
                year += -1 if m.value.word == "last" else 1
            elif m not in (*days, *weekdays) and not (m.value.unit == "year" and m.value.word == "this"):
                return None
        on = date(year, 12, 10)
        if on.weekday() == weekdays[0].value.weekday:
            return supported(f"10 December {year} is a {on:%A}.", CALENDAR)
        if s.has(r"\b(?:falls?|fell|is|was)\b") and abs((on - p).days) < 200:
            return contradicted(f"10 December {year} is a {on:%A}.", CALENDAR)
        return None
    if grammar.fullmatch(r"(?:and |but )?D (?:is|was|will be|happen\w+ to be) (?:also )?D", s.own):
        return _is_that_day(s, days)
    if not s.has(r"\bdeclaration\b|udhr") or len(s.numbers) != 1 or len(s.times) > 1:
        return None
    if not s.has(
        r"years? old|birthday|anniversary|turns?|turned|\bN today|\bN (?:this|on) |\bN years (?:on|after|since|to the day)"
    ):
        return None
    day = s.times[0].first if s.times and s.times[0].grain == "day" else p
    age = (day - _ADOPTED).days / 365.25
    number = s.numbers[0]
    if abs(round(age) - number) == 0 and abs(age - number) < 0.3:
        return supported(f"It was adopted on 10 December 1948, {number} years ago.", CALENDAR)
    return None


def _is_that_day(s: Statement, days: list[Mention]) -> Answer | None:
    """ "Yesterday was Human Rights Day"."""
    others = [
        t
        for i, ts in s.scene.times.items()
        if s.start <= i < s.end and s.clause.at[i] not in days
        for t in ts
    ]
    if len(days) != 1 or len(others) != 1 or others[0].grain != "day" or others[0].others:
        return None
    day = others[0].first
    if day != date(day.year, 12, 10) and abs((day - date(day.year, 12, 10)).days) <= 1:
        return None  # a page may be dated the day after
    return answer_of(day == date(day.year, 12, 10), "Human Rights Day is 10 December.", CALENDAR)


_ASIDE = r"\W*(?:also |again |likewise |and that was |which (?:was|is) (?:also )?|it was )*a D(?: too| as well| again| like today| this year)?\W*"


@reads(Family.CALENDAR, r"\ba D\b")
def a_weekday_beside_its_day(s: Statement) -> Answer | None:
    """ "On 17 August, a Thursday": the weekday set beside the day written just before."""
    if grammar.fullmatch(_ASIDE, s.own) is None:
        return None
    marks = [m for i, m in sorted(s.clause.at.items()) if s.start <= i < s.end]
    before = sorted(i for i in s.clause.at if i < s.start)
    if len(marks) != 1 or marks[0].value.weekday is None or marks[0].value.day is not None or not before:
        return None
    times = s.scene.times.get(before[-1]) or []
    if len(times) != 1 or times[0].grain != "day" or s.start - before[-1] > 4:
        return None
    days = [a for a, _ in times[0].spans]
    fitting = [d for d in days if d.weekday() == marks[0].value.weekday]
    if fitting:
        return supported(f"{fitting[0]:%-d %B %Y} was a {fitting[0]:%A}.", CALENDAR)
    return contradicted(f"{days[0]:%-d %B %Y} was a {days[0]:%A}.", CALENDAR) if times[0].sure else None
