"""Damaged copies of verbatim records: refused, proposed alike, marked as not fitting, or proposed otherwise in silence.

python eval/record_mutations.py FOLDER/verbatim [--copies 100]
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from ninthvote.errors import NinthVoteError
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.verbatim import Proposal, propose


def damaged(rng: random.Random, data: bytes) -> bytes:
    way = rng.randrange(3)
    if way == 0:
        return data[: rng.randrange(1, len(data))]
    if way == 1:
        start = rng.randrange(len(data) - 600)
        return data[: start + 512] + data[start : start + 512] + data[start + 512 :]
    changed = bytearray(data)
    for _ in range(rng.choice((1, 4, 16))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def votes(proposal: Proposal) -> list[object]:
    return [(b.question, b.resolution, b.outcome, b.announced, b.casts) for b in proposal.ballots]


def marked(proposal: Proposal, like: Proposal) -> bool:
    """Whether the proposal says more of itself that does not fit than that of the whole record does."""
    return len(proposal.unread) > len(like.unread) or any(
        ballot.faults for ballot in proposal.ballots if ballot not in like.ballots
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=100)
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    for path in sorted(asked.folder.glob("*.pdf")):
        document = open_document(path)
        true = propose(document)
        rng = random.Random(path.name)
        found: Counter[str] = Counter()
        for _ in range(asked.copies):
            try:
                proposal = propose(Document(path.name, damaged(rng, document.data)))
            except NinthVoteError:
                found["refused"] += 1
                continue
            if votes(proposal) == votes(true):
                found["alike"] += 1
            else:
                found["marked" if marked(proposal, true) else "silent"] += 1
        total.update(found)
        print(
            f"{path.name:20} "
            + ", ".join(f"{key} {found[key]}" for key in ("refused", "alike", "marked", "silent"))
        )
    print(
        f"{'all':20} " + ", ".join(f"{key} {total[key]}" for key in ("refused", "alike", "marked", "silent"))
    )


if __name__ == "__main__":
    main()
