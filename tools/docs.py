"""Write every page of the documentation that follows from code or data; with --check, say which are not fresh.

A page is a line in `PAGES`: its file, and the function (module below tools/pages) that returns its text.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

#: file under the root -> module:function that returns the page's text.
PAGES: dict[str, str] = {
    "docs/commands.md": "pages.commands:render",
    "docs/doubts.md": "pages.doubts:render",
    "docs/procedure.md": "pages.procedure:render",
    "docs/record.md": "pages.record:render",
}

NOTICE = "<!-- Written by tools/docs.py; change what it is written from, then run `make fix`. -->\n\n"


def render(path: str) -> str:
    """The page as it should stand in its file."""
    module, function = PAGES[path].split(":")
    text: str = getattr(importlib.import_module(module), function)()
    return NOTICE + text.rstrip("\n") + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is not fresh")
    is_check = parser.parse_args().check
    stale = []
    for path in PAGES:
        file, fresh = ROOT / path, render(path)
        if file.exists() and file.read_text(encoding="utf-8") == fresh:
            continue
        stale.append(path)
        if not is_check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fresh, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{path}: {'not fresh; run `make fix`' if is_check else 'written'}")
    return 1 if stale and is_check else 0


if __name__ == "__main__":
    sys.exit(main())
