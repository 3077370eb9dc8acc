"""Readings, disputes, corrections, gaps and exceptions: what is said of rows, held against the rows."""

from __future__ import annotations

from collections.abc import Iterator

from ninthvote.record.lint.draft import CLASSES, Check, Draft, Finding
from ninthvote.record.table import CorrectionRow, ExceptionRow, GapRow, ReadingRow, header, keys

#: The key of a reading or dispute that is about a table as a whole, such as how many rows it should have.
WHOLE_TABLE = "*"


def _settled_rows_follow_their_readings(draft: Draft) -> Iterator[Finding]:
    """A row's field is what the reading followed says; a dispute says why, for each field read in two ways."""
    groups: dict[tuple[str, str, str], list[tuple[int, ReadingRow]]] = {}
    for line, reading in draft.of(ReadingRow):
        groups.setdefault((reading.of_table, reading.of_key, reading.field_), []).append((line, reading))
    disputed = {(d.of_table, d.of_key, d.field_): line for line, d in draft.disputes}
    for group, readings in groups.items():
        line, followed = readings[0][0], [(n, r) for n, r in readings if r.followed]
        if len({r.value for _, r in readings}) < 2:
            yield Finding("readings.csv", line, "value", "readings", "one reading alone", "two that differ")
        if len({r.value for _, r in followed}) > 1:
            yield Finding("readings.csv", line, "followed", "readings", "two are followed", "one at most")
        if group not in disputed:
            what = f"disputes.yaml does not say why {' '.join(group)} is settled as it is"
            yield Finding("readings.csv", line, "field_", "readings", what, "an entry in disputes.yaml")
        yield from _field_is_there(draft, "readings.csv", line, group)
        for n, r in followed:
            now = _cell(draft, group)
            if now is not None and now != (r.value or ""):
                what = f"the row followed by {r.of_key} says {now!r}"
                yield Finding(
                    "readings.csv", n, "value", "readings", what, f"{r.value!r}, as the source says"
                )
    for group, line in disputed.items():
        if group not in groups:
            what = f"no readings of {' '.join(group)}"
            yield Finding("disputes.yaml", line, "of_key", "readings", what, "two rows in readings.csv")


def _corrections_stand(draft: Draft) -> Iterator[Finding]:
    for line, correction in draft.of(CorrectionRow):
        where = (correction.of_table, correction.of_key, correction.field_)
        yield from _field_is_there(draft, "corrections.csv", line, where)
        now = _cell(draft, where)
        if now is not None and now != (correction.now or ""):
            what = f"the row says {now!r}"
            expected = f"{correction.now!r}, as corrected"
            yield Finding("corrections.csv", line, "now", "corrections", what, expected)


def _gaps_are_of_rows_that_are_there(draft: Draft) -> Iterator[Finding]:
    for line, gap in draft.of(GapRow):
        key = keys(CLASSES[gap.of_table])[0] if gap.of_table in CLASSES else ""
        yield from _field_is_there(draft, "gaps.csv", line, (gap.of_table, gap.of_key or WHOLE_TABLE, key))


def _field_is_there(draft: Draft, file: str, line: int, where: tuple[str, str, str]) -> Iterator[Finding]:
    table, key, name = where
    if table not in CLASSES:
        yield Finding(file, line, "of_table", "reference", f"there is no table {table}", ", ".join(CLASSES))
    elif key == WHOLE_TABLE:
        return
    elif key not in draft.keyed(table):
        yield Finding(file, line, "of_key", "reference", f"there is no {key} in {table}.csv", "a key of it")
    elif name not in header(CLASSES[table]):
        expected = ", ".join(header(CLASSES[table]))
        yield Finding(file, line, "field_", "reference", f"{table}.csv has no column {name}", expected)


def _cell(draft: Draft, where: tuple[str, str, str]) -> str | None:
    table, key, name = where
    return draft.keyed(table).get(key, {}).get(name) if table in CLASSES else None


def exceptions_are_needed(draft: Draft) -> Iterator[Finding]:
    for line, row in draft.of(ExceptionRow):
        if row not in draft.used_exceptions:
            what = f"nothing fails {row.check} for {row.subject} on those days"
            yield Finding("exceptions.csv", line, "check", "exceptions", what, "the row to be taken out")


CHECKS: tuple[Check, ...] = (
    _settled_rows_follow_their_readings,
    _corrections_stand,
    _gaps_are_of_rows_that_are_there,
)
