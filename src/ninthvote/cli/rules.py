"""`ninthvote rules`: the law as text, and what it makes of a vote."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from ninthvote.brief.law_answer import outcome_answer, provision_answer, provisions_answer
from ninthvote.cli.options import CouncilDay, as_json, on_day
from ninthvote.cli.screen import print_json
from ninthvote.errors import LawError, NinthVoteError
from ninthvote.rules import SpecialMatter, explanation, lawbook, ruling, voting
from ninthvote.vocabulary import Cast, Confidence, Matter, Outcome, Roster, Tally

#: How casts are written by hand and in other tables.
_CAST_WORDS: dict[str, Cast] = {
    **{c.value: c for c in Cast},
    "y": Cast.YES,
    "n": Cast.NO,
    "a": Cast.ABSTAIN,
    "abstention": Cast.ABSTAIN,
    "nv": Cast.NOT_PARTICIPATING,
    "not_voting": Cast.NOT_PARTICIPATING,
}


@click.group()
def rules() -> None:
    """The procedure as encoded law: list it, read a provision, put a vote to it."""


@rules.command("list")
@click.option("--chapter", metavar="NAME", help="Only one chapter: voting, agenda, VOT, AGD …")
@as_json
def list_(chapter: str | None, json_: bool) -> None:
    """Every provision, by chapter."""
    families = [_family(chapter)] if chapter else list(lawbook.CHAPTERS)
    if json_:
        found = [p for family in families for p in lawbook.provisions(family)]
        print_json(provisions_answer(found))
        return
    for family in families:
        click.secho(lawbook.chapter_title(family), bold=True)
        for p in lawbook.provisions(family):
            click.echo(f"  {p.id}  {p.title}")


def _family(name: str) -> str:
    wanted = name.strip().lower()
    for family, chapter in lawbook.CHAPTERS.items():
        if wanted in (family.lower(), chapter, lawbook.chapter_title(family).lower()):
            return family
    raise LawError(f"there is no chapter {name!r}", candidates=list(lawbook.CHAPTERS.values()))


@rules.command()
@click.argument("reference", nargs=-1, required=True)
@click.option("--votes", is_flag=True, help="Also show the recorded votes that its tests name.")
@as_json
def show(reference: tuple[str, ...], votes: bool, json_: bool) -> None:
    """What a provision says, rests on and is tested by.

    REFERENCE is an id (VOT-03), an article of the Charter ('Charter 27(3)') or a rule of procedure ('rule 33');
    the latter two list what rests on them.
    """
    asked = " ".join(reference)
    if asked[:3].upper() in lawbook.CHAPTERS:
        found: tuple[lawbook.Provision, ...] = (lawbook.provision(asked),)
    else:
        found = lawbook.citing(asked)
    if json_:
        print_json([provision_answer(p) for p in found])
        return
    if len(found) > 1:
        click.echo(f"{len(found)} provisions rest on {asked}:")
        for p in found:
            click.secho(f"\n{p.id}  {p.title}", bold=True)
            click.echo(_folded(p.statement, "  "))
    else:
        click.echo(_provision_text(found[0]))
    if votes:
        click.echo("\n" + "\n".join(_named_votes(found)))


@rules.command()
@click.argument("name", required=False)
@click.option("--on", "on", type=CouncilDay(), metavar="DATE", help="Only the value in effect on that day.")
@as_json
def parameter(name: str | None, on: date | None, json_: bool) -> None:
    """Numbers in the law by date, and the text behind each.

    NAME is a parameter, such as majority or lapse_years; without it, all of them.
    """
    names = [name.replace("-", "_")] if name else lawbook.parameter_names()
    values = [p for n in names for p in lawbook.history(n) if on is None or p == lawbook.parameter(n, on)]
    if json_:
        print_json([asdict(p) for p in values])
        return
    for p in values:
        click.secho(f"{p.name}: {_value(p.value)}", bold=True)
        force = "" if p.in_force_from == p.in_effect_from else f", in force from {p.in_force_from}"
        click.echo(f"  {p.provision}  in effect from {p.in_effect_from}{force}{_mark(p.confidence)}")
        click.echo(_folded(f"[{p.reference}]", "  "))
        if p.note:
            click.echo(_folded(p.note, "  "))


def _value(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in value.items())
    return ruling.listed(map(str, value)) if isinstance(value, list) else str(value)


def _mark(confidence: Confidence | None) -> str:
    return " (unconfirmed)" if confidence is Confidence.RECALLED else ""


def _named_votes(found: Sequence[lawbook.Provision]) -> Iterator[str]:
    """The votes that the tests name, in order of their keys, with what became of them."""
    from ninthvote.record import open_record

    named = {vector for p in found for case in p.cases for vector in case.vectors}
    for v in open_record().vectors():
        if v.vector in named:
            tally = Tally(v.yes, v.no, v.abstain, v.not_voting)
            words = f"{v.vector}  {v.on}  {v.symbol}, {v.matter.value}: {tally}, {v.expected.value.replace('_', ' ')}"
            yield _folded(words + _mark(v.confidence), "  ")


def _provision_text(p: lawbook.Provision) -> str:
    lines = [click.style(f"{p.id}  {p.title}", bold=True), "", _folded(p.statement, "")]
    if p.exceptions:
        lines += ["", _folded("Exceptions. " + p.exceptions + _mark(p.exceptions_confidence), "")]
    lines += ["", "Rests on"]
    lines += [_folded(c.text + _mark(c.confidence), "  ") for c in p.citations]
    lines += ["", "Tested by"]
    lines += [_folded(c.text + _mark(c.confidence), "  ") for c in p.cases]
    return "\n".join(lines)


def _folded(text: str, indent: str) -> str:
    return click.wrap_text(
        text, width=98, initial_indent=indent, subsequent_indent=indent + ("  " if indent else "")
    )


@rules.command()
@on_day("Day of the vote.", required=True)
@click.option(
    "--kind", type=click.Choice([m.value for m in Matter]), required=True, help="Character of the matter."
)
@click.option(
    "--special",
    type=click.Choice([s.value for s in SpecialMatter]),
    help="A decision with its own majority, in which no veto applies.",
)
@click.option("--yes", type=click.IntRange(min=0), metavar="N", help="Affirmative votes.")
@click.option("--no", type=click.IntRange(min=0), metavar="N", help="Negative votes.")
@click.option("--abstain", type=click.IntRange(min=0), metavar="N", help="Abstentions.")
@click.option(
    "--not-voting",
    type=click.IntRange(min=0),
    metavar="N",
    default=0,
    help="Members absent or taking no part.",
)
@click.option("--permanent-no", metavar="CODES", help="Permanent members that voted no: CHN,RUS, or none.")
@click.option(
    "--roll-call",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with the columns state and cast, one row a member.",
)
@click.option(
    "--cast", "casts", multiple=True, metavar="STATE=CAST", help="One member's cast; may be repeated."
)
@click.option(
    "--party", multiple=True, metavar="STATE", help="Party to a dispute under Chapter VI; may be repeated."
)
@as_json
def outcome(
    on: date,
    kind: str,
    special: str | None,
    yes: int | None,
    no: int | None,
    abstain: int | None,
    not_voting: int,
    permanent_no: str | None,
    roll_call: Path | None,
    casts: tuple[str, ...],
    party: tuple[str, ...],
    json_: bool,
) -> None:
    """What a vote decides, and why.

    From a tally, or from what each member did (--roll-call, --cast).

    \b
    ninthvote rules outcome --on 2022-02-25 --kind substantive --yes 11 --no 1 --abstain 3 --permanent-no RUS
    """
    is_tally = any(n is not None for n in (yes, no, abstain))
    if is_tally == bool(roll_call or casts):
        raise click.UsageError(
            "give either a tally (--yes, --no, --abstain) or a roll call (--roll-call, --cast)."
        )
    vote: Tally | Mapping[str, Cast]
    roster: Roster | None = None
    if is_tally:
        vote = Tally(yes or 0, no or 0, abstain or 0, not_voting)
    else:
        if permanent_no is not None:
            raise click.UsageError("--permanent-no goes with a tally; a roll call says it itself.")
        vote, roster = _by_member(
            {**(_read_roll_call(roll_call) if roll_call else {}), **_read_casts(casts)}, on
        )
    answer = voting.put_to_vote(
        on,
        Matter(kind),
        vote,
        permanent_no=_codes(permanent_no, on),
        roster=roster,
        special=SpecialMatter(special) if special else None,
        parties=[_code(text, on) for text in party],
    )
    tally = vote if isinstance(vote, Tally) else Tally.of(vote.values())
    if json_:
        print_json(outcome_answer(Matter(kind), tally, answer))
    else:
        _show(answer, tally)


def _by_member(named: Mapping[str, Cast], on: date) -> tuple[dict[str, Cast], Roster | None]:
    """Casts by code, and the members of the day against which they are held, where the record knows them all."""
    from ninthvote.record import open_record

    record = open_record()
    casts: dict[str, Cast] = {}
    for name, cast in named.items():
        _put(casts, record.resolve(name, on).code, cast, name)
    roster = record.roster(on)
    # More than one empty seat is no vacancy: the day is past the last election that the record knows.
    return casts, roster if roster.n_seats - len(roster) <= 1 else None


def _codes(text: str | None, on: date) -> tuple[str, ...] | None:
    if text is None:
        return None
    names = [name.strip() for name in text.replace(";", ",").split(",") if name.strip()]
    return () if [n.lower() for n in names] == ["none"] else tuple(_code(n, on) for n in names)


def _code(text: str, on: date) -> str:
    """The code of a state by any usual name; a code is taken as it stands, and the record is not opened for it."""
    if re.fullmatch(r"[A-Z]{3}", text.strip()):
        return text.strip()
    from ninthvote.record import open_record

    return open_record().resolve(text, on).code


def _cast(text: str, where: str) -> Cast:
    cast = _CAST_WORDS.get(text.strip().lower().replace(" ", "_"))
    if cast is None:
        raise NinthVoteError(
            f"{text!r} is not a cast", where=where, expected=", ".join(c.value for c in Cast)
        )
    return cast


def _read_casts(casts: tuple[str, ...]) -> dict[str, Cast]:
    read: dict[str, Cast] = {}
    for text in casts:
        state, equals, cast = text.partition("=")
        if not equals:
            raise NinthVoteError(f"--cast {text}: expected STATE=CAST, for example CHN=no")
        _put(read, state.strip(), _cast(cast, f"--cast {text}"), f"--cast {text}")
    return read


def _read_roll_call(path: Path) -> dict[str, Cast]:
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        missing = {"state", "cast"} - set(rows.fieldnames or ())
        if missing:
            raise NinthVoteError(
                f"column {' and '.join(sorted(missing))} missing",
                where=f"{path.name}:1",
                expected="a CSV file with the columns state and cast",
            )
        read: dict[str, Cast] = {}
        for row in rows:
            where = f"{path.name}:{rows.line_num}"
            _put(read, (row["state"] or "").strip(), _cast(row["cast"] or "", f"{where} cast"), where)
        return read
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise NinthVoteError(
            f"cannot be read: {wrong}",
            where=path.name,
            expected="a CSV file in UTF-8 with the columns state and cast",
        ) from None


def _put(read: dict[str, Cast], state: str, cast: Cast, where: str) -> None:
    if not state.strip():
        raise NinthVoteError("a cast without a state", where=where, expected="a state's code or name")
    if state in read:
        raise NinthVoteError(f"{state} casts twice", where=where, expected="one cast for each member")
    read[state] = cast


def _show(answer: ruling.Ruling[Outcome], tally: Tally) -> None:
    headline = {
        ruling.Decision.CARRIED: "Adopted",
        ruling.Decision.VETOED: f"Not adopted: vetoed by {explanation.named(answer.on, answer.vetoed_by)}",
        ruling.Decision.FAILED_MAJORITY: "Not adopted: too few affirmative votes",
    }
    if answer.decision is not None:
        click.secho(f"{headline[answer.decision]}   {tally}   {answer.on}", bold=True)
    click.echo()
    for reason in answer.reasons:
        text = f"{reason.provision}  {reason.says}{_mark(reason.confidence)}"
        click.echo(click.wrap_text(text, width=98, initial_indent="  ", subsequent_indent=" " * 10))
        click.echo(
            click.wrap_text(
                f"[{reason.citation}]", width=98, initial_indent=" " * 10, subsequent_indent=" " * 10
            )
        )
    for reason in answer.warnings:
        click.echo(_folded(f"Warning ({reason.provision}). {reason.says}", "  "))
