"""`ninthvote state`: one state's terms, presidencies, votes and signatures, each with its evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from ninthvote.brief.answer import state_answer
from ninthvote.cli.options import CouncilDay, as_json, as_of
from ninthvote.cli.screen import (
    Footnotes,
    columns,
    console,
    day_column,
    day_words,
    doubt,
    heading,
    joined,
    print_json,
)
from ninthvote.record import Record, StateRow, open_record
from ninthvote.vocabulary import State, weakest

if TYPE_CHECKING:
    from rich.console import Console


@click.command()
@click.argument("name", metavar="STATE")
@click.option(
    "--on",
    "on",
    type=CouncilDay(),
    metavar="DATE",
    help="The day that settles a name: Russia in 1990 is the USSR.",
)
@as_of
@as_json
def state(name: str, on: date | None, as_of: date | None, json_: bool) -> None:
    """Show a state's terms, presidencies, votes, letters and positions."""
    record = open_record().as_of(as_of)
    found = record.resolve(name, on)
    if json_:
        print_json(state_answer(record, found))
    else:
        _show(record, found)


def _show(record: Record, s: State) -> None:
    screen, notes = console(), Footnotes(record)
    screen.print(f"{s.name} ({s.code})", style="bold")
    row = next((r for r in record.states() if r.state == s.code), None)
    if row is not None and (life := _life(record, row)):
        screen.print(life)
    if record.known_by:
        screen.print(f"As it was public on {day_words(record.known_by)}.")
    shown = [part(record, s, screen, notes) for part in (_PARTS)]
    if not any(shown):
        screen.print("It held no seat, and no vote, letter or statement of its is in the record.")
    notes.print(screen)


def _life(record: Record, row: StateRow) -> str:
    parts = []
    if row.from_:
        parts.append(f"from {day_words(row.from_)}")
    if row.until:
        parts.append(f"until {day_words(row.until - timedelta(days=1))}")
    if row.successor:
        parts.append(f"continued by {record.state(row.successor).name} ({row.successor})")
    said = joined(parts, ", ")
    return joined((f"In this record {said}." if said else None, row.note), " ")


def _terms(record: Record, s: State, screen: Console, notes: Footnotes) -> bool:
    rows = record.terms(s.code)
    if rows:
        heading(screen, f"On the Council: {len(rows)} term{'s' * (len(rows) != 1)}")
        table = columns("first day", "last day", "seat", "regional group", "")
        for r in rows:
            last = (r.until - timedelta(days=1)).isoformat() if r.until else "open"
            mark = joined((doubt(r.confidence), notes.mark(r.sources)), " ")
            table.add_row(r.from_.isoformat(), last, r.seat.value, r.regional_group, mark)
        screen.print(table)
        for r in rows:
            if r.note:
                screen.print(f"{r.from_.year}: {r.note}", style="italic")
    return bool(rows)


def _presidencies(record: Record, s: State, screen: Console, notes: Footnotes) -> bool:
    rows = record.presidencies(state=s.code)
    if rows:
        heading(screen, f"In the chair (recorded since {day_words(record.presidencies()[0].month, 'month')})")
        doubts = doubt(weakest(r.confidence for r in rows))
        months = ", ".join(day_words(r.month, "month") for r in rows)
        screen.print(joined((months, doubts, notes.mark(x for r in rows for x in r.sources)), " "))
    return bool(rows)


def _casts(record: Record, s: State, screen: Console, notes: Footnotes) -> bool:
    rows = record.casts_by(s.code)
    if rows:
        heading(screen, f"Votes recorded (procedural, since {record.votes()[0].on.year}): {len(rows)}")
        table = columns("day", "cast", "on", "")
        for v, c in rows:
            outcome = "carried" if v.carried else "not carried"
            mark = joined((doubt(c.confidence), notes.mark(c.sources)), " ")
            table.add_row(v.on.isoformat(), c.cast.label, f"{v.title} ({outcome}; {v.vote})", mark)
        screen.print(table)
    return bool(rows)


def _letters(record: Record, s: State, screen: Console, notes: Footnotes) -> bool:
    rows = record.letters(signed_by=s.code)
    if rows:
        heading(screen, f"Letters and joint statements: {len(rows)}")
        table = columns("day", "as", "what", "")
        for r in rows:
            seat = "member" if s.code in record.roster(r.on) else "not a member"
            mark = joined((doubt(r.confidence, r.recalled_fields), notes.mark(r.sources)), " ")
            title = f"{r.subject}: {r.title} ({r.letter})"
            table.add_row(day_column(r.on, r.precision), seat, title, mark)
        screen.print(table)
    return bool(rows)


def _rights_council(record: Record, s: State, screen: Console, notes: Footnotes) -> bool:
    rows = record.rights_council_casts(state=s.code)
    if rows:
        heading(screen, f"Human Rights Council: {len(rows)} resolution{'s' * (len(rows) != 1)} put to a vote")
        table = columns("day", "cast", "resolution", "")
        for c in rows:
            mark = joined((doubt(c.confidence), notes.mark(c.sources)), " ")
            table.add_row(c.on.isoformat(), c.cast.label, f"{c.symbol} ({c.situation})", mark)
        screen.print(table)
    return bool(rows)


def _offices(record: Record, s: State, screen: Console, notes: Footnotes) -> bool:
    rows = record.offices(s.code)
    if rows:
        heading(screen, "Who spoke for it")
        table = columns("from", "to", "who", "")
        for r in rows:
            from_ = day_column(r.from_, r.from_precision or "day") if r.from_ else ""
            last = r.until - timedelta(days=1) if r.until else None
            to = day_column(last, r.until_precision or "day") if last else ""
            mark = joined((doubt(r.confidence, r.recalled_fields), notes.mark(r.sources)), " ")
            table.add_row(from_, to, f"{r.person}, {r.office}", mark)
        screen.print(table)
    return bool(rows)


#: What is known of a state, in the order in which it is shown.
_PARTS = (_terms, _presidencies, _casts, _letters, _rights_council, _offices)
