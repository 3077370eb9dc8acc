"""What the web and the page break are mended: quotes, spaces, accents, hard lines, joined words. Nothing is lost."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ninthvote.text.lexicon import Lexicon, default_lexicon
from ninthvote.text.mapped import Mapped

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u0000-\u0008\u000e-\u001f\u007f]+"
)
#: Letters that an override turns about: what its reader sees is the other way round.
_TURNED = re.compile("\u202e([^\u202a-\u202e\n\r]*)\u202c?")
#: No language sets more marks on a letter, and putting a thousand in their order takes a million steps.
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,8}")
_SINGLES = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u3000": " ", "\t": " ",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\r": "\n", "\x0b": "\n", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n", "\u2026": "...",
}  # fmt: skip
_ODD = re.compile("[" + re.escape("".join(_SINGLES)) + "]")
_RETURN = re.compile(r"\r\n")
_TWO_QUOTES = re.compile(r"''|``")
# What is looked behind stands last, so that a search goes from one sign to the next and not from letter to letter.
_BLANKS = re.compile(r" (?: +|(?=\n)|(?<=\n ))")
_FIGURE_RANGE = re.compile(r"\u2013(?=\d)(?<=\d\u2013)")
#: A scan reads the commas of a list of years as stops.
_STOPPED_YEARS = re.compile(r"\.(?= (?:and )?(?:19|20)\d\d\b)(?<=\b\d{4}\.)")
_GLUED_COMMA = re.compile(r",(?=(?:19|20)\d\d\b)(?<=\d,)")

_BULLET = re.compile(
    r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|[QA][.:]\s)"
)
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"')\]]*$")
#: A page's number, and the number of the job that the records of the United Nations print beside it.
_PAGE_NUMBER = re.compile(
    r"(?!(?:19[4-9]|20[0-4])\d$)(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?"
    r"|(?:\d{1,3}(?:/\d{1,3})? )?\d\d-\d{5}(?: \(E\))?(?: \d{1,3}(?:/\d{1,3})?)?",
    re.IGNORECASE,
)
#: The running head of such a record: its symbol, with its item and its day on either side.
_RECORD_HEAD = re.compile(
    r"[AS]/(?:\d{1,2}/)?PV\.\d+(?: .{1,120} \d{1,2}/\d{1,2}/\d{4})?"
    r"|\d{1,2}/\d{1,2}/\d{4} .{1,120} [AS]/(?:\d{1,2}/)?PV\.\d+"
)
#: The note on a record's first page, which stands between two columns and cuts the sentence that goes on in the second.
_RECORD_NOTE = re.compile(
    r"(?:\d\d-\d{5} \(E\) )?This\s+record\s+contains\s+the\s.{0,1300}?"
    r"(?:consolidated\s+corrigendum\.|documents\.un\.org\)?\.?|room\s+C-178\.)(?:\s+\d\d-\d{5} \(E\))?(?:\s+\*\d{7}\*)?",
    re.DOTALL,
)
#: The same within a line, where the text was copied without its lines, and the note cut short.
_RECORD_NOTES = re.compile(
    r"(?<=\S )(?:[AS]/PV\.\d+ [A-Z][^\n.]{3,110}? \d\d/\d\d/\d{4} \d+/\d+|\d\d/\d\d/\d{4} [A-Z][^\n.]{3,110}? [AS]/PV\.\d+)(?: \d\d-\d{5})?(?: \d+/\d+)?(?= \S)"
    r"|This record contains the (?:original )?text of speeches delivered in [^\n.]{0,140}\.?"
)


def mend(raw: Mapped, lexicon: Lexicon | None = None, *, hard_lines: bool = True) -> Mapped:
    """The text with its accidents mended; every finding still points at the characters of the source.

    Args:
        raw: the text as it was read.
        lexicon: the words by which joined words are told apart.
        hard_lines: whether line breaks may be those of a page and not of the author.
    """
    text = raw.replace(_RETURN, "\n").replace(_TURNED, lambda m: m[1][::-1]).replace(_INVISIBLE, "")
    text = text.replace(_FIGURE_RANGE, "-").replace(_ODD, lambda m: _SINGLES[m.group()])
    text = text.replace(_TWO_QUOTES, '"')
    if "This record contains" in text.text:
        text = text.replace(_RECORD_NOTE, "\f" if hard_lines else " ")
    if hard_lines:
        text = _without_marks(text)
    if not text.text.isascii():
        text = text.replace(_COMBINED, lambda m: unicodedata.normalize("NFC", m.group()))
    text = text.replace(_BLANKS, lambda m: " " if m.group().strip("\n") and _inside(m) else "")
    if hard_lines:
        text = _join_lines(text)
    if "/PV." in text.text:
        text = text.replace(_RECORD_NOTES, " ")
    text = text.replace(_BLANKS, lambda m: " " if _inside(m) else "")
    text = text.replace(_GLUED_COMMA, ", ").replace(_STOPPED_YEARS, ",")
    return _part_words(text, lexicon or default_lexicon())


#: Marks of a text written for another program to set: emphasis, links, headings, quoted lines.
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\1(?![\w*])")
_LINK = re.compile(r"(\[)([^\[\]\n]{1,300})\]\((?:https?:|mailto:|[/#.])[^()\s]{0,500}\)")
_LINE_MARK = re.compile(r"(?m)^(#{1,6} |> ?)()")


def _without_marks(text: Mapped) -> Mapped:
    """The words of a text in Markdown, whose signs would cut its sentences."""
    for sign, pattern in (("*", _EMPHASIS), ("](", _LINK), ("#", _LINE_MARK), (">", _LINE_MARK)):
        if sign in text.text:
            marks = [span for m in pattern.finditer(text.text) for span in (m.span(1), (m.end(2), m.end()))]
            text = text.edit((start, end, "") for start, end in marks)
    return text


def _inside(match: re.Match[str]) -> bool:
    """Whether a run of spaces stands between two words of one line."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return before not in ("", "\n") and after not in ("", "\n")


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the lines of a page are set."""

    measure: int  #: nine lines in ten are no longer than it
    widest: int
    wrapped: bool  #: lines are broken by the page and not by the author
    filled: bool  #: and each holds as many words as go into the widest
    spaced: bool  #: blank lines stand between the paragraphs

    @classmethod
    def of(cls, lines: list[str]) -> _Setting:
        widths = sorted(len(line) for line in lines if line.strip())
        measure = widths[int(len(widths) * 0.9)] if widths else 0
        wrapped = measure <= 130 and sum(w >= 0.6 * measure for w in widths) >= 0.4 * len(widths)
        widest = widths[-1] if widths else 0
        pairs = [(a, b) for a, b in itertools.pairwise(lines) if a and b]
        full = sum(_overflows(a, b, widest) for a, b in pairs)
        short = sum(not _overflows(a, b, widest) and not _ENDS_SENTENCE.search(a) for a, b in pairs)
        filled = wrapped and widest <= 130 and full >= 0.5 * len(pairs) and short <= 0.1 * len(pairs)
        spaced = sum(not a and bool(b) for a, b in itertools.pairwise(lines)) >= 0.1 * len(widths)
        return cls(measure, widest, wrapped, filled, spaced)


def _overflows(line: str, upcoming: str, widest: int) -> bool:
    """Whether the next line's first word had no place on this one."""
    return line.endswith("-") or len(line) + 1 + len(upcoming.partition(" ")[0]) > widest


