"""The brief of a situation as a page, with the files to send."""

from __future__ import annotations

from ninthvote.brief.compose import compose
from ninthvote.vocabulary import parse_day
from ninthvote.web.page import Asked, Desk, Page, rights_day


def brief(desk: Desk, key: str, asked: Asked = ()) -> Page:
    row = desk.record.situation(key)
    given = dict(asked).get("on", "").strip()
    on = parse_day(given, where="on") if given else rights_day(desk.today)
    document = compose(desk.record, row.situation, on, as_of=min(on, desk.today))
    after = f"?on={on.isoformat()}" if given else ""
    return Page(
        title=document.title,
        summary=f"A brief to send: {row.title}. {document.subtitle}",
        template="brief.html",
        section="/brief/dprk" if row.situation == "dprk" else "",
        context={
            "document": document,
            "situation": row,
            "on": on,
            "files": [
                (f"/brief/{row.situation}.{form}{after}", words)
                for form, words in (
                    ("pdf", "PDF, two pages"),
                    ("html", "one HTML file"),
                    ("md", "Markdown"),
                    ("json", "JSON"),
                )
            ],
        },
    )
