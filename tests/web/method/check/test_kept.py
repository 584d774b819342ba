"""What was kept stays readable when the check asks something else."""

from __future__ import annotations

from typing import cast

from klarlinie.method.check import Answer
from klarlinie.web.method.check.actions import keep_check
from klarlinie.web.method.check.queries import newest_check
from tests.web.conftest import AT
from tests.web.world import World


def test_answers_of_another_version_are_left_out(world: World) -> None:
    answers = cast("dict[str, Answer]", {"asked_no_more": "yes", "also": "perhaps"})
    keep_check(world.hallstein, answers, by=world.by("ana"), at=AT)
    kept = newest_check(world.hallstein)
    assert kept
    assert kept.result.patterns == ()
