"""Rating together: the rounds, opening one, and agreeing on values after the reveal."""

from __future__ import annotations

from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klarlinie.method.evaluation.rating_axes import AXES, AXIS_WORDS
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.evaluation.actions import CannotSettle, ask_for_ratings, take_over
from klarlinie.web.method.evaluation.queries.rating import (
    AxisToAgree,
    ToAgree,
    choices,
    rating_rounds,
    settling,
)
from klarlinie.web.method.evaluation.rating_forms import RoundForm, SettleForm
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell

AxisWithField = tuple[AxisToAgree, BoundField | None]
OPENED = Text(
    "Die Runde ist eröffnet. Jetzt den Link verschicken oder den Code zeigen.",
    "The round is open. Now send the link or show the code.",
)
TAKEN_OVER = Text(
    "Die vereinbarten Werte stehen jetzt auf den Karten.", "The agreed values now stand on the cards."
)


@company_page("see")
@require_safe
def all_rounds(request: CompanyRequest) -> HttpResponse:
    """The rating rounds of the company."""
    found = rating_rounds(request.company.id, now())
    return render(request, "evaluation/rounds.html", {"rounds": found})


@company_page("lead")
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: CompanyRequest) -> HttpResponse:
    """Choose what is asked, and whom."""
    offered = choices(request.company.id)
    if not offered:
        return redirect("evaluation", slug=request.company.slug)
    form = RoundForm(offered, today(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        opened = ask_for_ratings(request.company.id, **form.wanted(), by=request.by, at=now())
        tell(request, OPENED)
        return redirect("round", slug=request.company.slug, round_id=opened)
    status = 422 if form.is_bound else 200
    axes = [(AXIS_WORDS[axis].name, AXIS_WORDS[axis].question) for axis in AXES]
    return render(request, "evaluation/new_round.html", {"form": form, "axes": axes}, status=status)


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: CompanyRequest, round_id: int) -> HttpResponse:
    """Votes side by side, what to talk about first, and the values that people agree on."""
    shown = settling(request.company.id, round_id, now())
    if shown is None:
        raise Http404
    form = SettleForm(shown, request.POST if request.method == "POST" else None)
    trouble = None
    if request.method == "POST" and form.is_valid():
        try:
            entry = take_over(request.company.id, round_id, form.agreed(), by=request.by, at=now())
        except CannotSettle as cannot:
            trouble = say(cannot.text)
        else:
            tell(request, TAKEN_OVER, undo=entry)
            return redirect("evaluation", slug=request.company.slug)
    groups = [_with_fields(form, part) for part in (shown.apart, shown.alike)]
    told = {"settling": shown, "form": form, "apart": groups[0], "alike": groups[1], "trouble": trouble}
    return render(request, "evaluation/settle.html", told, status=422 if form.is_bound else 200)


def _with_fields(form: SettleForm, part: tuple[ToAgree, ...]) -> list[tuple[ToAgree, list[AxisWithField]]]:
    """Each activity with its axes and their fields; no field where it has left the table."""
    return [
        (one, [(axis, form[axis.name] if axis.name in form.fields else None) for axis in one.axes])
        for one in part
    ]
