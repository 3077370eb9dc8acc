"""Checking scored against the project's own annotated articles in `eval/gold`, in many voices and all invented.

    python eval/gold_articles.py                  all of them, and what was missed or misjudged
    python eval/gold_articles.py --raise-floors   pin what was reached, where it is better

An article is written with its claims marked where they stand: `[[vote+|ten voted for it]]` is a claim of the family
`vote` that is SUPPORTED, `-` is CONTRADICTED, `?` is NOT_IN_RECORD, and `[[!|...]]` is no claim. The first line gives
the day of publication. The recognisers were tuned on these: their score says what must not be lost, not what to expect.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from articles import FLOORS, Score, Span, _print_misses, add, below

GOLD = Path(__file__).parent / "gold"
_MARK = re.compile(r"\[\[([a-z_]*)([-+?!])\|(.*?)\]\]", re.DOTALL)
_VERDICT = {"+": "SUPPORTED", "-": "CONTRADICTED", "?": "NOT_IN_RECORD"}


def unmarked(marked: str) -> tuple[str, list[Span], list[tuple[int, int]]]:
    """The article as its reader sees it, its claims, and its passages without one."""
    text, at = "", 0
    claims: list[Span] = []
    idle: list[tuple[int, int]] = []
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        start = len(text)
        text += m[3]
        at = m.end()
        if m[2] == "!":
            idle.append((start, len(text)))
        else:
            claims.append(Span(start, len(text), m[1], _VERDICT[m[2]], m[3]))
    return text + marked[at:], claims, idle


def run(*, misses: bool = False) -> Score:
    """The score over all articles of the folder."""
    from ninthvote.check.source import open_checker
    from ninthvote.text import read_bytes

    checker = open_checker()
    score = Score()
    for path in sorted(GOLD.iterdir()):
        head, _, marked = path.read_text(encoding="utf-8").partition("\n")
        day = re.match(r"published (\d{4}-\d\d-\d\d)", head)
        text, claims, idle = unmarked(marked)
        document = read_bytes(text.encode(), path.name, lexicon=checker.lexicon)
        checked = checker.check(document, date.fromisoformat(day[1]) if day else None)
        predicted = [
            Span(*checked.source_span(c), c.family.value, c.answer.verdict.value, "", c.answer.explanation)
            for c in checked.claims
        ]
        pairs = add(score, predicted, claims, idle)
        if misses:
            _print_misses(path.stem, text, predicted, claims, pairs)
    return score


def figures(score: Score) -> dict[str, float]:
    return {
        "false_contradictions": score.falsely_contradicted,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "verdict_accuracy": round(score.verdict_accuracy, 3),
    }


def floors() -> dict[str, float]:
    known: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")).get("gold_articles", {})
    return known


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--raise-floors", action="store_true", help="pin what was reached, where it is better"
    )
    given = parser.parse_args()
    score = run(misses=not given.raise_floors)
    now = figures(score)
    print(
        f"own articles ({len(list(GOLD.iterdir()))})  recall {score.recall:.3f}  precision {score.precision:.3f}  "
        f"verdicts {score.verdict_accuracy:.3f}  "
        f"false contradictions {score.falsely_contradicted} of {score.supported_touched}"
    )
    if given.raise_floors:
        whole = json.loads(FLOORS.read_text(encoding="utf-8"))
        old = floors()
        whole["gold_articles"] = {
            name: (min if "false" in name else max)(value, old.get(name, value))
            for name, value in now.items()
        }
        FLOORS.write_text(json.dumps(whole, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    worse = below(now, floors())
    print("\n".join(worse))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
