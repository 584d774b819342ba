"""Three moves from a file to the table: it is kept, what was understood is corrected, it is taken over."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions import imports as actions
from klarlinie.web.method.inventory.forms_import import UploadForm, corrections_in
from klarlinie.web.method.inventory.import_kind import READ_FILE
from klarlinie.web.method.inventory.queries import imports as queries
from klarlinie.web.method.inventory.queries.duplicates import pairs_left
from klarlinie.web.method.inventory.queries.import_page import MEANINGS, review
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
RECEIVED = Text("{n} Dateien sind da und werden gelesen.", "{n} files are here and are being read.")


@company_page("see")
@require_safe
def imports(request: CompanyRequest) -> HttpResponse:
    """The door for files, and all that came through it."""
    return _door(request, UploadForm())


def _door(request: CompanyRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "imports": queries.imports(request.company.id)}
    return render(request, "inventory/imports.html", context, status=status)


@company_page("edit")
@require_POST
def receive(request: CompanyRequest) -> HttpResponse:
    """Keep files or text as they came and have them read. What is refused is said beside the field."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _door(request, form, status=422)
    came: list[actions.Received] = []
    for name, content in _contents(form):
        try:
            if name is None:
                one = actions.receive_text(request.company.id, content.decode(), by=request.by, at=now())
            else:
                one = actions.receive_file(request.company.id, name, content, by=request.by, at=now())
        except actions.CannotImport as error:
            tell_trouble(request, error.text)
            continue
        came.append(one)
        _have_read(request, one)
    if not came:
        return redirect("inventory_import", slug=request.company.slug)
    return _after_receiving(request, came)


def _contents(form: UploadForm) -> list[tuple[str | None, bytes]]:
    found: list[tuple[str | None, bytes]] = [
        (file.name or "", file.read()) for file in form.cleaned_data["upload"]
    ]
    text = form.cleaned_data["text"]
    return [*found, (None, text.encode("utf-8", "replace"))] if text.strip() else found


def _have_read(request: CompanyRequest, one: actions.Received) -> None:
    """Have it read, unless that is done; a file that failed is tried once more."""
    if one.state in ("received", "failed"):
        ask(request.company.id, READ_FILE, one.id, by=request.by, at=now())


def _after_receiving(request: CompanyRequest, came: list[actions.Received]) -> HttpResponse:
    for one in came:
        listed = queries.import_named(request.company.id, one.id)
        if one.is_known and listed is not None:
            tell(request, KNOWN.with_values(name=listed.file_name))
    if len(came) == 1:
        return redirect("import", slug=request.company.slug, import_id=came[0].id)
    tell(request, RECEIVED.with_values(n=len(came)))
    return redirect("inventory_import", slug=request.company.slug)


@company_page("see")
@require_safe
def one_import(request: CompanyRequest, import_id: int) -> HttpResponse:
    """Wherever the file stands: being read, unreadable, to be looked at, taken in, put away."""
    return _import_page(request, import_id)


def _import_page(
    request: CompanyRequest, import_id: int, trouble: Text | None = None, status: int = 200
) -> HttpResponse:
    company, slug = request.company.id, request.company.slug
    listed = queries.import_named(company, import_id)
    if listed is None:
        raise Http404
    context: dict[str, Any] = {"file": listed, "trouble": trouble, "crumb": listed.file_name}
    if listed.state == "read":
        found = review(company, import_id)
        context |= {"review": found, "meanings": MEANINGS}
        page = "import_review" if found else "import_waits"
    elif listed.state == "accepted":
        found_brought = queries.brought(company, import_id)
        context |= {
            "brought": found_brought,
            "more_titles": len(found_brought.titles) - 12 if found_brought else 0,
            "hindrances": queries.built_on(company, import_id),
            "pairs": len(pairs_left(company)),
            "next_file": queries.next_to_look_at(company, import_id),
        }
        page = "import_done"
    else:
        context["work"] = last_work(company, slug, READ_FILE, import_id)
        page = "import_waits"
    return render(request, f"inventory/{page}.html", context, status=status)


@company_page("edit")
@require_POST
def read_again(request: CompanyRequest, import_id: int) -> HttpResponse:
    """What people said about columns and rows is kept, and the file is understood anew at once."""
    trouble: Text | None = None
    try:
        actions.correct(
            request.company.id,
            import_id,
            _corrections(request, import_id),
            whole_number(request.POST.get("version")),
        )
    except actions.LookAgain as error:
        trouble = error.text
    found = review(request.company.id, import_id)
    if request.headers.get("HX-Request") and found is not None:
        context = {"file": found.file, "review": found, "meanings": MEANINGS, "trouble": trouble}
        return render(request, "inventory/import_understood.html", context)
    if trouble:
        tell_trouble(request, trouble)
    return redirect("import", slug=request.company.slug, import_id=import_id)


@company_page("edit")
@require_POST
def accept(request: CompanyRequest, import_id: int) -> HttpResponse:
    """Take it over in one story. Nothing happens that the page has not shown."""
    try:
        taken = actions.accept(
            request.company.id,
            import_id,
            _corrections(request, import_id),
            version=whole_number(request.POST.get("version")),
            seen=request.POST.get("seen", ""),
            by=request.by,
            at=now(),
        )
    except actions.CannotImport as error:
        return _import_page(request, import_id, error.text, status=422)
    tell(request, taken.says, undo=taken.entry)
    return redirect("import", slug=request.company.slug, import_id=import_id)


def _corrections(request: CompanyRequest, import_id: int) -> Any:
    kept = queries.kept_corrections(request.company.id, import_id)
    if kept is None:
        raise Http404
    return corrections_in(request.POST, kept)


@company_page("edit")
@require_POST
def undo(request: CompanyRequest, import_id: int) -> HttpResponse:
    """Take the whole import back; where something was built on it, say what."""
    try:
        entry = actions.undo_import(request.company.id, import_id, by=request.by, at=now())
        tell(
            request,
            Text("Zurückgenommen. Die Datei ist noch da.", "Taken back. The file is still here."),
            undo=entry,
        )
    except actions.CannotImport as error:
        tell_trouble(request, error.text)
    return redirect("import", slug=request.company.slug, import_id=import_id)


@company_page("edit")
@require_POST
def put_away(request: CompanyRequest, import_id: int) -> HttpResponse:
    """Off the list of imports; nothing on the table changes."""
    try:
        entry = actions.put_away(request.company.id, import_id, by=request.by, at=now())
        tell(request, Text("Weggelegt.", "Put away."), undo=entry)
    except actions.CannotImport as error:
        tell_trouble(request, error.text)
    return redirect("inventory_import", slug=request.company.slug)


@company_page("edit")
@require_POST
def retry(request: CompanyRequest, import_id: int) -> HttpResponse:
    """Read a file once more that could not be read or was stopped."""
    listed = queries.import_named(request.company.id, import_id)
    if listed is None:
        raise Http404
    _have_read(request, actions.Received(listed.id, True, listed.state))
    return redirect("import", slug=request.company.slug, import_id=import_id)


@company_page("see")
@require_safe
def download(request: CompanyRequest, import_id: int) -> HttpResponse:
    """The file as it came. Never shown in the browser: it comes from anywhere."""
    found = queries.file_of(request.company.id, import_id)
    if found is None:
        raise Http404
    name, content = found
    name = name if not name.startswith(queries.PASTED) else f"{name.replace(':', '.')}.txt"
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    return response
