"""The PDF file as a container: whether its parts are where its own tables say, and unpack to their end.

A reader of PDF shows what it can of a damaged file and says nothing: half a page, or the map from glyphs to letters of
the one font in which votes are printed, can be missing without a trace. The file itself tells.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from string import ascii_letters

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_SECTION = re.compile(rb"\s*(\d+) (\d+)\s+((?:\d{10} \d{5} [nf]\s{1,2})+)")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_PACKED_TABLE = re.compile(rb"/Type\s*/XRef\b")
#: A dictionary is far shorter; nothing before this many bytes belongs to a stream's own.
_HEAD = 800


def damaged_parts(data: bytes) -> tuple[int, ...]:
    """Where the packed parts of a PDF do not unpack to their end and checksum."""
    found: list[int] = []
    for start, head in _packed(data):
        if b"85Decode" in head:
            continue
        unpacker = zlib.decompressobj()
        try:
            unpacker.decompress(data[start:])
        except zlib.error:
            found.append(start)
            continue
        if not unpacker.eof:
            found.append(start)
    return tuple(found)


def misplaced_parts(data: bytes) -> tuple[int, ...]:
    """Bytes at which the file's tables of contents lead to no part, or to none of that number; 0 if it has no table.

    Bytes that were lost, doubled or put in shift every part behind them.
    """
    wanted: list[tuple[int, int]] = []
    tables = [int(found[1]) for found in _START.finditer(data)]
    wrong = [at for at in tables if at and re.match(rb"\s*(?:xref|\d+ \d+ obj)", data[at : at + 40]) is None]
    for found in re.finditer(rb"(?<!start)xref(?=\s+\d+ \d+\s+\d{10} )", data):
        at = found.end()
        while (section := _SECTION.match(data, at)) is not None:
            number = int(section[1])
            entries = _ENTRY.findall(section[3])
            wanted += [(int(at), number + k) for k, (at, _, use) in enumerate(entries) if use == b"n"]
            if len(entries) != int(section[2]):
                wrong.append(section.start())
            at = section.end()
    for start, head in _packed(data):
        if _PACKED_TABLE.search(head):
            wanted += _packed_entries(data, start, head)
    if not wanted:
        return (0,)
    wrong += [
        at
        for at, number in wanted
        if re.match(rb"\s*%d \d+ obj(?=[\s<\[(/])" % number, data[at : at + 40]) is None
    ]
    return tuple(sorted(set(wrong)))


#: What may stand outside packed parts: blanks, comments, brackets, strings, names, numbers and these words, in order.
_SYNTAX = re.compile(
    rb"[\s\x00]+|%[^\r\n]*|<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|/[^\s\x00()<>\[\]{}/%]*"
    rb"|(?:[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null|obj|endobj|R|n|f|xref|trailer|startxref|stream)(?=[\s\x00()<>\[\]/%]|$)",
    re.DOTALL,
)


#: The names by which pages, their text and their letters are found; without one a reader falls back on something else.
_KEYS = frozenset(
    b"""
    Type Font Subtype Encoding BaseEncoding Differences WinAnsiEncoding MacRomanEncoding ToUnicode BaseFont Widths
    FirstChar LastChar FontDescriptor DescendantFonts CIDToGIDMap CIDSystemInfo Identity-H FontFile FontFile2
    FontFile3 MissingWidth DefaultWidth Type0 Type1 TrueType CIDFontType0 CIDFontType2 Contents Resources Parent Kids
    Count Page Pages Catalog Root MediaBox CropBox Rotate Filter Length FlateDecode LZWDecode ASCII85Decode
    DecodeParms Predictor Columns ObjStm XRef Index Size Prev First
    """.split()
)
#: Of these the longest, with which no other name begins.
_LONG = tuple(key for key in _KEYS if len(key) >= 8)


@cache
def _is_misspelt(name: bytes) -> bool:
    """Whether one byte keeps this from being one of those names, or two of them; or it is no name at all."""
    if name in _KEYS or 0 < len(name) < 4:
        return False
    if not name or name.startswith(_LONG):
        return True
    if any(name.startswith(key) and name[len(key) + 1 :] in _KEYS for key in _KEYS):
        return True
    return any(
        len(key) == len(name) and sum(a != b for a, b in zip(key, name, strict=True)) == 1 for key in _KEYS
    )


def unreadable_parts(data: bytes) -> tuple[int, ...]:
    """The first byte, outside packed parts, that cannot stand in a PDF, a name misspelt, or widths that do not fit.

    Readers of PDF pass over such bytes; with a wrong width letters drop out of words, names and numbers.
    """
    at, end = max(0, data.find(b"%PDF-")), len(data)
    while at < end:
        found = _SYNTAX.match(data, at)
        if found is None:
            return (at,)
        if found[0][:1] == b"/" and _is_misspelt(found[0][1:]):
            return (at,)
        at = found.end()
        if found[0] == b"stream":
            close = data.find(b"endstream", at)
            if close < 0:
                return (found.start(),)
            at = close + len(b"endstream")
    for widths in re.finditer(rb"/Widths\s*\[([^\]]*)", data):
        begin, close = data.rfind(b" obj", 0, widths.start()), data.find(b"endobj", widths.end())
        if not _are_widths(widths[1], data[begin : widths.start()] + data[widths.end() : close]):
            return (widths.start(),)
    return ()


#: How wide the letters of Times are, a to z and A to Z, in thousandths of its size: records are set in it. By style.
_TIMES = {
    b"": (
        "444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 "
        "722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611"
    ),
    b"Bold": (
        "500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 "
        "722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667"
    ),
    b"Italic": (
        "500 500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 "
        "611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 611 556 556"
    ),
}
_BASE_FONT = re.compile(
    rb"/BaseFont\s*/(?:\w+\+)?Times(?:NewRoman)?(?:PS)?(?:MT)?[,-]?(?:Roman)?(\w*?)(?:MT)?(?!\w)"
)


def _are_widths(listed: bytes, font: bytes) -> bool:
    """Whether these are numbers, as many as the font's dictionary has letters, and in Times those of its letters."""
    if re.fullmatch(rb"[\d.\s+-]*", listed) is None:
        return False
    first, last = re.search(rb"/FirstChar\s+(\d+)", font), re.search(rb"/LastChar\s+(\d+)", font)
    if first is None or last is None:
        return True
    name = _BASE_FONT.search(font)
    times = dict(zip(ascii_letters, _TIMES.get(name[1], "").split(), strict=False)) if name else {}
    widths = listed.split()
    return len(widths) == int(last[1]) - int(first[1]) + 1 and all(
        float(width) == 0 or abs(float(width) - int(times.get(chr(code), float(width)))) <= 1
        for code, width in enumerate(widths, int(first[1]))
    )


