"""`ninthvote check`: articles held against the record, claim by claim."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ninthvote.cli.options import Day, as_json
from ninthvote.cli.screen import console, print_json
from ninthvote.errors import NinthVoteError, TextError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from ninthvote.check import Checked, Checker
    from ninthvote.text import Document


@click.command()
@click.argument("articles", metavar="FILE|URL|- ...", nargs=-1, required=True)
@click.option(
    "--published",
    type=Day(),
    metavar="DATE",
    multiple=True,
    help='Day of the article, for "last December" and the like; of several, give it once for each or once for all.',
)
@click.option(
    "--html",
    "html_out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Write the article with its claims marked, as a page.",
)
@click.option(
    "--text",
    "text_out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Write the text that the offsets point into (for a PDF, what was taken out of it).",
)
@click.option("--claimreview", is_flag=True, help="Print schema.org ClaimReview (needs --author).")
@click.option("--author", metavar="NAME", help="Who publishes the reviews.")
@click.option("--annotations", "annotations_", is_flag=True, help="Print W3C Web Annotations.")
@click.option(
    "--fail-on", type=click.Choice(["contradicted"]), help="Exit with 1 when a claim is contradicted."
)
@click.option("--fetch", is_flag=True, help="Fetch web addresses; without it nothing leaves this machine.")
@as_json
def check(
    articles: tuple[str, ...],
    published: tuple[date, ...],
    html_out: Path | None,
    text_out: Path | None,
    claimreview: bool,
    author: str | None,
    annotations_: bool,
    fail_on: str | None,
    fetch: bool,
    json_: bool,
) -> None:
    """Hold an article against the record: each checkable claim with its verdict."""
    if sum((json_, claimreview, annotations_)) > 1:
        raise click.UsageError(
            "--json, --claimreview and --annotations are three forms of one answer; give one."
        )
    if claimreview and not author:
        raise click.UsageError("--claimreview is published in somebody's name; give it with --author NAME.")
    if len(articles) > 1 and (html_out or text_out):
        raise click.UsageError("--html and --text write one article; give one.")
    if len(published) not in (0, 1, len(articles)):
        raise click.UsageError(
            f"--published is given {len(published)} times for {len(articles)} articles; give it once for each, or once."
        )
    for out in (html_out, text_out):
        if out and out.exists() and os.path.exists(articles[0]) and out.samefile(articles[0]):
            raise click.UsageError(f"{out} is the article itself; give another file to write.")
    from ninthvote.check.source import open_checker

    checker = open_checker()
    gc.freeze()  # the record stays to the end: it need not be looked through for what can go
    checked, faults = _check_all(checker, articles, published, fetch=fetch)
    for name, fault in faults:
        told = len(articles) == 1 or fault.where == name
        click.echo(f"ninthvote: {fault}" if told else f"ninthvote: {name}: {fault}", err=True)
    if html_out and checked:
        from ninthvote.check.publish import page

        _write(html_out, page(checker.ledger, checked[0]))
    if text_out and checked:
        _write(text_out, checked[0].document.source)
    if checked:
        _answer(
            checker,
            checked,
            several=len(articles) > 1,
            json_=json_,
            author=author if claimreview else None,
            annotations_=annotations_,
        )
    if faults:
        sys.exit(2)
    if fail_on and any(c.answer.verdict.value == "CONTRADICTED" for a in checked for c in a.claims):
        sys.exit(1)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise TextError(
            f"cannot be written ({fault.strerror})", where=str(path), expected="a file that may be written"
        ) from None


def _check_all(
    checker: Checker, names: Sequence[str], published: Sequence[date], *, fetch: bool
) -> tuple[list[Checked], list[tuple[str, NinthVoteError]]]:
    done: list[Checked] = []
    faults: list[tuple[str, NinthVoteError]] = []
    if len(names) > 3 and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import track

        todo: Iterable[int] = track(
            range(len(names)), "Checking", console=Console(stderr=True), transient=True
        )
    else:
        todo = range(len(names))
    for n in todo:
        name, day = names[n], published[n % len(published)] if published else None
        try:
            done.append(checker.check(_read(name, checker, fetch=fetch), day))
        except NinthVoteError as fault:
            faults.append((name, fault))
        except Exception as fault:
            if len(names) == 1 or os.environ.get("NINTHVOTE_DEBUG"):
                raise
            # The others are still reported.
            wrong = TextError(
                f"defeats the program ({type(fault).__name__}: {fault})",
                where=name,
                hint="NINTHVOTE_DEBUG=1 shows where; please report it.",
            )
            faults.append((name, wrong))
    return done, faults


def _read(name: str, checker: Checker, *, fetch: bool) -> Document:
    from ninthvote.text import read_bytes, read_file
    from ninthvote.text.document import MOST_BYTES

    if name == "-":
        return read_bytes(sys.stdin.buffer.read(MOST_BYTES + 1), "-", lexicon=checker.lexicon)
    if "://" in name and not os.path.exists(name):
        if not fetch:
            raise TextError(
                "web addresses are fetched only when asked",
                where=name,
                hint="Add --fetch, or save the page and give the file.",
            )
        from ninthvote.intake.webpage import fetch_page

        came = fetch_page(name)
        return read_bytes(came.data, came.url, lexicon=checker.lexicon)
    return read_file(Path(name), lexicon=checker.lexicon)


def _answer(
    checker: Checker,
    checked: list[Checked],
    *,
    several: bool,
    json_: bool,
    author: str | None,
    annotations_: bool,
) -> None:
    from ninthvote.check.answer import article_data
    from ninthvote.check.disagreement import disagreements

    ledger = checker.ledger
    apart = disagreements(checker, checked) if several else []
    if json_:
        data: Any = [article_data(ledger, a) for a in checked]
        print_json({"articles": data, "disagreements": apart} if several else data[0])
    elif author is not None:
        from ninthvote.check.publish import claim_reviews

        print_json([review for a in checked for review in claim_reviews(ledger, a, author)])
    elif annotations_:
        from ninthvote.check.publish import web_annotations

        collections = [web_annotations(ledger, a) for a in checked]
        print_json(collections if several else collections[0])
    else:
        screen = console()
        if len(checked) <= 3:
            for a in checked:
                _show(screen, a)
        if several:
            _show_many(screen, checked)
            _show_apart(screen, apart)


_MARKS = {
    "SUPPORTED": ("\u2713", "green", "supported"),
    "CONTRADICTED": ("\u2717", "bold red", "CONTRADICTED"),
    "NOT_IN_RECORD": ("?", "yellow", "not in the record"),
    "NOT_CHECKABLE": ("\u2013", "dim", "not checkable"),
}


def _set_in(words: str | Text, style: str = "") -> Padding:
    """The words under a heading, every line of them."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(words, style=style) if isinstance(words, str) else words, (0, 0, 0, 2))


