"""`ninthvote vote`: one vote of the Council, member by member, with who asked for what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ninthvote.brief.answer import casts_not_known, places_of_vote, ruling_on, tally_of, vote_answer
from ninthvote.cli.dispute import show_disputes
from ninthvote.cli.options import as_json, as_of
from ninthvote.cli.screen import (
    Footnotes,
    columns,
    console,
    day_words,
    doubt,
    heading,
    joined,
    print_json,
)
from ninthvote.record import CastRow, Record, VoteRow, open_record
from ninthvote.vocabulary import Cast, Outcome

if TYPE_CHECKING:
    from rich.console import Console


_MOTIONS = {
    "adopt_agenda": "adoption of the agenda",
    "convene_emergency_session": "call of an emergency special session of the General Assembly",
    "invite_participant": "invitation to take part",
    "order_of_drafts": "order in which drafts are put to the vote",
    "postpone": "postponement (rule 33)",
    "suspend_or_adjourn": "suspension or adjournment (rule 33)",
}

_HEADS = {
    Cast.YES: "Yes",
    Cast.NO: "No",
    Cast.ABSTAIN: "Abstained",
    Cast.NOT_PARTICIPATING: "Present, did not participate",
    Cast.ABSENT: "Absent",
}


@click.command()
@click.argument("key", metavar="VOTE")
@as_of
@as_json
def vote(key: str, as_of: date | None, json_: bool) -> None:
    """Show one vote of the Council: roll call, result, who asked, sources."""
    record = open_record().as_of(as_of)
    row = record.vote(key)
    casts = record.casts(row.vote)
    if json_:
        print_json(vote_answer(record, row, casts))
    else:
        _show(record, row, casts)


def _show(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> None:
    screen, notes = console(), Footnotes(record)
    screen.print(row.title, style="bold")
    screen.print(joined((row.vote, doubt(row.confidence, row.recalled_fields), notes.mark(row.sources))))
    screen.print()
    _show_facts(record, row, screen)
    heading(screen, _result(row))
    _show_casts(record, row, casts, screen, notes)
    _show_ruling(record, row, casts, screen)
    if row.note:
        screen.print()
        screen.print(row.note, style="italic")
    show_disputes(record, places_of_vote(row, casts), screen, notes)
    notes.print(screen)


def _show_facts(record: Record, row: VoteRow, screen: Console) -> None:
    from rich.table import Table

    def named(codes: Sequence[str], text: str | None) -> str | None:
        return text or ", ".join(s.state.name for s in record.seated(codes, row.on)) or None

    motion = _MOTIONS.get(row.motion, row.motion.replace("_", " "))
    facts = {
        "Day": day_words(row.on),
        "Meeting": row.meeting or "number not found",
        "About": joined((row.subject, "on whether to take up human rights" if row.human_rights else None)),
        "Motion": f"{motion}; {row.matter.value} matter, {row.mode.label}",
        "Asked for by": named(row.requested_by, row.requested_by_text),
        "Vote called by": named(row.called_by, row.called_by_text),
        "President": named((row.president,) if row.president else (), None),
    }
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(name, value or "not in the record")
    screen.print(table)


def _result(row: VoteRow) -> str:
    result, tally = "Carried" if row.carried else "Not carried", tally_of(row)
    return (
        f"{result}: {tally.yes} yes, {tally.no} no, {tally.abstain} abstaining"
        if tally
        else (f"{result}; the tally was not found")
    )


def _show_ruling(record: Record, row: VoteRow, casts: Sequence[CastRow], screen: Console) -> None:
    ruling = ruling_on(record, row, casts)
    if ruling is None:
        return
    heading(screen, "By the rules")
    for reason in (*ruling.reasons, *ruling.warnings):
        screen.print(joined((reason.says, doubt(reason.confidence) or None, f"({reason.citation})"), " "))
    if (ruling.outcome is Outcome.ADOPTED) != row.carried:
        screen.print("The recorded result differs from what the rules give; `ninthvote replay` says why.")


def _show_casts(
    record: Record, row: VoteRow, casts: Sequence[CastRow], screen: Console, notes: Footnotes
) -> None:
    table, missing = columns("cast", "n", "members"), casts_not_known(record, row, casts)
    for cast, head in _HEADS.items():
        of_cast = [c for c in casts if c.cast is cast]
        announced = {Cast.YES: row.yes, Cast.NO: row.no, Cast.ABSTAIN: row.abstain}.get(cast)
        if of_cast or announced or (announced == 0 and not missing):
            n = (
                str(len(of_cast))
                if announced in (None, len(of_cast))
                else f"{len(of_cast)} of {announced} known"
            )
            names = ", ".join(_named(record, row, c) for c in of_cast)
            marks = notes.mark(s for c in of_cast for s in c.sources)
            table.add_row(head, n, f"{names} {marks}".strip())
    if missing:
        table.add_row(
            "Not known", str(len(missing)), ", ".join(record.state(c, row.on).name for c in missing)
        )
    screen.print(table)


def _named(record: Record, row: VoteRow, c: CastRow) -> str:
    marked = doubt(c.confidence)
    return record.state(c.state, row.on).name + (f" ({marked})" if marked else "")
