"""What the tests of the board begin with."""

from __future__ import annotations

import pytest

from tests.web.method.focus.team import Team, make_team
from tests.web.world import World


@pytest.fixture
def team(world: World) -> Team:
    return make_team(world)
