"""schemathesis over the whole OpenAPI document: no 5xx, no undocumented status, type or shape, in bounded time.

Left out is the check that whatever fits the document is accepted: a day without a Council and a cursor of another list
fit it and are rightly refused with 400.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile

from apart import environment, served

#: What is left out, and why, stands above.
LEFT_OUT = "positive_data_acceptance"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=30, help="examples for each operation")
    parser.add_argument("--seconds", type=int, default=120, help="within which it ends")
    parser.add_argument("--seed", type=int, default=2014)
    given = parser.parse_args()
    tools = environment("schemathesis==4.32.5")
    with served("--checks-a-minute", "0") as address, tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [
                tools / "schemathesis", "run", f"{address}/openapi.json", "--exclude-checks", LEFT_OUT,
                "--max-examples", str(given.examples), "--max-time", str(given.seconds), "--seed", str(given.seed),
                "--workers", "1", "--request-timeout", "30", "--continue-on-failure", "--warnings", "off",
                "--generation-database", "none",
            ],
            cwd=folder,  # it leaves a cache where it runs
            check=False,
        )  # fmt: skip
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
