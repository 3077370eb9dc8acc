"""Files that pages lead to and that are made when asked for: briefs to send, and how to cite a page."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

from ninthvote import __version__
from ninthvote.brief.compose import compose
from ninthvote.brief.document import Document
from ninthvote.brief.html import to_html
from ninthvote.brief.markdown import to_markdown
from ninthvote.brief.package import package as package_files
from ninthvote.brief.pdf import to_pdf
from ninthvote.record import Record
from ninthvote.vocabulary import parse_day
from ninthvote.web.page import Asked, Desk, Page, rights_day
from ninthvote.web.pages.lookup import find_page

BRIEFS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", to_pdf),
    "html": ("text/html; charset=utf-8", lambda d: to_html(d).encode()),
    "md": ("text/markdown; charset=utf-8", lambda d: to_markdown(d).encode()),
    "json": (
        "application/json",
        lambda d: json.dumps(d.to_json(), ensure_ascii=False, indent=1).encode() + b"\n",
    ),
}

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".zip": "application/zip",
}

#: The whole package in one file.
PACKAGE = "ninthvote-record.zip"

#: What BibTeX would read as a command.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def make_file(desk: Desk, path: str, asked: Asked = ()) -> tuple[bytes, str] | None:
    """The bytes and media type of a file at this address; None where none is made there.

    Raises:
        NinthVoteError: it is asked for a situation or a day that there is not.
    """
    if brief := re.fullmatch(r"/brief/([^/]+)\.(\w+)", path):
        if brief[2] not in BRIEFS:
            return None
        media_type, make = BRIEFS[brief[2]]
        day = dict(asked).get("on", "").strip()
        on = parse_day(day, where="on") if day else rights_day(desk.today)
        return make(compose(desk.record, brief[1], on, as_of=min(on, desk.today))), media_type
    if cite := re.fullmatch(r"/cite(/.*)\.(bib|json)", path):
        address = "/" if cite[1] == "/index" else cite[1]
        page = find_page(desk, address, asked)
        address += "?" + urlencode(asked, safe=":") if asked else ""
        if page.status != 200 or page.moved:
            return None
        if cite[2] == "bib":
            return bibtex(desk, page, address).encode(), "application/x-bibtex; charset=utf-8"
        return csl(desk, page, address), "application/vnd.citationstyles.csl+json"
    if path.startswith("/download/"):
        name = path.removeprefix("/download/")
        body = package(desk.record).get(name)
        return None if body is None else (body, TYPES[Path(name).suffix])
    return None


@lru_cache(maxsize=2)
def package(record: Record) -> dict[str, bytes]:
    """The exported record, file by file, and all of it as one archive whose bytes depend on nothing else."""
    files = dict(sorted(package_files(record)))
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(zipfile.ZipInfo(f"ninthvote-record/{name}"), body, zipfile.ZIP_DEFLATED)
    return files | {PACKAGE: archive.getvalue()}


def bibtex(desk: Desk, page: Page, address: str) -> str:
    """The page as a BibTeX entry."""
    month = f"{desk.today:%b}".lower()  # a macro of BibTeX, not a word
    return (
        f"@misc{{{_key(desk, address)},\n"
        f"  title = {{{{{_escape(page.title)}}}}},\n"
        "  author = {{The Ninth Vote contributors}},\n"
        f"  year = {{{desk.today.year}}},\n"
        f"  month = {month},\n"
        f"  howpublished = {{Ninth Vote {__version__}, page {_escape(address)}}},\n"
        f"  note = {{Record of facts {desk.record_hash}, read on {desk.today}}}\n"
        "}\n"
    )


def csl(desk: Desk, page: Page, address: str) -> bytes:
    """The page as CSL-JSON."""
    day = [desk.today.year, desk.today.month, desk.today.day]
    item = {
        "id": _key(desk, address),
        "type": "webpage",
        "title": page.title,
        "container-title": "Ninth Vote",
        "author": [{"literal": "The Ninth Vote contributors"}],
        "issued": {"date-parts": [day]},
        "accessed": {"date-parts": [day]},
        "version": __version__,
        "note": f"page {address}; record of facts {desk.record_hash}",
    }
    return json.dumps([item], ensure_ascii=False, indent=1).encode() + b"\n"


def _key(desk: Desk, address: str) -> str:
    name = re.sub(r"[^A-Za-z0-9]+", "-", address).strip("-") or "home"
    return f"ninthvote-{name}-{desk.today:%Y%m%d}"


def _escape(words: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in words)
