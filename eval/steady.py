"""How many verdicts change when only the look of an article does: its lines, blanks, quotes, dates, the file it is in.

    python eval/steady.py                  every change of look over all annotated articles: verdicts before and changed
    python eval/steady.py --show dates     the claims that came or went, for the changes whose names hold these words

Exits with 1 where any verdict changed. The articles are those of `eval/gold` and of the development set that were not
set aside. A verdict is the same where its family, its verdict and the letters it stands on are.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from articles import HELD_OUT, articles
from gold_articles import GOLD, unmarked

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BRITISH = re.compile(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b")
_AMERICAN = re.compile(rf"\b({MONTHS}) (\d{{1,2}}), (\d{{4}})\b")

Look = Callable[[str], bytes]


@dataclass(frozen=True)
class Article:
    name: str
    text: str
    published: date | None


def texts() -> Iterator[Article]:
    """The articles that are plain text, a paragraph to a line."""
    return (a for a in _annotated(".txt") if max(map(len, a.text.split("\n"))) > 130)


def pages() -> Iterator[Article]:
    """The articles that are web pages."""
    return _annotated(".html")


def _annotated(suffix: str) -> Iterator[Article]:
    for path in sorted(GOLD.glob(f"*{suffix}")):
        head, _, marked = path.read_text(encoding="utf-8").partition("\n")
        day = re.match(r"published (\d{4}-\d\d-\d\d)", head)
        yield Article(path.stem, unmarked(marked)[0], date.fromisoformat(day[1]) if day else None)
    for path in articles():
        if path.suffix == suffix and path.stem not in HELD_OUT:
            note = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            yield Article(path.stem, path.read_text(encoding="utf-8"), date.fromisoformat(note["published"]))


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def each_line(change: Callable[[str], str]) -> Look:
    return lambda text: "\n".join(change(line) for line in text.split("\n")).encode()


def replaced(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Look:
    return lambda text: re.sub(pattern, new, text).encode()


def wrapped(width: int) -> Look:
    return each_line(lambda line: textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False))


def curly(text: str) -> bytes:
    text = re.sub(r'(^|[\s(\[\u2014-])"', "\\1\u201c", text, flags=re.MULTILINE).replace('"', "\u201d")
    text = re.sub(r"(^|[\s(\[\u201c\u2014-])'", "\\1\u2018", text, flags=re.MULTILINE)
    return text.replace("'", "\u2019").encode()


def straight(text: str) -> bytes:
    return re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text)).encode()


def with_ligatures(text: str) -> bytes:
    for letters, one in (
        ("ffi", "\ufb03"),
        ("ffl", "\ufb04"),
        ("fi", "\ufb01"),
        ("fl", "\ufb02"),
        ("ff", "\ufb00"),
    ):
        text = text.replace(letters, one)
    return text.encode()


def headline_in_capitals(text: str) -> bytes:
    lines = text.split("\n")
    first = next(n for n, line in enumerate(lines) if line.strip())
    return "\n".join([*lines[:first], lines[first].upper(), *lines[first + 1 :]]).encode()


def page(text: str, *, furniture: bool = False, entities: bool = False) -> bytes:
    """The article as a web page, one paragraph to a line."""
    body = "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in paragraphs(text))
    if furniture:
        body = (
            "<nav><ul><li><a href='/'>Home</a></li><li><a href='/un'>Japan on the Security Council</a></li></ul></nav>"
            "<div class='cookie-consent'>We use cookies. China presided in May 2019.</div><main><article>"
            f"{body}</article></main><aside class='related'><a href='/r'>Norway presides over the Council</a></aside>"
            "<footer>Donate now. The Security Council has fourteen members.</footer>"
        )  # fmt: skip
    if entities:
        body = "".join(c if c.isascii() else f"&#{ord(c)};" for c in body)
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def in_pdf(text: str, columns: int) -> bytes:
    """The article set as a PDF of so many columns."""
    import typst

    body = "\n".join(f"#par({json.dumps(line, ensure_ascii=False)})" for line in paragraphs(text))
    size = "11pt" if columns == 1 else "9pt"
    head = f'#set page("a4", columns: {columns})\n#set text(size: {size}, hyphenate: true)\n#set par(justify: true)'
    return typst.compile(f"{head}\n{body}\n".encode(), format="pdf")  # type: ignore[no-any-return]


LOOKS: dict[str, Look] = {
    "lines of 60 letters": wrapped(60),
    "lines of 72 letters": wrapped(72),
    "lines of 72 letters, CRLF": lambda text: wrapped(72)(text).replace(b"\n", b"\r\n"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "a blank line between paragraphs": lambda text: "\n\n".join(paragraphs(text)).encode(),
    "two blanks after a stop": replaced(r"(?<=[.!?]) (?=\S)", "  "),
    "two blanks everywhere": replaced(r"(?<=\S) (?=\S)", "  "),
    "blanks at the ends of lines": each_line(lambda line: line + "  "),
    "lines set in": each_line(lambda line: "\t" + line if line else line),
    "no-break blanks everywhere": replaced(" ", "\u00a0"),
    "no-break blanks after figures": replaced(r"(?<=\d) ", "\u00a0"),
    "thin blanks after figures": replaced(r"(?<=\d) ", "\u2009"),
    "soft hyphens in long words": replaced(r"\b([^\W\d_]{4})([^\W\d_]{4,})", "\\1\u00ad\\2"),
    "no-break hyphens": replaced(r"(?<=\w)-(?=\w)", "\u2011"),
    "en dashes in tallies": replaced(r"(?<=\d)-(?=\d)", "\u2013"),
    "zero-width blanks after blanks": replaced(" ", " \u200b"),
    "ligatures": with_ligatures,
    "accents apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "curly quotes": curly,
    "straight quotes": straight,
    "spaced hyphens for dashes": replaced(r"\s?\u2014\s?", " - "),
    "spaced en dashes": replaced(r"\s?\u2014\s?", " \u2013 "),
    "American dates": replaced(_BRITISH.pattern, r"\2 \1, \3"),
    "American dates, closed by a comma": replaced(_BRITISH.pattern + r"(?= [a-z])", r"\2 \1, \3,"),
    "British dates": replaced(_AMERICAN.pattern, r"\2 \1 \3"),
    "ordinal dates": replaced(rf"\b(\d{{1,2}}) (?={MONTHS})", lambda m: ordinal(int(m[1])) + " "),
    "short months": replaced(r"(?<=\d )(Jan|Feb|Aug|Oct|Nov|Dec)(?:uary|ruary|ust|ober|ember)\b(?= \d{4})", r"\1."),
    "headline in capitals": headline_in_capitals,
    "UTF-16": lambda text: text.encode("utf-16"),
    "a web page": page,
    "a web page of entities": lambda text: page(text, entities=True),
    "a web page with its furniture": lambda text: page(text, furniture=True),
    "a PDF": lambda text: in_pdf(text, 1),
    "a PDF of two columns": lambda text: in_pdf(text, 2),
}  # fmt: skip


#: What a page may look like to the same reader.
PAGE_LOOKS: dict[str, Look] = {
    "page: CRLF": lambda page: page.replace("\n", "\r\n").encode(),
    "page: on one line": replaced(r"\s*\n\s*", " "),
    "page: no blank between blocks": replaced(r">\s*\n\s*<", "><"),
    "page: lines within words' gaps": replaced(r"(?<=[a-z,]) (?=[a-z])", "\n   "),
    "page: tags in capitals": replaced(r"</?[a-z][a-z0-9]*", lambda m: m[0].upper()),
    "page: single quotes in tags": replaced(r'="([^"\']*)"', r"='\1'"),
    "page: no quotes in tags": replaced(r'="([\w-]+)"', r"=\1"),
    "page: spans around names": replaced(r"(?<=[a-z] )([A-Z][a-z]+)(?= [a-z])", r'<span class="x">\1</span>'),
    "page: entities": lambda page: "".join(c if c.isascii() else f"&#x{ord(c):x};" for c in page).encode(),
    "page: no-break blanks": replaced(r"(?<=\d) (?=[A-Za-z])", "&nbsp;"),
    "page: a menu and a banner": replaced(
        r"<body[^>]*>",
        lambda m: (
            f"{m[0]}<nav><a href='/'>Japan on the Security Council</a></nav><div class=cookie-banner>We use cookies."
            " China presided in May 2019.</div>"
        ),
    ),
    "page: an appeal and a footer": replaced(
        "</body>",
        "<div id=newsletter>Sign up for our newsletter: the Council has fourteen members.</div>"
        "<footer>Norway presided in May 2018.</footer></body>",
    ),
    "page: scripts": replaced("<p>", "<script>if (a<b) { s = 'it'; } // don't </script><p>"),
    "page: comments": replaced("<p>", "<!-- <p>Japan presided in June 2019.</p> --><p>"),
}


def ordinal(n: int) -> str:
    return f"{n}{'th' if 10 < n < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


Verdict = tuple[str, str, str]


@cache
def verdicts(data: bytes, published: date | None) -> tuple[Verdict, ...]:
    """Family, verdict and the letters stood on, without what a change of look changes in them."""
    from ninthvote.check.source import open_checker
    from ninthvote.text import read_bytes

    checker = open_checker()
    document = read_bytes(data, "article", lexicon=checker.lexicon)
    found = []
    for claim in checker.check(document, published).claims:
        words = unicodedata.normalize("NFKD", document.text[claim.start : claim.end]).lower()
        words = re.sub(r"^(?:on|in) ", "", words)
        words = re.sub(rf"\b(?:{MONTHS.lower()}|[a-z]{{3,4}}\.)|(?<=\d)(?:st|nd|rd|th)\b|\d", "", words)
        found.append(
            (claim.family.value, claim.answer.verdict.value, "".join(c for c in words if c.isalpha()))
        )
    return tuple(found)


def changed(article: Article, look: Look) -> tuple[list[Verdict], list[Verdict]]:
    """What went and what came."""
    before = Counter(verdicts(article.text.encode(), article.published))
    after = Counter(verdicts(look(article.text), article.published))
    return sorted((before - after).elements()), sorted((after - before).elements())


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="show the claims that came or went")
    parser.add_argument("words", nargs="*", help="only changes whose name holds one of these")
    given = parser.parse_args()
    corpora = list(texts()), list(pages())
    for kind, corpus in zip(("texts", "pages"), corpora, strict=True):
        print(
            f"{len(corpus)} {kind}, {sum(len(verdicts(a.text.encode(), a.published)) for a in corpus)} verdicts"
        )
    wrong = 0
    for name, look in (LOOKS | PAGE_LOOKS).items():
        if given.words and not any(word in name for word in given.words):
            continue
        corpus = corpora[name in PAGE_LOOKS]
        moved = 0
        shown: list[str] = []
        for article in corpus:
            gone, come = changed(article, look)
            moved += max(len(gone), len(come))
            shown += [f"    {article.name}  - {' '.join(v)}" for v in gone]
            shown += [f"    {article.name}  + {' '.join(v)}" for v in come]
        print(f"{name:38}{moved:>5} changed", flush=True)
        if given.show:
            print("\n".join(shown))
        wrong += moved
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
