"""A row in every table of the findings."""

from __future__ import annotations

from datetime import datetime

from klarlinie.web.method.findings.actions import switch_off
from klarlinie.web.platform.journal.by import By


def fill_findings(company: int, *, by: By, at: datetime) -> None:
    switch_off(company, "EXE110", None, "Hallstein entscheidet gemeinsam.", by=by, at=at)
