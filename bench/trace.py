"""Tracing quotations to documents: speed, recall, precision and size, beside a full-text engine's phrase search.

    python bench/trace.py [--articles 480] [--peer 120] [--seed 2] [--cache FOLDER]

The corpus is prose from public packages (`public_text.py`), the articles hold planted quotations of 80 to 400 letters
(`planted_quotations.py`). Speeds are of processor time on one core, the best of three where a run is short.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

from planted_quotations import KINDS, LENGTHS, Article, Planted, articles
from public_text import documents

from ninthvote.trace.chain import Finder
from ninthvote.trace.index import Source, build, documents_path, read, write
from ninthvote.trace.letter import letters
from ninthvote.trace.verify import verify

DOCUMENTS = 10_000
T = TypeVar("T")
Found = list[tuple[int, int, int]]  # document, first and last character in the article

#: (phrase length in words, step in words) of the phrase route, from thorough to quick.
PHRASES = ((4, 1), (5, 1), (5, 2), (6, 3), (8, 4))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=480)
    options.add_argument("--peer", type=int, default=120, help="articles that the phrase route is run on")
    options.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "ninthvote-bench-text")
    options.add_argument("--seed", type=int, default=2)
    given = options.parse_args()

    pieces = [text for _, text in documents(given.cache)]
    fillers = [text for n, text in enumerate(pieces) if n % 6 == 5]
    indexed = [text for n, text in enumerate(pieces) if n % 6 != 5][:DOCUMENTS]
    sample = articles(indexed, fillers, given.articles, seed=given.seed)
    folder = Path(tempfile.mkdtemp())
    try:
        report(indexed, sample, given.peer, folder)
    finally:
        shutil.rmtree(folder)


def report(indexed: list[str], sample: list[Article], peer_count: int, folder: Path) -> None:
    size = sum(len(text.encode()) for text in indexed)
    sources = [Source(f"{n:06}", str(n), text) for n, text in enumerate(indexed)]
    path = folder / "index.parquet"
    built, build_s = best(lambda: build(sources))
    _, write_s = best(lambda: write(built, path))
    on_disk = path.stat().st_size + documents_path(path).stat().st_size
    library, read_s = best(lambda: read(path))
    finder, ready_s = best(lambda: Finder(library))
    streams = [letters(text) for text in indexed]

    find_s, verify_s, found, hits = [], [], [], []
    for article in sample:
        begun = time.process_time()
        text = letters(article.text)
        chains = finder.find(text)
        middle = time.process_time()
        matches = [m for c in chains if (m := verify(c, text, streams[c.document]))]
        find_s.append(middle - begun)
        verify_s.append(time.process_time() - middle)
        hits.append([(c.document, *text.span(c.first, c.last)) for c in chains])
        found.append([(m.document, *text.span(m.first, m.last)) for m in matches])

    show = Console(width=110)
    table = Table(
        "measure",
        "here",
        "target",
        title=f"{len(indexed)} documents, {size / 1e6:.0f} MB, {len(sample)} articles",
    )
    rate = size / 1e6
    table.add_row("index, MB a second a core", f"{rate / build_s:.0f}", ">= 30")
    table.add_row("  the same, Parquet written", f"{rate / (build_s + write_s):.0f}", ">= 30")
    table.add_row("index, bytes a byte of text", f"{on_disk / size:.3f}", "<= 0.45")
    table.add_row("opening the index, ms", f"{1e3 * (read_s + ready_s):.0f}", "")
    table.add_row("an article, found, ms (mean)", f"{1e3 * statistics.mean(find_s):.2f}", "<= 2")
    both = [a + b for a, b in zip(find_s, verify_s, strict=True)]
    table.add_row("an article, found and verified, ms (mean)", f"{1e3 * statistics.mean(both):.2f}", "<= 2")
    table.add_row("  the same, 95th percentile", f"{1e3 * statistics.quantiles(both, n=20)[-1]:.2f}", "")
    scored = list(zip(sample, found, strict=True))
    unverified = list(zip(sample, hits, strict=True))
    table.add_row("recall, found", f"{recall(unverified):.3f}", "")
    table.add_row("precision, found", f"{precision(unverified):.3f}", "")
    table.add_row("recall, verified", f"{recall(scored):.3f}", ">= 0.95")
    for kind in KINDS:
        target = ">= 0.98" if kind == "scanned" else ""
        table.add_row(f"  {kind}", f"{recall(scored, lambda p, kind=kind: p.kind == kind):.3f}", target)
    for length in LENGTHS:
        target = ">= 0.88" if length == 80 else ""
        table.add_row(
            f"  {length} letters", f"{recall(scored, lambda p, n=length: p.length == n):.3f}", target
        )
    table.add_row("precision, verified", f"{precision(scored):.3f}", ">= 0.95")
    show.print(table)
    n = peer_count
    mine = {"found": (hits[:n], find_s[:n]), "verified": (found[:n], both[:n])}
    show.print(peer(indexed, sample[:n], mine, folder))


def peer(
    indexed: list[str], sample: list[Article], mine: dict[str, tuple[list[Found], list[float]]], folder: Path
) -> Table:
    """The phrase route of tantivy: every window of words of the article as a phrase query, ten documents each."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=False)
    builder.add_text_field("body", stored=False, tokenizer_name="default", index_option="position")
    schema = builder.build()
    (folder / "peer").mkdir()
    index = tantivy.Index(schema, path=str(folder / "peer"))
    begun = time.process_time()
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, text in enumerate(indexed):
        writer.add_document(tantivy.Document(number=number, body=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    index_s = time.process_time() - begun
    searcher = index.searcher()
    size = sum(len(text.encode()) for text in indexed)
    disk = sum(f.stat().st_size for f in (folder / "peer").iterdir())

    table = Table(
        "route", "recall", "precision", "ms an article", "times found", "times verified",
        title=f"Beside the phrase search of tantivy, {len(sample)} articles",
    )  # fmt: skip
    ours = []
    for name, (rows, spent_s) in mine.items():
        scored = list(zip(sample, rows, strict=True))
        ours.append(1e3 * statistics.mean(spent_s))
        table.add_row(f"here, {name}", f"{recall(scored):.3f}", f"{precision(scored):.3f}", f"{ours[-1]:.2f}")
    for words, step in PHRASES:
        rows, spent = [], 0.0
        for article in sample:
            begun = time.process_time()
            rows.append(_phrases(tantivy, schema, searcher, article.text, words, step))
            spent += time.process_time() - begun
        scored = list(zip(sample, rows, strict=True))
        ms = 1e3 * spent / len(sample)
        table.add_row(
            f"{words} words, every {step}",
            f"{recall(scored):.3f}",
            f"{precision(scored):.3f}",
            f"{ms:.1f}",
            *(f"{ms / one:.0f}" for one in ours),
        )
    table.caption = (
        f"its index: {size / 1e6 / index_s:.0f} MB a second a core, {disk / size:.2f} bytes a byte of text"
    )
    return table


def _phrases(tantivy: object, schema: object, searcher: object, text: str, words: int, step: int) -> Found:
    tokens = [(m.group().lower(), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text)]
    out: Found = []
    for first in range(0, len(tokens) - words + 1, step):
        window = tokens[first : first + words]
        query = tantivy.Query.phrase_query(schema, "body", [w for w, _, _ in window])
        for _, address in searcher.search(query, limit=10, count=False).hits:
            out.append((searcher.doc(address)["number"][0], window[0][1], window[-1][2]))
    return out


def recall(
    scored: Iterable[tuple[Article, Found]], wanted: Callable[[Planted], bool] = lambda _: True
) -> float:
    """Share of planted quotations of which some part is traced to the document they were taken from."""
    right = total = 0
    for article, found in scored:
        for p in filter(wanted, article.planted):
            total += 1
            right += any(n == p.document and a < p.end and b > p.start for n, a, b in found)
    return right / total if total else 0.0


def precision(scored: Iterable[tuple[Article, Found]]) -> float:
    """Share of what is reported that lies on a planted quotation; other reuse counts as wrong, though some is real."""
    right = total = 0
    for article, found in scored:
        for _, a, b in found:
            total += 1
            right += any(a < p.end and b > p.start for p in article.planted)
    return right / total if total else 0.0


def best(act: Callable[[], T], times: int = 3) -> tuple[T, float]:
    """What it gives, and the least processor time of three goes."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        out = act()
        spent.append(time.process_time() - begun)
    return out, min(spent)


if __name__ == "__main__":
    main()
