"""The API says what the commands say, in the shapes that its own document declares, and refuses in one form."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from ninthvote.cli.command_table import cli
from ninthvote.record import open_record
from web_client import Client, client


@cache
def _site() -> Client:
    return client()


def _get(address: str, **given: Any) -> Any:
    return _site().get(address, **given)


@cache
def _document() -> dict[str, Any]:
    said: dict[str, Any] = _get("/openapi.json").json()
    return said


def _declared(path: str) -> dict[str, Any]:
    schema = _document()["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return {**schema, "components": _document()["components"]}


#: Path as declared -> an address of it.
ADDRESSES = {
    "/api/v1/situations": "/api/v1/situations",
    "/api/v1/situation/{key}": "/api/v1/situation/dprk",
    "/api/v1/council/{on}": "/api/v1/council/2018-12-10",
    "/api/v1/state/{name}": "/api/v1/state/Ivory Coast",
    "/api/v1/votes": "/api/v1/votes",
    "/api/v1/vote/{key}": "/api/v1/vote/pv-2014-12-22-dprk",
    "/api/v1/find": "/api/v1/find?q=bitter",
    "/api/v1/tables": "/api/v1/tables",
    "/api/v1/table/{table}": "/api/v1/table/presidencies",
    "/api/v1/letters": "/api/v1/letters",
    "/api/v1/quotations": "/api/v1/quotations",
    "/api/v1/sources": "/api/v1/sources",
    "/api/v1/corrections": "/api/v1/corrections",
    "/api/v1/count/{situation}": "/api/v1/count/dprk?on=2018-12-10&if=CIV=yes",
    "/api/v1/backtest": "/api/v1/backtest",
    "/api/v1/rules": "/api/v1/rules",
    "/api/v1/rules/{reference}": "/api/v1/rules/rule 33",
    "/api/v1/rules/outcome": "/api/v1/rules/outcome?on=2022-02-25&kind=substantive&yes=14&no=1&permanent_no=RUS",
    "/api/v1/trace": "/api/v1/trace?words=a bitter irony&on=2019-12",
    "/api/v1/positions/{state}": "/api/v1/positions/SUN",
}


def test_every_endpoint_is_tried_here() -> None:
    """An endpoint that is not tried may answer in a shape that nobody declared."""
    asked = {path for path, methods in _document()["paths"].items() if "get" in methods}
    assert asked == set(ADDRESSES)


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_answer_has_the_shape_that_the_document_declares(path: str) -> None:
    answer = _get(ADDRESSES[path])
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), _declared(path))


@pytest.mark.parametrize("table", list(open_record().manifest.n_rows))
def test_every_table_is_listed_in_its_declared_shape(table: str) -> None:
    """A column of a new kind would be printed in a form that no schema knows."""
    answer = _get(f"/api/v1/table/{table}?limit=15").json()
    jsonschema.validate(answer, _declared("/api/v1/table/{table}"))
    assert answer["n"] == open_record().manifest.n_rows[table]


@pytest.mark.parametrize(
    ("command", "address"),
    [
        ("council --on 2018-12-10", "/api/v1/council/2018-12-10"),
        ("state USSR", "/api/v1/state/USSR"),
        ("vote pv-2014-12-22-dprk --as-of 2015-01-31", "/api/v1/vote/pv-2014-12-22-dprk?as_of=2015-01-31"),
        ("find bitter --limit 50", "/api/v1/find?q=bitter"),
        ("count dprk --on 2018-12-10 --if CIV=yes", "/api/v1/count/dprk?on=2018-12-10&if=CIV=yes"),
        ("rules list", "/api/v1/rules"),
        ("rules show rule 33", "/api/v1/rules/rule 33"),
        (
            "rules outcome --on 2022-02-27 --kind procedural --yes 11 --no 1 --abstain 3 --permanent-no RUS",
            "/api/v1/rules/outcome?on=2022-02-27&kind=procedural&yes=11&no=1&abstain=3&permanent_no=RUS",
        ),
        ("trace a bitter irony --on 2019-12", "/api/v1/trace?words=a bitter irony&on=2019-12"),
        ("positions SUN", "/api/v1/positions/SUN"),
    ],
)
def test_an_endpoint_answers_as_its_command_does(command: str, address: str) -> None:
    """Two answers to one question are one too many."""
    said = CliRunner().invoke(cli, [*command.split(), "--json"])
    assert said.exit_code == 0, said.output
    assert json.loads(said.output) == _get(address).json()


def test_a_list_is_walked_by_its_cursor_without_loss_or_repeat() -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = _get(f"/api/v1/votes?limit=7{'&cursor=' + cursor if cursor else ''}").json()
        seen += [v["vote"] for v in page["votes"]]
        cursor = page["next_cursor"]
    assert seen == [v.vote for v in open_record().votes()]


def test_a_reader_of_an_earlier_day_sees_no_later_row() -> None:
    """The Council met on 10 December 2015, but in 2014 nobody could have read of it."""
    then = _get("/api/v1/situation/dprk?as_of=2014-12-31").json()
    assert then["events"]
    assert max(event["known_on"] for event in then["events"]) <= "2014-12-31"


def test_casts_as_csv_are_the_rows_of_the_vote() -> None:
    """By S/PV.7353: eleven in favour, China and the Russian Federation against, Chad and Nigeria abstaining."""
    answer = _get("/api/v1/vote/pv-2014-12-22-dprk.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    casts = {row["state"]: row["cast"] for row in csv.DictReader(io.StringIO(answer.text))}
    assert {s for s, c in casts.items() if c == "no"} == {"CHN", "RUS"}
    assert {s for s, c in casts.items() if c == "abstain"} == {"TCD", "NGA"}
    assert sum(c == "yes" for c in casts.values()) == 11


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/v1/vote/pv-2014-12-22-dpr", 404, "pv-2014-12-22-dprk"),
        ("/api/v1/council/1945-10-24", 400, "1946-01-17"),
        ("/api/v1/council/2018-02-30", 400, "2018-02-30"),
        ("/api/v1/votes?as_of=yesterday", 422, "as_of"),
        ("/api/v1/votes?cursor=nowhere", 400, "next_cursor"),
        ("/api/v1/count/dprk?if=Japan=yes&on=2018-12-10", 400, "JPN"),
        ("/api/v1/count/dprk?if=CIV=maybe", 400, "STATE=yes"),
        ("/api/v1/rules/outcome?on=2022-02-25&kind=odd", 422, "kind"),
        ("/api/v1/rules/outcome?on=2022-02-25&kind=procedural&yes=9&no=9", 400, ""),
        ("/api/v1/table/nothing", 404, "no table"),
        ("/api/v1/nothing", 404, "/openapi.json"),
    ],
)
def test_a_question_that_is_refused_says_why_in_one_form(address: str, status: int, said: str) -> None:
    answer = _get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    jsonschema.validate(
        body, {"$ref": "#/components/schemas/Problem", "components": _document()["components"]}
    )
    assert body["status"] == status
    assert said in answer.text


def test_a_method_that_is_not_answered_is_told_which_is() -> None:
    answer = _site().ask("DELETE", "/api/v1/votes")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_every_operation_is_described_and_every_reference_leads_somewhere() -> None:
    """A client made from the document would not compile."""
    document = _document()
    text = json.dumps(document)
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            assert {"200", "422"} <= set(operation["responses"])
    for reference in set(text.split('"$ref": "')[1:]):
        at: Any = document
        for step in reference.partition('"')[0].removeprefix("#/").split("/"):
            at = at[step]


def test_a_wheel_carries_the_schemas_that_the_document_is_made_of() -> None:
    """Installed from a wheel, there is no docs folder beside the program."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {"docs/schema": "ninthvote/web/schema"}
