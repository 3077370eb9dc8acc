"""Three independent lists of who sat on the Council in which year: the UN's Data Hub, Wikipedia, and a list of terms.

They count by calendar year and name states in three ways. They are read apart and never merged; `intake.membership`
holds the record's own terms against each, and its lookup table has each known difference with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ninthvote.errors import IntakeError
from ninthvote.intake.bundle import open_bundle
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.grid import Cells, read_grid, refuse
from ninthvote.intake.reading import correct, seat_code, state_named, states
from ninthvote.intake.votes import n_seats

DPPA = "dppa"


@dataclass(frozen=True, slots=True)
class Seat:
    """One state in one calendar year; None where the list does not say.

    `state` is the code that the record keeps for the seat; `listed` is what the list itself has: the code printed, or
    that of the name printed; None where the name is blank.
    """

    year: int
    state: str | None
    listed: str | None
    name: str
    permanent: bool | None
    regional_group: str | None
    term_start: int | None
    term_end: int | None


def read_dppa(document: Document, *, whole: bool = True, corrected: bool = True) -> tuple[Seat, ...]:
    """The Data Hub's list; names left blank (those with an accent) are reviewed corrections.

    Args:
        whole: whether the file is a whole edition, in which each year has all its members; False for an excerpt.
        corrected: whether reviewed names stand where the list leaves them blank; False gives no state there.

    Raises:
        IntakeError: a name that stands for no state, a member twice in a year, a year with too many or too few.
    """
    found: list[Seat] = []
    seen: dict[tuple[int, str], int] = {}
    keys: dict[int, int] = {}
    counts: dict[int, int] = {}
    for cells in read_grid(document, ["id", "year", "security_council_member", "last_update"]):
        key = cells.integer("id", low=1)
        if key in keys:
            cells.refuse("id", f"a number not yet used; line {keys[key]} has it")
        if keys and key != max(keys) + 1:
            cells.refuse("id", f"{max(keys) + 1}, one more than on the line above")
        keys[key] = cells.line
        year = cells.integer("year", low=1946, high=2100)
        cells.day("last_update", low=date(2000, 1, 1), high=date(2099, 12, 31))
        edition = f"{DPPA}_2023" if key <= EDITION_2023 and whole else f"{DPPA}_2026"
        printed = cells.text("security_council_member")
        name = correct(edition, str(key), "security_council_member", cells, printed)
        state = _state(cells, "security_council_member", name)
        if (year, state) in seen:
            cells.refuse(
                "security_council_member", f"a member not yet given for {year}; line {seen[year, state]}"
            )
        seen[year, state] = cells.line
        counts[year] = counts.get(year, 0) + 1
        listed = state_named(printed) if printed else None
        state_ = state if corrected or printed else None
        found.append(Seat(year, state_, listed, name, None, None, None, None))
    for year, count in counts.items():
        seats = n_seats(date(year, 12, 31))
        if count > seats or (whole and count != seats):
            line = max(line for (of, _), line in seen.items() if of == year)
            refuse(document.name, line, "year", f"{count} members in {year}", f"{seats}")
    return tuple(found)


#: Number of rows of the edition of June 2023, whose blank names are reviewed; later editions are numbered anew.
EDITION_2023 = 1105


def _state(cells: Cells, field: str, name: str) -> str:
    state = state_named(name) if name else None
    if state is None:
        cells.refuse(field, "the name of a Member State; new names are rows of names.csv")
    return seat_code(state)


_GROUPS = frozenset(
    {"african", "asia_pacific", "eastern_european", "latin_american_caribbean", "western_european_others"}
)


def read_wikipedia(document: Document) -> tuple[Seat, ...]:
    """The list by year, parsed from Wikipedia; by code, since names are those of the time.

    Raises:
        IntakeError: not the layout known, a code of no state, a year with too many or too few members.
    """
    found: list[Seat] = []
    years: set[int] = set()
    announced = 0
    for part in open_bundle(document):
        page = _json(part)
        year = _int(part, page, "year", 1946, 2100)
        is_incoming = part.name.endswith("/incoming.json")
        if not is_incoming and (part.name.rpartition("/")[2] != f"{year}.json" or year in years):
            refuse(part.name, None, "year", year, "the year of the file's name, once")
        if is_incoming:
            announced = year
        else:
            years.add(year)
        members = page.get("members")
        if page.get("schema_version") != 1 or not isinstance(members, list):
            refuse(part.name, None, "schema_version", page.get("schema_version"), "1, with a list of members")
        seen: set[str] = set()
        for member in members:
            seat = _wikipedia_seat(part, member, year)
            if seat.state is None or seat.state in seen:
                refuse(part.name, None, "iso3", seat.state, f"a member not yet given for {year}")
            seen.add(seat.state)
            if not is_incoming:  # the year it announces stands among the years
                found.append(seat)
        seats = n_seats(date(year, 12, 31))
        if len(seen) != (5 if is_incoming else seats):
            refuse(part.name, None, "members", f"{len(seen)} members", f"{5 if is_incoming else seats}")
    if sorted(years) != list(range(1946, announced + 1)):
        refuse(
            document.name,
            None,
            "year",
            "a year is missing",
            f"every year from 1946 to {announced}, the last one",
        )
    return tuple(sorted(found, key=lambda seat: (seat.year, seat.state or "")))


def _json(part: Document) -> dict[str, Any]:
    try:
        page = json.loads(part.data.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", None)
        refuse(part.name, line, None, f"cannot be read as JSON: {wrong}", "a JSON object")
    if not isinstance(page, dict):
        refuse(part.name, 1, None, "not a JSON object", "a JSON object")
    return page


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as an object, in which no key stands twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _int(part: Document, row: Mapping[str, Any], field: str, low: int, high: int) -> int:
    value = row.get(field)
    if type(value) is not int or not low <= value <= high:
        refuse(part.name, None, field, value, f"a whole number from {low} to {high}")
    return value


def _wikipedia_seat(part: Document, member: Any, year: int) -> Seat:
    if not isinstance(member, dict) or set(member) != {
        "name",
        "iso3",
        "permanent",
        "regional_group",
        "term_start",
        "term_end",
    }:
        refuse(
            part.name,
            None,
            "members",
            str(member),
            "name, iso3, permanent, regional_group, term_start, term_end",
        )
    state = seat_code(str(member["iso3"]))
    permanent = member["permanent"]
    if state not in states() or type(permanent) is not bool or not isinstance(member["name"], str):
        refuse(
            part.name,
            None,
            "iso3",
            member["iso3"],
            "the code of a Member State, with a name and whether permanent",
        )
    group = member["regional_group"]
    if group is not None and group not in _GROUPS:
        refuse(part.name, None, "regional_group", group, "one of " + ", ".join(sorted(_GROUPS)) + ", or null")
    start = end = None
    if member["term_start"] is not None or member["term_end"] is not None:
        start = _int(part, member, "term_start", year - 1, year)
        end = _int(part, member, "term_end", start + 1, start + 1)
        if permanent:
            refuse(part.name, None, "term_start", start, "null for permanent members")
    return Seat(year, state, str(member["iso3"]), member["name"], permanent, group, start, end)


def read_terms(document: Document) -> tuple[Seat, ...]:
    """The list of terms 1992-2023, spelt as the debates corpus spells, one seat for each year of a term.

    Terms that run on after 2023 are cut there: the list holds no other members of later years.
    """
    found: list[Seat] = []
    seen: dict[tuple[int, str], int] = {}
    header = ["country_org", "start_year", "end_year", "seat", "note"]
    for cells in read_grid(document, header, comment="#"):
        name = cells.text("country_org", empty=False)
        state = _state(cells, "country_org", name)
        start = cells.integer("start_year", low=1991, high=2023)
        end = cells.integer("end_year", low=start, high=2024)
        permanent = cells.choice("seat", {"permanent": True, "elected": False})
        if not permanent and end - start > 1:
            cells.refuse("end_year", f"{start} or {start + 1}: elected members serve two years")
        for year in range(max(start, 1992), min(end, 2023) + 1):
            if (year, state) in seen:
                cells.refuse("start_year", f"years not yet given; line {seen[year, state]} has {year}")
            seen[year, state] = cells.line
            found.append(Seat(year, state, state_named(name), name, permanent, None, start, end))
    for year in range(1992, 2024):
        count = sum(of == year for of, _ in seen)
        if count != 15:
            raise IntakeError(
                f"{count} members in {year}", where=f"{document.name} start_year", expected="15"
            )
    return tuple(sorted(found, key=lambda seat: (seat.year, seat.state or "")))


#: The lists by name: file below the data folder, first and last year that it covers whole. The newer edition of the
#: data hub's table is had from the middle of 2023 on; terms that reach beyond 1992-2023 are not Madore's subject.
LISTS: dict[str, tuple[str, int, int]] = {
    "dppa-2023": ("DPPA-SCMEMBERSHIP_2023-06-06.csv.xz", 1946, 2024),
    "dppa-2026": ("DPPA-SCMEMBERSHIP_2026-07-02.rows-1081-1150.csv", 2024, 2027),
    "madore": ("sc-terms-1992-2023.madore.csv.xz", 1992, 2023),
    "wikipedia": ("sc-members-by-year-1946-2027.wikipedia.json.tar.xz", 1946, 2027),
}


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A state listed as a member in a year; no state where the list leaves the name blank."""

    year: int
    state: str | None


def read_list(name: str, folder: Path) -> tuple[Listed, ...]:
    """The members that one of the lists gives, by year, as it gives them.

    Raises:
        IntakeError: no such file, another layout, or a name that is no state's.
    """
    document = open_document(folder / LISTS[name][0])
    if name == "wikipedia":
        seats = read_wikipedia(document)
    elif name == "madore":
        seats = read_terms(document)
    else:
        seats = read_dppa(document, whole=name == "dppa-2023", corrected=False)
    return tuple(sorted((Listed(s.year, s.listed) for s in seats), key=lambda m: (m.year, m.state or "")))
