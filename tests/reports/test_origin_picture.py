"""The bars of where inquiries came from: no channel of ours is cut off beside them."""

from __future__ import annotations

import pytest

from klarlinie.analysis.origin.channels import channels
from klarlinie.reports.origin_picture import Bar, ShareRow, origin_chart
from klarlinie.vocabulary.figures import Language


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_channel_is_named_in_full(language: Language) -> None:
    rows = [ShareRow(name, Bar(0.5, 0.2, 0.8, 4), None) for name in channels().values()]
    assert "…" not in origin_chart(rows, language)
