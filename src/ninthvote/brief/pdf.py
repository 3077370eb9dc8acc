"""A document as PDF by Typst: two columns of facts on paper, tagged for screen readers (PDF/UA-1), the same bytes
for the same document."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from ninthvote.brief.document import Block, Document, Figure, Listing, Paragraph, Table, Words, source_words
from ninthvote.errors import NinthVoteError

_PREAMBLE = """
#set document(title: {title}, author: "Ninth Vote", date: datetime(year: {year}, month: {month}, day: {day}))
#set text(lang: "en", size: 8pt, font: ("Libertinus Serif", "New Computer Modern"), hyphenate: true)
#set page(paper: "a4", margin: (x: 14mm, top: 12mm, bottom: 13mm), header: {header}, footer: context {{
  set text(size: 6.8pt)
  [Ninth Vote · {footer} #h(1fr) {footer_mark}#counter(page).display("1 / 1", both: true)]
}})
#set par(justify: false, leading: 0.5em, spacing: 0.62em)
#set table(stroke: (x, y) => (bottom: if y == 0 {{ 0.7pt }} else {{ 0.25pt + luma(150) }}), inset: (x: 2.5pt, y: 2.1pt))
#set list(indent: 0pt, body-indent: 4pt, spacing: 0.5em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): it => block(above: 0.95em, below: 0.5em, text(size: 10pt, it.body))
#show link: it => it
#let note(..numbers) = super(typographic: false, size: 0.68em,
  numbers.pos().map(n => link(label("s" + str(n)))[#n]).join([,]))
"""

#: Characters outside what the typesetter's own fonts hold: Latin, Greek, Cyrillic and common punctuation. The fonts of
#: the machine are not asked, or the same brief would differ from one to the next; such a character prints as `?`, and
#: stands whole in the other forms.
_UNSET = re.compile(
    r"[^\u0009\u0020-\u007e\u00a0-\u017f\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f"
    r"\u2013\u2014\u2018-\u201e\u2022\u2026]"
)


def to_pdf(document: Document) -> bytes:
    """The document on A4 paper.

    Raises:
        NinthVoteError: the typesetter refused it; says what it said.
    """
    import typst

    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "brief.typ"
        main.write_text(_Sheet(document, Path(folder)).text(), encoding="utf-8")
        try:
            return bytes(
                typst.compile(str(main), format="pdf", pdf_standards="ua-1", ignore_system_fonts=True)
            )
        except RuntimeError as wrong:
            raise NinthVoteError(f"the brief cannot be set as PDF: {wrong}") from None


class _Sheet:
    """The document in the typesetter's language, its pictures written beside it."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.document, self.folder, self.n_pictures = document, folder, 0

    def text(self) -> str:
        d = self.document
        parts = [
            _PREAMBLE.format(
                title=_string(d.title),
                year=d.on.year,
                month=d.on.month,
                day=d.on.day,
                header='align(right, text(size: 8pt, weight: "bold", tracking: 1pt)[CONFIDENTIAL])'
                if d.confidential
                else "none",
                footer=_escape(d.colophon),
                footer_mark="*CONFIDENTIAL* #h(1em) " if d.confidential else "",
            ),
            f"= {_escape(d.title)}\n\n{_escape(d.subtitle)}\n",
        ]
        for section in d.sections:
            parts.append(f"\n== {_escape(section.title)}\n")
            parts.extend(self._block(block) for block in section.blocks)
        parts.append(
            "\n== Sources\n#set text(size: 6pt)\n#set par(leading: 0.4em, spacing: 0.4em)\n#columns(4, gutter: 7pt)[\n"
        )
        for n, row in enumerate(d.cited, start=1):
            shown = _escape(source_words(row))
            if row.url and row.url.startswith(("http://", "https://")):
                shown = f"#link({_string(row.url)})[{shown}]"
            parts.append(f"#block[{n}. {shown} <s{n}>]\n")
        parts.append("]\n")
        return "".join(parts)

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                shown = self._words(block.words)
                return f"\n#text(size: 7.2pt)[{shown}]\n" if block.small else f"\n{shown}\n"
            case Listing():
                return "\n" + "".join(f"- {self._words(item)}\n" for item in block.items)
            case Table():
                return self._table(block)
            case Figure():
                self.n_pictures += 1
                name = f"picture-{self.n_pictures}.svg"
                (self.folder / name).write_text(
                    block.svg.replace('font-family="inherit"', ""), encoding="utf-8"
                )
                return f"\n#align(center, image({_string(name)}, width: 48%, alt: {_string(block.alt)}))\n"

    def _table(self, table: Table) -> str:
        n = len(table.header)
        parts = table.widths or tuple(0 if i in table.numeric or i == 0 else 1 for i in range(n))
        widths = "(" + ", ".join(f"{part}fr" if part else "auto" for part in parts) + ",)"
        align = "(" + ", ".join("right" if i in table.numeric else "left" for i in range(n)) + ",)"
        head = ", ".join(f"[*{_escape(cell)}*]" for cell in table.header)
        rows = ",\n".join(", ".join(f"[{self._words(cell)}]" for cell in row) for row in table.rows)
        return (
            f"\n#text(size: 7.4pt)[#table(columns: {widths}, align: {align}, "
            f"table.header({head}),\n{rows})]\n"
        )

    def _words(self, spans: Words) -> str:
        shown = ""
        for span in spans:
            text = _escape(span.text)
            shown += f"#strong[{text}]" if span.strong and text.strip() else text
            numbers = self.document.numbers(span.sources)
            if numbers:
                shown += f"#note({', '.join(map(str, numbers))})"
        return shown


def _escape(text: str) -> str:
    """Words as words: nothing in them is read as markup."""
    return f"#{_string(_UNSET.sub('?', text))};" if text else ""


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
