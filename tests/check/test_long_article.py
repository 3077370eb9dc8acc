"""A shelf of articles in one file takes as many times the work of one as it has its length, and no more."""

import random
import sys
from datetime import date
from types import FrameType

import pytest

from check.test_wordings import wordings
from ninthvote.check.source import open_checker
from ninthvote.text import Document, Mapped, document_of, split_sentences

DAY = date(2018, 12, 10)


def _day(n: int) -> str:
    return f"{n % 27 + 1} December {2000 + n % 19}"


def _vote(n: int) -> str:
    return f"On {_day(n)} the Council voted 11-2-2 to take up human rights in the DPRK."


def _dealt(n: int) -> str:
    """Sixty wordings over and over, every third with a day of its own."""
    every = [sentence for *_, sentence in wordings()]
    return random.Random(n % 60).choice(every) + (f" It was on {_day(n)}." if n % 3 == 0 else "")


KINDS = {
    "one line of votes": ("The Security Council met. ", " ", _vote),
    "lines of chairs": ("", "\n", lambda n: f"{_vote(n)}\nJapan presided."),
    "wordings of every kind": ("The Security Council met. ", " ", _dealt),
    "wordings line by line": ("The Security Council met.\n", "\n", _dealt),
}


def text_of(kind: str, sentences: int) -> str:
    opening, between, sentence = KINDS[kind]
    return opening + between.join(sentence(n) for n in range(sentences))


def calls(text: str) -> int:
    """How many functions are called, and generators resumed, while the text is read and checked."""
    n = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal n
        n += event in ("call", "c_call")

    checker = open_checker()
    checker.check(document_of(text), DAY)
    sys.setprofile(count)
    try:
        checker.check(document_of(text), DAY)
    finally:
        sys.setprofile(None)
    return n


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_length_is_twice_the_work(kind: str) -> None:
    """Looking back over all that was told, at each sentence again, would keep an archive waiting for days."""
    once, twice, four = (calls(text_of(kind, n)) for n in (60, 120, 240))
    assert four - twice <= 2.1 * (twice - once)


class Counted(str):
    """A text that counts the letters that are copied out of it or walked over in search of a line's end."""

    __slots__ = ()
    letters = 0

    def __getitem__(self, at: object) -> str:
        part = super().__getitem__(at)  # type: ignore[index]
        Counted.letters += len(part)
        return part

    def rfind(self, *given: object) -> int:
        at = super().rfind(*given)  # type: ignore[arg-type]
        Counted.letters += int(given[2]) - max(at, 0) if len(given) > 2 else len(self)  # type: ignore[call-overload]
        return at

    def find(self, *given: object) -> int:
        at = super().find(*given)  # type: ignore[arg-type]
        Counted.letters += (at if at >= 0 else len(self)) - (int(given[1]) if len(given) > 1 else 0)  # type: ignore[call-overload]
        return at


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_copies_the_line_it_stands_in(kind: str) -> None:
    """A text without line breaks, as it comes out of a database, would be copied once for each of its sentences."""
    document = document_of(text_of(kind, 200))
    text = Counted(document.text)
    body = Mapped(text, document.body.starts, document.body.ends)
    Counted.letters = 0
    found = open_checker().check(Document("-", "text", document.source, body, None), DAY)
    assert len(found.claims) > 100
    assert len(text) <= Counted.letters <= 8 * len(text)


def test_a_sentence_knows_where_its_line_begins() -> None:
    """A heading taken for the middle of a line would give its list no subject."""
    text = "One. Two.\n\nThree!\n- Four. Five"
    assert [text[s.line : s.line + 5] for s in split_sentences(text)] == [
        "One. ",
        "One. ",
        "Three",
        "- Fou",
        "- Fou",
    ]
