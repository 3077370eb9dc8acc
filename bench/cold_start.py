"""How long a user waits: whole processes from start to exit, the built record already in the cache.

    python bench/cold_start.py [--runs 15]

Prints the median and the fastest wall time of each command, and the processor time of the median run; the targets are
those of the project (two cores, nothing else running): `--version` 0.15 s, `count` 0.5 s.
Modules are compiled beforehand, as installing them does; without that every start would compile numpy and rich anew.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

OUTCOME = "rules outcome --on 2022-02-25 --kind procedural --yes 11 --no 1 --abstain 3"

COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "python itself": (["-c", "pass"], None),
    "ninthvote --version": (["-m", "ninthvote", "--version"], 0.15),
    "ninthvote --help": (["-m", "ninthvote", "--help"], None),
    "ninthvote council --on 2018-12-10": (["-m", "ninthvote", "council", "--on", "2018-12-10"], None),
    "ninthvote vote pv-2018-03-19-syr": (["-m", "ninthvote", "vote", "pv-2018-03-19-syr"], None),
    "ninthvote situation dprk": (["-m", "ninthvote", "situation", "dprk"], None),
    "ninthvote state KWT": (["-m", "ninthvote", "state", "KWT"], None),
    "ninthvote find nine votes": (["-m", "ninthvote", "find", "nine", "votes"], None),
    "ninthvote rules outcome": (["-m", "ninthvote", *OUTCOME.split(" ")], None),
    "ninthvote replay": (["-m", "ninthvote", "replay"], None),
    "ninthvote count dprk --on 2018-12-10": (["-m", "ninthvote", "count", "dprk", "--on", "2018-12-10"], 0.5),
}


def wait_for(args: list[str], env: dict[str, str]) -> tuple[float, float, int]:
    """Wall time, processor time and exit code of one process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    code = subprocess.run(
        [sys.executable, *args], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, code


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as cache:
        compiled = {"PYTHONPYCACHEPREFIX": f"{cache}/compiled"}
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | compiled
        env["NINTHVOTE_CACHE"] = f"{cache}/elsewhere"
        for args, _ in COMMANDS.values():
            wait_for(args, env)
        env["NINTHVOTE_CACHE"] = f"{cache}/record"
        wall, _, _ = wait_for(["-m", "ninthvote", "record", "build"], env)
        print(f"{'first run, building the record':40} {wall:6.3f} s")
        print(f"{'':40} {'median':>8} {'fastest':>8} {'cpu':>8}  target")
        for name, (args, target) in COMMANDS.items():
            found = [wait_for(args, env) for _ in range(runs)]
            if any(code for _, _, code in found):
                print(f"{name:40} fails")
                continue
            walls = [w for w, _, _ in found]
            cpu = statistics.median(c for _, c, _ in found)
            line = f"{name:40} {statistics.median(walls):6.3f} s {min(walls):6.3f} s {cpu:6.3f} s"
            print(line + (f"  {target} s" if target else ""))


if __name__ == "__main__":
    main()
