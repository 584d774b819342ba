"""The list as a table, one activity in full, and the list as a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from klarlinie.gateways.inventory_out import write_inventory_csv, write_inventory_xlsx
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory import columns as table_columns
from klarlinie.web.method.inventory import queries
from klarlinie.web.method.inventory.actions import together, whole
from klarlinie.web.method.inventory.forms import LABELS, ActivityForm, shown
from klarlinie.web.method.inventory.frame import Around, frame
from klarlinie.web.method.inventory.nerves import with_causes
from klarlinie.web.method.inventory.queries.one import InFull, in_full
from klarlinie.web.method.inventory.queries.sheet import Sums, sheet
from klarlinie.web.method.inventory.views_rows import COOKIE, columns_of, typist
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, own_words_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell, tell_trouble, voice

A_YEAR = 365 * 24 * 3600
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE_NAME = Text("Inventur {company} {day}", "Inventory {company} {day}")
NO_HOURS, NO_MONEY = Text("Stunden", "hours"), Text("Geld", "money")


@company_page("see")
@require_safe
def inventory(request: CompanyRequest) -> HttpResponse:
    """All activities as a table to type in."""
    columns = columns_of(request)
    fields = tuple(column.field for column in columns)
    table = sheet(request.company.id, columns, voice().language)
    around = Around(request.company.slug, request.company.may_edit, not table.rows, fields, voice())
    parts = frame(around, get_token(request), table.types, table.owners)
    context = {
        "above": parts.above,
        "opens": parts.opens,
        "rows": mark_safe(table.html),  # every value in it was escaped where the row was drawn
        "below": parts.below,
        "is_empty": not table.rows,
        "sums": sums_line(table.sums),
    }
    return render(request, "inventory/inventory.html", context)


def sums_line(sums: Sums) -> tuple[str, str, str]:
    """Count, hours and money in words; unknown is counted beside them."""
    count = Text("{n} Aktivitäten", "{n} activities", {"n": sums.count})
    if sums.count == 1:
        count = Text("Eine Aktivität", "One activity")
    known = sums.hours_unknown < sums.count
    hours = Text("{sum} Std. im Monat", "{sum} hrs a month", {"sum": sums.hours}) if known else NO_HOURS
    paid = " + ".join(say(Text("{sum}", "{sum}", {"sum": Money(*one)})) for one in sums.money)
    money = Text("{sum} im Jahr", "{sum} a year", {"sum": paid}) if paid else NO_MONEY
    return say(count), _with_unknown(hours, sums.hours_unknown), _with_unknown(money, sums.money_unknown)


def _with_unknown(known: Text, unknown: int) -> str:
    more = say(Text(" ({n} unbekannt)", " ({n} unknown)", {"n": unknown})) if unknown else ""
    return say(known) + more


@own_words_page
@require_POST
def choose_columns(request: CompanyRequest) -> HttpResponse:
    """Which columns this browser shows; nothing but their names is kept."""
    response = redirect("inventory", slug=request.company.slug)
    kept = table_columns.kept(request.POST.getlist("column"))
    if kept and not request.POST.get("usual"):
        response.set_cookie(COOKIE, kept, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


@company_page("see")
def activity(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """One activity as a form, with its notes, its origin and its history."""
    found = in_full(request.company.id, activity_id)
    if found is None:
        raise Http404
    form = _form(request, found)
    theirs: list[tuple[Any, str, str]] = []
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            saved = whole.save_activity(
                request.company.id, activity_id, form.values, version, typist(request)
            )
            tell(request, saved.says, undo=saved.undo)
            return redirect("inventory_activity", slug=request.company.slug, activity_id=activity_id)
        except Stale:
            theirs = _both_texts(form, found)
            form = _on_top(form, found)
    context = {"found": found, "form": form, "theirs": theirs, "crumb": found.listed.core.title}
    return render(request, "inventory/activity.html", context, status=422 if request.POST else 200)


def _form(request: CompanyRequest, found: InFull) -> ActivityForm:
    words = request.POST if request.method == "POST" else None
    form = ActivityForm(words, found.listed.core, found.listed.version, voice().language, today())
    if not request.company.may_edit:
        for field in form.fields.values():
            field.disabled = True
    return form


def _both_texts(form: ActivityForm, found: InFull) -> list[tuple[Any, str, str]]:
    """Label, what was typed, what stands there now: for the fields in which the two differ."""
    now_there = {name: shown(name, found.listed.core, voice().language) for name in LABELS}
    typed = {name: str(form.data.get(name, "")).strip() for name in LABELS}
    return [(LABELS[n], typed[n], now_there[n]) for n in LABELS if typed[n] != now_there[n].strip()]


def _on_top(form: ActivityForm, found: InFull) -> ActivityForm:
    """The same words once more, ready to be saved over what somebody else has saved."""
    words = {**form.data.dict(), "version": str(found.listed.version)}  # type: ignore[attr-defined]
    return ActivityForm(words, found.listed.core, found.listed.version, voice().language, today())


@company_page("edit")
@require_POST
def delete(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """Take one activity off the list, if it still is as it was shown."""
    if queries.activity(request.company.id, activity_id) is None:
        raise Http404
    shown = {activity_id: whole_number(request.POST.get("version"))}
    try:
        saved = together.delete_all(request.company.id, [activity_id], typist(request), shown)
        tell(request, saved.says, undo=saved.undo)
    except together.CannotDoTogether as error:
        tell_trouble(request, error.text)
        return redirect("inventory_activity", slug=request.company.slug, activity_id=activity_id)
    return redirect("inventory", slug=request.company.slug)


@company_page("see")
@require_safe
def as_xlsx(request: CompanyRequest) -> HttpResponse:
    return _file(request, write_inventory_xlsx(_all(request), voice().language), XLSX, "xlsx")


@company_page("see")
@require_safe
def as_csv(request: CompanyRequest) -> HttpResponse:
    return _file(
        request, write_inventory_csv(_all(request), voice().language), "text/csv; charset=utf-8", "csv"
    )


def _all(request: CompanyRequest) -> list[Any]:
    listed = queries.activities(request.company.id)
    return [with_causes(one.core, one.nerve_causes, voice().language) for one in listed]


def _file(request: CompanyRequest, content: bytes, kind: str, ending: str) -> HttpResponse:
    values = {"company": slugify(request.company.name), "day": now().date().isoformat()}
    name = say(FILE_NAME.with_values(**values)).replace(" ", "-")
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
