"""Four forms of one document: the same words, the same numbers of the same sources, whatever the words contain."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.brief.document import Document, Figure, Listing, Paragraph, Section, Span, Table, words
from ninthvote.brief.figure import tally_bars
from ninthvote.brief.html import to_html
from ninthvote.brief.markdown import to_markdown
from ninthvote.brief.pdf import to_pdf
from ninthvote.record import SourceRow


def _source(key: str, **given: str) -> SourceRow:
    fields = {"publisher": None, "title": None, "url": None, "symbol": None, "note": None} | given
    return SourceRow(source=key, date_=None, **fields)


def _document(text: str = "Nine are needed", *, confidential: bool = False) -> Document:
    return Document(
        title="A brief",
        subtitle="On a day",
        on=date(2018, 12, 10),
        sections=(
            Section(
                "One",
                (
                    Paragraph(
                        words(
                            Span(text, sources=("b",)),
                            " and ",
                            Span("eight came", strong=True, sources=("a",)),
                        )
                    ),
                    Listing((words("first"), words(Span("second", sources=("a", "b"))))),
                    Table(
                        "Members", ("State", "Votes"), ((words("Peru"), words("1")),), numeric=frozenset({1})
                    ),
                    Figure(tally_bars([0.4, 0.6], required=1, title="t"), "A chart"),
                ),
            ),
        ),
        sources=(_source("a", symbol="S/2014/872"), _source("b", url="https://example.org/x"), _source("c")),
        colophon="Record of a day",
        confidential=confidential,
    )


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    """A note that leads to another source than the one it rests on is a false citation."""
    document = _document()
    assert [row.source for row in document.cited] == ["b", "a"]
    assert document.numbers(("a", "b")) == [2, 1]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_pdf(_document()) == to_pdf(_document())
    assert to_html(_document()) == to_html(_document())


def test_the_pdf_is_tagged_and_says_the_words() -> None:
    pdf = to_pdf(_document())
    assert b"/MarkInfo" in pdf or b"StructTreeRoot" in pdf or b"pdfuaid" in pdf
    with pypdfium2.PdfDocument(pdf) as opened:
        text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    assert "Nine are needed" in text
    assert "S/2014/872" in text


def test_a_confidential_brief_says_so_on_every_page() -> None:
    """A page that comes loose from a private brief must still say what it is."""
    long = _document("word " * 9000, confidential=True)
    with pypdfium2.PdfDocument(to_pdf(long)) as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    assert len(pages) > 1
    assert all("CONFIDENTIAL" in page for page in pages)
    assert "CONFIDENTIAL" in to_html(long)
    assert "CONFIDENTIAL" in to_markdown(long)
    assert json.loads(json.dumps(long.to_json()))["confidential"] is True
    assert "CONFIDENTIAL" not in to_markdown(_document())


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize(
    "text", ['<script>alert("x")</script>', "#set page(width: 1pt)", "](javascript:x) [^1]: y", "$1 @x *"]
)
def test_hostile_words_stay_words_in_every_form(text: str) -> None:
    """Words from a private note or a source must not become markup of any of the four forms."""
    document = _document(text)
    tags = _Tags()
    tags.feed(to_html(document))
    assert "script" not in tags.tags
    with pypdfium2.PdfDocument(to_pdf(document)) as opened:
        shown = opened[0].get_textpage().get_text_range()
    assert text.split()[0][:6] in shown.replace("\n", " ")
    assert not re.search(r"(?<!\\)\]\(javascript", to_markdown(document))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_words_can_be_printed(text: str) -> None:
    document = _document(text)
    assert to_pdf(document).startswith(b"%PDF")
    to_html(document).encode()
    to_markdown(document).encode()
