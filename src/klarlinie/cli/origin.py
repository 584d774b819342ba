"""klarlinie origin: touchpoints, paths, exports of GA4 or of a CRM in, where customers came from out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from klarlinie.analysis.origin.analyse import Wishes, analyse
from klarlinie.analysis.origin.channels import OriginRules, fits
from klarlinie.analysis.origin.credits import ALL, STANDARD, Model, OriginResult
from klarlinie.analysis.origin.naming import with_names
from klarlinie.analysis.origin.problems import mixed_currencies
from klarlinie.analysis.origin.touchpoints import Journey, Touchpoint
from klarlinie.cli.origin_screen import show_origin
from klarlinie.cli.own_words import PATH
from klarlinie.cli.screen import Screen
from klarlinie.cli.streams import print_json
from klarlinie.cli.trouble import CannotDo, WrongUse
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

HELP = Text(
    "Womit Anfragen einhergingen.\n\n"
    "Exporte aus dem CRM, Rohexporte aus GA4, Wege oder Kontakte rein; Anteile mit ihrem Bereich raus. Beispiele:\n\n"
    "  klarlinie origin hubspot.csv\n\n"
    "  klarlinie origin events_*.parquet --conversion-event generate_lead\n\n"
    "  klarlinie origin kontakte.parquet --models last,linear,markov_1 --json\n\n"
    "  klarlinie origin kontakte --engine spark://rechner:7077",
    "What inquiries went with.\n\n"
    "Exports of a CRM, raw exports of GA4, paths or touchpoints in; shares with their range out. Examples:\n\n"
    "  klarlinie origin hubspot.csv\n\n"
    "  klarlinie origin events_*.parquet --conversion-event generate_lead\n\n"
    "  klarlinie origin touchpoints.parquet --models last,linear,markov_1 --json\n\n"
    "  klarlinie origin touchpoints --engine spark://host:7077",
)
FILES = Text(
    "CSV, XLSX, Parquet oder JSON (auch .gz), oder ein Ordner davon; mit --engine Namen von Tabellen.",
    "CSV, XLSX, Parquet or JSON (.gz as well), or a folder of them; with --engine names of tables.",
)
EVENT = Text(
    "Ereignis eines GA4-Rohexports, das als Anfrage zählt; auch mehrmals. Sonst generate_lead und purchase.",
    "Event of a raw GA4 export that counts as an inquiry; may be repeated. Otherwise generate_lead and purchase.",
)
NAME = Text("NAME", "NAME")
MAP = Text(
    "Regeln als YAML: „channels:“ Worte zu Kanal, „activities:“ Kanal zu Aktivität.",
    "Rules as YAML: “channels:” words to a channel, “activities:” channel to activity.",
)
WHICH_MODELS = Text("Modelle mit Komma, oder all.", "Models with commas, or all.")
BY = Text("Nach Kanal oder nach Aktivität zählen.", "Count by channel or by activity.")
ENGINE = Text(
    "Adresse einer Datenbank, die selbst rechnet (über Ibis).",
    "Address of a database that does the computing (through Ibis).",
)
NO_INTERVALS = Text(
    "Ohne Bereiche, schneller bei sehr vielen Wegen.", "Without ranges, quicker with very many ways."
)
HALF_LIFE = Text(
    "Halbwertszeit für „je näher, desto mehr“, sonst 7.", "Half-life for time decay, otherwise 7."
)
AS_JSON = Text(
    "Alles als JSON, Schlüssel wie in docs/json.md.", "Everything as JSON, keys as in docs/json.md."
)
OUT = Text("Ordner für origin.json und origin.csv.", "Folder for origin.json and origin.csv.")
KEEP = Text(
    "Die Kontakte geordnet in dieser Parquet-Datei aufheben; daraus zählt es beim nächsten Mal viel schneller.",
    "Keep the touchpoints in order in this Parquet file; from there counting is much quicker next time.",
)
FILE, FOLDER, DAYS = Text("DATEI", "FILE"), Text("ORDNER", "FOLDER"), Text("TAGE", "DAYS")
NAMES, ADDRESS = Text("NAMEN", "NAMES"), Text("ADRESSE", "URL")
READING = Text("Zähle …", "Counting …")

ALIASES = {"markov": "markov_1", "time": "time_decay", "decay": "time_decay", "position_based": "position"}
NO_MODEL = Text(
    "Das Modell „{name}“ gibt es nicht. Es gibt: {all}.",
    "There is no model “{name}”. There is: {all}.",
)
NO_BY = Text(
    "Hinter --by steht channel oder activity, nicht „{given}“.",
    "After --by stands channel or activity, not “{given}”.",
)
NO_HALF_LIFE = Text(
    "Eine Halbwertszeit sind Tage, mehr als 0, nicht „{given}“.",
    "A half-life is days, more than 0, not “{given}”.",
)
BY_NEEDS_MAP = Text(
    "Für --by activity braucht es Regeln: --map regeln.yaml",
    "For --by activity there have to be rules: --map rules.yaml",
)
EMPTY_FOLDER = Text(
    "Im Ordner „{name}“ liegt keine CSV-, Parquet- oder JSON-Datei.",
    "There is no CSV, Parquet or JSON file in the folder “{name}”.",
)
EVENTS_NEED_GA4 = Text(
    "--conversion-event gilt für Rohexporte aus GA4, als Parquet oder JSON. „{name}“ ist keiner.",
    "--conversion-event is for raw exports of GA4, as Parquet or JSON. “{name}” is none.",
)
NO_FILE = Text("Die Datei „{name}“ gibt es nicht.", "There is no file “{name}”.")
NOT_TOGETHER = Text(
    "Exporte eines CRM und Dateien mit Kontakten gehen nicht in einem Aufruf: {names}.",
    "Exports of a CRM and files of touchpoints do not go together in one call: {names}.",
)
ON_THE_COMMAND_LINE = {  # what helps where nobody can answer a question
    "days": Text(
        "{question} Mit Tagen wie 2026-03-09 zählt jede Zeile.",
        "{question} With days like 2026-03-09 every row counts.",
    ),
    "date": Text(
        "{question} An der Überschrift „Anfragedatum“ ist sie zu erkennen.",
        "{question} It is known by the header “Inquiry date”.",
    ),
    "origin": Text(
        "{question} An einer Überschrift wie „Quelle“ oder „Wie haben Sie uns gefunden?“ ist sie zu erkennen.",
        "{question} It is known by a header like “Source” or “How did you find us?”.",
    ),
}
CANNOT_KEEP = Text(
    "Die Datei „{name}“ lässt sich nicht schreiben. Ein anderer Name oder Ordner geht mit --keep.",
    "The file “{name}” cannot be written. Another name or folder goes with --keep.",
)
NOTHING_TO_KEEP = Text(
    "--keep gilt für Dateien mit Kontakten, nicht für Exporte eines CRM und nicht mit --engine.",
    "--keep is for files of touchpoints, not for exports of a CRM and not with --engine.",
)
KEEP_ELSEWHERE = Text(
    "„{name}“ wird gerade gelesen. Bei --keep braucht es einen anderen Namen.",
    "“{name}” is being read. --keep needs another name.",
)
CANNOT_WRITE = Text(
    "In den Ordner „{folder}“ lässt sich nicht schreiben. Ein anderer geht mit --out.",
    "The folder “{folder}” cannot be written to. Another one goes with --out.",
)


def add_to(app: click.Group, language: Language) -> None:
    def say(text: Text) -> str:
        return text.say(language)

    @app.command("origin", help=say(HELP))
    @click.argument("files", nargs=-1, required=True, metavar=say(FILE) + "...", help=say(FILES))
    @click.option("--map", "rules", type=PATH, metavar=say(FILE), help=say(MAP))
    @click.option("--models", default=",".join(STANDARD), metavar=say(NAMES), help=say(WHICH_MODELS))
    @click.option("--by", default="channel", metavar="channel|activity", help=say(BY))
    @click.option("--half-life", default="7", metavar=say(DAYS), help=say(HALF_LIFE))
    @click.option("--conversion-event", "events", multiple=True, metavar=say(NAME), help=say(EVENT))
    @click.option("--engine", metavar=say(ADDRESS), help=say(ENGINE))
    @click.option("--no-intervals", is_flag=True, help=say(NO_INTERVALS))
    @click.option("--json", "json_out", is_flag=True, help=say(AS_JSON))
    @click.option("--out", type=PATH, metavar=say(FOLDER), help=say(OUT))
    @click.option("--keep", type=PATH, metavar=say(FILE), help=say(KEEP))
    def run(
        files: tuple[str, ...],
        rules: Path | None,
        models: str,
        by: str,
        half_life: str,
        events: tuple[str, ...],
        engine: str | None,
        no_intervals: bool,
        json_out: bool,
        out: Path | None,
        keep: Path | None,
    ) -> None:
        screen = Screen(language)
        try:
            wishes = Wishes(_models(models), _half_life(half_life), intervals=not no_intervals)
            is_by_activity = _by_activity(by, rules)
            if engine and keep:
                raise WrongUse(NOTHING_TO_KEEP)
        except WrongUse as error:
            raise click.BadParameter(say(error.text)) from error
        naming = Naming(_rules(rules), is_by_activity)
        with screen.progress(READING):
            if engine:
                found = _on_engine(engine, files, wishes, naming, events)
            elif keep:
                found = _kept(_paths(files), keep, wishes, naming, events)
            else:
                found = _of_files(_paths(files), wishes, naming, events)
        found = replace(found, conclusions=tuple(with_names(sentence) for sentence in found.conclusions))
        written = _write(found, out, language) if out else ()
        if json_out:
            from klarlinie.reports.origin import origin_as_json

            print_json(origin_as_json(found, language))
        else:
            show_origin(found, screen, written)


class Naming:
    """What a channel is called: by the company's rules, by activity where that is asked for."""

    def __init__(self, rules: OriginRules, by_activity: bool) -> None:
        self.rules = rules
        self.by_activity = by_activity

    def __call__(self, written: str) -> str:
        channel = next((rule.channel for rule in self.rules.words if fits(rule.words, written)), written)
        activity = self.rules.activity_of(channel) if self.by_activity else None
        return activity or channel


