"""Files made to hurt a reader, each through `ninthvote check` in a process of its own.

    python eval/hostile_files.py              every file: exit code, seconds, peak memory, the first line printed
    python eval/hostile_files.py pdf quotes   those whose name holds one of these words
    python eval/hostile_files.py --web        through the reader of the check page, which must read the next article

Exits with 1 where a traceback or a signal was seen, or a bound was passed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from apart import environment

ROOT = Path(__file__).resolve().parents[1]
RECORDS = Path(os.environ.get("NINTHVOTE_SHARED") or ROOT.parent / "shared") / "data" / "verbatim"

#: What one check may take, whatever is in the file: the patience of who waits, and a small machine's memory.
MOST_SECONDS, MOST_MB = 60.0, 1_000

#: More than any check may take, so that one which does is seen and hurts nobody.
CAP_BYTES, CAP_SECONDS = 4_000_000_000, 300

ARTICLE = "On 22 December 2014 the Council voted 11-2-2 to take up human rights in the DPRK. "
CLAIM = ARTICLE.encode()
PAGE = b"<html><body><article>"

Make = Callable[[], bytes]


def pdf(drawn: bytes, *, pages: int = 1, kids: bytes = b"") -> bytes:
    """A PDF on whose pages this is drawn, compressed; `kids` stands in for its list of pages."""
    packed = zlib.compress(drawn, 9)
    listed = kids or b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (listed, pages),
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * pages,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%bendobj\n" % (n, body)
    n, begin = len(objects) + 1, len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\n" % (n, table, n)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % begin)


def object_stream_bomb() -> bytes:
    """A PDF whose objects lie in a stream that unpacks to 1 GB."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"1 0 <</Type/Catalog/Pages 2 0 R>>")
    packed += b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    body = b"%%PDF-1.5\n3 0 obj<</Type/ObjStm/N 1/First 4/Length %d/Filter/FlateDecode>>stream\n%b\nendstream endobj\n"
    out = body % (len(packed), packed)
    rows = zlib.compress(b"\2\0\0\0\3\0" * 3 + b"\1\0\0\0\11\0")
    head = b"4 0 obj<</Type/XRef/Size 4/W[1 4 1]/Root 1 0 R/Filter/FlateDecode"
    xref = head + b"/Length %d>>stream\n%b\nendstream endobj\n"
    return out + xref % (len(rows), rows) + b"startxref\n%d\n%%%%EOF" % len(out)


def encrypted(user: str, owner: str) -> bytes:
    """A PDF of one claim, locked by pikepdf."""
    script = (
        "import sys, io, pikepdf; p = pikepdf.open(io.BytesIO(sys.stdin.buffer.read())); out = io.BytesIO();"
        f"p.save(out, encryption=pikepdf.Encryption(user={user!r}, owner={owner!r}, R=6));"
        "sys.stdout.buffer.write(out.getvalue())"
    )
    drawn = pdf(b"BT /F1 9 Tf 10 700 Td (" + CLAIM + b") Tj ET")
    python = environment("pikepdf") / "python"
    return subprocess.run([python, "-c", script], input=drawn, capture_output=True, check=True).stdout


def noise(seed: int, size: int, letters: str | None = None) -> bytes:
    draw = random.Random(seed)
    return "".join(draw.choices(letters, k=size)).encode() if letters else draw.randbytes(size)


def every_letter() -> bytes:
    return "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000)))).encode() + b"\n" + CLAIM


def between(letter: str, times: int = 5_000) -> bytes:
    """The article over and over, this letter after each of its own."""
    return (letter.join(ARTICLE) * times).encode()


def markup(part: bytes, times: int) -> Make:
    return lambda: PAGE + part * times + b"<p>" + CLAIM


def text(part: str, times: int) -> Make:
    return lambda: CLAIM + part.encode() * times


