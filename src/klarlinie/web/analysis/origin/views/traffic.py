"""Does more traffic mean more inquiries? One sentence and a picture; the file is not kept."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from klarlinie.analysis.origin.reading.visits import read_visits
from klarlinie.gateways.isolation import Reader
from klarlinie.reports.traffic_picture import traffic_chart
from klarlinie.vocabulary.findings import Problem
from klarlinie.web.analysis.origin.forms import VisitsForm
from klarlinie.web.analysis.origin.queries.traffic import traffic_answer
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import today
from klarlinie.web.platform.ui.words import say, voice

MOST_LINES = 10
PATIENCE = 15.0  # seconds for a list of weeks; a page waits for it


@company_page("see")
@require_http_methods(["GET", "HEAD", "POST"])
def traffic(request: CompanyRequest) -> HttpResponse:
    """GET asks for the visits, POST answers; nothing is kept."""
    if request.method != "POST":
        return render(request, "origin/traffic.html", {"form": VisitsForm()})
    form = VisitsForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "origin/traffic.html", {"form": form}, status=422)
    file = form.cleaned_data["upload"]
    with Reader(PATIENCE) as reader:
        read = reader.read(file.name or "", file.read())
    found = read_visits(read.tables, today())
    if not found.visits:
        problems = (*read.problems, *found.problems)
        form.add_error("upload", say(problems[0].message))
        return render(request, "origin/traffic.html", {"form": form}, status=422)
    answer = traffic_answer(request.company.id, found.visits, int(form.cleaned_data["lag"]))
    drawn = traffic_chart(answer.weeks, answer.expected, voice().language) if answer.expected else ""
    context = {"form": form, "answer": answer, "svg": mark_safe(drawn), "left_out": _lines(found.problems)}
    return render(request, "origin/traffic.html", context)


def _lines(problems: Sequence[Problem]) -> str:
    """Where the rows stand that could not be read: "4, 9, 12 …"."""
    lines = [str(problem.line) for problem in problems if problem.line is not None]
    return ", ".join(lines[:MOST_LINES]) + (" …" if len(lines) > MOST_LINES else "")
