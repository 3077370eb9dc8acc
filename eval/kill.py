"""kill -9 at random moments, many times: `export`, `site build`, `record build`, and `serve` as it opens the record.

After each, every file that stands must be one of the whole ones, byte for byte: the old or the new. Prints a line a
program and exits with 1 where a half-written file stood.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from apart import ROOT, free_port

#: Two days on which the programs write different bytes.
OLD, NEW = "2015-01-01", "2026-11-25"


def start(*command: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ninthvote", *command],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def killed_after(seconds: float, process: subprocess.Popen[bytes]) -> bool:
    """Whether it was still at work when it was ended."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def digests(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.endswith(".part") and not p.name.startswith(".building-")
    }


def over_each_other(
    name: str, n: int, chance: random.Random, command: Callable[[Path, str], tuple[str, ...]], work: Path
) -> int:
    """Write two versions over each other, killed at random moments; the number of files that were neither."""
    whole: dict[str, set[str]] = {}
    took = 0.0
    for day in (OLD, NEW):
        reference = work / f"{name}-{day}"
        began = time.monotonic()
        if start(*command(reference, day)).wait() != 0:
            raise SystemExit(f"{name} does not run")
        took = max(took, time.monotonic() - began)
        for file, digest in digests(reference).items():
            whole.setdefault(file, set()).add(digest)
    target = work / name
    shutil.copytree(work / f"{name}-{OLD}", target)
    seen: Counter[str] = Counter()
    for k in range(n):
        day = NEW if k % 2 == 0 else OLD
        seen["killed"] += killed_after(chance.uniform(0.05, took), start(*command(target, day)))
        for file, digest in digests(target).items():
            seen["files"] += 1
            if digest not in whole.get(file, ()):
                seen["half"] += 1
                print(f"  {name}: {file} is neither the old nor the new one")
    print(f"{name}: {n} runs, {seen['killed']} killed at work;", end=" ")
    print(f"{seen['files']} files looked at, {seen['half']} half-written", flush=True)
    return seen["half"]


def record_built(
    n: int, chance: random.Random, work: Path, command: Callable[[], tuple[str, ...]], longest: float
) -> int:
    """Kill a program while it builds the record into an empty cache; what stands there must be the whole record.

    Args:
        longest: until when it is killed, in times of what building the record alone takes.
    """
    name = command()[0]
    cache = work / f"cache-{name}"
    began = time.monotonic()
    process = start("record", "build", NINTHVOTE_CACHE=str(cache))
    process.wait()
    took = time.monotonic() - began
    whole = set(digests(cache).values())
    seen: Counter[str] = Counter()
    for _ in range(n):
        shutil.rmtree(cache)
        seen["killed"] += killed_after(
            chance.uniform(0.05, took * longest), start(*command(), NINTHVOTE_CACHE=str(cache))
        )
        left = set(digests(cache).values()) if cache.is_dir() else set()
        seen["there"] += bool(left)
        seen["half"] += len(left - whole)
        cache.mkdir(exist_ok=True)
    print(f"{name}: {n} runs, {seen['killed']} killed at work;", end=" ")
    print(f"record there after {seen['there']}, {seen['half']} half-written", flush=True)
    return seen["half"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=40, help="runs of each program")
    parser.add_argument("--seed", type=int, default=2014)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        half = over_each_other(
            "export", given.n, chance, lambda to, day: ("export", str(to), "--as-of", day), work
        )
        half += over_each_other(
            "site", given.n, chance, lambda to, day: ("site", "build", str(to), "--on", day), work
        )
        half += record_built(given.n, chance, work, lambda: ("record", "build"), 1.2)
        half += record_built(given.n, chance, work, lambda: ("serve", "--port", str(free_port())), 3.0)
    return 1 if half else 0


if __name__ == "__main__":
    sys.exit(main())
