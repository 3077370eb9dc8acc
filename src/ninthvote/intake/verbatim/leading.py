"""Whether the lines of a record stand where they should: a line that is missing, doubled or moved leaves its place.

Records are set on a grid. The lines of a paragraph are one distance apart, paragraphs another, every column begins at
one height and, but for the last, ends at one. A scan is not, and is not held to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from ninthvote.intake.reading import state_named
from ninthvote.intake.verbatim.page import OPENS, RunningText

#: So far, in points, may a line stand from its place on the grid.
SLACK = 2.8
#: A record is set on a grid where so many of its lines stand one of the two distances under the one above.
ON_GRID = 0.6
#: So many distances are those of lines, and so many those of paragraphs.
OF_LINES = 0.2
OF_PARAGRAPHS = 0.02
#: A column is short where so many are longer.
MOST_COLUMNS = 0.85
#: So many lines are a column and no mark at the foot of a page.
OF_A_COLUMN = 4
#: So many lines may a column leave free for the sake of a heading that goes to the next.
MOST_LEFT = 8
#: Paragraphs are drawn in where so many begin right of the edge of their column.
DRAWN_IN = 0.75
#: So many lines are no heading.
LONGEST_HEADING = 4
_ENDS = re.compile(r"[.?!:;”’\"')\]—-]$|^.{0,30}$")
_ENDS_PARAGRAPH = re.compile(r"[.?!:]$")
#: What stands at the edge by custom: the heads of lists of States, the language of a speech, the last line.
_AT_EDGE = re.compile(r"\(|[A-Z][a-z]+(?: [a-z]+){0,4}\s*:|The meeting (?:rose|was)\b")
#: The lists of States are drawn in too; after them and what was announced somebody speaks.
_AFTER_A_VOTE = re.compile(r"\(resolution [^)]+\)\.$|\]$")
_IN_BRACKETS = re.compile(r"\(.*\)")
_GOES_ON = re.compile(r"[a-z]|\d+(?:st|nd|rd|th) [a-z]")


@dataclass(frozen=True, slots=True)
class _Line:
    at: int  #: its number in the record
    text: str
    left: float  #: points from the left of the page
    top: float  #: base line of its first letter, in points above the foot of the page
    foot: float  #: of its last


@dataclass(frozen=True, slots=True)
class _Grid:
    """The distances from line to line and from paragraph to paragraph, and where columns begin and end."""

    line: float
    paragraph: float
    top: float
    feet: tuple[float, ...]  #: of all columns, the lowest first
    drawn_in: bool  #: whether a paragraph begins right of the edge

    def is_early(self, foot: float, *, ends: bool) -> bool:
        """Whether a column that ends here could have held more, where most could not: a line, or after an end many."""
        at_foot = [other for other in self.feet if other - self.feet[0] <= SLACK]
        always = len(at_foot) >= MOST_COLUMNS * len(self.feet)
        room = (MOST_LEFT if ends and not always else 1) * self.line
        full = [other for other in self.feet if foot - other >= room - SLACK]
        return len(full) >= MOST_COLUMNS * len(self.feet)

    @classmethod
    def of(cls, columns: list[list[_Line]], full: list[list[_Line]]) -> _Grid | None:
        """The grid of these columns, of which some are as long as columns are."""
        steps = [a.foot - b.top for column in columns for a, b in pairwise(column)]
        if not steps:
            return None
        often = Counter(round(step) for step in steps)
        line = min((s for s, n in often.items() if n >= OF_LINES * len(steps) and s > 0), default=0)
        wide = [s for s, n in often.items() if n >= OF_PARAGRAPHS * len(steps) and s > line + SLACK]
        paragraph = max(wide, key=lambda step: often[step], default=line)
        near = [step for step in steps if min(abs(step - line), abs(step - paragraph)) <= SLACK]
        tops = Counter(round(column[0].top) for column in columns)
        if len(near) < ON_GRID * len(steps) or max(tops.values()) < ON_GRID * len(columns):
            return None
        top = max(tops, key=lambda height: tops[height])
        feet = tuple(sorted(column[-1].foot for column in full or columns))
        begin = [
            _is_drawn_in(b, column)
            for column in columns
            for a, b in pairwise(column)
            if a.foot - b.top > line + SLACK
        ]
        return cls(line, paragraph, top, feet, sum(begin) >= DRAWN_IN * max(1, len(begin)))

    def at_edge(self, column: list[_Line]) -> Iterator[_Line]:
        """Lines that begin a paragraph at the edge of the column, where paragraphs are drawn in."""
        begin = [k for k, (a, b) in enumerate(pairwise(column), 1) if a.foot - b.top > self.line + SLACK]
        for k, end in pairwise([*begin, len(column)] if self.drawn_in else []):
            is_text = _ENDS_PARAGRAPH.search(column[end - 1].text) or end - k > LONGEST_HEADING
            above, first = column[k - 1], column[k]
            # Under a quotation, which is drawn in whole, the paragraph goes on at the edge.
            quoted = _is_drawn_in(above, column) and not _AFTER_A_VOTE.search(above.text)
            by_right = quoted or _IN_BRACKETS.fullmatch(above.text)
            if is_text and not (by_right or _is_drawn_in(first, column) or _AT_EDGE.match(first.text)):
                yield first


def _is_drawn_in(line: _Line, column: list[_Line]) -> bool:
    return line.left > min(other.left for other in column) + SLACK


def find_shifts(record: RunningText) -> Iterator[str]:
    """Where a line is missing above, stands on another, or is out of its place."""
    columns = _columns(record)
    full = [column for column in columns if record.places[column[0].at].page < record.n_pages]
    grid = _Grid.of(columns, full)
    if grid is None:
        if record.n_pages > 1 and record.rows:
            yield "the places of the lines, which stand on no grid: a line that is missing or moved would not show"
        return
    yield from _form(grid, record)
    lowest = min(spot.foot for _, spot in record.rows if spot)
    for column in columns:
        place = record.place(record.starts[column[0].at])
        if abs(column[0].top - grid.top) > SLACK:
            yield f"what may be missing above {column[0].text[:40]!r}, {place}: other columns begin at another height"
        for above, line in pairwise(column):
            wrong = _shift(grid, above, line)
            if wrong:
                yield f"{wrong} {line.text[:40]!r}, {record.place(record.starts[line.at])}"
        for line in grid.at_edge(column):
            place = record.place(record.starts[line.at])
            yield f"what may be missing above {line.text[:40]!r}, {place}: other paragraphs are drawn in"
        last = column[-1]
        place = record.place(record.starts[last.at])
        # The columns of the last page are made as long as each other.
        half_empty = last.foot - lowest > 2 * MOST_LEFT * grid.line
        if place.page < record.n_pages and (half_empty or grid.is_early(last.foot, ends=_ends(last.text))):
            yield f"what may be missing under {last.text[-40:]!r}, {place}: the column ends a line too early"


def _form(grid: _Grid, record: RunningText) -> Iterator[str]:
    """What may be missing on the first page, under the line with which the meeting opens."""
    columns = _columns(record, first=True)
    early = _before_its_turn(record)
    if early is not None:
        yield f"the order of the columns, {record.place(early)}: the right one stands before the meeting opens"
    for column in columns:
        for above, line in pairwise(column):
            wrong = _shift(grid, above, line)
            if wrong:
                yield f"{wrong} {line.text[:40]!r}, {record.place(record.starts[line.at])}"
    if len(columns) == 2:
        short = max((column[-1] for column in columns), key=lambda line: line.foot)
        if short.foot - min(column[-1].foot for column in columns) > MOST_LEFT * grid.line:
            place = record.place(record.starts[short.at])
            yield f"what may be missing under {short.text[-40:]!r}, {place}: the other column is longer"


def _before_its_turn(record: RunningText) -> int | None:
    """Where, on the first page, the right column comes before the line above it with which the meeting opens."""
    opens = OPENS.search(record.text)
    if opens is None:
        return None
    at = record.row_at(opens.start())
    opening = record.rows[at][1]
    below = [
        start
        for start, place, (right, spot) in zip(record.starts[:at], record.places, record.rows, strict=False)
        if place.page == 1 and right and spot and opening and spot.top < opening.top - SLACK
    ]
    return below[0] if len(below) >= OF_A_COLUMN else None


def _shift(grid: _Grid, above: _Line, line: _Line) -> str:
    """What is wrong between two lines of a column, or nothing."""
    step = above.foot - line.top
    if abs(step - grid.line) <= SLACK:
        return ""
    if step < grid.line / 2:
        return "the right place of"
    goes_on = not _ends(above.text) or bool(_GOES_ON.match(line.text))
    if abs(step - grid.paragraph) <= SLACK:
        # No paragraph begins with a small letter; where they are two lines apart, a line is missing in one.
        missing = bool(_GOES_ON.match(line.text)) and not above.text.endswith(":")
    elif step > grid.line + grid.paragraph + SLACK:
        missing = True
    else:
        missing = step >= 2 * grid.line - SLACK and goes_on
    return f"what may be missing in the {step:.0f} points above" if missing else ""


def _ends(text: str) -> bool:
    """Whether a paragraph, a heading or a list of States may end with this line."""
    return bool(_ENDS.search(text)) or state_named(text.rsplit(", ", 1)[-1]) is not None


def _columns(record: RunningText, *, first: bool = False) -> list[list[_Line]]:
    """The lines of each column after the first page, which is a form; or of the first, from where the meeting opens."""
    found: list[tuple[tuple[int, bool], _Line]] = []
    opens = OPENS.search(record.text)
    begin = opens.start() if first and opens else 0
    for at, (text, start, place, (right, spot)) in enumerate(
        zip(record.text.split("\n"), record.starts, record.places, record.rows, strict=False)
    ):
        if spot is None or start + len(text) < begin:
            continue
        if (place.page == 1) == first and (begin or not first):
            found.append(((place.page, right), _Line(at, text, *spot)))
    return [[line for _, line in part] for _, part in groupby(found, key=lambda one: one[0])]
