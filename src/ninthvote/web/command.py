"""The commands that start the site: named in the table of commands, so that neither front end imports the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ninthvote.vocabulary import parse_day


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8009, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
def serve(host: str, port: int) -> None:
    """Serve the site and the API on this machine.

    Nothing that a reader types or uploads is stored.
    """
    import uvicorn

    from ninthvote.record import open_record
    from ninthvote.web.app import create_app

    app = create_app(open_record(), today=date.today)
    click.echo(f"Ninth Vote at http://{host}:{port}/ (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


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