def _packed(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each deflated stream begins, and its dictionary."""
    for start in _STREAM.finditer(data):
        head = data[max(0, start.start() - _HEAD) : start.start()]
        head = head[head.rfind(b" obj") :]
        if b"endstream" not in head and b"/FlateDecode" in head:
            yield start.end(), head


def _packed_entries(data: bytes, start: int, head: bytes) -> list[tuple[int, int]]:
    """(offset, number) of the parts that a packed table lists; none where it cannot be unpacked."""
    widths = re.search(rb"/W\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s*\]", head)
    size = re.search(rb"/Size\s+(\d+)", head)
    try:
        rows = zlib.decompressobj().decompress(data[start:])
    except zlib.error:
        return []
    if widths is None or size is None:
        return []
    kind, place, rest = (int(width) for width in widths.groups())
    width = kind + place + rest
    if re.search(rb"/Predictor\s+1\d", head):
        rows = _unpredicted(rows, width)
    index = re.search(rb"/Index\s*\[([\d\s]+)\]", head)
    spans = [int(n) for n in index[1].split()] if index else [0, int(size[1])]
    numbers = [
        n for first, many in zip(spans[::2], spans[1::2], strict=False) for n in range(first, first + many)
    ]
    found = []
    for k, number in enumerate(numbers):
        row = rows[k * width : (k + 1) * width]
        if len(row) == width and (not kind or int.from_bytes(row[:kind], "big") == 1):
            found.append((int.from_bytes(row[kind : kind + place], "big"), number))
    return found


def _unpredicted(rows: bytes, width: int) -> bytes:
    """Rows of a table packed as differences from the row above (PNG's filter 2; rows of filter 0 stand as they are)."""
    above = bytes(width)
    out = bytearray()
    for at in range(0, len(rows) - width, width + 1):
        row = rows[at + 1 : at + 1 + width]
        if rows[at] == 2:
            row = bytes((a + b) & 0xFF for a, b in zip(row, above, strict=True))
        out += row
        above = row
    return bytes(out)
