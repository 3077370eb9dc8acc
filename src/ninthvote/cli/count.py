"""`ninthvote count`: would nine vote to take a situation up, member by member, with reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ninthvote.cli.options import Day, as_json, on_day
from ninthvote.errors import NinthVoteError

if TYPE_CHECKING:
    from ninthvote.record import Record


@click.command()
@click.argument("situation")
@on_day("The day of the motion; nothing that became public later is read (default: today).")
@click.option(
    "--as-of",
    "as_of",
    type=Day(),
    metavar="DATE",
    help="Read only what was public on that earlier day (default: the day of the motion).",
)
@click.option(
    "--council",
    "council_year",
    type=click.IntRange(1946, 2100),
    metavar="YEAR",
    help="Count in the Council of 1 January YEAR, as far as it was known.",
)
@click.option(
    "--if",
    "ifs",
    multiple=True,
    metavar="STATE=VOTE",
    help="Take a member's vote as given: yes, no or abstain. May be repeated.",
)
@click.option(
    "--whip",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own sheet (CSV: state, position, confidence, note). It is read, and kept nowhere.",
)
@click.option("--show-notes", is_flag=True, help="Show the notes of the whip sheet too.")
@click.option(
    "--open",
    "opened",
    multiple=True,
    metavar="STATE",
    help="Open a member's number: every row behind it and what it adds. `all` opens every one.",
)
@as_json
def count(
    situation: str,
    on: date,
    as_of: date | None,
    council_year: int | None,
    ifs: tuple[str, ...],
    whip: Path | None,
    show_notes: bool,
    opened: tuple[str, ...],
    json_: bool,
) -> None:
    """Count whether nine would vote to take a situation up, member by member, with reasons."""
    from ninthvote.brief.answer import source_json
    from ninthvote.cli.screen import print_json
    from ninthvote.count import count_json, count_situation, read_whip, what_if
    from ninthvote.record import open_record

    record = open_record()
    counted = count_situation(
        record,
        situation,
        on,
        as_of=as_of,
        council_year=council_year,
        sure=dict(what_if(text, lambda name: record.resolve(name, on), where="--if") for text in ifs),
        reports=read_whip(whip, lambda name: record.resolve(name, on)) if whip else (),
    )
    if json_:
        print_json(count_json(counted, lambda keys: source_json(record, keys), show_notes=show_notes))
        return
    from ninthvote.cli.count_screen import show

    codes = {m.state.code for m in counted.members}
    wanted = codes if "all" in opened else {_member(name, record, on, codes, "--open") for name in opened}
    show(counted, record, opened=wanted, show_notes=show_notes)


def _member(name: str, record: Record, on: date, codes: set[str], where: str) -> str:
    code = record.resolve(name, on).code
    if code not in codes:
        raise NinthVoteError(
            f"{code} is not a member in this count",
            where=where,
            expected="one of " + ", ".join(sorted(codes)),
        )
    return code
