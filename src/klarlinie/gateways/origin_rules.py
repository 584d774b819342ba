"""A company's rules for channels from a small YAML file: words to a channel, channels to an activity."""

from __future__ import annotations

from pathlib import Path

from klarlinie.analysis.origin.channels import OriginRules, WordRule
from klarlinie.gateways.line_file import CannotReadLine, read_line_file
from klarlinie.vocabulary.text import Text

CANNOT = Text(
    "Die Regeln „{name}“ lassen sich nicht lesen: {why}", "The rules “{name}” cannot be read: {why}"
)
NOT_A_LIST = Text(
    "Erwartet werden zwei Abschnitte, „channels:“ (Worte: Kanal) und „activities:“ (Kanal: Aktivität).",
    "Two sections are expected, “channels:” (words: channel) and “activities:” (channel: activity).",
)
SECTIONS = ("channels", "activities")


class CannotReadRules(Exception):
    """The file gives no rules; `text` says why and what to do."""

    def __init__(self, name: str, why: object) -> None:
        self.text = CANNOT.with_values(name=name, why=why)
        super().__init__(self.text.say("en"))


def read_rules(path: Path) -> OriginRules:
    """The rules in the file. Raises `CannotReadRules`."""
    try:
        facts = read_line_file(path)
    except CannotReadLine as error:
        raise CannotReadRules(path.name, error.text.values["why"]) from error
    if not set(facts) <= set(SECTIONS):
        raise CannotReadRules(path.name, NOT_A_LIST)
    words, activities = (_pairs(path.name, facts.get(section)) for section in SECTIONS)
    return OriginRules(
        tuple(WordRule(pattern, channel, is_own=True) for pattern, channel in words), tuple(activities)
    )


def rules_as_yaml(rules: OriginRules) -> str:
    """The same file the other way round."""
    import yaml

    facts = {
        "channels": {rule.words: rule.channel for rule in rules.words},
        "activities": dict(rules.activities),
    }
    return yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, default_flow_style=False)


def _pairs(name: str, section: object) -> list[tuple[str, str]]:
    if section is None:
        return []
    if not isinstance(section, dict):
        raise CannotReadRules(name, NOT_A_LIST)
    return [(str(key), str(value)) for key, value in section.items()]
