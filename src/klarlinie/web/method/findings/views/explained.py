"""What each code means, for everybody: the rule in words, its numbers, and where it reaches its limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from klarlinie.gateways.catalogue import all_rules, rule_of
from klarlinie.method.noticed import STEPS, step_of
from klarlinie.vocabulary.findings import Rule
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import open_page
from klarlinie.web.platform.ui.asking import own_path
from klarlinie.web.platform.ui.words import be_formal


@open_page
@require_safe
def explanations(request: HttpRequest) -> HttpResponse:
    """All codes, step by step. `?formal=1` says Sie, `?next=` names the page that led here; as for one code."""
    _choose_address(request)
    return render(request, "findings/explanations.html", {"groups": list(_groups()), **_address(request)})


@open_page
@require_safe
def explanation(request: HttpRequest, code: str) -> HttpResponse:
    rule = rule_of(code)
    if rule is None:
        raise Http404
    _choose_address(request)
    context = {"rule": rule, "step": STEPS[step_of(rule.code)], **_address(request)}
    return render(request, "findings/explanation.html", context)


def _groups() -> Iterator[tuple[str, Text, list[Rule]]]:
    order = list(STEPS)
    rules = sorted(all_rules(), key=lambda rule: (order.index(step_of(rule.code)), rule.code))
    for step, found in groupby(rules, key=lambda rule: step_of(rule.code)):
        yield step, STEPS[step], list(found)


def _choose_address(request: HttpRequest) -> None:
    """These pages belong to no company, so the link says how its reader is addressed."""
    be_formal(request.GET.get("formal") == "1")


def _address(request: HttpRequest) -> dict[str, str]:
    """What is handed on from one of these pages to the next: the address, and the page that led here."""
    back = own_path(request.GET.get("next", ""))
    formal = {"formal": "1"} if request.GET.get("formal") == "1" else {}
    handed_on = urlencode({**formal, **({"next": back} if back else {})})
    return {"back": back, "as_here": f"?{handed_on}" if handed_on else ""}
