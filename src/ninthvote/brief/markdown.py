"""A document as Markdown: plain enough to paste into a message, with its notes as footnotes."""

from __future__ import annotations

import re

from ninthvote.brief.document import Block, Document, Figure, Listing, Paragraph, Table, Words, source_words


def to_markdown(document: Document) -> str:
    """The document in GitHub-flavoured Markdown; a picture is given as its table."""
    lines = [f"# {_plain(document.title)}", "", _plain(document.subtitle), ""]
    if document.confidential:
        lines[:0] = ["**CONFIDENTIAL**", ""]
    for section in document.sections:
        lines += [f"## {_plain(section.title)}", ""]
        for block in section.blocks:
            lines += [*_block(block, document), ""]
    for n, row in enumerate(document.cited, start=1):
        link = f" <{row.url}>" if row.url and row.url != source_words(row) else ""
        lines.append(f"[^{n}]: {_plain(source_words(row))}{link}")
    lines += ["", f"*{_plain(document.colophon)}*"]
    if document.confidential:
        lines += ["", "**CONFIDENTIAL**"]
    return "\n".join(lines) + "\n"


def _block(block: Block, document: Document) -> list[str]:
    match block:
        case Paragraph():
            return [_words(block.words, document)]
        case Listing():
            return [f"- {_words(item, document)}" for item in block.items]
        case Table():
            return _table(block, document)
        case Figure():
            return [f"*{_plain(block.alt)}*", "", *(_table(block.twin, document) if block.twin else [])]


def _table(table: Table, document: Document) -> list[str]:
    rule = ["---:" if i in table.numeric else "---" for i in range(len(table.header))]
    return [
        f"**{_plain(table.caption)}**",
        "",
        "| " + " | ".join(_plain(cell) for cell in table.header) + " |",
        "| " + " | ".join(rule) + " |",
        *("| " + " | ".join(_words(cell, document) for cell in row) + " |" for row in table.rows),
    ]


def _words(spans: Words, document: Document) -> str:
    shown = ""
    for span in spans:
        text = _plain(span.text)
        shown += f"**{text}**" if span.strong and text.strip() else text
        shown += "".join(f"[^{n}]" for n in document.numbers(span.sources))
    return shown


def _plain(text: str) -> str:
    """The words with the marks that Markdown would read escaped, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", " ".join(text.split()) if "\n" in text else text)
