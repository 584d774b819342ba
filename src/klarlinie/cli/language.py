"""German or English: by --lang, by the environment, else by the locale."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from klarlinie.vocabulary.figures import Language

LOCALE_VARIABLES = ("KLARLINIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language to speak; German unless the arguments or the environment clearly say English."""
    asked = _asked(arguments)
    if asked:
        return "en" if asked.startswith("en") else "de"
    wish = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "")
    return "en" if wish.lower().startswith("en") else "de"


def unknown_language(arguments: Sequence[str]) -> str | None:
    """What --lang asks for and we do not speak; None where all is well."""
    asked = _asked(arguments)
    return asked if asked is not None and not asked.startswith(("de", "en")) else None


def without_language(arguments: Sequence[str]) -> list[str]:
    """The arguments without --lang, which has been read already and may stand anywhere."""
    kept: list[str] = []
    is_value = False
    for argument in arguments:
        if is_value:
            is_value = False
        elif argument == "--lang":
            is_value = True
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept


def _asked(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=").lower()
        if argument == "--lang":
            return arguments[position + 1].lower() if position + 1 < len(arguments) else ""
    return None
