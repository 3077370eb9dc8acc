"""`ninthvote trace`: where words were said before, by whom and when, and what became of them on the way."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ninthvote.brief.trace_answer import trace_answer
from ninthvote.cli.options import as_json, as_of
from ninthvote.cli.screen import Footnotes, console, heading, print_json
from ninthvote.errors import NinthVoteError
from ninthvote.record import Record, open_record
from ninthvote.trace import Candidate, Change, Grade, Mark, Quotation, Shelf, day, period
from ninthvote.vocabulary import Interval

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from ninthvote.trace.archive import Passage


class WordsOrIndex(click.Group):
    """A group whose first argument may be the words themselves: what is no subcommand goes to `words`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["words", *args]
        return super().parse_args(ctx, args)


class Period(click.ParamType[Interval]):
    """A day, a month or a year: the time within which words are said to have been said."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        if isinstance(value, Interval):
            return value
        if value == "today":
            return day(date.today())
        try:
            return period(str(value))
        except NinthVoteError as wrong:
            self.fail(str(wrong), param, ctx)


@click.group(cls=WordsOrIndex)
def trace() -> None:
    """Find where words were said before, by whom and when, and how they drifted.

    \b
    ninthvote trace "a bitter irony" --speaker "Human Rights Watch" --on 2019-12
    ninthvote trace index FOLDER
    ninthvote trace "..." --library FOLDER.parquet --documents FOLDER
    """


@trace.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--speaker", metavar="NAME", help="Who is said to have said them: a name, an office or both.")
@click.option(
    "--on",
    "on",
    type=Period(),
    metavar="DATE",
    help="When they are said to have been said: YYYY-MM-DD, YYYY-MM or YYYY.",
)
@click.option(
    "--library",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="INDEX",
    help="Also look in an index of documents, made with `trace index`.",
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="The documents of that index: passages are compared letter by letter and shown.",
)
@as_of
@as_json
def words(
    words: tuple[str, ...],
    speaker: str | None,
    on: Interval | None,
    library: Path | None,
    documents: Path | None,
    as_of: date | None,
    json_: bool,
) -> None:
    """Grade a quotation and say where it is from.

    The word `words` may be left out. Several pieces of one quotation are joined with "...".
    """
    if documents and not library:
        raise click.UsageError("--documents belongs to --library: name the index of these documents too.")
    quote = " ".join(words)
    if not any(char.isalnum() for char in quote):
        raise click.UsageError("no words are given: nothing but signs cannot be looked up.")
    record = open_record().as_of(as_of)
    grade = Shelf.of_record(record).grade(quote, speaker=speaker, on=on)
    passages: list[Passage] | None = None
    if library:
        from ninthvote.trace.archive import Archive

        passages = Archive(library, documents).passages(quote)
    if json_:
        library_json = None if passages is None else [p.as_json() for p in passages]
        print_json(trace_answer(record, quote, speaker, on, grade, library_json))
    else:
        _show(record, quote, grade, passages, has_documents=documents is not None)


@trace.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="INDEX",
    help="The Parquet file to write, and beside it a list of the documents (default: the folder's name, here).",
)
@as_json
def index(folder: Path, out: Path | None, json_: bool) -> None:
    """Index a folder of documents by hashes of their letters.

    Text, HTML and PDF are read. The index holds hashes of short runs of letters with document and place, never the
    text, so that it can be given away where the documents cannot. Documents unchanged since the last time are not
    read again.
    """
    from ninthvote.cli.trace_library import index_folder
    from ninthvote.trace.index import documents_path

    out = out or Path(f"{folder.resolve().name or 'documents'}.parquet")
    made = index_folder(folder, out)
    if json_:
        print_json(made)
        return
    screen = console()
    screen.print(
        f"{_counted(made['n_documents'], 'document')}, {_counted(made['n_fingerprints'], 'fingerprint')}, "
        f"{_size(made['bytes'])} in {out} and {documents_path(out).name}."
    )
    screen.print(f"{made['n_read']} read, {made['n_unchanged']} unchanged since the last time.")
    for unread in made["unread"]:
        screen.print(f"left out: {unread['name']}: {unread['why']}")
    names = f"--library {shlex.quote(str(out))} --documents {shlex.quote(str(folder))}"
    screen.print(f'Look words up in it with: ninthvote trace "WORDS" {names}', soft_wrap=True)
    screen.print(f"and what an article quotes: ninthvote check ARTICLE {names}", soft_wrap=True)


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:.1f} MB" if n_bytes >= 1e6 else f"{n_bytes / 1e3:.0f} kB"


_SIGNS = {
    Mark.EXACT: ("✓", "green"),
    Mark.DRIFTED: ("≈", "yellow"),
    Mark.CUT: ("✂", "yellow"),
    Mark.WRONG_SPEAKER: ("✗", "red"),
    Mark.WRONG_DATE: ("✗", "red"),
    Mark.NOT_FOUND: ("?", "dim"),
}


def _verdict(grade: Grade) -> str:
    """The grade in one sentence."""
    best = grade.best
    if best is None:
        if any(c.wording is Mark.EXACT and c.is_whole for c in grade.others):
            return "Not enough to tell: the record has these words, but so few may be anybody's."
        return "Not found: the record does not hold these words."
    words = "the words" if best.wording is Mark.EXACT else "words much like these"
    return {
        Mark.EXACT: "Exact: these are the words recorded.",
        Mark.DRIFTED: "Drifted: the words recorded are not quite these.",
        Mark.CUT: "Cut: what was left away turns what is said.",
        Mark.WRONG_SPEAKER: f"Wrong speaker: {words} are recorded of {best.origin.speaker}.",
        Mark.WRONG_DATE: f"Wrong date: {words} are recorded of {_when(best.origin)}.",
    }[grade.mark]


def _show(
    record: Record, quote: str, grade: Grade, passages: list[Passage] | None, *, has_documents: bool
) -> None:
    screen, notes = console(), Footnotes(record)
    symbol, colour = _SIGNS[grade.mark]
    screen.print(f"{symbol} {_verdict(grade)}", style=f"bold {colour}")
    if grade.best:
        screen.print()
        _show_candidate(screen, notes, grade.best)
        _show_loss(screen, quote, grade.best)
        _show_changes(screen, grade.best)
    if grade.others:
        heading(screen, "Also near" if grade.best else "Near")
        for other in grade.others[:5]:
            _show_candidate(screen, notes, other)
    notes.print(screen)
    if passages is not None:
        from ninthvote.cli.trace_library import passage_lines

        heading(screen, "In the library")
        if not passages:
            screen.print("No document has a passage like this. About thirty letters in a row are needed.")
        for passage in passages:
            document, shown = passage_lines(passage, quote)
            screen.print(document, style="bold")
            screen.print(f"  {shown}")
        if not has_documents and passages:
            screen.print(
                "Fingerprints agree. Give --documents FOLDER to have the passages compared and shown."
            )


def _show_loss(screen: Console, quote: str, found: Candidate) -> None:
    if not found.is_whole:
        screen.print(
            f"Of the words given the record holds only: {quote[found.start : found.end]}", style="dim"
        )
    if found.qualifier:
        screen.print(f"Left away: {found.qualifier}", style="bold")
    if found.turns_meaning:
        screen.print("A negation was put in or left out.", style="bold")


def _show_candidate(screen: Console, notes: Footnotes, found: Candidate) -> None:
    origin = found.origin
    screen.print(_marked(found))
    who = f"{origin.speaker}, {origin.capacity}" if origin.capacity else origin.speaker
    doubt = "" if origin.confidence.is_firm else "  unconfirmed"
    screen.print(f"  {who}")
    screen.print(f"  {_when(origin)}, {origin.occasion} {notes.mark(origin.sources)}{doubt}")
    if origin.note:
        screen.print(f"  {origin.note}", style="dim")


def _when(origin: Quotation) -> str:
    first, until = origin.on.from_, origin.on.until
    if until is None or (until - first).days == 1:
        return f"{first.day} {first:%B %Y}"
    return f"{first:%B %Y}" if (until - first).days < 32 else str(first.year)


def _marked(found: Candidate) -> Text:
    """The words recorded, those that the quotation shares in bold."""
    from rich.text import Text

    text = Text(f"“{found.origin.words}”")
    at = 0
    for step in found.differences:
        place = found.origin.words.find(step.recorded, at) if step.recorded else -1
        if place >= 0:
            at = place + len(step.recorded)
            if step.change is Change.SAME:
                text.stylize("bold", place + 1, at + 1)
    return text


def _show_changes(screen: Console, found: Candidate) -> None:
    changed = [d for d in found.differences if d.change is not Change.SAME]
    if not changed:
        return
    from ninthvote.cli.screen import columns

    heading(screen, "Word by word")
    table = columns("quoted", "recorded", "")
    for d in changed:
        table.add_row(d.quoted or "—", d.recorded or "—", d.change)
    screen.print(table)
