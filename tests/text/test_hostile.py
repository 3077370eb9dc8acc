"""Files that nobody meant to write: a clear message or an empty result, never a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.check.source import open_checker
from ninthvote.errors import TextError
from ninthvote.text import read_bytes, split_sentences
from ninthvote.text.sentence import LONGEST_SENTENCE


def read(data: bytes) -> int:
    """How many claims are found, or -1 where the file is refused in words."""
    try:
        document = read_bytes(data, "file")
    except TextError:
        return -1
    return len(open_checker().check(document).claims)


@given(st.binary(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_random_bytes(data: bytes) -> None:
    """A wrong file dropped on the program must be told from an article without claims."""
    read(data)


@given(
    st.text(
        alphabet="UNSecuritycouncil veto abstained 0123456789-,.;:'\"()/\n\t\u200f\u202e\u200b\u00ad\u0301\ufeffISDG\u0130\u1e9e",  # noqa: E501
        max_size=400,
    )
)
@settings(max_examples=80, deadline=None)
def test_letters_of_the_field_in_any_order(text: str) -> None:
    """Offsets must hold through letters that change their length, directions that turn and marks without a letter."""
    checked = open_checker().check(read_bytes(f"UN {text}".encode(), "file"))
    for claim in checked.claims:
        start, end = checked.source_span(claim)
        assert 0 <= start <= end <= len(checked.document.source)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF",
        b"\x00\x01\x02\x03" * 500,
        b"\xff\xfe\x00",
        b"<html>" + b"<div>" * 5000 + b"The Security Council" ,
        b"<" * 3000,
        b"<a href='" * 2000,
        b"&#xffffffff;&#0;&nbsp" * 300,
        ("\u202eliciuoC ytiruceS\u202c " * 200).encode(),
        ("The Security Council voted " + "no, " * 3000).encode(),
        ("Japan and " * 2000 + "China abstained in the Security Council").encode(),
        (b"The Security Council met. " * 400),
    ],
    ids=["empty", "pdf head", "pdf broken", "binary", "utf-16 stub", "deep", "open tags", "open quotes", "entities",
         "right to left", "long sentence", "long list", "repeated"],
)  # fmt: skip
def test_a_hostile_file_is_read_or_refused(data: bytes) -> None:
    """Each of these has broken some program."""
    read(data)


def test_more_than_a_shelf_of_articles_is_refused_and_not_cut_short() -> None:
    """A file whose second half was left unread would come back as if it had been checked."""
    with pytest.raises(TextError, match="million characters"):
        read_bytes(b"The Security Council met. " * 120_000, "archive.txt")


def test_a_sentence_without_end_is_cut_and_not_searched_whole() -> None:
    """The work on a sentence grows with its square: one of 80,000 letters took forty seconds."""
    text = read_bytes(b"the council met and " * 4000, "file").text
    sentences = split_sentences(text)
    assert max(len(s.text) for s in sentences) <= LONGEST_SENTENCE
    assert all(text[s.start : s.end] == s.text for s in sentences)
