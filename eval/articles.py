"""Checking scored against the annotated articles: recall, precision, verdicts, false contradictions.

    python eval/articles.py                 development articles by family, the six set aside in sum only
    python eval/articles.py --misses        what was missed or misjudged, of the development articles only
    python eval/articles.py --lower-article-floor NAME=VALUE   the one way in which a floor goes down

The six articles were set aside before the first recogniser was written and are seen through their numbers alone.
The gap between the two recalls is the overfitting.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "eval" / "floors.json"
CORPUS = Path(os.environ.get("NINTHVOTE_SHARED") or ROOT.parent / "shared") / "check" / "dev"

#: Set aside before a recogniser was written.
HELD_OUT = frozenset(
    ("03-eight-names", "07-student-essay", "10-harbour-gazette", "13-harares-five-friends", "16-fifty-years-of-fifteen",
     "19-new-year-new-faces")
)  # fmt: skip


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    family: str
    verdict: str
    text: str = ""
    note: str = ""

    def shares_half(self, other: Span) -> int:
        """Characters shared, where they are at least half of the shorter span; else nought."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return (
            shared if shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start) else 0
        )


@dataclass
class Score:
    gold: int = 0
    predicted: int = 0
    matched: int = 0
    right: int = 0
    in_not_claims: int = 0
    supported_touched: int = 0
    falsely_contradicted: int = 0
    families: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.matched / self.predicted if self.predicted else 1.0

    @property
    def verdict_accuracy(self) -> float:
        return self.right / self.matched if self.matched else 1.0

    def family(self, name: str) -> Counter[str]:
        return self.families.setdefault(name, Counter())


