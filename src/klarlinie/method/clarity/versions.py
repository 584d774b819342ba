"""What changed from one version of the line to the next, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from klarlinie.method.clarity.line import CRITERIA, TASK_NAMES, Audience, Benefit, Criterion, Line, Task
from klarlinie.vocabulary.figures import Percent
from klarlinie.vocabulary.text import Text

Part = Literal[
    "company", "promise", "audiences", "not_served", "benefits", "tasks", "not_expected", "tone", "key_terms"
]

CRITERION_NAMES: dict[Criterion, Text] = {
    "revenue": Text("bringt Umsatz", "brings revenue"),
    "fit": Text("passt fachlich", "fits professionally"),
    "personal": Text("passt menschlich", "fits personally"),
    "strength": Text("braucht genau diese Stärke", "needs exactly this strength"),
    "repeat": Text("fragt wieder an", "asks again"),
}
SAME_BENEFIT = 0.5  # share of words (difflib's ratio) from which one benefit is another one reworded
_UNKNOWN = Text("unbekannt", "unknown")
_OPEN = Text("offen", "open")


@dataclass(frozen=True)
class Piece:
    """Some words of a text and whether they stayed, went, or came."""

    kind: Literal["same", "gone", "new"]
    words: str


@dataclass(frozen=True)
class Change:
    """One thing that is different now; `pieces` show a rewording word by word, and are empty elsewhere."""

    part: Part
    sentence: Text
    pieces: tuple[Piece, ...] = ()


def what_changed(before: Line, after: Line) -> tuple[Change, ...]:
    """All differences in the order of the line; empty where both say the same.

    Blanks and the order of a list do not count. Who agreed and when stand beside a version and are no change of it.
    """
    return (
        *_text_changes("company", before.company, after.company),
        *_text_changes("promise", before.promise, after.promise),
        *_audience_changes(before.audiences, after.audiences),
        *_list_changes("not_served", before.not_served, after.not_served),
        *_benefit_changes(before.benefits, after.benefits),
        *_task_changes(before, after),
        *_list_changes("not_expected", before.not_expected, after.not_expected),
        *_text_changes("tone", before.tone, after.tone),
        *_list_changes("key_terms", before.key_terms, after.key_terms),
    )


def reworded(before: str, after: str) -> tuple[Piece, ...]:
    """The rewording word by word: "same" and "gone" give the old text, "same" and "new" the new one."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for _, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[first:last] == new[start:end]:
            pieces.append(Piece("same", " ".join(old[first:last])))
            continue
        pieces += [Piece("gone", " ".join(old[first:last]))] if last > first else []
        pieces += [Piece("new", " ".join(new[start:end]))] if end > start else []
    return tuple(pieces)


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


# One text


_TextPart = Literal["company", "promise", "tone"]
_COME: dict[_TextPart, Text] = {
    "company": Text("Der Name des Unternehmens steht jetzt da.", "The company's name is there now."),
    "promise": Text("Das Versprechen steht jetzt da.", "The promise is there now."),
    "tone": Text("Der Ton ist jetzt beschrieben.", "The tone is described now."),
}
_REWORDED: dict[_TextPart, Text] = {
    "company": Text("Das Unternehmen heißt jetzt anders.", "The company has another name now."),
    "promise": Text("Das Versprechen ist neu formuliert.", "The promise is reworded."),
    "tone": Text("Der Ton ist neu beschrieben.", "The tone is described anew."),
}
_GONE: dict[_TextPart, Text] = {
    "company": Text("Der Name des Unternehmens fehlt jetzt.", "The company's name is missing now."),
    "promise": Text("Das Versprechen fehlt jetzt.", "The promise is missing now."),
    "tone": Text("Der Ton ist nicht mehr beschrieben.", "The tone is no longer described."),
}


def _text_changes(part: _TextPart, before: str | None, after: str | None) -> Iterator[Change]:
    old, new = _plain(before), _plain(after)
    if old != new:
        said = (_REWORDED if old and new else _COME if new else _GONE)[part]
        yield Change(part, said, reworded(old, new))


# Lists of words


