"""docs/record.md: what the record holds, what each column means, and how it is asked; from the row classes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields
from enum import EnumType
from typing import Any

from ninthvote.record import Record, SituationRow
from ninthvote.record.load import read_table
from ninthvote.record.schema import TABLES, types_of
from ninthvote.record.table import Sourced, keys

_INTRO = """# The record

The facts are tables of text, `src/ninthvote/record/facts/*.csv`. Each row says since when it was public
(`known_on`), who says so (`sources`) and how sure that is (`confidence`: `sourced`, `derived` or `recalled`;
what is recalled is shown as unconfirmed). From them one SQLite file is built into the user's cache folder,
with the same tables and columns, full-text search (`search`), what rests on each source (`citations`), the
words below (`data_dictionary`) and a manifest; `ninthvote record build --output FILE` writes a copy for
Datasette or any other SQLite tool. The same facts give the same bytes. Lists are JSON arrays there, and every
table has `known_on`: a question as of a day is `known_on <= 'YYYY-MM-DD'`.

`NINTHVOTE_FACTS` names another folder of tables, `NINTHVOTE_CACHE` another cache folder.
"""

_ASKING = """## Asking it from Python

```python
from datetime import date
from ninthvote.record import open_record

record = open_record()
record.roster(date(2018, 12, 10)).codes  # who sat at the table
record.resolve("Ivory Coast").code  # 'CIV'
then = record.as_of(date(2018, 12, 6))  # the record as it could be read that day
[occasion.title for occasion in then.timeline("dprk")]
```
"""


def render() -> str:
    return "\n".join([_INTRO, *_situations(), _ASKING, *_methods(), *_tables()])


def _situations() -> Iterator[str]:
    yield "## Situations\n"
    yield "| situation | what it is | how far the tables reach |"
    yield "|---|---|---|"
    for row in sorted(read_table(SituationRow), key=lambda row: row.situation):
        yield f"| `{row.situation}` | {row.title} | {row.coverage} |"
    yield ""


def _methods() -> Iterator[str]:
    yield "| ask | answer |"
    yield "|---|---|"
    for name, member in vars(Record).items():
        words = inspect.getdoc(member)
        if not name.startswith("_") and words:
            call = f"{name}{_arguments(member)}" if inspect.isfunction(member) else name
            yield f"| `{call}` | {words.splitlines()[0]} |"
    yield ""


def _arguments(function: Any) -> str:
    taken = [p for p in inspect.signature(function).parameters.values() if p.name != "self"]
    shown = [f"{'*' if p.kind is p.VAR_POSITIONAL else ''}{p.name}" for p in taken]
    return f"({', '.join(shown)})"


def _tables() -> Iterator[str]:
    yield "## Tables\n"
    yield "Every row of facts carries these columns too:\n"
    yield from _columns(Sourced, own=[f.name for f in fields(Sourced)])
    carried = {f.name for f in fields(Sourced)}
    for row in TABLES:
        yield f"### {row.table}\n"
        yield f"{(row.__doc__ or '').strip()}\n"
        own = [f.name for f in fields(row) if not (issubclass(row, Sourced) and f.name in carried)]
        yield from _columns(row, own)


def _columns(row: Any, own: list[str]) -> Iterator[str]:
    yield "| column | type | what it means |"
    yield "|---|---|---|"
    words = {f.name: f.metadata for f in fields(row)}
    for name in own:
        key = " (key)" if name in keys(row) else ""
        of = f"; a key of `{words[name]['of']}`" if words[name].get("of") else ""
        yield f"| `{name}`{key} | {_type(row, name)} | {words[name]['words']}{of} |"
    yield ""


def _type(row: Any, name: str) -> str:
    base, may_be_empty = types_of(row)[name]
    if isinstance(base, EnumType):
        said = ", ".join(f"`{member.value}`" for member in base)
    else:
        said = {"tuple": "list", "str": "text", "bool": "true or false", "int": "number"}.get(
            base.__name__, base.__name__
        )
    return said + (" or empty" if may_be_empty else "")
