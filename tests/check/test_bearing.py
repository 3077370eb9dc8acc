"""What is said of other bodies, letters and votes is not held against the Council's record, nor supported by it."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from ninthvote.check import Claim, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

#: The record of an assembly's day: the Council is named once, and the same words go on to speak of other things.
OTHER_BODY = (
    "The Security Council is to be told of this. "
    + "We turn to the next item. " * 30
    + "Japan voted in favour of the Declaration. The United States proposed direct talks on nuclear safety. "
    "Jordan signed the Convention. The delegation requests the floor."
)


def readings(kind: str) -> list[tuple[date, list[str]]]:
    """The lines of one kind of the readings: the day of the article and its text."""
    out = []
    for line in (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(" | ")
        if head.endswith(f" {kind}"):
            out.append((date.fromisoformat(head.split()[0]), [text.replace(" / ", "\n")]))
    return out


def settled(text: str, published: date | None) -> list[Claim]:
    checked = open_checker().check(document_of(text), published)
    return [c for c in checked.claims if c.answer.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)]


def test_what_is_said_long_after_the_council_was_named_is_of_another_body() -> None:
    """The record of an Assembly meeting would be marked with votes and letters of the Council."""
    assert settled(OTHER_BODY, date(2017, 9, 13)) == []


#: Who wrote, and to whom.
LETTERS = [
    (
        date(2022, 8, 26),
        "The Security Council has before it a letter of 4 August 2022 from Ukraine"
        " addressed to the President of the Assembly.",
    ),
    (
        date(1997, 3, 22),
        "Letter dated 19 March 1997 from the Permanent Representative of Qatar"
        " addressed to the President of the Security Council.",
    ),
]


@pytest.mark.parametrize(("published", "text"), LETTERS)
def test_a_letter_to_a_president_names_no_president(published: date, text: str) -> None:
    """The state that wrote would be said to have presided, and to be wrong."""
    assert [c for c in settled(text, published) if c.family == "presidency"] == []


#: What may be found in them all the same.
BESIDES = {"presidency", "vote", "quotation", "meeting"}


@pytest.mark.parametrize(("published", "text"), readings("ELSEWHERE"))
def test_words_of_the_field_about_something_else_are_not_supported(published: date, text: list[str]) -> None:
    """A row would be given as evidence for a sentence that it has nothing to do with."""
    found = settled(text[0], published)
    assert [(c.family, c.answer.explanation) for c in found if c.family not in BESIDES] == []


def test_a_claim_is_shown_in_whole_words_and_its_explanation_is_a_sentence() -> None:
    """A marked article would begin a claim in the middle of a word, and say that one member were against."""
    text = (
        "The Security Council took up North Korea on 12 June 2024. After long and unfriendly preliminaries"
        " the agenda was adopted by a vote in which twelve were in favour and one abstained."
        " The five permanent members (China, France, Russia, the United Kingdom and the United States) all sat."
        " The Council has fifteen members, five of which are permanent."
    )
    checked = open_checker().check(document_of(text), date(2024, 6, 14))
    assert len(checked.claims) > 3
    for claim in checked.claims:
        words = text[claim.start : claim.end]
        assert not (text[claim.start - 1 : claim.start].isalnum() and words[0].isalnum()), words
        assert not (words[-1].isalnum() and text[claim.end : claim.end + 1].isalnum()), words
        assert words.count("(") == words.count(")"), words
        assert words.split()[-1] not in ("and", "which", "of", "is", "the"), words
        told = claim.answer.explanation
        assert told[0].isupper() or told[0].isdigit(), told
        assert told.endswith("."), told
        assert "1 were" not in told, told
        assert claim.answer.evidence, told


def test_no_two_claims_of_an_article_stand_on_the_same_words() -> None:
    """One statement would be counted, and marked, twice."""
    text = (
        "Eleven of the Security Council's fifteen members voted for the agenda on North Korea on 22 December 2014,"
        " while China and Russia voted against and Chad and Nigeria abstained; the vote was 11-2-2."
    )
    claims = open_checker().check(document_of(text), date(2014, 12, 24)).claims
    assert all(a.end <= b.start for a, b in pairwise(claims))
