"""Quotations made by hand, each with the grade that a careful reader would give it."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.record import open_record
from ninthvote.trace import Change, Mark, Quotation, Shelf, Speaker, Timing, day, states_named, year
from ninthvote.vocabulary import Confidence, Interval

#: Words written for these tests; the people are invented.
KNOWN = (
    Quotation(
        quotation="q-forum",
        words="the Council is not a forum for settling quarrels about how prisons are run",
        speaker="Ana Quiroga",
        capacity="Permanent Representative of Ruritania",
        on=day(date(2015, 3, 4)),
        occasion="before the vote on the agenda",
    ),
    Quotation(
        quotation="q-duty",
        words="My government will welcome the inspectors if the sanctions on grain are lifted first",
        speaker="Tomáš Dvořák-Hale",
        capacity="Vice Minister of Sylvania",
        on=day(date(2016, 5, 6)),
    ),
    Quotation(
        quotation="q-lamp",
        words="A lamp has been lit tonight in every cell of that country, and nobody can blow it out again.",
        speaker="Lighthouse Watch",
        on=day(date(2018, 12, 9)),
        occasion="dispatch",
        note="On the silver jubilee of the Prisoners' Charter.",
    ),
    Quotation(
        quotation="q-overdue",
        words="long overdue",
        speaker="Miriam Achterberg",
        capacity="Permanent Representative of Batavia",
        on=day(date(2019, 6, 7)),
    ),
    Quotation(
        quotation="q-irony",
        words="a hollow jubilee",
        speaker="Lighthouse Watch",
        on=day(date(2018, 12, 9)),
        note="On the silver jubilee of the Prisoners' Charter.",
    ),
    Quotation(
        quotation="q-yearonly",
        words="hunger walks ahead of every parade that they hold",
        speaker="Miriam Achterberg",
        on=year(2017),
    ),
    Quotation(
        quotation="q-qualified",
        words="We accept the findings of the panel on the harbour prisons",
        speaker="Ana Quiroga",
        on=day(date(2020, 2, 3)),
        qualifier="subject to verification by our own magistrates",
    ),
)
SHELF = Shelf(KNOWN)


@pytest.mark.parametrize(
    ("quote", "mark", "key"),
    [
        # whole, with other type: curly quotes, capitals, a line break with a hyphen, no full stop
        (
            "“The Council is not a forum for settling quarrels about how prisons are run,”",
            Mark.EXACT,
            "q-forum",
        ),
        (
            "The Council is not a forum for sett-\nling quarrels about how prisons are run",
            Mark.EXACT,
            "q-forum",
        ),
        # a part of it, cut where nothing hangs on the rest
        ("A lamp has been lit tonight in every cell of that country", Mark.EXACT, "q-lamp"),
        # marked omissions and insertions are honest
        ("A lamp has been lit … in every cell of that country", Mark.EXACT, "q-lamp"),
        (
            "A lamp has been lit tonight in every cell of [Sylvania], and nobody can blow it out",
            Mark.EXACT,
            "q-lamp",
        ),
        ("[A] lamp has been lit tonight in every cell", Mark.EXACT, "q-lamp"),
        # words changed
        ("A lamp has been lit this evening in every cell of that country", Mark.DRIFTED, "q-lamp"),
        ("A larnp has been lit tonight in evcry cell of that country", Mark.DRIFTED, "q-lamp"),
        # "not" dropped in front, and silently inside
        ("a forum for settling quarrels about how prisons are run", Mark.CUT, "q-forum"),
        ("the Council is a forum for settling quarrels about how prisons are run", Mark.DRIFTED, "q-forum"),
        ("the Council is … a forum for settling quarrels about how prisons are run", Mark.CUT, "q-forum"),
        # stopped before the condition
        ("My government will welcome the inspectors", Mark.CUT, "q-duty"),
        (
            "My government will welcome the inspectors if the sanctions on grain are lifted",
            Mark.EXACT,
            "q-duty",
        ),
        # the record itself says what the sentence went on with
        ("We accept the findings of the panel on the harbour prisons", Mark.CUT, "q-qualified"),
        # other sentences on the same matter
        ("The Council must settle how prisons are inspected in every country", Mark.NOT_FOUND, None),
        (
            "The inspectors will be welcome when the government of that country lifts the ban",
            Mark.NOT_FOUND,
            None,
        ),
        ("long overdue", Mark.NOT_FOUND, None),
        ("human rights", Mark.NOT_FOUND, None),
        ("", Mark.NOT_FOUND, None),
        ("…", Mark.NOT_FOUND, None),
    ],
)
def test_a_quotation_gets_the_grade_a_reader_would_give(quote: str, mark: Mark, key: str | None) -> None:
    """A wrong grade accuses an article of a change that it did not make, or passes one that it did."""
    grade = SHELF.grade(quote)
    assert grade.mark is mark
    assert (grade.origin.quotation if grade.origin else None) == key


def test_a_short_phrase_counts_only_from_its_own_speaker() -> None:
    """Two words that anybody may use would be traced to whoever used them first."""
    assert SHELF.grade("long overdue", speaker="Ambassador Achterberg").mark is Mark.EXACT
    assert SHELF.grade("long overdue", speaker="Ana Quiroga").mark is Mark.NOT_FOUND


def test_right_words_in_another_mouth_are_named_so() -> None:
    """The words would be printed under the wrong name."""
    grade = SHELF.grade("A lamp has been lit tonight in every cell of that country", speaker="Ana Quiroga")
    # Lighthouse Watch is an organization: that a person spoke for it cannot be ruled out.
    assert grade.mark is Mark.EXACT
    assert grade.best is not None
    assert grade.best.speaker is Speaker.UNKNOWN
    grade = SHELF.grade("hunger walks ahead of every parade", speaker="Ana Quiroga")
    assert grade.mark is Mark.WRONG_SPEAKER
    assert grade.is_firm


def test_right_words_on_another_day_are_named_so() -> None:
    """A sentence of one year would be printed as said in another."""
    december = Interval(date(2019, 12, 1), date(2020, 1, 1))
    assert (
        SHELF.grade("A lamp has been lit tonight in every cell of that country", on=december).mark
        is Mark.WRONG_DATE
    )
    # anybody may repeat famous words later; that their own speaker did is another matter
    words, watch = "A lamp has been lit tonight in every cell of that country", "Lighthouse Watch"
    assert not SHELF.grade(words, on=december).is_firm
    assert SHELF.grade(words, speaker=watch, on=december).is_firm
    # filed a day later, across the date line
    next_day = SHELF.grade("A lamp has been lit tonight in every cell of that country", on=date(2018, 12, 10))
    assert next_day.mark is Mark.EXACT
    assert next_day.best is not None
    assert next_day.best.timing is Timing.UNKNOWN
    # known to the year only: any day of it fits
    assert SHELF.grade("hunger walks ahead of every parade", on=date(2017, 8, 1)).mark is Mark.EXACT
    assert SHELF.grade("hunger walks ahead of every parade", on=date(2018, 12, 5)).mark is Mark.WRONG_DATE


def test_a_longer_quotation_is_known_by_the_words_around_the_recorded_ones() -> None:
    """An article that quotes more than was recorded would go untraced, or be passed as known throughout."""
    quote = "It is a hollow jubilee: twenty-five years of the Prisoners' Charter, and the cells are fuller than ever."
    grade = SHELF.grade(quote, speaker="Lighthouse Watch", on=Interval(date(2019, 12, 1), date(2020, 1, 1)))
    assert grade.mark is Mark.WRONG_DATE
    assert grade.best is not None
    assert not grade.best.is_whole
    assert quote[grade.best.start : grade.best.end] == "a hollow jubilee"


def test_whole_pages_between_quotation_marks_are_searched() -> None:
    """A mark that was never closed would hide the quotation behind it, or keep the program busy for hours."""
    filling = (
        "and the grain went down the river to the harbour as it did in every other year of that king " * 500
    )
    grade = SHELF.grade(f"{filling} {KNOWN[2].words} {filling}")
    assert (grade.mark, grade.origin) == (Mark.EXACT, KNOWN[2])
    assert SHELF.grade("x " * 3_000_000).mark is Mark.NOT_FOUND


def test_a_negation_in_the_articles_own_words_is_no_cut() -> None:
    """A faithful report would be accused of turning the meaning."""
    quote = "a forum for settling quarrels about how prisons are run"
    assert SHELF.grade(quote, before="The Council, she said, was not").mark is Mark.EXACT


def test_the_comparison_word_by_word_points_into_the_quotation() -> None:
    """The words shown as changed would be other words than those printed."""
    quote = "“A lamp was lit tonight in every single cell of that country”"
    grade = SHELF.grade(quote)
    assert grade.best is not None
    changes = [
        (d.change, d.quoted, d.recorded) for d in grade.best.differences if d.change is not Change.SAME
    ]
    assert changes == [(Change.REPLACED, "was", "has been"), (Change.ADDED, "single", "")]
    assert all(quote[d.start : d.end] == d.quoted for d in grade.best.differences)


def test_a_row_from_memory_is_never_held_against_an_article() -> None:
    """A recalled row would contradict a newspaper."""
    recalled = Quotation(
        quotation="q-r",
        words="hunger walks ahead of every parade that they hold",
        speaker="Miriam Achterberg",
        on=year(2017),
        confidence=Confidence.RECALLED,
    )
    assert not Shelf([recalled]).grade("hunger walks ahead of every parade", speaker="Ana Quiroga").is_firm


WEIRD = st.text(
    st.one_of(
        st.characters(codec=None, categories=None), st.sampled_from("[]()….\"'“”ʼ-\n 12,ﬁ\u00ad\u200b‏\ud800")
    )
)


@given(WEIRD, WEIRD, WEIRD)
def test_no_text_whatever_breaks_the_grading(quote: str, before: str, speaker: str) -> None:
    """A page in another script, or broken on the way, would end in a traceback."""
    grade = SHELF.grade(quote, before=before, speaker=speaker)
    for found in (*grade.others, *([grade.best] if grade.best else [])):
        assert 0 <= found.start < found.end <= len(quote)


@given(st.sampled_from(KNOWN), st.data())
def test_type_and_layout_change_no_grade(known: Quotation, data: st.DataObject) -> None:
    """The same words would be exact on one page and drifted on another."""
    text = known.words
    for change in data.draw(st.lists(st.sampled_from(sorted(LAYOUTS)), max_size=4)):
        text = LAYOUTS[change](text)
    grade = SHELF.grade(text, speaker=known.speaker)
    plain = SHELF.grade(known.words, speaker=known.speaker)
    assert (grade.mark, grade.origin) == (plain.mark, plain.origin)
    assert grade.mark in {Mark.EXACT, Mark.CUT}


LAYOUTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "quoted": lambda t: f"“{t}”",
    "curly": lambda t: t.replace("'", "’"),
    "spaced": lambda t: t.replace(" ", "\u00a0", 1),
    "soft hyphen": lambda t: t[:3] + "\u00ad" + t[3:],
    "lines": lambda t: t.replace(" ", "\n", 2),
    "hyphenated": lambda t: t.replace("nn", "n-\nn").replace("ll", "l-\nl"),
    "bracketed capital": lambda t: f"[{t[0]}]{t[1:]}" if t[0].isalpha() else t,
    "full stop": lambda t: t.rstrip(".") + ".",
}


def test_every_recorded_quotation_is_found_with_its_speaker() -> None:
    """A row of the record that no article could ever match would be dead weight."""
    record = open_record()
    shelf = Shelf.of_record(record)
    for row in record.quotations():
        grade = shelf.grade(row.words, speaker=row.speaker)
        assert grade.origin is not None, row.quotation
        assert grade.origin.words == row.words


def test_no_recorded_quotation_is_held_against_another() -> None:
    """Two true quotations on one matter would be called one quotation in the wrong mouth."""
    record = open_record()
    rows = [Quotation.from_row(row) for row in record.quotations()]
    states_in = states_named(record.names())
    for row in rows:
        rest = Shelf((r for r in rows if r.words != row.words), states_in=states_in)
        grade = rest.grade(row.words, speaker=row.speaker, on=row.on)
        assert not grade.is_firm, (row.quotation, grade.origin)
