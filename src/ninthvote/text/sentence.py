"""Where one sentence ends and the next begins, in a text whose lines are already those of its author."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sr",
        "jr",
        "no",
        "nos",
        "vs",
        "v",
        "p",
        "pp",
        "para",
        "paras",
        "art",
        "arts",
        "sec",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "amb",
        "gen",
        "sen",
        "rep",
        "gov",
        "lt",
        "col",
        "maj",
        "capt",
        "rev",
        "hon",
        "inc",
        "ltd",
        "co",
        "corp",
        "u.n",
        "u.s",
        "u.k",
        "e.u",
        "d.p.r.k",
        "s",
        "n",
        "ed",
        "eds",
        "vol",
        "fig",
        "cf",
        "ca",
        "approx",
        "dept",
        "est",
        "i.e",
        "e.g",
        "a.m",
        "p.m",
        "etc",
        "al",
    ]
)
#: After a stop come quotation marks and the marks of footnotes: "... it said.[1] It went on".
_STOP = re.compile(r"(?<![.!?])[.!?]++(?:[\"')\]]++)?(?:\[\d{1,3}\])*(?=\s|$)|\.\.\.+|\n+")
_OPENS = re.compile(r"\s*[\"'(\[]*[A-Z0-9\u00c0-\u00de\u2022]")
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014]\s+|\(?\d{1,2}[.)]\s+|[QA][.:]\s+)?\s*")


#: The patterns' work grows with the square of a sentence; what is longer than any author's is cut at a blank.
LONGEST_SENTENCE = 1500


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the text; `paragraph` counts the blocks of the author's lines."""

    start: int
    end: int
    text: str
    paragraph: int
    line: int = 0  #: where its line begins

    @property
    def is_question(self) -> bool:
        return self.text.rstrip("\"')] ").endswith("?")


def split_sentences(text: str) -> list[Sentence]:
    """The sentences in order; a line break always ends one, bullets and list numbers stand outside."""
    out: list[Sentence] = []
    begin, paragraph, line = 0, 0, 0

    def close(end: int) -> None:
        lead = _BULLET.match(text, begin, end)
        start = lead.end() if lead else begin
        while end - start > LONGEST_SENTENCE:
            cut = max(text.rfind(mark, start + 1, start + LONGEST_SENTENCE) for mark in ("; ", ", ", " "))
            cut = cut if cut > start else start + LONGEST_SENTENCE - 1
            keep(start, cut + 1)
            start = cut + 1
        keep(start, end)

    def keep(start: int, end: int) -> None:
        bare = text[start:end].strip()
        if bare:
            start += len(text[start:end]) - len(text[start:end].lstrip())
            out.append(Sentence(start, start + len(bare), bare, paragraph, line))

    for stop in _STOP.finditer(text):
        if stop.start() < begin:
            continue
        mark = stop.group()
        if mark[0] == "\n":
            close(stop.start())
            begin = line = stop.end()
            paragraph += 1
        elif _is_end(text, begin, stop):
            close(stop.end())
            begin = stop.end()
    close(len(text))
    return out


def _is_end(text: str, begin: int, stop: re.Match[str]) -> bool:
    mark = stop.group()
    after = text[stop.end() : stop.end() + 12]
    if mark[0] != ".":
        # A quoted question inside a sentence goes on in lower case.
        return not after.strip() or bool(_OPENS.match(after))
    if mark.startswith("..") and not _OPENS.match(after):
        return False
    word = text[max(begin, stop.start() - 16) : stop.start()].split()
    last = word[-1].strip("\"'([").lower() if word else ""
    if last in _ABBREVIATIONS:
        ambiguous = last in ("u.n", "u.s", "u.k", "e.u", "co", "inc", "etc", "a.m", "p.m")
        return bool(ambiguous and _OPENS.match(after) and _starts_anew(after))
    if len(last) == 1 and last.isalpha() and word[-1].isupper():
        return False
    if not last and stop.start() == begin:
        return False
    return not after.strip() or bool(_OPENS.match(after))


_ANEW = re.compile(
    r"\s*(?:The|It|In|On|At|He|She|They|But|And|This|That|A|An|We|For|If|When|Its|There|Since)\b"
)


def _starts_anew(after: str) -> bool:
    return bool(_ANEW.match(after))
