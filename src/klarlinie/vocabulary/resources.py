"""The one door to the data files that lie beside the code (word lists, rules)."""

from __future__ import annotations

from importlib import resources


def read_resource(package: str, name: str) -> str:
    """The text of data file `name` in `package` (for example "klarlinie.method.inventory"), UTF-8."""
    return (resources.files(package) / name).read_text(encoding="utf-8")


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table with one header row; blank lines and lines starting with # are skipped."""
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]
