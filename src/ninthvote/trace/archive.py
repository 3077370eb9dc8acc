"""The passages of an index of documents that repeat some words, shown and compared where the documents are at hand."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ninthvote.errors import NinthVoteError, TextError
from ninthvote.text import read_bytes
from ninthvote.text.document import MOST_BYTES
from ninthvote.text.html import looks_like_html, read_html
from ninthvote.text.pdf import read_pdf
from ninthvote.trace.chain import Chain, Finder
from ninthvote.trace.index import Document, content_hash, read
from ninthvote.trace.letter import Letters, letters
from ninthvote.trace.verify import LEAST_EVIDENCE, Match, verified

#: Who asks for these very words wants to see every place that may have them: one run that few documents have is enough.
_ONE_RUN = 10.0
#: And two thirds of a short quotation, word for word, are enough: with half the bits of a run or two, that share of it.
_WHOLE = 0.8
#: Of the words of a quotation; the rest are a slip at an end.
_NEARLY_ALL = 0.97
#: What a document has beside a passage is shown so far: enough to see how it left the words.
_BESIDE = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """What a document has in place of the words, compared with them letter by letter."""

    text: str
    likeness: float
    #: What it has on either side, where it leaves the words.
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a document that repeats the words, or, where the document is not at hand, that seems to."""

    document: str
    #: The part of the words that it has, and the share of them.
    start: int
    end: int
    share: float
    #: Share of the document's letters that stand before the passage.
    into: float
    score_bits: float
    wording: Wording | None = None
    #: Why it could not be compared, or may not be what was indexed.
    doubt: str = ""

    @property
    def told(self) -> str:
        """How sure it is, and where in the document it stands, in words."""
        place = f"about {self.into:.0%} into it" if self.into >= 0.01 else "at its beginning"
        if self.wording is None:
            return f"unverified: {self.doubt}; {place}"
        part = "" if self.share > _NEARLY_ALL else f"{self.share:.0%} of the words, "
        return "; ".join(filter(None, [f"{part}{self.wording.likeness:.0%} alike", self.doubt, place]))

    def as_json(self) -> dict[str, Any]:
        wording = self.wording
        return {
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "into": self.into,
            "is_verified": wording is not None,
            "likeness": wording and wording.likeness,
            "text": wording and wording.text,
            "before": wording and wording.before,
            "after": wording and wording.after,
            "score_bits": self.score_bits,
        }


class Archive:
    """An index made ready for looking up, with the folder of its documents where that is at hand."""

    def __init__(self, index: Path, folder: Path | None = None) -> None:
        library = read(index)
        self._documents = library.documents
        self._finder = Finder(library)
        self._folder = folder
        self._held: dict[int, tuple[str, Letters, str]] = {}

    def passages(self, quote: str) -> list[Passage]:
        """Where the words stand in the documents, the surest first; each passage once."""
        asked = letters(quote)
        chains = self._finder.find(asked, least=_ONE_RUN)
        held = {n: self._at_hand(n) for n in sorted({chain.document for chain in chains})}
        least = min(LEAST_EVIDENCE, len(asked) * _WHOLE)
        at_hand = (chain for chain in chains if len(held[chain.document][1]))
        matches = verified(at_hand, asked, lambda n: held[n][1], least=least)
        best: dict[tuple[int, int, int], Passage] = {}
        for match in sorted(matches, key=lambda match: match.score):
            text, letters_there, doubt = held[match.document]
            ours = asked.span(match.first, match.last)
            theirs = letters_there.span(match.there_first, match.there_last)
            wording = _wording(quote, ours, text, theirs, match.likeness)
            into = match.there_first / len(letters_there)
            best[match.document, *theirs] = self._passage(match, quote, ours, into, wording, doubt)
        compared = {match.document for match in matches}
        for chain in sorted(chains, key=lambda chain: chain.score):
            doubt = held[chain.document][2]
            if doubt and chain.document not in compared:
                ours = asked.span(chain.first, chain.last)
                into = chain.there_first / max(self._documents[chain.document].letters, 1)
                best[chain.document, -1, -1] = self._passage(chain, quote, ours, into, None, doubt)
        return sorted(best.values(), key=_surest_first)

    def _passage(
        self,
        found: Chain | Match,
        quote: str,
        ours: tuple[int, int],
        into: float,
        wording: Wording | None,
        doubt: str,
    ) -> Passage:
        start, end = _whole_words(quote, ours)
        share, score = (end - start) / len(quote), round(found.score, 1)
        name = self._documents[found.document].name
        return Passage(name, start, end, share, round(into, 3), score, wording, doubt)

    def _at_hand(self, number: int) -> tuple[str, Letters, str]:
        """The document's text, its letters, and why it is not at hand or may not be the one indexed."""
        if number not in self._held:
            text, doubt = _text_at_hand(self._documents[number], self._folder)
            self._held[number] = text, letters(text), doubt
        return self._held[number]


def _surest_first(passage: Passage) -> tuple[float, float, str]:
    return -passage.wording.likeness if passage.wording else 0.0, -passage.score_bits, passage.document


def _wording(
    quote: str, ours: tuple[int, int], text: str, theirs: tuple[int, int], likeness: float
) -> Wording:
    """The passage in whole words; what the letters in common leave of a word at either end is not alike."""
    start, end = _whole_words(quote, ours)
    first, last = _whole_words(text, theirs)
    cut = max(end - start - (ours[1] - ours[0]), last - first - (theirs[1] - theirs[0]))
    return Wording(
        text[first:last],
        round(likeness * (end - start) / (end - start + cut), 3),
        _beside(text, first - _reach(quote[:start]), first),
        _beside(text, last, last + _reach(quote[end:])),
    )


def _whole_words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the letters that belong to its first and last word."""
    start, end = span
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _reach(missing: str) -> int:
    """How much of the document is shown for words that it does not have; nothing for what is no word."""
    return min(len(missing), _BESIDE) if any(char.isalnum() for char in missing) else 0


def _beside(text: str, start: int, end: int) -> str:
    start, end = _whole_words(text, (max(0, start), min(end, len(text))))
    return " ".join(text[start:end].split())


def _text_at_hand(document: Document, folder: Path | None) -> tuple[str, str]:
    if folder is None:
        return "", "the documents are not at hand"
    path = folder / document.name
    # an index from elsewhere may name any file
    if not path.resolve().is_relative_to(folder.resolve()) or not os.path.isfile(path):
        return "", f"no such file in {folder}"
    try:
        data = bytes_of(path, document.name)
        text = text_of(data, document.name)
    except NinthVoteError as wrong:
        return "", wrong.what
    is_same = content_hash(data) == document.content
    return text, "" if is_same else "changed since it was indexed: index the folder again"


def bytes_of(path: Path, name: str) -> bytes:
    """What the file holds.

    Raises:
        TextError: it cannot be opened, or is larger than any document.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as wrong:
        raise TextError(not_opened(wrong), where=name) from None
    if len(data) > MOST_BYTES:
        raise TextError(f"is larger than {MOST_BYTES // 1_000_000} MB", where=name)
    return data


def not_opened(wrong: OSError) -> str:
    return f"cannot be opened ({wrong.strerror or type(wrong).__name__})"


def text_of(data: bytes, name: str) -> str:
    """The text of a document, unmended: joined lines and hyphens make no difference to a stream of letters."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return read_bytes(data, name).text
    return read_html(text).text if looks_like_html(text) else text
