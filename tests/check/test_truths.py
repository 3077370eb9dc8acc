"""Sentences that the record itself makes true, for every month, year and vote, are never held against the writer."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from ninthvote.check import Ledger, Verdict
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.source import open_checker
from ninthvote.text import document_of
from ninthvote.vocabulary import Cast

SUBJECTS = {"PRK": "North Korea", "SYR": "Syria", "UKR": "Ukraine", "MMR": "Myanmar", "VEN": "Venezuela"}


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def lines(kind: str) -> list[tuple[list[int], str]]:
    out = []
    for line in (Path(__file__).parent / "truths.txt").read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(" | ")
        if head.startswith(f"{kind} "):
            out.append(([int(n) for n in head.split()[1:]], text.replace(" / ", "\n")))
    return out


def month_at(year: int, month: int, step: int) -> tuple[int, int]:
    years, months = divmod(year * 12 + month - 1 + step, 12)
    return years, months + 1


def chairs(ledger: Ledger) -> Iterator[tuple[int, int, dict[str, object]]]:
    """Each month of three years with who presides in it, before it and after it."""
    for year, month in ((y, m) for y in (2021, 2022, 2023) for m in range(1, 13)):
        held = [ledger.presides(*month_at(year, month, step)) for step in (-1, 0, 1)]
        before, now, after = (name_of(h[0]) for h in held if h is not None)
        names = [calendar.month_name[month_at(year, month, step)[1]] for step in (-1, 0, 1)]
        yield year, month, {
            "before": before, "now": now, "after": after, "Before": capital(before), "Now": capital(now),
            "After": capital(after), "month_before": names[0], "month": names[1], "month_after": names[2],
            "year": year, "last_day": f"{calendar.monthrange(year, month)[1]} {names[1]}",
        }  # fmt: skip


def turns(ledger: Ledger) -> Iterator[tuple[int, dict[str, object]]]:
    """Each turn of the year with who came, who went and who stayed."""
    for year in range(2010, 2026):
        start = date(year, 1, 1)
        came = sorted(
            s for s, rows in ledger.terms.items() if any(_two_years(r) and r.from_ == start for r in rows)
        )
        went = sorted(
            s for s, rows in ledger.terms.items() if any(_two_years(r) and r.until == start for r in rows)
        )
        elected = sorted(ledger.elected(start))
        stayed = [
            s for s in elected if any(r.from_.year == year - 1 and _two_years(r) for r in ledger.terms[s])
        ]
        if min(len(came), len(went), len(stayed)) < 4:
            continue
        fields: dict[str, object] = {
            "elected": listed([name_of(s) for s in elected]), "year": year, "next_year": year + 1,
            "year_before": year - 1, "two_before": year - 2,
        }  # fmt: skip
        for word, states in (("joined", came), ("left", went), ("stayed", stayed)):
            names = [name_of(s) for s in states]
            fields |= {word: listed(names), capital(word): capital(listed(names))}
            fields |= {f"one_{word}": names[2], f"One_{word}": capital(names[2])}
        yield year, fields


def _two_years(row: object) -> bool:
    return row.until is not None and (row.until - row.from_).days > 700  # type: ignore[attr-defined]


def votes(ledger: Ledger) -> Iterator[tuple[date, dict[str, object]]]:
    """Each vote on procedure of which every member's vote is known."""
    for b in ledger.by_body["SC"]:
        by = {
            k: [name_of(s) for s, c in sorted(b.casts.items()) if c is k]
            for k in (Cast.YES, Cast.NO, Cast.ABSTAIN)
        }
        if not b.procedural or b.state not in SUBJECTS or not b.firm("yes") or b.on.year < 2005:
            continue
        if [len(names) for names in by.values()] != [b.yes, b.no, b.abstain] or not all(by.values()):
            continue
        yield b.on, {
            "subject": SUBJECTS[b.state], "weekday": f"{b.on:%A}", "day": f"{b.on:%-d %B %Y}",
            "yes": b.yes, "no": b.no, "abstain": b.abstain,
            "abstentions": f"{b.abstain} abstention{'s' * (b.abstain != 1)}",
            "Noes": capital(listed(by[Cast.NO])), "Abstained": capital(listed(by[Cast.ABSTAIN])),
            "One_yes": capital(by[Cast.YES][0]), "one_no": by[Cast.NO][0],
            "President": capital(name_of(b.president or "")),
        }  # fmt: skip


def contradicted(text: str, published: date) -> list[str]:
    checked = open_checker().check(document_of(text), published)
    return [c.answer.explanation for c in checked.claims if c.answer.verdict is Verdict.CONTRADICTED]


@pytest.mark.parametrize(("step", "text"), [(n[0], t) for n, t in lines("chair")])
def test_who_presides_in_its_month_is_not_contradicted(step: int, text: str) -> None:
    """A true sentence about the chair, months before or after, would be called false."""
    for year, month, fields in chairs(open_checker().ledger):
        said = text.format(**fields)
        assert contradicted(said, date(*month_at(year, month, step), 4)) == [], said


@pytest.mark.parametrize(("month", "years", "text"), [(n[0], n[1], t) for n, t in lines("seats")])
def test_who_comes_and_goes_with_the_year_is_not_contradicted(month: int, years: int, text: str) -> None:
    """A true sentence about who joined, left or stayed would be called false."""
    for year, fields in turns(open_checker().ledger):
        said = text.format(**fields)
        assert contradicted(said, date(year + years, month, 20)) == [], said


@pytest.mark.parametrize(("days", "text"), [(n[0], t) for n, t in lines("vote")])
def test_a_vote_told_as_it_was_is_not_contradicted(days: int, text: str) -> None:
    """A true sentence about a vote would be called false, or held against another vote."""
    for on, fields in votes(open_checker().ledger):
        said = text.format(**fields)
        if "{President}" not in text or fields["President"]:
            assert contradicted(said, on + timedelta(days=days)) == [], said


def test_the_record_makes_enough_of_them() -> None:
    """The tests above would pass by trying nothing."""
    ledger = open_checker().ledger
    assert len(list(chairs(ledger))) == 36
    assert len(list(turns(ledger))) >= 14
    assert len(list(votes(ledger))) >= 10
