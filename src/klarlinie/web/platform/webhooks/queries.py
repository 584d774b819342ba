"""Which programs hear of what, and whether they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.webhooks.events import EVENTS
from klarlinie.web.platform.webhooks.models import Webhook


@dataclass(frozen=True)
class WebhookShown:
    id: int
    url: str
    events: tuple[Text, ...]
    state: Literal["fine", "quiet", "failing", "off"]  # quiet: nothing was told yet
    told_at: datetime | None
    failing_since: datetime | None
    next_try_at: datetime


def webhooks(company_id: int) -> tuple[WebhookShown, ...]:
    rows = Webhook.objects.for_company(company_id).order_by("pk")
    return tuple(_shown(row) for row in rows)


def _shown(row: Webhook) -> WebhookShown:
    state: Literal["fine", "quiet", "failing", "off"] = "fine" if row.told_at else "quiet"
    if row.failing_since:
        state = "failing"
    if row.off_at:
        state = "off"
    events = tuple(words for event, words in EVENTS.items() if event in row.events)
    return WebhookShown(row.pk, row.url, events, state, row.told_at, row.failing_since, row.next_try_at)
