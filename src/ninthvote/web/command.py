"""The commands that start the site: named in the table of commands, so that neither front end imports the other."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ninthvote.vocabulary import parse_day

if TYPE_CHECKING:
    from fastapi import FastAPI


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8009, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that answer."
)
@click.option(
    "--checks-a-minute",
    default=20,
    show_default=True,
    type=click.IntRange(min=0),
    help="Articles that one address may have checked (0: any number); each process counts its own.",
)
def serve(host: str, port: int, workers: int, checks_a_minute: int) -> None:
    """Serve the site and the API on this machine.

    Nothing that a reader types or uploads is stored.
    """
    import uvicorn

    os.environ[_CHECKS] = str(checks_a_minute)
    click.echo(f"Ninth Vote at http://{host}:{port}/ (Ctrl-C ends it)")
    uvicorn.run(
        "ninthvote.web.command:application" if workers > 1 else application(),
        factory=workers > 1,
        workers=workers if workers > 1 else None,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


#: How the processes of one server are told what it was started with.
_CHECKS = "NINTHVOTE_CHECKS_A_MINUTE"


def application() -> FastAPI:
    """The application of one process."""
    from ninthvote.record import open_record
    from ninthvote.web.app import create_app

    return create_app(open_record(), today=date.today, checks_a_minute=int(os.environ.get(_CHECKS, "20")))


@click.group()
def site() -> None:
    """Write the site out as files for any host."""


@site.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--on", "on", metavar="DATE", help="Day on which the pages are read (default: today).")
@click.option(
    "--address", metavar="URL", default="", help="Where the site will stand, for the links in its feeds."
)
def build(folder: Path, on: str | None, address: str) -> None:
    """Write the site into FOLDER."""
    from rich.progress import Progress

    from ninthvote.record import open_record
    from ninthvote.web.page import Desk
    from ninthvote.web.site import addresses
    from ninthvote.web.site import build as build_site

    desk = Desk(open_record(), parse_day(on) if on else date.today(), static=True)
    with Progress(transient=True) as progress:
        bar = progress.add_task("Writing pages", total=sum(1 for _ in addresses(desk)))
        n_pages = build_site(desk, folder, site=address.rstrip("/"), told=lambda n: progress.advance(bar, n))
    click.echo(f"{n_pages} pages in {folder}; open {folder / 'index.html'}")