TEXTS: dict[str, Make] = {
    "nothing": lambda: b"",
    "a blank": lambda: b" \n",
    "5 MB of NUL": lambda: b"\0" * 5_000_000,
    "NUL between letters": lambda: between("\0"),
    **{f"random bytes {n}": lambda n=n: noise(n, 10 ** (1 + n % 6)) for n in range(12)},
    **{f"random letters {n}": lambda n=n: noise(n, 100_000, ARTICLE + "\"'().,;:-\n") for n in range(4)},
    **{f"article in {name}": lambda name=name: ARTICLE.encode(name) * 50
       for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7", "utf-8-sig", "cp500")},  # noqa: E501
    "utf-16 of an odd number of bytes": lambda: ARTICLE.encode("utf-16") + b"\0",
    "utf-16 of half a pair": lambda: ARTICLE.encode("utf-16") + b"\0\xd8",
    "utf-8 with surrogates": lambda: CLAIM + b"\xed\xa0\x80\xed\xb0\x80" + CLAIM,
    "all of Unicode once": every_letter,
    "right to left, overridden": text(f"\u202e{ARTICLE[::-1]}\u202c\u2067{ARTICLE}\u2069 ", 2_000),
    "zero width joiners between all letters": lambda: between("\u200d"),
    "soft hyphens between all letters": lambda: between("\u00ad"),
    "a million combining marks": text("a" + "\u0301\u0323" * 500_000, 1),
    "a thousand marks on each letter": lambda: between("\u0301\u0327" * 500, 10),
    "dotted capital I": text("\u0130" * 400_000, 1),
    "2 MB of claims": lambda: (CLAIM * 25_000)[:2_000_000],
    "100,000 sentences, each a claim": text("China voted no. ", 100_000),
    "8 MB of claims": lambda: CLAIM * 100_000,
    "50 MB of text": lambda: CLAIM * 620_000,
    "70 MB": lambda: CLAIM * 860_000,
    "one line of 10 MB": lambda: b"the Council and " * 640_000,
    "one word of 2.9 MB": text("a" * 2_900_000, 1),
    "one sentence of 2.9 MB": text("China, Russia and the Council voted against ", 65_000),
    "2.9 MB of commas": text(", ", 1_450_000),
    "2.9 MB of stops": text("." * 2_900_000 + "a", 1),
    "2.9 MB of cries": text("!" * 2_900_000 + "a", 1),
    "2.9 MB of line ends": text("\n", 2_900_000),
    "2.9 MB of carriage returns": text("\r", 2_900_000),
    "a million lines of a letter": text("a\n", 1_000_000),
    "blanks": text(" " * 2_900_000 + "x", 1),
    "digits a million long": text("1" * 1_000_000, 1),
    "figures": text("11-2-2 ", 400_000),
    "numbers in words": text("twenty-two thousand and ", 120_000),
    "months 100,000 times": text("December ", 100_000),
    "dates": text("10 December 2014 ", 150_000),
    "days and slashes": text("10/12/2014/", 200_000),
    "names of states": text("China, Russia, ", 190_000),
    "quotes never closed 100,000 times": text("he said \u201cthe Council ", 100_000),
    "2.9 MB of straight quotes": text('"', 2_900_000),
    "apostrophes": text("'", 2_900_000),
    "brackets": text("(", 2_900_000),
    "symbols": text("S/RES/", 480_000),
    "symbols of a million letters": text("S/PV." + "1" * 1_000_000, 2),
    "hyphens": text("-", 2_900_000),
    "lines that end in a hyphen": text("the Coun-\n", 290_000),
    "web addresses": text("http://a.b/", 260_000),
    "questions": text("Did the Council vote? ", 130_000),
}  # fmt: skip

PAGES: dict[str, Make] = {
    "100,000 elements deep": markup(b"<div>", 100_000),
    "1.5 million elements deep": markup(b"<div>", 1_500_000),
    "50 MB of page": markup(b"<p>" + CLAIM, 600_000),
    "tags never closed": lambda: b"<p " * 2_000_000,
    "tags never closed, then an article": lambda: b"<p " * 2_000_000 + b">" + CLAIM,
    "less-than signs": markup(b"<", 7_000_000),
    "less-than letters": markup(b"<a", 3_500_000),
    "quotes of attributes never closed": markup(b"<a href='", 800_000),
    "quotes of attributes of two kinds": lambda: PAGE + b'<a href="' * 800_000 + b"'" + CLAIM,
    "one attribute of 7 MB": lambda: PAGE + b"<p class='" + b"menu" * 1_750_000 + b"'>" + CLAIM,
    "one name of an attribute of 7 MB": lambda: PAGE + b"<p id " + b"a" * 7_000_000 + b">" + CLAIM,
    "a million attributes": lambda: PAGE + b"<p " + b"id=a " * 1_000_000 + b">" + CLAIM,
    "one name of a tag of 7 MB": lambda: PAGE + b"<" + b"p" * 7_000_000 + b">" + CLAIM,
    "a million entities": markup(b"&lt;", 1_000_000),
    "entities that are none": markup(b"&" + b"x" * 30, 200_000),
    "ampersands": markup(b"&", 2_900_000),
    "entities of surrogates": markup(b"&#xD800;&#xDFFF;&#0;&#x110000;&#4294967296;&nbsp", 10_000),
    "comments never closed": markup(b"<!-- ", 1_000_000),
    "conditional comments": markup(b"<!--[if IE]><p>" + CLAIM + b"<![endif]--><![if !IE]>", 10_000),
    "declarations never closed": markup(b"<!", 3_000_000),
    "CDATA never closed": markup(b"<![CDATA[", 500_000),
    "script with markup": markup(b"<script>if (a<b) { s = 'it's </p> <article>'; }</script><p>" + CLAIM, 500),
    "scripts never closed": markup(b"<script>", 800_000),
    "500,000 cells of a row": markup(b"<td>11</td>", 500_000),
    "a table in a table in a table": markup(b"<table><tr><td>", 100_000),
    "links in links": markup(b"<a href=x>", 500_000),
    "ends without a beginning": markup(b"</div></p></body></html></article>", 100_000),
    "menus never closed": markup(b"<nav><footer><form><article>", 100_000),
    "a page in utf-16": lambda: ("<html><body><p>" + ARTICLE).encode("utf-16"),
    "a charset that is none": lambda: b"<html><meta charset=klingon><p>caf\xe9 " + CLAIM,
    "a charset that is no text": lambda: b"<html><meta charset=zip><p>caf\xe9 " + CLAIM,
    "a charset that undoes itself": lambda: b"<html><meta charset=undefined><p>caf\xe9 " + CLAIM,
    "a page that says it is a PDF": lambda: b"%PDF-<html><body><p>" + CLAIM,
    "random tags": lambda: PAGE + noise(1, 500_000, "<>/\"'= pdiva!-&;# ") + CLAIM,
}  # fmt: skip

PDFS: dict[str, Make] = {
    "a PDF that unpacks to 1 GB": lambda: pdf(b"BT /F1 12 Tf (x) Tj ET\n" * 43_000_000),
    "a PDF whose objects unpack to 1 GB": object_stream_bomb,
    "a PDF page of 50,000 lines": lambda: pdf(b"BT /F1 1 Tf " + b"(The Council voted 11-2-2.) Tj " * 50_000 + b"ET"),
    "a PDF of 100,000 pages": lambda: pdf(b"BT /F1 9 Tf (" + CLAIM + b") Tj ET", pages=100_000),
    "a PDF of 900 pages": lambda: pdf(b"BT /F1 9 Tf 9 700 Td (" + CLAIM * 9 + b") Tj ET", pages=900),
    "a PDF whose pages hold themselves": lambda: pdf(b"BT ET", kids=b"2 0 R"),
    "a PDF that counts a billion pages": lambda: pdf(b"BT ET", kids=b"5 0 R").replace(b"/Count 1", b"/Count 999999999"),
    "a PDF with a password": lambda: encrypted("open", "own"),
    "a PDF with an owner's password": lambda: encrypted("", "own"),
    "the beginning of a PDF": lambda: b"%PDF-1.7",
    "a PDF of random bytes": lambda: b"%PDF-1.7\n" + noise(7, 1_000_000),
    "a PDF of 70 MB": lambda: b"%PDF-1.7\n" + b"0" * 70_000_000,
    "a PDF deep in arrays": lambda: pdf(b"BT ET").replace(b"/Type/Catalog", b"/Type/Catalog/X " + b"[" * 1_000_000),
}  # fmt: skip


def records_cut(places: int = 50) -> Iterator[bytes]:
    """Records of the Council cut short, one place after another."""
    whole = [path.read_bytes() for path in sorted(RECORDS.glob("*.pdf"))]
    for n in range(places if whole else 0):
        data = whole[n % len(whole)]
        yield data[: len(data) * (n + 1) // (places + 1)]


def records_altered(copies: int = 50) -> Iterator[bytes]:
    """Records with bytes that are not theirs, from one to a thousand."""
    whole = [path.read_bytes() for path in sorted(RECORDS.glob("*.pdf"))]
    for n in range(copies if whole else 0):
        draw, data = random.Random(n), bytearray(whole[n % len(whole)])
        for _ in range(10 ** (n % 4)):
            data[draw.randrange(8, len(data))] = draw.randrange(256)
        yield bytes(data)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    seconds: float
    peak_mb: float
    out: str
    err: str

    @property
    def first_line(self) -> str:
        return next((line for line in (self.err + "\n" + self.out).splitlines() if line.strip()), "")

    @property
    def summary(self) -> str:
        """What was refused, or else the count of the claims."""
        counted = [
            line
            for line in self.out.splitlines()
            if (" claim" in line and ": " in line) or "No checkable" in line
        ]
        return self.first_line if self.err or not counted else counted[-1]

    @property
    def wrong(self) -> str:
        if "Traceback" in self.err + self.out or self.code not in (0, 2):
            return "ended badly"
        return (self.seconds > MOST_SECONDS) * "too long " + (self.peak_mb > MOST_MB) * "too large"


def run(*args: str | Path, folder: Path) -> Ended:
    """`ninthvote check` with these arguments; its work and memory, with what it begins, are measured and capped."""

    def cap() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (CAP_BYTES, CAP_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CAP_SECONDS, CAP_SECONDS))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "ninthvote", "check", *map(str, args)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=cap,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"},
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = used.ru_utime + used.ru_stime  # the processor's seconds: others may be at work on this machine
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode(errors="replace"))
        return Ended(process.returncode, took, used.ru_maxrss / 1024, *said)


