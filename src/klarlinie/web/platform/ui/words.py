"""In which voice a page speaks: the language of the reader, and whether the company is addressed as ihr or Sie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import lazy

from klarlinie.vocabulary.figures import Language, spell
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Voice:
    language: Language = "de"
    formal: bool = False


VOICES = (Voice("de"), Voice("de", formal=True), Voice("en"), Voice("en", formal=True))

_voice: ContextVar[Voice] = ContextVar("voice", default=Voice())  # noqa: B039 -- frozen


def voice() -> Voice:
    return _voice.get()


@contextmanager
def speaking(spoken: Voice) -> Iterator[None]:
    """Everything said inside is said in this voice."""
    token = _voice.set(spoken)
    try:
        yield
    finally:
        _voice.reset(token)


# Who did something without a name stands like this in the history, which is written once and in German.
NAMELESS = {
    who.de: who for who in (Text("Jemand", "Somebody"), Text("Gast", "Guest"), Text("Anfragende", "Inquirer"))
}


def be_formal(formal: bool) -> None:
    """From here on in this request: Sie or ihr, as the company has chosen."""
    _voice.set(Voice(voice().language, formal))


def say(text: Text) -> str:
    spoken = voice()
    return text.say(spoken.language, spoken.formal)


_said_when_shown = lazy(say, str)


def later(text: Text) -> str:
    """For what is written before anybody asks, like the label of a form: said when it is shown."""
    return _said_when_shown(text)


def figure(value: object) -> str:
    """A number, date or sum of money as the reader writes it; unknown is a dash."""
    return "–" if value is None else spell(value, voice().language)


def tell(request: HttpRequest, text: Text, undo: int | None = None) -> None:
    """A short message on the next page; `undo` is the number of the journal entry it can take back.

    The company stands beside the number: the next page may be that of another one, in another tab.
    """
    company = getattr(request, "company", None)
    messages.success(request, say(text), extra_tags=f"{company.slug} {undo}" if company and undo else "")


def tell_trouble(request: HttpRequest, text: Text) -> None:
    messages.error(request, say(text))
