"""Speed of the check on one core: whole articles with verdicts, the finding stage, and one article from a cold start.

    python bench/check.py

Articles are made by dealing the sentences of a few public-style templates anew, so that no two are alike and none is
one the recognisers were written on; the project's annotated articles, each read once, are measured too: they were
written to be full of claims, and are shorter. Rates are by the processor's time, so that what else runs counts little;
the cold start is by the clock.
"""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))
from gold_articles import GOLD, unmarked

from ninthvote.check.reading.clause import clause_of
from ninthvote.check.reading.find import is_about_the_field, matches, triggered
from ninthvote.check.source import open_checker
from ninthvote.text import document_of, split_sentences

STATES = [
    "China",
    "Russia",
    "France",
    "the United Kingdom",
    "the United States",
    "Japan",
    "Senegal",
    "Egypt",
    "Ukraine",
    "Uruguay",
    "Bolivia",
    "Ethiopia",
    "Italy",
    "Sweden",
    "Kazakhstan",
]
FIELD = [
    "The Security Council met on North Korea on {d} December 2017 after a vote of {t}.",
    "{a} and {b} voted against, while {c} abstained.",
    "{a} holds the presidency of the Council this month.",
    "The letter was signed by {n} members, {a} and {b} among them.",
    "{a} has been a member of the Security Council since January.",
    "A procedural vote needs {n} votes, and no veto applies.",
    '"The situation cannot be ignored any longer," the ambassador of {a} told the members.',
    "It was the first such meeting in {n} years.",
    "The General Assembly adopted its resolution by {t}.",
]
PLAIN = [
    "The rain fell on the town for the {n}th day and nobody seemed to mind it very much.",
    "She had walked the same road every morning since the mill was closed.",
    "Prices rose again in the spring, though less than the bank had feared.",
    "A new bridge will be opened for traffic when the last cables are in place.",
    "The players left the field without a word and the crowd went home.",
    "He wrote to his brother that the harvest was good and the house in order.",
]
TALLIES = ["11-2-2", "9-4-2", "10-3-2", "116 votes to 20, with 53 abstentions", "nine to four"]


def article(draw: random.Random, words: int, share: float) -> str:
    """Text of about that many words, of which that share of sentences is about the field."""
    out: list[str] = []
    n = 0
    while n < words:
        pattern = draw.choice(FIELD if draw.random() < share else PLAIN)
        a, b, c = draw.sample(STATES, 3)
        said = pattern.format(
            a=a, b=b, c=c, d=draw.randrange(1, 28), n=draw.randrange(2, 12), t=draw.choice(TALLIES)
        )
        out.append(said[0].upper() + said[1:])
        n += len(said.split())
        if draw.random() < 0.2:
            out.append("\n\n")
    return " ".join(out)


def rate(done: int, seconds: float) -> str:
    return f"{done / seconds:,.0f}"


def whole_checks(texts: list[str], others: list[str], label: str) -> None:
    """Articles a second, after the others have warmed it up."""
    checker = open_checker()
    gc.collect()
    gc.freeze()  # as the command does
    for text in others:
        checker.check(document_of(text), date(2017, 12, 15))
    words = sum(len(t.split()) for t in texts)
    before = time.process_time()
    claims = sum(len(checker.check(document_of(t), date(2017, 12, 15)).claims) for t in texts)
    seconds = time.process_time() - before
    print(
        f"{label}: {rate(words / 400, seconds)} articles of 400 words a second ({claims} claims in {len(texts)})"
    )


def finding(texts: list[str], label: str) -> None:
    """Sentences, trigger words, and on the sentences hit mentions and patterns; no verdicts."""
    lexicon = open_checker().lexicon
    words = sum(len(t.split()) for t in texts)
    before = time.process_time()
    for text in texts:
        if is_about_the_field(text):
            triggered(text, split_sentences(text))
    looked = time.process_time() - before
    before = time.process_time()
    found = 0
    for text in texts:
        if not is_about_the_field(text):
            continue
        sentences = split_sentences(text)
        for sentence, frames in zip(sentences, triggered(text, sentences), strict=True):
            if frames:
                found += sum(1 for _ in matches(clause_of(sentence, lexicon), frames))
    seconds = time.process_time() - before
    print(
        f"finding stage, {label}: {rate(words, seconds)} words a second ({found} matches); "
        f"sentences and trigger words alone {rate(words, looked)}"
    )


def cold(text: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        times = []
        for _ in range(5):
            before = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "ninthvote", "check", file.name], check=True, capture_output=True
            )
            times.append(time.perf_counter() - before)
    print(f"cold check of one article: {sorted(times)[2]:.2f} s (median of 5)")


def main() -> None:
    draw = random.Random(9)
    dense = [article(draw, 400, 0.45) for _ in range(150)]
    whole_checks(dense[20:], dense[:20], "whole checks, every second sentence about the Council")
    marked = [p.read_text(encoding="utf-8").partition("\n")[2] for p in sorted(GOLD.iterdir())]
    real = [unmarked(text)[0] for text in marked]
    for k in (0, 1):
        whole_checks(
            real[k::2], real[1 - k :: 2], "whole checks, annotated articles (nearly every sentence a claim)"
        )
    for share in (0.02, 0.1, 0.5):
        archive = [article(draw, 400, 0.45 if n % round(1 / share) == 0 else 0.0) for n in range(1000)]
        finding(archive, f"an archive with {share:.0%} of its articles about the Council")
    finding(dense, "articles about the Council alone")
    cold(dense[0])


if __name__ == "__main__":
    main()
