"""Registering webhooks and telling them: in order, each at least once, patiently, and not for ever."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, F, OuterRef

from klarlinie.gateways import egress
from klarlinie.gateways.egress import MayNotSend, NoAnswer, Resolve, Target, resolve
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.tokens import new_salt
from klarlinie.web.platform.journal.by import THE_PROGRAM, By
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.queries import Happened, entries_after, last_number
from klarlinie.web.platform.journal.story import Stale, story
from klarlinie.web.platform.ui.refusal import Refusal
from klarlinie.web.platform.webhooks.events import EVENTS, Event, Happening, happenings
from klarlinie.web.platform.webhooks.models import Webhook
from klarlinie.web.platform.webhooks.signing import HEADER, secret_of, signature

MOST = 10  # webhooks of one company
AT_ONCE = 10  # entries told in one turn, so that others get theirs
CLAIM = timedelta(minutes=3)  # for so long no other worker tells the same; longer than one turn takes
PATIENCE = timedelta(days=3)
PAUSES = tuple(timedelta(minutes=n) for n in (1, 5, 15, 60, 180, 360))
Send = Callable[[Target, bytes, dict[str, str]], int]
log = logging.getLogger("klarlinie.webhooks")

NOT_HERE = Text("Dieses Programm steht hier nicht mehr.", "This program is no longer here.")
ENOUGH = Text(
    "{most} Programme sind genug. Entferne erst eines, das niemand mehr braucht.",
    "{most} programs are enough. Remove one first that nobody needs any more.",
    {"most": MOST},
    sie="{most} Programme sind genug. Entfernen Sie erst eines, das niemand mehr braucht.",
)
NO_EVENT = Text("Wovon soll es erfahren? Eines genügt.", "What should it hear about? One is enough.")
SWITCHED_OFF = Text(
    "Nachrichten an {host} ausgeschaltet: Drei Tage lang kam keine gute Antwort",
    "Messages to {host} switched off: no good answer for three days",
)


class CannotRegister(Refusal):
    """Such a webhook is not possible; `text` says why."""


class NoSuchWebhook(Refusal):
    """There is none with this key."""


def register(
    company_id: int,
    url: str,
    events: Iterable[Event],
    *,
    by: By,
    at: datetime,
    look_up: Resolve = resolve,
) -> str:
    """From now on `url` hears of these events. Gives the secret for its signatures. Raises `CannotRegister`."""
    wanted = [event for event in EVENTS if event in set(events)]
    if not wanted:
        raise CannotRegister(NO_EVENT)
    try:
        egress.target_of(url, allow_loopback=not settings.HOSTED, look_up=look_up)
    except MayNotSend as error:
        raise CannotRegister(error.text) from error
    salt = new_salt()
    says = Text(
        "{host} bekommt Bescheid, wenn hier etwas geschieht",
        "{host} is told when something happens here",
        {"host": host_of(url)},
    )
    with story(company_id, by=by, at=at, says=says) as told:
        if Webhook.objects.for_company(company_id).count() >= MOST:
            raise CannotRegister(ENOUGH)
        told.create(
            Webhook,
            url=url,
            events=wanted,
            salt=salt,
            created_by_id=by.user_id,
            created_at=at,
            told_until=last_number(company_id) + 1,  # this story's own entry
            next_try_at=at,
        )
    return secret_of(company_id, salt)


def remove(company_id: int, webhook_id: int, *, by: By, at: datetime) -> None:
    """It hears of nothing any more. Raises `NoSuchWebhook`."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = _row(company_id, webhook_id)
        told.says = Text(
            "{host} bekommt keinen Bescheid mehr",
            "{host} is told nothing any more",
            {"host": host_of(row.url)},
        )
        told.delete(row)