def _show(screen: Console, a: Checked) -> None:
    from rich.text import Text

    day = (
        f", published {a.published}"
        if a.published
        else "; no date found, so relative dates are not guessed (--published)"
    )
    screen.print(Text(f"{a.document.name} ({a.document.kind}{day})", style="bold"))
    for claim in a.claims:
        start, end = a.source_span(claim)
        mark, style, words = _MARKS[claim.answer.verdict.value]
        said = " ".join(a.document.text[claim.start : claim.end].split())
        screen.print()
        screen.print(
            Text.assemble(
                (f"{mark} {words}", style),
                f"  {claim.family.value.replace('_', ' ')}  ",
                (f"[{start}-{end}]", "dim"),
            )
        )
        screen.print(_set_in(f"\u201c{said}\u201d"))
        screen.print(_set_in(claim.answer.explanation))
        if claim.answer.evidence:
            refs = [f.ref + ("" if f.is_firm else " (unconfirmed)") for f in claim.answer.evidence]
            screen.print(_set_in("; ".join(dict.fromkeys(refs)), "dim"))
    screen.print()
    screen.print(_summary(a) if a.claims else "No checkable claim about the Council was found.")
    screen.print()


def _summary(a: Checked) -> str:
    from ninthvote.check.answer import counts

    tally = counts(a)
    parts = [f"{n} {_MARKS[v][2].lower()}" for v, n in tally.items() if n]
    return f"{len(a.claims)} claim{'s' * (len(a.claims) != 1)}: " + ", ".join(parts) + "."


def _show_many(screen: Console, checked: Sequence[Checked]) -> None:
    from rich.table import Table

    from ninthvote.check.answer import counts

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("article", overflow="fold")  # the end of a path is what tells two apart
    for heading in ("claims", "supported", "contradicted", "not in record"):
        table.add_column(heading, justify="right")
    for a in checked:
        n = counts(a)
        table.add_row(
            a.document.name,
            str(len(a.claims)),
            str(n["SUPPORTED"]),
            str(n["CONTRADICTED"]),
            str(n["NOT_IN_RECORD"]),
        )
    screen.print(table)


def _show_apart(screen: Console, apart: Sequence[dict[str, Any]]) -> None:
    from rich.text import Text

    if not apart:
        return
    screen.print()
    screen.print(Text("They disagree with each other:", style="bold"))
    for item in apart:
        screen.print()
        for claim in item["claims"]:
            mark, style, words = _MARKS[claim["verdict"]]
            said = f"  {claim['file']}: \u201c{' '.join(claim['text'].split())}\u201d"
            screen.print(_set_in(Text.assemble((f"{mark} {words}", style), said)))
        wrong = next(claim for claim in item["claims"] if claim["verdict"] == "CONTRADICTED")
        screen.print(_set_in(wrong["explanation"]))
        screen.print(_set_in("; ".join(e["ref"] for e in item["about"]), "dim"))
