"""`ninthvote record`: the record itself, built from the tables of facts and checked against them."""

from __future__ import annotations

from pathlib import Path

import click

from ninthvote.cli.options import as_json
from ninthvote.cli.record_lint import lint


@click.group()
def record() -> None:
    """Build the record from its tables of facts, or check them."""


record.add_command(lint)


@record.command()
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write a copy here, for Datasette or any other SQLite tool.",
)
@as_json
def build(output: Path | None, json_: bool) -> None:
    """Build the one SQLite file, if the facts changed, and say where it is."""
    from ninthvote.cli.screen import console, print_json
    from ninthvote.errors import RecordUnavailable
    from ninthvote.record import open_record

    opened = open_record()
    manifest = opened.manifest
    if output is not None:
        try:
            output.write_bytes(manifest.file.read_bytes())
        except OSError as wrong:
            raise RecordUnavailable(
                f"the copy cannot be written: {wrong.strerror}",
                where=str(output),
                expected="a file in a folder that can be written",
            ) from None
    if json_:
        print_json(
            {
                "file": str(manifest.file),
                "schema_version": manifest.schema_version,
                "program": manifest.program,
                "facts_sha256": manifest.facts_sha256,
                "licence": manifest.licence,
                "n_rows": manifest.n_rows,
            }
        )
        return
    screen = console()
    screen.print(str(manifest.file), soft_wrap=True)
    screen.print(
        f"{sum(manifest.n_rows.values())} rows in {len(manifest.n_rows)} tables, by {manifest.program}"
    )
    screen.print(f"facts {manifest.facts_sha256}", soft_wrap=True)
    screen.print(f"{manifest.licence}")
    if output is not None:
        screen.print(f"copied to {output}", soft_wrap=True)
