"""`ninthvote vote`: one vote of the Council, member by member, with who asked for what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ninthvote.cli.dispute import Place, differences_json, show_disputes
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
    source_json,
)
from ninthvote.record import CastRow, Record, VoteRow, open_record
from ninthvote.vocabulary import Cast, Mode, Outcome, Tally

if TYPE_CHECKING:
    from rich.console import Console

    from ninthvote.rules import Ruling

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
        print_json(_answer(record, row, casts))
    else:
        _show(record, row, casts)


def tally_of(row: VoteRow) -> Tally | None:
    """The tally announced; None where it was not found."""
    if row.yes is None or row.no is None or row.abstain is None:
        return None
    return Tally(row.yes, row.no, row.abstain)


def ruling_on(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> Ruling[Outcome] | None:
    """What the rules make of the vote, from the whole roll call or else the tally; None where neither is known."""
    from ninthvote.rules import put_to_vote

    roster, tally = record.roster(row.on), tally_of(row)
    known = {c.state: c.cast for c in casts}
    seen = known if set(known) == set(roster.codes) else tally
    if row.mode is not Mode.VOTE or seen is None:
        return None
    return put_to_vote(row.on, row.matter, seen, roster=roster if seen is known else None)


def _places(row: VoteRow, casts: Sequence[CastRow]) -> list[Place]:
    """The vote and its casts, as readings and disputes name them."""
    return [("votes", row.vote), *(("casts", f"{c.vote}/{c.state}") for c in casts)]


def _not_known(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> list[str]:
    """Members whose cast the record does not hold."""
    seen = {c.state for c in casts}
    return [c for c in record.roster(row.on).codes if c not in seen]


def _answer(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> dict[str, Any]:
    return {
        "vote": row.vote,
        "as_of": record.known_by,
        "date": row.on,
        "known_on": row.known_on,
        "meeting": row.meeting,
        "title": row.title,
        "motion": row.motion,
        "matter": row.matter,
        "mode": row.mode,
        "situation": row.situation,
        "subject": row.subject,
        "human_rights": row.human_rights,
        "requested_by": list(row.requested_by),
        "requested_by_text": row.requested_by_text,
        "called_by": list(row.called_by),
        "called_by_text": row.called_by_text,
        "president": row.president,
        "yes": row.yes,
        "no": row.no,
        "abstain": row.abstain,
        "carried": row.carried,
        "casts": [
            {
                "state": c.state,
                "name": record.state(c.state, row.on).name,
                "cast": c.cast,
                "confidence": c.confidence,
                "sources": source_json(record, c.sources),
            }
            for c in casts
        ],
        "not_known": _not_known(record, row, casts),
        "ruling": ruling.to_json() if (ruling := ruling_on(record, row, casts)) else None,
        **differences_json(record, _places(row, casts)),
        "note": row.note,
        "confidence": row.confidence,
        "unconfirmed": list(row.recalled_fields),
        "sources": source_json(record, row.sources),
    }


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
    show_disputes(record, _places(row, casts), screen, notes)
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
    table, missing = columns("cast", "n", "members"), _not_known(record, row, casts)
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
