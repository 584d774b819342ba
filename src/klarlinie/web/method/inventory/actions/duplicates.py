"""Two that look alike become one, or are two for good. Both can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.merging import differences, merged
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.as_rows import row_fields
from klarlinie.web.method.inventory.models import Activity, KeptApart
from klarlinie.web.method.inventory.queries import to_core
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story

LONGEST_REASON = 500
BEFORE = Text("vor dem Zusammenlegen", "before merging")


class CannotMerge(Exception):
    """One of the two has changed or is gone since the page was shown; `text` says what to do."""

    def __init__(self) -> None:
        self.text = Text(
            "Eine der beiden hat sich inzwischen geändert. Unten steht der neue Stand; geändert wurde nichts.",
            "One of the two has changed in the meantime. The new state stands below; nothing was changed.",
        )
        super().__init__(self.text.say("en"))


def merge_pair(
    company_id: int,
    keep: tuple[int, int],
    other: tuple[int, int],
    from_other: Iterable[str],
    language: Language,
    *,
    by: By,
    at: datetime,
) -> tuple[Text, int]:
    """Fold `other` into `keep` (key and version as shown); `from_other` are the fields in which the other is right.

    What is not chosen travels along as a note; nothing is added up. Gives what to say and the journal entry.
    """
    with story(company_id, by=by, at=at, says=Text("Zusammengelegt", "Merged")) as told:
        kept, folded = _both_shown(told, keep, other)
        told.says = Text(
            "„{other}“ in „{kept}“ aufgenommen",
            "“{other}” folded into “{kept}”",
            {"other": folded.title, "kept": kept.title},
        )
        one = merged_as_chosen(to_core(kept), to_core(folded), set(from_other), language)
        fields = row_fields(one)
        fields["nerve_causes"] = list(dict.fromkeys([*kept.nerve_causes, *folded.nerve_causes]))
        told.change(kept, **{name: fields[name] for name in fields if not name.startswith("source_")})
        told.change(folded, merged_into_id=kept.pk)
        _follow(told, folded, kept)
    assert told.entry is not None
    return told.says, told.entry.number


def merged_as_chosen(
    keep: CoreActivity, other: CoreActivity, from_other: set[str], language: Language
) -> CoreActivity:
    """The core's merging, with the other's word in the chosen fields and the own one as a note."""
    chosen = [one for one in differences(keep, other) if one.field in from_other]
    taken: dict[str, Any] = {one.field: getattr(other, one.field) for one in chosen}
    if "type" in taken:
        taken["type_certain"] = other.type_certain
    one, _ = merged(replace(keep, **taken), other, language)
    if not chosen:
        return one
    before = "\n".join(f"{field.name.say(language)} {field.mine.say(language)}" for field in chosen)
    name = BEFORE.say(language)
    earlier = one.notes.get(name)
    return replace(one, notes={**one.notes, name: f"{earlier}\n{before}" if earlier else before})


def keep_apart(
    company_id: int, first: tuple[int, int], second: tuple[int, int], reason: str, *, by: By, at: datetime
) -> tuple[Text, int | None]:
    """They are two things, and nobody is asked again. Gives what to say and the journal entry."""
    says = Text("Als zwei verschiedene behalten", "Kept as two different things")
    with story(company_id, by=by, at=at, says=says) as told:
        rows = sorted(_both_shown(told, first, second), key=lambda row: row.pk)
        told.says = Text(
            "„{first}“ und „{second}“ sind zwei verschiedene",
            "“{first}” and “{second}” are two different things",
            {"first": rows[0].title, "second": rows[1].title},
        )
        known = KeptApart.objects.for_company(company_id).filter(first=rows[0], second=rows[1])
        if not known.exists():
            told.create(
                KeptApart, first_id=rows[0].pk, second_id=rows[1].pk, reason=reason.strip()[:LONGEST_REASON]
            )
    return told.says, told.number


def ask_again(company_id: int, apart_id: int, *, by: By, at: datetime) -> int | None:
    """Whoever was wrong about two different things can have them proposed again."""
    says = Text("Wieder als mögliches Doppeltes gezeigt", "Shown again as a possible duplicate")
    with story(company_id, by=by, at=at, says=says) as told:
        row = KeptApart.objects.for_company(company_id).filter(pk=apart_id).first()
        if row is not None:
            told.delete(row)
    return told.number


def _both_shown(told: Story, one: tuple[int, int], other: tuple[int, int]) -> tuple[Activity, Activity]:
    """Raises `CannotMerge`, also for a thing and itself."""
    if one[0] == other[0]:
        raise CannotMerge
    return _shown(told, one), _shown(told, other)


def _shown(told: Story, shown: tuple[int, int]) -> Activity:
    """The row, if it still is as it was shown. Raises `CannotMerge`."""
    row = Activity.objects.for_company(told.company_id).filter(pk=shown[0], merged_into=None).first()
    if row is None or row.version != shown[1]:
        raise CannotMerge
    return row


def _follow(told: Story, folded: Activity, kept: Activity) -> None:
    """What was folded into the folded one before belongs to the kept one now."""
    for row in Activity.objects.for_company(told.company_id).filter(merged_into=folded):
        told.change(row, merged_into_id=kept.pk)
