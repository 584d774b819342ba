"""Likely duplicates, one pair at a time: merge them, or say that they are two. Also any two that somebody names."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions import duplicates as actions
from klarlinie.web.method.inventory.queries.duplicates import pair_at, pair_of, told_apart
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.asking import own_path, whole_number
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import tell, tell_trouble, voice


@company_page("see")
@require_safe
def duplicates(request: CompanyRequest) -> HttpResponse:
    """The first pair nobody has decided about, the one with the number asked for, or two by their keys.

    `?keep=&other=` name two that are to become one, `next` where to go afterwards.
    """
    asked = whole_number(request.GET.get("keep")), whole_number(request.GET.get("other"))
    if any(asked):
        pair = pair_of(request.company.id, *asked)
    else:
        pair = pair_at(request.company.id, whole_number(request.GET.get("pair")) or 1)
    context = {
        "pair": pair,
        "apart": told_apart(request.company.id),
        "is_gone": any(asked) and pair is None,
        "back": own_path(request.GET.get("next", "")),
    }
    return render(request, "inventory/duplicates.html", context)


@company_page("edit")
@require_POST
def merge(request: CompanyRequest) -> HttpResponse:
    """Fold one into the other; per differing field the form says whose word holds."""
    sent = request.POST
    first, second = _shown(request, "first"), _shown(request, "second")
    keeps_second = sent.get("keep") == "second"
    keep, other = (second, first) if keeps_second else (first, second)
    wanted = "first" if keeps_second else "second"
    fields = {name.removeprefix("f:") for name in sent if name.startswith("f:") and sent[name] == wanted}
    try:
        says, entry = actions.merge_pair(
            request.company.id, keep, other, fields, voice().language, by=request.by, at=now()
        )
    except actions.CannotMerge as error:
        tell_trouble(request, error.text)
        return _side_by_side_again(request, keep[0], other[0])
    tell(request, says, undo=entry)
    return _next(request)


@company_page("edit")
@require_POST
def apart(request: CompanyRequest) -> HttpResponse:
    """They are two things; nobody is asked again."""
    try:
        says, entry = actions.keep_apart(
            request.company.id,
            _shown(request, "first"),
            _shown(request, "second"),
            request.POST.get("reason", ""),
            by=request.by,
            at=now(),
        )
        tell(request, says, undo=entry)
    except actions.CannotMerge as error:
        tell_trouble(request, error.text)
    return _next(request)


@company_page("edit")
@require_POST
def again(request: CompanyRequest, apart_id: int) -> HttpResponse:
    """Two that were kept apart are proposed again."""
    entry = actions.ask_again(request.company.id, apart_id, by=request.by, at=now())
    tell(request, Text("Das Paar wird wieder gezeigt.", "The pair is shown again."), undo=entry)
    return redirect("inventory_duplicates", slug=request.company.slug)


def _shown(request: CompanyRequest, side: str) -> tuple[int, int]:
    """Key and version as the page has shown them; a garbled one fits no row."""
    key, _, version = request.POST.get(side, "").partition(":")
    return whole_number(key), whole_number(version)


def _side_by_side_again(request: CompanyRequest, keep: int, other: int) -> HttpResponse:
    """The same pair with what stands there now."""
    response = _next(request)
    if _names_two(request):
        asked = {"keep": keep, "other": other, "next": request.POST.get("next", "")}
        response = redirect("inventory_duplicates", slug=request.company.slug)
        response["Location"] += f"?{urlencode(asked)}"
    return response


def _names_two(request: CompanyRequest) -> bool:
    """Whether it is about two that somebody named, and not about a likely pair."""
    return "pair" not in request.POST


def _next(request: CompanyRequest) -> HttpResponse:
    """On to the pair that now has the same number, or back to where two were named."""
    back = own_path(request.POST.get("next", "")) if _names_two(request) else ""
    if back:
        return HttpResponseRedirect(back)
    response = redirect("inventory_duplicates", slug=request.company.slug)
    number = whole_number(request.POST.get("pair"))
    if number > 1:
        response["Location"] += f"?pair={number}"
    return response
