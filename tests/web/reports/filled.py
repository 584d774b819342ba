"""A row in every table of the reports."""

from __future__ import annotations

from datetime import datetime

from klarlinie.web.platform.journal.by import By
from klarlinie.web.reports.actions import change_look
from tests.gateways.pictures import png


def fill_reports(company: int, *, by: By, at: datetime) -> None:
    change_look(company, 0, accent="#8a1f4b", logo=png(), without_logo=False, by=by, at=at)
