"""Programs that the project is measured with and does not depend on, each in an environment apart; and the server,
started for them on a free port of this machine."""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path(os.environ.get("NINTHVOTE_TOOLS") or Path.home() / ".cache" / "ninthvote-tools")


def environment(*packages: str) -> Path:
    """The `bin` folder of an environment that holds these packages, made where it is not there yet."""
    folder = KEPT / hashlib.sha256(" ".join(sorted(packages)).encode()).hexdigest()[:12]
    if not (folder / "complete").exists():
        print(f"Installing {', '.join(packages)} into {folder} ...", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run(
            [
                folder / "bin/python",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                *packages,
            ],
            check=True,
        )
        (folder / "complete").touch()
    return folder / "bin"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(*options: str, command: tuple[str | Path, ...] = ()) -> Iterator[str]:
    """The address of a server that is up, and is ended afterwards: `ninthvote serve`, or another command.

    `{port}` in the command stands for the port it is to listen on.
    """
    port = free_port()
    given = command or (sys.executable, "-m", "ninthvote", "serve", "--port", "{port}", *options)
    started = subprocess.Popen(
        [str(part).replace("{port}", str(port)) for part in given],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address, started)
        yield address
    finally:
        started.terminate()
        started.communicate(timeout=30)


def _await(address: str, started: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if started.poll() is not None:
            raise SystemExit(f"the server ended: {(started.communicate()[1] or b'').decode()[-2000:]}")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"no answer at {address} within half a minute")
