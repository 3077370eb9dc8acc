"""Vetoed drafts as the World Politics Data Lab has them; topic and region are that author's, not the UN's.

Who said no is read from the names. The flags beside them are left at nought in 24 rows, and two rows are counted as
single and multiple at once or wrongly: a flag may be missing, but one for a member that is not named stops the run.
The columns of pairs are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ninthvote.intake.document import Document
from ninthvote.intake.grid import Cells, read_grid

FLAGS = {"China": "CHN", "France": "FRA", "Russia": "RUS", "USSR": "SUN", "USA": "USA", "UK": "GBR"}
#: The author's own; a new one stops the run.
REGIONS = {
    region: region
    for region in (
        "Caribbean", "Central Africa", "Central America", "Central Asia", "East Asia", "Eastern Europe", "General",
        "Middle East", "North Africa", "South America", "South Asia", "Southeast Asia", "Southern Africa",
        "West Africa", "Western Europe",
    )
}  # fmt: skip
PAIRS = ("russia_china", "usa_uk", "usa_france", "usa_france_uk", "france_uk")
_DRAFT = re.compile(r"S/(?:PV\.)?\d{1,5}(?:/\d{1,4})?(?![\w.])")
_MEETINGS = re.compile(r"S/PV\.\d{1,5}|S/\d{4}/\d{1,4}\nS/\d{4}/\d{1,4}")
_FLAG = {"": False, "0": False, "1": True}


@dataclass(frozen=True, slots=True)
class VetoedDraft:
    """A draft, where it fell, and who said no; China includes the Republic of China."""

    on: date
    draft: str
    meeting: str
    agenda_item: str
    topic: str
    region: str
    vetoed_by: tuple[str, ...]


def read_vetoed_drafts(document: Document) -> tuple[VetoedDraft, ...]:
    """Every vetoed draft, oldest first.

    Raises:
        IntakeError: flags, names and numbers of vetoes that contradict each other.
    """
    header = [
        "year",
        "date",
        "month",
        "draft",
        "meeting_record",
        "agenda_item",
        "crisis_topic",
        "region",
        "member_veto1",
        "member_veto2",
        "member_veto3",
        "single_veto",
        "multiple_vetoes",
        *FLAGS,
        *PAIRS,
    ]
    found: list[VetoedDraft] = []
    latest = date(1946, 1, 17)
    for cells in read_grid(document, header, closed=False, ending=None):
        on = _day(cells)
        if on < latest:
            cells.refuse("date", f"no day before {latest}, that of the line above")
        latest = on
        draft = cells.text("draft", empty=False).strip()
        if not _DRAFT.match(draft):
            cells.refuse("draft", "S/number, S/year/number, or S/PV.number where no draft had a symbol")
        meeting = cells.text("meeting_record", empty=False).strip()
        if not _MEETINGS.fullmatch(meeting):
            cells.refuse("meeting_record", "S/PV.number, or two symbols of a vote in writing")
        named = [cells.text(f"member_veto{n}") for n in (1, 2, 3)]
        by = tuple(cells.choice(f"member_veto{n}", FLAGS) for n, name in enumerate(named, start=1) if name)
        if not by or len(set(by)) != len(by) or named != sorted(named, key=lambda name: not name):
            cells.refuse("member_veto1", "one to three different members, from the first column on")
        for flag, state in FLAGS.items():
            if cells.choice(flag, _FLAG) and state not in by:
                cells.refuse(flag, f"0: only {', '.join(by)} are named")
        cells.choice("single_veto", _FLAG)
        cells.choice("multiple_vetoes", _FLAG)
        found.append(
            VetoedDraft(
                on,
                draft,
                meeting,
                cells.text("agenda_item").strip(),
                cells.text("crisis_topic").strip(),
                cells.choice("region", REGIONS),
                by,
            )
        )
    return tuple(found)


def _day(cells: Cells) -> date:
    """The day written month/day/year, of the year and month that have their own columns."""
    parts = cells.text("date").split("/")
    try:
        month, day, year = (int(part) for part in parts)
        on = date(year, month, day)
    except ValueError:
        cells.refuse("date", "month/day/year")
    if str(on.year) != cells.text("year") or str(on.month) != cells.text("month"):
        cells.refuse("date", "a day of the year and month given beside it")
    return on
