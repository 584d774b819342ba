"""Every test of this step begins with a core of three."""

from __future__ import annotations

import pytest

from klarlinie.web.platform.ui import clock
from tests.web.method.execution.promised import NOON, TODAY, Core, make_core
from tests.web.world import World


@pytest.fixture
def core(world: World) -> Core:
    return make_core(world)


@pytest.fixture
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages think it is Thursday, 6 August 2026."""
    from klarlinie.web.method.execution.views import calendars, check_ins, plan, promises

    assert clock.today() != TODAY
    for module in (calendars, check_ins, plan, promises):
        monkeypatch.setattr(module, "now", lambda: NOON)
        if hasattr(module, "today"):
            monkeypatch.setattr(module, "today", lambda: TODAY)
