"""A difference between history and the rules is explained once, by a reviewed line, or it fails; so does a line
that explains nothing any more.

A line matches a difference only whole: part, key, check, what history says and what the rules give. A difference
that changes is a new one, and its old line is stale.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from importlib import resources
from typing import Any

from ninthvote.errors import MalformedFacts
from ninthvote.vocabulary import parse_day


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Where history and the rules part: what is recorded (`expected`) and what the rules give (`got`)."""

    part: str  #: vectors, votes, presidencies, composition, matters or bulk
    key: str  #: of the row, or the symbol of the vote
    check: str  #: decision, matter, mode, members, tally …
    expected: str
    got: str

    def to_json(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A difference that was looked into, and why it stands."""

    difference: Difference
    reason: str  #: a word for the kind: adopted_without_a_vote, listed_twice …
    explanation: str
    source: str
    reviewed_on: date

    def to_json(self) -> dict[str, Any]:
        return {
            **self.difference.to_json(),
            "reason": self.reason,
            "explanation": self.explanation,
            "source": self.source,
            "reviewed_on": self.reviewed_on.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Replayed:
    """What one part of history gave: how much of it there was, and where the rules differ."""

    part: str
    n: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Report:
    """Every part replayed, with its differences sorted into the explained, the unexplained, and lines gone stale."""

    parts: tuple[Replayed, ...]
    unexplained: tuple[Difference, ...]
    ledger: tuple[LedgerLine, ...]  #: the lines that explained a difference
    stale: tuple[LedgerLine, ...]

    @cached_property
    def n_replayed(self) -> int:
        return sum(p.n for p in self.parts)

    @property
    def is_clean(self) -> bool:
        return not self.unexplained and not self.stale

    def to_json(self) -> dict[str, Any]:
        return {
            "n_replayed": self.n_replayed,
            "parts": {p.part: p.n for p in self.parts},
            "unexplained": [d.to_json() for d in self.unexplained],
            "ledger": [line.to_json() for line in self.ledger],
            "stale": [line.to_json() for line in self.stale],
        }


COLUMNS = ("part", "key", "check", "expected", "got", "reason", "explanation", "source", "reviewed_on")


def read_table(name: str, columns: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """Rows of one of this room's reviewed tables, each with its place; none may be short of a value but the optional.

    Raises:
        MalformedFacts: other columns, or a row that has too many or too few cells.
    """
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    if tuple(rows.fieldnames or ()) != tuple(columns):
        raise MalformedFacts("other columns than expected", where=f"{name}:1", expected=",".join(columns))
    read = []
    for row in rows:
        where = f"{name}:{rows.line_num}"
        if None in row or None in row.values():
            raise MalformedFacts(
                "a row with too many or too few cells", where=where, expected=",".join(columns)
            )
        read.append((where, row))
    return read


def read_ledger() -> tuple[LedgerLine, ...]:
    """Every reviewed line.

    Raises:
        MalformedFacts: a line without a reason, explanation, source or day, or one that stands twice.
    """
    lines: list[LedgerLine] = []
    seen: set[Difference] = set()
    for where, row in read_table("ledger.csv", COLUMNS):
        for name in COLUMNS:
            if not row[name]:
                raise MalformedFacts(
                    "an empty cell", where=f"{where} {name}", expected="a value in every column"
                )
        difference = Difference(*(row[f.name] for f in fields(Difference)))
        if difference in seen:
            raise MalformedFacts(
                "the same difference a second time", where=where, expected="one line for each"
            )
        seen.add(difference)
        reviewed = parse_day(row["reviewed_on"], where=f"{where} reviewed_on")
        lines.append(LedgerLine(difference, row["reason"], row["explanation"], row["source"], reviewed))
    return tuple(lines)


def settle(parts: Iterable[Replayed], ledger: Iterable[LedgerLine]) -> Report:
    """The report: each difference against the ledger. Lines of a part that was not replayed here are left alone."""
    parts = tuple(parts)
    replayed = {p.part for p in parts}
    found = {d for p in parts for d in p.differences}
    lines = [line for line in ledger if line.difference.part in replayed]
    known = {line.difference for line in lines}
    return Report(
        parts=parts,
        unexplained=tuple(sorted(found - known)),
        ledger=tuple(line for line in lines if line.difference in found),
        stale=tuple(line for line in lines if line.difference not in found),
    )