def _join_lines(text: Mapped) -> Mapped:
    """Lines broken by a page run on; words divided by its hyphens are whole; running heads and numbers go."""
    whole = text.text.replace("\f", "\n")
    lines = [line.strip() for line in whole.split("\n")]
    if len(lines) < 2:
        return text
    furniture = _running_heads(text.text) if "\f" in text.text else _returning(lines)
    page = _Setting.of(lines)
    at = 0
    before: tuple[int, str] | None = None  # where the last line's words end, and the line
    running = turned = (
        False  # whether the last line went on from one before it, and a page was turned after it
    )
    edits: list[tuple[int, int, str]] = []
    for n, (line, bare) in enumerate(zip(whole.split("\n"), lines, strict=True)):
        begin = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if not bare or n in furniture or _PAGE_NUMBER.fullmatch(bare):
            turned = turned or bool(bare)
            continue
        if before is not None:
            stop, last = before
            blank = whole.count("\n", stop, begin) > 1
            turned = turned or "\f" in text.text[stop:begin]
            divided = _DIVIDED.search(last) and len(last) >= 0.5 * page.measure and bare[0].isalnum()
            if page.wrapped and divided:
                running = True
                kept = last.lower().endswith(_KEEPS_HYPHEN) or not bare[0].islower()
                edits.append((stop if kept else stop - 1, begin, ""))
            elif _runs_on(last, bare, page, blank=blank, running=running, turned=turned):
                running = True
                edits.append((stop, begin, " "))
            else:
                running = False
                edits.append((stop, begin, "\n\n" if blank else "\n"))
        elif begin:
            edits.append((0, begin, ""))
        before = (begin + len(bare), bare)
        turned = False
    if before is not None:
        edits.append((before[0], len(text.text), ""))
    return text.edit(edits)