_ListPart = Literal["not_served", "not_expected", "key_terms"]
_ADDED: dict[_ListPart, Text] = {
    "not_served": Text("Neu bei „bedienen wir nicht“: „{item}“.", "New under “not served”: “{item}”."),
    "not_expected": Text("Neu bei „wird nicht erwartet“: „{item}“.", "New under “not expected”: “{item}”."),
    "key_terms": Text("Neuer Begriff: „{item}“.", "New key term: “{item}”."),
}
_REMOVED: dict[_ListPart, Text] = {
    "not_served": Text(
        "„{item}“ steht nicht mehr bei „bedienen wir nicht“.", "“{item}” is no longer under “not served”."
    ),
    "not_expected": Text(
        "„{item}“ steht nicht mehr bei „wird nicht erwartet“.", "“{item}” is no longer under “not expected”."
    ),
    "key_terms": Text("„{item}“ ist kein fester Begriff mehr.", "“{item}” is no key term any more."),
}


def _list_changes(part: _ListPart, before: Iterable[str], after: Iterable[str]) -> Iterator[Change]:
    gone, come = _gone_and_come(before, after)
    for item in gone:
        yield Change(part, _REMOVED[part].with_values(item=item))
    for item in come:
        yield Change(part, _ADDED[part].with_values(item=item))


