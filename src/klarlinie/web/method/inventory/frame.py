"""What stands around the rows, drawn once for each company, right, voice and choice of columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.columns import BY_FIELD, head, menu
from klarlinie.web.method.inventory.table_words import table_words
from klarlinie.web.platform.ui.words import Voice

SETTABLE = [BY_FIELD[field] for field in ("owner", "type", "status", "audience", "reason")]
VIEWS = (
    ("w", Text("ohne Warum", "without a why")),
    ("n", Text("ohne Zahlen", "without figures")),
    ("p", Text("Prüfung nötig", "needs a check")),
)


@dataclass(frozen=True)
class Around:
    """Whose table it is, and for whom it is drawn."""

    slug: str
    may_edit: bool
    is_empty: bool
    fields: tuple[str, ...]
    voice: Voice


@dataclass(frozen=True)
class Frame:
    """Above the table, the beginning of the table up to its rows, and everything from their end on."""

    above: SafeString
    opens: SafeString
    below: SafeString


def frame(around: Around, csrf: str, types: Iterable[str], owners: Iterable[str]) -> Frame:
    """The frame with the reader's token and the choices of the filters put in."""
    above, opens, below = _drawn(around)
    kinds = "".join(
        f"<option value={code}>{escape(name.say(around.voice.language))}</option>"
        for code, name in TYPE_NAMES.items()
        if code in types
    )
    people = "".join(f"<option>{escape(owner)}</option>" for owner in owners)
    # The token goes in first: what users wrote must not be searched for our marks.
    above = above.replace("%csrf%", csrf).replace("%types%", kinds, 1).replace("%owners%", people, 1)
    # Every value in it is ours or was escaped right here.
    return Frame(mark_safe(above), mark_safe(opens), mark_safe(below.replace("%csrf%", csrf)))


@lru_cache(maxsize=200)
def _drawn(around: Around) -> tuple[str, str, str]:
    context = {
        "company": {"slug": around.slug, "may_edit": around.may_edit},
        "is_empty": around.is_empty,
        "head": head(around.fields, around.voice),
        "menu": menu(around.fields, around.voice),
        "views": VIEWS,
        "settable": SETTABLE,
        "words": table_words(around.voice),
    }
    above, opens, below = (
        render_to_string(f"inventory/{part}.html", context) for part in ("above", "opens", "below")
    )
    return above, opens, below
