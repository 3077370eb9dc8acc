"""docs/doubts.md: how sure the record is, where sources disagree, what is missing and what was corrected."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from ninthvote.record.load import Facts, read_facts
from ninthvote.record.table import ROWS, header
from ninthvote.vocabulary import Confidence


def render() -> str:
    facts = read_facts()
    return "\n".join([*_opening(facts), *_overview(facts), *_doubts(facts)])


def _opening(facts: Facts) -> Iterator[str]:
    n = sum(len(getattr(facts, row.table)) for row in ROWS)
    yield "# Where the record is in doubt\n"
    yield (
        f"{n} rows in {len(ROWS)} tables. *Sourced*: seen in the source named. *Derived*: follows from sourced facts "
        "by rule or arithmetic. *Unconfirmed*: from general knowledge, a placeholder until a source is found, "
        "and shown as such. A sourced row may have single fields that are unconfirmed (`recalled_fields`). What each "
        "column means stands in [record.md](record.md).\n"
    )
    yield (
        "`ninthvote record lint` checks every table and prints all findings with file, line, field and what was "
        "expected; `--fix` rewrites the tables in canonical bytes and changes nothing else; `--data FOLDER` holds "
        "membership against the lists of others.\n"
    )


def _overview(facts: Facts) -> Iterator[str]:
    yield "| table | one row is | rows | sourced | derived | unconfirmed |"
    yield "|---|---|---:|---:|---:|---:|"
    for row in ROWS:
        rows = getattr(facts, row.table)
        counted = [""] * 3
        if "confidence" in header(row):
            found = [r.confidence for r in rows]
            counted = [str(found.count(c)) for c in Confidence]
        yield f"| {row.table} | {_words(row)} | {len(rows)} | {' | '.join(counted)} |"
    yield ""


def _words(row: type[Any]) -> str:
    return " ".join((inspect.getdoc(row) or "").split()).rstrip(".")


def _doubts(facts: Facts) -> Iterator[str]:
    yield "## Where sources disagree\n"
    yield "Every reading is kept in `readings.csv`; `disputes.yaml` says which is followed, and why.\n"
    for d in facts.disputes:
        readings = [
            r for r in facts.readings if (r.of_table, r.of_key, r.field_) == (d.of_table, d.of_key, d.field_)
        ]
        key = "the table as a whole" if d.of_key == "*" else f"`{d.of_key}`"
        yield f"- **{d.of_table}**, {key}, {d.field_.strip('_')}: {d.why}"
        for r in readings:
            mark = " (followed)" if r.followed else ""
            yield f"  - {r.value or 'empty'}{mark}: `{r.source}`" + (f"; {r.note}" if r.note else "")
    yield "\n## What is known to be missing\n"
    for gap in facts.gaps:
        yield f"- **{gap.of_table}**" + (f", `{gap.of_key}`" if gap.of_key else "") + f": {gap.what}"
    yield "\n## Days on which a check rightly fails\n"
    for e in facts.exceptions:
        until = f" until {e.until}" if e.until else ""
        yield f"- {e.check.replace('_', ' ')}, `{e.subject}`, from {e.from_}{until}: {e.reason}"
    yield "\n## Corrections\n"
    yield "Changes made to what the tables followed had said, each with its reason.\n"
    for c in facts.corrections:
        change = f"{c.was or 'empty'} → {c.now or 'empty'}"
        yield f"- {c.on}, **{c.of_table}** `{c.of_key}`, {c.field_.strip('_').replace('_', ' ')}: {change}. {c.reason}"
