"""The day of an article, where the article itself writes it."""

from datetime import date

import pytest

from ninthvote.text import Lexicon, default_lexicon, read_bytes

BODY = "The Council met on North Korea. It had met before. " * 4
LEXICON: Lexicon = default_lexicon()


@pytest.mark.parametrize(
    "text",
    [
        f"GENEVA, 9 December 2018 - {BODY}",
        f"A lost ninth\n\nNEW YORK, Dec. 9, 2018 (Agency) \u2014 {BODY}",
        f"(New York, December 9, 2018) \u2013 {BODY}",
        f"Title\n\nPosted on December 9, 2018 by Anna Smith in Asia, Human rights, Geneva, Council, News\n\n{BODY}",
        f"Title\nSunday, 9 December 2018\n{BODY}",
        f"Title\n2018.12.09 10:30\n{BODY}",
        f"Title\nSUNDAY, DECEMBER 9, 2018\n{BODY}",
        f"FOR IMMEDIATE RELEASE: December 9, 2018\nTitle\n{BODY}",
        f"Embargoed until 9 December 2018, 10:00 GMT\nTitle\n{BODY}",
        f"Title\nBy Anna Smith | Dec 9th, 2018 | 10:35 am\n{BODY}",
        f"Title\n{BODY}\nLast updated: 9 December 2018",
        f"Title\n{BODY}\nThis article was first published on 9 December 2018.",
        f"Dear Editor,\n{BODY}\nAnna Smith\nGeneva, 9 December 2018",
    ],
)
def test_a_text_says_when_it_was_written(text: str) -> None:
    """What it says of "last month" would go unchecked."""
    assert read_bytes(text.encode(), "a.txt", lexicon=LEXICON).published == date(2018, 12, 9)


@pytest.mark.parametrize(
    "text",
    [
        f"The vote of 22 December 2014\n\n{BODY}",
        f"22 December 2014 - First meeting\n10 December 2015 - Second meeting\n{BODY}",
        f"22 December 2014\nFirst meeting.\n10 December 2015\nSecond meeting.\n{BODY}",
        f"December 22, 2014: the Council first met.\n{BODY}",
        f"Title\n(Accessed 1 March 2021)\n{BODY}",
        f"Title\nThe report was published on 17 February 2014.\n{BODY}",
        f"Title\n9/12/2018\n{BODY}",
        f"{BODY}\nThe first vote was held in New York on 22 December 2014.",
    ],
)
def test_the_day_of_something_else_is_not_the_day_of_the_text(text: str) -> None:
    """Every "last year" of the article would be reckoned from a day that it only tells of."""
    assert read_bytes(text.encode(), "a.txt", lexicon=LEXICON).published is None


@pytest.mark.parametrize(
    ("head", "body", "foot"),
    [
        ('<meta content="2018-12-09" name="date">', "", ""),
        ('<meta name="citation_publication_date" content="2018/12/09">', "", ""),
        ('<meta property="article:modified_time" content="2018-12-09T10:00Z">', "", ""),
        (
            '<meta name="event-date" content="2014-12-22"><meta name="article:published_time" content="2018-12-09">',
            "",
            "",
        ),
        ('<script type="application/ld+json">{"datePublished": "2018-12-09"}</script>', "", ""),
        ("", '<time class="t">9 Dec 2018, 10:30</time>', ""),
        ("", '<time datetime="20181209">Sunday</time>', ""),
        ("", "<p>GENEVA, 9 December 2018 &mdash; The Council met.</p>", ""),
        ("", "", "<footer>Last updated: 9 December 2018</footer>"),
    ],
)
def test_a_page_says_when_it_was_published(head: str, body: str, foot: str) -> None:
    """The page's own data give the day; a writer need not type it in."""
    article = f"<article><h1>Council meets</h1>{body}<p>{BODY * 3}</p></article>"
    page = f"<html><head>{head}</head><body>{article}{foot}</body></html>"
    assert read_bytes(page.encode(), "a.html", lexicon=LEXICON).published == date(2018, 12, 9)


@pytest.mark.parametrize(
    ("data", "taken", "other"),
    [
        ("2018-12-10", date(2018, 12, 10), None),
        ("2021-03-02", date(2018, 12, 9), date(2021, 3, 2)),
    ],
)
def test_the_day_that_a_page_shows_goes_before_its_data(data: str, taken: date, other: date | None) -> None:
    """A page moved to a new address in 2021 would have "last year" mean 2020."""
    page = f'''<html><head><meta property="article:published_time" content="{data}T08:00:00Z"></head>
    <body><article><h1>Council meets</h1><p>GENEVA, 9 December 2018 - {BODY * 3}</p></article></body></html>'''
    read = read_bytes(page.encode(), "a.html", lexicon=LEXICON)
    assert (read.published, read.day_in_data) == (taken, other)
