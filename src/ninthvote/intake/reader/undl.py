"""Voting data of the UN Digital Library: two scrapes of its pages, and the library's own layout, one row a member.

Every row prints its sums, and they agree with its casts; X covers absence, non-participation, and every member of a
body that adopted a text without a vote. What the library prints is kept: that China's non-participation of 1973-78
stands as abstention is a difference between sources, not a fault of reading.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

from ninthvote.intake.document import Document
from ninthvote.intake.grid import Cells, read_grid, refuse
from ninthvote.intake.reading import (
    coded_and_named,
    correct,
    hold_members,
    hold_seated,
    read_casts,
    seat_code,
    state_columns,
)
from ninthvote.intake.votes import (
    AssemblyVote,
    CouncilOutcome,
    CouncilVote,
    Said,
    VoteTable,
    gather,
    n_seats,
)
from ninthvote.vocabulary import Tally

SCRAPE = "undl_1946_2021"
SCRAPE_2025 = "undl_2025"

BOTH = tuple[VoteTable[CouncilVote], VoteTable[AssemblyVote]]

_COUNCIL = {"Security Council": True, "General Assembly": False}
_RESOLUTION = re.compile(r"S/RES/(\d{1,4}) ?\((\d{4})\)")
_OF_SESSION = re.compile(r"A/RES/(?:(\d{1,3})/|\d{1,4}(?: ?[A-Z])?\(([IVXL]+)\))")
_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50}
_DRAFT = re.compile(r"S/\d{4}/\d{1,4}")
_LETTERS = {"": Said.NOT_LISTED, "Y": Said.YES, "N": Said.NO, "A": Said.ABSTAIN, "X": Said.NOT_VOTING}
_WORDS = {"": Said.NOT_LISTED, "YES": Said.YES, "NO": Said.NO, "ABSTAIN": Said.ABSTAIN}
_FIRST = date(1946, 1, 17)


class _Rows:
    """Votes of one body as they are read, with their keys held unique."""

    def __init__(self) -> None:
        self.council: list[CouncilVote] = []
        self.assembly: list[AssemblyVote] = []
        self.casts: dict[bool, list[dict[str, Said]]] = {True: [], False: []}
        self.lines: dict[bool, list[int]] = {True: [], False: []}
        self.seen: dict[str, int] = {}

    def hold_unique(self, cells: Cells, field: str, key: str) -> None:
        if key in self.seen:
            cells.refuse(field, f"a record not yet listed; line {self.seen[key]} has it")
        self.seen[key] = cells.line

    def tables(self) -> BOTH:
        council, assembly = gather(self.casts[True]), gather(self.casts[False])
        return (
            VoteTable(tuple(self.council), *council, tuple(self.lines[True])),
            VoteTable(tuple(self.assembly), *assembly, tuple(self.lines[False])),
        )


def read_scrape_1946_2021(document: Document, *, corrected: bool = True) -> BOTH:
    """Adopted texts of the Council and of the Assembly, each with what every member did.

    Args:
        corrected: whether reviewed corrections are applied; False gives the reading as printed.

    Raises:
        IntakeError: a value outside the code, or a row whose casts do not add up to its sums.
    """
    columns = state_columns(SCRAPE)
    header = [
        "Council",
        "Date",
        "Title",
        "Resolution",
        "TOTAL VOTES",
        "NO-VOTE COUNT",
        "ABSENT COUNT",
        "NO COUNT",
        "YES COUNT",
        "Link",
        "token",
        *columns,
    ]
    rows = _Rows()
    tables: dict[int, tuple[int, frozenset[str]]] = {}
    for cells in read_grid(document, header, ending="\r\n", bom=True):
        is_council = cells.choice("Council", _COUNCIL)
        record = cells.integer("token", low=1)
        if cells.text("Link") != f"https://digitallibrary.un.org/record/{record}?ln=en":
            cells.refuse("Link", f"the address of record {record}")
        symbol = correct(SCRAPE, str(record), "Resolution", cells, cells.text("Resolution", empty=False))
        rows.hold_unique(cells, "token", str(record))
        printed = cells.text("Date")
        if corrected or len(printed) < len(
            "YYYY-MM-DD"
        ):  # two are a year alone, which is no reading of the day
            printed = correct(SCRAPE, str(record), "Date", cells, printed)
        on = _day(cells, printed, date(2021, 12, 31))
        casts = read_casts(cells, SCRAPE, _LETTERS, on, corrected=corrected)
        tally = _tally(cells, casts, ("YES COUNT", "NO COUNT", "ABSENT COUNT", "NO-VOTE COUNT"))
        _add(rows, cells, casts, tally, tables, is_council, on, symbol, record, corrected=corrected)
    if corrected:
        _hold_numbers(document, rows.council, rows.lines[True])
    return rows.tables()


def read_scrape_2025(document: Document) -> BOTH:
    """Votes of calendar 2025; a member that is blank did not vote, and a state that never sat is blank too.

    The machine-assigned tags, places and regions are left out: they are not metadata of the United Nations.
    """
    columns = state_columns(SCRAPE_2025)
    header = [
        "Link",
        "token",
        "Scrape_Year",
        "Title",
        "Council",
        "Resolution",
        "country",
        "subregion",
        "continent",
        "Date",
        "YES COUNT",
        "NO COUNT",
        "ABSTAIN COUNT",
        "NO-VOTE COUNT",
        "TOTAL VOTES",
        "tags",
        *columns,
    ]
    rows = _Rows()
    for cells in read_grid(document, header):
        is_council = cells.choice("Council", _COUNCIL)
        record = cells.integer("token", low=1)
        if cells.text("Link") != f"https://digitallibrary.un.org/record/{record}":
            cells.refuse("Link", f"the address of record {record}")
        if cells.text("Scrape_Year") != "2025":
            cells.refuse("Scrape_Year", "2025")
        symbol = cells.text("Resolution", empty=False)
        rows.hold_unique(cells, "token", str(record))
        on = _day(cells, cells.text("Date"), date(2025, 12, 31), date(2025, 1, 1))
        casts = read_casts(cells, SCRAPE_2025, _WORDS, on)
        tally = _padded_tally(cells, casts)
        _add(rows, cells, casts, tally, None, is_council, on, symbol, record, corrected=True)
    return rows.tables()


def _day(cells: Cells, value: str, high: date, low: date = _FIRST) -> date:
    try:
        parsed = date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        parsed = None
    if parsed is None or not (date(1946, 1, 1) if low == _FIRST else low) <= parsed <= high:
        cells.refuse("Date", f"a date YYYY-MM-DD from {low} to {high}")
    return parsed


def _seats(casts: dict[str, Said]) -> dict[str, Said]:
    """The casts of a Council vote under the codes that the record keeps for seats."""
    return {seat_code(state): said for state, said in casts.items()}


def _tally(cells: Cells, casts: dict[str, Said], fields: tuple[str, str, str, str]) -> Tally:
    """The printed sums, which must be those of the casts."""
    counts = Counter(casts.values())
    sums = [cells.integer(field, high=250) for field in fields]
    for field, printed, said in zip(
        fields, sums, (Said.YES, Said.NO, Said.ABSTAIN, Said.NOT_VOTING), strict=True
    ):
        if counts[said] != printed:
            cells.refuse(field, f"the number of such casts in the row, which is {counts[said]}")
    if cells.integer("TOTAL VOTES", high=250) != sum(sums):
        cells.refuse("TOTAL VOTES", f"the sum of the four, which is {sum(sums)}")
    return Tally(*sums)


def _padded_tally(cells: Cells, casts: dict[str, Said]) -> Tally:
    """The printed sums of the 2025 scrape; those who did not vote are blank among the casts."""
    fields = ("YES COUNT", "NO COUNT", "ABSTAIN COUNT", "NO-VOTE COUNT", "TOTAL VOTES")
    yes, no, abstain, not_voting, total = (cells.integer(field, high=250) for field in fields)
    counts = Counter(casts.values())
    for field, printed, said in (
        ("YES COUNT", yes, Said.YES),
        ("NO COUNT", no, Said.NO),
        ("ABSTAIN COUNT", abstain, Said.ABSTAIN),
    ):
        if counts[said] != printed:
            cells.refuse(field, f"the number of such casts in the row, which is {counts[said]}")
    if total != yes + no + abstain + not_voting:
        cells.refuse("TOTAL VOTES", f"the sum of the four, which is {yes + no + abstain + not_voting}")
    return Tally(yes, no, abstain, not_voting)


def _add(
    rows: _Rows,
    cells: Cells,
    casts: dict[str, Said],
    tally: Tally,
    tables: dict[int, tuple[int, frozenset[str]]] | None,
    is_council: bool,
    on: date,
    symbol: str,
    record: int,
    *,
    corrected: bool,
) -> None:
    title = cells.text("Title", empty=False)
    if is_council:
        casts = _seats(casts)
        found = _RESOLUTION.fullmatch(symbol)
        if found is None or int(found[2]) != on.year:
            cells.refuse("Resolution", f"S/RES/number({on.year})")
        rows.hold_unique(cells, "Resolution", symbol)
        if tally.n_members != n_seats(on):
            cells.refuse("TOTAL VOTES", f"{n_seats(on)}, the seats of {on.year}")
        if corrected and tables is not None:
            hold_members(cells, "Date", tables, on.year, casts)
        if corrected:
            hold_seated(cells, "Date", on, casts)
        without_vote = tally.not_voting == n_seats(on)
        rows.council.append(
            CouncilVote(
                key=symbol,
                on=on,
                symbol=symbol,
                resolution=int(found[1]),
                draft=None,
                meeting=None,
                title=title,
                agenda_item=None,
                outcome=CouncilOutcome.ADOPTED,
                without_vote=without_vote,
                tally=tally,
                record=record,
            )
        )
        casts = {} if without_vote and corrected else casts
    else:
        if symbol and not symbol.startswith("A/"):
            cells.refuse("Resolution", "the symbol of a text of the General Assembly")
        if corrected:
            _hold_session(cells, symbol, on)
        rows.assembly.append(AssemblyVote(str(record), on, symbol or None, title, tally, record))
    rows.casts[is_council].append(casts)
    rows.lines[is_council].append(cells.line)


def _hold_session(cells: Cells, symbol: str, on: date) -> None:
    """The day is one of the regular session in the symbol, `A/RES/60/173` or `A/RES/2328(XXII)`; others are not held.

    Sessions open in mid-September and close just before the next; only the first opened in January.
    """
    found = _OF_SESSION.match(symbol)
    if found is None:
        return
    numerals = [_NUMERALS[letter] for letter in found[2] or ""]
    roman = sum(-n if n < after else n for n, after in pairwise([*numerals, 0]))
    session = int(found[1] or roman)
    if not date(1945 + session, 9 if session > 1 else 1, 1) <= on <= date(1946 + session, 9, 30):
        cells.refuse("Date", f"a day of session {session}, as in {symbol}")


def _hold_numbers(document: Document, votes: list[CouncilVote], lines: list[int]) -> None:
    """The scrape has every resolution up to its last, adopted in the order of their numbers."""
    latest = _FIRST
    ordered = sorted((vote.resolution or 0, vote.on, line) for vote, line in zip(votes, lines, strict=True))
    for expected, (number, on, line) in enumerate(ordered, start=1):
        if number != expected:
            refuse(
                document.name,
                None,
                None,
                f"resolution {expected} is not in the file",
                f"every resolution from 1 to {ordered[-1][0]}",
                "Lines were lost; fetch the file again.",
            )
        if on < latest:
            refuse(
                document.name, line, "Date", on, f"no day before {latest}, that of resolution {number - 1}"
            )
        latest = on


LAYOUT = (
    "undl_id",
    "ms_code",
    "ms_name",
    "permanent_member",
    "ms_vote",
    "date",
    "resolution",
    "draft",
    "meeting",
    "description",
    "agenda",
    "subjects",
    "vote_note",
    "total_yes",
    "total_no",
    "total_abstentions",
    "total_non_voting",
    "total_ms",
    "modality",
    "undl_link",
)

_PERMANENT = frozenset({"CHN", "FRA", "GBR", "RUS", "SUN", "USA"})
#: The sample known here has no other word; what the library calls an adoption without a vote is not guessed.
_MODALITIES = {"Vote": None}


def read_layout(document: Document) -> VoteTable[CouncilVote]:
    """The library's own "Security Council Voting Data": rows of one record are joined into one vote."""
    groups: dict[int, list[Cells]] = {}
    for cells in read_grid(document, LAYOUT):
        groups.setdefault(cells.integer("undl_id", low=1), []).append(cells)
    votes: list[CouncilVote] = []
    casts: list[dict[str, Said]] = []
    lines: list[int] = []
    shared = [field for field in LAYOUT if field not in ("ms_code", "ms_name", "permanent_member", "ms_vote")]
    for record, rows in groups.items():
        first = rows[0]
        on = first.day("date", low=_FIRST, high=date(2099, 12, 31))
        row: dict[str, Said] = {}
        for cells in rows:
            for field in shared:
                if cells.text(field) != first.text(field):
                    cells.refuse(field, f"{first.text(field)!r}, as on line {first.line} of the same record")
            state = coded_and_named(cells, "ms_code", "ms_name")
            if state in row:
                cells.refuse("ms_code", "a member not yet given for this record")
            if (cells.text("permanent_member") == "True") != (state in _PERMANENT):
                cells.refuse("permanent_member", "True for the five permanent members, False for the others")
            row[state] = cells.choice("ms_vote", {k: v for k, v in _LETTERS.items() if k})
        counts = Counter(row.values())
        fields = ("total_yes", "total_no", "total_abstentions", "total_non_voting")
        sums = [first.integer(field, high=15) for field in fields]
        found = [counts[said] for said in (Said.YES, Said.NO, Said.ABSTAIN, Said.NOT_VOTING)]
        if sums != found or first.integer("total_ms") != sum(sums):
            first.refuse(
                "total_yes", f"sums of the casts of record {record}, which are {'-'.join(map(str, found))}"
            )
        if sum(sums) != n_seats(on):
            first.refuse("total_ms", f"{n_seats(on)}, the seats of {on.year}")
        hold_seated(first, "date", on, row)
        symbol = first.text("resolution", empty=False)
        number = _RESOLUTION.fullmatch(symbol)
        if number is None or int(number[2]) != on.year:
            first.refuse("resolution", f"S/RES/number({on.year})")
        if first.text("undl_link") != f"https://digitallibrary.un.org/record/{record}":
            first.refuse("undl_link", f"the address of record {record}")
        first.choice("modality", _MODALITIES)
        without_vote = counts[Said.NOT_VOTING] == n_seats(on)
        votes.append(
            CouncilVote(
                key=str(record),
                on=on,
                symbol=symbol,
                resolution=int(number[1]),
                draft=first.text("draft") or None,
                meeting=first.text("meeting") or None,
                title=first.text("description", empty=False),
                agenda_item=first.text("agenda") or None,
                outcome=CouncilOutcome.ADOPTED,
                without_vote=without_vote,
                tally=Tally(*sums),
                record=record,
            )
        )
        casts.append({} if without_vote else row)
        lines.append(first.line)
    states, matrix = gather(casts)
    return VoteTable(tuple(votes), states, matrix, tuple(lines))
