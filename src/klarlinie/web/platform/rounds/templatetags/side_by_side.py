"""Votes as a strip of dots, and the words that answers share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from klarlinie.method.clarity.blind import VERDICT_NAMES, SideBySide
from klarlinie.method.evaluation.rating_axes import HIGHEST, LOWEST
from klarlinie.vocabulary.text import Text

register = template.Library()


@register.inclusion_tag("rounds/parts/strip.html")
def strip(values: Iterable[int], who: Text | str = "") -> dict[str, object]:
    """One dot for each vote above its step from 0 to 4."""
    votes = tuple(values)
    steps = [(step, range(votes.count(step))) for step in range(LOWEST, HIGHEST + 1)]
    return {"steps": steps, "votes": votes, "who": who}


@register.filter
def marked(text: str, beside: SideBySide) -> SafeString:
    """The text with the shared words marked."""
    words = "|".join(re.escape(term.word) for term in beside.shared)
    if not words:
        return conditional_escape(text)
    pieces = re.split(rf"\b({words})\b", text, flags=re.IGNORECASE)
    return mark_safe(
        "".join(
            f"<mark>{conditional_escape(piece)}</mark>" if place % 2 else conditional_escape(piece)
            for place, piece in enumerate(pieces)
        )
    )


@register.filter
def verdict(beside: SideBySide) -> Text | str:
    return VERDICT_NAMES[beside.verdict] if beside.verdict else ""
