"""Whether more traffic went with more inquiries, from an export of visits that is not kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from klarlinie.analysis.origin.traffic import TrafficAnswer, more_traffic, weeks_of
from klarlinie.web.analysis.origin.models import Inquiry


def traffic_answer(company_id: int, visits: Sequence[tuple[date, int]], lag: int) -> TrafficAnswer:
    """Only weeks in which inquiries were counted: from the first to the last one that is here."""
    days = list(Inquiry.objects.for_company(company_id).values_list("on", flat=True))
    counted = [(day, n) for day, n in visits if days and min(days) <= day <= max(days)]
    return more_traffic(weeks_of(counted, days), lag=lag)
