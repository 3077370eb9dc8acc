"""When a text says that it was written: in its page's data, under its title, before its first words, or at its foot.

A day that the text tells of is none of these: an item of a chronology, the title of a vote, a sentence of prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ninthvote.text.date import find_dates

#: How far a page is searched for its own data.
_MARKUP_LETTERS = 200_000
_META = re.compile(r"<meta\b[^>]{0,600}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_FIRST = re.compile(
    r"(?:article:)?publish(?:ed|ed[_-]?time|ed[_-]?date|[_-]?date)|.*publication[_-]?date|datepublished|pubdate|.*pub-date"
    r"|dc(?:terms)?\.(?:date|created|issued).*|(?:sailthru\.)?date|article:published_time|og:published_time|publish_time"
)
_SECOND = re.compile(
    r"article:modified_time|og:updated_time|datemodified|last-modified|dc(?:terms)?\.modified|revised|updated_time"
)
_SCRIPT = re.compile(r"[\"']?datePublished[\"']?\s*:\s*[\"'](\d{4}-\d\d-\d\d)", re.IGNORECASE)
_TIME = re.compile(r"<time\b([^>]{0,300})>([^<]{0,80})", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,400}>")
_STAMP = re.compile(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")

_DONE = r"(?:for (?:immediate )?release|embargoed|posted|published|updated|modified|revised|issued|released|recorded|filed|written|dated?|transcript|input|local time)"
_DONE_WORD = re.compile(rf"\b{_DONE}\b|(?:^|[|;] ?)by\b", re.IGNORECASE)
#: "Posted on …", "Last updated: …", "This article was first published on …", at the beginning of its line.
_LABELLED = re.compile(
    rf"\W*(?:this (?:article|page|post|story|piece|text|note|version|statement) (?:was |has been )?)?(?:first |last |originally |and )*{_DONE}\b[^.;]{{0,30}}$",
    re.IGNORECASE,
)
_READ = re.compile(r"\b(?:accessed|retrieved|archived|visited|viewed|born)\b", re.IGNORECASE)
#: "The vote of 22 December 2014": a day that something else had.
_OF_SOMETHING = re.compile(
    r"\b(?<!as )(?:of|on|in|since|until|after|before|from|between|by|to|the)\s*$", re.IGNORECASE
)
_PROSE = re.compile(r"\b(?:was|were|is|are|has|had|have|will|voted|met|held)\b")
_ITEM = re.compile(r"[-*\u2022\u00b7]\s|\(?\d{1,2}[.)]\s")
_LABEL = re.compile(r"([^:]{2,60}):")
#: "GENEVA, 9 December 2018 (Agency) -", "(New York, December 9, 2018) –".
_PLACE = re.compile(r"\W*[A-Z][\w.'\u2019-]*(?:(?:,? |/)[A-Z][\w.'\u2019-]*){0,4}[,:(\s\u2013\u2014-]*")
_DASH = re.compile(r"[)\].,\s]*(?:[(/][^()/\n]{1,40}[)/]\s*)?(?:-{1,2}|\u2013|\u2014|\|)\s")
_SIGNED = re.compile(r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,3},? (?:on )?$")

HEAD_LINES, HEAD_LETTERS = 14, 1500
FOOT_LINES = 8

#: A verbatim record bears its symbol; the day of its meeting stands beside the hour, or after the number of the meeting.
_RECORD = re.compile(r"(?m)^(?:United Nations )?[AS]/(?:\d{1,2}/)?PV\.\d+\s*$")
_RECORD_LETTERS = 6_000
_HOUR = re.compile(r",? (?:\w\w )?(?:at )?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|noon)")
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th) meeting\W{1,3}$", re.IGNORECASE)


#: An agency and its client, an author and a time zone differ by a day or two; the data of a page that was moved to a new
#: address or taken up anew differ by more from what it shows its reader.
DAYS_APART = 7


def day_of_document(kind: str, source: str, text: str) -> tuple[date | None, date | None]:
    """The day on which it was written or, of a record, said; and the one that its page's data give where it shows another."""
    shown = day_of_head(text)
    if kind == "html":
        data = day_of_markup(source)
        if data and shown and abs((data - shown).days) > DAYS_APART:
            return shown, data
        return data or shown or _at_the_foot(text.split("\n")) or day_in_furniture(source), None
    said = day_of_record(source) if kind == "pdf" else None
    return said or shown or _at_the_foot(text.split("\n")), None


