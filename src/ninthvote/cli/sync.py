"""`ninthvote sync`: bulk votes, meetings, membership and estimates into the user data folder."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from ninthvote.cli.data_folder import data_folder
from ninthvote.cli.options import as_json
from ninthvote.intake.catalogue import Source
from ninthvote.intake.sync import Came, Outcome


@click.command()
@click.option(
    "--from",
    "origin",
    metavar="FOLDER|URL",
    help="Read the sources' files from this folder, or below this http(s) address.",
)
@click.option("--only", metavar="SOURCE", multiple=True, help="Bring only this source; may be given again.")
@click.option(
    "--unpinned",
    is_flag=True,
    help="Accept editions other than those the readers were checked against.",
)
@as_json
@click.pass_context
def sync(ctx: click.Context, origin: str | None, only: tuple[str, ...], unpinned: bool, json_: bool) -> None:
    """Bring bulk votes, meetings and membership into the data folder.

    Each source is fetched, held against its hash and read strictly before it replaces the edition in use. One that
    does not come leaves its last good edition in use. Exit code 1: something was refused or nothing came.
    """
    from ninthvote.intake import fetch as http
    from ninthvote.intake import sync as intake

    folder = data_folder()
    with _Progress(shown=not json_ and sys.stderr.isatty()) as progress:
        is_address = origin is None or origin.startswith(("http://", "https://"))
        fetch = (
            http.Downloader(base=origin, folder=folder, progress=progress.received)
            if is_address
            else intake.from_folder(Path(str(origin)))
        )
        outcomes = intake.sync(
            fetch,
            folder,
            today=date.today().isoformat(),
            only=only,
            unpinned=unpinned,
            report=progress.report,
        )
    if json_:
        click.echo(json.dumps(_as_json(folder, outcomes), indent=1, ensure_ascii=False))
    else:
        _show(folder, outcomes)
    refused = any(outcome.came is Came.REFUSED for outcome in outcomes)
    ctx.exit(1 if refused or all(o.entry is None for o in outcomes) else 0)


class _Progress:
    """A bar on standard error for the source that is being fetched, read or stored."""

    def __init__(self, *, shown: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not shown,
        )
        self._task = self._progress.add_task("starting", total=None)

    def __enter__(self) -> _Progress:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def report(self, source: Source, doing: str) -> None:
        self._progress.reset(self._task, description=f"{doing} {source.source}", total=None)

    def received(self, source: Source, done: int, total: int | None) -> None:
        self._progress.update(self._task, completed=done, total=total)


def _as_json(folder: Path, outcomes: list[Outcome]) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "sources": [
            {
                "source": outcome.source.source,
                "came": outcome.came.value,
                "message": outcome.message,
                "in_use": asdict(outcome.entry) if outcome.entry else None,
            }
            for outcome in outcomes
        ],
    }


def _show(folder: Path, outcomes: list[Outcome]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("source", "", "as of", "rows", "terms"):
        table.add_column(heading, justify="right" if heading == "rows" else "left", overflow="fold")
    for outcome in outcomes:
        entry = outcome.entry
        table.add_row(
            outcome.source.source,
            outcome.came.value,
            entry.as_of if entry else "-",
            f"{entry.rows:,}" if entry else "-",
            outcome.source.terms,
        )
    console = Console()
    console.print(table)
    missing = [outcome for outcome in outcomes if outcome.came is Came.MISSING]
    if missing:
        reasons = sorted({str(outcome.message).partition("\n")[0].partition(": ")[2] for outcome in missing})
        click.echo(f"\n{len(missing)} missing ({'; '.join(reasons)}). The files that are looked for:")
        for outcome in missing:
            page = f", described at {outcome.source.page}" if outcome.source.page else ""
            click.echo(f"  {outcome.source.source}: {outcome.source.file}{page}{_kept(outcome)}")
        click.echo("Save what you have under these names (.xz too) and run `ninthvote sync --from FOLDER`.")
    for outcome in outcomes:
        if outcome.came is Came.UPDATED and outcome.message:
            click.echo(f"\n{outcome.source.source}: {outcome.message}")
        if outcome.came is Came.REFUSED:
            click.echo(f"\n{outcome.source.source} refused: {outcome.message}")
            if outcome.entry:
                click.echo(f"  Still in use: the edition of {outcome.entry.as_of}.")
    click.echo(f"\nData folder: {folder}")


def _kept(outcome: Outcome) -> str:
    """Which edition goes on being used where another did not come."""
    return f"; still in use: the edition of {outcome.entry.as_of}" if outcome.entry else ""
