"""klarlinie check: the chaos check of a dozen questions, in the terminal, three minutes."""

from __future__ import annotations

import sys

import click

from klarlinie.cli.screen import Screen
from klarlinie.cli.trouble import CannotDo
from klarlinie.method.check import ANSWERS, QUESTIONS, Answer, ChaosResult, CheckQuestion, judge
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, joined, plain

HELP = Text(
    "Der Chaos-Check: ein Dutzend Fragen.\n\n"
    "Drei Minuten, nichts wird gespeichert. Er zeigt, welche Muster am Werk sind und welcher Schritt "
    "euch am meisten hilft.",
    "The chaos check: a dozen questions.\n\n"
    "Three minutes, nothing is stored. It shows which patterns are at work and which step helps you most.",
    sie="Der Chaos-Check: ein Dutzend Fragen.\n\n"
    "Drei Minuten, nichts wird gespeichert. Er zeigt, welche Muster am Werk sind und welcher Schritt "
    "Ihnen am meisten hilft.",
)
WELCOME = Text(
    "{n} Fragen, drei Minuten. Antwortet mit {keys}. Nichts wird gespeichert.",
    "{n} questions, three minutes. Answer with {keys}. Nothing is stored.",
    sie="{n} Fragen, drei Minuten. Antworten Sie mit {keys}. Nichts wird gespeichert.",
)
KEYS: dict[Language, dict[str, Answer]] = {
    "de": {"j": "yes", "t": "partly", "n": "no", "w": "unknown"},
    "en": {"y": "yes", "p": "partly", "n": "no", "d": "unknown"},
}
AGAIN = Text("Bitte {keys}.", "Please {keys}.")
SHOWN_PATTERNS = 4  # more at once would be chaos again
WITH_A_LIST = Text(
    "Gibt es schon eine Liste? Dann weiter mit: klarlinie tidy liste.xlsx",
    "Is there a list already? Then go on with: klarlinie tidy list.xlsx",
)
NO_MORE = Text(
    "Die Antworten hörten bei Frage {number} auf. Startet noch einmal mit: klarlinie check",
    "The answers ended at question {number}. Start again with: klarlinie check",
    sie="Die Antworten hörten bei Frage {number} auf. Starten Sie noch einmal mit: klarlinie check",
)


def add_to(app: click.Group, language: Language) -> None:
    @app.command("check", help=HELP.say(language))
    def check() -> None:
        screen = Screen(language)
        screen.say(WELCOME.with_values(n=len(QUESTIONS), keys=keys_in_words(language)))
        answers = {
            question.code: _ask(question, number, screen)
            for number, question in enumerate(QUESTIONS, start=1)
        }
        _show(judge(answers), screen)


def keys_in_words(language: Language) -> str:
    """ "j (ja), t (teils), n (nein), w (weiß nicht)"."""
    return ", ".join(f"{key} ({ANSWERS[answer].say(language)})" for key, answer in KEYS[language].items())


def answer_of(typed: str, language: Language) -> Answer | None:
    """The answer meant by a letter or a word of the language, or None."""
    words = {text.say(language): answer for answer, text in ANSWERS.items()}
    return {**words, **KEYS[language]}.get(typed.strip().casefold())


def _ask(question: CheckQuestion, number: int, screen: Screen) -> Answer:
    values = {"number": str(number), "all": str(len(QUESTIONS)), "asks": question.asks}
    screen.say(Text("\n{number}/{all}  {asks}", "\n{number}/{all}  {asks}", values))
    while True:
        print("> ", end="", flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise CannotDo(NO_MORE.with_values(number=str(number)))
        answer = answer_of(typed, screen.language)
        if answer is not None:
            return answer
        screen.say(AGAIN.with_values(keys=keys_in_words(screen.language)))


def _show(result: ChaosResult, screen: Screen) -> None:
    screen.blank()
    screen.title(result.sentence)
    for pattern in result.patterns[:SHOWN_PATTERNS]:
        screen.heading(plain(f"{pattern.name.say(screen.language)} [{pattern.code}]"))
        screen.say(pattern.what, indent=2)
        seen = joined(pattern.because, " · ", " · ")
        screen.say(Text("Zu sehen an: {seen}", "Seen in: {seen}", {"seen": seen}), indent=2)
    further = [pattern.name for pattern in result.patterns[SHOWN_PATTERNS:]]
    if further:
        screen.heading(Text("Außerdem: {names}", "Also: {names}", {"names": further}))
    if result.next_step is not None:
        screen.heading(
            Text("Das hilft am meisten: {name}", "This helps most: {name}", {"name": result.next_step.name})
        )
        screen.say(result.next_step.why, indent=2)
        screen.say(result.next_step.ten_minutes, indent=2)
    screen.heading(WITH_A_LIST)
