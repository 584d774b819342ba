"""Says to the journal who may take back what the board has decided."""

from __future__ import annotations

from klarlinie.web.method.focus.actions.taking_back import keeps_the_rules
from klarlinie.web.platform.journal.guards import guard

guard(("focus.Place", "focus.Lift", "focus.SuggestedMove"), keeps_the_rules)
