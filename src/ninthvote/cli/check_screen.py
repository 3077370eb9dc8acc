"""Checked articles on the screen: claims in reading order with their verdicts, by colour and by sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ninthvote.cli.screen import console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from ninthvote.check import Checked
    from ninthvote.check.disagreement import Disagreement
    from ninthvote.check.traced import Traced

#: So many articles are shown claim by claim; of more, the table, and what is contradicted.
_SHOWN_WHOLE = 3

_MARKS = {
    "SUPPORTED": ("\u2713", "green", "supported"),
    "CONTRADICTED": ("\u2717", "bold red", "CONTRADICTED"),
    "NOT_IN_RECORD": ("?", "yellow", "not in the record"),
    "NOT_CHECKABLE": ("\u2013", "dim", "not checkable"),
}


def show(
    checked: Sequence[Checked],
    apart: Sequence[Disagreement],
    traced: Sequence[Sequence[Traced]] | None = None,
) -> None:
    """The articles claim by claim, of many what is contradicted; of several also the table and where they disagree.

    Args:
        traced: of each article the quotations that a library of documents holds, where one was asked.
    """
    screen = console()
    if len(checked) <= _SHOWN_WHOLE:
        for n, a in enumerate(checked):
            _show(screen, a)
            if traced is not None:
                _show_traced(screen, a, traced[n])
    if len(checked) > 1:
        _show_many(screen, checked, traced)
        if len(checked) > _SHOWN_WHOLE:
            _show_contradicted(screen, checked)
            for a, found in zip(checked, traced or [], strict=False):
                if found:
                    screen.print(f"\n{a.document.name}", style="bold")
                    _show_traced(screen, a, found)
        _show_apart(screen, apart)


def _set_in(words: str | Text, style: str = "") -> Padding:
    """The words under a heading, every line of them."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(words, style=style) if isinstance(words, str) else words, (0, 0, 0, 2))


def _show(screen: Console, a: Checked) -> None:
    from rich.text import Text

    day = (
        f", published {a.published}{_passed_over(a)}"
        if a.published
        else "; no date found, so relative dates are not guessed (--published)"
    )
    screen.print(Text(f"{a.document.name} ({a.document.kind}{day})", style="bold"))
    for claim in a.claims:
        start, end = a.source_span(claim)
        mark, style, words = _MARKS[claim.answer.verdict.value]
        screen.print()
        screen.print(
            Text.assemble(
                (f"{mark} {words}", style),
                f"  {claim.family.value.replace('_', ' ')}  ",
                (f"[{start}-{end}]", "dim"),
            )
        )
        screen.print(_set_in(f"\u201c{a.words(claim)}\u201d"))
        screen.print(_set_in(claim.answer.explanation))
        if claim.answer.evidence:
            refs = [f.ref + ("" if f.is_firm else " (unconfirmed)") for f in claim.answer.evidence]
            screen.print(_set_in("; ".join(dict.fromkeys(refs)), "dim"))
    screen.print()
    screen.print(_summary(a) if a.claims else "No checkable claim about the Council was found.")
    screen.print()


def _passed_over(a: Checked) -> str:
    return f" as it shows; its page's data say {a.passed_over}" if a.passed_over else ""


def _show_traced(screen: Console, a: Checked, traced: Sequence[Traced]) -> None:
    """The quotations that the library holds; the others are as they were."""
    from rich.text import Text

    from ninthvote.check.traced import SHOWN
    from ninthvote.cli.trace_library import passage_lines

    if not traced:
        screen.print("The library holds none of its quotations.\n")
    for t in traced:
        start, end = a.document.body.span(t.start, t.end)
        quote = a.document.text[t.start : t.end]
        screen.print(Text.assemble(("\u2261 in the library", "cyan"), "  ", (f"[{start}-{end}]", "dim")))
        screen.print(_set_in(f"\u201c{quote}\u201d"))
        for passage in t.passages[:SHOWN]:
            document, shown = passage_lines(passage, quote)
            screen.print(_set_in(document, "bold"))
            screen.print(_set_in(shown))
        if t.more:
            screen.print(_set_in(t.more))
        screen.print()


def _summary(a: Checked) -> str:
    from ninthvote.check.answer import counts

    tally = counts(a)
    parts = [f"{n} {_MARKS[v][2].lower()}" for v, n in tally.items() if n]
    return f"{len(a.claims)} claim{'s' * (len(a.claims) != 1)}: " + ", ".join(parts) + "."


def _show_many(
    screen: Console, checked: Sequence[Checked], traced: Sequence[Sequence[Traced]] | None
) -> None:
    from rich.table import Table

    from ninthvote.check.answer import counts

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("article", overflow="fold")  # the end of a path is what tells two apart
    for heading in ("claims", "supported", "contradicted", "not in\nrecord"):
        table.add_column(heading, justify="right")
    if traced is not None:
        table.add_column("in the\nlibrary", justify="right")
    rows = []
    for n, a in enumerate(checked):
        tally = counts(a)
        row = [len(a.claims), *(tally[verdict] for verdict in ("SUPPORTED", "CONTRADICTED", "NOT_IN_RECORD"))]
        rows.append(row if traced is None else [*row, len(traced[n])])
        table.add_row(a.document.name, *map(str, rows[-1]))
    table.add_row(
        f"all {len(checked)}", *(str(sum(column)) for column in zip(*rows, strict=True)), style="bold"
    )
    screen.print(table)
    undated = sum(a.published is None for a in checked)
    if undated:
        screen.print(
            f"Without a date of its own: {undated} of them;"
            " \u201clast year\u201d and the like are not guessed there (--published)."
        )


def _show_contradicted(screen: Console, checked: Sequence[Checked]) -> None:
    from rich.text import Text

    mark, style, _ = _MARKS["CONTRADICTED"]
    for a in checked:
        wrong = [claim for claim in a.claims if claim.answer.verdict.value == "CONTRADICTED"]
        if wrong:
            screen.print()
            screen.print(Text(a.document.name, style="bold"))
        for claim in wrong:
            screen.print(_set_in(Text.assemble((mark, style), f" \u201c{a.words(claim)}\u201d")))
            screen.print(_set_in(claim.answer.explanation))
            screen.print(_set_in("; ".join(dict.fromkeys(f.ref for f in claim.answer.evidence)), "dim"))


def _show_apart(screen: Console, apart: Sequence[Disagreement]) -> None:
    """Each claim that is wrong once, beside the first article that says otherwise."""
    from rich.text import Text

    if not apart:
        return
    screen.print()
    screen.print(Text("They disagree with each other:", style="bold"))
    told: dict[tuple[str, int], list[Disagreement]] = {}
    for pair in apart:
        article, wrong = pair.wrong
        told.setdefault((article.document.name, wrong.start), []).append(pair)
    for pair, *more in told.values():
        screen.print()
        for a, claim in pair.sides:
            mark, style, words = _MARKS[claim.answer.verdict.value]
            said = f"  {a.document.name}: \u201c{a.words(claim)}\u201d"
            also = f" (and {len(more)} more)" if more and claim is not pair.wrong[1] else ""
            screen.print(_set_in(Text.assemble((f"{mark} {words}", style), said + also)))
        screen.print(_set_in(pair.wrong[1].answer.explanation))
        screen.print(_set_in("; ".join(fact.ref for fact in pair.about), "dim"))
