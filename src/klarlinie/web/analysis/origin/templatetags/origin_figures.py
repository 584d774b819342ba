"""Shares as percentages."""

from __future__ import annotations

from django import template

from klarlinie.vocabulary.figures import Percent

register = template.Library()


@register.filter
def percent(share: float | None) -> Percent | None:
    return None if share is None else Percent(share)
