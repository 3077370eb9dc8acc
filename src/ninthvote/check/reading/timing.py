"""When: what a written time means to the reader of an article of a given day, and between which days it lies."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ninthvote.text.date import SEASONS, When


@dataclass(frozen=True, slots=True)
class Time:
    """Days from `first` to `last`, both included, at the grain in which it was written."""

    first: date
    last: date
    grain: str  #: day, week, month, season, year, years
    weekday: int | None = None
    #: Whether year and all were written, or follow without a choice.
    sure: bool = True
    #: Other days that the words may mean, where they may.
    others: tuple[tuple[date, date], ...] = ()

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        return ((self.first, self.last), *self.others)

    def holds(self, day: date) -> bool:
        return any(a <= day <= b for a, b in self.spans)

    @property
    def weekday_wrong(self) -> bool:
        """A weekday was written that this day does not fall on."""
        return self.grain == "day" and self.weekday is not None and self.first.weekday() != self.weekday


def day(d: date, **more: object) -> Time:
    return replace(Time(d, d, "day"), **more)  # type: ignore[arg-type]


def month(year: int, number: int, **more: object) -> Time:
    last = calendar.monthrange(year, number)[1]
    return replace(Time(date(year, number, 1), date(year, number, last), "month"), **more)  # type: ignore[arg-type]


def year(number: int, **more: object) -> Time:
    return replace(Time(date(number, 1, 1), date(number, 12, 31), "year"), **more)  # type: ignore[arg-type]


#: A bare month may be one to come within about this many days: "Brazil's turn is in November", written in September.
AHEAD_DAYS = 160

#: What lies so many years away is no time of the Council's, and may lie outside the calendar.
FARTHEST_YEARS = 500
_IN_A_YEAR = {"day": 365, "week": 52, "month": 12}


def _day_or_none(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def _shift(d: date, count: int, unit: str) -> date:
    if unit == "day":
        return d + timedelta(days=count)
    if unit == "week":
        return d + timedelta(weeks=count)
    total = d.year * 12 + d.month - 1 + (count if unit == "month" else 12 * count)
    y, m = divmod(total, 12)
    return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))


def resolve(
    when: When,
    published: date | None,
    focus: Time | None,
    *,
    future: bool = False,
    told_past: bool = False,
    carried: bool = False,
) -> list[Time]:
    """The time or times meant; empty where that cannot be said without guessing.

    Args:
        published: the day of the article, where known.
        focus: the time last spoken of.
        future: whether the clause speaks of what is to come.
        told_past: whether it speaks of what has been.
        carried: whether the year last spoken of goes on, where the article has no day.
    """
    if when.word in ("list", "range") and when.years:
        return [month(y, when.month) if when.month else year(y) for y in when.years]
    if when.word == "human_rights_day":
        return []
    if when.count and when.count > FARTHEST_YEARS * _IN_A_YEAR.get(when.unit or "", 1):
        return []
    if when.year is not None:
        if when.month is None:
            return [year(when.year)]
        if when.day is None:
            return [month(when.year, when.month)]
        exact = when.exact
        if exact and when.either_way:
            # 12/11/2020 is 12 November to one reader and December 11 to another.
            swapped = date(exact.year, exact.day, exact.month)
            return [day(exact, sure=False, others=((swapped, swapped),))]
        return [day(exact, weekday=when.weekday)] if exact else []
    if when.word in ("same", "that") and when.unit in ("year", "month", "day", "week") and not when.month:
        return _again(when, focus)
    if when.word in ("later", "earlier", "after", "before") and when.count and when.unit:
        return _from_focus(when, focus)
    if when.unit == "year" and when.word in ("that", "same", "following", "previous") and when.month:
        if focus is None:
            return []
        y = focus.first.year + {"following": 1, "previous": -1}.get(when.word, 0)
        return [month(y, when.month)] if not when.day else _exact(y, when.month, when.day)
    if when.word == "next" and when.unit == "day":
        when = replace(when, word="following")
    if when.word in ("following", "previous") and when.unit in ("year", "month", "day") and not when.month:
        step = 1 if when.word == "following" else -1
        return [_unit(_shift(focus.first, step, when.unit), when.unit)] if focus else []
    if published is None:
        return _in_year_of(when, focus) if carried else []
    return _from_published(when, published, focus, future=future, told_past=told_past)


def _in_year_of(when: When, focus: Time | None) -> list[Time]:
    """Without a day of the article, a bare month or day is of the year last spoken of, if it is not before the month.

    "In December 2017 ... In March" may be of either year, and is left alone.
    """
    if focus is None or not focus.sure or focus.grain == "years" or not when.month:
        return []
    if when.word not in (None, "month") or (
        focus.grain in ("day", "month") and when.month < focus.first.month
    ):
        return []
    y = focus.first.year
    if when.day is None:
        return [month(y, when.month)]
    found = _day_or_none(y, when.month, when.day)
    return [day(found, weekday=when.weekday)] if found else []


def _end(published: date, focus: Time | None, unit: str, when: When) -> Time:
    """The end of this month or year, or of the one spoken of."""
    anchor = published
    if unit == "year":
        return day(date(anchor.year, 12, 31))
    last = month(anchor.year, anchor.month).last
    return day(last)


def _exact(y: int, m: int, d: int) -> list[Time]:
    found = _day_or_none(y, m, d)
    return [day(found)] if found else []


def _unit(d: date, unit: str) -> Time:
    if unit == "year":
        return year(d.year)
    if unit == "month":
        return month(d.year, d.month)
    if unit == "week":
        first = d - timedelta(days=d.weekday())
        return Time(first, first + timedelta(days=6), "week")
    return day(d)


def _again(when: When, focus: Time | None) -> list[Time]:
    if focus is None:
        return []
    if when.unit in ("day", "week"):
        return [focus] if focus.grain == "day" else []
    if when.unit == "month" and focus.grain not in ("day", "month"):
        return []  # of a year no month was told
    return [_unit(focus.first, when.unit or "year")]


def _from_focus(when: When, focus: Time | None) -> list[Time]:
    if focus is None or when.count is None or when.unit is None:
        return []
    step = when.count if when.word in ("later", "after") else -when.count
    moved = _shift(focus.first, step, when.unit)
    if when.unit == "week":
        return [Time(moved - timedelta(days=4), moved + timedelta(days=4), "week", sure=False)]
    if when.unit == "year" or focus.grain == "year":
        return [year(moved.year)]
    if when.unit == "month" or focus.grain == "month":
        return [month(moved.year, moved.month)]
    return [day(moved)]


def _from_published(
    when: When, published: date, focus: Time | None, *, future: bool, told_past: bool
) -> list[Time]:
    word, unit = when.word, when.unit
    if word == "end" and unit:
        return [_end(published, focus, unit, when)]
    if word == "today":
        return [day(published)] if unit == "day" else [day(published, grain="now")]
    if word == "yesterday":
        return [day(published - timedelta(days=1))]
    if word == "tomorrow":
        return [day(published + timedelta(days=1))]
    if word in ("ago", "hence") and when.count and unit:
        return [_ago(published, when.count if word == "hence" else -when.count, unit)]
    if unit == "year" and word in ("last", "this", "next"):
        y = published.year + {"last": -1, "next": 1}.get(word, 0)
        if when.month and when.day:
            return _exact(y, when.month, when.day)
        return [month(y, when.month)] if when.month else [year(y)]
    if unit == "month" and when.month is None:
        return [month(*_month_step(published, {"last": -1, "next": 1, "previous": -1}.get(word or "", 0)))]
    if unit == "week":
        first = (
            published
            - timedelta(days=published.weekday())
            + timedelta(weeks={"last": -1, "next": 1}.get(word or "", 0))
        )
        return [Time(first, first + timedelta(days=6), "week")]
    if unit in SEASONS:
        return [_season(published, unit or "", word or "")]
    if when.weekday is not None and when.day is None and when.month is None:
        return [_weekday(published, when.weekday, word or "", focus, future=future, told_past=told_past)]
    if when.month is not None and when.day is None:
        return _named_month(when, published, focus, future=future, told_past=told_past)
    if when.month is not None and when.day is not None:
        return _named_day(when, published, focus, future=future, told_past=told_past)
    if word == "day_of_month" and when.day is not None:
        return _day_of_month(when, published, focus)
    if unit in ("morning", "afternoon", "evening", "day") and word == "this":
        return [day(published)]
    if unit == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7 or 7)
        return [Time(saturday, saturday + timedelta(days=1), "week")]
    return []


def _ago(published: date, step: int, unit: str) -> Time:
    moved = _shift(published, step, unit)
    if unit == "day":
        return day(moved)
    if unit == "week":
        return Time(moved - timedelta(days=4), moved + timedelta(days=4), "week")
    if unit == "month":
        return month(moved.year, moved.month)
    return year(moved.year)


def _month_step(d: date, step: int) -> tuple[int, int]:
    y, m = divmod(d.year * 12 + d.month - 1 + step, 12)
    return y, m + 1


def _season(published: date, name: str, word: str) -> Time:
    first, last = SEASONS[name]
    y = published.year
    if word == "last" and (published.month >= first or name == "winter"):
        y -= 1
    if word == "last" and published.month > last >= first:
        y = published.year
    end_year = y + (1 if last < first else 0)
    return Time(date(y, first, 1), month(end_year, last).last, "season", sure=False)


def _weekday(
    published: date, weekday: int, word: str, focus: Time | None, *, future: bool, told_past: bool
) -> Time:
    back = (published.weekday() - weekday) % 7
    if future or word == "next":
        ahead = (weekday - published.weekday()) % 7 or 7
        coming = published + timedelta(days=ahead)
        past = published - timedelta(days=back)
        return day(coming, sure=False, others=((past, past),) if word != "next" else ())
    recent = published - timedelta(days=back)
    if word == "last" and back == 0:
        recent -= timedelta(days=7)
    earlier = recent - timedelta(days=7)
    others = [(earlier, earlier)] if word == "last" else []
    if not told_past and word in ("", "weekday") and back:
        # "The Council on Thursday holds …", written on Wednesday.
        coming = recent + timedelta(days=7)
        others.append((coming, coming))
    if focus is not None and focus.grain in ("day", "month") and focus.sure:
        near = focus.first - timedelta(days=(focus.first.weekday() - weekday) % 7)
        others += [(near, near), (near + timedelta(days=7), near + timedelta(days=7))]
    others = [o for o in dict.fromkeys(others) if o[0] != recent and not (told_past and o[0] > published)]
    return day(recent, sure=not others, others=tuple(others))


def _named_month(
    when: When, published: date, focus: Time | None, *, future: bool, told_past: bool
) -> list[Time]:
    m = when.month or 1
    past = published.year if m <= published.month else published.year - 1
    if when.word == "this":
        return [month(published.year, m)]
    if when.word == "next" or (future and when.word == "month"):
        ahead = published.year if m > published.month else published.year + 1
        others = (month(past, m).spans[0],) if m == published.month else ()
        return [month(ahead, m, others=others)]
    if when.word == "last":
        strict = published.year if m < published.month else published.year - 1
        return [month(strict, m)]
    if when.word in ("that", "same") and focus is not None:
        return [month(focus.first.year, m)]
    if when.word in ("following", "previous") and focus is not None:
        return [_month_beside(m, focus, after=when.word == "following")]
    readings: list[tuple[date, date]] = []
    coming = month(published.year if m >= published.month else published.year + 1, m)
    if not told_past and 0 < (coming.first - published).days <= AHEAD_DAYS:
        # "France presides in January", written in December.
        readings.append(coming.spans[0])
    if focus is not None and focus.sure and focus.first.year != past:
        readings.append(month(focus.first.year, m).spans[0])
    return [month(past, m, sure=not readings, others=tuple(readings))]


def _month_beside(m: int, focus: Time, *, after: bool) -> Time:
    """ "The following December": the first one after a day or month told; after a year, that of the next, or of its own."""
    y = focus.first.year
    if focus.grain in ("day", "month"):
        turned = m <= focus.first.month if after else m >= focus.first.month
        return month(y + (1 if after else -1) * turned, m)
    return month(y + (1 if after else -1), m, others=(month(y, m).spans[0],))


def _named_day(
    when: When, published: date, focus: Time | None, *, future: bool, told_past: bool
) -> list[Time]:
    years = [published.year, published.year - 1, published.year + 1]
    now = _day_or_none(published.year, when.month or 1, when.day or 1)
    fresh = now is not None and -10 <= (published - now).days <= 60
    # Told in the present, the turn of the year is that of today, whatever year was last spoken of.
    turn = (when.month, when.day) in ((12, 31), (1, 1)) and not told_past
    if focus is not None and focus.first.year not in years and not fresh:
        years.insert(len(years) if turn else 0, focus.first.year)
    days = [d for y in years if (d := _day_or_none(y, when.month or 1, when.day or 1))]
    if not days:
        return []
    if when.weekday is not None:
        fitting = [d for d in days if d.weekday() == when.weekday]
        if fitting and fitting[0].year != published.year and focus is None:
            # The weekday picks the year where the year was not written.
            days = [*fitting, *(d for d in days if d not in fitting)]
    near = [d for d in days if (d >= published) == future or abs((d - published).days) <= 45]
    best = near[0] if near else max((d for d in days if d <= published), default=days[0])
    # A day just ahead may be meant as well, and one of the year last spoken of.
    others = tuple(
        (d, d)
        for d in days
        if d != best
        and (
            (focus is not None and d.year == focus.first.year)
            or 0 < (d - published).days <= (366 if turn else 45)
        )
    )
    return [day(best, weekday=when.weekday, sure=not others, others=others)]


def _day_of_month(when: When, published: date, focus: Time | None) -> list[Time]:
    candidates: list[date] = []
    if focus is not None and focus.grain in ("month", "day"):
        found = _day_or_none(focus.first.year, focus.first.month, when.day or 1)
        if found:
            candidates.append(found)
    for step in (0, -1):
        y, m = _month_step(published, step)
        found = _day_or_none(y, m, when.day or 1)
        if found and found <= published:
            candidates.append(found)
    if not candidates:
        return []
    best, rest = candidates[0], [c for c in candidates[1:2] if c != candidates[0]]
    return [day(best, weekday=when.weekday, sure=not rest, others=tuple((c, c) for c in rest))]