def switch_on(company_id: int, webhook_id: int, *, by: By, at: datetime) -> None:
    """One that was switched off hears of what happens from now on. Raises `NoSuchWebhook`."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = _row(company_id, webhook_id)
        told.says = Text(
            "Nachrichten an {host} wieder eingeschaltet",
            "Messages to {host} switched on again",
            {"host": host_of(row.url)},
        )
        fresh: dict[str, Any] = {"off_at": None, "failing_since": None, "tries": 0, "next_try_at": at}
        told.change(row, **fresh, told_until=last_number(company_id) + 1)


def tell_all(at: datetime, *, look_up: Resolve = resolve, send: Send = egress.send) -> None:
    """Tell every webhook that is due what the journal holds since. The worker does it every few seconds."""
    newer = Entry.everywhere.filter(company_id=OuterRef("company_id"), number__gt=OuterRef("told_until"))
    due = Webhook.everywhere.filter(Exists(newer), off_at=None, next_try_at__lte=at)
    for row in due.select_related("company").order_by("next_try_at", "pk"):
        claimed = Webhook.everywhere.filter(pk=row.pk, next_try_at=row.next_try_at, off_at=None)
        if claimed.update(next_try_at=at + CLAIM):
            _tell(row, at, look_up, send)


def _tell(row: Webhook, at: datetime, look_up: Resolve, send: Send) -> None:
    """In the order of the journal; at the first bad answer it pauses, and goes on from there later."""
    ours = Webhook.everywhere.filter(pk=row.pk)
    for entry in entries_after(row.company_id, row.told_until, AT_ONCE):
        heard = [one for one in happenings(entry.rows) if one.event in row.events]
        if not all(_deliver(row, entry, one, at, look_up, send) for one in heard):
            _pause(row, at)
            return
        fine: dict[str, Any] = {"told_until": entry.number, "tries": 0, "failing_since": None}
        ours.update(**fine, **({"told_at": at} if heard else {}))
    ours.update(next_try_at=at)


def _deliver(
    row: Webhook, entry: Happened, one: Happening, at: datetime, look_up: Resolve, send: Send
) -> bool:
    """Whether it was taken. The body names what happened and where to look, never what stands there."""
    told = {
        "event": one.event,
        "company": row.company.slug,
        "ids": list(one.ids),
        "entry": entry.number,
        "at": entry.at.isoformat(),
    }
    body = json.dumps(told).encode()
    signed = signature(secret_of(row.company_id, row.salt), body, at)
    headers = {"Content-Type": "application/json", "User-Agent": "Klarlinie", HEADER: signed}
    try:
        target = egress.target_of(row.url, allow_loopback=not settings.HOSTED, look_up=look_up)
        return 200 <= send(target, body, headers) < 300
    except (MayNotSend, NoAnswer):
        return False


def _pause(row: Webhook, at: datetime) -> None:
    """Longer with every failure; after three days of them it is switched off, and the journal says so."""
    since = row.failing_since or at
    if at - since >= PATIENCE:
        _switch_off(row, at)
        return
    pause = PAUSES[min(row.tries, len(PAUSES) - 1)]
    Webhook.everywhere.filter(pk=row.pk).update(
        tries=F("tries") + 1, failing_since=since, next_try_at=at + pause
    )


def _switch_off(row: Webhook, at: datetime) -> None:
    says = SWITCHED_OFF.with_values(host=host_of(row.url))
    try:
        with story(row.company_id, by=THE_PROGRAM, at=at, says=says) as told:
            told.change(row, off_at=at)
    except Stale:  # somebody has removed it or switched it on meanwhile
        log.info("webhook %s was changed while it was switched off", row.pk)


def host_of(url: str) -> str:
    """What the journal may say of an address: the rest may hold a secret."""
    return urlsplit(url).hostname or "?"


def _row(company_id: int, webhook_id: int) -> Webhook:
    row = Webhook.objects.for_company(company_id).filter(pk=webhook_id).first()
    if row is None:
        raise NoSuchWebhook(NOT_HERE)
    return row
