"""The chance of nine, year by year, with what came: a dot for each year, filled where the Council took it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ninthvote.brief.figure import FAINT, INK, PAPER, framed
from ninthvote.count import count_situation
from ninthvote.record import Occasion, Record
from ninthvote.vocabulary import Mode

#: Before it there were too few votes to weigh anything by.
FIRST_YEAR = 2006

#: A situation that came up in fewer years has no course to draw.
FEWEST_YEARS = 3


@dataclass(frozen=True, slots=True)
class YearCount:
    """The count for 10 December of a year, from what was public that day, and what that year brought."""

    year: int
    on: date
    known_by: date
    p_carried: float
    n_votes: int
    came: tuple[str, ...]
    taken_up: bool | None  #: whether a formal meeting was held on it; None where the year is not over


def count_years(record: Record, situation: str, today: date) -> tuple[YearCount, ...]:
    """Every year since the Council first had it before it; none where that was seldom."""
    occasions = [o for o in record.timeline(situation) if o.vote or (o.event and _is_councils(o))]
    if len({o.on.year for o in occasions}) < FEWEST_YEARS:
        return ()
    first = max(FIRST_YEAR, min(o.on.year for o in occasions))
    shown = []
    for year in range(first, today.year + 1):
        on = date(year, 12, 10)
        known_by = min(on, today)
        counted = count_situation(record, situation, on, as_of=known_by)
        of_year = [o for o in occasions if o.on.year == year]
        met = any(_takes_it_up(o) for o in of_year)
        over = today >= on + timedelta(days=21)
        shown.append(
            YearCount(
                year, on, known_by, counted.p_carried, counted.fitted.n_votes,
                tuple(dict.fromkeys(_words(o) for o in of_year)), met if met or over else None,
            )
        )  # fmt: skip
    return tuple(shown)


def _takes_it_up(o: Occasion) -> bool:
    """A vote that carried, or a formal meeting whose agenda was adopted with it; not one held on something else."""
    if o.vote and o.vote.carried:
        return True
    return bool(o.event and o.event.format and o.event.format.is_formal and o.event.mode is Mode.NO_OBJECTION)


def _is_councils(o: Occasion) -> bool:
    return bool(o.event and (o.event.format or o.event.mode is Mode.NOT_PUT or o.kind == "request_failed"))


def _words(o: Occasion) -> str:
    if o.vote:
        tally = "" if o.vote.yes is None else f" {o.vote.yes}-{o.vote.no}-{o.vote.abstain}"
        return f"vote{tally}, {'carried' if o.vote.carried else 'not carried'}"
    return o.title


def year_figure(years: Sequence[YearCount], *, title: str) -> str:
    """The picture; its table twin has the numbers, what each rests on, and what came in words."""
    left, right, top, floor = 52.0, 16.0, 26.0, 190.0
    width = 700.0
    step = (width - left - right) / len(years)
    body = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = floor - (floor - top) * share
        dash = "" if share in (0.0, 0.5) else ' stroke-dasharray="2 4"'
        body.append(
            f'<line x1="{left:g}" x2="{width - right:g}" y1="{y:.1f}" y2="{y:.1f}" stroke="{FAINT}" stroke-width="0.7"'
            f'{dash} class="grid"/><text x="{left - 8:g}" y="{y + 4:.1f}" text-anchor="end" fill="{INK}" class="ink">'
            f"{share:.0%}</text>"
        )
    for i, y_ in enumerate(years):
        x, y = left + step * (i + 0.5), floor - (floor - top) * y_.p_carried
        kind = {True: "taken", False: "not-taken", None: "open"}[y_.taken_up]
        fill = "#0f6f8f" if y_.taken_up else PAPER
        stroke = "#b4400f" if y_.taken_up is False else "#0f6f8f"
        dash = ' stroke-dasharray="3 2"' if y_.taken_up is False else ""
        came = {True: "taken up", False: "not taken up", None: "to come"}[y_.taken_up]
        body.append(
            f'<g class="year {kind}"><title>{y_.year}: {y_.p_carried:.0%}, {came}</title>'
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{floor:g}" stroke="{stroke}" stroke-width="1.5"{dash}/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{fill}" stroke="{stroke}" stroke-width="2"{dash}/>'
            f'<text x="{x:.1f}" y="{y - 11:.1f}" text-anchor="middle" font-size="11" fill="{INK}" class="ink">'
            f'{y_.p_carried:.0%}</text><text x="{x:.1f}" y="{floor + 18:g}" text-anchor="middle" fill="{INK}" '
            f'class="ink"><tspan class="long">{y_.year}</tspan><tspan class="code" display="none">'
            f"’{y_.year % 100:02d}</tspan></text></g>"
        )
    return framed(width, floor + 28, title, body, kind="years")
