"""The rules of a company: which words name which channel, and which activity a channel belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.analysis.origin.channels import OriginRules, WordRule
from klarlinie.web.analysis.origin.models import OriginRule


@dataclass(frozen=True)
class RuleShown:
    """One rule of the company's own; words to a channel."""

    id: int
    words: str
    channel: str


def word_rules(company_id: int) -> tuple[RuleShown, ...]:
    """In the order in which they are asked: the newest first."""
    rows = OriginRule.objects.for_company(company_id).exclude(words="").order_by("-pk")
    return tuple(RuleShown(row.pk, row.words, row.channel) for row in rows)


def activity_by_channel(company_id: int) -> dict[str, int]:
    """The key of the activity that each channel belongs to; of a merged one the activity it was merged into."""
    rows = OriginRule.objects.for_company(company_id).filter(words="", activity__isnull=False)
    found = rows.order_by("pk").values_list("channel", "activity_id", "activity__merged_into_id")
    return {channel: merged or key for channel, key, merged in found}


def rules_of(company_id: int) -> OriginRules:
    """All of them, as the core knows them."""
    words = tuple(WordRule(rule.words, rule.channel, is_own=True) for rule in word_rules(company_id))
    return OriginRules(
        words, tuple((code, str(key)) for code, key in activity_by_channel(company_id).items())
    )
