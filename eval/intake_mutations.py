"""Mutated copies of every source: refused with a message that names the line, read right, told, or read wrong.

    python eval/intake_mutations.py FOLDER [--copies 1000] [--reader-copies 100] [--seed 1] [--only SOURCE]

Three gates are measured. *Sync* is what `ninthvote sync` does: the hash of the checked edition, and where the copy
first differs from it. *Unpinned* is what `ninthvote sync --unpinned` does with an edition of another hash: its reader,
then the lines and columns of the checked edition. *Reader* is the reader alone, as it stands before lines that no
edition had yet.

A copy is read *right* if its rows are those of the original, in any order. It is *told* if it is taken in although a
row reads otherwise, and sync names the first line that was changed as revised or damaged: that is all that can be done
about a letter in a title, or about a yes that became a no where the source prints no sums, for a publisher who corrects
them leaves the same traces. So is an excerpt of less than half the lines, if sync says how many are gone. Everything
else that is not refused is *wrong*; to the reader alone, all that reads otherwise.
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

from ninthvote.cli.script import one_message
from ninthvote.errors import NinthVoteError
from ninthvote.intake.catalogue import Source, catalogue
from ninthvote.intake.document import Document
from ninthvote.intake.edition import stand
from ninthvote.intake.parquet import Table
from ninthvote.intake.pinned import hold_pinned, pieces
from ninthvote.intake.sync import from_folder
from ninthvote.intake.tabulate import TABULATE

Mutation = Callable[[random.Random, bytes], bytes]
GATES = ("sync", "unpinned", "reader")
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


def at_sync(source: Source, original: Document, copy: Document) -> str:
    try:
        hold_pinned(source, copy, copy.name)
    except NinthVoteError as refused:
        place = first_changed(original, copy)
        return "named" if place is None or f"{place}:" in str(refused) else "refused"
    return "wrong"


def taken_in(source: Source, original: Document, copy: Document, true: str) -> tuple[str, str]:
    """What the reader alone and what `sync --unpinned` make of the copy."""
    try:
        reader = "right" if fingerprint(TABULATE[source.source](copy)) == true else "wrong"
    except NinthVoteError as refused:
        named = refused.where is not None and original.name in refused.where
        return ("named", "named") if named else ("refused", "refused")
    try:
        standing = stand(source, copy)
    except NinthVoteError as refused:
        return reader, "named" if refused.where is not None and original.name in refused.where else "refused"
    told = standing.n_gone > 0 or first_changed(original, copy) in standing.changed
    return reader, "told" if reader == "wrong" and told else reader


def row(name: str, gate: str, outcomes: Counter[tuple[str, str]]) -> str:
    """Figures of one gate; what is named is refused too."""
    n = Counter[str]()
    for (_, outcome), times in outcomes.items():
        n[outcome] += times
    n["refused"] += n["named"]
    kinds = ", ".join(f"{kind} {n_}" for (kind, how), n_ in outcomes.most_common() if how == "wrong")
    copies = n.total() - n["named"]
    return f"{name:20} {gate:8} {copies:7,} " + " ".join(f"{n[key]:7,}" for key in FIGURES) + f"  {kinds}"


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
        f"{'source':20} {'gate':8} {'copies':>7} "
        + " ".join(f"{key:>7}" for key in FIGURES)
        + "  wrong by kind"
    )
    totals: dict[str, Counter[tuple[str, str]]] = {gate: Counter() for gate in GATES}
    for source in catalogue():
        if asked.only and source.source not in asked.only:
            continue
        document, _ = fetch(source)
        kinds = PACKED if document.name.endswith(BINARY) else TEXT
        rng = random.Random(source.source + asked.seed)
        found: dict[str, Counter[tuple[str, str]]] = {gate: Counter() for gate in GATES}
        true = fingerprint(TABULATE[source.source](document)) if asked.reader_copies else ""
        for n in range(asked.copies):
            kind = kinds[n % len(kinds)]
            copy = Document(document.name, kind(rng, document.data))
            if copy.data == document.data:
                found["sync"][kind.__name__, "right"] += 1
                continue
            found["sync"][kind.__name__, at_sync(source, document, copy)] += 1
            if n < asked.reader_copies:
                reader, unpinned = taken_in(source, document, copy, true)
                found["reader"][kind.__name__, reader] += 1
                found["unpinned"][kind.__name__, unpinned] += 1
        for gate in GATES:
            print(row(source.source, gate, found[gate]), flush=True)
            totals[gate] += found[gate]
    for gate in GATES:
        print(row("all", gate, totals[gate]))
    sys.exit(any(how == "wrong" for _, how in totals["sync"]))


if __name__ == "__main__":
    with one_message():
        main()
