"""What every screen shares: plain without colour, whole in 80 columns, each fact marked with its numbered sources.

Nothing is read as markup, so a bracket in a title stays a bracket. What is piped holds no colour codes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, TYPE_CHECKING, Any, cast

from ninthvote.record import Record, SourceRow
from ninthvote.vocabulary import Confidence

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def console() -> Console:
    """The screen: as wide as the terminal, 80 columns or `COLUMNS` where output is piped."""
    from rich.console import Console

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # an old terminal loses an accent, not the answer
    file = None if sys.stdout.isatty() else cast("IO[str]", _Trimmed(sys.stdout))
    return Console(file=file, markup=False, highlight=False, emoji=False, soft_wrap=False)


class _Trimmed:
    """Piped lines end where their words end: tables are filled up with blanks for the eye only."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(re.sub(" +$", "", text, flags=re.MULTILINE))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)


def print_json(answer: Any) -> None:
    """The answer as data, in the order of its schema."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def day_words(day: date, precision: str = "day") -> str:
    """`10 December 2018`, `December 2018` or `2018`, as exactly as the day is known."""
    if precision == "year":
        return str(day.year)
    return f"{day:%B %Y}" if precision == "month" else f"{day.day} {day:%B %Y}"


def day_column(day: date, precision: str = "day") -> str:
    """`2018-12-10`, `2018-12` or `2018`, for a column of dates."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


#: Fields whose name in the tables is not yet the word for them.
_FIELD_WORDS = {
    "from_": "beginning",
    "known_on": "day it was public",
    "n_signatories": "number of signatories",
    "on": "day",
    "tally_text": "tally",
    "until": "end",
}


def field_words(name: str) -> str:
    return _FIELD_WORDS.get(name, name.strip("_").replace("_", " "))


def doubt(confidence: Confidence, unconfirmed: Sequence[str] = ()) -> str:
    """The words that mark what is not certain; empty where a row was seen in its source."""
    if confidence is Confidence.RECALLED:
        return "unconfirmed"
    parts = [confidence.label] if confidence is Confidence.DERIVED else []
    if unconfirmed:
        parts.append("unconfirmed: " + ", ".join(dict.fromkeys(map(field_words, unconfirmed))))
    return "; ".join(parts)


def columns(*titles: str) -> Table:
    """A table without lines, its titles dim, that folds long words rather than cut them."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    return table


def heading(screen: Console, words: str) -> None:
    screen.print()
    screen.print(words, style="bold")


def joined(parts: Iterable[str | None], by: str = " · ") -> str:
    return by.join(p for p in parts if p)


class Footnotes:
    """Sources numbered in the order in which the screen first names them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._numbers: dict[str, int] = {}

    def mark(self, sources: Iterable[str]) -> str:
        """`[1, 3-5]` for these sources; empty for none."""
        numbers = sorted({self._numbers.setdefault(s, len(self._numbers) + 1) for s in sources})
        if not numbers:
            return ""
        runs: list[list[int]] = []
        for n in numbers:
            if runs and n == runs[-1][1] + 1:
                runs[-1][1] = n
            else:
                runs.append([n, n])
        return "[" + ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs) + "]"

    def print(self, screen: Console) -> None:
        if not self._numbers:
            return

        heading(screen, "Sources")
        width = len(f"[{len(self._numbers)}]")
        for source in self._record.sources(tuple(self._numbers)):
            number = f"[{self._numbers[source.source]}]".rjust(width)
            words, url = source_words(source), source.url
            if url and words and len(number) + len(words) + len(url) + 3 <= screen.width:
                words, url = f"{words}, {url}", None
            if words:
                hang(screen, f"{number} ", words)
            if url:  # whole, even where it is wider than the screen: half an address cannot be followed
                screen.print(f"{' ' * width if words else number} {url}", style="dim", soft_wrap=True)


def hang(screen: Console, mark: str, words: str) -> None:
    """The words beside their mark, further lines set in below the first."""
    from rich.table import Table

    table = Table.grid()
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(mark, words)
    screen.print(table)


def source_words(source: SourceRow) -> str:
    """Publisher, title and symbol, as far as they are known; the key where there is no address either."""
    title = source.title if source.title != source.symbol else None
    said = joined((source.publisher, title, source.symbol), ", ")
    return said or ("" if source.url else source.source)
