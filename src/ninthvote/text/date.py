"""Dates as people write them, absolute and relative; what a relative one means is for the reader of the article."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ninthvote.text.number import CARDINAL, ORDINAL, value_of
from ninthvote.text.sieve import Sieve

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_SHORT = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_WEEKDAY_SHORT = {name.lower(): n for n, name in enumerate(calendar.day_abbr)} | {
    "tues": 1,
    "thurs": 3,
    "thur": 3,
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_W = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?![a-z])\.?"
_WL = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![a-z])"
_Y = r"(?:19[4-9]\d|20[0-4]\d)(?![\d/-]|\.\d)"
_D = r"(?:[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d{3})"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_COUNT = rf"(?i:{CARDINAL}|a|an|one)"


@dataclass(frozen=True, slots=True)
class When:
    """What was written of a time; fields not written are None.

    `word` says how a relative time is meant: today, last, next, this, that, same, ago, later, earlier, list, range.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    word: str | None = None
    count: int | None = None
    unit: str | None = None
    years: tuple[int, ...] = ()
    #: Written in figures that may be day and month or month and day.
    either_way: bool = False

    @property
    def exact(self) -> date | None:
        """The day, where year, month and day were all written and the calendar has it."""
        if self.year and self.month and self.day:
            try:
                return date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None


def month_of(text: str) -> int | None:
    bare = text.lower().rstrip(".")
    return MONTHS.get(bare) or _SHORT.get(bare)


def weekday_of(text: str) -> int | None:
    bare = text.lower().rstrip(".")
    found = WEEKDAYS.get(bare)
    return found if found is not None else _WEEKDAY_SHORT.get(bare)


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(y) for y in re.findall(r"(?:19|20)\d\d", text))


def _span(text: str) -> tuple[int, ...]:
    found = re.findall(r"\d{4}|(?<=[-/\u2013])\d\d", text)
    if len(found) < 2:
        return ()
    first = int(found[0])
    last = int(found[1]) if len(found[1]) == 4 else first // 100 * 100 + int(found[1])
    return tuple(range(first, last + 1)) if first < last <= first + 80 else ()


