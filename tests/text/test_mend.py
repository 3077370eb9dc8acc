"""Mending: what was wrong with the page is put right, and every character still knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.text import Mapped, document_of, find_mentions, mend, split_sentences
from ninthvote.text.html import read_html


def mended(text: str) -> str:
    return mend(Mapped.whole(text)).text


def test_joined_words_are_parted_where_both_halves_are_words() -> None:
    """A finding on "Theprocedural vote" would be missed, or pinned beside the words."""
    assert mended("Theprocedural vote was 10-3-2. Itwas the first. Kimjong-un met the UnitedStates.") == (
        "The procedural vote was 10-3-2. It was the first. Kim jong-un met the United States."
    )


def test_words_that_only_look_joined_stay_whole() -> None:
    """A name or an ordinary word broken in two is a fault of ours put into another's mouth."""
    kept = "A Door Left Ajar. Heather therefore notified Anderson of the McDonald office in Washington."
    assert mended(kept) == kept


def test_hard_lines_and_divided_words_run_on() -> None:
    """A claim that goes over the end of a line would be read as two halves."""
    page = (
        "The Security Council talked about North Korean hu-\nman rights in a closed virtual session on Friday,\n"
        "December 11. Itwas the first such discussion in three\nyears and nobody in the room had asked for another.\n"
    )
    assert mended(page) == (
        "The Security Council talked about North Korean human rights in a closed virtual session on Friday,"
        " December 11. It was the first such discussion in three years and nobody in the room had asked for another."
    )


def test_quotes_spaces_and_hidden_characters_are_one_kind() -> None:
    """Two copies of one article, one with curly quotes, would be judged differently."""
    assert (
        mended("\u201cA\u00a0meeting\u201d, he said; the Coun\u00adcil\u2019s \u200bseat")
        == '"A meeting", he said; the Council\'s seat'
    )


@given(st.text(max_size=300))
def test_offsets_always_give_back_places_in_the_source(text: str) -> None:
    """A span outside the file, or backwards, marks the wrong words in print."""
    body = mend(Mapped.whole(text))
    assert len(body.text) == len(body.starts) == len(body.ends)
    at = 0
    for start, end in zip(body.starts, body.ends, strict=True):
        assert at <= start <= end <= len(text)
        at = start
    for m in find_mentions(body.text):
        assert body.text[m.start : m.end] == m.surface
    for s in split_sentences(body.text):
        assert body.text[s.start : s.end] == s.text


@given(st.text(alphabet="<>/ apdivscrt=\"'&;#x0nbsp\n\u202e\u200b\u00e9", max_size=200))
def test_broken_markup_is_read_without_complaint(source: str) -> None:
    """The web is full of broken pages; none of them may end in a traceback."""
    body = read_html(source)
    assert all(0 <= a <= b <= len(source) for a, b in zip(body.starts, body.ends, strict=True))


ARTICLE = (
    "<h1>Council meets</h1><p>The Council put North Korea on its agenda on 22 December 2014, by 11 votes.</p>"
    "<p>No veto applies to a procedural vote, and nine members must be in favour, whoever they are.</p>"
)
BESIDE = "<aside>Norway joined the Council in 2021, and left it in the year after, as it had been meant to.</aside>"
COMMENTS = (
    '<div id="comments"><p>' + "My uncle says that China was in favour, and he knows. " * 9 + "</p></div>"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<div class="post type-post category-un tag-north-korea">', "</div>"),
        ('<div id="page" class="site has-sidebar"><div class="sidebar-right">', "</div></div>"),
        ('<div class="article-body paywall">', "</div>"),
        ('<div class="story social">', "</div>"),
        ('<form method="post" action="./Default.aspx" id="aspnetForm">', "</form>"),
        ('<div style="display:none">', "</div>"),
    ],
)
def test_what_is_named_like_furniture_and_holds_the_article_is_the_article(before: str, after: str) -> None:
    """A page whose theme calls itself "has-sidebar" would be told to hold no text."""
    page = (
        f"<html><body><nav><a href='/'>Home</a></nav>{before}{ARTICLE}{BESIDE}{COMMENTS}{after}</body></html>"
    )
    text = document_of(page).text
    assert text.startswith("Council meets\nThe Council put")
    assert text.endswith("whoever they are.")


def test_the_signs_of_a_text_to_be_set_are_not_its_words() -> None:
    """The sentence after a bold one would be taken for its end, and an address stand between subject and verb."""
    source = (
        "# Council meets\n\nThe [Council](https://un.org/sc) met. **Eleven** were in favour, *all* told.\n"
        "\n* Chad: 2 * 2\n> No veto applies."
    )
    document = document_of(source)
    assert document.text == (
        "Council meets\n\nThe Council met. Eleven were in favour, all told.\n\n* Chad: 2 * 2\nNo veto applies."
    )
    at = document.text.index("Eleven were")
    assert source[slice(*document.body.span(at, at + 11))] == "Eleven** were"


def test_an_article_whose_paragraphs_are_all_named_like_furniture_is_read() -> None:
    """A page that can be shared paragraph by paragraph would be told to hold no text."""
    paragraphs = "".join(
        f"<p class='share-{n}'>The Council met for the {n}th time, and {'so ' * 30}on.</p>" for n in range(4)
    )
    assert (
        document_of(f"<html><body><p>News</p>{paragraphs}</body></html>").text.count("The Council met") == 4
    )


def test_a_word_of_a_sentence_is_none_of_the_furniture() -> None:
    """The link to a newspaper's page on the Council would be cut out of the sentence."""
    link, hidden = "<a class='tag' href='/fr'>France</a>", "<i style='display: none'>not</i>"
    page = f"<html><body><p>{link} asked the <b class='promo'>Council</b>, {hidden} once.</p>"
    assert document_of(page).text == "France asked the Council, once."


def test_the_furniture_of_a_page_is_left_out() -> None:
    """A menu or a donation appeal checked as if the author had written it is a false finding."""
    page = (
        "<html><body><nav><a href='/'>Security Council archive</a></nav><div class='cookie-banner'>We use cookies</div>"
        "<article><h1>Council meets</h1><p>Japan had no seat in&nbsp;2020.</p></article>"
        "<footer>Norway joined the Council in 2021.</footer></body></html>"
    )
    document = document_of(page)
    assert document.text == "Council meets\nJapan had no seat in 2020."
    at = document.text.index("2020")
    start, end = document.body.span(at, at + 4)
    assert page[start:end] == "2020"