#: So many lines at the head of a page, and at its foot, may be those of the pages and not of the text.
_EDGE = 2


def _running_heads(text: str) -> set[int]:
    """The numbers of the lines that return at the edges of pages, but for a number that counts the pages."""
    found: set[int] = set()
    edges: list[tuple[int, int, str]] = []
    at = 0
    pages = text.split("\f")
    for number, page in enumerate(pages):
        lines = [(n, line.strip()) for n, line in enumerate(page.split("\n"), at) if line.strip()]
        at += page.count("\n") + 1
        found |= {
            n for n, line in lines if _RECORD_HEAD.fullmatch(line)
        }  # it may stand above one of two columns
        edges += [
            (number, n, _anyhow(form))
            for n, line in {*lines[:_EDGE], *lines[-_EDGE:]}
            for form in _forms(line, number)
        ]
    seen = Counter(words for _, words in {(number, words) for number, _, words in edges})
    least = max(3, len(pages) // 3)
    return found | {n for _, n, words in edges if seen[words] >= least}


def _forms(line: str, page: int) -> Iterator[str]:
    """The line as it is, and with each of its numbers as it is counted from the page."""
    yield line
    for m in itertools.islice(re.finditer(r"\d{1,4}", line), 8):
        yield f"{line[: m.start()]}#{int(m[0]) - page}{line[m.end() :]}"


def _returning(lines: list[str]) -> set[int]:
    """The numbers of the lines of a head that return, where it is not known how a page ends."""
    heads = {
        n: _anyhow(line)
        for n, line in enumerate(lines)
        if _is_in_capitals(line) or _RECORD_HEAD.fullmatch(line)
    }
    seen = Counter(heads.values())
    return {n for n, words in heads.items() if seen[words] > 1}


def _anyhow(line: str) -> str:
    """The words of the line in whichever order: a head is turned about on every second page."""
    return " ".join(sorted(line.split()))


def _is_in_capitals(line: str) -> bool:
    return len(line) <= 60 and line.upper() == line and any(c.isalpha() for c in line)


_DIVIDED = re.compile(r"[^\W_]-$")
_KEEPS_HYPHEN = ("non-", "ex-", "anti-", "co-", "self-", "vice-", "under-", "secretary-", "arria-")


#: The dots between a name in a list and what is said of it.
_LEADER = re.compile(r"(?:\. ?){6}")


def _runs_on(bare: str, upcoming: str, page: _Setting, *, blank: bool, running: bool, turned: bool) -> bool:
    """Whether the sentence of this line goes on in the next."""
    if any(dots in line and _LEADER.search(line) for line in (bare, upcoming) for dots in ("..", ". .")):
        return False
    if _BULLET.match(upcoming) and (blank or bare.rpartition(" ")[2] not in default_lexicon().small_words):
        return False
    if bare.upper() == bare and any(c.isalpha() for c in bare) and len(bare) < 0.8 * page.measure:
        return False
    ended = bool(_ENDS_SENTENCE.search(bare))
    if upcoming[:1].islower() and not ended:
        return True
    if not page.wrapped or (blank and ended):
        return False
    if blank and not turned:
        return running and len(bare) >= 0.75 * page.measure and not _is_title(bare)
    if page.filled and not page.spaced:
        return _overflows(bare, upcoming, page.widest)
    if not page.spaced and not running and _is_title(bare):
        return False
    if blank:
        return len(bare) >= 0.75 * page.measure
    return len(bare) >= 0.6 * page.measure or (not ended and len(bare) >= 0.4 * page.measure)


def _is_title(line: str) -> bool:
    words = [
        w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 2 and w not in default_lexicon().small_words
    ]
    return len(words) >= 3 and all(w[0].isupper() for w in words) and not _ENDS_SENTENCE.search(line)


_WORD = r"(?<!{0}){0}{{4,60}}+(?!{0})(?:-{0}{{1,60}}+(?!{0}))?"
#: Of any letters, and of the few that most texts are written in.
_WORDS, _PLAIN_WORDS = (re.compile(_WORD.format(letter)) for letter in (r"[^\W\d_]", "[A-Za-z]"))
_CAMEL = re.compile(r"(?<=[a-z\u00e0-\u00ff]{2})(?=[A-Z][a-z])")
_KIMS = re.compile(r"Kim(?=jong-?\s*un\b)(?<=\bKim)")
_NOT_CAMEL = re.compile(r"\b(?:Mac|Mc|De|La|Le|Van|von|Mac|i|e)[A-Z]|PassBlue|ReliefWeb|WhatsApp|YouTube")


def _part_words(text: Mapped, lexicon: Lexicon) -> Mapped:
    """Words run together by the page are parted, where both halves are words known here and the whole is not."""

    def part(word: str) -> str:
        if _CAMEL.search(word) and not _NOT_CAMEL.match(word):
            pieces = _CAMEL.sub(" ", word)
            if all(p.lower() in lexicon.words or p in lexicon.names for p in pieces.split()):
                return pieces
        for cut in range(2, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            if head.lower() in lexicon.words and tail in lexicon.words and _parts(head, tail, lexicon):
                return f"{head} {tail}"
            if head in lexicon.names and tail in lexicon.small_words:
                return f"{head} {tail}"
        return word

    text = text.replace(_KIMS, "Kim ")
    words = _PLAIN_WORDS if text.text.isascii() else _WORDS
    odd = (word for word in set(words.findall(text.text)) if word.lower() not in lexicon.words)
    parted = {word: pieces for word in odd if (pieces := part(word)) != word}
    found = words.finditer(text.text) if parted else ()
    return text.edit((m.start(), m.end(), parted[m.group()]) for m in found if m.group() in parted)


_OPENERS = frozenset(("The", "It", "He", "She", "They", "We", "That", "This", "There"))


def _parts(head: str, tail: str, lexicon: Lexicon) -> bool:
    """One of the halves is a small word, or both are long enough not to meet by chance."""
    small = lexicon.small_words
    if head.lower() in small:
        return len(tail) >= 5 or (tail in small and head in _OPENERS)
    if tail in small:
        return len(head) >= 5 and len(tail) >= 2
    return len(head) >= 5 and len(tail) >= 5
