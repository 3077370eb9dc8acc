"""`ninthvote situation`: what happened in a situation, in order of time, as it was known on a day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from ninthvote.brief.answer import places_of_occasion, readings_of, situation_answer, symbols_of, tally_words
from ninthvote.cli.dispute import reading_words
from ninthvote.cli.options import Day, as_json, as_of
from ninthvote.cli.screen import (
    Footnotes,
    console,
    day_column,
    day_words,
    doubt,
    joined,
    print_json,
)
from ninthvote.record import Occasion, Record, SituationRow, open_record

if TYPE_CHECKING:
    from rich.text import Text

#: Kinds of event in the words of the field, where the key with its underscores opened up is not clear enough.
KIND_WORDS = {
    "resolution_ga": "resolution",
    "resolution_hrc": "resolution",
    "request_failed": "request that failed",
    "meeting_request": "request for a meeting",
    "formal_meeting": "formal meeting",
    "vtc_closed": "closed video conference",
    "arria_formula": "Arria-formula meeting",
    "arria_sponsorship": "sponsors of an Arria-formula meeting",
    "summit_or_event": "context",
}

#: Bodies in full, where the event is a text of theirs.
_BODIES = {
    "CHR": "Commission on Human Rights",
    "GA": "General Assembly",
    "GA Third Committee": "Third Committee of the General Assembly (draft)",
    "HRC": "Human Rights Council",
    "SC": "Security Council",
}

#: A longer list of signatories is given by number, its members of the Council by name; `--json` gives all.
_NAMED_AT_MOST = 15


def kind_words(kind: str) -> str:
    return KIND_WORDS.get(kind, kind.replace("_", " "))


@click.command()
@click.argument("key", metavar="SITUATION")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on.")
@click.option("--until", type=Day(), metavar="DATE", help="Only before this day.")
@click.option(
    "--kind", metavar="KIND", help="Only one kind, for example formal_meeting, letter or request_failed."
)
@as_of
@as_json
def situation(
    key: str, since: date | None, until: date | None, kind: str | None, as_of: date | None, json_: bool
) -> None:
    """Show what happened in a situation, in order of time, with sources."""
    record = open_record().as_of(as_of)
    row = record.situation(key)
    everything = record.timeline(row.situation)
    shown = [
        o
        for o in everything
        if (since is None or o.on >= since) and (until is None or o.on < until) and kind in (None, o.kind)
    ]
    if kind is not None and not shown and kind not in {o.kind for o in everything}:
        kinds = ", ".join(sorted({o.kind for o in everything})) or "none at all"
        raise click.UsageError(
            f"nothing of the kind {kind!r} is recorded for {row.situation}; there is: {kinds}."
        )
    if json_:
        print_json(situation_answer(record, row, shown))
    else:
        _show(record, row, shown, len(everything))


def _show(record: Record, row: SituationRow, shown: list[Occasion], n_all: int) -> None:
    from rich.table import Table

    screen, notes = console(), Footnotes(record)
    screen.print(row.title, style="bold")
    screen.print(f"{row.coverage[:1].upper()}{row.coverage[1:].rstrip('.')}.")
    if row.note:
        screen.print(row.note)
    known = f"as it was public on {day_words(record.known_by)}" if record.known_by else "as known today"
    screen.print(
        f"{len(shown)} of {n_all} occasions, {known}."
        if len(shown) < n_all
        else f"{n_all} occasions, {known}."
    )
    screen.print()
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(no_wrap=True, width=10)
    table.add_column(overflow="fold", ratio=1)
    for o in shown:
        table.add_row(day_column(o.on, o.precision), _lines(record, o, notes))
    screen.print(table)
    if gaps := record.gaps(row.situation):
        screen.print("Known to be missing", style="bold")
        for gap in gaps:
            screen.print(f"- {gap.what}" + (f" ({gap.of_key})" if gap.of_key else ""))
        screen.print()
    notes.print(screen)


def _lines(record: Record, o: Occasion, notes: Footnotes) -> Text:
    """One occasion: what happened, what came of it, how, who, and how sure all that is."""
    from rich.text import Text

    text = Text(o.title, style="bold")
    text.append(f" {notes.mark(o.sources)}", style="not bold dim")
    for line in (o.event.outcome if o.event else None, _how(o), _signed(record, o), _spoke(record, o)):
        if line:
            text.append(f"\n{line}", style="not bold")
    if note := next((r.note for r in o.rows if r.note), None):  # the rows of one occasion say much the same
        text.append(f"\n{note}", style="not bold italic")
    if differ := readings_of(record, places_of_occasion(o)):
        said = "; ".join(joined((reading_words(r), notes.mark((r.source,))), " ") for r in differ)
        text.append(f"\nSources differ on {said}", style="not bold")
    text.append(f"\n{o.id}", style="not bold dim")
    if doubts := doubt(o.confidence, o.unconfirmed):
        text.append(f" · {doubts}", style="not bold yellow")
    return text


def _how(o: Occasion) -> str:
    """Kind or format, how it was decided and with what tally, and the symbols_of of its documents."""
    event, vote, tally = o.event, o.vote, tally_words(o)
    kind = event.format.label if event and event.format else kind_words(o.kind)
    if event and event.body and o.kind in ("resolution_ga", "resolution_hrc", "report"):
        kind += f", {_BODIES.get(event.body, event.body)}"
    if vote:
        result = "carried" if vote.carried else "not carried"
        named = f", vote {vote.vote}" if o.id != vote.vote else ""
        decided: str | None = f"{result} {tally or '(tally not found)'}{named}"
    else:
        decided = joined((event.mode.label if event and event.mode else None, tally), ", ")
    return joined((kind, decided, ", ".join(symbols_of(o))))


def _spoke(record: Record, o: Occasion) -> str:
    """Who spoke for them, and who presided over the Council."""
    said_by = next((r.delivered_by for r in (o.letter, o.event) if r and r.delivered_by), None)
    if said_by and re.match(r"[A-Z]{3}\b", said_by):
        said_by = record.state(said_by[:3], o.on).name + said_by[3:]
    presides = record.state(o.president, o.on).name if o.president else None
    return joined((said_by and f"spoken for by {said_by}", presides and f"presidency: {presides}"))


def _signed(record: Record, o: Occasion) -> str | None:
    """Who signed, those on the Council that day first; how many there were if not all are known."""
    signed = record.named_in(o)
    if not signed and not (o.letter and o.letter.n_signatories):
        return None
    seated = [s.state.name for s in signed if s.on_council]
    others = [s.state.name for s in signed if not s.on_council]
    total = (o.letter.n_signatories if o.letter else None) or len(signed)
    unnamed = total - len(signed) if o.letter and not o.letter.list_complete else 0
    parts = []
    if seated and not others and not unnamed:
        return f"Signed or joined by {total}, on the Council that day: {', '.join(seated)}"
    if seated:
        parts.append(f"{len(seated)} on the Council that day: {', '.join(seated)}")
    if others:
        listed = ", ".join(others) if len(others) <= _NAMED_AT_MOST else "--json names them"
        parts.append(f"{len(others)} not on it: {listed}")
    if unnamed > 0:
        parts.append(f"{unnamed} not named in the sources")
    return f"Signed or joined by {total}; {'; '.join(parts)}"
