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


def _asked(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=").lower()
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1].lower()
    return None
