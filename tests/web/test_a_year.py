"""A year in fast motion: decided in August, lived week by week, looked back on twice; the clock is an argument."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.actions.deciding import decide
from klarlinie.web.method.decisions.actions.ending import end_what_is_over
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.decisions.queries.verdicts import verdicts
from klarlinie.web.method.execution.actions.check_ins import check_in
from klarlinie.web.method.execution.actions.promises import Proposed
from klarlinie.web.method.execution.actions.promises import take_over as promise_as_proposed
from klarlinie.web.method.execution.queries import check_ins, promises
from klarlinie.web.method.execution.queries.check_ins import how_it_goes, since
from klarlinie.web.method.focus.actions.taking_over import Given, take_over
from klarlinie.web.method.focus.queries.proposal import proposal
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.upkeep.actions.reviews import begin_review, close_review, go_through
from klarlinie.web.method.upkeep.queries.reviews import PARTS, compared, open_review, reviews
from klarlinie.web.platform.background.weekly import do_what_is_due
from klarlinie.web.platform.companies.queries import persons
from klarlinie.web.platform.deciding.actions import Whom, give_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.queries import chain_breaks_at
from tests.web.world import World

BEGIN = datetime(2026, 8, 3, 9, tzinfo=UTC)  # a Monday
WEEKS, QUARTERS = 52, (13, 26)
SLACK = 0.3  # of the dose: what one of them gets week after week


@pytest.mark.one_database
def test_a_year_of_check_ins_and_two_reviews(full_world: World) -> None:
    company = full_world.hallstein
    decides_everything(full_world)
    core = promises(company)
    assert 3 <= len(core) <= 5

    letters: Counter[str] = Counter()
    for week in range(1, WEEKS + 1):
        at = BEGIN + timedelta(weeks=week)
        end_what_is_over(company, at=at, today=at.date())
        week_of(company, at.date() - timedelta(days=7), at)
        do_what_is_due(lambda at=at: at)  # type: ignore[misc]
        letters.update(letter.to[0] for letter in mail.outbox)
        mail.outbox.clear()
        if week in QUARTERS:
            look_back(full_world, at)

    today = (BEGIN + timedelta(weeks=WEEKS)).date()
    assert len(check_ins(company, BEGIN.date())) == WEEKS * len(core)
    halves = how_it_goes(core, check_ins(company, since(today)), today).by_halves
    assert [one.activity_id for one in halves] == [core[0].place.activity_id]
    assert [one.number for one in reviews(company)] == [2, 1]
    assert open_review(company) is None
    second = compared(company, reviews(company)[0].id)
    assert second is not None
    assert not second.is_first
    assert second.before_on == (BEGIN + timedelta(weeks=QUARTERS[0])).date()
    assert max(letters.values(), default=0) <= WEEKS
    assert {one.core.status for one in activities(company) if one.id in stopped(company)} == {"stopped"}
    assert chain_breaks_at(company) is None


def decides_everything(world: World) -> None:
    """Ana holds the three rights, follows the proposals, and the core is promised as proposed."""
    company, ana, today = world.hallstein, world.by("ana"), BEGIN.date()
    for right in ("new", "stop", "prioritise"):
        give_right(company, right, holder=Whom(user_id=ana.user_id), version=0, by=ana, at=BEGIN)  # type: ignore[arg-type]
    table = activities(company)
    for one, verdict in zip(table, verdicts(company, today), strict=True):
        if verdict.is_decided:
            continue
        into = None if verdict.merge_with is None else table[verdict.merge_with].id
        decide(
            company, one.id, verdict=verdict.kind, reason=verdict.reasons[0].sentence.say("de"),
            last_day_on=today + timedelta(days=28) if verdict.kind == "stop" else None,
            review_on=verdict.review_on, merge_with_id=into, by=ana, at=BEGIN, today=today,
        )  # fmt: skip
    found = proposal(company, today)
    assert found is not None
    given = [Given(row.activity_id, row.lane, row.owner_id) for row in found.rows if row.state == "on"]
    take_over(company, given, by=ana, at=BEGIN, today=today)
    begin = Proposed("Anfangen", today, "Anfragen", 6, "sechs Anfragen", date(2027, 8, 1))
    promise_as_proposed(
        company, {one.place.activity_id: begin for one in promises(company)}, by=ana, at=BEGIN
    )
    assert line_now(company).promise


def week_of(company: int, monday: date, at: datetime) -> None:
    """Every owner says how the week was; the first activity never gets half of its dose."""
    names = {one.id: one.name for one in persons(company)}
    for number, one in enumerate(promises(company)):
        owner = one.place.owner_id
        assert owner is not None
        hours = one.place.hours_per_week * (SLACK if number == 0 else 1)
        check_in(
            company, owner, one.place.activity_id, week_on=monday, hours=hours, done="Getan.", blocked="",
            by=By(names[owner], "guest"), at=at, today=at.date(),
        )  # fmt: skip


def look_back(world: World, at: datetime) -> None:
    company, ana, today = world.hallstein, world.by("ana"), at.date()
    number = begin_review(company, by=ana, at=at, today=today)
    for part in PARTS:
        if part.code != "close":
            version = next(one.version for one in reviews(company) if one.id == number)
            go_through(company, number, part.code, note="", version=version, by=ana, at=at)
    next_on = today + timedelta(weeks=13)
    assert close_review(company, number, next_on=next_on, story_versions=2, by=ana, at=at, today=today)


def stopped(company: int) -> set[int]:
    return {key for key, one in decisions_now(company).items() if one.kind == "stop"}
