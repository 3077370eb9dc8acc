"""Published ideal points (Bailey, Strezhnev and Voeten): three editions, three file formats, one shape.

They are what our own comparable estimates are held against. A row's quantiles rise from the lowest to the highest and
the estimate lies between them: a shifted column or a lost digit breaks that.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import cast

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document
from ninthvote.intake.grid import Cells, read_grid, refuse


@dataclass(frozen=True, slots=True)
class IdealPoint:
    """One State in one year under one model: `final_passage`, `all` or `legacy`.

    The state is None where an edition gives its number alone, as one does for seventeen rows of the legacy model.
    """

    state: str | None
    name: str
    year: int
    model: str
    n_votes: int | None
    estimate: float
    q05: float
    q50: float
    q95: float


#: No published estimate lies further out than 3.3; ten is no estimate but a lost decimal point.
FARTHEST = 10.0


def read_ideal_points_tab(document: Document) -> tuple[IdealPoint, ...]:
    """The edition of 2026: final-passage votes, by State and year to 2025 (2024 rests on about eight votes)."""
    quantiles = [f"Q{n}%FP" for n in (5, 10, 50, 90, 95)]
    header = ["ccode", "iso3c", "Countryname", "year", "NVotesFP", "IdealPointFP", *quantiles]
    found: list[IdealPoint] = []
    seen = _Keys()
    for cells in read_grid(document, header, delimiter="\t"):
        year = cells.integer("year", low=1946, high=2100)
        point = _point(cells, "final_passage", year, "NVotesFP", "IdealPointFP", quantiles)
        seen.hold(cells, point, "year", cells.integer("ccode", low=1), year)
        found.append(point)
    return tuple(found)


def read_ideal_points_csv(document: Document) -> tuple[IdealPoint, ...]:
    """The edition of June 2024: all votes, by State and session; the year is that in which the session opened."""
    quantiles = [f"Q{n}%All" for n in ("O", 5, 10, 50, 90, 95, 100)]
    agreement = ["USAgree", "RUSSAgree", "BrazilAgree", "ChinaAgree", "IndiaAgree", "IsraelAgree"]
    header = [
        "",
        "ccode",
        "session",
        "NVotesAll",
        "IdealPointAll",
        *quantiles,
        "iso3c",
        "Countryname",
        *agreement,
    ]
    found: list[IdealPoint] = []
    seen = _Keys()
    for row, cells in enumerate(read_grid(document, header), start=1):
        if cells.text("") != str(row):
            cells.refuse("", f"row number {row}")
        session = cells.integer("session", low=1, high=120)
        for field in agreement:
            cells.number(field, low=0, high=1, missing="NA")
        point = _point(cells, "all", session + 1945, "NVotesAll", "IdealPointAll", quantiles)
        seen.hold(cells, point, "session", cells.integer("ccode", low=1), session)
        found.append(point)
    return tuple(found)


class _Keys:
    """Rows stand by State's number and then by year, and none comes twice; a number has one code and one name."""

    def __init__(self) -> None:
        self.latest = (0, 0)
        self.numbers: dict[int, tuple[str | None, str]] = {}

    def hold(self, cells: Cells, point: IdealPoint, field: str, number: int, period: int) -> None:
        if (number, period) <= self.latest:
            cells.refuse(
                field, f"a later one than on the line above, which has {self.latest[1]} of {self.latest[0]}"
            )
        self.latest = (number, period)
        code, name = self.numbers.setdefault(number, (point.state, point.name))
        if code != point.state:
            cells.refuse("iso3c", f"{code}, the code of the State of that number on the lines above")
        if name != point.name:
            cells.refuse("Countryname", f"{name}, the name of the State of that number on the lines above")


def _point(
    cells: Cells, model: str, year: int, votes: str, estimate: str, quantiles: list[str]
) -> IdealPoint:
    code = cells.text("iso3c")
    if not (len(code) == 3 and code.isascii() and code.isupper()):
        cells.refuse("iso3c", "three capital letters")
    values = [cells.number(field, low=-FARTHEST, high=FARTHEST) for field in quantiles]
    for lower, higher, field in zip(values, values[1:], quantiles[1:], strict=False):
        if higher < lower:
            cells.refuse(field, f"at least {lower:g}, the quantile before it")
    value = cells.number(estimate, low=-FARTHEST, high=FARTHEST)
    if not values[0] <= value <= values[-1]:
        cells.refuse(estimate, f"a number from {values[0]:g} to {values[-1]:g}, its own quantiles")
    named = {field.split("%")[0]: number for field, number in zip(quantiles, values, strict=True)}
    return IdealPoint(
        code,
        cells.text("Countryname", empty=False),
        year,
        model,
        cells.integer(votes, low=1, high=1000),
        value,
        named["Q5"],
        named["Q50"],
        named["Q95"],
    )


MODELS = {"fp": "final_passage", "all": "all", "legacy": "legacy"}

_OF_A_MODEL = ("nvotes{}", "qo{}", "q5{}", "q10{}", "q50{}", "q90{}", "q95{}", "q100{}")

_NAMES = (
    *("ccode", "iso3c", "countryname", "year", "idealpointfp", "idealpointall", "idealpointlegacy"),
    *(column.format(model) for model in ("fp", "all") for column in _OF_A_MODEL),
    "nvotesLegacy",
)

_TYPES = (65529, 3, 32, *[65527] * 4, 65529, *[65527] * 7, 65529, *[65527] * 7, 65529)

