"""A company settles which words name which channel, and which activity a channel belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from klarlinie.analysis.origin.channels import WordRule, channel_name, channels, sort_words
from klarlinie.method.inventory.words import words_of
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.keeping import to_words
from klarlinie.web.analysis.origin.models import Inquiry, OriginRule, Touch
from klarlinie.web.analysis.origin.queries.rules import activity_by_channel, rules_of
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.ui.refusal import Refusal


class CannotSettle(Refusal):
    """The rule would mean nothing; `text` says why."""


def add_rule(company_id: int, words: str, channel: str, *, by: By, at: datetime) -> tuple[int | None, int]:
    """From now on texts with these words name this channel; what is there already is sorted anew.

    Gives the journal entry and how many contacts have changed. Raises `CannotSettle`.
    """
    if not words_of(words) or channel not in channels():
        raise CannotSettle(NO_WORDS)
    values = {"words": words.strip(), "channel": channel_name(channel)}
    says = Text("Regel: „{words}“ heißt {channel}", "Rule: “{words}” means {channel}", values)
    with story(company_id, by=by, at=at, says=says) as told:
        told.create(OriginRule, words=words.strip(), channel=channel)
        changed = _sort_anew(told)
    return told.number, changed


def remove_rule(company_id: int, rule_id: int, *, by: By, at: datetime) -> int | None:
    """The rule is gone, and what is there is sorted anew. Gives the journal entry; None where it was gone."""
    with story(company_id, by=by, at=at, says=Text("", "")) as told:
        rows = OriginRule.objects.for_company(company_id)
        row = rows.filter(pk=rule_id).exclude(words="").first()
        if row is None:
            return None
        told.says = Text("Regel „{words}“ entfernt", "Rule “{words}” removed", {"words": row.words})
        told.delete(row)
        _sort_anew(told)
    return told.number


def settle_activities(
    company_id: int, wanted: Mapping[str, int | None], *, by: By, at: datetime
) -> int | None:
    """Which activity each channel belongs to; None for none. Gives the journal entry, None where nothing is new."""
    says = Text("Kanäle den Aktivitäten zugeordnet", "Channels assigned to activities")
    known = {one.id for one in activities(company_id)}
    with story(company_id, by=by, at=at, says=says) as told:
        now_there = activity_by_channel(company_id)
        rows = OriginRule.objects.for_company(company_id).filter(words="")
        for channel, activity in wanted.items():
            if channel not in channels() or now_there.get(channel) == activity:
                continue
            for row in rows.filter(channel=channel):
                told.delete(row)
            if activity in known:
                told.create(OriginRule, channel=channel, activity_id=activity)
    return told.number


def _sort_anew(told: Story) -> int:
    """Every contact whose words are still there, by the rules as they are now. Gives how many have changed."""
    rules = rules_of(told.company_id).words
    touches = Touch.objects.for_company(told.company_id).filter(words__isnull=False)
    changed = [(touch, wanted) for touch in touches if (wanted := _wanted(touch, rules))]
    asked = [touch.inquiry_id for touch, _ in changed if touch.known == "asked"]
    inquiries = Inquiry.objects.for_company(told.company_id).in_bulk(asked)
    for touch, wanted in changed:
        told.change(touch, channel=wanted)
        if touch.inquiry_id in inquiries and touch.known == "asked":
            told.change(inquiries[touch.inquiry_id], asked=wanted)
    return len(changed)


def _wanted(touch: Touch, rules: tuple[WordRule, ...]) -> str | None:
    """The channel its words name now, None where that is what stands there."""
    found = sort_words(to_words(touch.words), rules, is_measured=touch.known == "measured").channel
    return found if found != touch.channel else None


NO_WORDS = Text(
    "Hier fehlen noch Worte, an denen der Text zu erkennen ist, zum Beispiel „Stammtisch“ oder „*messe“.",
    "Words are missing by which the text can be told, for example “regulars” or “*fair”.",
)
