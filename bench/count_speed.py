"""How long one count takes inside the process, and the whole command from a cold start.

    python bench/count_speed.py

One count: fifteen members' chances to the distribution of the tally under a shared shock. Targets: 1 ms, and 0.5 s for
`ninthvote count dprk --on 2018-12-10` with nothing loaded.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from statistics import median
from timeit import repeat

from ninthvote.count import count_situation, mixed, shaken
from ninthvote.record import open_record

COMMAND = [sys.executable, "-m", "ninthvote", "count", "dprk", "--on", "2018-12-10"]


def main() -> None:
    record = open_record()
    yes_p = [m.yes_p for m in count_situation(record, "dprk", date(2018, 12, 10)).members]
    one = min(repeat(lambda: mixed(shaken(yes_p, 0.85)), number=200, repeat=9)) / 200
    print(f"one count, shock shared by {len(yes_p)} members: {one * 1e3:.2f} ms")
    whole = min(repeat(lambda: count_situation(record, "dprk", date(2018, 12, 10)), number=3, repeat=5)) / 3
    print(f"evidence, chances, tally, pivots and sets, record open: {whole * 1e3:.0f} ms")
    for shape in ([], ["--json"]):
        took = []
        for _ in range(7):
            began = time.perf_counter()
            subprocess.run([*COMMAND, *shape], check=True, stdout=subprocess.DEVNULL)
            took.append(time.perf_counter() - began)
        print(
            f"cold {' '.join(['count', *shape])}: median {median(took):.2f} s, best {min(took):.2f} s of {len(took)}"
        )


if __name__ == "__main__":
    main()
