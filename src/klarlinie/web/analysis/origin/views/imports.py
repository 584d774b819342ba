"""Three moves from an export to inquiries: it is read, what was understood is corrected, it is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.analysis.origin.channels import channel_name
from klarlinie.analysis.origin.reading.columns import MEANINGS, PERSONAL
from klarlinie.analysis.origin.reading.inquiries import SheetRead
from klarlinie.method.inventory.words import cell_text
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions import imports as actions
from klarlinie.web.analysis.origin.forms import ExportForm, told_in
from klarlinie.web.analysis.origin.kind import READ_EXPORT
from klarlinie.web.analysis.origin.queries import imports as queries
from klarlinie.web.analysis.origin.queries.imports import Weighed
from klarlinie.web.platform.background.actions import ask
from klarlinie.web.platform.background.queries import last_work
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import tell, tell_trouble

KNOWN = Text(
    "„{name}“ war schon einmal hier. Das ist der Stand von damals.",
    "“{name}” was here before. This is how it stands.",
)
EXAMPLES, PROBLEMS, PREVIEW = 3, 30, 40


@dataclass(frozen=True)
class ColumnShown:
    """One column with examples; `name` is that of its field in the form."""

    name: str
    header: str
    meaning: str
    examples: str
    is_marked: bool
    is_told: bool


@dataclass(frozen=True)
class SheetShown:
    number: int
    name: str | None
    columns: tuple[ColumnShown, ...]
    asks_days: bool
    day_first: bool | None


@company_page("see")
@require_safe
def exports(request: CompanyRequest) -> HttpResponse:
    """The door for exports, and all that came through it."""
    return _door(request, ExportForm())


def _door(request: CompanyRequest, form: ExportForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "files": queries.files(request.company.id)}
    return render(request, "origin/exports.html", context, status=status)


@company_page("edit")
@require_POST
def receive(request: CompanyRequest) -> HttpResponse:
    """Take an export and have it read."""
    form = ExportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _door(request, form, status=422)
    file = form.cleaned_data["upload"]
    try:
        one = actions.receive_file(request.company.id, file.name or "", file.read(), by=request.by, at=now())
    except actions.CannotImport as error:
        tell_trouble(request, error.text)
        return _door(request, ExportForm(), status=422)
    if one.is_known:
        listed = queries.file_shown(request.company.id, one.id)
        tell(request, KNOWN.with_values(name=listed.file_name if listed else ""))
    if one.state == "received":
        ask(request.company.id, READ_EXPORT, one.id, by=request.by, at=now())
    return redirect("origin_file", slug=request.company.slug, file_id=one.id)


@company_page("see")
@require_safe
def one_file(request: CompanyRequest, file_id: int) -> HttpResponse:
    """Wherever the export stands: being read, unreadable, to be looked at, taken in, put away."""
    return _file_page(request, file_id)


def _file_page(
    request: CompanyRequest, file_id: int, trouble: Text | None = None, status: int = 200
) -> HttpResponse:
    file = queries.file_shown(request.company.id, file_id)
    if file is None:
        raise Http404
    context: dict[str, Any] = {"file": file, "trouble": trouble, "crumb": file.file_name}
    found = queries.weighed(request.company.id, file_id) if file.state == "read" else None
    if found is not None:
        return render(request, "origin/review.html", context | shown_of(found), status=status)
    context["work"] = last_work(request.company.id, request.company.slug, READ_EXPORT, file_id)
    return render(request, "origin/file.html", context, status=status)


def shown_of(found: Weighed) -> dict[str, Any]:
    """What the review page shows: columns with examples, questions, problems, and the first inquiries."""
    sheets = [_sheet(number, sheet, found) for number, sheet in enumerate(found.reading.sheets)]
    problems = found.reading.problems
    return {
        "found": found,
        "sheets": sheets,
        "meanings": tuple(MEANINGS.items()),
        "problems": problems[:PROBLEMS],
        "more_problems": len(problems) - PROBLEMS,
        "preview": found.new[:PREVIEW],
        "named": [
            (
                one,
                channel_name(one.asked),
                [channel_name(t.channel) for t in one.touches if t.known != "asked"],
            )
            for one in found.new[:PREVIEW]
        ],
        "more_new": len(found.new) - PREVIEW,
        "left_out": found.reading.rows - len(found.reading.inquiries),
    }


def _sheet(number: int, sheet: SheetRead, found: Weighed) -> SheetShown:
    told = found.told.of(sheet.table.sheet)
    rows = sheet.table.rows[sheet.understood.header + 1 :]
    columns = tuple(
        ColumnShown(
            f"m{number}:{column.index}:{column.meaning}",
            column.name,
            column.meaning if column.meaning in MEANINGS else "other",
            "" if column.meaning in PERSONAL else _examples(rows, column.index),
            column.meaning in PERSONAL,
            column.index in told,
        )
        for column in sheet.understood.columns
    )
    asks = any(one.kind == "days" and one.sheet == sheet.table.sheet for one in found.reading.questions)
    is_told = sheet.table.sheet in found.told.day_first
    return SheetShown(
        number, sheet.table.sheet, columns, asks or is_told, sheet.day_first if is_told else None
    )


def _examples(rows: tuple[tuple[Any, ...], ...], index: int) -> str:
    found: dict[str, None] = {}
    for cells in rows[:200]:
        words = cell_text(cells[index])[:40] if index < len(cells) else ""
        if words:
            found[words] = None
        if len(found) == EXAMPLES:
            break
    return " · ".join(found)


@company_page("edit")
@require_POST
def correct(request: CompanyRequest, file_id: int) -> HttpResponse:
    """What people say about columns and days is kept, and the file is understood anew."""
    found = queries.weighed(request.company.id, file_id)
    if found is None:
        raise Http404
    sheets = [sheet.table.sheet for sheet in found.reading.sheets]
    told = told_in(request.POST, found.told, sheets)
    try:
        actions.correct(request.company.id, file_id, told, whole_number(request.POST.get("version")))
    except actions.LookAgain as error:
        return _file_page(request, file_id, error.text, status=409)
    return redirect("origin_file", slug=request.company.slug, file_id=file_id)


@company_page("edit")
@require_POST
def accept(request: CompanyRequest, file_id: int) -> HttpResponse:
    """Take it over as it was shown."""
    try:
        done = actions.accept(
            request.company.id,
            file_id,
            version=whole_number(request.POST.get("version")),
            seen=request.POST.get("seen", ""),
            by=request.by,
            at=now(),
        )
    except actions.LookAgain as error:
        return _file_page(request, file_id, error.text, status=409)
    except actions.CannotImport as error:
        tell_trouble(request, error.text)
        return redirect("origin_exports", slug=request.company.slug)
    tell(request, done.says, undo=done.entry)
    return redirect("origin", slug=request.company.slug)


@company_page("edit")
@require_POST
def undo(request: CompanyRequest, file_id: int) -> HttpResponse:
    """Take the whole export back."""
    try:
        entry = actions.undo_import(request.company.id, file_id, by=request.by, at=now())
        tell(request, TAKEN_BACK, undo=entry)
    except actions.CannotImport as error:
        tell_trouble(request, error.text)
    return redirect("origin_file", slug=request.company.slug, file_id=file_id)


@company_page("edit")
@require_POST
def put_away(request: CompanyRequest, file_id: int) -> HttpResponse:
    """Off the list; its rows are thrown away."""
    try:
        actions.put_away(request.company.id, file_id, by=request.by, at=now())
        tell(request, Text("Weggelegt, die Zeilen sind verworfen.", "Put away, the rows are discarded."))
    except actions.CannotImport as error:
        tell_trouble(request, error.text)
    return redirect("origin_exports", slug=request.company.slug)


@company_page("edit")
@require_POST
def retry(request: CompanyRequest, file_id: int) -> HttpResponse:
    """Read a file that was stopped on its way, or could not be opened."""
    file = queries.file_shown(request.company.id, file_id)
    if file is None:
        raise Http404
    if file.state in ("received", "failed") and file.is_kept:
        ask(request.company.id, READ_EXPORT, file_id, by=request.by, at=now())
    return redirect("origin_file", slug=request.company.slug, file_id=file_id)


TAKEN_BACK = Text(
    "Zurückgenommen. Der Export lässt sich wieder übernehmen.",
    "Taken back. The export can be taken over again.",
)
