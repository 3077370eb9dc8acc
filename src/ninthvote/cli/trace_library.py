"""A folder of documents as an index, and the passages found in one on the screen."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ninthvote.errors import NinthVoteError, TextError
from ninthvote.trace.archive import Passage, bytes_of, not_opened, text_of
from ninthvote.trace.fingerprint import RUN
from ninthvote.trace.index import Library, Source, build, content_hash, documents_path, read, write
from ninthvote.trace.letter import letter_codes

#: What is read; other files of the folder are passed over in silence.
_KINDS = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".pdf"})


#: Characters of a passage that are shown: who asks for more has the document.
_SHOWN = 1200


def passage_lines(passage: Passage, quote: str) -> tuple[str, str]:
    """The document, and what it has of the words; where it is not at hand, the words that it may have."""
    found = passage.wording
    if found is None:
        shown = f"may hold: “{_shown(quote[passage.start : passage.end])}”"
    else:
        before, after = (f"[{words}]" if words else "" for words in (found.before, found.after))
        shown = _shown(f"{before} {found.text} {after}")
    return f"{passage.document} ({passage.told})", shown


def _shown(text: str) -> str:
    """On one line, without what a terminal would take for an order."""
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]} …"


def index_folder(folder: Path, out: Path) -> dict[str, Any]:
    """Index every document of the folder; what the index at `out` already holds unchanged is not read again."""
    from rich.console import Console
    from rich.progress import track

    previous = _previous(out)
    known = {d.content for d in previous.documents} if previous else set()
    paths, unread = _files(folder)
    if not paths and not unread:
        raise TextError(
            "no document in this folder",
            where=str(folder),
            expected="files ending in " + ", ".join(sorted(_KINDS)),
        )
    counts = {"read": 0, "unchanged": 0}
    screen = Console(stderr=True)

    def sources() -> Iterator[Source]:
        for path in track(
            paths, description="Indexing", console=screen, transient=True, disable=not screen.is_terminal
        ):
            name = path.relative_to(folder).as_posix()
            try:
                data = bytes_of(path, name)
                content = content_hash(data)
                text = "" if content in known else text_of(data, name)
            except NinthVoteError as wrong:
                unread.append({"name": name, "why": wrong.what})
                continue
            length = RUN if content in known else len(letter_codes(text))
            if length < RUN:
                why = (
                    f"holds fewer than {RUN} letters"
                    if length
                    else "holds no words; a scan needs a layer of text"
                )
                unread.append({"name": name, "why": why})
                continue
            counts["unchanged" if content in known else "read"] += 1
            yield Source(name, content, text)

    library = build(sources(), previous=previous)
    unread.sort(key=lambda one: one["name"])
    if not library.documents:
        first = unread[0]
        raise TextError(
            "no document of this folder can be indexed",
            where=str(folder),
            expected=f"words in one of them; {first['name']} {first['why']}",
        )
    write(library, out)
    return {
        "index": str(out),
        "n_documents": len(library.documents),
        "n_fingerprints": len(library),
        "n_read": counts["read"],
        "n_unchanged": counts["unchanged"],
        "bytes": out.stat().st_size + documents_path(out).stat().st_size,
        "unread": unread,
    }


def _files(folder: Path) -> tuple[list[Path], list[dict[str, str]]]:
    """The documents under the folder in order, no link to a folder followed; and what cannot be looked at."""
    unread: list[dict[str, str]] = []

    def closed(wrong: OSError) -> None:
        unread.append({"name": os.path.relpath(wrong.filename, folder), "why": not_opened(wrong)})

    paths = []
    for where, _, names in os.walk(folder, onerror=closed):
        for name in names:
            path = Path(where, name)
            if path.suffix.lower() not in _KINDS:
                continue
            if not str(path.relative_to(folder)).isprintable():
                unread.append({"name": ascii(name), "why": "its name cannot be printed"})
                continue
            try:
                if stat.S_ISREG(path.stat().st_mode):
                    paths.append(path)
            except OSError as wrong:
                unread.append({"name": path.relative_to(folder).as_posix(), "why": not_opened(wrong)})
    return sorted(paths), unread


def _previous(out: Path) -> Library | None:
    """The index that stands where the new one goes; a damaged one is made anew, another file is left alone."""
    if not os.path.exists(out):
        return None
    if not os.path.exists(documents_path(out)):
        raise TextError(
            "a file of this name is there, and it is no index",
            where=str(out),
            hint="Give --out another name.",
        )
    try:
        return read(out)
    except TextError:
        return None
