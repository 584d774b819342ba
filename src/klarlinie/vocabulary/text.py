"""A text is said in German and in English at the place where it is thought; figures follow the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from klarlinie.vocabulary.figures import HOURS_DE, Language, spell


@dataclass(frozen=True)
class Text:
    """One sentence in both languages; `{name}` stands for `values["name"]`, written in that language.

    `sie` is the German for readers who are addressed formally; without it `de` addresses nobody.
    """

    de: str
    en: str
    values: Mapping[str, object] = field(default_factory=dict)
    sie: str | None = None

    def say(self, language: Language, formal: bool = False) -> str:
        german = self.sie if formal and self.sie is not None else self.de
        template = german if language == "de" else self.en
        if not self.values:
            return template
        words = {name: _say(value, language, formal) for name, value in self.values.items()}
        quoted = {
            name: _inner_quotes(said) if _is_quoted(name, template) else said for name, said in words.items()
        }
        # An abbreviation ends the sentence with its own full stop.
        return template.format(**quoted).replace(f"{HOURS_DE}.", HOURS_DE)

    def with_values(self, **values: object) -> Text:
        return Text(self.de, self.en, {**self.values, **values}, self.sie)


def plain(words: str) -> Text:
    """The user's own words, the same in every language (braces are kept as they are)."""
    return Text("{words}", "{words}", {"words": words})


def joined(texts: Iterable[Text], de: str = " ", en: str = " ") -> Text:
    """Several texts as one."""
    parts = tuple(texts)
    names = [f"part{i}" for i in range(len(parts))]
    return Text(
        de.join(f"{{{name}}}" for name in names),
        en.join(f"{{{name}}}" for name in names),
        dict(zip(names, parts, strict=True)),
    )


def _is_quoted(name: str, template: str) -> bool:
    return f"„{{{name}}}“" in template or f"“{{{name}}}”" in template


def _inner_quotes(words: str) -> str:
    """A quotation within a quotation has single marks: „Reihe ‚Stillstand‘“, “series ‘downtime’”."""
    return words.translate(str.maketrans("„“", "‚‘") if "„" in words else str.maketrans("“”", "‘’"))


def _say(value: object, language: Language, formal: bool) -> str:
    if isinstance(value, Text):
        return value.say(language, formal)
    if isinstance(value, (tuple, list)):
        return ", ".join(_say(item, language, formal) for item in value)
    return spell(value, language)
