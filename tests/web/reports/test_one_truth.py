"""The same figure wherever it stands: decisions, stop account, draft, reports."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook

from klarlinie.gateways.plan_tables import decisions_table
from klarlinie.gateways.plan_xlsx import plan_workbook
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.decided import settled
from klarlinie.reports.markdown import plan_markdown
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.summary import certain_account
from klarlinie.web.method.decisions.queries.overview import overview
from klarlinie.web.method.decisions.queries.stopped import stop_account_now
from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import activities
from tests.web.conftest import Clients
from tests.web.method.decisions.rights import TODAY, decided, give_rights
from tests.web.world import World

LAST = TODAY + timedelta(days=30)


def plan_of(world: World) -> TidyPlan:
    plan = plan_now(world.hallstein, TODAY)
    assert plan is not None
    return plan


def stop_what_costs(world: World) -> tuple[Activity, ...]:
    """The three that cost most hours and run."""
    give_rights(world)
    rows = Activity.objects.for_company(world.hallstein).filter(status="running", hours_per_month__gt=0)
    found = tuple(rows.order_by("-hours_per_month", "pk")[:3])
    for row in found:
        decided(world, "ana", row.pk, "stop", last_day_on=LAST)
    return found


def test_what_stops_free_is_the_same_in_the_account_and_in_the_plan(full_world: World) -> None:
    stop_what_costs(full_world)
    account, plan = (
        stop_account_now(full_world.hallstein, TODAY).together,
        certain_account(plan_of(full_world)),
    )
    assert (account.count, account.hours_per_month) == (len(plan.activities), plan.hours_per_month)
    assert account.money_per_year == plan.money_per_year


def test_a_figure_that_changes_after_the_decision_changes_neither_of_them(full_world: World) -> None:
    """A stop frees what the activity took when it was decided."""
    first, *_ = stop_what_costs(full_world)
    before = stop_account_now(full_world.hallstein, TODAY).together
    Activity.objects.for_company(full_world.hallstein).filter(pk=first.pk).update(hours_per_month=1)

    account, plan = (
        stop_account_now(full_world.hallstein, TODAY).together,
        certain_account(plan_of(full_world)),
    )
    assert account.hours_per_month == before.hours_per_month == plan.hours_per_month


def test_as_many_are_decided_on_the_page_as_in_the_reports(full_world: World) -> None:
    """Also what the list says has ended or rests, and not what has rested until today."""
    (*_, last) = stop_what_costs(full_world)
    decided(full_world, "ana", last.pk, "pause", review_on=LAST)
    assert settled(plan_of(full_world)) == overview(full_world.hallstein, TODAY).decided == 4

    plan = plan_now(full_world.hallstein, LAST)
    assert plan is not None
    assert settled(plan) == overview(full_world.hallstein, LAST).decided == 3


def test_pages_and_files_say_the_same_sentence(full_world: World) -> None:
    stop_what_costs(full_world)
    ana = Clients(full_world).of("ana")
    draft = ana.get("/c/hallstein/draft/").context
    assert "3 fallen weg und machen" in draft["sentence"]
    assert draft["sentence"] == ana.get("/c/hallstein/reports/").context["sentence"]
    written = ana.get("/c/hallstein/reports/plan.md").content.decode()
    assert " ".join(draft["sentence"].split()) in written
    assert dict(draft["parts"])["Entscheidungen"].startswith("4 von 24 entschieden")


def test_the_sheet_of_decisions_says_that_it_holds_decisions(full_world: World) -> None:
    stop_what_costs(full_world)
    header = decisions_table(PlanInWords(plan_of(full_world), "de"))[0]
    assert header[2:4] == ["Entscheidung oder Vorschlag", "entschieden"]


def test_a_decided_stop_stands_with_its_last_day_and_without_steps_long_done(full_world: World) -> None:
    before = plan_markdown(plan_of(full_world), "de")
    first, *_ = stop_what_costs(full_world)
    after = plan_markdown(plan_of(full_world), "de")
    (row,) = [line for line in after.splitlines() if first.title in line and "Entschieden: Ana" in line]
    assert "Letzter Tag: 02.09.2026." in row
    steps = before.partition("So hört es auf")[2].partition("## ")[0]
    assert "Legt den letzten Tag fest" in steps
    assert first.title not in after.partition("So hört es auf")[2].partition("Und das ändert sich")[0]


def test_the_sheet_of_activities_says_what_the_list_says(full_world: World) -> None:
    """So that the workbook, read in again, brings nothing back to life."""
    give_rights(full_world)
    row = Activity.objects.for_company(full_world.hallstein).filter(status="running").first()
    assert row
    decided(full_world, "ana", row.pk, "stop")
    book = load_workbook(BytesIO(plan_workbook(plan_of(full_world), "de")))
    header, *rows = book["Aktivitäten"].values
    there = {one[header.index("Aktivität")]: one[header.index("Stand")] for one in rows}
    assert there[row.title] == "gestrichen"
    assert plan_of(full_world).listed == tuple(one.core for one in activities(full_world.hallstein))
