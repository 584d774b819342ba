"""How the line is read from a small YAML file or a sheet: every key in German or English, every slip named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from klarlinie.method.clarity.line import CRITERIA, TASKS, Audience, Benefit, Criterion, Line, Task, TaskKind
from klarlinie.method.clarity.line_values import (
    Slips,
    is_unknown,
    plain_key,
    read_count,
    read_currency,
    read_day,
    read_hours,
    read_list,
    read_money,
    read_number,
    read_words,
    shown,
)
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

# English key: the German (and other) spellings. Capital letters, umlauts, blanks and hyphens do not matter.
KEYS: dict[str, tuple[str, ...]] = {
    "company": ("unternehmen", "firma"),
    "promise": ("versprechen", "kern"),
    "audiences": ("zielgruppen", "zielgruppe", "audience"),
    "not_served": ("nicht_bedient", "nicht_zielgruppe", "keine_zielgruppe"),
    "benefits": ("nutzen", "benefit"),
    "main_task": ("aufgabe", "hauptaufgabe", "task"),
    "side_tasks": ("nebenaufgaben", "nebenaufgabe", "side_task"),
    "not_expected": ("nicht_erwartet", "nicht_aufgabe"),
    "tone": ("tonalitaet", "ton", "ansprache"),
    "key_terms": ("begriffe", "schluesselbegriffe"),
    "agreed_on": ("vereinbart_am", "beschlossen_am"),
    "agreed_by": ("vereinbart_von", "beschlossen_von"),
    "team": ("personen", "people", "leute"),
    "hours_per_week": ("stunden", "stunden_pro_woche", "hours"),
    "hourly_rate": ("stundensatz",),
    "budget": ("budget_im_jahr", "jahresbudget"),
    "currency": ("waehrung",),
    "keep": ("behalten", "gesetzt"),
    "stop": ("streichen", "gestrichen"),
    "least": ("mindestens",),
    "most": ("hoechstens",),
}
AUDIENCE_KEYS: dict[str, tuple[str, ...]] = {
    "name": ("zielgruppe", "wer"),
    "scores": ("punkte", "bewertung"),
    "also_called": ("auch", "heisst_auch"),
    "revenue": ("umsatz",),
    "fit": ("fachlich", "passt_fachlich"),
    "personal": ("menschlich", "passt_menschlich"),
    "strength": ("staerke", "braucht_staerke"),
    "repeat": ("wieder", "wiederkehrend"),
}
BENEFIT_KEYS: dict[str, tuple[str, ...]] = {
    "text": ("nutzen", "benefit", "was"),
    "proof": ("beleg", "nachweis", "beweis"),
}
TASK_KEYS: dict[str, tuple[str, ...]] = {
    "kind": ("art", "aufgabe", "was", "task"),
    "figure": ("zahl", "ziel", "menge"),
    "by_on": ("bis", "by", "termin"),
    "audience": ("bei", "zielgruppe"),
    "weight": ("gewicht",),
}
PERSON_KEYS: dict[str, tuple[str, ...]] = {
    "name": ("person", "wer"),
    "hours_per_week": ("stunden", "hours", "stunden_pro_woche"),
    "cannot": ("kann_nicht", "will_nicht", "nicht"),
}

_TASK_WORDS: tuple[tuple[TaskKind, str], ...] = (
    ("win_employees", r"mitarbeit|bewerb|azubi|fachkr|employee|recruit|applicant"),
    ("keep_customers", r"halten|bind|bestandskund|keep|retention|retain"),
    ("support_sales", r"vertrieb|sales|verkauf"),
    ("be_known", r"bekannt|known|awareness"),
    ("win_inquiries", r"anfrag|inquir|enquir|lead|neukund"),
)
_BESIDE = "\x00"  # the value beside a name, where `name: value` was written in place of a list
_FIGURE = r"[-+]?\d+(?:[.,]\d+)*"


@dataclass(frozen=True)
class LineReading:
    """The line as far as it could be read, the people, other settings, and what to correct.

    `settings` holds, where given: hourly_rate and budget (Money), keep and stop (tuples of titles),
    hours_per_week (float), least and most (int).
    """

    line: Line
    people: tuple[Person, ...] = ()
    settings: dict[str, object] = field(default_factory=dict)
    problems: tuple[Text, ...] = ()


def read_line(facts: Mapping[str, object]) -> LineReading:
    """The line from the keys of a small YAML file or sheet; a slip is named and leaves its value out."""
    slips = Slips()
    known = _known(facts, KEYS, "", slips)
    main, sides = _tasks(known, slips)
    line = Line(
        company=read_words(known.get("company"), "company", slips),
        promise=read_words(known.get("promise"), "promise", slips),
        audiences=_audiences(known.get("audiences"), slips),
        not_served=read_list(known.get("not_served"), "not_served", slips),
        benefits=_benefits(known.get("benefits"), slips),
        main_task=main,
        side_tasks=sides,
        not_expected=read_list(known.get("not_expected"), "not_expected", slips),
        tone=read_words(known.get("tone"), "tone", slips),
        key_terms=read_list(known.get("key_terms"), "key_terms", slips),
        agreed_on=read_day(known.get("agreed_on"), "agreed_on", slips),
        agreed_by=read_list(known.get("agreed_by"), "agreed_by", slips),
    )
    people = _people(known.get("team"), slips)
    return LineReading(line, people, _settings(known, slips), tuple(slips.found))


def _settings(known: Mapping[str, object], slips: Slips) -> dict[str, object]:
    currency = read_currency(known.get("currency"), slips)
    read: dict[str, object] = {
        "hourly_rate": read_money(known.get("hourly_rate"), "hourly_rate", currency, slips),
        "budget": read_money(known.get("budget"), "budget", currency, slips),
        "hours_per_week": read_hours(known.get("hours_per_week"), "hours_per_week", slips),
        "keep": read_list(known.get("keep"), "keep", slips) or None,
        "stop": read_list(known.get("stop"), "stop", slips) or None,
        "least": read_count(known.get("least"), "least", slips),
        "most": read_count(known.get("most"), "most", slips),
    }
    return {key: value for key, value in read.items() if value is not None}


# Keys


def _known(facts: object, keys: Mapping[str, tuple[str, ...]], where: str, slips: Slips) -> dict[str, object]:
    """The facts under their English keys; unknown and doubled keys are named."""
    if not isinstance(facts, Mapping):
        slips.say(
            "Hier gehören Zeilen der Form „versprechen: …“ hin; gefunden: {found}.",
            "Lines such as “promise: …” belong here; found: {found}.",
            found=shown(facts),
        )
        return {}
    names = {spelling: key for key, others in keys.items() for spelling in (key, *others)}
    known: dict[str, object] = {}
    for written, value in facts.items():
        key = names.get(plain_key(written))
        if key is None:
            _name_unknown(str(written), names, where, slips)
        elif key in known:
            slips.say(
                "„{key}“ steht doppelt da (deutsch und englisch, oder in zwei Schreibweisen). Lasst eines stehen.",
                "“{key}” is there twice (German and English, or in two spellings). Keep one of them.",
                key=str(written),
                sie="„{key}“ steht doppelt da (deutsch und englisch, oder in zwei "
                "Schreibweisen). Lassen Sie eines stehen.",
            )
        else:
            known[key] = value
    return known


def _name_unknown(written: str, names: Mapping[str, str], where: str, slips: Slips) -> None:
    close = get_close_matches(plain_key(written), names, n=1, cutoff=0.6)
    slips.say(
        "„{where}{key}“ kennen wir nicht. Gemeint ist vielleicht „{close}“; erlaubt sind: {allowed}.",
        "“{where}{key}” is not known. Perhaps “{close}” is meant; allowed are: {allowed}.",
        where=f"{where} → " if where else "",
        key=written,
        close=close[0] if close else next(iter(names)),
        allowed=", ".join(dict.fromkeys(names.values())),
    )


# The parts of the line


def _items(value: object, first_key: str, spellings: Iterable[str]) -> list[object]:
    """A list as it is; one entry as a list of one; `name: something` as entries with that name."""
    if is_unknown(value):
        return []
    if isinstance(value, str):
        return [part.strip(" -•") for part in re.split(r"[;\n]", value) if part.strip(" -•")]
    if isinstance(value, Mapping):
        if {plain_key(key) for key in value} & set(spellings):
            return [value]
        return [
            {first_key: name, **rest} if isinstance(rest, Mapping) else {first_key: name, _BESIDE: rest}
            for name, rest in value.items()
        ]
    return list(value) if isinstance(value, Iterable) else [value]


def _spellings(keys: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {spelling for key, others in keys.items() for spelling in (key, *others)}


def _audiences(value: object, slips: Slips) -> tuple[Audience, ...]:
    read = [_audience(item, slips) for item in _items(value, "name", _spellings(AUDIENCE_KEYS))]
    return tuple(audience for audience in read if audience)


def _audience(item: object, slips: Slips) -> Audience | None:
    if not isinstance(item, Mapping):
        name = read_words(item, "audiences", slips)
        return Audience(name) if name else None
    if len(item) == 1 and not {plain_key(key) for key in item} & _spellings(AUDIENCE_KEYS):
        ((name, scores),) = item.items()  # "- Brauereien: {umsatz: 4}"
        item = {"name": name, **(scores if isinstance(scores, Mapping) else {})}
    if _BESIDE in item:
        item = _without_points_beside(item, slips)
    known = _known(item, AUDIENCE_KEYS, "audiences", slips)
    found = read_words(known.get("name"), "audiences → name", slips)
    if not found:
        slips.say(
            "Einer Zielgruppe fehlt der Name. Schreibt „name: Brauereien mit eigener Abfüllung“ dazu.",
            "An audience has no name. Add “name: breweries that bottle themselves”.",
            sie="Einer Zielgruppe fehlt der Name. Schreiben Sie „name: Brauereien mit eigener "
            "Abfüllung“ dazu.",
        )
        return None
    nested = known.get("scores")
    inner = _known(nested, AUDIENCE_KEYS, "audiences → scores", slips) if nested is not None else {}
    scores = _scores({**known, **inner}, found, slips)
    return Audience(found, scores, read_list(known.get("also_called"), "also_called", slips, ","))


def _without_points_beside(item: Mapping[object, object], slips: Slips) -> dict[object, object]:
    """ "Brauereien: 4" names no criterion, so the 4 is asked about."""
    if not is_unknown(item[_BESIDE]):
        slips.say(
            "Neben „{name}“ steht {value}. Schreibt dazu, wofür die Punkte sind, zum Beispiel „umsatz: 4“.",
            "Beside “{name}” there is {value}. Say what the points are for, for example “revenue: 4”.",
            name=shown(item["name"]),
            value=shown(item[_BESIDE]),
            sie="Neben „{name}“ steht {value}. Schreiben Sie dazu, wofür die Punkte sind, zum "
            "Beispiel „umsatz: 4“.",
        )
    return {key: value for key, value in item.items() if key != _BESIDE}


def _scores(known: Mapping[str, object], name: str, slips: Slips) -> dict[Criterion, float]:
    scores: dict[Criterion, float] = {}
    for criterion in CRITERIA:
        value = known.get(criterion)
        if is_unknown(value):
            continue
        number = read_number(value)
        if number is None or not 0 <= number <= 4:
            slips.say(
                "Bei „{name}“ steht {criterion}: {value}. Erlaubt sind Punkte von 0 (gar nicht) bis 4 (voll und ganz).",
                "“{name}” has {criterion}: {value}. Allowed are points from 0 (not at all) to 4 (fully).",
                name=name,
                criterion=criterion,
                value=shown(value),
            )
        else:
            scores[criterion] = number
    return scores


def _benefits(value: object, slips: Slips) -> tuple[Benefit, ...]:
    read = [_benefit(item, slips) for item in _items(value, "text", _spellings(BENEFIT_KEYS))]
    return tuple(benefit for benefit in read if benefit)


def _benefit(item: object, slips: Slips) -> Benefit | None:
    if not isinstance(item, Mapping):
        text = read_words(item, "benefits", slips)
        return Benefit(text) if text else None
    if _BESIDE in item:  # "Die Pumpe läuft: Protokolle 2026"
        item = {"text": item["text"], "proof": item[_BESIDE]}
    elif len(item) == 1 and not {plain_key(key) for key in item} & _spellings(BENEFIT_KEYS):
        ((text, proof),) = item.items()
        item = {"text": text, "proof": proof}
    known = _known(item, BENEFIT_KEYS, "benefits", slips)
    found = read_words(known.get("text"), "benefits → text", slips)
    return Benefit(found, read_words(known.get("proof"), "benefits → proof", slips)) if found else None


def _tasks(known: Mapping[str, object], slips: Slips) -> tuple[Task | None, tuple[Task, ...]]:
    """The main task (or the first of several) and the others."""
    main = _task_list(known.get("main_task"), slips)
    sides = main[1:] + _task_list(known.get("side_tasks"), slips)
    return (main[0] if main else None), tuple(sides)


def _task_list(value: object, slips: Slips) -> list[Task]:
    read = [_task(item, slips) for item in _items(value, "kind", _spellings(TASK_KEYS))]
    return [task for task in read if task]


def _task(item: object, slips: Slips) -> Task | None:
    if isinstance(item, Mapping):
        if _BESIDE in item:  # "Anfragen gewinnen: 24"
            item = {"kind": item["kind"], "figure": item[_BESIDE]}
        known = _known(item, TASK_KEYS, "main_task", slips)
    else:
        known = _task_in_words(str(item), slips)
    kind = _task_kind(known.get("kind"), slips)
    if kind is None:
        return None
    return Task(
        kind,
        _task_figure(known.get("figure"), slips),
        read_day(known.get("by_on"), "by_on", slips),
        read_words(known.get("audience"), "audience", slips),
        _weight(known.get("weight"), slips),
    )


def _task_in_words(written: str, slips: Slips) -> dict[str, object]:
    """ "24 Anfragen gewinnen bis 31.12.2027" holds a figure and a day."""
    day = re.search(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}", written)
    rest = written.replace(day[0], " ") if day else written
    figures = re.findall(_FIGURE, rest)
    if len(figures) > 1:
        slips.say(
            "In „{task}“ stehen mehrere Zahlen. Schreibt „zahl: {first}“ und „bis: 31.12.2027“ je in eine Zeile.",
            "“{task}” holds several figures. Write “figure: {first}” and “by: 2027-12-31” on lines of their own.",
            task=shown(written),
            first=figures[0],
            sie="In „{task}“ stehen mehrere Zahlen. Schreiben Sie „zahl: {first}“ und „bis: "
            "31.12.2027“ je in eine Zeile.",
        )
    return {
        "kind": written,
        "by_on": day[0] if day else None,
        "figure": figures[0] if len(figures) == 1 else None,
    }


def _task_kind(value: object, slips: Slips) -> TaskKind | None:
    written = plain_key(value)
    if written in TASKS:
        return written
    for kind, pattern in _TASK_WORDS:
        if re.search(pattern, written):
            return kind
    slips.say(
        "Die Aufgabe „{value}“ kennen wir nicht. Möglich sind: Anfragen gewinnen, Vertrieb unterstützen, "
        "Mitarbeitende gewinnen, Kunden halten, bekannt sein bei ….",
        "The task “{value}” is not known. Possible are: win_inquiries, support_sales, win_employees, "
        "keep_customers, be_known.",
        value=shown(value),
    )
    return None


def _task_figure(value: object, slips: Slips) -> float | None:
    if is_unknown(value):
        return None
    number = read_number(value)
    if number is None or number < 0:
        slips.say(
            "Die Zahl „{value}“ bei der Aufgabe verstehen wir nicht. Schreibt nur die Zahl, zum Beispiel 24.",
            "The figure “{value}” of the task is not understood. Write just the number, for example 24.",
            value=shown(value),
            sie="Die Zahl „{value}“ bei der Aufgabe verstehen wir nicht. Schreiben Sie nur die "
            "Zahl, zum Beispiel 24.",
        )
        return None
    return number


def _weight(value: object, slips: Slips) -> float | None:
    if is_unknown(value):
        return None
    number = read_number(value)
    if number is None or not 0 < number <= 1:
        slips.say(
            "Das Gewicht „{value}“ soll über 0 und höchstens 1 sein, zum Beispiel 0,7.",
            "The weight “{value}” should be above 0 and at most 1, for example 0.7.",
            value=shown(value),
        )
        return None
    return number


def _people(value: object, slips: Slips) -> tuple[Person, ...]:
    read = [_person(item, slips) for item in _items(value, "name", _spellings(PERSON_KEYS))]
    return tuple(person for person in read if person)


def _person(item: object, slips: Slips) -> Person | None:
    if not isinstance(item, Mapping):
        match = re.fullmatch(r"(.+?)\s*[:(,]\s*([^:(),]*\d[^()]*)\)?", str(item).strip())
        known: dict[str, object] = {"name": match[1], "hours_per_week": match[2]} if match else {"name": item}
    else:
        if len(item) == 1 and not {plain_key(key) for key in item} & _spellings(PERSON_KEYS):
            ((name, hours),) = item.items()
            item = {"name": name, **(hours if isinstance(hours, Mapping) else {"hours_per_week": hours})}
        elif _BESIDE in item:
            item = {"name": item["name"], "hours_per_week": item[_BESIDE]}
        known = _known(item, PERSON_KEYS, "team", slips)
    return _person_of(known, slips)


def _person_of(known: Mapping[str, object], slips: Slips) -> Person | None:
    name = read_words(known.get("name"), "team → name", slips)
    hours = known.get("hours_per_week")
    if not name:
        slips.say(
            "Einer Person im Team fehlt der Name. Schreibt zum Beispiel „- Anna Berg: 6“.",
            "A person of the team has no name. Write for example “- Anna Berg: 6”.",
            sie="Einer Person im Team fehlt der Name. Schreiben Sie zum Beispiel „- Anna Berg: 6“.",
        )
        return None
    if is_unknown(hours):
        slips.say(
            "Bei {name} fehlen die Stunden in der Woche. Schreibt zum Beispiel „{name}: 6“.",
            "{name} has no hours a week. Write for example “{name}: 6”.",
            name=name,
            sie="Bei {name} fehlen die Stunden in der Woche. Schreiben Sie zum Beispiel „{name}: 6“.",
        )
        return None
    read = read_hours(hours, name, slips)
    return (
        Person(name, read, read_list(known.get("cannot"), "cannot", slips, ",")) if read is not None else None
    )
