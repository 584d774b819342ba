"""Where the trouble with an activity comes from. The core knows no causes, so a list carries them as a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, cast

from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

NerveCause = Literal["coordination", "technology", "agency", "deadlines"]
NERVE_CAUSES: Mapping[NerveCause, Text] = {
    "coordination": Text("Abstimmung", "coordination"),
    "technology": Text("Technik", "technology"),
    "agency": Text("Agentur", "agency"),
    "deadlines": Text("Termindruck", "deadlines"),
}
NOTE = Text("Woher der Ärger kommt", "Where the trouble comes from")
LANGUAGES: tuple[Language, ...] = ("de", "en")


def with_causes(activity: Activity, causes: Iterable[str], language: Language = "de") -> Activity:
    """The activity with a note that names the causes; without causes it is as it was."""
    words = [NERVE_CAUSES[cast(NerveCause, cause)].say(language) for cause in causes if cause in NERVE_CAUSES]
    if not words:
        return activity
    return replace(activity, notes={**activity.notes, NOTE.say(language): ", ".join(words)})


def causes_in(notes: Mapping[str, str]) -> tuple[list[NerveCause], dict[str, str]]:
    """The causes that a note of that name tells, and the other notes; any other words in it stay a note."""
    for language in LANGUAGES:
        said = [word.strip() for word in notes.get(NOTE.say(language), "").split(",") if word.strip()]
        known = {name.say(language): cause for cause, name in NERVE_CAUSES.items()}
        if said and all(word in known for word in said):
            rest = {key: words for key, words in notes.items() if key != NOTE.say(language)}
            return [known[word] for word in dict.fromkeys(said)], rest
    return [], dict(notes)


def in_one_language(activity: Activity) -> Activity:
    """The same with the causes named in German, so that an English list says nothing new about a German one."""
    causes, rest = causes_in(activity.notes)
    return with_causes(replace(activity, notes=rest), causes) if causes else activity
