"""`ninthvote record lint`: the facts validated like code, and membership held against lists made by others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ninthvote.cli.options import as_json

if TYPE_CHECKING:
    from ninthvote.intake.membership import Comparison


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="Rewrite the tables in canonical bytes, and change nothing else.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    metavar="FOLDER",
    help="Also hold membership against the lists of others that lie in this folder.",
)
@as_json
def lint(folder: Path | None, fix: bool, data: Path | None, json_: bool) -> int:
    """Check the tables of facts: every finding with its file, line, field and what was expected.

    FOLDER holds the tables; default: those that the package ships. Exit code 0 without findings, 1 with, and 2
    where a file is not a table at all.
    """
    from dataclasses import asdict

    from ninthvote.cli.screen import print_json
    from ninthvote.record import lint as checks
    from ninthvote.record.cache import facts_folder

    place = facts_folder(folder)
    rewritten = checks.fix(place) if fix else ()
    report = checks.validate(place)
    compared = _compare(place, data) if data else None
    n = len(report.findings) + (len(compared.new) + len(compared.stale) if compared else 0)
    if json_:
        answer = {
            "n_findings": n,
            "n_tables": report.n_tables,
            "n_rows": report.n_rows,
            "n_waiting": report.n_waiting,
            "rewritten": list(rewritten),
            "findings": [asdict(finding) for finding in report.findings],
            "membership": asdict(compared) if compared else None,
        }
        print_json(answer)
        return 1 if n else 0
    for name in rewritten:
        click.echo(f"{name} rewritten")
    for finding in report.findings:
        click.echo(str(finding))
    if report.n_waiting:
        click.echo(f"{report.n_waiting} checks of what rows say together wait until every cell can be read")
    if compared:
        _show(compared)
    click.echo(f"{n} finding{'' if n == 1 else 's'} in {report.n_tables} tables, {report.n_rows} rows")
    return 1 if n else 0


def _compare(place: Path, data: Path) -> Comparison:
    from ninthvote.intake.membership import compare_membership
    from ninthvote.record.load import read_table
    from ninthvote.record.table import TermRow

    return compare_membership(read_table(TermRow, place), data)


def _show(compared: Comparison) -> None:
    lists = ", ".join(f"{source} ({n} years)" for source, n in compared.n_years.items())
    click.echo(f"membership against {lists}: {len(compared.known)} known differences")
    for difference in compared.known:
        click.echo(f"  {difference}")
    for difference in compared.new:
        click.echo(
            f"new: {difference}\n  expected: the same states, or a reason in membership_differences.csv"
        )
    for difference in compared.stale:
        click.echo(f"stale: {difference}\n  expected: a difference that is still there")
