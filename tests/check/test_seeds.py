"""The two source articles: what they say of the Council, with what the record has."""

from datetime import date
from functools import cache

import pytest

from ninthvote.check import Checked, Claim, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import read_file
from shared_data import shared

S, C = Verdict.SUPPORTED, Verdict.CONTRADICTED


@cache
def seed(name: str, published: date) -> Checked:
    checker = open_checker()
    return checker.check(read_file(shared(f"seeds/{name}"), lexicon=checker.lexicon), published)


def commentary() -> Checked:
    return seed("003_e4eb96d39bcd6e98.txt", date(2020, 12, 15))


def dispatch() -> Checked:
    return seed("000_cbc222fb426a7416.txt", date(2018, 12, 9))


def claims_on(checked: Checked, words: str) -> list[Claim]:
    """Claims whose span of the source holds these words."""
    source = checked.document.source
    out = []
    for claim in checked.claims:
        start, end = checked.source_span(claim)
        if words in " ".join(source[start:end].split()):
            out.append(claim)
    return out


def evidence(claim: Claim) -> set[str]:
    return {fact.ref for fact in claim.answer.evidence}


@pytest.mark.parametrize(
    ("words", "verdict", "ref"),
    [
        ("eight of the fifteen Council members", C, "jl-2020-12-11-dprk"),
        ("did not press", C, "dprk-054"),
        ("70th anniversary of the Universal Declaration", C, "q-hrw-2018"),
        ("on Friday December 11", S, "dprk-066"),
        ("in December 2014", S, "dprk-046"),
        ("ten non-permanent", S, "COM-01"),
        ("is appointed by", S, "dprk-064"),
        ("Christoph Heusgen", S, "jl-2020-12-11-dprk"),
    ],
)
def test_the_commentary_is_held_against_the_record(words: str, verdict: Verdict, ref: str) -> None:
    """The three errors that this project began with, and what the commentary has right."""
    found = claims_on(commentary(), words)
    assert any(c.answer.verdict is verdict and ref in evidence(c) for c in found), [
        (c.frame, c.answer) for c in found
    ]


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("at least nine of the council", "Charter article 27(2)"),
        ("annual meetings", "dprk-046"),
        ("70th anniversary", "calendar"),
    ],
)
def test_the_dispatch_is_supported(words: str, ref: str) -> None:
    """What the dispatch says of nine votes, of yearly meetings and of the anniversary is so."""
    found = claims_on(dispatch(), words)
    assert any(c.answer.verdict is S and ref in evidence(c) for c in found), [
        (c.frame, c.answer) for c in found
    ]


def test_nothing_true_in_either_is_contradicted() -> None:
    """Beyond the three errors of the commentary, a contradiction would be ours."""
    assert not [c for c in dispatch().claims if c.answer.verdict is C]
    source = commentary().document.source
    wrong = [
        " ".join(source[slice(*commentary().source_span(c))].split())
        for c in commentary().claims
        if c.answer.verdict is C
    ]
    known = ("eight", "Eight", "did not press", "70th anniversary")
    assert [w for w in wrong if not any(k in w for k in known)] == []


def test_the_rule_of_nine_carries_its_proviso() -> None:
    """Nine votes are needed only when somebody objects: without the proviso the sentence is half true."""
    found = claims_on(dispatch(), "at least nine of the council")
    assert any("objects" in c.answer.explanation for c in found)
