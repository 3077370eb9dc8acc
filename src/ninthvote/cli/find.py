"""`ninthvote find`: every row of the record that says the words."""

from __future__ import annotations

from datetime import date

import click

from ninthvote.brief.answer import find_answer, sources_of_hit
from ninthvote.cli.options import as_json, as_of
from ninthvote.cli.screen import Footnotes, console, joined, print_json
from ninthvote.record import Hit, Record, open_record

_TABLE_WORDS = {
    "assembly_votes": "assembly",
    "events": "event",
    "letters": "letter",
    "offices": "office",
    "quotations": "quotation",
    "recommendations": "recommended",
    "situations": "situation",
    "sources": "source",
    "votes": "vote",
}


_UNMARKED = str.maketrans("", "", "[]")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show.")
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice(sorted(_TABLE_WORDS)),
    help="Only this table (may be repeated).",
)
@as_of
@as_json
def find(
    words: tuple[str, ...], limit: int, tables: tuple[str, ...], as_of: date | None, json_: bool
) -> None:
    """Find events, votes, letters, quotations and sources by words."""
    record = open_record().as_of(as_of)
    asked = " ".join(words)
    hits = record.find(asked, tables=tables)
    if json_:
        print_json(find_answer(record, asked, hits, limit))
    else:
        _show(record, asked, hits, limit)


def _show(record: Record, asked: str, hits: tuple[Hit, ...], limit: int) -> None:
    from rich.table import Table
    from rich.text import Text

    screen, notes = console(), Footnotes(record)
    if not hits:
        screen.print(f"Nothing in the record says {asked!r}. All words must occur; fewer words find more.")
        return
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(no_wrap=True, width=11)
    table.add_column(no_wrap=True, width=10)
    table.add_column(overflow="fold", ratio=1)
    for h in hits[:limit]:
        text = Text(h.title or h.key, style="bold")
        if h.table != "sources":
            text.append(f" {notes.mark(sources_of_hit(record, h))}", style="not bold dim")
        if h.snippet.translate(_UNMARKED).strip(" …") not in h.title:
            text.append(f"\n{h.snippet}", style="not bold")
        text.append(
            "\n" + joined((h.key, h.situation, "unconfirmed" if not h.is_firm else None)),
            style="not bold dim",
        )
        table.add_row(_TABLE_WORDS[h.table], h.on.isoformat() if h.on else "", text)
    screen.print(table)
    rest = len(hits) - limit
    screen.print(f"{len(hits)} found." if rest <= 0 else f"{limit} of {len(hits)} shown; --limit shows more.")
    notes.print(screen)