def _gone_and_come(before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is only in the one and only in the other, each once and in its order."""
    old, new = (list(dict.fromkeys(map(_plain, items))) for items in (before, after))
    return [item for item in old if item not in new], [item for item in new if item not in old]


# Audiences


def _audience_changes(before: Sequence[Audience], after: Sequence[Audience]) -> Iterator[Change]:
    old, new = ({_plain(audience.name): audience for audience in audiences} for audiences in (before, after))
    gone, come = _gone_and_come(old, new)
    renamed = {name: now for now in come for name in gone if name in map(_plain, new[now].also_called)}
    for name, now in renamed.items():
        yield _audience(
            "Die Zielgruppe „{name}“ heißt jetzt „{now}“.",
            "The audience “{name}” is now called “{now}”.",
            name,
            now=now,
        )
    for name in gone:
        if name not in renamed:
            yield _audience("„{name}“ ist keine Zielgruppe mehr.", "“{name}” is no audience any more.", name)
    for name in come:
        if name not in renamed.values():
            yield _audience("Neue Zielgruppe: „{name}“.", "New audience: “{name}”.", name)
    for name, audience in old.items():
        now = renamed.get(name, name)
        if now in new:
            yield from _same_audience(now, audience, new[now], {name, now})


def _same_audience(name: str, before: Audience, after: Audience, names: set[str]) -> Iterator[Change]:
    for criterion in CRITERIA:
        was, is_now = before.scores.get(criterion), after.scores.get(criterion)
        if was != is_now:
            yield _audience(
                "„{name}“, {criterion}: jetzt {now}, vorher {was}.",
                "“{name}”, {criterion}: {now} now, {was} before.",
                name,
                criterion=CRITERION_NAMES[criterion],
                was=_or(was, _UNKNOWN),
                now=_or(is_now, _UNKNOWN),
            )
    gone, come = _gone_and_come(before.also_called, after.also_called)
    for called in gone:
        if called not in names:
            yield _audience(
                "„{name}“ heißt nicht mehr auch „{called}“.",
                "“{name}” is no longer also called “{called}”.",
                name,
                called=called,
            )
    for called in come:
        if called not in names:
            yield _audience(
                "„{name}“ heißt auch „{called}“.", "“{name}” is also called “{called}”.", name, called=called
            )


def _audience(de: str, en: str, name: str, **values: object) -> Change:
    return Change("audiences", Text(de, en, {"name": name, **values}))


def _or(known: object, otherwise: Text) -> object:
    return otherwise if known is None else known


# Benefits


def _benefit_changes(before: Sequence[Benefit], after: Sequence[Benefit]) -> Iterator[Change]:
    old, new = ({_plain(benefit.text): benefit for benefit in benefits} for benefits in (before, after))
    gone, come = _gone_and_come(old, new)
    now_called = _rewordings(gone, come)
    for text in gone:
        if text not in now_called:
            yield Change(
                "benefits",
                Text("Gestrichen: der Nutzen „{text}“.", "Dropped: the benefit “{text}”.", {"text": text}),
            )
    for text in come:
        if text not in now_called.values():
            yield Change(
                "benefits", Text("Neuer Nutzen: „{text}“.", "New benefit: “{text}”.", {"text": text})
            )
    for text, now in now_called.items():
        yield Change(
            "benefits", Text("Ein Nutzen ist neu formuliert.", "A benefit is reworded."), reworded(text, now)
        )
    for text, benefit in old.items():
        now = now_called.get(text, text)
        if now in new:
            yield from _proof_changes(now, benefit.proof, new[now].proof)


def _rewordings(gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Which dropped benefit is which new one, the most alike first, each at most once."""
    alike = sorted(
        (-_likeness(old, new), old, new)
        for old in gone
        for new in come
        if _likeness(old, new) >= SAME_BENEFIT
    )
    found: dict[str, str] = {}
    for _, old, new in alike:
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()


def _proof_changes(text: str, before: str | None, after: str | None) -> Iterator[Change]:
    old, new = _plain(before), _plain(after)
    if old == new:
        return
    if not new:
        said = Text("Der Beleg für „{text}“ fehlt jetzt.", "The proof of “{text}” is missing now.")
    elif not old:
        said = Text("„{text}“ hat jetzt einen Beleg.", "“{text}” has a proof now.")
    else:
        said = Text("Der Beleg für „{text}“ ist ein anderer.", "The proof of “{text}” is another one.")
    yield Change("benefits", said.with_values(text=text), reworded(old, new))


# The tasks


def _task_changes(before: Line, after: Line) -> Iterator[Change]:
    yield from _main_task_changes(before.main_task, after.main_task)
    old, new = ({task.kind: task for task in line.side_tasks} for line in (before, after))
    for kind in old:
        if kind not in new:
            yield _task(
                "Keine Nebenaufgabe mehr: {task}.", "No side task any more: {task}.", task=TASK_NAMES[kind]
            )
    for kind in new:
        if kind in old:
            yield from _same_task(old[kind], new[kind])
        else:
            yield _task("Neue Nebenaufgabe: {task}.", "New side task: {task}.", task=TASK_NAMES[kind])


def _main_task_changes(before: Task | None, after: Task | None) -> Iterator[Change]:
    if after is None:
        if before is not None:
            yield _task("Es gibt keine Hauptaufgabe mehr.", "There is no main task any more.")
    elif before is None:
        yield _task(
            "Die Hauptaufgabe steht fest: {task}.",
            "The main task is set: {task}.",
            task=TASK_NAMES[after.kind],
        )
    elif before.kind != after.kind:
        yield _task(
            "Die Hauptaufgabe ist jetzt: {task}; vorher: {was}.",
            "The main task is now: {task}; before: {was}.",
            task=TASK_NAMES[after.kind],
            was=TASK_NAMES[before.kind],
        )
    else:
        yield from _same_task(before, after)


_FIGURE, _DAY, _WHO, _WEIGHT = (
    Text("die Zahl", "the figure"),
    Text("der Tag", "the date"),
    Text("bei wem", "to whom"),
    Text("das Gewicht", "the weight"),
)


def _same_task(before: Task, after: Task) -> Iterator[Change]:
    pairs: tuple[tuple[Text, object, object], ...] = (
        (_FIGURE, before.figure, after.figure),
        (_DAY, before.by_on, after.by_on),
        (_WHO, _plain(before.audience) or None, _plain(after.audience) or None),
        (_WEIGHT, _share(before.weight), _share(after.weight)),
    )
    for what, was, is_now in pairs:
        if was != is_now:
            yield _task(
                "{task}, {what}: jetzt {now}, vorher {was}.",
                "{task}, {what}: {now} now, {was} before.",
                task=TASK_NAMES[after.kind],
                what=what,
                was=_or(was, _OPEN),
                now=_or(is_now, _OPEN),
            )


def _share(weight: float | None) -> Percent | None:
    return None if weight is None else Percent(weight)


def _task(de: str, en: str, **values: object) -> Change:
    return Change("tasks", Text(de, en, values))
