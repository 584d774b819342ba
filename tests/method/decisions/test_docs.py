"""The examples in docs/method/decisions.md come out as the page says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.case import cases
from klarlinie.method.decisions.propose import propose
from klarlinie.method.inventory.activity import Activity, Source
from tests.docs_tables import table_of


def _effect(words: str) -> dict[str, float]:
    if words.endswith("inquiries"):
        return {"inquiries_per_year": float(words.split()[0])}
    return {"effect_level": float(words.split()[1])} if words.startswith("level") else {}


@pytest.mark.parametrize("row", table_of("docs/method/decisions.md", "reason"))
def test_the_example_in_the_docs(row: Sequence[str]) -> None:
    reason, audience, effect, proposal, rule = row
    activity = Activity(
        "Beispiel",
        Source("list.csv"),
        reason=None if reason == "(empty)" else reason,
        audience=None if audience == "(empty)" else audience,
        asked_reason=True,
        asked_audience=True,
        **_effect(effect),  # type: ignore[arg-type]
    )
    (verdict,) = propose(cases([activity], Line(), date(2026, 11, 22), lambda _type, start: start), {})
    assert (verdict.kind, verdict.reasons[0].code) == (proposal, rule)
