"""What was already done is remembered for a day."""

from __future__ import annotations

from klarlinie.web.platform.background.chores import now_and_then
from klarlinie.web.platform.tokens.actions import forget_old_answers

now_and_then("forget old answers", forget_old_answers, every=600)
