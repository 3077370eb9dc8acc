"""`ninthvote replay`: history through the rules, and every difference there is."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from ninthvote.cli.options import as_json
from ninthvote.cli.screen import print_json
from ninthvote.record import Record, open_record
from ninthvote.replay import (
    Difference,
    LedgerLine,
    Replayed,
    Report,
    read_bulk,
    read_ledger,
    read_vetoes,
    replay_bulk,
    replay_record,
    replay_vetoes,
    rule_on,
    settle,
)

_PARTS = {
    "vectors": "recorded votes with their outcome",
    "votes": "procedural votes of the record",
    "presidencies": "presidencies by rotation",
    "composition": "days on which the table changed",
    "bulk": "Council votes of the bulk table",
    "vetoes": "vetoes of the library's list, against those rulings",
}


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Also replay the Sciences Po table of Council votes in this folder.",
)
@click.option(
    "--verbose", "-v", is_flag=True, help="Show every line of the ledger that explains a difference."
)
@as_json
def replay(data: Path | None, verbose: bool, json_: bool) -> None:
    """Run history through the rules and list every difference.

    Exit code 1 where a difference is not explained by a reviewed line, or a line explains nothing any more.
    """
    record = open_record()
    parts = [*replay_record(record), *(_bulk(data, record) if data is not None else ())]
    report = settle(parts, read_ledger())
    if json_:
        print_json(report.to_json())
    else:
        _show(report, verbose=verbose, is_bulk=data is not None)
    sys.exit(0 if report.is_clean else 1)


def _bulk(folder: Path, record: Record) -> list[Replayed]:
    votes = read_bulk(folder, record)
    answers = rule_on(votes)
    listed = read_vetoes(folder)
    parts = [replay_bulk(votes, record, answers)]
    return parts if listed is None else [*parts, replay_vetoes(listed, votes, answers)]


def _show(report: Report, *, verbose: bool, is_bulk: bool) -> None:
    click.secho(f"{report.n_replayed:,} replayed", bold=True)
    for part in report.parts:
        n = len(part.differences)
        tail = f"{n} {'difference' if n == 1 else 'differences'}" if n else "no difference"
        click.echo(f"  {part.n:>6,}  {_PARTS[part.part]}: {tail}")
    if not is_bulk:
        click.echo("  Council votes 1946-2025 were not replayed: name the folder of their table with --data.")
    click.echo()
    click.echo(f"Unexplained: {len(report.unexplained)}. Explained by the ledger: {len(report.ledger)}.")
    for difference in report.unexplained:
        click.echo("  " + _line(difference))
    if report.stale:
        click.secho(f"\nStale, explaining nothing any more: {len(report.stale)}", bold=True)
        for line in report.stale:
            click.echo("  " + _line(line.difference))
    if verbose:
        click.echo()
        for line in report.ledger:
            click.echo(_explained(line))
    else:
        for reason, n in sorted(Counter(line.reason for line in report.ledger).items()):
            click.echo(f"  {n:>4}  {reason.replace('_', ' ')}")
        if report.ledger:
            click.echo("  --verbose shows each, with its explanation and source.")


def _line(d: Difference) -> str:
    if d.part == "bulk":
        against = "the record" if d.check in ("day", "tally", "permanent_no", "members") else "the rules"
        return f"{d.key}  {d.check}: the table has {d.expected}; {against}: {d.got}"
    return f"{d.part}  {d.key}  {d.check}: recorded {d.expected}; the rules: {d.got}"


def _explained(line: LedgerLine) -> str:
    text = f"{_line(line.difference)}\n{line.explanation}. [{line.source}; reviewed {line.reviewed_on}]"
    first, rest = text.split("\n")
    return f"  {first}\n" + click.wrap_text(
        rest, width=98, initial_indent="      ", subsequent_indent="      "
    )
