"""What the origin of customers says about the core stands in the list of findings, too."""

from __future__ import annotations

from klarlinie.web.analysis.origin.queries.evidence import hints
from klarlinie.web.platform.ui.noticing import register

register(hints)
