"""Texts of the Human Rights Council 2006-2022 with their outcome: tallies only, in words that change with the years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document
from ninthvote.intake.grid import hold_header, refuse
from ninthvote.intake.reading import corrections
from ninthvote.intake.sheet import whole_archive
from ninthvote.vocabulary import Tally

HEADER = (
    "Session typ",
    "Adopted text",
    "Title",
    "Action taken",
    "year",
    "status",
    "focus",
    "vote typ",
    "adaption share",
    "value",
)

STATUSES = ("Adopted", "Withdrawn", "Rejected")

_SYMBOL = re.compile(
    r"(?:A/HRC/(?:RES/|DEC/)?)?(?P<symbol>(?:S-|OM/)?\d{1,2}/(?:L\.)?\d{1,3}(?:/[\w.]+)*?)\.?"
)
_N = r"(\d{1,2}|no|none)"
_TALLIES = (
    re.compile(rf"\b{_N}\s+to\s+{_N}(?:,?\s+with\s+{_N}(?:\s+abstentions?)?)?", re.IGNORECASE),
    re.compile(
        rf"\b{_N}\s+in\s+favou?r,?\s+{_N}\s+(?:against|in opposition)(?:,?\s+(?:and\s+)?{_N}\s+abstentions?)?",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class HrcText:
    """A resolution, decision or statement; no tally for what was adopted without a vote or is not said."""

    row: int
    symbol: str | None
    title: str
    year: int
    status: str
    about_country: bool
    action: str
    tally: Tally | None


def read_hrc_texts(document: Document) -> tuple[HrcText, ...]:
    """Every text of the sheet `data`.

    Raises:
        IntakeError: another layout, a status that is not known, or a vote whose tally cannot be read.
    """
    found: list[HrcText] = []
    for row, cells in _sheet(document):
        if row == 1:
            hold_header(document.name, 1, [cell.strip() for cell in cells], HEADER)
            continue
        if not any(cells):
            continue
        values = dict(zip(HEADER, cells, strict=True))
        if values["Session typ"] not in ("regular", "special", ""):
            refuse(document.name, row, "Session typ", values["Session typ"], "regular or special")
        if values["status"] not in STATUSES:
            refuse(document.name, row, "status", values["status"], "one of " + ", ".join(STATUSES))
        if values["focus"] not in ("topic", "country"):
            refuse(document.name, row, "focus", values["focus"], "topic or country")
        if not (values["year"].isdigit() and 2006 <= int(values["year"]) <= 2100):
            refuse(document.name, row, "year", values["year"], "a year from 2006")
        if values["value"] != "1" or values["adaption share"]:
            refuse(document.name, row, "value", values["value"], "1, and nothing in the column before it")
        action = re.sub(r"\s+", " ", values["Action taken"]).strip()
        printed = re.sub(r"\s+", "", values["Adopted text"])
        symbol = _SYMBOL.fullmatch(printed)
        found.append(
            HrcText(
                row,
                symbol["symbol"] if symbol else None,
                re.sub(r"\s+", " ", values["Title"]).strip(),
                int(values["year"]),
                values["status"],
                values["focus"] == "country",
                action,
                _tally(document, row, printed, action),
            )
        )
    if not found:
        raise IntakeError("the sheet has no texts", where=f"{document.name}:data", expected="one row a text")
    return tuple(found)


def _tally(document: Document, row: int, symbol: str, action: str) -> Tally | None:
    for form in _TALLIES:
        match = form.search(action)
        if match is not None:
            yes, no, abstain = (
                0 if n is None or n.lower() in ("no", "none") else int(n) for n in match.groups()
            )
            known = corrections("hrc").get((symbol, "tally"))
            if known is not None and known.from_ == f"{yes}-{no}-{abstain}":
                return None
            if yes + no + abstain > 47:
                refuse(document.name, row, "Action taken", action, "a tally of at most 47 members")
            return Tally(yes, no, abstain)
    if re.search(r"recorded vote|in favou?r|\bagainst\b", action, re.IGNORECASE):
        refuse(document.name, row, "Action taken", action, "a vote whose tally can be read")
    return None


def _sheet(document: Document) -> Iterator[tuple[int, list[str]]]:
    """(row number, cells) of the sheet `data`; repeated cells and rows are counted as often as they stand."""
    from lxml import etree

    archive = whole_archive(document)
    try:
        root = etree.fromstring(
            archive.read("content.xml"), etree.XMLParser(resolve_entities=False, huge_tree=True)
        )
    except (KeyError, etree.XMLSyntaxError) as wrong:
        raise IntakeError(
            f"the spreadsheet cannot be read: {wrong}",
            where=document.name,
            expected="an OpenDocument spreadsheet",
        ) from None
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    sheets = [sheet for sheet in root.iter(f"{table}table") if sheet.get(f"{table}name") == "data"]
    if len(sheets) != 1:
        raise IntakeError(f"{len(sheets)} sheets named data", where=document.name, expected="one")
    row = 0
    for element in sheets[0].iter(f"{table}table-row"):
        cells: list[str] = []
        for cell in element:
            times = int(cell.get(f"{table}number-columns-repeated", "1"))
            words = "\n".join("".join(str(part) for part in p.itertext()) for p in cell.iter(f"{text}p"))
            cells.extend([words] * min(times, len(HEADER) - len(cells)))
        cells.extend([""] * (len(HEADER) - len(cells)))
        repeated = int(element.get(f"{table}number-rows-repeated", "1"))
        if repeated > 1 and any(cells):
            refuse(document.name, row + 1, None, f"one row {repeated} times", "each text once")
        row += repeated
        yield row - repeated + 1, cells
