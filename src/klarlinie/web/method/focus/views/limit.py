"""More places in Muss, with a reason; and back to five."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import CannotLift
from klarlinie.web.method.focus.forms import LiftForm
from klarlinie.web.method.focus.views.deciding import deciding
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble

GIVEN = Text("Im Muss sind jetzt {n} Plätze.", "Must has {n} places now.")
BACK = Text("Im Muss sind wieder fünf Plätze.", "Must has five places again.")


@company_page("see")
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: CompanyRequest) -> HttpResponse:
    """Why five, what holds now, and the form for more."""
    form = LiftForm(request.POST if request.method == "POST" else None)
    trouble, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            number = int(form.cleaned_data["number"])
            try:
                undo = actions.lift(
                    request.company.id, number, form.cleaned_data["reason"],
                    by=request.by, at=now(), today=today(),
                )  # fmt: skip
                tell(request, GIVEN.with_values(n=number), undo=undo)
                return redirect("focus", slug=request.company.slug)
            except (CannotLift, MayNotDecide) as error:
                trouble = error.text
    context = {
        "form": form,
        "trouble": trouble,
        "lift": queries.lifted(request.company.id),
        "core": queries.core(request.company.id),
        "deciding": deciding(request),
    }
    return render(request, "focus/limit.html", context, status=status)


@company_page("edit")
@require_POST
def back(request: CompanyRequest) -> HttpResponse:
    """Five again."""
    try:
        undo = actions.set_back(request.company.id, by=request.by, at=now(), today=today())
        tell(request, BACK, undo=undo)
    except (CannotLift, MayNotDecide) as error:
        tell_trouble(request, error.text)
    return redirect("focus", slug=request.company.slug)
