"""`ninthvote backtest`: how often such numbers came true."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ninthvote.cli.options import as_json
from ninthvote.errors import NinthVoteError

if TYPE_CHECKING:
    from ninthvote.count.drafts import DraftResult
    from ninthvote.record import Record


@click.command()
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the report as one HTML file that needs no other.",
)
@click.option(
    "--drafts",
    is_flag=True,
    help="Votes on drafts since 2010 too, from the synced bulk votes; takes some minutes.",
)
@as_json
def backtest(html: Path | None, drafts: bool, json_: bool) -> None:
    """Forecast every procedural vote since 1990 from the day before, and show how often that came true."""
    from ninthvote.cli.screen import print_json
    from ninthvote.count.backtest import run_backtest
    from ninthvote.count.backtest_answer import backtest_json
    from ninthvote.record import open_record

    record = open_record()
    found = run_backtest(record)
    on_drafts = _drafts(record) if drafts else None
    if html is not None:
        from ninthvote.brief.backtest import backtest_document
        from ninthvote.brief.html import to_html
        from ninthvote.brief.package import write_whole

        try:
            write_whole(html, to_html(backtest_document(found, record, on_drafts)).encode())
        except OSError as wrong:
            raise NinthVoteError(f"cannot be written: {wrong.strerror}", where=str(html)) from None
    if json_:
        print_json(backtest_json(found, on_drafts))
        return
    from ninthvote.cli.backtest_screen import show

    show(found, on_drafts)
    if html is not None:
        click.echo(f"\nWritten: {html}")


def _drafts(record: Record) -> tuple[DraftResult, ...]:
    """Forecasts of votes on drafts, from the data folder; the years are told on standard error."""
    from ninthvote.cli.data_folder import data_folder
    from ninthvote.cli.draft_votes import load_drafts
    from ninthvote.count.drafts import forecast_drafts

    assembly, council = load_drafts(data_folder(), record)
    shown = sys.stderr.isatty()

    def told(year: int) -> None:
        if shown:
            click.echo(f"\rlearning from the years to {year} ", err=True, nl=False)

    results = forecast_drafts(assembly, council, told=told)
    if shown:
        click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
    return results
