"""A cell that begins with an apostrophe is taken at its word: what we write comes back letter by letter.

Spreadsheets know the same sign: what is typed behind it is text, never a formula, a date or a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from klarlinie.method.inventory import understand
from klarlinie.method.inventory.groups import is_sum_word
from klarlinie.method.inventory.own_headers import own_header_meanings
from klarlinie.method.inventory.own_words import says_not_asked

MARK = "'"
BULLET = re.compile(r"^[-–•*·▪►☐☑✓✔□○]+\s+")
NOTE_BESIDES = {"de": " (Notiz)", "en": " (note)"}
_ENTRY = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)

IsRisky = Callable[[str], bool]


def nothing_is_risky(text: str) -> bool:
    return False


def quoted(text: str) -> str:
    """`text` behind an apostrophe, and one at its end where the end would be lost."""
    return f"{MARK}{text}{MARK if not text or text[-1].isspace() or text[-1] == MARK else ''}"


def said(cell: object) -> str | None:
    """What stands behind the apostrophe; None for a cell without one."""
    if not isinstance(cell, str) or not cell.startswith(MARK):
        return None
    inner = cell[1:]
    return inner[:-1] if inner.endswith(MARK) else inner


def quoted_list(items: Sequence[str]) -> str:
    """Several texts in one cell at their word: a semicolon divides them, a backslash keeps one that does not."""
    return quoted("; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items))


def said_list(cell: object) -> tuple[str, ...] | None:
    """The texts of a cell that `quoted_list` has written; None for a cell without the apostrophe."""
    words = said(cell)
    if words is None:
        return None
    pieces = [match[1] for match in _ENTRY.finditer(words) if match[0]]
    plain = [piece[1:] if place and piece.startswith(" ") else piece for place, piece in enumerate(pieces)]
    return tuple(re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL) for piece in plain)


def note_cell(text: str, is_risky: IsRisky = nothing_is_risky) -> str:
    """A text of which only the blanks at its ends would be lost."""
    return quoted(text) if _needs_mark(text, is_risky) else text


def words_cell(text: str, is_risky: IsRisky = nothing_is_risky) -> str:
    """A reason, an audience or a group: "unbekannt" would be read as nothing, "noch nicht gefragt" as never asked."""
    means_nothing = understand.is_unknown(text) or says_not_asked(text)
    return quoted(text) if means_nothing else note_cell(text, is_risky)


def title_cell(title: str, is_risky: IsRisky = nothing_is_risky) -> str:
    """A title: a bullet in front and double blanks would go, "Summe" would be taken for a sum."""
    is_kept = title == plain_title(title) and not is_sum_title(title)
    return note_cell(title, is_risky) if is_kept else quoted(title)


def is_sum_title(title: str) -> bool:
    """ "Summe", "Total 2026": in our own sheet a person has put a sum below the figures."""
    return title[:1].isalpha() and is_sum_word(title)


def plain_title(text: str) -> str:
    """A title as it is read from any list: on one line, without a bullet."""
    return BULLET.sub("", " ".join(text.split()))


def owners_cell(owners: Sequence[str], is_risky: IsRisky = nothing_is_risky) -> str:
    """ "Sabine Kern, Jonas Albrecht"; names that would be understood otherwise are divided by semicolons."""
    plain = ", ".join(owners)
    is_kept = understand.understand_owners(plain).value == tuple(owners)
    return plain if is_kept and not _needs_mark(plain, is_risky) else quoted_list(owners)


def needs_cell(needs: Sequence[str], is_risky: IsRisky = nothing_is_risky) -> str:
    """The titles with semicolons between them; a title that holds a comma needs the apostrophe."""
    plain = "; ".join(needs)
    is_kept = understand.understand_needs(plain) == tuple(needs)
    return plain if is_kept and not _needs_mark(plain, is_risky) else quoted_list(needs)


def _needs_mark(text: str, is_risky: IsRisky) -> bool:
    return not text or text != text.strip() or text.startswith(MARK) or is_risky(text)


def note_header(key: str, language: str) -> str:
    """The header of a note: one that has the name of a column of ours is called "Warum (Notiz)"."""
    return f"{key}{NOTE_BESIDES[language]}" if _is_taken(key) else key


def note_key(header: str) -> str:
    """The name of the note whose header this is."""
    words = said(header)
    name = header if words is None else words
    base = _without_suffix(name)
    return base if base is not None and _is_taken(base) else name


def _is_taken(key: str) -> bool:
    if key in own_header_meanings():
        return True
    base = _without_suffix(key)
    return base is not None and _is_taken(base)


def _without_suffix(name: str) -> str | None:
    return next((name.removesuffix(end) for end in NOTE_BESIDES.values() if name.endswith(end)), None)
