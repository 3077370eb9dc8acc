"""Whether a record is whole and in order: it opens and rises, its pages count up, its sentences run on.

Records are printed by fixed customs. Where a page, a column or a line is missing, doubled or out of its place one of
them breaks, though every single line may read well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ninthvote.intake.verbatim.leading import find_shifts
from ninthvote.intake.verbatim.page import OPENS, RunningText

_RISES = re.compile(
    r"meeting\s+(?:rose|was\s+(?:suspended|adjourned))\s+at[^\n]*\n?(?:\d{1,3})?\s*$", re.IGNORECASE
)
#: A shorter line may come twice in a row by right (a bracket, a number).
_DOUBLED = 4
#: So many broken sentences are a poor scan, where the custom tells nothing of single lines.
_POOR = 20
#: The longest passage that is looked for twice: a column of a page.
LONGEST_RUN = 70
_SHORT_RUN = 40
#: Latin letters, the marks that printers use and nothing else; a question mark or a sign for money inside a word stands
#: for a letter that was lost.
_NOT_OURS = re.compile(
    r"[^\n\x20-\x7e\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff‘’“”–—…§°½¼¾£€•·«»]|\w[?¢£¤¥©®]\w|[Ã├Â][^\w\s,.;:)’]"
)
#: How brackets close, and how many letters they hold at most.
_BRACKETS = {")": ("(", 250), "]": ("[", 700)}
_VOTE = re.compile(r"(?<![.:)\]])\s+A (?:recorded )?vote was taken\b")
#: A letter alone that is no word; where so many of a record's words are such, the widths of letters are not right.
_ALONE = re.compile(r"(?<=[a-z] )[b-zà-ɏ](?= [a-z]|[.,;:)\n])|(?<= )[b-zà-ɏ](?= [a-z])")
_TORN = 0.001
_COMMON = frozenset(["the", "of", "and", "to", "in", "that", "for", "on", "is", "a"])


def find_gaps(record: RunningText) -> Iterator[str]:
    """What shows that something of the record is missing, doubled or out of order."""
    if OPENS.search(record.text) is None:
        yield "the line with which the meeting opens"
    if _RISES.search(record.text[-300:]) is None:
        yield "the line with which the meeting rises, as the last of the record"
    yield from _page_numbers(record)
    yield from find_shifts(record)
    for at in record.returns[:1]:
        more = f", and {len(record.returns) - 1} more places" if len(record.returns) > 1 else ""
        yield f"the order of the columns, {record.place(at)}: the text goes back from the right to the left{more}"
    lines = record.text.split("\n")
    pairs = list(zip(record.starts[1:], lines, lines[1:], strict=False))
    for start, above, line in pairs:
        if above == line and len(line) >= _DOUBLED:
            yield f"one of two equal lines, {record.place(start)}: {line[:60]!r}"
    broken = [
        f"what stands before {line[:40]!r}, {record.place(start)}: the line above ends a sentence"
        for start, above, line in pairs
        if re.search(r"[a-z)][.?!]$", above) and re.match(r"[a-z]{2}", line)
    ]
    loose = [
        f"the other bracket of {text!r}, {record.place(at)}" for at, text in _loose_brackets(record.text)
    ]
    yield from loose if len(loose) <= _POOR else [f"the brackets: {len(loose)} have no other"]
    for found in _VOTE.finditer(record.text):
        yield f"what stands before {found[0].strip()!r}, {record.place(found.end())}: the line above ends no sentence"
    for start, many in _doubled_runs(lines):
        place = record.place(record.starts[start])
        yield f"one of two equal passages: {many} lines from {place} stand twice"
    yield from _foreign(record, lines)
    yield from broken if len(broken) <= _POOR else [f"the order of the lines: {len(broken)} break a sentence"]


def _page_numbers(record: RunningText) -> Iterator[str]:
    if len(record.numbers) * 2 < record.n_pages:
        if record.n_pages > 1:
            yield "the numbers of the pages: a page that is missing or out of its place would not show"
        return
    for page in range(2, record.n_pages + 1):
        printed = record.numbers.get(page)
        if printed is None:
            yield f"the number of page {page}"
        elif printed[0] != page or printed[1] not in (None, record.n_pages):
            of = f" of {printed[1]}" if printed[1] else ""
            yield f"a page: page {page} of {record.n_pages} in the file is printed as page {printed[0]}{of}"


def _loose_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Brackets that do not close or were not opened, and what stands around them."""
    for close, (open_, most) in _BRACKETS.items():
        waiting: list[int] = []
        for found in re.finditer(rf"[{re.escape(open_ + close)}]", text):
            at = found.start()
            if found[0] == open_:
                waiting.append(at)
            elif not waiting or at - waiting.pop() > most:
                yield at, text[max(0, at - 30) : at + 1]
        yield from ((at, text[at : at + 30]) for at in waiting)


def _doubled_runs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """(first line of the second, number of lines) of passages of several lines that follow upon themselves."""
    for step in range(2, LONGEST_RUN + 1):
        equal = 0
        for k in range(step, len(lines)):
            equal = equal + 1 if lines[k] == lines[k - step] else 0
            if equal == step and sum(map(len, lines[k - step + 1 : k + 1])) > _SHORT_RUN:
                yield k - step + 1, step
                return


def _foreign(record: RunningText, lines: list[str]) -> Iterator[str]:
    """Characters that English records do not have, words that are torn or hold marks, pages without English words."""
    odd = [
        f"{found[0]!r}, {record.place(start + found.start())}, no character of an English record"
        for start, line in zip(record.starts, lines, strict=True)
        if (found := _NOT_OURS.search(line)) is not None
    ]
    yield from odd if len(odd) <= _POOR else [f"the characters of {len(odd)} lines, as {odd[0]}"]
    torn = len(_ALONE.findall(record.text))
    if torn > max(1, _TORN * len(record.text.split())):
        yield f"the words that are torn: {torn} letters stand alone, and others may have dropped out"
    words: dict[int, list[str]] = {}
    for place, line in zip(record.places, lines, strict=True):
        words.setdefault(place.page, []).extend(line.split())
    for page, of_page in words.items():
        if len(of_page) > 60 and sum(word.lower() in _COMMON for word in of_page) < 0.02 * len(of_page):
            yield f"page {page}, whose words are not English: the letters of a font may be taken for others"
