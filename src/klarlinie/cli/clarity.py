"""klarlinie clarity check: is an answer empty or concrete, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from klarlinie.cli.own_words import Group
from klarlinie.cli.screen import Screen
from klarlinie.cli.streams import print_json
from klarlinie.cli.trouble import CannotDo
from klarlinie.method.clarity.answers import AnswerCheck, Hit, check_answer
from klarlinie.method.clarity.empty_answers import QUESTIONS, Question
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, plain

GROUP = Text(
    "Klarheit: Sagen eure Antworten etwas?",
    "Clarity: do your answers say anything?",
    sie="Klarheit: Sagen Ihre Antworten etwas?",
)
HELP = Text(
    "Ist eine Antwort konkret?\n\nPrüft, ob sie auf jede Firma passen würde, und fragt besser nach.\n\n"
    "Beispiele:\n\n"
    '  klarlinie clarity check --question promise "Individuelle Lösungen aus einer Hand"\n\n'
    "  klarlinie clarity check antworten.jsonl --json",
    "Is an answer concrete?\n\nChecks whether it would fit any company, and asks a better question.\n\n"
    "Examples:\n\n"
    '  klarlinie clarity check --question promise "Tailored solutions from one source"\n\n'
    "  klarlinie clarity check answers.jsonl --json",
)
WHAT = Text(
    "Der Text (mit --question) oder eine Datei mit einer Zeile {id, question, text} je Antwort, - "
    "für die Eingabe.",
    "The text (with --question) or a file with a line {id, question, text} per answer, - for the input.",
)
FILE_OR_TEXT, ONE_QUESTION = Text("DATEI|TEXT", "FILE|TEXT"), Text("FRAGE", "QUESTION")
QUESTION = Text("promise, audience, benefit oder reason.", "promise, audience, benefit or reason.")
AS_JSON = Text("Als JSON, Schlüssel wie in docs/json.md.", "As JSON, keys as in docs/json.md.")
EMPTY = Text("Noch leer", "Still empty")
CONCRETE = Text("Konkret", "Concrete")


@dataclass(frozen=True)
class Answer:
    id: object
    question: Question
    text: str


def add_to(app: click.Group, language: Language) -> None:
    def say(text: Text) -> str:
        return text.say(language)

    clarity = Group("clarity", help=say(GROUP))
    app.add_command(clarity)

    @clarity.command("check", help=say(HELP))
    @click.argument("what", metavar=say(FILE_OR_TEXT), help=say(WHAT))
    @click.option("--question", metavar=say(ONE_QUESTION), help=say(QUESTION))
    @click.option("--json", "json_out", is_flag=True, help=say(AS_JSON))
    def check(what: str, question: str | None, json_out: bool) -> None:
        answers = _asked(what, question, language) if question else list(_read(what))
        checks = [check_answer(answer.question, answer.text) for answer in answers]
        if json_out:
            print_json(as_json(answers, checks, language))
        else:
            for answer, one in zip(answers, checks, strict=True):
                _show(answer, one, Screen(language))


def as_json(answers: list[Answer], checks: list[AnswerCheck], language: Language) -> dict[str, object]:
    """{"answers": [{"id", "empty", "hits": [{"code", "start", "end", "why", "better_question"}]}]}"""
    return {
        "answers": [
            {
                "id": answer.id,
                "empty": check.empty,
                "hits": [_hit_as_json(hit, language) for hit in check.hits],
            }
            for answer, check in zip(answers, checks, strict=True)
        ]
    }


def _hit_as_json(hit: Hit, language: Language) -> dict[str, object]:
    return {
        "code": hit.code,
        "start": hit.start,
        "end": hit.end,
        "why": hit.why.say(language),
        "better_question": hit.better_question.say(language),
    }


def _show(answer: Answer, check: AnswerCheck, screen: Screen) -> None:
    head = EMPTY if check.empty else CONCRETE
    screen.heading(Text("{head}: „{text}“", "{head}: “{text}”", {"head": head, "text": answer.text}))
    for hit in check.hits:
        quote = answer.text[hit.start : hit.end]
        values = {"quote": quote, "why": hit.why, "code": hit.code}
        screen.say(Text("„{quote}“: {why} [{code}]", "“{quote}”: {why} [{code}]", values), indent=2)
        screen.say(Text("→ {question}", "→ {question}", {"question": hit.better_question}), indent=2)


def _asked(text: str, question: str, language: Language) -> list[Answer]:
    if question not in QUESTIONS:
        raise click.BadParameter(
            Text(
                "Hinter --question steht eines davon: {known}. „{given}“ kennen wir nicht.",
                "After --question stands one of these: {known}. “{given}” is unknown.",
                {"known": QUESTIONS, "given": question},
            ).say(language)
        )
    return [Answer(1, question, sys.stdin.read().strip() if text == "-" else text)]


def _read(name: str) -> Iterator[Answer]:
    for number, line in enumerate(_lines(name), start=1):
        if line.strip():
            yield _answer_of(line, name, number)


def _lines(name: str) -> list[str]:
    if name == "-":
        return sys.stdin.read().splitlines()
    try:
        return Path(name).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise CannotDo(
            Text(
                "Die Datei „{name}“ lässt sich nicht lesen. Für einen einzelnen Text nehmt --question dazu.",
                "The file “{name}” cannot be read. For a single text add --question.",
                {"name": name},
                sie="Die Datei „{name}“ lässt sich nicht lesen. Für einen einzelnen Text "
                "nehmen Sie --question dazu.",
            )
        ) from error


def _answer_of(line: str, name: str, number: int) -> Answer:
    try:
        fields = json.loads(line)
        question, text = fields["question"], fields["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _bad_line(name, number, plain('{"id": 1, "question": "reason", "text": "…"}')) from error
    if question not in QUESTIONS or not isinstance(text, str):
        raise _bad_line(name, number, plain(f"question: {', '.join(QUESTIONS)}"))
    return Answer(fields.get("id", number), question, text)


def _bad_line(name: str, number: int, expected: Text) -> CannotDo:
    return CannotDo(
        Text(
            "„{name}“, Zeile {number} ist keine Antwort. Erwartet wird {expected}",
            "“{name}”, line {number} is not an answer. Expected is {expected}",
            {"name": name, "number": str(number), "expected": expected},
        )
    )
