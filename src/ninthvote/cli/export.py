"""The record as files that other tools read and that a paper can cite."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ninthvote.cli.options import as_of as as_of_option


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@as_of_option
def export(folder: Path, as_of: date | None) -> None:
    """Write the record as a Frictionless Data Package and as Popolo JSON.

    FOLDER receives one CSV and one Parquet file a table, popolo.json and datapackage.json.
    """
    from ninthvote.brief.package import export as export_package
    from ninthvote.record import open_record

    try:
        written = export_package(open_record().as_of(as_of), folder)
    except OSError as wrong:
        raise click.ClickException(f"{folder} cannot be written: {wrong.strerror}.") from None
    click.echo(f"{len(written)} files in {folder}; start with {folder / 'datapackage.json'}")