def _models(words: str) -> tuple[Model, ...]:
    """In the order of the product, whatever the order of the words. Raises `WrongUse`."""
    if words.strip().casefold() == "all":
        return ALL
    asked = [word.strip().casefold().replace("-", "_") for word in words.split(",") if word.strip()]
    asked = [ALIASES.get(word, word) for word in asked]
    unknown = [word for word in asked if word not in ALL]
    if unknown or not asked:
        raise WrongUse(NO_MODEL.with_values(name=(unknown or [words])[0], all=ALL))
    return tuple(model for model in ALL if model in asked)


def _half_life(words: str) -> float:
    """Days. Raises `WrongUse`."""
    try:
        days = float(words.replace(",", "."))
    except ValueError:
        days = 0.0
    if not 0 < days < 100_000:
        raise WrongUse(NO_HALF_LIFE.with_values(given=words))
    return days


def _by_activity(by: str, rules: Path | None) -> bool:
    """Raises `WrongUse`."""
    if by not in ("channel", "activity"):
        raise WrongUse(NO_BY.with_values(given=by))
    if by == "activity" and rules is None:
        raise WrongUse(BY_NEEDS_MAP)
    return by == "activity"


def _rules(path: Path | None) -> OriginRules:
    from klarlinie.gateways.origin_rules import CannotReadRules, read_rules

    if path is None:
        return OriginRules()
    try:
        return read_rules(path)
    except CannotReadRules as error:
        raise CannotDo(error.text) from error
    except OSError as error:
        raise CannotDo(NO_FILE.with_values(name=str(path))) from error