def day_of_markup(source: str) -> date | None:
    """The day of publication as the page's own data give it; else the day it was changed."""
    head = source[:_MARKUP_LETTERS]
    changed: date | None = None
    for tag in _META.finditer(head):
        given = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag[0])}
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        on = _stamp(given.get("content", ""))
        if on and _FIRST.fullmatch(name):
            return on
        if on and changed is None and _SECOND.fullmatch(name):
            changed = on
    script = _SCRIPT.search(head)
    if script:
        return _stamp(script[1])
    for m in _TIME.finditer(head):
        given = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(m[1])}
        on = _stamp(given.get("datetime", "")) or _written(m[2])
        if on:
            return on
    return changed


def day_of_record(text: str) -> date | None:
    """The day of the meeting whose verbatim record this is; its weekday vouches for it where a scan may be misread."""
    head = text[:_RECORD_LETTERS]
    if not _RECORD.search(head):
        return None
    line = " ".join(head.split())
    for start, end, when in find_dates(line):
        if when.exact and (
            (when.weekday == when.exact.weekday() and _HOUR.match(line, end))
            or _NUMBERED.search(line, 0, start)
        ):
            return when.exact
    return None


def day_in_furniture(source: str) -> date | None:
    """ "Last updated: …" in what stands around the article on its page."""
    for words in _TAGS.split(source[-_MARKUP_LETTERS // 4 :]):
        words = words.strip()
        if 8 < len(words) < 120 and _DONE_WORD.search(words):
            for start, _, on in _exact(words)[:1]:
                if _LABELLED.fullmatch(words[:start]):
                    return on
    return None


def _stamp(text: str) -> date | None:
    m = _STAMP.match(text)
    if not m:
        return _written(text) if text and len(text) < 60 else None
    try:
        return date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        return None


def _written(text: str) -> date | None:
    return next((w.exact for _, _, w in find_dates(text) if w.exact), None)


_A_YEAR = re.compile(r"\d{4}")


def _exact(line: str) -> list[tuple[int, int, date]]:
    """The days written whole, without those that are one day to some readers and another to others."""
    if not _A_YEAR.search(line):
        return []
    dates = find_dates(line.title() if line.isupper() else line)
    return [(s, e, w.exact) for s, e, w in dates if w.exact and not w.either_way]


def day_of_head(text: str) -> date | None:
    """The day under the title or in the dateline."""
    lines = text.split("\n")
    head = list(_head(lines))
    return next((on for line in head if (on := _in_a_line(line, lines))), None) or next(
        (on for line in head if (on := _before_the_words(line))), None
    )


def _head(lines: list[str]) -> Iterator[str]:
    at = 0
    for n, line in enumerate(lines):
        if n > HEAD_LINES or at > HEAD_LETTERS:
            return
        at += len(line) + 1
        if line.strip():
            yield line.strip()


def _in_a_line(line: str, lines: list[str]) -> date | None:
    """A whole date in a line of its own, with its author, its hour or what it is the day of."""
    found = _exact(line[:300])
    if not found:
        return None
    start, end, on = found[0]
    before, rest = line[:start], line[:start] + line[end:]
    if _LABELLED.fullmatch(before) and not _READ.search(before):
        return on
    label = _LABEL.match(before)
    if (
        len(line) > 140
        or _ITEM.match(line)
        or _READ.search(rest)
        or (label and not _DONE_WORD.search(label[0]))
    ):
        return None  # an item of a list, or the day of something else: "Last open meeting: 11 December 2017"
    if _DONE_WORD.search(rest):
        return None if _PROSE.search(rest) and line.endswith(".") else on
    if (
        _OF_SOMETHING.search(before)
        or re.match(r"\s*:", line[end:])
        or (start == 0 and _is_chronology(lines))
    ):
        return None
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return on if len(words) <= 8 and not re.search(r"(?<![ap]\.m)[.!?]\s+\S", rest) else None


def _is_chronology(lines: list[str]) -> bool:
    """Whether several lines begin with a day, and not all with the same."""
    days = {on for line in lines[:200] for s, _, on in _exact(line.strip()[:40])[:1] if s == 0}
    return len(days) > 1


def _before_the_words(line: str) -> date | None:
    """The dateline that a first paragraph begins with: the place, the day, a dash."""
    for start, end, on in _exact(line[:120])[:1]:
        if start < 60 and _PLACE.fullmatch(line[:start]) and _DASH.match(line, end):
            return on
    return None


def _at_the_foot(lines: list[str]) -> date | None:
    """ "Last updated: …", or the place and day under a signature."""
    foot = [line.strip() for line in lines if line.strip()][1:][-FOOT_LINES:]
    for line in foot:
        for start, end, on in _exact(line[:200])[:1]:
            before = line[:start]
            if _LABELLED.fullmatch(re.split(r"(?<=[.!?]) ", before)[-1]) and not _READ.search(before):
                return on
            if _SIGNED.fullmatch(before) and not line[end:].strip(" .)"):
                return on
    return None
