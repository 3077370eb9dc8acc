"""The stream of letters: what is dropped, what is kept, and the way back."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ninthvote.trace.letter import letter_codes, letters

#: Anything at all, with a share of what makes trouble: joined letters, marks, other scripts, lone surrogates.
WEIRD = st.text(
    st.one_of(
        st.characters(codec=None, categories=None),
        st.sampled_from("ﬁﬂæßœıŁø½①ⅣéÅñ‏\u200b\u00ad\u0301אבЖ漢𝐀𠀀\ud800 .,-’“”\n"),
    )
)


def same(a: str, b: str) -> bool:
    return letters(a).codes == letters(b).codes


def test_what_the_page_decides_is_dropped() -> None:
    """A speech on a web page and the same speech in a PDF would be two texts."""
    assert same("The Council’s “human-rights” debate", "the councils humanrights DEBATE")
    assert same("Côte d'Ivoire, Šimonović, Türk", "Cote dIvoire Simonovic Turk")
    assert same("con\u00adscience\u200b of the world", "con-\n  science of the world")
    assert same("the ﬁrst aﬃrmed the œuvre of Łódź", "the first affirmed the oeuvre of Lodz")
    assert not same("eight states", "nine states")
    assert not same("Совет", "Совёц")


@given(WEIRD)
def test_every_letter_knows_its_place(text: str) -> None:
    """A passage would be shown that begins or ends in the middle of other words."""
    stream = letters(text)
    assert len(stream.codes) == len(stream.places)
    assert list(stream.places) == sorted(stream.places)
    for code, place in zip(stream.codes, stream.places.tolist(), strict=True):
        assert code in letters(text[place]).codes


@given(WEIRD)
def test_the_codes_alone_are_the_same_codes(text: str) -> None:
    """An index would be made of other letters than are looked up in it."""
    assert letter_codes(text) == letters(text).codes


@given(st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs", "Po", "Pd"), max_codepoint=0x24F)))
def test_case_accents_spaces_and_marks_make_no_difference(text: str) -> None:
    """A quotation in capitals, or typed without accents, would go untraced."""
    decomposed = unicodedata.normalize("NFD", text)
    for changed in (decomposed, " ".join(text), f"“{text}”", f"{text}!\n", text.casefold()):
        assert same(changed, text)
