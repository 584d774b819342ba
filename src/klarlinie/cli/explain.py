"""klarlinie explain: one rule, in words, with its numbers."""

from __future__ import annotations

import click

from klarlinie.cli.screen import Screen
from klarlinie.cli.trouble import CannotDo
from klarlinie.gateways.catalogue import all_rules, rule_of
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text

HELP = Text(
    "Eine Regel in Worten, mit ihren Zahlen. Ohne Angabe: alle Regeln.\n\nBeispiel: klarlinie explain DEC101",
    "One rule in words, with its numbers. Without a code: all rules.\n\nExample: klarlinie explain DEC101",
)
CODE = Text(
    "Der Code hinter einem Befund, zum Beispiel DEC101.",
    "The code behind a finding, for example DEC101.",
)
EXAMPLE = Text("In Zahlen: {numbers}", "In numbers: {numbers}")
DRAWBACK = Text("Wo sie an Grenzen kommt: {drawback}", "Where it reaches its limits: {drawback}")


def add_to(app: click.Group, language: Language) -> None:
    @app.command("explain", help=HELP.say(language))
    @click.argument("code", required=False, metavar="[CODE]", help=CODE.say(language))
    def explain(code: str | None) -> None:
        screen = Screen(language)
        if code is None:
            _list_all(screen)
        else:
            _show(screen, _known(code))


def _known(code: str) -> Rule:
    rule = rule_of(code)
    if rule is None:
        raise CannotDo(
            Text(
                "Den Code „{code}“ gibt es nicht. Alle Codes zeigt: klarlinie explain",
                "There is no code “{code}”. All codes: klarlinie explain",
                {"code": code},
            )
        )
    return rule


def _show(screen: Screen, rule: Rule) -> None:
    screen.title(Text("{code}  {title}", "{code}  {title}", {"code": rule.code, "title": rule.title}))
    screen.say(rule.says)
    screen.say(EXAMPLE.with_values(numbers=rule.numbers))
    screen.say(DRAWBACK.with_values(drawback=rule.drawback))


def _list_all(screen: Screen) -> None:
    headers = (Text("Code", "Code"), Text("Regel", "Rule"))
    screen.table(headers, [(rule.code, rule.title.say(screen.language)) for rule in all_rules()])
