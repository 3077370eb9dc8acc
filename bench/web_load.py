"""The server under load, side by side with Datasette on the same SQLite file, and for minutes at half of what it bears.

`kept` are answers that the server holds ready; `made` are made anew each time (every request has another address).
One process each, `wrk` on the other core (Debian: `apt install wrk`). Then requests come at a fixed rate, half of the
most that the mix of pages, rows and counts was answered at; a latency counts from when the request was due, so
that a server that falls behind cannot hide it.

    python bench/web_load.py --seconds 5 --minutes 10
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))

from apart import environment, served

DATASETTE = "datasette==0.65.5"

#: The same rows asked of both: of the server, of Datasette.
SAME_ROWS = {
    "39 votes": ("/api/v1/table/votes?limit=100", "/record/votes.json?_size=100&_shape=objects"),
    "100 casts": ("/api/v1/table/casts?limit=100", "/record/casts.json?_size=100&_shape=objects"),
    "100 sources": ("/api/v1/table/sources?limit=100", "/record/sources.json?_size=100&_shape=objects"),
    "one vote": ("/api/v1/vote/pv-2014-12-22-dprk", "/record/votes/pv-2014-12-22-dprk.json?_shape=objects"),
    "one vote, page": ("/vote/pv-2014-12-22-dprk", "/record/votes/pv-2014-12-22-dprk"),
    "100 casts, page/CSV": ("/api/v1/table/casts.csv?limit=100", "/record/casts.csv?_size=100"),
}
#: What only the server has.
OWN = {
    "home": "/",
    "council": "/council/2018-12-10",
    "situation": "/situation/dprk",
    "count": "/api/v1/count/dprk?on=2018-12-10",
    "outcome": "/api/v1/rules/outcome?on=2022-02-25&kind=substantive&yes=11&no=1&abstain=3&permanent_no=RUS",
    "trace": "/api/v1/trace?words=a+bitter+irony",
    "find": "/api/v1/find?q=nine+votes",
}
ARTICLE = (
    "On 22 December 2014 the Council voted 11-2-2 to take up human rights in the DPRK. In December 2018 eight members "
    "backed the meeting, and Côte d'Ivoire would not. Japan was a member of the Security Council in 2018. "
    * 5
)
#: The mix: what readers ask for, most often what is kept; now and then a count nobody asked for yet.
MIX = [
    *["/", "/situation/dprk", "/council/2018-12-10", "/vote/pv-2014-12-22-dprk", "/state/CIV", "/count/dprk"] * 4,
    *["/api/v1/vote/pv-2014-12-22-dprk", "/api/v1/council/2018-12-10", "/api/v1/situation/dprk"] * 4,
    *["/api/v1/count/dprk?on=2018-12-10", "/static/site.css", "/feeds/dprk.atom", "/api/v1/table/votes?limit=100"] * 2,
]  # fmt: skip

SERVER = """
import sys, uvicorn
from datetime import date
from ninthvote.record import open_record
from ninthvote.web.app import create_app
app = create_app(open_record(), today=date.today, checks_a_minute=0, kept_bytes=int(sys.argv[2]))
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False, server_header=False)
"""

#: Each request with another address, so that none finds its answer ready.
ANEW = """
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", wrk.path .. (wrk.path:find("?", 1, true) and "&" or "?") .. "n=" .. n)
end
"""
POST = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [==[{body}]==]
"""


@dataclass(frozen=True)
class Load:
    """What `wrk` saw."""

    a_second: float
    p99_ms: float
    n_bad: int

    def __str__(self) -> str:
        return f"{self.a_second:>9,.0f}" + (f" ({self.n_bad} bad)" if self.n_bad else "")


