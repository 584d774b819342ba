"""What is decided, what is still open, and what the stops free."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.decisions.deciding import VERDICT_NAMES
from klarlinie.method.decisions.propose import VERDICT_ORDER
from klarlinie.method.decisions.stop_account import Freed
from klarlinie.method.inventory.quick_line import understood_line
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions import actions
from klarlinie.web.method.decisions.queries.again import (
    SeenBefore,
    seen_in_import,
    seen_on_the_table,
    stopped_like,
)
from klarlinie.web.method.decisions.queries.folding import folds_left, way_to_fold
from klarlinie.web.method.decisions.queries.meetings import running_meeting
from klarlinie.web.method.decisions.queries.overview import Overview, Row, overview
from klarlinie.web.method.decisions.queries.stopped import (
    stop_account_now,
    stop_account_page,
    way_to_steps,
    way_to_stops,
)
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.queries import rights
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble, voice

MOST_LINES = 40  # of what somebody types, so that no page takes minutes
MOST_SEEN = 12
DONE = Text("Erledigt.", "Done.")
OPEN_AFTER_ALL = Text("Doch noch offen.", "Open after all.")


@company_page("see")
@require_safe
def decisions(request: CompanyRequest) -> HttpResponse:
    shown = overview(request.company.id, today())
    wanted = request.GET.get("show", "")
    rows = _wanted(shown, wanted)
    folds = {
        key: way_to_fold(request.company.slug, fold) for key, fold in folds_left(request.company.id).items()
    }
    page: dict[str, Any] = {
        "overview": shown,
        "rows": [(row, VERDICT_NAMES[row.verdict.kind], folds.get(row.id)) for row in rows],
        "show": wanted if wanted in {code for code, _, _ in _filters(shown)} else "",
        "filters": _filters(shown),
        "first": shown.open[0] if shown.open else None,
        "vacant": [held.right for held in rights(request.company.id) if held.holder is None],
        "account": stop_account_now(request.company.id, today()),
        "meeting": running_meeting(request.company.id),
    }
    return render(request, "decisions/overview.html", page)


def _filters(shown: Overview) -> list[tuple[str, Text, int]]:
    """Each with how many it shows; those that would show nothing are left out."""
    found = [("open", Text("offen", "open"), len(shown.open))]
    found += [(kind, VERDICT_NAMES[kind], shown.count(kind)) for kind in VERDICT_ORDER]
    found.append(("suggested", Text("mit Vorschlag", "with a suggestion"), shown.suggested))
    return [one for one in found if one[2]]


def _wanted(shown: Overview, wanted: str) -> tuple[Row, ...]:
    if wanted == "open":
        return shown.open
    if wanted == "suggested":
        return tuple(row for row in shown.rows if row.suggestions)
    if wanted in VERDICT_ORDER:
        return tuple(row for row in shown.rows if not row.is_open and row.verdict.kind == wanted)
    return (*shown.open, *(row for row in shown.rows if not row.is_open))


@company_page("see")
@require_safe
def stopped(request: CompanyRequest) -> HttpResponse:
    """The stop account; `?open=` names the stop whose steps are unfolded."""
    page = stop_account_page(request.company.id, today())
    sums: tuple[tuple[Text, Freed], ...] = (
        (Text("Schon frei", "Already freed"), page.account.already),
        (
            Text("Frei, sobald der letzte Tag da ist", "Freed once the last day has come"),
            page.account.to_come,
        ),
        (Text("Zusammen", "Together"), page.account.together),
    )
    if not (page.account.already.count and page.account.to_come.count):
        sums = tuple(one for one in sums[:2] if one[1].count)  # together would say the same again
    shown = {"page": page, "sums": sums, "today": today(), "open": whole_number(request.GET.get("open"))}
    return render(request, "decisions/stopped.html", shown)


@company_page("edit")
@require_POST
def tick(request: CompanyRequest, step_id: int) -> HttpResponse:
    """A step is done, or open after all."""
    is_done = request.POST.get("done") == "1"
    try:
        entry = actions.tick(
            request.company.id, step_id, is_done=is_done, version=whole_number(request.POST.get("version")),
            by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except actions.CannotTick:
        raise Http404 from None
    except Stale as stale:
        tell_trouble(request, stale.text)
    else:
        tell(request, DONE if is_done else OPEN_AFTER_ALL, undo=entry)
    stop = whole_number(request.POST.get("stop"))
    return redirect(way_to_steps(request.company.slug, stop) if stop else way_to_stops(request.company.slug))


@company_page("see")
@require_safe
def again(request: CompanyRequest) -> HttpResponse:
    """A fragment: what looks like something stopped or paused, of lines (`line`), an import (`import`) or the table."""
    found = _seen(request)
    shown = {
        "seen": [(one, VERDICT_NAMES[one.kind]) for one in found[:MOST_SEEN]],
        "more": max(0, len(found) - MOST_SEEN),
    }
    return render(request, "decisions/parts/again.html", shown)


def _seen(request: CompanyRequest) -> tuple[SeenBefore, ...]:
    if "line" in request.GET:
        lines = [line for line in request.GET["line"].splitlines() if line.strip()][:MOST_LINES]
        titles = [understood_line(line, today(), voice().language).title for line in lines]
        return stopped_like(request.company.id, titles)
    if "import" in request.GET:
        return seen_in_import(request.company.id, whole_number(request.GET["import"]))
    return seen_on_the_table(request.company.id)
