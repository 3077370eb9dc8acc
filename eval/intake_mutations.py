"""Mutated copies of every source: refused with a message that names the line, read right, told, or read wrong.

    python eval/intake_mutations.py FOLDER [--copies 1000] [--reader-copies 100] [--seed 1] [--only SOURCE]

Two gates are measured apart. *Sync* is what `ninthvote sync` does: the hash of the checked edition, and where the copy
first differs from it. *Unpinned* is what `ninthvote sync --unpinned` does with an edition of another hash: its reader,
and then the checked edition's lines and columns.

A copy is read *right* if its rows are those of the original, in any order. It is *told* if it is taken in although a
row reads otherwise, and sync names the first line that was changed as revised or damaged: that is all that can be done
about a letter in a title, or about a yes that became a no where the source prints no sums, for a publisher who corrects
them leaves the same traces. Everything else that is not refused is *wrong*.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ninthvote.errors import NinthVoteError
from ninthvote.intake.catalogue import Source, catalogue
from ninthvote.intake.document import Document
from ninthvote.intake.edition import stand
from ninthvote.intake.parquet import Table
from ninthvote.intake.pinned import hold_pinned, pieces
from ninthvote.intake.sync import from_folder
from ninthvote.intake.tabulate import TABULATE

Mutation = Callable[[random.Random, bytes], bytes]
FIGURES = ("refused", "named", "right", "told", "wrong")
BINARY = (".xlsx", ".ods", ".dta", ".tar")


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(1, len(data))]


def doubled_line(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at = rng.randrange(1, len(lines))
    return b"".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def lost_line(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    return b"".join(lines[:at] + lines[at + 1 :])


def exchanged_lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    a, b = rng.sample(range(len(lines)), 2)
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def changed_bytes(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 8))):
        changed[rng.randrange(len(changed))] = rng.randrange(32, 127)
    return bytes(changed)


def wrong_encoding(rng: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", errors="replace")
    way = rng.choice(("latin-1", "cp1252", "utf-16", "cp437", "doubled"))
    if way == "doubled":
        return text.encode("utf-8").decode("latin-1").encode("utf-8")
    return text.encode(way, errors="replace")


def swapped_columns(rng: random.Random, data: bytes, *, header: bool = True) -> bytes:
    """Two columns exchanged on every line, with or without their headings."""
    delimiter = "\t" if b"\t" in data[:200] else ","
    text = data.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    width = max(len(row) for row in rows)
    a, b = rng.sample(range(width), 2)
    for row in rows if header else rows[1:]:
        if len(row) > max(a, b):
            row[a], row[b] = row[b], row[a]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def swapped_contents(rng: random.Random, data: bytes) -> bytes:
    return swapped_columns(rng, data, header=False)


def doubled_block(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) - 600)
    return data[: start + 512] + data[start : start + 512] + data[start + 512 :]


TEXT: tuple[Mutation, ...] = (
    cut,
    doubled_line,
    lost_line,
    exchanged_lines,
    changed_bytes,
    wrong_encoding,
    swapped_columns,
    swapped_contents,
)
PACKED: tuple[Mutation, ...] = (cut, changed_bytes, doubled_block, doubled_line, exchanged_lines)


def fingerprint(tables: list[Table]) -> str:
    """Stands for the rows of the tables in any order, without the lines on which they stood."""
    digest = hashlib.sha256()
    for table in tables:
        columns = [column.values for column in table.columns if column.name not in ("line", "row", "file")]
        rows = sorted(map(repr, zip(*columns, strict=True)))
        digest.update(f"{table.name}:{rows!r}".encode())
    return digest.hexdigest()


def first_changed(original: Document, copy: Document) -> str | None:
    """The place of the first piece that differs, found by comparing the two files themselves."""
    try:
        ours, theirs = pieces(original), pieces(copy)
        where = ""
        for where, piece in theirs:
            _, other = next(ours, ("", None))
            if piece != other:
                return where
        return where
    except NinthVoteError:
        return None


def take_in(source: Source, original: Document, copy: Document, true: str) -> str | NinthVoteError:
    """What `sync --unpinned` makes of the copy: right, told or wrong; or its refusal."""
    try:
        read = fingerprint(TABULATE[source.source](copy))
        standing = stand(source, copy)
    except NinthVoteError as refused:
        return refused
    if read == true:
        return "right"
    return "told" if first_changed(original, copy) in standing.changed else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--reader-copies", type=int, default=100)
    parser.add_argument("--seed", default="")
    parser.add_argument("--only", action="append", default=[])
    asked = parser.parse_args()
    fetch = from_folder(asked.folder)
    print(
        f"{'source':20} {'gate':8} {'copies':>6} {'refused':>8} {'named':>7} {'right':>6} {'told':>6} {'wrong':>6}"
        "  by kind"
    )
    totals: Counter[tuple[str, str]] = Counter()
    for source in catalogue():
        if asked.only and source.source not in asked.only:
            continue
        document, _ = fetch(source)
        kinds = PACKED if document.name.endswith(BINARY) else TEXT
        rng = random.Random(source.source + asked.seed)
        found: dict[str, Counter[str]] = {"sync": Counter(), "unpinned": Counter()}
        wrong: Counter[str] = Counter()
        true = fingerprint(TABULATE[source.source](document)) if asked.reader_copies else ""
        for n in range(asked.copies):
            kind = kinds[n % len(kinds)]
            copy = Document(document.name, kind(rng, document.data))
            if copy.data == document.data:
                found["sync"]["right"] += 1
                continue
            try:
                hold_pinned(source, copy, copy.name)
                found["sync"]["wrong"] += 1
            except NinthVoteError as refused:
                found["sync"]["refused"] += 1
                place = first_changed(document, copy)
                found["sync"]["named"] += place is None or f"{place}:" in str(refused)
            if n < asked.reader_copies:
                outcome = take_in(source, document, copy, true)
                if isinstance(outcome, NinthVoteError):
                    found["unpinned"]["refused"] += 1
                    found["unpinned"]["named"] += outcome.where is not None and document.name in outcome.where
                else:
                    found["unpinned"][outcome] += 1
                    wrong[kind.__name__] += outcome == "wrong"
        for gate, counts in found.items():
            n_copies = sum(counts[key] for key in ("refused", "right", "told", "wrong"))
            kinds_wrong = (
                ", ".join(f"{k} {v}" for k, v in wrong.most_common() if v) if gate == "unpinned" else ""
            )
            print(
                f"{source.source:20} {gate:8} {n_copies:6} {counts['refused']:8} {counts['named']:7} "
                f"{counts['right']:6} {counts['told']:6} {counts['wrong']:6}  {kinds_wrong}",
                flush=True,
            )
            for key in FIGURES:
                totals[gate, key] += counts[key]
    for gate in ("sync", "unpinned"):
        print(f"{'all':20} {gate:8} " + ", ".join(f"{totals[gate, key]:,} {key}" for key in FIGURES))
    sys.exit(totals["sync", "wrong"] > 0)


if __name__ == "__main__":
    main()
