"""The worked figures in docs/origin-on-the-web.md."""

from __future__ import annotations

from klarlinie.method.evaluation.posterior import cost_per_inquiry, from_count, interval
from tests.docs_tables import table_of


def test_the_cost_per_inquiry_is_what_the_page_says() -> None:
    for counted, years, cost, says in table_of("docs/origin-on-the-web.md", "counted"):
        found = cost_per_inquiry(float(cost), interval(from_count(int(counted), float(years)), int(counted)))
        end = f"{found.low:.0f} to {found.high:.0f}" if found.high else f"more than {found.low:.0f}"
        assert end == says