def _paths(names: Sequence[str]) -> list[Path]:
    """The files that are named: each by itself, those of a folder, or those that fit a pattern which no shell has
    resolved. Raises `CannotDo` where there is nothing."""
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found.extend(_inside(path))
        elif path.is_file():
            found.append(path)
        else:
            fitting = sorted(path.parent.glob(path.name)) if path.name and "*" in path.name else []
            if not fitting:
                raise CannotDo(NO_FILE.with_values(name=name))
            found.extend(fitting)
    return found


def _inside(folder: Path) -> list[Path]:
    from klarlinie.gateways.warehouse.columns import DATA, format_of

    found = sorted(path for path in folder.iterdir() if path.is_file() and format_of(path) in DATA)
    if not found:
        raise CannotDo(EMPTY_FOLDER.with_values(name=folder.name or str(folder)))
    return found


def _of_files(paths: Sequence[Path], wishes: Wishes, naming: Naming, events: Sequence[str]) -> OriginResult:
    """Files of touchpoints, paths or events go to the warehouse, everything else is read as an export of a CRM."""
    from klarlinie.gateways.warehouse.columns import surely_none

    if all(surely_none(path) for path in paths):
        return _of_exports(paths, wishes, naming, events)
    return _of_data(paths, wishes, naming, events)


