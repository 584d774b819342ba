"""klarlinie server start and work: everything a newcomer needs to open the first page, in one command."""

from __future__ import annotations

import click

from klarlinie.cli.screen import Screen
from klarlinie.cli.server.opening import web
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

START = Text(
    "Startet die Web-App.\n\nBereitet vor, was noch fehlt, und läuft, bis ihr Strg-C drückt.",
    "Starts the web app.\n\nPrepares what is still missing, and runs until you press Ctrl-C.",
    sie="Startet die Web-App.\n\nBereitet vor, was noch fehlt, und läuft, bis Sie Strg-C drücken.",
)
PORT = Text("Anschluss, sonst 8000.", "Port, otherwise 8000.")
HOST = Text("Adresse, auf der sie antwortet, sonst 127.0.0.1.", "Address it answers on, otherwise 127.0.0.1.")
EXAMPLE = Text(
    "Legt in einer leeren Datenbank ein erfundenes Unternehmen zum Ansehen an.",
    "Puts an invented company to look at into an empty database.",
)
NO_WORKER = Text(
    "Ohne Arbeiter für lange Aufgaben: Den starten dann klarlinie server work.",
    "Without the worker for long tasks: klarlinie server work starts that.",
)
WORK = Text(
    "Ein Arbeiter mehr für lange Aufgaben (mit PostgreSQL beliebig viele).\n\nLäuft, bis ihr Strg-C drückt.",
    "One more worker for long tasks (any number with PostgreSQL).\n\nRuns until you press Ctrl-C.",
    sie="Ein Arbeiter mehr für lange Aufgaben (mit PostgreSQL beliebig "
    "viele).\n\nLäuft, bis Sie Strg-C drücken.",
)
MOMENT = Text(
    "Einen Moment, Klarlinie richtet sich ein ...", "One moment, Klarlinie is setting itself up ..."
)
WAY_IN = Text(
    "\n  {url}\n  E-Mail    {email}\n  Passwort  {word}\n\n{others} haben dasselbe Passwort. Mit Strg-C ist Schluss.",
    "\n  {url}\n  E-mail    {email}\n  Password  {word}\n\n{others} have the same password. Ctrl-C ends it.",
)
OPEN = Text(
    "Klarlinie antwortet auf {url}. Mit Strg-C ist Schluss.", "Klarlinie answers on {url}. Ctrl-C ends it."
)
HOSTED = Text(
    "Klarlinie antwortet auf {url}, für Besucher hinter https unter {hosts}.",
    "Klarlinie answers on {url}, to visitors behind https at {hosts}.",
)
MAIL_IN_FILES = Text(
    "Mails verlassen diesen Rechner nicht, sie liegen in {folder}. Einen Mailserver nennt KLARLINIE_SMTP_URL.",
    "Mails do not leave this machine, they lie in {folder}. KLARLINIE_SMTP_URL names a mail server.",
)


def add_to(app: click.Group, language: Language) -> None:
    @app.command("start", help=START.say(language))
    @click.option("--port", default=8000, metavar="N", help=PORT.say(language))
    @click.option("--host", default="127.0.0.1", metavar="HOST", help=HOST.say(language))
    @click.option("--example", is_flag=True, help=EXAMPLE.say(language))
    @click.option("--no-worker", is_flag=True, help=NO_WORKER.say(language))
    def start(port: int, host: str, example: bool, no_worker: bool) -> None:
        with web():
            _start(host, port, example, not no_worker, Screen(language))

    @app.command("work", help=WORK.say(language))
    def work() -> None:
        with web():
            from klarlinie.web.config.serve import work as work_on

            work_on()


def _start(host: str, port: int, example: bool, with_worker: bool, screen: Screen) -> None:
    from klarlinie.web.config.example import make_example
    from klarlinie.web.config.prepare import is_prepared, prepare
    from klarlinie.web.config.serve import ensure_port_is_free, serve
    from klarlinie.web.platform.ui.clock import now

    ensure_port_is_free(host, port)
    if not is_prepared():
        screen.say(MOMENT)
    prepare()
    if example:
        make_example(at=now())
    words = _greeting(host, port)
    serve(host, port, with_worker=with_worker, ready=lambda: _say_all(words, screen))


def _say_all(words: list[Text], screen: Screen) -> None:
    for text in words:
        screen.say(text)
    print(end="", flush=True)


def _greeting(host: str, port: int) -> list[Text]:
    """What is here, and the way in."""
    from django.conf import settings

    from klarlinie.web.config.example import CONSULTANT, LEAD, PEOPLE, way_in

    name = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    url = f"http://{name}:{port}/"
    example = way_in()
    words = [example.found] if example else []
    if settings.HOSTED:
        words.append(HOSTED.with_values(url=url, hosts=tuple(settings.ALLOWED_HOSTS)))
    elif example is not None and example.word:
        others = tuple(email for email in (*PEOPLE, CONSULTANT) if email != LEAD)
        words.append(WAY_IN.with_values(url=url, email=LEAD, word=example.word, others=others))
    else:
        words.append(OPEN.with_values(url=url))
    if not settings.SMTP_URL:
        words.append(MAIL_IN_FILES.with_values(folder=str(settings.EMAIL_FILE_PATH)))
    return words