def report(name: str, size: int, ended: Ended) -> bool:
    """One line; whether something was wrong."""
    said = ended.wrong.upper() or ended.summary
    print(f"{name[:42]:43}{size / 1e6:>6.1f} MB {ended.code:>2}{ended.seconds:>7.1f} s{ended.peak_mb:>6.0f} MB  {said[:150]}", flush=True)  # noqa: E501  # fmt: skip
    if "ended badly" in ended.wrong:
        print(ended.err[-2000:])
    return bool(ended.wrong)


def through_the_command(names: list[str]) -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {**TEXTS, **PAGES, **PDFS}
        for name in names:
            data = files[name]()
            path = folder / "file"
            path.write_bytes(data)
            ended = run(path.name, folder=folder)
            wrong += report(name, len(data), ended)
        for name, made in (("records cut short", records_cut), ("records altered", records_altered)):
            paths = []
            for n, data in enumerate(made()):
                paths.append(folder / f"{n}.pdf")
                paths[-1].write_bytes(data)
            if paths:
                ended = run(*(path.name for path in paths), folder=folder)
                refused = sum(line.startswith("ninthvote: ") for line in ended.err.splitlines())
                wrong += report(f"{len(paths)} {name}, {refused} refused", 0, ended)
    return wrong


def through_the_page(names: list[str]) -> int:
    from ninthvote.errors import TextError
    from ninthvote.web.booth import READING_SECONDS, Booth

    booth, wrong = Booth(1), 0
    booth.check(CLAIM, "the first")
    for name in names:
        data = {**TEXTS, **PAGES, **PDFS}[name]()
        began = time.monotonic()
        try:
            said = f"{len(booth.check(data, 'file').marks)} claims"
        except TextError as refused:
            said = refused.what
        took = time.monotonic() - began
        wrong += took > READING_SECONDS + 2
        wrong += not booth.check(CLAIM, "the next").marks
        print(f"{name:43}{len(data) / 1e6:>6.1f} MB{took:>7.1f} s  {said}", flush=True)
    booth.close()
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only files whose name holds one of these")
    parser.add_argument("--web", action="store_true", help="through the reader of the check page")
    given = parser.parse_args()
    names = [n for n in (*TEXTS, *PAGES, *PDFS) if not given.words or any(w in n for w in given.words)]
    wrong = through_the_page(names) if given.web else through_the_command(names)
    print(f"{wrong} of them wrong" if wrong else "each within its bounds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
