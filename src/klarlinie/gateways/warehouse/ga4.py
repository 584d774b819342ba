"""Raw GA4 exports become the relation `touchpoints`: a touchpoint is a visit, and a journey ends with a conversion."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

import duckdb

from klarlinie.analysis.origin.ga4 import Came, named
from klarlinie.gateways.warehouse.duck import UNREADABLE, Duck, first_line
from klarlinie.gateways.warehouse.engine import CannotAnalyse, Columns
from klarlinie.gateways.warehouse.ga4_columns import Shape, expressions
from klarlinie.gateways.warehouse.stages import Stage, text_of
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text, plain

USUAL = ("generate_lead", "purchase")  # what counts as an inquiry unless events are named
MOST_NAMES = 8  # events that are named where none of the wanted ones is there
BETWEEN = "\x1f"  # source, medium, campaign and group in one text
DOLLARS = "USD"

NO_USERS = Text(
    "„{name}“ sieht aus wie ein Rohexport aus GA4, aber die Spalte user_pseudo_id fehlt. Ohne sie lassen sich "
    "Besuche nicht zu Wegen verbinden. Den Export mit dieser Spalte wiederholen.",
    "“{name}” looks like a raw export of GA4, but the column user_pseudo_id is missing. Without it visits cannot be "
    "joined to ways. Export it again with this column.",
)
COUNTED = Text(
    "Rohexport aus GA4: Als Anfrage zählt {names}. Anderes zählt mit --conversion-event NAME.",
    "Raw export of GA4: what counts as an inquiry is {names}. Others count with --conversion-event NAME.",
)
TIMES = Text("{name} ({count}×)", "{name} ({count}×)")
NOT_THERE = Text(
    "Das Ereignis {names} kommt nicht vor. Die häufigsten in den Dateien: {there}. Welche davon als Anfrage zählen, "
    "sagt --conversion-event NAME.",
    "The event {names} does not occur. The most frequent in the files: {there}. Which of them count as an inquiry is "
    "said with --conversion-event NAME.",
)
NOBODYS = Text(
    "Ereignisse ohne user_pseudo_id, meist weil die Einwilligung fehlt: {count}. Sie werden zu keinem Weg verbunden. "
    "Anfragen darunter: {converted}; sie zählen mit unbekannter Herkunft.",
    "Events without user_pseudo_id, mostly because consent is missing: {count}. They are joined to no way. Inquiries "
    "among them: {converted}; they count with an unknown origin.",
)
WORTH = Text(
    "Werte in {currency}, bekannt bei {count} von {all} Anfragen; die übrigen bleiben unbekannt.",
    "Values in {currency}, known for {count} of {all} inquiries; the others stay unknown.",
)
MIXED = Text(
    "Werte in {currencies} lassen sich nicht zusammenzählen; alle bleiben unbekannt.",
    "Values in {currencies} cannot be added up; all of them stay unknown.",
)
BARE = Text(
    "Werte ohne Währung: {count}; sie bleiben unbekannt. In GA4 gehört zum Parameter value immer currency.",
    "Values without a currency: {count}; they stay unknown. In GA4 the parameter value always goes with currency.",
)
AGAIN = Text(
    "Noch einmal im selben Besuch oder in den Dateien: {count}. Je Besuch zählt eine Anfrage.",
    "Once more in the same visit or in the files: {count}. Each visit counts as one inquiry.",
)
NO_VISITS = Text(
    "Kein Ereignis nennt seinen Besuch (ga_session_id in event_params); es zählen nur Ereignisse mit einer Quelle.",
    "No event names its visit (ga_session_id in event_params); only events with a source count.",
)
NO_SOURCE = Text(
    "Nichts in den Dateien sagt, woher die Besuche kamen. Das steht in collected_traffic_source, "
    "session_traffic_source_last_click, traffic_source oder event_params.",
    "Nothing in the files says where visits came from. It stands in collected_traffic_source, "
    "session_traffic_source_last_click, traffic_source or event_params.",
)
NO_EVENTS = Text(
    "Zeilen, die sich nicht lesen ließen oder kein Ereignis nennen: {count}. Sie zählen nicht mit.",
    "Rows that could not be read or name no event: {count}. They are not counted.",
)
UNTIMED = Text(
    "Ereignisse ohne einen Zeitpunkt, den wir sicher lesen: {count}. Sie zählen ohne ihn.",
    "Events without a time that we read with certainty: {count}. They count without it.",
)


@dataclass(frozen=True)
class Counting:
    """Which events count as an inquiry (none: the usual ones), and what a company calls its channels."""

    events: tuple[str, ...] = ()
    naming: Callable[[str], str] = str


@dataclass(frozen=True)
class Export:
    """Files with the same columns: the name of the first for people, and all rows, each with its `filename`."""

    name: str
    relation: duckdb.DuckDBPyRelation


def open_exports(duck: Duck, exports: Sequence[Export], counting: Counting) -> tuple[Problem, ...]:
    """Makes `touchpoints`, with channels under their names. Raises `CannotAnalyse`."""
    for number, export in enumerate(exports):
        _view(duck, number, export)
    union = " UNION ALL ".join(f"SELECT * FROM ga4_file_{number}" for number in range(len(exports)))
    _run(duck, f"CREATE TEMP VIEW ga4_events AS {union}")
    counts = duck.select(text_of("ga4_counts"))
    wanted = counting.events or USUAL
    _run(duck, "CREATE TEMP TABLE ga4_wanted AS SELECT unnest($1::VARCHAR[]) AS wanted", [list(wanted)])
    _table(duck, "ga4_visits")
    about_values, worth = _values(duck)
    _table(duck, "ga4_came", value=worth)
    problems = (*_about_events(counts, counting), *about_values, *_about_visits(duck))
    _run(duck, "DROP TABLE ga4_visits")
    _name(duck, counting.naming)
    _table(duck, "ga4_touchpoints", "touchpoints", value=worth)
    _run(duck, "DROP TABLE ga4_came")
    duck.has_sequence = duck.is_named = True
    return problems


def _view(duck: Duck, number: int, export: Export) -> None:
    shape = Shape(export.relation.columns, export.relation.types)
    if shape.kind("user_pseudo_id") is None:
        raise CannotAnalyse(NO_USERS.with_values(name=export.name))
    export.relation.create_view(f"ga4_raw_{number}")
    text = Template(text_of("ga4_events")).substitute(
        expressions(shape, number), file="filename", raw=f"ga4_raw_{number}"
    )
    _run(duck, f"CREATE TEMP VIEW ga4_file_{number} AS {text}")


def _table(duck: Duck, stage: Stage, name: str | None = None, **places: str) -> None:
    _run(duck, f"CREATE TEMP TABLE {name or stage} AS {Template(text_of(stage)).safe_substitute(places)}")


def _run(duck: Duck, text: str, values: Sequence[object] = ()) -> None:
    try:
        duck.connection.execute(text, list(values))
    except duckdb.Error as error:
        raise CannotAnalyse(UNREADABLE.with_values(reason=first_line(error))) from error


def _name(duck: Duck, naming: Callable[[str], str]) -> None:
    """Every kind of origin gets its channel, once."""
    came = [
        str(one) for one in duck.select("SELECT DISTINCT came FROM ga4_came WHERE came IS NOT NULL")["came"]
    ]
    parts = [(one.split(BETWEEN) + [""] * 4)[:4] for one in came]
    channels = [named(Came(*part), naming) for part in parts]
    _run(
        duck,
        "CREATE TEMP TABLE ga4_names AS SELECT unnest($1::VARCHAR[]) AS came, unnest($2::VARCHAR[]) AS channel",
        [came, channels],
    )


def _values(duck: Duck) -> tuple[tuple[Problem, ...], str]:
    """What is said about values, and the column that holds them: only amounts of one currency are added up."""
    found = duck.select(
        "SELECT currency, count(value) AS known, count(dollars) AS dollars, count(*) AS visits, sum(bare) AS bare "
        "FROM (SELECT * REPLACE (CASE WHEN currency = other_currency THEN currency END AS currency) "
        "FROM ga4_visits WHERE converted) GROUP BY currency ORDER BY currency"
    )
    known = {
        str(currency): int(count)
        for currency, count in zip(found["currency"], found["known"], strict=True)
        if currency is not None and count
    }
    visits, dollars = int(found["visits"].sum()), int(found["dollars"].sum())
    bare = int(found["bare"].sum()) if visits else 0
    problems = [_problem("ORI518", BARE.with_values(count=bare))] if bare else []
    in_dollars = dollars > 0 and (
        dollars >= sum(known.values()) if len(known) != 1 else dollars > max(known.values())
    )
    if len(known) == 1 and not in_dollars:
        ((currency, count),) = known.items()
        said = WORTH.with_values(currency=currency, count=count, all=visits)
        return (*problems, _problem("ORI518", said)), "CASE WHEN currency = other_currency THEN value END"
    if in_dollars:
        said = WORTH.with_values(currency=DOLLARS, count=dollars, all=visits)
        return (*problems, _problem("ORI518", said)), "dollars"
    if known:
        problems.append(_problem("ORI518", MIXED.with_values(currencies=tuple(known))))
    return tuple(problems), "CAST(NULL AS DOUBLE)"


def _about_events(counts: Columns, counting: Counting) -> Iterator[Problem]:
    """Which events were counted, which were not there, and what belongs to nobody."""
    rows = list(
        zip(*(counts[name] for name in ("file", "name", "events", "nobodys", "untimed")), strict=True)
    )
    for path in sorted({str(row[0]) for row in rows}):
        broken = sum(int(events) for file, name, events, _, _ in rows if file == path and name is None)
        untimed = sum(int(each) for file, name, _, _, each in rows if file == path and name is not None)
        if broken:
            yield Problem("ORI514", Path(path).name, None, None, None, NO_EVENTS.with_values(count=broken))
        if untimed:
            yield Problem("ORI511", Path(path).name, None, None, None, UNTIMED.with_values(count=untimed))
    there: dict[str, int] = {}
    nobodys: dict[str, int] = {}
    for _, name, events, nobody, _ in rows:
        if name is not None:
            there[str(name)] = there.get(str(name), 0) + int(events)
            nobodys[str(name)] = nobodys.get(str(name), 0) + int(nobody)
    wanted = dict.fromkeys(counting.events or USUAL)
    yield from _about_wanted(there, tuple(wanted), bool(counting.events))
    if any(nobodys.values()):
        converted = sum(nobodys.get(name, 0) for name in wanted)
        yield _problem("ORI517", NOBODYS.with_values(count=sum(nobodys.values()), converted=converted))


def _about_wanted(there: dict[str, int], wanted: Sequence[str], is_asked: bool) -> Iterator[Problem]:
    counted = [name for name in wanted if name in there]
    missing = [name for name in wanted if name not in there]
    if counted:
        yield _problem("ORI515", COUNTED.with_values(names=_times(there, counted)))
    if there and missing and (is_asked or not counted):
        often = sorted(there, key=lambda name: (-there[name], name))[:MOST_NAMES]
        names = tuple(plain(name) for name in missing)
        yield _problem("ORI516", NOT_THERE.with_values(names=names, there=_times(there, often)))


def _times(there: dict[str, int], names: Sequence[str]) -> tuple[Text, ...]:
    return tuple(TIMES.with_values(name=name, count=there[name]) for name in names)


def _about_visits(duck: Duck) -> Iterator[Problem]:
    found = duck.select(
        "SELECT sum(conversions) - count(*) FILTER (WHERE converted) AS again, count(*) AS visits, "
        "count(session) AS sessions, count(user_id) AS users FROM ga4_visits"
    )
    known = int(duck.select("SELECT count(came) AS known FROM ga4_came")["known"][0])
    if not found["visits"][0]:
        return
    if int(found["again"][0]):
        yield _problem("ORI520", AGAIN.with_values(count=int(found["again"][0])))
    if int(found["users"][0]) and not int(found["sessions"][0]):
        yield _problem("ORI519", NO_VISITS)
    if int(found["users"][0]) and not known:
        yield _problem("ORI519", NO_SOURCE)


def _problem(code: str, message: Text) -> Problem:
    return Problem(code, "", None, None, None, message)
