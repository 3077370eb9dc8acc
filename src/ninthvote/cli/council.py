"""`ninthvote council`: who sat at the table on a day, who presided, and who joins next January."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import click

from ninthvote.brief.answer import council_answer, turnover
from ninthvote.cli.options import FIRST_DAY, as_json, as_of, on_day
from ninthvote.cli.screen import (
    Footnotes,
    columns,
    console,
    day_words,
    doubt,
    hang,
    heading,
    joined,
    print_json,
)
from ninthvote.record import Record, TermRow, open_record
from ninthvote.vocabulary import Roster


@click.command()
@on_day("The day (default: the day of --as-of, else today).")
@as_of
@as_json
def council(on: date, as_of: date | None, json_: bool) -> None:
    """Show who sat on the Council on a day, who presided, and who joins next."""
    given = click.get_current_context().get_parameter_source("on")
    if as_of is not None and given is click.core.ParameterSource.DEFAULT:
        on = max(as_of, FIRST_DAY)
    record = open_record().as_of(as_of)
    roster = record.roster(on)
    terms = {row.state: row for row in record.term_rows(on)}
    if json_:
        print_json(council_answer(record, roster, terms))
    else:
        _show(record, roster, terms)


def _show(record: Record, roster: Roster, terms: dict[str, TermRow]) -> None:
    from ninthvote.replay.chair import presiding

    screen, notes = console(), Footnotes(record)
    on = roster.on
    screen.print(f"The Security Council on {day_words(on)}", style="bold")
    if record.known_by:
        screen.print(f"As it was public on {day_words(record.known_by)}.")
    row = presiding(record, on)
    if row is None:
        screen.print("The presidency of that month is not in the record.")
    else:
        name = record.state(row.state, on).name
        mark = joined((doubt(row.confidence), notes.mark(row.sources)), " ")
        screen.print(f"President in {day_words(on, 'month')}: {name} {mark}".rstrip())
    screen.print()
    table = columns("", "member", "regional group", "sits to", "")
    for m in roster:
        presides = row is not None and row.state == m.state.code
        until = m.term.interval.until
        source = terms[m.state.code]
        table.add_row(
            m.state.code,
            m.state.name + (" (president)" if presides else ""),
            m.term.regional_group,
            "permanent" if m.is_permanent else (until - timedelta(days=1)).isoformat() if until else "open",
            joined((doubt(source.confidence), notes.mark(source.sources)), " "),
        )
    screen.print(table)
    screen.print()
    empty = roster.n_seats - len(roster)
    screen.print(
        f"{roster.n_seats} seats: {len(roster.permanent)} permanent, {len(roster.elected)} elected"
        + (f", {empty} not filled that day or not in the record" if empty > 0 else "")
        + "."
    )
    _show_january(record, roster, screen)
    if any(row.note for row in terms.values()):
        heading(screen, "Notes")
        for code in roster.codes:
            if note := terms[code].note:
                hang(screen, f"{code}  ", note)
    notes.print(screen)


def _show_january(record: Record, roster: Roster, screen: Any) -> None:
    january = record.roster(date(roster.on.year + 1, 1, 1))
    joining, leaving = turnover(roster, january)
    heading(screen, f"On 1 January {january.on.year}")
    missing = january.n_seats - len(january)
    for word, codes in (("Leave", leaving), ("Join", joining)):
        names = ", ".join(record.state(c, january.on).name for c in codes)
        more = f"{missing} whose election is not in the record" if word == "Join" and missing else None
        hang(screen, f"{word}: ", joined((names, more), "; ") or "none")
