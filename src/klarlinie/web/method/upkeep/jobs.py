"""Letters go out on Monday at seven."""

from __future__ import annotations

from klarlinie.web.method.upkeep.actions.digest import send_digests
from klarlinie.web.platform.background.weekly import every_week

every_week("reminders", send_digests, weekday=0, hour=7)
