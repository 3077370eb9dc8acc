"""What a pattern cannot match without is in all that it matches, so that nothing is lost with what is not tried."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.test_wordings import wordings
from ninthvote.check.reading.clause import Clause, clause_of
from ninthvote.check.reading.find import matches
from ninthvote.check.reading.frame import FRAMES
from ninthvote.check.reading.statement import READERS, _readers_of
from ninthvote.check.source import open_checker
from ninthvote.text import date, mention, number, split_sentences
from ninthvote.text.sieve import Sieve, Sifted, needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("voted against", [{"voted against"}]),
        ("(?:voted|voting) (?:no|against)", [{"voted no", "voting no", "voted against", "voting against"}]),
        ("G[^;.]* against", [{"G"}, {" against"}]),
        ("met(?: again)? in", [{"met in", "met again in"}]),
        ("meetings? (?:was )*held", [{"meeting ", "meetings "}, {"held"}]),
        ("(?:held )+in|sat", [{"held ", "sat"}]),
        ("(?!not )signed(?= by G)", [{"signed"}, {" by G"}]),
        (r"\bno\. (?:one|N{2})\b", [{"no. "}, {"one", "N"}]),
        (r"U\.N\.|\d+ votes", [{"U.N.", " votes"}, {"U.N.", *"0123456789"}]),
        ("[GA]'s seat", [{"G's seat", "A's seat"}]),
        ("[a-z]+|seat", []),
        ("(?i:seat)", []),
        (r"(seat)\1", [{"seat"}]),
        (r"U(?P<g>N)\u2013(?P=g)\ 12", [{"UN"}, {" 12"}]),
        (r"votes: \d{1,2}", [{"votes: "}, set("0123456789")]),
    ],
)
def test_the_needs_of_a_pattern_are_as_worked_out_by_hand(pattern: str, needs: list[set[str]]) -> None:
    """A need too many loses claims; a need too few only time."""
    assert needs_of(pattern) == {frozenset(words) for words in needs}


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{2}", "??", "{1,2}?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda part: f"(?:{part})(?<={part})" if not re.search(r"[?*+|{]", part) else part),
        inner.map(lambda part: f"(?P<g>{part})" if "<g>" not in part else part).filter(
            lambda part: part.count("<g>") < 2
        ),
    )


_PATTERNS = st.recursive(
    st.sampled_from(["ab", "b", "ca?", "G", "[ab]", "[^a]", "bc*", r"\.", r"a\b", ".", "N ", "abc"]),
    _grown,
    max_leaves=8,
).filter(lambda pattern: pattern.count("<g>") < 2)


@given(st.data())
def test_what_a_pattern_matches_meets_its_needs(data: st.DataObject) -> None:
    """One construct of patterns read wrongly would silently lose every claim it is part of."""
    pattern = data.draw(_PATTERNS)
    text = data.draw(st.from_regex(pattern))
    assert re.search(pattern, text)
    assert all(any(word in text for word in words) for words in needs_of(pattern))


def _clauses() -> list[Clause]:
    lexicon = open_checker().lexicon
    return [clause_of(s, lexicon) for *_, text in wordings() for s in split_sentences(text)]


def test_nothing_is_lost_with_what_the_skeleton_rules_out() -> None:
    """A fact put in one of many hundred wordings would be found only when every pattern is tried."""
    every = frozenset(range(len(FRAMES)))
    for clause in _clauses():
        left, tried = ([(f.name, m.span()) for f, m in matches(clause, n)] for n in (every, None))
        assert left == tried


def test_no_reader_is_lost_with_what_the_words_rule_out() -> None:
    """The same of the readers of plain statements, which are told by their cues."""
    for clause in _clauses():
        words = clause.skeleton
        assert list(_readers_of(words)) == [r for r in READERS if re.search(r.cue, words)]


def test_most_recognisers_need_something_and_a_sieve_leaves_few() -> None:
    """A pattern without needs is tried on every sentence of its words."""
    assert sum(not needs_of(f.written) for f in FRAMES) <= len(FRAMES) // 20
    sieve = Sieve((f.written,) for f in FRAMES)
    assert len(sieve.left("the rain fell on the town and nobody seemed to mind it very much.")) <= 5


@pytest.mark.parametrize(
    ("sieve", "patterns"),
    [
        (date._sieve(), [pattern for _, pattern in date._COMPILED]),
        (number._sieve(), list(number._TALLIES)),
        (mention._sieve(), [*mention._SINGLY, *map(re.compile, mention._BODIES)]),
    ],
    ids=["dates", "tallies", "names of bodies, papers and people, numbers"],
)
def test_no_mention_is_lost_with_what_the_text_rules_out(
    sieve: Sieve, patterns: list[re.Pattern[str]]
) -> None:
    """A date, a tally or a body in a sentence without its usual words would be no mention of one."""
    sentences = [text for *_, text in wordings()]
    for text in [
        *sentences,
        *(s.upper() for s in sentences),
        "Nine to two, \u0661\u0662\u0663-\u0664-\u0665, \u017fix to two.",
    ]:
        left = sieve.left(text)
        assert set(left) >= {n for n, pattern in enumerate(patterns) if pattern.search(text)}


@pytest.mark.parametrize(
    "text",
    [
        "the SECURITY COUNCIL met",
        "S/PV.8409 of that day",
        "the P5",
        "\u017fecurity council",
        "a council of war",
        "",
    ],
)
def test_a_sifted_pattern_finds_what_the_pattern_alone_finds(text: str) -> None:
    """A sentence that names the Council in capitals would pass for one that does not."""
    written = r"security council|\bS/(?:PV|RES)\b|\bp5\b"
    alone = re.search(written, text, re.IGNORECASE)
    sifted = Sifted(written, re.IGNORECASE)
    found = sifted.search(text)
    assert (found and found.span()) == (alone and alone.span())
    assert [m.span() for m in sifted.finditer(text)] == [
        m.span() for m in re.finditer(written, text, re.IGNORECASE)
    ]
