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
from ninthvote.cli.screen import print_json
from ninthvote.errors import NinthVoteError, TextError

if TYPE_CHECKING:
    from ninthvote.check import Checked, Checker
    from ninthvote.check.traced import Traced
    from ninthvote.text import Document
    from ninthvote.trace.archive import Archive


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
@click.option(
    "--library",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="INDEX",
    help="Also look for the quotations in an index of your documents, made with `trace index`.",
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="The documents of that index: passages are compared letter by letter and shown.",
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
    library: Path | None,
    documents: Path | None,
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
    if documents and not library:
        raise click.UsageError("--documents belongs to --library: name the index of these documents too.")
    if library and (claimreview or annotations_):
        raise click.UsageError("--library adds to the screen, to --html and to --json; leave it away here.")
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

    archive = _archive(library, documents)
    checker = open_checker()
    gc.freeze()  # the record stays to the end: it need not be looked through for what can go
    checked, faults = _check_all(checker, articles, published, fetch=fetch)
    for name, fault in faults:
        told = len(articles) == 1 or fault.where == name
        click.echo(f"ninthvote: {fault}" if told else f"ninthvote: {name}: {fault}", err=True)
    traced = _traced(checked, archive) if archive else None
    if html_out and checked:
        from ninthvote.check.page import page

        _write(html_out, page(checker.ledger, checked[0], traced[0] if traced else ()))
    if text_out and checked:
        _write(text_out, checked[0].document.source)
    if checked:
        _answer(
            checker,
            checked,
            traced,
            several=len(articles) > 1,
            json_=json_,
            author=author if claimreview else None,
            annotations_=annotations_,
        )
    if faults:
        sys.exit(2)
    if fail_on and any(c.answer.verdict.value == "CONTRADICTED" for a in checked for c in a.claims):
        sys.exit(1)


def _archive(library: Path | None, documents: Path | None) -> Archive | None:
    if library is None:
        return None
    from ninthvote.trace.archive import Archive

    return Archive(library, documents)


def _traced(checked: Sequence[Checked], archive: Archive) -> list[tuple[Traced, ...]]:
    from ninthvote.check.traced import trace_quotations

    return [trace_quotations(a.document, archive) for a in checked]


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")  # offsets count the line ends as they are
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
    traced: list[tuple[Traced, ...]] | None,
    *,
    several: bool,
    json_: bool,
    author: str | None,
    annotations_: bool,
) -> None:
    from ninthvote.check.answer import article_data
    from ninthvote.check.disagreement import disagreement_data, disagreements

    ledger = checker.ledger
    apart = disagreements(checker, checked) if several else []
    if json_:
        data: Any = [article_data(ledger, a) for a in checked]
        if traced is not None:
            from ninthvote.check.traced import traced_data

            for of_article, a, found in zip(data, checked, traced, strict=True):
                of_article["library"] = traced_data(a.document, found)
        told = [disagreement_data(ledger, pair) for pair in apart]
        print_json({"articles": data, "disagreements": told} if several else data[0])
    elif author is not None:
        from ninthvote.check.publish import claim_reviews

        print_json([review for a in checked for review in claim_reviews(ledger, a, author)])
    elif annotations_:
        from ninthvote.check.publish import web_annotations

        collections = [web_annotations(ledger, a) for a in checked]
        print_json(collections if several else collections[0])
    else:
        from ninthvote.cli.check_screen import show

        show(checked, apart, traced)