def load(address: str, seconds: int, script: str = "", connections: int = 16) -> Load:
    """Requests a second that were answered with 2xx, one after another on so many connections."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        given = ["--script", file.name] if script else []
        said = subprocess.run(
            [
                "wrk",
                "-t1",
                f"-c{connections}",
                f"-d{seconds}s",
                "--timeout",
                "20s",
                "--latency",
                *given,
                address,
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    bad = sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", said)))
    bad += sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", said)))
    amount, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s|m)", said)[0]
    p99 = float(amount) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]
    return Load(float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0]), p99, bad)


def own_server(kept: bool) -> tuple[str | Path, ...]:
    return sys.executable, "-c", SERVER, "{port}", "64000000" if kept else "0"


def beside_datasette(seconds: int, file: Path) -> bool:
    """The table; True where the server does three times what Datasette does, on every line."""
    datasette = environment(DATASETTE) / "datasette"
    print(f"{'the same rows':22}{'kept':>10}{'made':>10}{'Datasette':>10}{'kept x':>8}{'made x':>8}")
    reached = True
    with (
        served(command=own_server(True)) as kept,
        served(command=own_server(False)) as made,
        served(command=(datasette, "serve", file, "-p", "{port}")) as other,
    ):
        for name, (ours, theirs) in SAME_ROWS.items():
            a, b = load(kept + ours, seconds), load(made + ours, seconds, ANEW)
            c = load(other + theirs, seconds, ANEW)
            reached &= min(a.a_second, b.a_second) >= 3 * c.a_second and not a.n_bad + b.n_bad
            ratios = f"{a.a_second / c.a_second:>8.1f}{b.a_second / c.a_second:>8.1f}"
            print(f"{name:22}{a!s:>10}{b!s:>10}{c!s:>10}{ratios}", flush=True)
        print(f"\n{'its own answers':22}{'kept':>10}{'made':>10}   p99 kept, ms")
        for name, ours in OWN.items():
            a, b = load(kept + ours, seconds), load(made + ours, seconds, ANEW)
            print(f"{name:22}{a!s:>10}{b!s:>10}{a.p99_ms:>12.1f}", flush=True)
        body = json.dumps({"text": ARTICLE})
        c = load(f"{kept}/api/v1/check", seconds, POST.replace("{body}", body), connections=2)
        print(f"{'check, 15 sentences':22}{'':>10}{c!s:>10}{c.p99_ms:>12.1f}", flush=True)
    return reached


async def at_rate(
    host: str, port: int, rate: float | None, seconds: float, connections: int
) -> tuple[list[float], Counter[str]]:
    """Ask for the mix at this rate; latencies in ms from when each request was due, and what was answered.

    Without a rate each connection asks again as soon as it is answered: the most that the two cores bear, the asking
    included.
    """
    took: list[float] = []
    seen: Counter[str] = Counter()
    due: asyncio.Queue[tuple[float, str] | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def worker() -> None:
        reader = writer = None
        while (job := await due.get()) is not None:
            moment, path = job
            try:
                if writer is None or reader is None:
                    reader, writer = await asyncio.open_connection(host, port)
                writer.write(
                    f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
                )
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
                await reader.readexactly(int(length[1]) if length else 0)
                seen[head[9:12].decode()] += 1
            except (OSError, asyncio.IncompleteReadError):
                seen["broken"] += 1
                reader = writer = None
            took.append((loop.time() - moment) * 1000)
        if writer is not None:
            writer.close()

    async def check() -> None:
        body = json.dumps({"text": ARTICLE}).encode()
        head = f"POST /api/v1/check HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
        reader, writer = await asyncio.open_connection(host, port)
        until = loop.time() + seconds
        while loop.time() < until:
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", answer, re.IGNORECASE)
            await reader.readexactly(int(length[1]) if length else 0)
            seen["check " + answer[9:12].decode()] += 1
            await asyncio.sleep(1)
        writer.close()

    workers = [asyncio.create_task(worker()) for _ in range(connections)]
    checks = asyncio.create_task(check())
    start, n = loop.time(), 0
    while (now := loop.time()) < start + seconds:
        while n < (now - start) * rate if rate else due.qsize() < connections:
            due.put_nowait((start + n / rate if rate else now, MIX[n % len(MIX)]))
            n += 1
        await asyncio.sleep(0.001 if rate else 0)
    for _ in workers:
        due.put_nowait(None)
    await asyncio.gather(*workers, checks)
    return took, seen


def long_run(seconds: int, minutes: float, rate: float | None) -> bool:
    """Half of the most for so long; True where p99 is under 50 ms and no answer is an error."""
    with served(command=own_server(True)) as address:
        host, port = address.removeprefix("http://").split(":")
        for path in MIX:
            urllib.request.urlopen(address + path).close()
        most_seconds = 3.0 * seconds
        most = len(asyncio.run(at_rate(host, int(port), None, most_seconds, 32))[0]) / most_seconds
        rate = rate or most / 2
        print(f"\nThe mix: {most:,.0f} a second at the most; for {minutes:g} min at {rate:,.0f} a second,")
        print("and an article to check each second beside them:", flush=True)
        began = time.monotonic()
        took, seen = asyncio.run(at_rate(host, int(port), rate, minutes * 60, connections=32))
        achieved = len(took) / (time.monotonic() - began)
    took.sort()
    p50, p99, p999 = (took[min(len(took) - 1, int(q * len(took)))] for q in (0.5, 0.99, 0.999))
    bad = sum(n for said, n in seen.items() if not said.endswith(("200", "304")))
    print(f"{len(took):,} answers, {achieved:,.0f} a second;", end=" ")
    print(f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, p99.9 {p999:.1f} ms")
    print(f"answered: {dict(sorted(seen.items()))}; errors: {bad}")
    return p99 < 50 and bad == 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=5, help="for each line of the tables")
    parser.add_argument("--minutes", type=float, default=1.0, help="at half of the most")
    parser.add_argument("--rate", type=float, help="requests a second, instead of half of the most")
    parser.add_argument("--only", choices=("datasette", "long"), help="one of the two parts")
    given = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("this needs wrk (Debian: apt install wrk)")
    reached = True
    if given.only != "long":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "record.sqlite"
            subprocess.run(
                [sys.executable, "-m", "ninthvote", "record", "build", "--output", file], check=True
            )
            reached &= beside_datasette(given.seconds, file)
    if given.only != "datasette":
        reached &= long_run(given.seconds, given.minutes, given.rate)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