def match(predicted: list[Span], gold: list[Span]) -> dict[int, int]:
    """One to one: pairs that agree on family and verdict first, then the larger overlap."""
    pairs = []
    for i, p in enumerate(predicted):
        for j, g in enumerate(gold):
            shared = p.shares_half(g)
            if shared and (p.family == g.family or p.verdict == g.verdict):
                pairs.append((p.family == g.family and p.verdict == g.verdict, shared, -i, -j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(pairs, reverse=True):
        if -i not in taken and -j not in used:
            taken[-i] = -j
            used.add(-j)
    return taken


def add(
    score: Score, predicted: list[Span], gold: list[Span], not_claims: list[tuple[int, int]]
) -> dict[int, int]:
    """One article added to the score; the pairs that matched."""
    pairs = match(predicted, gold)
    score.gold += len(gold)
    score.predicted += len(predicted)
    score.matched += len(pairs)
    for i, j in pairs.items():
        right = predicted[i].verdict == gold[j].verdict
        score.right += right
        score.family(gold[j].family).update(matched=1, right=int(right))
    for g in gold:
        score.family(g.family)["gold"] += 1
    for i, p in enumerate(predicted):
        score.family(p.family).update(predicted=1, hit=int(i in pairs))
        if any(p.shares_half(Span(a, b, "", "")) for a, b in not_claims):
            score.in_not_claims += 1
    for g in gold:
        if g.verdict != "SUPPORTED":
            continue
        over = [i for i, p in enumerate(predicted) if p.shares_half(g)]
        score.supported_touched += bool(over)
        false = [
            i
            for i in over
            if predicted[i].verdict == "CONTRADICTED"
            and not (i in pairs and gold[pairs[i]].verdict == "CONTRADICTED")
        ]
        score.falsely_contradicted += bool(false)
    return pairs


def articles() -> list[Path]:
    return sorted(p for p in CORPUS.glob("[0-9][0-9]-*") if p.suffix in (".txt", ".html"))


def corpus_hash() -> str:
    """Of the articles and their annotations: a floor holds for the corpus it was measured on."""
    digest = hashlib.sha256()
    for path in articles():
        digest.update(path.read_bytes())
        digest.update(path.with_suffix(".json").read_bytes())
    return digest.hexdigest()


def run(*, misses: bool = False) -> tuple[Score, Score]:
    """The score of the development articles and of those set aside."""
    from ninthvote.check.source import open_checker
    from ninthvote.text import read_file

    checker = open_checker()
    dev, held = Score(), Score()
    for path in articles():
        note = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        document = read_file(path, lexicon=checker.lexicon)
        checked = checker.check(document, date.fromisoformat(note["published"]))
        source = document.source
        predicted = [
            Span(*checked.source_span(c), c.family.value, c.answer.verdict.value, "", c.answer.explanation)
            for c in checked.claims
        ]
        gold = [Span(c["start"], c["end"], c["family"], c["verdict"], c["text"]) for c in note["claims"]]
        passages = [(at, at + len(t)) for t in note["not_claims"] if (at := source.find(t)) >= 0]
        aside = path.stem in HELD_OUT
        pairs = add(held if aside else dev, predicted, gold, passages)
        if misses and not aside:
            _print_misses(path.stem, source, predicted, gold, pairs)
    return dev, held


def _print_misses(
    name: str, source: str, predicted: list[Span], gold: list[Span], pairs: dict[int, int]
) -> None:
    found = {j: i for i, j in pairs.items()}
    for j, g in enumerate(gold):
        words = " ".join(g.text.split())
        if j not in found:
            print(f"{name}  missed  {g.family} {g.verdict}: {words}")
        elif predicted[found[j]].verdict != g.verdict:
            p = predicted[found[j]]
            print(f"{name}  {p.verdict} for {g.verdict}  {g.family}: {words} | {p.note}")
    for i, p in enumerate(predicted):
        if i not in pairs:
            print(f"{name}  extra  {p.family} {p.verdict}: {' '.join(source[p.start : p.end].split())}")


def figures(dev: Score, held: Score) -> dict[str, float]:
    return {
        "dev_recall": round(dev.recall, 3),
        "dev_precision": round(dev.precision, 3),
        "dev_verdict_accuracy": round(dev.verdict_accuracy, 3),
        "dev_false_contradictions": dev.falsely_contradicted,
        "held_out_recall": round(held.recall, 3),
        "held_out_precision": round(held.precision, 3),
        "held_out_verdict_accuracy": round(held.verdict_accuracy, 3),
        "held_out_false_contradictions": held.falsely_contradicted,
    }


def floors() -> dict[str, Any]:
    return json.loads(FLOORS.read_text(encoding="utf-8")).get("articles", {}) if FLOORS.exists() else {}


def write_floors(new: dict[str, float], *, lowered: set[str]) -> None:
    """Floors only rise, unless one is named to be lowered; a count of errors rises by falling."""
    whole = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    old = whole.get("articles", {}).get("floors", {})
    kept = {}
    for name, value in new.items():
        best = min if "false" in name else max
        kept[name] = value if name in lowered or name not in old else best(value, old[name])
    whole["articles"] = {"corpus_sha256": corpus_hash(), "floors": kept}
    FLOORS.write_text(json.dumps(whole, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def below(now: dict[str, float], pinned: dict[str, float]) -> list[str]:
    """Figures that are worse than their floors."""
    return [
        f"{name}: {now[name]} where {limit} is pinned"
        for name, limit in pinned.items()
        if (now[name] > limit if "false" in name else now[name] < limit)
    ]


def show(dev: Score, held: Score) -> None:
    print(f"{'family':16}{'gold':>6}{'found':>7}{'right':>7}{'given':>7}{'hit':>6}   (development articles)")
    for name, n in sorted(dev.families.items()):
        print(f"{name:16}{n['gold']:>6}{n['matched']:>7}{n['right']:>7}{n['predicted']:>7}{n['hit']:>6}")
    for label, s in (("development (14)", dev), ("set aside (6)", held)):
        print(
            f"{label:18} recall {s.recall:.3f}  precision {s.precision:.3f}  verdicts {s.verdict_accuracy:.3f}  "
            f"false contradictions {s.falsely_contradicted} of {s.supported_touched}  in passages without claims {s.in_not_claims}"  # noqa: E501
        )
    print(f"gap between the recalls: {dev.recall - held.recall:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--misses", action="store_true", help="list what was missed in the development articles"
    )
    parser.add_argument(
        "--raise-floors", action="store_true", help="pin what was reached, where it is better"
    )
    parser.add_argument(
        "--lower-article-floor", action="append", default=[], metavar="NAME", help="pin NAME lower"
    )
    given = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"the annotated articles are not at {CORPUS}", file=sys.stderr)
        return 2
    dev, held = run(misses=given.misses)
    show(dev, held)
    now = figures(dev, held)
    if given.raise_floors or given.lower_article_floor:
        write_floors(now, lowered=set(given.lower_article_floor))
    worse = below(now, floors().get("floors", {}))
    print("\n".join(worse))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
