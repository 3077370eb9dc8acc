"""Small documents in the layouts of the sources, with rows of our own making: no row of any publisher stands here."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ninthvote.intake.reader import sciencespo, voeten
from ninthvote.intake.reading import state_columns

#: Fifteen members of an imagined year, as the Sciences Po table labels columns.
TABLE = (
    "CHINA",
    "FRANCE",
    "RUSSIAN FEDERATION/USSR",
    "UNITED KINGDOM",
    "UNITED STATES",
    "ALGERIA",
    "BELGIUM",
    "CHILE",
    "GABON",
    "GHANA",
    "INDIA",
    "JAPAN",
    "NORWAY",
    "PERU",
    "ROMANIA",
)

#: Votes of that year, newest first: symbol, day, and the letters in the order of TABLE.
COUNCIL_VOTES = (
    ("S/RES/9004(2030)", "2030-11-30", "YYYYYYYYYYYYYYY"),
    ("S/2030/77", "2030-10-02", "YYNYYYYYAYYYYYY"),
    ("S/2030/41", "2030-06-11", "NYYAAYYAAAAYNNY"),
    ("S/RES/9003(2030)", "2030-03-21", "AYAYYYYYYYYYYYY"),
    ("S/RES/9002(2030)", "2030-02-03", "YYYYYYYYYNYYYYY"),
    ("S/RES/9001(2030)", "2030-01-15", "YYYYYYYYYYYYYYY"),
)


def write(rows: Sequence[Sequence[object]], *, ending: str, closed: bool = True) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=ending).writerows(rows)
    text = out.getvalue()
    return (text if closed else text.removesuffix(ending)).encode("utf-8")


def council_votes() -> bytes:
    """The imagined year in the layout of the Sciences Po table."""
    columns = list(state_columns(sciencespo.SOURCE))
    rows: list[list[object]] = [[*sciencespo.HEADER, *columns]]
    for at, (symbol, on, letters) in enumerate(COUNCIL_VOTES):
        yes, no, abstain = (letters.count(letter) for letter in "YNA")
        vetoes = letters[:5].count("N")
        if yes < 9:
            outcome = ("lack of maj.", "not adopted (lack of majority)")
        elif vetoes:
            outcome = ("vetoed", "not adopted (veto)")
        else:
            outcome = ("adopted", "adopted (unanimity)" if yes == 15 else "adopted (majority)")
        number = symbol.removeprefix("S/RES/").partition("(")[0] if symbol.startswith("S/RES/") else "-"
        casts = dict(zip(TABLE, letters, strict=True))
        counted = vetoes if outcome[0] == "vetoed" else 0
        rows.append(
            [
                len(COUNCIL_VOTES) - at,
                symbol,
                *outcome,
                number,
                on,
                f"An imagined matter, number {at}",
                "An imagined matter",
                yes,
                no,
                abstain,
                0,
                15,
                counted,
                *(casts.get(column, "") for column in columns),
            ]
        )
    return write(rows, ending="\r\n", closed=False)


def roll_calls(n: int = 40) -> bytes:
    """Imagined roll calls in the layout of Voeten's wide table."""
    columns = list(state_columns(voeten.ROLL_CALLS))
    rows: list[list[object]] = [["rcid", "date", *voeten.ISSUES, *columns]]
    for at in range(n):
        flags = ["TRUE" if (at + k) % 5 == 0 else "FALSE" for k in range(6)]
        casts = ["12389"[(at * 7 + k * 3) % 5] for k in range(len(columns))]
        rows.append([90001 + at, f"2030-01-{1 + at // 2:02}", *flags, *casts])
    return write(rows, ending="\n")


def descriptions(n: int = 40) -> bytes:
    """The descriptions that belong to them."""
    header = ["rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr"]
    rows: list[list[object]] = [[*header]]
    for at in range(n):
        rows.append(
            [
                90001 + at,
                "84.0",
                at % 2,
                f"2030-01-{1 + at // 2:02}",
                f"R/84/{at + 1}",
                0,
                "",
                f"MATTER {at}",
                "Imagined",
            ]
        )
    return write(rows, ending="\n")
