"""The line of a company as the small YAML file that the command line reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from klarlinie.method.clarity.line import CRITERIA, Audience, Benefit, Line, Task
from klarlinie.vocabulary.figures import Language

# How a German file names what an English one names in the method's own words.
_GERMAN = {
    "company": "unternehmen",
    "promise": "versprechen",
    "audiences": "zielgruppen",
    "not_served": "nicht_bedient",
    "benefits": "nutzen",
    "main_task": "aufgabe",
    "side_tasks": "nebenaufgaben",
    "not_expected": "nicht_erwartet",
    "tone": "ton",
    "key_terms": "begriffe",
    "agreed_on": "vereinbart_am",
    "agreed_by": "vereinbart_von",
    "scores": "punkte",
    "also_called": "auch",
    "revenue": "umsatz",
    "fit": "fachlich",
    "personal": "menschlich",
    "strength": "staerke",
    "repeat": "wieder",
    "proof": "beleg",
    "kind": "art",
    "figure": "zahl",
    "by_on": "bis",
    "audience": "bei",
    "weight": "gewicht",
}
_KINDS_DE = {
    "win_inquiries": "Anfragen gewinnen",
    "support_sales": "Vertrieb unterstützen",
    "win_employees": "Mitarbeitende gewinnen",
    "keep_customers": "Kunden halten",
    "be_known": "bekannt sein",
}


def line_facts(line: Line) -> dict[str, Any]:
    """The line under the English keys of a line file; days as texts, what is missing left out."""
    return _filled(
        {
            "company": line.company,
            "promise": _one_line(line.promise),
            "audiences": [_audience(audience) for audience in line.audiences],
            "not_served": list(map(_one_line, line.not_served)),
            "benefits": [_benefit(benefit) for benefit in line.benefits],
            "main_task": _task(line.main_task) if line.main_task else None,
            "side_tasks": [_task(task) for task in line.side_tasks],
            "not_expected": list(map(_one_line, line.not_expected)),
            "tone": _one_line(line.tone),
            "key_terms": list(map(_one_line, line.key_terms)),
            "agreed_on": line.agreed_on.isoformat() if line.agreed_on else None,
            "agreed_by": list(line.agreed_by),
        }
    )


def write_line_file(line: Line, language: Language = "de") -> str:
    """The text of a line file; `read_line_file` and `read_line` make the same line of it again.

    A line break within a text becomes a blank: in a line, each text is one sentence on one line.
    """
    import yaml

    facts = line_facts(line)
    return yaml.safe_dump(
        _in_german(facts) if language == "de" else facts,
        allow_unicode=True,
        sort_keys=False,
        width=110,
        default_flow_style=False,
    )


def _audience(audience: Audience) -> dict[str, Any]:
    scores = {name: _plain(audience.scores[name]) for name in CRITERIA if name in audience.scores}
    return _filled(
        {
            "name": _one_line(audience.name),
            "also_called": list(map(_one_line, audience.also_called)),
            "scores": scores,
        }
    )


def _benefit(benefit: Benefit) -> dict[str, Any]:
    return _filled({"text": _one_line(benefit.text), "proof": _one_line(benefit.proof)})


def _task(task: Task) -> dict[str, Any]:
    return _filled(
        {
            "kind": task.kind,
            "figure": _plain(task.figure),
            "by_on": task.by_on.isoformat() if task.by_on else None,
            "audience": _one_line(task.audience),
            "weight": task.weight,
        }
    )


def _filled(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, "", [], {})}


def _one_line(words: str | None) -> str | None:
    return None if words is None else " ".join(words.split())


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _in_german(facts: Any) -> Any:
    """The same with German keys and, for the tasks, German kinds."""
    if isinstance(facts, list):
        return [_in_german(item) for item in facts]
    if not isinstance(facts, dict):
        return facts
    return {
        _GERMAN.get(key, key): _KINDS_DE[value] if key == "kind" else _in_german(value)
        for key, value in facts.items()
    }
