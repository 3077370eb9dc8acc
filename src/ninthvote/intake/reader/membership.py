"""Who sat on the Council in each year, as three compilers other than ourselves list it.

They count by calendar year, name states in three ways and have their faults; nothing is mended here. What a list says
is held against the record by `intake.membership`, whose lookup table holds each known difference with its reason.
"""

from __future__ import annotations

import csv
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.reading import state_named

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
    """The members that one of the lists gives, by year.

    Raises:
        IntakeError: no such file, another layout, or a name that is no state's.
    """
    document = open_document(folder / LISTS[name][0])
    readers = {"wikipedia": _wikipedia, "madore": _madore}
    return tuple(sorted(readers.get(name, _dppa)(document), key=lambda m: (m.year, m.state or "")))


def _rows(document: Document, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    text = document.data.decode("utf-8-sig")
    reader = csv.reader(io.StringIO("".join(n for n in text.splitlines(keepends=True) if n[0] != "#")))
    if (found := tuple(next(reader, []))) != columns:
        raise IntakeError(
            f"other columns: {','.join(found)}", where=document.name, expected=",".join(columns)
        )
    for record in reader:
        yield reader.line_num, record


def _state(name: str, document: Document, line: int) -> str:
    state = state_named(name)
    if state is None:
        raise IntakeError(
            f"{name!r} is no state's name", where=f"{document.name}:{line}", expected="a name in names.csv"
        )
    return state


def _dppa(document: Document) -> Iterator[Listed]:
    for line, (_, year, name, _) in _rows(document, ("id", "year", "security_council_member", "last_update")):
        yield Listed(int(year), _state(name, document, line) if name else None)


def _madore(document: Document) -> Iterator[Listed]:
    columns = ("country_org", "start_year", "end_year", "seat", "note")
    for line, (name, first, last, _, _) in _rows(document, columns):
        for year in range(int(first), int(last) + 1):
            yield Listed(year, _state(name, document, line))


def _wikipedia(document: Document) -> Iterator[Listed]:
    """One JSON file a year; `incoming.json` has those elected for a year that has no file yet."""
    with tarfile.open(fileobj=io.BytesIO(document.data)) as archive:
        for member in archive.getmembers():
            if not member.name.endswith(".json") or (file := archive.extractfile(member)) is None:
                continue
            if member.name.endswith("incoming.json"):
                continue  # the year it announces stands among the years
            page = json.load(file)
            for seat in page["members"]:
                yield Listed(int(page["year"]), str(seat["iso3"]))
