"""Large and malformed files: time and memory for each, and that none ends in a fault.

    python eval/hostile_files.py

Each file is checked in a process of its own, by the command itself, so that its peak memory is its own.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

#: No file may take more than this, in megabytes of resident memory.
MOST_MB = 1500


def files() -> Iterator[tuple[str, bytes]]:
    draw = random.Random(9)
    yield "random bytes, 5 MB", draw.randbytes(5_000_000)
    yield (
        "text of 50 MB",
        ("The Security Council voted 10-3-2 on North Korea on 11 December 2017. " * 740_000).encode()[
            :50_000_000
        ],
    )
    yield "page of 50 MB", b"<html><body>" + b"<p>China abstained in the Security Council.</p>" * 1_100_000
    yield (
        "100,000 nested tags",
        b"<html><body>"
        + b"<div><b>" * 100_000
        + b"The Security Council met on Syria."
        + b"</b></div>" * 100_000,
    )
    yield (
        "the longest text let in, all of it claims",
        b"The Security Council voted 10-3-2 on North Korea on 11 December 2017. " * 42_000,
    )
    yield "one line of 2.5 MB", b"the council met and " * 125_000
    yield "right to left and zero width, 1 MB", ("\u202e\u200b\u200fliciuoC \u202c" * 80_000).encode()
    yield "64 MB and more", b"a" * 64_100_000
    record = (
        Path(os.environ.get("NINTHVOTE_SHARED") or Path(__file__).parents[2] / "shared")
        / "data/verbatim/S_PV.8422.pdf"
    )
    if record.exists():
        whole = record.read_bytes()
        yield "a PDF", whole
        yield "a PDF cut in half", whole[: len(whole) // 2]
        changed = bytearray(whole)
        for _ in range(400):
            changed[draw.randrange(len(changed))] = draw.randrange(256)
        yield "a PDF with 400 bytes changed", bytes(changed)


def main() -> int:
    bad = 0
    print(f"{'file':36}{'exit':>5}{'seconds':>9}{'peak MB':>9}  last words")
    for name, data in files():
        with tempfile.NamedTemporaryFile(suffix=".bin") as file:
            file.write(data)
            file.flush()
            before = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", _CHILD, file.name],
                capture_output=True,
                text=True,
                timeout=900,
                check=False,
            )
            seconds = time.perf_counter() - before
            lines = (done.stdout + done.stderr).strip().splitlines()
            peak = (
                int(lines[-1].split()[-1]) / 1024 if lines and lines[-1].startswith("peak ") else float("nan")
            )
            faulty = done.returncode not in (0, 2) or "Traceback" in done.stderr or peak > MOST_MB
            bad += faulty
            words = lines[-2][:60] if len(lines) > 1 else ""
            print(
                f"{name:36}{done.returncode:>5}{seconds:>9.1f}{peak:>9.0f}  {'FAULT ' if faulty else ''}{words}"
            )
    return 1 if bad else 0


_CHILD = """
import resource, sys
from ninthvote.cli import main
try:
    main(["check", sys.argv[1]])
finally:
    sys.stdout.flush()
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""

_ = resource

if __name__ == "__main__":
    sys.exit(main())
