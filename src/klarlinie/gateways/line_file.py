"""The line of a company from a small YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from klarlinie.vocabulary.text import Text

LARGEST = 200_000  # bytes; a line is a page of text
INTRODUCTION = Text(
    "Die Linie „{name}“ lässt sich nicht lesen: {why}", "The line “{name}” cannot be read: {why}"
)


class CannotReadLine(Exception):
    """The file gives no line; `text` says why and what to do."""

    def __init__(self, name: str, why: Text) -> None:
        self.text = INTRODUCTION.with_values(name=name, why=why)
        super().__init__(self.text.say("en"))


def read_line_file(path: Path) -> Mapping[str, object]:
    """The keys and values of the file as they stand there. Raises `CannotReadLine`."""
    import yaml

    try:
        text = _text(path)
        _refuse_aliases(path.name, text)
        facts = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise CannotReadLine(path.name, _where(error)) from error
    if facts is None:
        return {}
    if not isinstance(facts, dict):
        raise CannotReadLine(
            path.name,
            Text(
                "Es stehen keine Angaben der Form „versprechen: …“ darin.",
                "There are no entries of the form “promise: …” in it.",
            ),
        )
    return {str(key): value for key, value in facts.items()}


def _refuse_aliases(name: str, text: str) -> None:
    """Aliases let a small file grow without end, and no line needs them."""
    import yaml

    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
        raise CannotReadLine(
            name,
            Text(
                "Verweise mit * gibt es in einer Linie nicht. Schreibt den Text aus oder in "
                "Anführungszeichen.",
                "References with * are not used in a line. Write the text out, or in quotation marks.",
                sie="Verweise mit * gibt es in einer Linie nicht. Schreiben Sie den Text aus "
                "oder in Anführungszeichen.",
            ),
        )


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()[: LARGEST + 1]
        text = content.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise CannotReadLine(
            path.name, Text("Diese Datei gibt es nicht.", "There is no such file.")
        ) from error
    except UnicodeDecodeError as error:
        raise CannotReadLine(
            path.name, Text("Bitte als UTF-8 speichern.", "Please save it as UTF-8.")
        ) from error
    except OSError as error:
        raise CannotReadLine(
            path.name, Text("Sie lässt sich nicht öffnen.", "It cannot be opened.")
        ) from error
    if len(content) > LARGEST:
        raise CannotReadLine(
            path.name,
            Text("Sie ist viel größer, als eine Linie sein kann.", "It is far larger than a line can be."),
        )
    return text


def _where(error: Exception) -> Text:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Text("Sie ist kein gültiges YAML.", "It is not valid YAML.")
    return Text(
        "Zeile {line} ist kein gültiges YAML. Oft fehlt ein Leerzeichen nach dem Doppelpunkt oder es fehlen "
        "Anführungszeichen.",
        "Line {line} is not valid YAML. Often a blank after the colon or the quotation marks are missing.",
        {"line": str(mark.line + 1)},
    )
