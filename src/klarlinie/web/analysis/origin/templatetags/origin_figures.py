"""Shares as percentages."""

from __future__ import annotations

from django import template

from klarlinie.analysis.origin.credits import Credit
from klarlinie.vocabulary.figures import THIN, Percent
from klarlinie.web.platform.ui.words import voice

register = template.Library()


@register.filter
def percent(share: float | None) -> Percent | None:
    return None if share is None else Percent(share)


@register.filter
def range_of(credit: Credit) -> str:
    """ "7 – 25 %": the ends of the interval of a share."""
    low, high = round((credit.share_low or 0) * 100), round((credit.share_high or 0) * 100)
    return f"{low}–{high}{THIN}%" if voice().language == "de" else f"{low}–{high}%"
