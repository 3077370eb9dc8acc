"""The backtest: whole, blind to the future, scored by hand where a hand can, and said with how little it rests on."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from click.testing import CliRunner

from ninthvote.cli.backtest import backtest
from ninthvote.count import count_situation
from ninthvote.count.backtest import Backtest, run_backtest
from ninthvote.count.backtest_answer import backtest_json
from ninthvote.count.baseline import last_vote
from ninthvote.count.verdict import verdict
from ninthvote.model.occasion import Motion, Side
from ninthvote.record import Record, open_record

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/schema/backtest.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record()


@pytest.fixture(scope="module")
def found(record: Record) -> Backtest:
    return run_backtest(record)


def test_every_full_roll_call_since_1990_is_there(record: Record, found: Backtest) -> None:
    """A vote that went badly would be missing. 39 votes: two without a roll call, two with seven casts of fifteen."""
    assert {v.id for v in found.left_out} == {
        "pv-1990-12-08-opt",
        "pv-2017-11-16-jim-order",
        "pv-2018-10-30-ukr-brief",
        "pv-2025-02-24-ukr-postpone",
    }
    put = [v for v in found.votes if v.was_put]
    assert len(put) == len(record.votes()) - 4
    assert [v.id for v in found.votes if not v.was_put] == ["dprk-054", "dprk-061"]
    assert all(len(v.members) == 15 for v in found.votes)


def test_a_forecast_is_the_same_from_the_record_of_the_day_before(record: Record, found: Backtest) -> None:
    """A score would have been earned with the outcome in hand. Each forecast is made again from a record that ends
    the day before, where nothing later can be read at all."""
    for v in found.votes:
        if v.situation is None or v.id not in (
            "pv-2015-12-10-dprk",
            "pv-2018-03-19-syr",
            "dprk-054",
            "dprk-061",
        ):
            continue
        before = record.as_of(v.date_ - timedelta(days=1))
        counted = count_situation(before, v.situation, v.date_, as_of=v.date_ - timedelta(days=1))
        assert counted.pmf == pytest.approx(v.pmf)


def test_no_row_of_the_day_itself_or_later_is_read(record: Record, found: Backtest) -> None:
    """Cutting off the record at any vote must leave every earlier forecast as it was."""
    for cut in (date(2006, 9, 14), date(2018, 12, 6), date(2024, 3, 26)):
        early = {v.id: v for v in run_backtest(record.as_of(cut)).votes if v.was_put}
        assert early
        for v in found.votes:
            if v.id in early:
                assert v.pmf == early[v.id].pmf
                assert [m.baselines for m in v.members] == [m.baselines for m in early[v.id].members]


def test_a_dropped_request_is_fewer_than_nine_and_no_roll_call(found: Backtest) -> None:
    """Votes that were never cast would be scored."""
    dropped = next(v for v in found.votes if v.id == "dprk-054")
    assert (dropped.carried, dropped.yes, dropped.date_) == (False, None, date(2018, 12, 7))
    assert all(m.cast is None and not m.is_scored for m in dropped.members)


def test_placeholders_enter_no_score(found: Backtest) -> None:
    """Seven votes of 1990 to 1992 are from memory; so is the whole roll call of 24 October 2017."""
    unscored = {v.id for v in found.votes if v.was_put and not any(m.is_scored for m in v.members)}
    assert len(unscored) == 8
    assert "pv-2017-10-24-jim" in unscored
    assert verdict(found).n_unconfirmed == 7


def test_scores_by_hand(found: Backtest) -> None:
    """The headline would not be what the table below it says: scores worked out again from the JSON, in plain loops."""
    answer = backtest_json(found)
    jsonschema.validate(answer, SCHEMA)
    cells = [m for v in answer["votes"] for m in v["members"] if m["scored"]]
    ours = sum((m["p_yes"] - (m["vote"] == "yes")) ** 2 for m in cells) / len(cells)
    last = sum((m["baseline_last"] - (m["vote"] == "yes")) ** 2 for m in cells) / len(cells)
    scores = answer["scores"]
    assert scores["members"]["n_casts"] == len(cells)
    assert scores["members"]["model"]["brier"] == pytest.approx(ours)
    assert scores["members"]["brier_below_last_vote"] == pytest.approx(1 - ours / last)
    put = [v for v in answer["votes"] if v["put_to_vote"] and v["confidence"] != "recalled"]
    wrong = [v["id"] for v in put if (v["p_carried"] > 0.5) != v["carried"]]
    assert (scores["tallies"]["n_votes"], scores["tallies"]["wrong"]) == (len(put), wrong)


def test_the_count_beats_every_simple_guess(found: Backtest) -> None:
    """A count that a reader could better by hand would be printed with two decimals."""
    scores = verdict(found).members
    assert all(scores.model.brier < s.brier for s in scores.baselines.values())
    low, high = scores.less_than_last_interval
    assert 0.0 < low < scores.less_than_last < high


def test_the_last_vote_on_the_like_is_the_nearest_one() -> None:
    """A baseline of far votes would be easy to beat. Same situation first, then the same kind, then the side."""

    def motion(situation: str, *, kind: str = "adopt_agenda", side: Side = Side.WESTERN) -> Motion:
        return Motion(date(2018, 1, 1), situation, kind, True, side)

    past = [
        (motion("dprk"), True),
        (motion("syria"), False),
        (motion("syria", kind="postpone"), True),
        (motion("dprk", side=Side.EASTERN), False),
    ]
    assert last_vote(past, motion("dprk")) is True
    assert last_vote(past, motion("myanmar")) is False
    assert last_vote(past, motion("iran", kind="invite_participant")) is True
    assert last_vote([], motion("dprk")) is None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [
            v or "" for k, v in attrs if k in ("src", "srcset", "data") or (tag == "link" and k == "href")
        ]


def test_the_page_stands_alone_and_has_a_table_for_its_picture(tmp_path: Path) -> None:
    """A page sent by mail would be empty, or call home."""
    target = tmp_path / "backtest.html"
    result = CliRunner().invoke(backtest, ["--html", str(target)], catch_exceptions=False)
    assert result.exit_code == 0
    page = _Page()
    text = target.read_text(encoding="utf-8")
    page.feed(text)
    assert page.loads == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert page.tags.count("svg") == 1
    assert "Forecasts of yes by what they said" in text
    assert "That is very few" in text
    assert "pv-2018-03-19-syr" in text


def test_a_page_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    """The user would lose the run without knowing why."""
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    result = CliRunner().invoke(backtest, ["--html", str(tmp_path / "file" / "x.html")])
    assert "cannot be written" in str(result.exception)


def test_the_screen_fits_eighty_columns_and_says_how_few() -> None:
    """The figures would look like science."""
    screen = CliRunner().invoke(backtest, [], catch_exceptions=False).output
    assert all(len(line) <= 80 for line in screen.splitlines())
    assert "That is very few" in " ".join(screen.split())
    assert re.search(r"pv-2018-03-19-syr +\d+% .*WRONG", screen)


def test_the_same_record_gives_the_same_bytes(found: Backtest, record: Record) -> None:
    """Two readers would hold different scores."""
    assert json.dumps(backtest_json(found)) == json.dumps(backtest_json(run_backtest(record)))
    assert np.isfinite(verdict(found).members.model.brier)
