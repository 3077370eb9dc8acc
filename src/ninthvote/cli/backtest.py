"""`ninthvote backtest`: how often such numbers came true."""

from __future__ import annotations

from pathlib import Path

import click

from ninthvote.cli.options import as_json
from ninthvote.errors import NinthVoteError


@click.command()
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the report as one HTML file that needs no other.",
)
@as_json
def backtest(html: Path | None, json_: bool) -> None:
    """Forecast every procedural vote since 1990 from the day before, and show how often that came true."""
    from ninthvote.cli.screen import print_json
    from ninthvote.count.backtest import run_backtest
    from ninthvote.count.backtest_answer import backtest_json
    from ninthvote.record import open_record

    record = open_record()
    found = run_backtest(record)
    if html is not None:
        from ninthvote.brief.backtest import backtest_document
        from ninthvote.brief.html import to_html
        from ninthvote.brief.package import write_whole

        try:
            write_whole(html, to_html(backtest_document(found, record)).encode())
        except OSError as wrong:
            raise NinthVoteError(f"cannot be written: {wrong.strerror}", where=str(html)) from None
    if json_:
        print_json(backtest_json(found))
        return
    from ninthvote.cli.backtest_screen import show

    show(found)
    if html is not None:
        click.echo(f"\nWritten: {html}")
