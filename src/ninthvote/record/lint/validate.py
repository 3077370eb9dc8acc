"""Every finding in a folder of facts, with file, line, field and what was expected; nothing is mended.

A file that is not a table at all (`MalformedFacts`) stops the run, since nothing further can be said of it. All else
is collected.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ninthvote.errors import NinthVoteError
from ninthvote.record.lint import agreement, alone, council, doubt
from ninthvote.record.lint.draft import Draft, Finding, Report, Unread
from ninthvote.record.load import SHIPPED, Cells, column_decoders, file_name, read_cells, read_disputes
from ninthvote.record.table import ROWS, keys
from ninthvote.record.write import replace_file, table_text


def validate(folder: Path = SHIPPED) -> Report:
    """Every finding in the folder.

    Raises:
        MalformedFacts: at the first file that is not a table.
    """
    draft = Draft()
    findings: list[Finding] = []
    for row in ROWS:
        draft.cells[row.table] = list(read_cells(row, folder / file_name(row)))
        draft.rows[row.table] = []
        for line, cells in draft.cells[row.table]:
            decoded, wrong = _decode(row, line, cells)
            findings += wrong
            if decoded is None:
                draft.unread.add(row.table)
            else:
                draft.rows[row.table].append((line, decoded))
        findings += _bytes_are_canonical(row, folder, draft.cells[row.table])
    draft.disputes = tuple(read_disputes(folder))
    n_waiting = 0
    for check in (*alone.CHECKS, *doubt.CHECKS, *council.CHECKS, *agreement.CHECKS):
        try:
            findings += list(check(draft))
        except Unread:
            n_waiting += 1
    if not n_waiting:
        findings += doubt.exceptions_are_needed(draft)
    n_rows = sum(map(len, draft.cells.values()))
    return Report(tuple(sorted(set(findings))), len(ROWS), n_rows, n_waiting)


def fix(folder: Path) -> tuple[str, ...]:
    """Rewrites in canonical bytes the tables that are not; their names. Nothing but the bytes changes.

    Raises:
        MalformedFacts: at the first file that is not a table; nothing has been written then.
    """
    texts = {
        row: table_text(row, [cells for _, cells in read_cells(row, folder / file_name(row))]) for row in ROWS
    }
    changed = []
    for row, text in texts.items():
        path = folder / file_name(row)
        if path.read_bytes() != text.encode():
            replace_file(path, text)
            changed.append(path.name)
    return tuple(changed)


def _decode(row: type[Any], line: int, cells: Mapping[str, str]) -> tuple[Any, list[Finding]]:
    values, wrong = {}, []
    row_class: Any = row
    for name, decode in column_decoders(row_class).items():
        try:
            values[name] = decode(cells[name])
        except NinthVoteError as error:
            wrong.append(Finding(file_name(row), line, name, "value", error.what, error.expected or ""))
    return (None if wrong else row(**values)), wrong


def _bytes_are_canonical(row: type[Any], folder: Path, records: list[tuple[int, Cells]]) -> Iterator[Finding]:
    path = folder / file_name(row)
    found, canonical = path.read_bytes(), table_text(row, [cells for _, cells in records]).encode()
    if found == canonical:
        return
    lines = found.split(b"\n")
    pairs = zip(lines, canonical.split(b"\n"), strict=False)
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), len(lines))
    here = lines[line - 1]
    text = here.decode()
    if here.endswith(b"\r"):
        what = "the line ends in CR LF"
    elif text != unicodedata.normalize("NFC", text):
        what = "a character is written as a letter and a separate accent"
    elif text.rstrip() != text or "  " in text:
        what = "blanks where none belong"
    elif line == len(lines):
        what = "the last line has no end"
    else:
        what = "order of rows, of states in a list, or quotes not as the program writes them"
    yield Finding(
        path.name,
        line,
        keys(row)[0],
        "canonical",
        what,
        "canonical bytes (ninthvote record lint --fix rewrites them)",
    )