_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<mm>\d\d)(?P=sep)(?P<d>\d\d)(?![\d-])"),
    ("slash", r"(?<![\d/])(?P<d>\d{1,2})[/.](?P<mm>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?![\d/])"),
    ("month_years", rf"(?P<m>{_M})\s+(?:of\s+)?(?P<ys>{_Y}(?:(?:{_AND}|\s*\.\s+(?:and\s+)?)(?:in\s+)?{_Y})+)"),
    (
        "month_range",
        rf"(?P<m>{_M})\s+(?:from|between|of)\s+(?P<r>{_Y}\s*(?:to|and|through|until|till|\u2013|-)\s*{_Y})",
    ),
    ("dmy", rf"(?:(?P<w>{_W}),?\s+)?(?:the\s+)?(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M}),?\s+(?P<y>{_Y})"),
    ("mdy", rf"(?:(?P<w>{_W}),?\s+)?(?P<m>{_M})\s+(?:the\s+)?(?P<d>{_D}),?\s+(?P<y>{_Y})"),
    ("dm_rel", rf"(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M})\s+(?P<of>(?:of\s+)?(?:last|that|this|the same|the following)\s+year)"),
    ("dm", rf"(?:(?P<w>{_W}),?\s+)?(?:the\s+)?(?P<d>{_D})\s+(?:of\s+)?(?P<m>{_M})"),
    ("md", rf"(?:(?P<w>{_W}),?\s+)?(?P<m>{_M})\s+(?P<d>{_D})(?![\d:]|\s+(?:votes?|members|states|countries|to\b))"),
    ("month_year", rf"(?:(?:early|late|mid)[-\s]+)?(?P<m>{_M})(?:\s+of|,)?\s+(?P<y>{_Y})"),
    (
        "month_rel",
        rf"(?P<m>{_M})\s+(?P<of>(?:of\s+)?(?:last|that|this|the same|the following|the previous|next)\s+year)",
    ),
    ("day_md", rf"(?P<w>{_WL})\s+the\s+(?P<d>{_D})"),
    ("range", rf"(?:from\s+|between\s+)?(?P<r>{_Y}\s*(?:to|and|through|until|till|\u2013|-)\s*{_Y})(?<=\d{{4}})"),
    ("span", r"(?P<r>(?:19[4-9]\d|20[0-4]\d)\s?[-\u2013]\s?(?:(?:19|20)\d\d|\d\d))(?![\d-])"),
    ("pair", r"(?P<r>(?:19[4-9]\d|20[0-4]\d)/\d\d)(?![\d/])"),
    ("years", rf"(?P<ys>{_Y}(?:{_AND}{_Y})+)"),
    ("decade", r"the\s+(?P<y>(?:19|20)\d0)s"),
    ("ago", rf"(?P<c>{_COUNT})\s+(?P<u>days?|weeks?|months?|years?|decades?)\s+(?P<k>ago|later|earlier|before|afterwards?|after|on|hence|previously)\b"),
    ("in_time", rf"(?:in|within)\s+(?P<c>{_COUNT})\s+(?P<u>days?|weeks?|(?:months?|years?)(?='s?\s+time))(?:'s?\s+time)?\b"),
    ("rel_month", rf"(?P<k>(?i:last|next|this|that|this past|the previous|the following|the same|same|previous))\s+(?P<m>{_M})"),
    (
        "rel_day",
        rf"(?P<k>(?i:last|next|this|that|this past|the previous|the following|the same|same))\s+(?P<w>{_WL})",
    ),
    (
        "rel_unit",
        r"(?P<k>(?i:earlier this|later this|late last|early last|early this|late this|last|next|this|that|this past|the past"
        r"|the previous|the following|the next|the same|same|previous|the current|current|the coming|the present))\s+"
        r"(?P<u>week|month|year|spring|summer|autumn|fall|winter|day|morning|afternoon|evening|weekend)(?!-|s\b|\w)",
    ),
    (
        "year_before",
        r"the\s+(?P<u>year|month|day)\s+(?P<k>before|after|earlier)(?=\s*[,:]|\s+(?:there|it|in|only|just|with|had|was|were|when)\b)",
    ),
    ("end", r"(?:the\s+)?(?:very\s+)?(?:end|close)\s+of\s+(?:the|this|that)\s+(?P<u>month|year)\b|(?:year|month)(?:'s|-|\s)end\b"),
    ("word", r"(?P<k>(?i:today|yesterday|tomorrow|tonight))\b"),
    ("new_year", r"New\s+Year(?:'s)?\s+(?P<k>Day|Eve)"),
    (
        "human_rights_day",
        r"(?:(?P<k>(?:the\s+)?eve\s+of|(?:the|a)\s+day\s+(?:before|after))\s+)?(?:(?:International|World)\s+)?Human\s+Rights\s+Day",
    ),
    ("the_day", rf"(?:on\s+)?[Tt]he\s+(?P<d>{ORDINAL})(?=\s*(?:[,.;:)]|\(|of\s+the\s+month|$|\b(?:by|was|and\s+(?:the|a)|in|it|that|the|Russia|China)\b))"),
    ("year", rf"(?<![\w/$.:-])(?P<y>{_Y})"),
    ("weekday", rf"(?P<w>{_WL})"),
    ("month", rf"(?<=(?:in|of|by|or|at|In|By|At) )(?P<m>{_M})|(?<=(?:for|and|the) )(?P<m2>{_M})|(?<=[Ss]ince )(?P<m3>{_M})|(?<=[Uu]ntil )(?P<m4>{_M})|(?<=[Dd]uring )(?P<m5>{_M})|(?P<m6>(?:January|February|April|June|July|August|September|October|November|December)(?![a-z]))|(?<=[a-z0-9,;:(] )(?<!Theresa )(?<!Minister )(?<!Mrs )(?P<m7>(?:March|May)(?![a-z]|'d| [A-Z][a-z]))|(?<=(?:From|Till|With) )(?P<m8>(?:March|May)(?![a-z]))"),
)  # fmt: skip

_COMPILED = tuple(
    (name, re.compile(rf"(?<![\w/]){p}" if not p.startswith("(?<") else p)) for name, p in _PATTERNS
)


@cache
def _sieve() -> Sieve:
    return Sieve(((pattern.pattern,) for _, pattern in _COMPILED), any_case=True)


def find_dates(text: str) -> list[tuple[int, int, When]]:
    """Spans that write a time, in order, the fuller reading before the barer."""
    possible = _sieve().left(text)
    if not possible:
        return []
    taken = bytearray(len(text))
    out: list[tuple[int, int, When]] = []
    for name, pattern in (_COMPILED[n] for n in possible):
        for m in pattern.finditer(text):
            start, end = m.span()
            if start == end or 1 in taken[start:end]:
                continue
            when = _when(name, m.groupdict(), m.group())
            if when is None:
                continue
            if (
                name == "the_day"
                and not m.group().startswith("on ")
                and not any(c.isdigit() for c in m.group())
            ):
                # "It was the fifth": a place in a row, not a day.
                continue
            if name == "the_day" and m.group().startswith("on "):
                start += 3
            if name == "range":
                head = re.match(r"(?:from|between)\s+", m.group())
                if m.group("r").split()[1:2] == ["and"] and not head:
                    when = When(word="list", years=_years(m.group()))
            taken[start:end] = b"\x01" * (end - start)
            out.append((start, end, when))
    return sorted(out, key=lambda hit: hit[0])


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.lower() in ("a", "an", "one"):
        return 1
    return value_of(text)


