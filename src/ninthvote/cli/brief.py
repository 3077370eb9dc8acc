"""`ninthvote brief`: one page to send, in four forms."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from ninthvote.cli.options import on_day

FORMS = ("html", "pdf", "md", "json")


@click.command()
@click.argument("situation")
@on_day("The day of the motion; nothing that became public later is read (default: today).")
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder that receives the brief.",
)
@click.option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice(FORMS),
    help="Only this form (may be repeated; default: all).",
)
@click.option(
    "--whip",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own sheet (CSV: state, position, confidence, note); the brief then says CONFIDENTIAL on every page.",
)
@click.option("--show-notes", is_flag=True, help="Print the notes of the whip sheet too.")
def brief(
    situation: str, on: date, folder: Path, forms: tuple[str, ...], whip: Path | None, show_notes: bool
) -> None:
    """Write a brief to send: the count, the reasons, the rule, the timeline, the dates.

    Two pages, the same bytes for the same inputs, as HTML, PDF, Markdown and JSON.
    """
    from ninthvote.brief.compose import compose
    from ninthvote.brief.html import to_html
    from ninthvote.brief.markdown import to_markdown
    from ninthvote.brief.package import write_whole
    from ninthvote.brief.pdf import to_pdf
    from ninthvote.count import read_whip
    from ninthvote.record import open_record

    record = open_record()
    reports = read_whip(whip, record.resolve) if whip else ()
    document = compose(record, situation, on, reports=reports, show_notes=show_notes)
    make = {
        "html": lambda: to_html(document).encode(),
        "pdf": lambda: to_pdf(document),
        "md": lambda: to_markdown(document).encode(),
        "json": lambda: json.dumps(document.to_json(), ensure_ascii=False, indent=1).encode() + b"\n",
    }
    stem = f"{record.situation(situation).situation}-{on}" + (
        "-confidential" if document.confidential else ""
    )
    for form in forms or FORMS:
        file = folder / f"{stem}.{form}"
        try:
            write_whole(file, make[form]())
        except OSError as wrong:
            raise click.ClickException(f"{file} cannot be written: {wrong.strerror}.") from None
        click.echo(str(file))
