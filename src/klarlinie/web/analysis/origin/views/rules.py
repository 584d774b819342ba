"""Which words name which channel, which activity a channel belongs to, and what would happen to a text."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.analysis.origin.channels import OriginRules, channel_name, channels, default_words, sort_words
from klarlinie.gateways.origin_rules import rules_as_yaml
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions.rules import CannotSettle, add_rule, remove_rule, settle_activities
from klarlinie.web.analysis.origin.forms import RuleForm
from klarlinie.web.analysis.origin.queries.rules import activity_by_channel, rules_of, word_rules
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import later, tell

ADDED = Text("Die Regel gilt. Neu zugeordnet: {n}.", "The rule holds. Sorted anew: {n}.")


@company_page("see")
@require_safe
def rules(request: CompanyRequest) -> HttpResponse:
    """All rules, with a box to try a text."""
    return _page(request, RuleForm(words=request.GET.get("words", "")[:120]))


def _page(request: CompanyRequest, form: RuleForm, status: int = 200) -> HttpResponse:
    text = request.GET.get("text", "")[:500]
    is_measured = request.GET.get("as") == "measured"
    rules_now = rules_of(request.company.id)
    by_channel = activity_by_channel(request.company.id)
    sorted_text = sort_words(text, rules_now.words, is_measured=is_measured) if text else None
    titles = {str(one.id): one.core.title for one in activities(request.company.id)}
    context = {
        "form": form,
        "own": [(rule, channel_name(rule.channel)) for rule in word_rules(request.company.id)],
        "text": text,
        "is_measured": is_measured,
        "tried": sorted_text,
        "tried_name": channel_name(sorted_text.channel) if sorted_text else None,
        "also": [channel_name(rule.channel) for rule in sorted_text.also] if sorted_text else [],
        "leads_to": titles.get(rules_now.activity_of(sorted_text.channel or "") or "")
        if sorted_text
        else None,
        "places": [
            (code, name, default_words(code), by_channel.get(code)) for code, name in channels().items()
        ],
        "activities": [(one.id, one.core.title) for one in activities(request.company.id)],
    }
    return render(request, "origin/rules.html", context, status=status)


@company_page("edit")
@require_POST
def add(request: CompanyRequest) -> HttpResponse:
    """One more rule of the company's own."""
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        entry, changed = add_rule(request.company.id, **form.cleaned_data, by=request.by, at=now())
    except CannotSettle as error:
        form.add_error("words", later(error.text))
        return _page(request, form, status=422)
    tell(request, ADDED.with_values(n=changed), undo=entry)
    return redirect("origin_rules", slug=request.company.slug)


@company_page("edit")
@require_POST
def remove(request: CompanyRequest, rule_id: int) -> HttpResponse:
    """The rule goes; what it sorted is sorted anew."""
    entry = remove_rule(request.company.id, rule_id, by=request.by, at=now())
    if entry is not None:
        tell(request, Text("Die Regel ist weg.", "The rule is gone."), undo=entry)
    return redirect("origin_rules", slug=request.company.slug)


@company_page("edit")
@require_POST
def settle(request: CompanyRequest) -> HttpResponse:
    """Which activity each channel belongs to."""
    wanted = {
        code: whole_number(request.POST[f"to:{code}"]) or None
        for code in channels()
        if f"to:{code}" in request.POST
    }
    entry = settle_activities(request.company.id, wanted, by=request.by, at=now())
    if entry is not None:
        tell(request, Text("Zugeordnet.", "Assigned."), undo=entry)
    return redirect(reverse("origin_rules", kwargs={"slug": request.company.slug}) + "#activities")


@company_page("see")
@require_safe
def rules_file(request: CompanyRequest) -> HttpResponse:
    """The rules of the company as a file for `klarlinie origin --map`."""
    rules_now = rules_of(request.company.id)
    titles = {str(one.id): one.core.title for one in activities(request.company.id)}
    named = tuple((code, titles[key]) for code, key in rules_now.activities if key in titles)
    response = HttpResponse(
        rules_as_yaml(OriginRules(rules_now.words, named)), content_type="application/yaml"
    )
    response["Content-Disposition"] = 'attachment; filename="rules.yaml"'
    return response