def _when(name: str, g: dict[str, str | None], whole: str) -> When | None:
    month = next(
        (month_of(v) for k in ("m", "m2", "m3", "m4", "m5", "m6", "m7", "m8") if (v := g.get(k))), None
    )
    if name in ("iso", "slash"):
        month = int(g["mm"] or 0)
        first = int(g["d"] or 0)
        if name == "slash" and "/" in whole and 1 <= first <= 12:
            if month > 12:
                return When(int(g["y"] or 0), first, month)
            return When(int(g["y"] or 0), month, first, either_way=month != first)
        if not 1 <= month <= 12:
            return None
    day = _number(g.get("d")) if g.get("d") else None
    if day is not None and not 1 <= day <= 31:
        return None
    weekday = weekday_of(w) if (w := g.get("w")) else None
    year = int(y) if (y := g.get("y")) else None
    if name in ("iso", "slash", "dmy", "mdy", "month_year", "year", "dm", "md"):
        if name in ("dm", "md") and month == 5 and "May" in whole and not day:
            return None
        return When(year, month, day, weekday)
    if name == "month_years":
        return When(month=month, word="list", years=_years(g["ys"] or ""))
    if name == "month_range":
        years = _span(g["r"] or "")
        return When(month=month, word="range", years=years) if years else None
    if name == "years":
        return When(word="list", years=_years(g["ys"] or ""))
    if name == "pair":
        years = _span(g["r"] or "")
        return When(word="range", years=years) if len(years) == 2 else None
    if name in ("range", "span"):
        years = _span(g["r"] or "") or _years(g["r"] or "")
        return When(word="range", years=years) if years else None
    if name == "decade":
        return When(word="range", years=tuple(range(year or 0, (year or 0) + 10)))
    if name in ("month_rel", "dm_rel"):
        kind = (g["of"] or "").replace("of ", "").rsplit(" ", 1)[0].replace("the ", "")
        return When(month=month, day=day, word=kind, unit="year")
    if name in ("ago", "in_time"):
        count = _number(g["c"])
        if count is None:
            return None
        unit = (g["u"] or "").rstrip("s")
        if unit == "decade":
            unit, count = "year", count * 10
        kind = "hence" if name == "in_time" else str(g["k"])
        kind = {
            "afterward": "later",
            "afterwards": "later",
            "after": "after",
            "on": "later",
            "before": "before",
            "previously": "earlier",
        }.get(kind, kind)
        return When(word=kind, count=count, unit=unit)
    if name in ("rel_month", "rel_day", "rel_unit"):
        kind = (g["k"] or "").lower().replace("the ", "").replace("this past", "last")
        kind = {
            "earlier this": "this",
            "later this": "this",
            "late last": "last",
            "early last": "last",
            "early this": "this",
            "late this": "this",
            "past": "last",
            "current": "this",
            "present": "this",
            "coming": "next",
        }.get(kind, kind)
        unit = g.get("u") or ("month" if month else "weekday")
        if unit in ("day",) and kind not in ("same", "that", "next", "following", "previous"):
            return None
        return When(month=month, weekday=weekday, word=kind, unit=unit)
    if name == "year_before":
        return When(word="following" if g["k"] == "after" else "previous", unit=g.get("u"))
    if name == "end":
        return When(word="end", unit=g.get("u") or ("year" if "year" in whole else "month"))
    if name == "word":
        word = str(g["k"]).lower()
        return When(
            word="today" if word in ("tonight", "now", "currently", "at present") else word,
            unit="day" if word not in ("now", "currently", "at present") else "now",
        )
    if name == "new_year":
        return When(month=1, day=1) if g["k"] == "Day" else When(month=12, day=31)
    if name == "human_rights_day":
        beside = (g["k"] or "").split()
        if beside:
            return When(month=12, day=11 if "after" in beside else 9)
        return When(month=12, day=10, word="human_rights_day")
    if name == "the_day":
        return When(day=day, word="day_of_month") if day else None
    if name == "day_md":
        return When(day=day, weekday=weekday, word="day_of_month")
    if name == "weekday":
        return When(weekday=weekday, word="weekday")
    if name == "month":
        return When(month=month, word="month")
    return None
