"""A document as one HTML file that needs no other: its sheet inside, its pictures inside, printable."""

from __future__ import annotations

from html import escape

from ninthvote.brief.document import Block, Document, Figure, Listing, Paragraph, Table, Words, source_words

_SHEET = """
body { margin: 0 auto; max-width: 50rem; padding: 1.5rem 1.2rem 3rem; color: #111; background: #fff;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1, h2 { font-family: "Iowan Old Style", Palatino, Georgia, serif; line-height: 1.2; }
h1 { margin: .2rem 0; } h2 { margin: 1.8rem 0 .4rem; font-size: 1.25rem; }
p, ul { margin: 0 0 .8rem; } .small, .sources, .colophon { font-size: .85rem; color: #444; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: 0 0 1rem; }
caption { text-align: left; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid #ccc; }
thead th { border-bottom: 2px solid #111; } .number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 0 0 1rem; } svg { max-width: 100%; height: auto; } sup { line-height: 0; } a { color: inherit; }
.confidential { border: 2px solid #111; padding: .3rem .8rem; font-weight: 700; letter-spacing: .06em;
  position: sticky; top: 0; background: #fff; }
.sources li { overflow-wrap: anywhere; }
@media print { body { font-size: 9pt; padding: 0; } .confidential { position: fixed; top: 0; right: 0; } }
"""


def to_html(document: Document) -> str:
    """The document as a page of its own; nothing in it loads anything."""
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>{_SHEET}</style>\n</head>\n<body>\n"
    ]
    if document.confidential:
        parts.append('<p class="confidential">CONFIDENTIAL</p>\n')
    parts.append(f"<h1>{escape(document.title)}</h1>\n<p>{escape(document.subtitle)}</p>\n")
    for section in document.sections:
        parts.append(f"<section>\n<h2>{escape(section.title)}</h2>\n")
        parts.extend(_block(block, document) for block in section.blocks)
        parts.append("</section>\n")
    parts.append('<section class="sources">\n<h2>Sources</h2>\n<ol>\n')
    for n, row in enumerate(document.cited, start=1):
        shown = escape(source_words(row))
        if row.url and row.url.startswith(("http://", "https://")):
            shown = f'<a href="{escape(row.url, quote=True)}">{shown}</a>'
        parts.append(f'<li id="source-{n}">{shown}</li>\n')
    parts.append(
        f'</ol>\n</section>\n<p class="colophon">{escape(document.colophon)}</p>\n</body>\n</html>\n'
    )
    return "".join(parts)


def _block(block: Block, document: Document) -> str:
    match block:
        case Paragraph():
            css = ' class="small"' if block.small else ""
            return f"<p{css}>{_words(block.words, document)}</p>\n"
        case Listing():
            items = "".join(f"<li>{_words(item, document)}</li>\n" for item in block.items)
            return f"<ul>\n{items}</ul>\n"
        case Table():
            return _table(block, document)
        case Figure():
            twin = (
                f"<details><summary>The same as a table</summary>{_table(block.twin, document)}</details>"
                if block.twin
                else ""
            )
            return f"<figure>{block.svg}<figcaption>{escape(block.alt)}</figcaption>{twin}</figure>\n"


def _table(table: Table, document: Document) -> str:
    def css(column: int) -> str:
        return ' class="number"' if column in table.numeric else ""

    head = "".join(f'<th scope="col"{css(i)}>{escape(cell)}</th>' for i, cell in enumerate(table.header))
    body = "".join(
        "<tr>"
        + "".join(
            f'<th{css(0)} scope="row">{_words(cell, document)}</th>'
            if i == 0
            else f"<td{css(i)}>{_words(cell, document)}</td>"
            for i, cell in enumerate(row)
        )
        + "</tr>\n"
        for row in table.rows
    )
    return (
        f"<table>\n<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )


def _words(spans: Words, document: Document) -> str:
    shown = []
    for span in spans:
        text = escape(span.text)
        shown.append(f"<strong>{text}</strong>" if span.strong else text)
        numbers = document.numbers(span.sources)
        if numbers:
            shown.append("<sup>" + ", ".join(f'<a href="#source-{n}">{n}</a>' for n in numbers) + "</sup>")
    return "".join(shown)
