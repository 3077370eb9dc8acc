"""`ninthvote propose`: what a verbatim record says of votes, speakers and the chair, for a reviewer to look at."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import click

from ninthvote.cli.options import as_json
from ninthvote.errors import NinthVoteError
from ninthvote.intake.verbatim import Proposal
from ninthvote.intake.verbatim.ballot import Ballot
from ninthvote.intake.verbatim.proposal import Person


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--csv", "csv_", is_flag=True, help="Print one row a cast, with page and line, as CSV.")
@as_json
def propose(file: Path, csv_: bool, json_: bool) -> None:
    """Propose votes, speakers and the presidency from a verbatim record (PDF).

    Nothing is written into the facts: each row carries the page and line where it stands, and what does not fit (lists
    that do not add up, names that are not read) is said with it.
    """
    from ninthvote.intake.verbatim import propose as read_record

    if csv_ and json_:
        raise NinthVoteError("--csv and --json were both asked for", expected="one of them")
    proposal = read_record(file)
    if json_:
        click.echo(json.dumps(_as_json(proposal), indent=1, ensure_ascii=False))
    elif csv_:
        click.echo(_as_csv(proposal), nl=False)
    else:
        _show(proposal)


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "of": person.of,
        "state": person.state,
        "page": person.place.page,
        "line": person.place.line,
    }


def _ballot(ballot: Ballot) -> dict[str, Any]:
    tally = ballot.announced
    return {
        "page": ballot.place.page,
        "line": ballot.place.line,
        "question": ballot.question,
        "draft": ballot.draft,
        "resolution": ballot.resolution,
        "outcome": ballot.outcome.value if ballot.outcome else None,
        "announced": {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain} if tally else None,
        "casts": {state: cast.value for state, cast in ballot.casts.items()},
        "intended": {state: cast.value for state, cast in ballot.intended.items()},
        "faults": list(ballot.faults),
    }


def _as_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "document": proposal.document,
        "sha256": proposal.sha256,
        "symbol": proposal.symbol,
        "on": proposal.on.isoformat() if proposal.on else None,
        "n_pages": proposal.n_pages,
        "president": _person(proposal.president) if proposal.president else None,
        "took_the_chair": [_person(person) for person in proposal.took_the_chair],
        "members": [_person(person) for person in proposal.members],
        "speakers": [_person(person) for person in proposal.speakers],
        "votes": [_ballot(ballot) for ballot in proposal.ballots],
        "unread": list(proposal.unread),
    }


def _as_csv(proposal: Proposal) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [
            "meeting",
            "on",
            "n",
            "page",
            "line",
            "question",
            "draft",
            "resolution",
            "state",
            "cast",
            "intended",
            "faults",
        ]
    )
    for n, ballot in enumerate(proposal.ballots, start=1):
        for state, cast in ballot.casts.items():
            meant = ballot.intended.get(state)
            writer.writerow(
                [
                    proposal.symbol or "",
                    proposal.on or "",
                    n,
                    ballot.place.page,
                    ballot.place.line,
                    ballot.question,
                    ballot.draft or "",
                    ballot.resolution or "",
                    state,
                    cast.value,
                    meant.value if meant else "",
                    "; ".join(ballot.faults),
                ]
            )
        for state, meant in ballot.intended.items():
            if state not in ballot.casts:
                writer.writerow(
                    [
                        proposal.symbol or "",
                        proposal.on or "",
                        n,
                        ballot.place.page,
                        ballot.place.line,
                        ballot.question,
                        ballot.draft or "",
                        ballot.resolution or "",
                        state,
                        "",
                        meant.value,
                        "; ".join(ballot.faults),
                    ]
                )
    return out.getvalue()


def _show(proposal: Proposal) -> None:
    click.echo(
        f"{proposal.symbol or proposal.document}, {proposal.on or 'day not read'}, {proposal.n_pages} pages"
    )
    if proposal.president:
        click.echo(f"President: {proposal.president.name} ({proposal.president.of})")
    for person in proposal.took_the_chair:
        click.echo(f"In the chair from {person.place}: {person.name} ({person.of})")
    if proposal.members:
        click.echo("Members: " + ", ".join(f"{p.of} ({p.state})" for p in proposal.members))
    speakers = [f"{person.name} ({person.of})" for person in proposal.speakers if person.of != "the chair"]
    if speakers:
        click.echo(f"\n{len(speakers)} turns on the floor, in order:")
        click.echo("  " + "; ".join(speakers))
    click.echo(f"\n{len(proposal.ballots)} recorded votes" + (":" if proposal.ballots else "."))
    for n, ballot in enumerate(proposal.ballots, start=1):
        passed = ballot.outcome.value.replace("_", " ") if ballot.outcome else "outcome not read"
        number = f", resolution {ballot.resolution}" if ballot.resolution else ""
        click.echo(
            f"  {n}. {ballot.question}: {ballot.announced or 'tally not read'}, {passed}{number} ({ballot.place})"
        )
        for word in ("no", "abstain", "not_participating"):
            states = [state for state, cast in ballot.casts.items() if cast.value == word]
            if states:
                click.echo(f"     {word.replace('_', ' ')}: {', '.join(states)}")
        for state, meant in ballot.intended.items():
            click.echo(f"     {state} said afterwards that it had meant: {meant.value}")
        for fault in ballot.faults:
            click.echo(f"     DOES NOT FIT: {fault}")
    for what in proposal.unread:
        click.echo(f"Could not be read: {what}.")
    click.echo("\nProposed, not recorded: look at the page before a row goes into the facts.")
