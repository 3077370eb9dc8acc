"""`ninthvote record lint`: the facts validated like code, and membership held against lists made by others."""

from __future__ import annotations

from pathlib import Path

import click

from ninthvote.cli.options import as_json


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="Rewrite the tables in canonical bytes, and change nothing else.")
@as_json
def lint(folder: Path | None, fix: bool, json_: bool) -> int:
    """Check the tables of facts: every finding with its file, line, field and what was expected.

    FOLDER holds the tables; default: those that the package ships. Exit code 0 without findings, 1 with, and 2
    where a file is not a table at all.
    """
    from dataclasses import asdict

    from ninthvote.cli.screen import print_json
    from ninthvote.record import validate as v
    from ninthvote.record.cache import facts_folder

    place = facts_folder(folder)
    rewritten = v.fix(place) if fix else ()
    report = v.validate(place)
    n = len(report.findings)
    if json_:
        print_json(
            {
                "n_findings": n,
                "n_tables": report.n_tables,
                "n_rows": report.n_rows,
                "n_waiting": report.n_waiting,
                "rewritten": list(rewritten),
                "findings": [asdict(finding) for finding in report.findings],
            }
        )
        return 1 if n else 0
    for name in rewritten:
        click.echo(f"{name} rewritten")
    for finding in report.findings:
        click.echo(str(finding))
    if report.n_waiting:
        click.echo(f"{report.n_waiting} checks of what rows say together wait until every cell can be read")
    click.echo(f"{n} finding{'' if n == 1 else 's'} in {report.n_tables} tables, {report.n_rows} rows")
    return 1 if n else 0
