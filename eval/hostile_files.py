"""Files made to hurt a parser, through the reader of the check page: each must end within the bounds, and the article
after it must be read. Prints size, seconds and what was said of each; exits with 1 where a bound was passed.
"""

from __future__ import annotations

import sys
import time
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from ninthvote.errors import TextError
from ninthvote.web.booth import READING_SECONDS, Booth

ARTICLE = b"On 22 December 2014 the Council voted 11-2-2 to take up human rights in the DPRK. "


def pdf(drawn: bytes) -> bytes:
    """A PDF of one page on which this is drawn, compressed."""
    packed = zlib.compress(drawn, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % n + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(out),
        )
    )


FILES = {
    "2 MB of claims": (ARTICLE * 25_000)[:2_000_000],
    "8 MB of claims": (ARTICLE * 100_000)[:8_000_000],
    "one word of 8 MB": b"a" * 8_000_000,
    "8 MB of commas": b", " * 4_000_000,
    "3 MB of quotes": b'"' * 3_000_000 + ARTICLE,
    "a million elements deep": b"<html><body>" + b"<div>" * 1_000_000 + ARTICLE,
    "tags never closed": b"<p " * 2_000_000,
    "entities": b"<html>" + b"&lt;" * 1_500_000,
    "dates": b"10 December 2014 " * 150_000,
    "a PDF that unpacks to 1 GB": pdf(b"BT /F1 12 Tf (x) Tj ET\n" * 43_000_000),
    "a PDF page of 50,000 lines": pdf(b"BT /F1 1 Tf " + b"(The Council voted 11-2-2.) Tj " * 50_000 + b"ET"),
    "nothing but NUL": b"\0" * 5_000_000,
}


def main() -> int:
    booth, passed = Booth(1), 0
    booth.check(ARTICLE, "the first")
    for name, data in FILES.items():
        began = time.monotonic()
        try:
            said = f"{len(booth.check(data, 'file').marks)} claims"
        except TextError as wrong:
            said = wrong.what
        took = time.monotonic() - began
        passed += took > READING_SECONDS + 2
        passed += not booth.check(ARTICLE, "the next").marks
        print(f"{name:28}{len(data) / 1e6:>6.1f} MB{took:>7.1f} s  {said}", flush=True)
    booth.close()
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
