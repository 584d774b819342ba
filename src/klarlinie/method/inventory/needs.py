"""What an activity leads nowhere without: "Website; Newsletter" are two titles, "nichts" is none."""

from __future__ import annotations

from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import is_unknown
from klarlinie.method.inventory.words import cell_text, plain_form


def understand_needs(cell: CellValue) -> tuple[str, ...] | None:
    """The titles named in `cell`, divided by lines, semicolons and commas; None where it says nothing."""
    text = cell_text(cell)
    if is_unknown(cell) or plain_form(text) in ("nichts", "nothing", "keine", "none"):
        return None
    parts = [
        part.strip(" -•*")
        for line in text.splitlines()
        for piece in line.split(";")
        for part in piece.split(",")
    ]
    return tuple(part for part in parts if part)
