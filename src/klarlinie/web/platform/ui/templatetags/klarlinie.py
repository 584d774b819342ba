"""Tags of our templates: both languages stand where the sentence stands."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BoundField
from django.template.base import FilterExpression, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as builtin_url
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from klarlinie.vocabulary.figures import Hours, Points, money
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyHere
from klarlinie.web.platform.ui import words

register = template.Library()


class Said(template.Node):
    """One sentence of a template. What has no values is escaped once, when the template is read."""

    def __init__(self, text: Text, values: dict[str, FilterExpression], name: str | None) -> None:
        self.text, self.values, self.name = text, values, name
        self.fixed = {
            spoken: conditional_escape(text.say(spoken.language, spoken.formal)) for spoken in words.VOICES
        }

    def render(self, context: template.Context) -> SafeString:
        if not context.autoescape:  # a letter: an apostrophe stays one
            said = SafeString(words.say(self._filled(context)))
        else:
            said = (
                conditional_escape(words.say(self._filled(context)))
                if self.values
                else self.fixed[words.voice()]
            )
        if self.name is None:
            return said
        context[self.name] = said
        return SafeString()

    def _filled(self, context: template.Context) -> Text:
        return self.text.with_values(**{name: value.resolve(context) for name, value in self.values.items()})


@register.tag
def t(parser: Parser, token: Token) -> Said:
    """{% t "Noch {n} offen" "{n} left" n=count sie="…" %}, also with `as name` at the end."""
    parts = token.split_contents()[1:]
    name = parts[-1] if parts[-2:-1] == ["as"] else None
    de, en, *rest = parts[:-2] if name else parts
    values = {key: parser.compile_filter(value) for key, value in (part.split("=", 1) for part in rest)}
    sie = values.pop("sie", None)
    text = Text(_words(parser, de), _words(parser, en), {}, str(sie.var) if sie else None)
    return Said(text, values, name)


def _words(parser: Parser, quoted: str) -> str:
    literal = parser.compile_filter(quoted).var
    if not isinstance(literal, str):
        raise template.TemplateSyntaxError(f"The tag t wants its words in quotes, not {quoted}.")
    return literal + ""


class Address(URLNode):
    """Django's own `url`, which remembers: the same two dozen addresses stand on every page of a company."""

    def render(self, context: template.Context) -> str:
        named = tuple((name, value.resolve(context)) for name, value in self.kwargs.items())
        found = _address(self.view_name.resolve(context), named)
        if found is None or self.args:
            return super().render(context)
        if self.asvar is None:
            return conditional_escape(found)
        context[self.asvar] = found
        return ""


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """{% url "name" slug=… %}, also with `as name` at the end."""
    node = builtin_url(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


@lru_cache(maxsize=5000)
def _address(name: str, named: tuple[tuple[str, object], ...]) -> str | None:
    try:
        return reverse(name, kwargs=dict(named))
    except NoReverseMatch:
        return None


@register.simple_tag
def say(text: Text | str) -> str:
    """A Text in the reader's voice; a plain string stays as it is."""
    return conditional_escape(words.say(text) if isinstance(text, Text) else text)


@register.simple_tag
def fig(value: object) -> str:
    """A figure as the reader writes it; unknown is a dash."""
    return conditional_escape(words.figure(value))


@register.filter
def as_written(field: BoundField) -> str:
    """What a field holds as people read it: the words of a choice, a day as they write it, a dash where nothing is."""
    if isinstance(field.initial, date):
        return words.figure(field.initial)
    value = field.value()
    said = {str(key): name for key, name in getattr(field.field, "choices", ())}.get(str(value), value)
    return "–" if said is None or said == "" else str(said)


@register.filter
def called(name: str) -> str:
    """The name of whoever did something, as the history has it; who gave none is called so in the reader's language."""
    return words.say(words.NAMELESS[name]) if name in words.NAMELESS else name


@register.filter
def undo_in(message: Message, company: CompanyHere | None) -> int | None:
    """The journal entry this message can take back on a page of this company; None on those of others."""
    slug, _, number = (message.extra_tags or "").rpartition(" ")
    return int(number) if company and company.may_edit and company.slug == slug else None


@register.filter
def as_hours(value: float | None) -> Hours | None:
    return None if value is None else Hours(value)


@register.filter
def as_points(value: float | None) -> Points | None:
    return None if value is None else Points(value)


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