def _of_data(paths: Sequence[Path], wishes: Wishes, naming: Naming, events: Sequence[str]) -> OriginResult:
    from klarlinie.gateways.warehouse.analyse_files import analyse_files
    from klarlinie.gateways.warehouse.engine import CannotAnalyse
    from klarlinie.gateways.warehouse.sources import NotData

    try:
        return analyse_files(paths, wishes, naming, events=[name.strip() for name in events if name.strip()])
    except NotData as other:
        if not other.is_all:
            raise CannotDo(NOT_TOGETHER.with_values(names=[path.name for path in paths])) from other
    except CannotAnalyse as error:
        raise CannotDo(error.text) from error
    return _of_exports(paths, wishes, naming, events)


def _kept(
    paths: Sequence[Path], target: Path, wishes: Wishes, naming: Naming, events: Sequence[str]
) -> OriginResult:
    """First everything goes to `target`, then it is counted from there. Raises `CannotDo`."""
    from klarlinie.gateways.warehouse.columns import surely_none
    from klarlinie.gateways.warehouse.engine import CannotAnalyse
    from klarlinie.gateways.warehouse.ga4 import Counting
    from klarlinie.gateways.warehouse.sources import NotData
    from klarlinie.gateways.warehouse.store import store

    if any(surely_none(path) for path in paths):
        raise CannotDo(NOTHING_TO_KEEP)
    if any(target.resolve() == path.resolve() for path in paths):
        raise CannotDo(KEEP_ELSEWHERE.with_values(name=target.name))
    try:
        problems = store(
            paths, target, Counting(tuple(name.strip() for name in events if name.strip()), naming)
        )
    except NotData as error:
        raise CannotDo(NOTHING_TO_KEEP) from error
    except CannotAnalyse as error:
        raise CannotDo(error.text) from error
    except OSError as error:
        raise CannotDo(CANNOT_KEEP.with_values(name=str(target))) from error
    found = _of_data([target], wishes, naming, ())
    return replace(found, problems=(*problems, *found.problems))


def _of_exports(paths: Sequence[Path], wishes: Wishes, naming: Naming, events: Sequence[str]) -> OriginResult:
    from klarlinie.gateways.crm import read_inquiries

    if events:
        raise CannotDo(EVENTS_NEED_GA4.with_values(name=paths[0].name))
    reading = read_inquiries(*paths, rules=naming.rules, today=date.today())
    problems = list(reading.problems)
    for question in reading.questions:
        said = ON_THE_COMMAND_LINE[question.kind].with_values(question=question.text)
        problems.append(Problem(question.code, question.file, question.sheet, None, None, said))
    journeys = [_named(journey, naming) for journey in reading.journeys]
    currencies = sorted({one.value.currency for one in reading.inquiries if one.value})
    if len(currencies) > 1:
        problems.append(mixed_currencies(currencies))
        journeys = [replace(journey, value=None) for journey in journeys]
    found = analyse(
        journeys,
        models=wishes.models,
        half_life_days=wishes.half_life_days,
        seed=wishes.seed,
        intervals=wishes.intervals,
    )
    return replace(found, problems=(*problems, *found.problems))


def _named(journey: Journey, naming: Naming) -> Journey:
    """The journey with the names of its channels."""
    touches = tuple(
        Touchpoint(touch.journey_id, touch.at, naming(touch.channel), touch.sequence)
        for touch in journey.touchpoints
    )
    said = journey.self_reported
    return replace(journey, touchpoints=touches, self_reported=said and naming(said))


def _on_engine(
    url: str, names: Sequence[str], wishes: Wishes, naming: Naming, events: Sequence[str]
) -> OriginResult:
    from klarlinie.gateways.warehouse.engine import CannotAnalyse
    from klarlinie.gateways.warehouse.foreign import connect
    from klarlinie.gateways.warehouse.grouping import analyse_engine

    if events:
        raise CannotDo(EVENTS_NEED_GA4.with_values(name=names[0]))
    try:
        return analyse_engine(connect(url, names), wishes, naming)
    except CannotAnalyse as error:
        raise CannotDo(error.text) from error


def _write(found: OriginResult, folder: Path, language: Language) -> tuple[Path, ...]:
    """Everything as JSON and the credits as a table. Raises `CannotDo`."""
    from klarlinie.reports.origin import TABLE_HEADER, origin_as_json, origin_table

    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([TABLE_HEADER, *origin_table(found)])
    contents = {
        "origin.json": json.dumps(origin_as_json(found, language), ensure_ascii=False, indent=2) + "\n",
        "origin.csv": table.getvalue(),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / name).write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise CannotDo(CANNOT_WRITE.with_values(folder=str(folder))) from error
    return tuple(folder / name for name in contents)
