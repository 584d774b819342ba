"""Audiences, whom we do not serve, benefits: lists that are edited one by one; the tasks on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.versions import CRITERION_NAMES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.method.clarity.chart import Profile, profiles
from klarlinie.web.method.clarity.forms import (
    AudienceForm,
    BenefitForm,
    NotServedForm,
    RowForm,
    TaskForm,
    task_forms,
    tasks_read,
)
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import say, tell, tell_trouble


@dataclass(frozen=True)
class Kept:
    """How the pages of one kind of rows speak, and where they lead. `typed` is the field with live hints."""

    kind: actions.Kind
    form: type[RowForm]
    row: Callable[[int, int], Any]
    list_page: str
    new_question: Text
    question: Text
    lead: Text
    added: Text
    removed: Text
    typed: str = ""
    place: str = ""
    check: Question | None = None


KEPT: dict[str, Kept] = {
    "audience": Kept(
        "audience",
        AudienceForm,
        queries.audience_row,
        "clarity_audience_list",
        Text("Wer genau ist es?", "Who exactly is it?"),
        Text("Was wissen wir über diese Gruppe?", "What do we know about this group?"),
        Text(
            "Fünf kurze Fragen machen Gruppen vergleichbar. Was niemand weiß, bleibt offen und zählt nicht als null.",
            "Five short questions make groups comparable. What nobody knows stays open and does not count as zero.",
        ),
        Text("Zielgruppe aufgenommen.", "Audience added."),
        Text("Zielgruppe entfernt.", "Audience removed."),
        "name",
        "audience_name",
        "audience",
    ),
    "not_served": Kept(
        "not_served",
        NotServedForm,
        queries.not_served_row,
        "clarity_audience_list",
        Text("Wen bedienen wir nicht?", "Whom do we not serve?"),
        Text("Wen bedienen wir nicht?", "Whom do we not serve?"),
        Text(
            "Ein freundliches Nein spart beiden Seiten Zeit. Mit dem Warum können es alle gleich gut sagen.",
            "A friendly no saves time on both sides. With a reason, everybody can say it equally well.",
        ),
        Text("Aufgenommen.", "Added."),
        Text("Entfernt.", "Removed."),
    ),
    "benefit": Kept(
        "benefit",
        BenefitForm,
        queries.benefit_row,
        "clarity_benefit_list",
        Text("Was hat jemand davon?", "What does somebody gain?"),
        Text("Stimmt dieser Nutzen noch?", "Is this benefit still right?"),
        Text(
            "Ein Nutzen, ein Satz, ein Beleg. Ohne Beleg glaubt ihn nur, wer uns schon kennt.",
            "One benefit, one sentence, one proof. Without proof, only those who already know us believe it.",
        ),
        Text("Nutzen aufgenommen.", "Benefit added."),
        Text("Nutzen entfernt.", "Benefit removed."),
        "text",
        "benefit_text",
        "benefit",
    ),
}
_SAVED = Text("Gespeichert.", "Saved.")
_TASKS_SAVED = Text("Aufgaben gespeichert.", "Tasks saved.")
_NOT_REMOVED = Text(
    "Nicht entfernt: Das hat gerade jemand geändert. Bitte noch einmal ansehen.",
    "Not removed: somebody has just changed it. Please look at it again.",
)


@company_page("see")
def audience_list(request: CompanyRequest) -> HttpResponse:
    """All audiences to compare, and whom we do not serve."""
    table = queries.on_the_table(request.company.id)
    shown: Profile = profiles(table.audiences)
    context = {
        "table": table,
        "profile": shown,
        "criteria": list(CRITERION_NAMES.values()),
        "onwards": _onwards(request, bool(table.audiences)),
        "crumb": say(Text("Zielgruppen", "Audiences")),
    }
    return render(request, "clarity/audience_list.html", context)


@company_page("see")
def benefit_list(request: CompanyRequest) -> HttpResponse:
    """All benefits with their proof."""
    table = queries.on_the_table(request.company.id)
    context = {
        "table": table,
        "onwards": _onwards(request, bool(table.benefits)),
        "crumb": say(Text("Nutzen", "Benefits")),
    }
    return render(request, "clarity/benefit_list.html", context)


def _onwards(request: CompanyRequest, is_named: bool) -> queries.Next | None:
    """The next open question, once this list has its first entry: nobody has to look for the way on."""
    if not (is_named and request.company.may_edit):
        return None
    act = queries.foundation_page(request.company.id, request.by.user_id).next
    return None if act and act.page == "clarity_agree" and not request.company.may_lead else act


@company_page("edit")
def new_row(request: CompanyRequest, kind: str) -> HttpResponse:
    """A new row at the end of its list."""
    kept = KEPT[kind]
    form = kept.form(request.POST or None)
    if request.method != "POST":
        return _form_page(request, kept, kept.form(initial=_said_already(request, kind)))
    if not form.is_valid():
        return _form_page(request, kept, form, status=422)
    _, entry = actions.add_row(request.company.id, kept.kind, form.fields_to_keep, by=request.by, at=now())
    tell(request, kept.added, undo=entry)
    if "another" in request.POST:
        return redirect(f"clarity_{kind}_new", slug=request.company.slug)
    return redirect(kept.list_page, slug=request.company.slug)


def _said_already(request: CompanyRequest, kind: str) -> dict[str, str]:
    """The first benefit in the words of the answer, if that is one sentence: nobody types it twice."""
    table = queries.on_the_table(request.company.id) if kind == "benefit" else None
    words = table.text("benefit") if table and not table.benefits else ""
    return {"text": words} if words and "\n" not in words else {}


@company_page("edit")
def change_row(request: CompanyRequest, /, kind: str, **keys: int) -> HttpResponse:
    """One row; a stale save shows what stands there now beside what was typed."""
    kept = KEPT[kind]
    pk = keys[f"{kind}_id"]
    row = kept.row(request.company.id, pk)
    initial = {} if row is None else kept.form.of(row)  # type: ignore[attr-defined]
    if request.method != "POST":
        if row is None:
            raise Http404
        return _form_page(request, kept, kept.form(initial=initial), pk=pk)
    form = kept.form(request.POST, initial=initial)
    if not form.is_valid():
        return _form_page(request, kept, form, pk=pk, status=422)
    try:
        entry = actions.change_row(
            request.company.id,
            kept.kind,
            pk,
            form.fields_to_keep,
            version=form.cleaned_data["version"] or 0,
            by=request.by,
            at=now(),
        )
    except Stale as stale:
        return _stale_page(request, kept, stale, pk)
    if entry is not None:
        tell(request, _SAVED, undo=entry)
    return redirect(kept.list_page, slug=request.company.slug)


def _stale_page(request: CompanyRequest, kept: Kept, stale: Stale, pk: int) -> HttpResponse:
    """What was typed in the form, what stands there now above it; saving again takes the typed one."""
    row = kept.row(request.company.id, pk)
    theirs = {} if row is None else kept.form.of(row)  # type: ignore[attr-defined]
    typed = request.POST.copy()
    typed["version"] = str(theirs.get("version", 0))
    form = kept.form(typed, initial=theirs)
    shown = [(field.label, _as_shown(field, theirs)) for field in form.visible_fields() if row is not None]
    more = {"stale": stale.text, "theirs": shown, "is_gone": row is None}
    return _form_page(request, kept, form, pk=None if row is None else pk, status=409, **more)


def _as_shown(field: Any, values: dict[str, Any]) -> str:
    """A value of the form as its label says it: "3", not the key of a choice."""
    value = values.get(field.name, "")
    choices = dict(getattr(field.field, "choices", ()))
    return f"{value} · {choices[value]}" if value and value in choices else str(value) or "–"


@company_page("edit")
def remove_row(request: CompanyRequest, /, kind: str, **keys: int) -> HttpResponse:
    """Take a row away; it can be brought back."""
    kept = KEPT[kind]
    pk = keys[f"{kind}_id"]
    if request.method == "POST":
        try:
            entry = actions.remove_row(
                request.company.id,
                kept.kind,
                pk,
                version=whole_number(request.POST.get("version")),
                by=request.by,
                at=now(),
            )
        except Stale:
            tell_trouble(request, _NOT_REMOVED)
        else:
            tell(request, kept.removed, undo=entry)
    return redirect(kept.list_page, slug=request.company.slug)


@company_page("edit")
def move_row(request: CompanyRequest, /, kind: str, **keys: int) -> HttpResponse:
    """One place up or down."""
    kept = KEPT[kind]
    pk = keys[f"{kind}_id"]
    if request.method == "POST":
        steps = -1 if request.POST.get("to") == "up" else 1
        actions.move_row(request.company.id, kept.kind, pk, steps, by=request.by, at=now())
    return redirect(kept.list_page, slug=request.company.slug)


def _form_page(
    request: CompanyRequest,
    kept: Kept,
    form: RowForm,
    *,
    pk: int | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    text = str(form[kept.typed].value() or "") if kept.typed else ""
    seen = queries.look_at(request.company.id, kept.check, text, kept.place) if kept.check else None
    context = {
        "kept": kept,
        "form": form,
        "pk": pk,
        "new_page": f"clarity_{kept.kind}_new",
        "remove_page": None if pk is None else _address(request, kept, "remove", pk),
        "heading": kept.new_question if pk is None else kept.question,
        "seen": seen,
        "place": kept.place,
        "crumb": say(kept.new_question),
        "status": status,
        **more,
    }
    return render(request, "clarity/row.html", context, status=status)


def _address(request: CompanyRequest, kept: Kept, what: str, pk: int) -> str:
    keys: dict[str, object] = {"slug": request.company.slug, f"{kept.kind}_id": pk}
    return reverse(f"clarity_{kept.kind}_{what}", kwargs=keys)


# Tasks


@company_page("edit")
def tasks(request: CompanyRequest) -> HttpResponse:
    """One main task, at most two beside it, each with a figure and a day."""
    table = queries.on_the_table(request.company.id)
    if request.method != "POST":
        return _tasks_page(request, table, task_forms(now=table.tasks), table.seen_tasks)
    three = task_forms(request.POST, table.tasks)
    read = tasks_read(three)
    if read is None:
        return _tasks_page(request, table, three, request.POST.get("seen", ""), status=422)
    try:
        entry = actions.set_tasks(
            request.company.id, read, seen=request.POST.get("seen", ""), by=request.by, at=now()
        )
    except actions.TasksChanged as changed:
        return _tasks_page(request, table, three, table.seen_tasks, status=409, stale=changed.text)
    if entry is not None:
        tell(request, _TASKS_SAVED, undo=entry)
    return redirect("clarity", slug=request.company.slug)


def _tasks_page(
    request: CompanyRequest,
    table: queries.Foundation,
    three: Sequence[TaskForm],
    seen: str,
    *,
    status: int = 200,
    stale: Text | None = None,
) -> HttpResponse:
    context = {
        "main": three[0],
        "sides": three[1:],
        "seen_tasks": seen,
        "stale": stale,
        "theirs": [queries.task_shown(task) for task in table.tasks],
        "too_many": len(table.tasks) > len(three),
        "crumb": say(Text("Aufgabe", "Task")),
        "status": status,
    }
    return render(request, "clarity/tasks.html", context, status=status)