#: Stata's numbers of types: width in bytes and the letter by which `struct` reads them; others are text of that width.
_WIDTHS = {65527: ("f", 4), 65529: ("h", 2)}

#: A row by its columns; which of them are text and which numbers, the layout that was held says.
Row = dict[str, bytes | float]

#: Above these a number means "missing" in Stata.
_MISSING_FLOAT = 1.701e38
_MISSING_SHORT = 32741


def read_ideal_points_dta(document: Document) -> tuple[IdealPoint, ...]:
    """The edition of July 2025, a Stata file of release 118: up to three models a State and year.

    Raises:
        IntakeError: another release or layout, a file cut off, or a row whose quantiles do not rise.
    """
    data = document.data
    head = b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>"
    if not data.startswith(head) or not data.endswith(b"</stata_dta>") or b"<map>" not in data[:400]:
        raise IntakeError(
            "not a whole Stata file of release 118", where=document.name, expected="the file as published"
        )
    at = len(head)
    n_columns = struct.unpack_from("<H", data, at)[0]
    n_rows = struct.unpack_from("<Q", data, data.index(b"<N>", 0, 400) + 3)[0]
    where = struct.unpack_from("<14Q", data, data.index(b"<map>", 0, 400) + 5)
    types = struct.unpack_from(f"<{len(_TYPES)}H", data, _section(document, where[2], b"<variable_types>"))
    start = _section(document, where[3], b"<varnames>")
    names = [
        data[start + 129 * k : start + 129 * (k + 1)].split(b"\x00")[0].decode("latin-1")
        for k in range(len(_NAMES))
    ]
    if n_columns != len(_NAMES) or names != list(_NAMES) or types != _TYPES:
        raise IntakeError("other columns", where=f"{document.name} varnames", expected=", ".join(_NAMES))
    layout = struct.Struct("<" + "".join(_WIDTHS[t][0] if t in _WIDTHS else f"{t}s" for t in types))
    start = _section(document, where[9], b"<data>")
    end = start + layout.size * n_rows
    if data[end : end + 7] != b"</data>" or where[10] != end + 7:
        raise IntakeError(
            f"the data do not end after {n_rows:,} rows",
            where=f"{document.name} data",
            expected="</data> there",
        )
    found: list[IdealPoint] = []
    seen: dict[tuple[int, int], int] = {}
    for row in range(n_rows):
        values = dict(zip(_NAMES, layout.unpack_from(data, start + layout.size * row), strict=True))
        key = (values["ccode"], values["year"])
        if key in seen or not 0 < values["ccode"] < 1000 or not 1946 <= values["year"] <= 2100:
            refuse(document.name, row + 1, "ccode", key, "a State's number and a year, once each")
        seen[key] = row
        found.extend(_models(document, row + 1, values))
    return tuple(found)


def _section(document: Document, at: int, tag: bytes) -> int:
    if at > len(document.data) or document.data[at : at + len(tag)] != tag:
        raise IntakeError(
            f"no {tag.decode()} where the map has it", where=document.name, expected="a file as published"
        )
    return at + len(tag)


def _models(document: Document, row: int, values: Row) -> list[IdealPoint]:
    try:
        code = _text(values["iso3c"])
        name = _text(values["countryname"])
    except UnicodeDecodeError:
        refuse(document.name, row, "countryname", values["countryname"], "text in UTF-8")
    if not (len(code) == 3 and code.isascii() and code.isupper()) and not (code == "" and name == ""):
        refuse(document.name, row, "iso3c", code, "three capital letters, or neither code nor name")
    found: list[IdealPoint] = []
    for suffix, model in MODELS.items():
        estimate = _number(values[f"idealpoint{suffix}"])
        if estimate is None:
            continue
        if not abs(estimate) <= FARTHEST:
            refuse(
                document.name,
                row,
                f"idealpoint{suffix}",
                estimate,
                f"a number from -{FARTHEST:g} to {FARTHEST:g}",
            )
        if suffix == "legacy":
            found.append(
                IdealPoint(code or None, name, _year(values), model, None, estimate, *[math.nan] * 3)
            )
            continue
        quantiles = [_number(values[f"q{n}{suffix}"]) for n in ("o", 5, 10, 50, 90, 95, 100)]
        rising = [q for q in quantiles if q is not None]
        if len(rising) != 7 or rising != sorted(rising) or not rising[0] <= estimate <= rising[-1]:
            refuse(
                document.name,
                row,
                f"idealpoint{suffix}",
                estimate,
                "seven rising quantiles around the estimate",
            )
        votes = values[f"nvotes{suffix}"]
        if not isinstance(votes, int) or not 0 < votes < _MISSING_SHORT:
            refuse(document.name, row, f"nvotes{suffix}", votes, "a number of votes")
        if not code:
            refuse(document.name, row, "iso3c", code, "a code: only the legacy model leaves it out")
        found.append(
            IdealPoint(code, name, _year(values), model, votes, estimate, rising[1], rising[3], rising[5])
        )
    return found


def _year(values: Row) -> int:
    return int(cast(float, values["year"]))


def _text(value: bytes | float) -> str:
    return cast(bytes, value).split(b"\x00")[0].decode("utf-8")


def _number(value: bytes | float) -> float | None:
    number = cast(float, value)
    return None if math.isnan(number) or number > _MISSING_FLOAT else number
