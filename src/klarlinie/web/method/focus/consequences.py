"""Says to the journal what happens on the board when something that was over or resting goes on again."""

from __future__ import annotations

from klarlinie.web.method.focus.actions.coming_back import wait_for_a_place
from klarlinie.web.platform.journal.consequences import consequence

consequence(("decisions.Decision", "inventory.Activity"), wait_for_a_place)
