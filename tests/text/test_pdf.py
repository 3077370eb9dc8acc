"""PDFs as their readers read them: columns, paragraphs and divided words; and what cannot be read is said."""

import json
import zlib
from datetime import date
from functools import cache

import pytest
import typst

from ninthvote.errors import TextError
from ninthvote.text import Document, read_bytes
from shared_data import shared

PARAGRAPHS = [
    "Council takes up rights in North Korea",
    "The Security Council voted on Monday, 22 December 2014, to put the situation in the Democratic People's Republic"
    " of Korea on its agenda. Eleven members were in favour. China and Russia voted against, while Chad and Nigeria"
    " abstained; it was the first such vote.",
    "Linda Thomas-Greenfield was not yet the ambassador of the United States. The Human Rights Council had backed the"
    " commission by 30 votes to 6, and the Assembly followed in December with 123 votes, as everybody remembers.",
    "No veto applies to a procedural vote. Nine members must vote in favour, whoever they are.",
]  # fmt: skip


def typeset(columns: int, width: str) -> bytes:
    paragraphs = "\n".join(f"#par({json.dumps(words)})" for words in PARAGRAPHS * 4)
    head = f'#set page(width: {width}, columns: {columns})\n#set text(hyphenate: true, lang: "en")\n'
    return bytes(typst.compile(f"{head}#set par(justify: true)\n{paragraphs}".encode(), format="pdf"))


@pytest.mark.parametrize(("columns", "width"), [(1, "12cm"), (1, "21cm"), (2, "21cm"), (2, "30cm")])
def test_a_page_is_read_in_paragraphs_with_its_words_whole(columns: int, width: str) -> None:
    """A claim cut by the end of a line, or run together with the headline above it, would be missed or misjudged."""
    read = read_bytes(typeset(columns, width), "a.pdf").text
    assert [line for line in read.split("\n") if line.strip()] == PARAGRAPHS * 4


def drawn(content: bytes, pages: int = 1) -> bytes:
    """A PDF of pages on which this is drawn, without a table of its objects: PDFium finds them itself."""
    packed = zlib.compress(content, 9)
    kids = b" ".join(b"%d 0 R" % (4 + n) for n in range(pages))
    body = b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[%b]/Count %d>>endobj\n"
    stream = b"3 0 obj<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream endobj\n"
    page = b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R>>endobj\n"
    return (
        body % (kids, pages)
        + stream % (len(packed), packed)
        + b"".join(page % (4 + n) for n in range(pages))
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (drawn(b"0 0 m 9 9 l S"), "holds no text"),
        (drawn(b"", pages=1200), "more than 1,000 pages"),
        (drawn(b"BT /F1 12 Tf (x) Tj ET\n" * 20_000_000), "more time or memory"),
        (drawn(b"BT ET")[:200], "damaged or cut short"),
    ],
    ids=["a scan", "an archive", "a bomb", "cut short"],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    """A scan would pass as an article without claims; a file made for it would take the program down with PDFium."""
    with pytest.raises(TextError, match=words):
        read_bytes(data, "a.pdf")


@cache
def record(name: str) -> Document:
    return read_bytes(shared(f"data/verbatim/{name}.pdf").read_bytes(), name)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("S_PV.492", date(1950, 8, 29)),  # a scan askew, in two languages
        ("A_48_PV.46", date(1993, 11, 1)),  # printed on 22 November, as it says too
        ("S_PV.3756", date(1997, 3, 21)),
        ("S_PV.8422", date(2018, 12, 13)),
        ("S_PV.10100", date(2026, 1, 30)),
    ],
)
def test_a_record_has_the_day_of_its_meeting(name: str, day: date) -> None:
    """ "The resolution just adopted" would be looked for in another year."""
    assert record(name).published == day


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("S_PV.8422", "13/12/2018"),
        ("A_48_PV.46", "46th meeting - Monday"),
        ("A_61_PV.107", "07-50429"),
        ("A_79_PV.29", "24-19856"),
    ],
)
def test_what_the_pages_of_a_record_repeat_stands_in_no_sentence(name: str, head: str) -> None:
    """A sentence that goes on overleaf would be cut, and the day of the meeting be read as part of what was said."""
    document = record(name)
    assert document.source.count(head) > 5
    assert head not in document.text
    # Paragraphs end where a sentence does.
    long = [line for line in document.text.split("\n") if len(line) > 200]
    ended = [line for line in long if line.rstrip("\"')").endswith((".", "?", "!", ":", ";"))]
    assert len(long) > 10
    assert len(ended) >= 0.9 * len(long)


def test_a_running_head_is_told_by_its_coming_again() -> None:
    """A line of the text would be lost for standing at the head of a page, or a chronology for its symbols."""
    pages = [
        f"Annual report 2020, p. {n + 7}\nThe Council met on item {n * n} of its agenda, and heard what was\nsaid."
        for n in range(5)
    ]
    read = read_bytes("\f".join(pages).encode(), "a.txt").text
    assert "Annual report" not in read
    assert all(f"item {n * n} of its agenda" in read for n in range(5))
    chronology = "22/12/2014 First meeting S/PV.7353\n10/12/2015 Second meeting S/PV.7575\n"
    assert read_bytes(chronology.encode(), "a.txt").text.split() == chronology.split()


def test_a_sentence_goes_on_past_the_note_under_its_column() -> None:
    """On its first page a record says below the left column how it may be corrected, amid a sentence."""
    document = record("A_64_PV.121")
    assert "Corrections should be submitted" not in document.text
    said = "the General Assembly adopted resolution 64/184 and decision 64/555 on the preparations"
    at = document.text.index(said)
    start, end = document.body.span(at, at + len(said))
    assert document.source[start:end].startswith("the General")
    assert "Corrections should be submitted" in document.source[start:end]


def test_letters_told_by_their_number_in_a_font_are_letters() -> None:
    """What TeX sets as one sign would fall out of its word, and quotations lose their marks."""
    words = b"BT /F1 12 Tf 72 700 Td (The \x10Security Council\x11 met on the con\x1dict for the \x1crst time.) Tj ET"
    assert (
        read_bytes(drawn(words), "a.pdf").text
        == 'The "Security Council" met on the conflict for the first time.'
    )
