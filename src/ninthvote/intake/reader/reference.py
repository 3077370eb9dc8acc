"""Reference lists: names and codes of Member States over time, codes of countries, record numbers of resolutions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date

from ninthvote.intake.document import Document
from ninthvote.intake.grid import Cells, decode, read_grid, refuse
from ninthvote.intake.reading import correct
from ninthvote.record import open_record

AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class MemberName:
    """A name in the UN authority file and the intervals in which it was in use; `until` is the last day, as printed."""

    name: str
    code: str
    m49: str
    intervals: tuple[tuple[date, date | None], ...]
    other_names: str
    note: str


def read_authority(document: Document) -> tuple[MemberName, ...]:
    """Every name, several to a code; a name with several starts and ends was in use more than once.

    Raises:
        IntakeError: intervals that do not follow one another, a code or day that cannot be.
    """
    header = [
        "",
        "Member State",
        "M49 Code",
        "ISO Code",
        "Start date",
        "End date",
        "Other Names",
        "Earlier or Later Name",
        "Earlier (a) or Later (b)",
        "Geographic Term",
        "Membership Document Symbol",
        "Scope Note",
        "French",
        "Spanish",
        "Arabic",
        "Chinese",
        "Russian",
    ]
    found: list[MemberName] = []
    seen: dict[str, int] = {}
    for row, cells in enumerate(read_grid(document, header)):
        if cells.text("") != str(row):
            cells.refuse("", f"row number {row}")
        name = cells.text("Member State", empty=False)
        if name in seen:
            cells.refuse("Member State", f"a name not yet given; line {seen[name]} has it")
        seen[name] = cells.line
        code, m49 = cells.text("ISO Code"), cells.text("M49 Code")
        if name == UNKNOWN:
            if code or cells.text("Start date"):
                cells.refuse("ISO Code", "nothing for the entry that stands for no state")
            continue
        if not (len(code) == 3 and code.isascii() and code.isalnum() and code.isupper()):
            cells.refuse("ISO Code", "three capital letters or digits")
        if m49 and not (len(m49) == 3 and m49.isascii() and m49.isalnum()):
            cells.refuse("M49 Code", "three digits, leading zeros kept, or a letter and two")
        found.append(
            MemberName(
                name, code, m49, _intervals(cells, name), cells.text("Other Names"), cells.text("Scope Note")
            )
        )
    return tuple(found)


#: The authority file has an entry for documents whose state is not known.
UNKNOWN = "Unknown"


def _intervals(cells: Cells, name: str) -> tuple[tuple[date, date | None], ...]:
    starts = _days(cells, "Start date", cells.text("Start date"))
    ends = _days(cells, "End date", correct(AUTHORITY, name, "End date", cells, cells.text("End date")))
    if not starts or len(ends) not in (len(starts), len(starts) - 1):
        cells.refuse("End date", f"as many days as there are starts ({len(starts)}), or one fewer")
    closed: list[date | None] = [*ends, None] if len(ends) < len(starts) else list(ends)
    latest = date.min
    for start, end in zip(starts, closed, strict=True):
        if start <= latest or (end is not None and end < start):
            cells.refuse("Start date", "starts and ends that follow one another")
        latest = end or date.max
    return tuple(zip(starts, closed, strict=True))


def _days(cells: Cells, field: str, text: str) -> list[date]:
    try:
        return [date.fromisoformat(part.strip()) for part in text.split(",")] if text else []
    except ValueError:
        cells.refuse(field, "dates YYYY-MM-DD, separated by commas")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of today by its codes and its UN name."""

    alpha3: str
    alpha2: str
    m49: str
    name: str
    unterm_name: str


def read_country_codes(document: Document) -> tuple[Country, ...]:
    """Present-day codes; only those columns that are used are held, wherever in the header they stand.

    `NA` is Namibia's code and not a missing value; M49 gets its leading zeros back. Every Member State of today is
    there, under its two codes.
    """
    wanted = ("ISO3166-1-Alpha-3", "ISO3166-1-Alpha-2", "M49", "CLDR display name", "UNTERM English Short")
    header = _header(document, wanted)
    members = {
        row.state: row.alpha_2 for row in open_record().states() if row.un_member and row.until is None
    }
    found: list[Country] = []
    seen: dict[str, int] = {}
    for cells in read_grid(document, header):
        alpha3 = cells.text("ISO3166-1-Alpha-3")
        if not (len(alpha3) == 3 and alpha3.isascii() and alpha3.isupper()):
            cells.refuse("ISO3166-1-Alpha-3", "three capital letters")
        if alpha3 in seen:
            cells.refuse("ISO3166-1-Alpha-3", f"a code not yet given; line {seen[alpha3]} has it")
        seen[alpha3] = cells.line
        alpha2 = cells.text("ISO3166-1-Alpha-2")
        if not (len(alpha2) == 2 and alpha2.isascii() and alpha2.isupper()):
            cells.refuse("ISO3166-1-Alpha-2", "two capital letters")
        if members.get(alpha3, alpha2) != alpha2:
            cells.refuse("ISO3166-1-Alpha-2", f"{members[alpha3]}, which goes with {alpha3}")
        m49 = cells.text("M49")
        if m49 and not (m49.isascii() and m49.isdigit() and len(m49) <= 3):
            cells.refuse("M49", "up to three digits, or nothing")
        found.append(
            Country(
                alpha3,
                alpha2,
                m49.zfill(3) if m49 else "",
                cells.text("CLDR display name", empty=False),
                cells.text("UNTERM English Short"),
            )
        )
    if missing := sorted(members.keys() - seen.keys()):
        refuse(
            document.name, None, None, f"{missing[0]} is not in the file", "every Member State of the United Nations",
            "Lines were lost; fetch the file again.",
        )  # fmt: skip
    return tuple(found)


def _header(document: Document, wanted: tuple[str, ...]) -> list[str]:
    """The document's own header, which must have the wanted columns, each once."""
    header = next(csv.reader(decode(document).splitlines()[:1]), [])
    for name in wanted:
        if header.count(name) != 1:
            refuse(document.name, 1, name, f"{header.count(name)} such columns", "the column, once")
    if len(header) != len(set(header)):
        refuse(document.name, 1, "header", "a column comes twice", "56 different columns")
    return header


def read_record_numbers(document: Document, *, voting: bool) -> dict[int, int]:
    """Number of the resolution to number of its record in the UN Digital Library.

    Args:
        voting: whether the addresses are those of voting records, which end in `?ln=en`, or those of the texts.
    """
    ending = "?ln=en" if voting else ""
    found: dict[int, int] = {}
    used: dict[int, int] = {}
    for cells in read_grid(document, ["res_no", "url_record"]):
        number = cells.integer("res_no", low=1)
        if number != len(found) + 1:
            cells.refuse("res_no", f"{len(found) + 1}, one more than on the line above")
        address = cells.text("url_record")
        record = address.removeprefix("https://digitallibrary.un.org/record/").removesuffix(ending)
        if address != f"https://digitallibrary.un.org/record/{record}{ending}" or not record.isdigit():
            cells.refuse("url_record", f"https://digitallibrary.un.org/record/number{ending}")
        if int(record) in used:
            cells.refuse("url_record", f"a record not yet given; line {used[int(record)]} has it")
        used[int(record)] = cells.line
        found[number] = int(record)
    return found
