"""Tags of our templates: both languages stand where the sentence stands."""

from __future__ import annotations

from functools import cache

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from klarlinie.vocabulary.figures import Hours, Percent, money
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui import words

register = template.Library()


@register.simple_tag
def t(de: str, en: str, sie: str | None = None, **values: object) -> str:
    """{% t "Noch {n} offen" "{n} left" n=count sie="…" %}"""
    return conditional_escape(words.say(Text(de, en, values, sie)))


@register.simple_tag
def say(text: Text | str) -> str:
    """A Text in the reader's voice; a plain string stays as it is."""
    return conditional_escape(words.say(text) if isinstance(text, Text) else text)


@register.simple_tag
def fig(value: object) -> str:
    """A figure as the reader writes it; unknown is a dash."""
    return conditional_escape(words.figure(value))


@register.filter
def as_hours(value: float | None) -> Hours | None:
    return None if value is None else Hours(value)


@register.filter
def as_percent(value: float | None) -> Percent | None:
    return None if value is None else Percent(value)


@register.filter
def as_money(value: Money | None) -> str:
    return "–" if value is None else money(value, words.voice().language)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon in the size of the text. Without a label it is decoration and silent."""
    drawn = _drawing(name)
    if not label:
        return drawn
    return format_html('<span role="img" aria-label="{}">{}</span>', label, drawn)


@cache
def _drawing(name: str) -> SafeString:
    drawn = lucide(name, size=None, **{"class": "icon", "aria-hidden": "true"})
    assert isinstance(drawn, SafeString)
    return drawn
