"""The page of the plan: who has promised what, what is missing, and whose week is full."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.execution.commitments import PART_NAMES
from klarlinie.method.execution.load import STRAIN_NAMES
from klarlinie.reports.charts import PersonBar, hours_chart
from klarlinie.reports.words import worst_first
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution import actions
from klarlinie.web.method.execution.queries import check_ins, due, load
from klarlinie.web.method.execution.queries.check_ins import how_it_goes, since
from klarlinie.web.method.execution.queries.load import LoadNow
from klarlinie.web.method.execution.queries.plan import PromiseSeen, plan
from klarlinie.web.method.execution.queries.week import owner_with_account
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.queries import holder_of
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell, tell_trouble, voice

TAKEN_OVER = Text("Vorschläge übernommen.", "Proposals taken over.")
NOTHING_MISSING = Text(
    "Es fehlt nichts, wofür es einen Vorschlag gäbe.", "Nothing is missing that could be proposed."
)


@company_page("see")
@require_safe
def plan_page(request: CompanyRequest) -> HttpResponse:
    """Every promise with what it lacks, how it goes, and the load."""
    company, day = request.company, today()
    rows = plan(company.id, day)
    if not rows:
        return render(request, "execution/empty.html")
    person = owner_with_account(company.id, request.by.user_id)
    person_id = person.id if person else None
    promised = [row.promise for row in rows]
    going = how_it_goes(promised, check_ins(company.id, since(day)), day)
    shown = {
        "rows": [_row(row, day) for row in rows],
        "complete": sum(row.is_complete for row in rows),
        "can_fill": any(row.can_be_filled for row in rows),
        "blocked": going.blocked,
        "by_halves": [
            (one, one.shows_hours_to(person_id, leads=company.may_lead)) for one in going.by_halves
        ],
        "my_check_in": any(one.person_id == person_id for one in due(company.id, day)),
        "prioritises": holder_of(company.id, "prioritise"),
        **_load(load(company.id)),
    }
    return render(request, "execution/plan.html", shown)


@company_page("edit")
@require_POST
def take_over(request: CompanyRequest) -> HttpResponse:
    """The proposals for one activity, or for all, go where nothing stands yet."""
    wanted = whole_number(request.POST.get("activity"))
    proposed = {
        row.promise.place.activity_id: in_words(row)
        for row in plan(request.company.id, today())
        if row.proposed is not None and wanted in (0, row.promise.place.activity_id)
    }
    try:
        entry = actions.take_over(request.company.id, proposed, by=request.by, at=now())
    except actions.CannotPromise as refusal:
        tell_trouble(request, refusal.text)
    else:
        tell(request, NOTHING_MISSING if entry is None else TAKEN_OVER, undo=entry)
    return redirect("execution", slug=request.company.slug)


def in_words(row: PromiseSeen) -> actions.Proposed:
    """The proposal in the reader's language: from here on they are the company's own words."""
    assert row.proposed is not None
    offer = row.proposed
    return actions.Proposed(
        say(offer.first_step),
        offer.first_step_on,
        say(offer.metric),
        offer.expected,
        say(offer.expected_words),
        offer.expected_by,
    )


def _row(row: PromiseSeen, day: date) -> dict[str, Any]:
    one = row.promise
    is_open = one.first_step_on is not None and one.first_step_done_on is None
    return {
        "seen": row,
        "promise": one,
        "place": one.place,
        "missing": [PART_NAMES[part] for part in row.missing],
        "only_owner": row.missing == ("owner",),
        "is_due": is_open and one.first_step_on is not None and one.first_step_on <= day,
        "steps": row.proposed if "first_step" in row.missing else None,
        "metrics": row.proposed if "metric" in row.missing else None,
        "expects": row.proposed if "expectation" in row.missing else None,
    }


def _load(seen: LoadNow) -> dict[str, Any]:
    bars = [
        PersonBar(row.load.person, row.capacity, row.load.must, row.load.should)
        for row in seen.rows
        if row.capacity is not None
    ]
    return {
        "load": [(row, STRAIN_NAMES[row.strain]) for row in seen.rows],
        "load_findings": [
            finding
            for finding in worst_first(seen.findings)
            if finding.code != "EXE102"  # said at its row
        ],
        "svg": mark_safe(hours_chart(bars, voice().language)) if bars else "",  # names are escaped there
    }
