"""Webhooks are told what is new every few seconds."""

from __future__ import annotations

from klarlinie.web.platform.background.chores import now_and_then
from klarlinie.web.platform.webhooks.actions import tell_all

now_and_then("tell webhooks", tell_all, every=5)
