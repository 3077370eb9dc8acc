"""The check page says of each claim what the checker says, and lets nothing of an article but its words through."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from web_client import Client
from web_client import client as make_client

ARTICLE = """In December 2018 Japan was a member of the Security Council.

The meeting of 11 December 2017 was held after a vote: ten members in favour, three against and two abstaining.
"""

#: What a hostile page or paste may hold; each must come out as words or not at all.
HOSTILE = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(2)</script></svg>",
    '<a href="javascript:alert(1)">Japan</a>',
    '<a href="data:text/html,<script>alert(1)</script>">Japan</a>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed;inset:0" onclick="alert(1)">Japan</p>',
    '<form action="https://example.org/"><button>Japan</button></form>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '"><mark onmouseover=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "<base href='https://example.org/'><meta http-equiv=refresh content='0;url=https://example.org/'>",
]


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    made = make_client()
    yield made
    made.close()


def test_an_article_comes_back_marked_with_a_note_for_each_claim(client: Client) -> None:
    """Japan left the Council at the end of 2017; S/PV.8130 has 10-3-2."""
    answer = client.post("/check", data={"text": ARTICLE})
    assert answer.status_code == 200
    marks = re.findall(r'<mark id="claim-(\d+)" class="(\w+)">', answer.text)
    notes = re.findall(r'<li id="note-(\d+)" class="(\w+)"', answer.text)
    assert marks == notes
    assert "contradicted" in dict(marks).values()
    assert "supported" in dict(marks).values()


def test_a_file_is_read_as_what_it_is(client: Client) -> None:
    page = b"<html><body><article><p>In December 2018 Japan was a member of the Security Council.</p></article></body>"
    answer = client.post("/check", files={"file": ("story.html", page, "text/html")})
    assert answer.status_code == 200
    assert "What was found in story.html" in answer.text
    assert 'class="contradicted"' in answer.text


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("as_file", [True, False])
def test_hostile_markup_comes_out_as_words_or_not_at_all(client: Client, hostile: str, as_file: bool) -> None:
    """A page that runs what an article carries would run it in the name of this site."""
    text = f"{hostile} In December 2018 Japan was a member of the Security Council. {hostile}"
    sent = (
        client.post("/check", files={"file": (f"{hostile}.html", text.encode(), "text/html")})
        if as_file
        else client.post("/check", data={"text": text})
    )
    assert sent.status_code == 200
    assert sent.text.count("<script") == 0
    tags = re.findall(r"<[a-zA-Z][^>]*>", sent.text)
    assert not [t for t in tags if re.search(r"\son\w+\s*=|\sstyle\s*=|javascript:|data:text", t)]
    assert not [t for t in tags if re.match(r"<(iframe|base|style|img|object|embed)\b", t)]
    assert "49 " not in sent.text.partition("Check another")[0].partition("What was found")[2]
    assert "unsafe-inline" not in sent.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"data": {"text": "   "}}, "nothing was sent"),
        (
            {
                "files": {
                    "file": (
                        "x.bin",
                        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
                        "application/octet-stream",
                    )
                }
            },
            "neither text",
        ),
        ({"data": {"text": "x" * 8_000_001}}, "more than 8 MB"),
        ({"data": {"text": "x", "published": "soon"}}, "soon"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, "cannot be read"),
        ({"content": b"{}", "headers": {"content-type": "application/json"}}, "none that is read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(client: Client, sent: dict[str, object], words: str) -> None:
    answer = client.post("/check", **sent)
    assert 400 <= answer.status_code < 500
    assert words in answer.text


def test_an_answer_is_kept_by_no_cache(client: Client) -> None:
    """The text of an article that is not out yet must not lie in a shared cache."""
    assert client.post("/check", data={"text": ARTICLE}).headers["cache-control"] == "no-store"


def test_a_file_with_a_sheet_of_its_own_is_saved_and_not_shown(client: Client) -> None:
    """Shown under the policy of the site, the brief would stand there without its sheet."""
    for address in ("/brief/dprk.html", "/brief/North%20Korea.html", "/download/ninthvote-record.zip"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "content-disposition" not in client.get("/brief/dprk.pdf").headers
