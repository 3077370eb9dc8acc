"""A private whip sheet: what its owner was told, read from the owner's disk, held in memory, written nowhere.

    state,position,confidence,note
    Côte d'Ivoire,yes,0.7,spoke to the counsellor on Tuesday

`confidence` is how sure the owner is that the member will vote as it says, from 0 to 1 or in per cent. With that chance
the sheet is right; otherwise it has told nothing, and the count's own chances stand.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ninthvote.errors import ModelError, NinthVoteError
from ninthvote.vocabulary import Cast, State

HEADER = ("state", "position", "confidence", "note")

#: A whip sheet has one line a member; what is larger is another file.
LARGEST_BYTES = 1_000_000

POSITIONS = {"yes": Cast.YES, "no": Cast.NO, "abstain": Cast.ABSTAIN}


@dataclass(frozen=True, slots=True)
class Report:
    """One line of the sheet. The note is shown only when asked for, and never leaves with a repr."""

    state: str
    position: Cast
    confidence: float
    _note: str = ""

    @property
    def note(self) -> str:
        return self._note

    def __repr__(self) -> str:
        return f"Report({self.state}, {self.position.value}, {self.confidence:g})"


def what_if(text: str, resolve: Callable[[str], State], *, where: str) -> tuple[str, Cast]:
    """The state and the vote of `STATE=VOTE`.

    Raises:
        NinthVoteError: the text has another form, or the vote is none.
    """
    name, equals, vote = text.partition("=")
    cast = POSITIONS.get(vote.strip().casefold())
    if not equals or cast is None:
        raise NinthVoteError(
            f"{text!r} is not a what-if",
            where=where,
            expected="a state and its vote: STATE=yes, STATE=no or STATE=abstain",
        )
    return resolve(name.strip()).code, cast


def read_whip(path: Path, resolve: Callable[[str], State]) -> tuple[Report, ...]:
    """The reports of a sheet, one a state.

    Args:
        resolve: finds the state that a name means.

    Raises:
        ModelError: naming the file and the line, and never quoting a note.
    """
    name = path.name
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ModelError("is too large to be a whip sheet", where=name, expected="one line a member")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise ModelError(f"cannot be read: {wrong.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise ModelError("is not text in UTF-8", where=name, hint="Save the sheet as CSV in UTF-8.") from None
    return _parsed(text, name, resolve)


def _parsed(text: str, name: str, resolve: Callable[[str], State]) -> tuple[Report, ...]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    reports: dict[str, Report] = {}
    header: list[str] | None = None
    try:
        for cells in lines:
            where = f"{name}:{lines.line_num}"
            if not any(c.strip() for c in cells):
                continue
            if header is None:
                header = [c.strip().casefold() for c in cells]
                _check_header(header, where)
                continue
            report = _report(cells, header, where, resolve)
            if report.state in reports:
                raise ModelError(
                    f"{report.state} stands twice in the sheet", where=where, expected="one line a state"
                )
            reports[report.state] = report
    except csv.Error as wrong:
        raise ModelError(f"is not CSV: {wrong}", where=f"{name}:{lines.line_num}") from None
    if header is None:
        raise ModelError("is empty", where=name, expected="a first line " + ",".join(HEADER))
    return tuple(reports.values())


def _check_header(header: list[str], where: str) -> None:
    missing = [c for c in HEADER[:3] if c not in header]
    unknown = [c for c in header if c not in HEADER]
    if missing or unknown or len(set(header)) != len(header):
        said = f"lacks the column {missing[0]!r}" if missing else "has a column that a whip sheet does not"
        raise ModelError(
            f"the first line {said}", where=where, expected=",".join(HEADER) + " (note may be left out)"
        )


def _report(cells: list[str], header: list[str], where: str, resolve: Callable[[str], State]) -> Report:
    if len(cells) != len(header):
        raise ModelError(
            f"has {len(cells)} cells under {len(header)} columns", where=where,
            expected="as many cells as columns; a note with a comma stands in double quotes",
        )  # fmt: skip
    row = dict(zip(header, (c.strip() for c in cells), strict=True))
    try:
        state = resolve(row["state"])
    except NinthVoteError as wrong:
        raise ModelError(wrong.what, where=where, hint=wrong.hint, candidates=wrong.candidates) from None
    position = POSITIONS.get(row["position"].casefold())
    if position is None:
        raise ModelError(f"{row['position']!r} is not a position", where=where, expected="yes, no or abstain")
    return Report(state.code, position, _confidence(row["confidence"], where), row.get("note", ""))


def _confidence(text: str, where: str) -> float:
    try:
        value = float(text[:-1]) / 100.0 if text.endswith("%") else float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise ModelError(
            f"{text!r} is not a confidence", where=where, expected="a number from 0 to 1, or per cent (70%)"
        )
    return value
