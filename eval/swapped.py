"""What a support does not notice: one word of a supported claim is exchanged, and the claim stays supported.

    python eval/swapped.py             counts by recogniser, over `eval/gold`
    python eval/swapped.py --list      each word that was not noticed

In each claim that is SUPPORTED each state, number, place in a row, tally and date is exchanged for up to three others,
one at a time, and the article is checked anew. Where the claim is still supported over the new word, each time, the
recogniser has vouched for a word that it does not read. Some words may be exchanged and the claim stays true: of two
states that voted alike, of a war's year. So the figure does not go to nought; it must not grow.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gold_articles import GOLD, unmarked

from ninthvote.check import Family, Verdict
from ninthvote.check.reading.clause import clause_of
from ninthvote.check.source import open_checker
from ninthvote.text import Kind, Mention, document_of, split_sentences

MONTHS = tuple(date(2000, m, 1).strftime("%B") for m in range(1, 13))
DAYS = tuple(date(2000, 5, d).strftime("%A") for d in range(1, 8))
CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
STATES = ("Brazil", "Norway", "Kenya")


def _beside(word: str, row: tuple[str, ...], steps: tuple[int, ...]) -> list[str]:
    """The words so many steps from this one in the row, as this one is written."""
    at = row.index(word) if word in row else row.index(word.lower())
    near = [row[at + step] for step in steps if 0 <= at + step < len(row)]
    return [w.capitalize() if word[0].isupper() else w for w in near]


def others(mention: Mention) -> list[str]:
    """Up to three other wordings that make it another fact; none where no kind is known."""
    text = mention.surface
    low = text.lower()
    if mention.kind is Kind.STATES and len(mention.value) == 1:
        return [s for s in STATES if s != text]
    if mention.kind is Kind.NUMBER and low in CARDINALS:
        return _beside(text, CARDINALS, (-1, 1, 3))
    if mention.kind is Kind.NUMBER and text.isdigit():
        return [str(int(text) + step) for step in (1, -1, 3) if int(text) + step > 0]
    if mention.kind is Kind.ORDINAL and low in ORDINALS:
        return _beside(text, ORDINALS, (-1, 1, 2))
    if mention.kind is Kind.TALLY:
        first = re.search(r"\d+", text)
        return [text.replace(first[0], str(int(first[0]) + step), 1) for step in (1, 2)] if first else []
    if mention.kind is Kind.DATE:
        if year := re.search(r"\b(?:19|20)\d\d\b", text):
            return [text.replace(year[0], str(int(year[0]) + step)) for step in (1, -1, -3)]
        for row in (MONTHS, DAYS):
            for word in row:
                if re.search(rf"\b{word}\b", text):
                    at = row.index(word)
                    return [text.replace(word, row[(at + step) % len(row)]) for step in (2, 5, 3)]
    return []


def articles() -> Iterator[tuple[str, date | None, str]]:
    for path in sorted(GOLD.iterdir()):
        head, _, marked = path.read_text(encoding="utf-8").partition("\n")
        day = re.search(r"\d{4}-\d\d-\d\d", head)
        yield path.stem, date.fromisoformat(day[0]) if day else None, unmarked(marked)[0]


def run() -> tuple[Counter[str], Counter[str], list[str]]:
    """Words exchanged by recogniser, those of them not noticed, and each of these written out."""
    checker = open_checker()
    tried: Counter[str] = Counter()
    unnoticed: Counter[str] = Counter()
    lines = []
    for name, day, source in articles():
        text = document_of(source).text
        mentions = [
            (s.start + m.start, s.start + m.end, m)
            for s in split_sentences(text)
            for m in clause_of(s, checker.lexicon).mentions
        ]

        def supported(text: str, at: int, family: Family, day: date | None = day) -> bool:
            claims = checker.check(document_of(text), day).claims
            return any(
                c.start <= at < c.end and c.family is family and c.answer.verdict is Verdict.SUPPORTED
                for c in claims
            )

        for claim in checker.check(document_of(text), day).claims:
            if claim.answer.verdict is not Verdict.SUPPORTED or claim.family is Family.QUOTATION:
                continue
            for start, end, mention in mentions:
                words = others(mention) if claim.start <= start and end <= claim.end else []
                if not words:
                    continue
                tried[claim.frame] += 1
                if all(supported(text[:start] + w + text[end:], start, claim.family) for w in words):
                    unnoticed[claim.frame] += 1
                    said = " ".join(text[claim.start : claim.end].split())
                    lines.append(f"{claim.frame}  {name}  {mention.surface} -> {', '.join(words)}: {said}")
    return tried, unnoticed, lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="each word that was not noticed")
    given = parser.parse_args()
    tried, unnoticed, lines = run()
    for frame, n in unnoticed.most_common():
        print(f"{frame:32}{n:>5} of {tried[frame]}")
    if given.list:
        print("\n".join(sorted(lines)))
    print(f"words exchanged {tried.total()}, not noticed {unnoticed.total()}")


if __name__ == "__main__":
    main()
