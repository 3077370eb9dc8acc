"""Articles are read in processes apart: what a hostile file does to a parser ends there, within time and memory.

A reader is a process of its own that has the record open, reads one document after another and can write no file. It is
ended when a document takes longer than allowed, and begun again for the next. Documents go to it through a pipe: they
are never on a disk, and never in a log.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any

from anyio import CapacityLimiter, to_thread

from ninthvote.check import Answer, Checked, Claim, Fact, Family, Verdict
from ninthvote.errors import NinthVoteError, TextError
from ninthvote.text import Document, Mapped
from ninthvote.vocabulary import Confidence

#: Seconds that one document may take. The longest of real articles and records take under two.
READING_SECONDS = 20.0

#: Bytes that reading one document may take beyond what a reader holds already.
READING_BYTES = 1_000_000_000

#: How long a document waits for a reader that is at work with another.
WAITING_SECONDS = 10.0


class NoReaderFree(Exception):
    """Every reader is at work."""

    def __init__(self) -> None:
        super().__init__("every reader is at work with another document; ask again in a few seconds")


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read: what was found in it, and the same in each form in which it is published."""

    forms: dict[str, Any]
    text: str
    marks: list[dict[str, Any]]

    @property
    def checked(self) -> Checked:
        """What the checker found, without the source that was read."""
        article = self.forms["article"]
        published, other = (
            article[name] and date.fromisoformat(article[name]) for name in ("published", "passed_over")
        )
        document = Document(
            article["file"], article["kind"], self.text, Mapped.whole(self.text), published, other
        )
        claims = (
            Claim(
                m["start"],
                m["end"],
                Family(m["family"]),
                m["frame"],
                Answer(
                    Verdict(m["verdict"]),
                    m["explanation"],
                    tuple(Fact(ref, Confidence(sure), tuple(keys)) for ref, sure, keys in m["evidence"]),
                ),
            )
            for m in self.marks
        )
        return Checked(document, published, tuple(claims))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may take."""

    seconds: float = READING_SECONDS
    n_bytes: int = READING_BYTES
    waiting_seconds: float = WAITING_SECONDS


class Booth:
    """Readers, begun when first needed."""

    def __init__(self, n_readers: int = 2, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._free: queue.LifoQueue[_Reader] = queue.LifoQueue()
        self._readers = [_Reader(self.bounds) for _ in range(n_readers)]
        for reader in self._readers:
            self._free.put(reader)

    def check(
        self, data: bytes, name: str, published: date | None = None, *, author: str | None = None
    ) -> Read:
        """The document with its claims and their verdicts.

        Raises:
            TextError: it cannot be read, or not within the bounds.
            NoReaderFree: none came free in time.
        """
        asked = {"name": name, "published": published and published.isoformat(), "author": author}
        try:
            reader = self._free.get(timeout=self.bounds.waiting_seconds)
        except queue.Empty:
            raise NoReaderFree from None
        try:
            return reader.read(data, asked)
        finally:
            self._free.put(reader)

    async def checked(
        self, data: bytes, name: str, published: date | None = None, *, author: str | None = None
    ) -> Read:
        """The same, in a thread of its own: it waits for a reader, and takes no turn from who makes answers."""
        ask = partial(self.check, data, name, published, author=author)
        return await to_thread.run_sync(ask, limiter=CapacityLimiter(1))

    def close(self) -> None:
        """End the readers."""
        for reader in self._readers:
            reader.end()


class _Reader:
    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes, asked: dict[str, Any]) -> Read:
        process = self._begun()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._bounds.seconds, end)
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, {**asked, "n_bytes": len(data)}, data)
            line = process.stdout.readline()
            body = process.stdout.read(int(line)) if line.endswith(b"\n") else b""
        except OSError:
            line = body = b""
        finally:
            timer.cancel()
        if not line or len(body) != int(line):
            self.end()
            raise _cut_short(
                asked["name"], f"{self._bounds.seconds:g} s" if late.is_set() else "the memory allowed"
            )
        answer = json.loads(body)
        if "error" in answer:
            raise TextError(**answer["error"])
        return Read(**answer)

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            code = f"from ninthvote.web.booth import attend; attend({self._bounds.n_bytes})"
            path = os.pathsep.join(entry for entry in sys.path if entry)
            process = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
            assert process.stdout is not None
            process.stdout.readline()  # it says when the record is open: that is not the document's time
            self._process = process
        return self._process

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:
                        continue
            self._process = None


def _cut_short(name: str, bound: str) -> TextError:
    return TextError(
        f"could not be read within {bound}", where=name, hint="Give the text of the article alone."
    )


def _send(pipe: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    pipe.write(json.dumps(head).encode() + b"\n" + body)
    pipe.flush()


def attend(n_bytes: int) -> None:
    """The life of a reader: documents from standard input, answers to standard output, until the input ends."""
    from ninthvote.check.source import open_checker

    checker = open_checker()
    checker.check(_document(b"The Council met on 10 December 2014.", "", checker.lexicon))
    _bound_memory(n_bytes)
    if hasattr(os, "nice"):
        os.nice(10)  # a page is waited for by the millisecond, a check is not
    came, out = sys.stdin.buffer, sys.stdout.buffer
    out.write(b"0\n")
    out.flush()
    while line := came.readline():
        head = json.loads(line)
        answer = json.dumps(_answer(checker, head, came.read(head["n_bytes"])), default=str).encode()
        out.write(b"%d\n" % len(answer) + answer)
        out.flush()


def _document(data: bytes, name: str, lexicon: Any) -> Any:
    from ninthvote.text import read_bytes

    return read_bytes(data, name, lexicon=lexicon)


def _answer(checker: Any, head: dict[str, Any], data: bytes) -> dict[str, Any]:
    from ninthvote.check.answer import article_data
    from ninthvote.check.publish import claim_reviews, web_annotations

    try:
        published = date.fromisoformat(head["published"]) if head["published"] else None
        checked = checker.check(_document(data, head["name"], checker.lexicon), published)
        ledger = checker.ledger
        return {
            "forms": {
                "article": article_data(ledger, checked),
                "annotations": web_annotations(ledger, checked),
                "claimreview": claim_reviews(ledger, checked, head["author"]) if head["author"] else [],
            },
            "text": checked.document.text,
            "marks": [_mark(claim) for claim in checked.claims],
        }
    except NinthVoteError as wrong:
        said = {"what": wrong.what, "where": wrong.where, "expected": wrong.expected, "hint": wrong.hint}
        return {"error": said}
    except MemoryError:
        sys.exit(1)
    except Exception as fault:
        return {"error": {"what": f"defeats the reader ({type(fault).__name__})", "where": head["name"]}}


def _mark(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "family": claim.family,
        "frame": claim.frame,
        "verdict": claim.answer.verdict,
        "explanation": claim.answer.explanation,
        "evidence": [(fact.ref, fact.confidence, fact.sources) for fact in claim.answer.evidence],
    }


def _bound_memory(n_bytes: int) -> None:
    """From here on the process may hold so much more, and write nothing; where the system knows no such bounds, not."""
    try:
        import resource
    except ImportError:
        return
    try:
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:  # no such file outside Linux
        held = n_bytes
    resource.setrlimit(resource.RLIMIT_AS, (held + n_bytes, held + n_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
