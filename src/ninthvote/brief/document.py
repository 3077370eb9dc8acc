"""A document before it has a form: titled sections of paragraphs, tables, lists and figures, each fact with its notes.

One object, four forms: HTML, PDF, Markdown and JSON say the same words in the same order, since none of them decides
what is said. Sources are numbered once, in the order in which the document cites them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ninthvote.record import SourceRow


@dataclass(frozen=True, slots=True)
class Span:
    """Some words, perhaps strong, and the keys of the sources that they rest on."""

    text: str
    strong: bool = False
    sources: tuple[str, ...] = ()


Words = tuple[Span, ...]


def words(*parts: str | Span) -> Words:
    """Words from strings and spans."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words
    small: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its heading. `numeric` names the columns set flush right.

    `widths` are the relative widths of its columns on paper, 0 for one as wide as its words.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words that stand for it, and the table that says the same."""

    svg: str
    alt: str
    twin: Table | None = None


Block = Paragraph | Listing | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be sent. `confidential` is printed on every page where it holds private notes."""

    title: str
    subtitle: str
    on: date
    sections: tuple[Section, ...]
    sources: tuple[SourceRow, ...]
    colophon: str
    confidential: bool = False
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {row.source for row in self.sources}
        cited = [key for key in dict.fromkeys(_cited(self.sections)) if key in known]
        object.__setattr__(self, "_numbers", {key: n for n, key in enumerate(cited, start=1)})

    def numbers(self, keys: Sequence[str]) -> list[int]:
        """Numbers under which the sources stand at the end."""
        return [self._numbers[key] for key in keys if key in self._numbers]

    @property
    def cited(self) -> tuple[SourceRow, ...]:
        """Sources in the order of their numbers."""
        rows = {row.source: row for row in self.sources}
        return tuple(rows[key] for key in self._numbers)

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "on": self.on.isoformat(),
            "confidential": self.confidential,
            "sections": [
                {"title": s.title, "blocks": [_block_json(b, self) for b in s.blocks]} for s in self.sections
            ],
            "sources": [
                {
                    "number": n,
                    "source": row.source,
                    "publisher": row.publisher,
                    "title": row.title,
                    "url": row.url,
                    "symbol": row.symbol,
                    "date": row.date_.isoformat() if row.date_ else None,
                }
                for n, row in enumerate(self.cited, start=1)
            ],
            "colophon": self.colophon,
        }


def _all_words(sections: Iterable[Section]) -> Iterator[Words]:
    for section in sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.words
                case Listing():
                    yield from block.items
                case Table():
                    yield from (cell for row in block.rows for cell in row)
                case Figure():
                    if block.twin:
                        yield from (cell for row in block.twin.rows for cell in row)


def _cited(sections: Iterable[Section]) -> Iterator[str]:
    return (key for spans in _all_words(sections) for span in spans for key in span.sources)


def _words_json(spans: Words, document: Document) -> list[dict[str, Any]]:
    return [{"text": s.text, "strong": s.strong, "sources": document.numbers(s.sources)} for s in spans]


def _block_json(block: Block, document: Document) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "words": _words_json(block.words, document)}
        case Listing():
            return {"kind": "list", "items": [_words_json(item, document) for item in block.items]}
        case Table():
            return {
                "kind": "table",
                "caption": block.caption,
                "header": list(block.header),
                "rows": [[_words_json(cell, document) for cell in row] for row in block.rows],
            }
        case Figure():
            return {
                "kind": "figure",
                "alt": block.alt,
                "table": _block_json(block.twin, document) if block.twin else None,
            }


def source_words(row: SourceRow) -> str:
    """A source so that it can be found again from paper: its symbol, or its publisher, title and address."""
    if row.symbol:
        return row.symbol
    address = (
        (row.url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    )
    return ", ".join(filter(None, (row.publisher, row.title, address))) or row.source
