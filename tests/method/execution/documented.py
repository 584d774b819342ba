"""The worked tables of a page in docs/method, as rows of cells."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs" / "method"


def worked(page: str, name: str) -> list[list[str]]:
    """The rows (without header) of the table after the comment `<!-- worked: name -->` on that page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    after = text.split(f"<!-- worked: {name} -->", 1)[1]
    lines = after[after.index("|") :].split("\n\n", 1)[0].splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:] if line.startswith("|")
    ]
