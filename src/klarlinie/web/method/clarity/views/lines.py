"""The lines that were agreed: deciding on one, reading, comparing, downloading; and taking one over from a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from klarlinie.gateways.line_file import LARGEST, CannotReadLine, read_line_file
from klarlinie.gateways.line_writing import write_line_file
from klarlinie.method.clarity.line import Line
from klarlinie.method.clarity.read_line import LineReading, read_line
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.method.clarity.forms import AgreeForm, LineFileForm
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.companies.queries import members, persons
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell, voice

_CRUMB = Text("Linien", "Lines")
_AGREED = Text("Fassung {number} ist beschlossen.", "Version {number} is agreed.")
_TAKEN = Text("Das Fundament steht wie in der Datei.", "The foundation now matches the file.")
_NOTHING = Text(
    "In der Datei stand nichts, was in ein Fundament gehört.",
    "The file held nothing that belongs in a foundation.",
)


@company_page("see")
def lines(request: CompanyRequest) -> HttpResponse:
    """All versions, the newest first, with what changed from one to the next."""
    table, agreed = queries.on_the_table(request.company.id), queries.agreed_lines(request.company.id)
    newest = agreed[0].agreed if agreed else None
    context = {
        "lines": agreed,
        "changes": queries.changed_since(newest, table),
        "has_promise": bool(table.text("promise")),
        "crumb": say(_CRUMB),
    }
    return render(request, "clarity/lines.html", context)


@company_page("see")
def line(request: CompanyRequest, number: int) -> HttpResponse:
    """One version to read and to print."""
    found = queries.agreed_line(request.company.id, number)
    if found is None:
        raise Http404
    context = {
        "found": found,
        "shown": queries.line_shown(found.agreed.line, found.agreed.whys),
        "crumb": say(Text("Fassung {number}", "Version {number}", {"number": number})),
    }
    return render(request, "clarity/line.html", context)


@company_page("lead")
def agree(request: CompanyRequest) -> HttpResponse:
    """Decide on what is on the table: who has agreed, which day, with which note."""
    page = queries.foundation_page(request.company.id, request.by.user_id)
    people = _people(request)
    if request.method != "POST":
        ticked = page.agreed.agreed_by if page.agreed else (request.by.name,)
        initial = {"on": today(), "seen": page.table.mark, "ticked": ticked}
        return _agree_page(request, page, AgreeForm(people, today(), initial=initial))
    form = AgreeForm(people, today(), request.POST)
    if not form.is_valid():
        return _agree_page(request, page, form, status=422)
    try:
        number, entry = actions.agree_on_line(
            request.company.id,
            request.company.name,
            seen=form.cleaned_data["seen"],
            names=form.names,
            on=form.cleaned_data["on"],
            note=form.cleaned_data["note"],
            by=request.by,
            at=now(),
        )
    except actions.CannotAgree as cannot:
        return _refused(request, page, people, cannot)
    tell(request, _AGREED.with_values(number=number), undo=entry)
    return redirect("clarity_line", slug=request.company.slug, number=number)


def _refused(
    request: CompanyRequest, page: queries.FoundationPage, people: list[str], cannot: actions.CannotAgree
) -> HttpResponse:
    """The same form with what was typed, now about the line as it stands."""
    typed = request.POST.copy()
    typed["seen"] = page.table.mark
    form = AgreeForm(people, today(), typed)
    form.is_valid()
    form.add_error(None, say(cannot.text))
    return _agree_page(request, page, form, status=409)


def _agree_page(
    request: CompanyRequest, page: queries.FoundationPage, form: AgreeForm, status: int = 200
) -> HttpResponse:
    context = {
        "page": page,
        "shown": queries.line_shown(page.table.line(), page.table.whys()),
        "form": form,
        "crumb": say(Text("Beschließen", "Agree")),
        "status": status,
    }
    return render(request, "clarity/agree.html", context, status=status)


def _people(request: CompanyRequest) -> list[str]:
    """Everybody who works here or has an account, each name once."""
    working = [person.name for person in persons(request.company.id)]
    accounts = [member.name for member in members(request.company.id)]
    return list(dict.fromkeys((*accounts, *working)))


# Files


@company_page("see")
def line_file(request: CompanyRequest, number: int) -> HttpResponse:
    """A version as the YAML file that the command line reads."""
    found = queries.agreed_line(request.company.id, number)
    if found is None:
        raise Http404
    of = found.agreed
    agreed = replace(of.line, agreed_on=of.agreed_on, agreed_by=of.agreed_by)
    return _download(agreed, f"{request.company.slug}-linie-{number}.yaml")


@company_page("see")
def file_now(request: CompanyRequest) -> HttpResponse:
    """What is on the table as such a file."""
    now_there = queries.on_the_table(request.company.id).line(request.company.name)
    return _download(now_there, f"{request.company.slug}-linie.yaml")


def _download(line: Line, name: str) -> HttpResponse:
    answer = HttpResponse(
        write_line_file(line, voice().language), content_type="application/yaml; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@company_page("edit")
def take_over(request: CompanyRequest) -> HttpResponse:
    """Fill an empty foundation from a line file; what could not be read is named."""
    form = LineFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            reading = _read(form.cleaned_data["file"])
            if reading.line == Line(company=reading.line.company):
                form.add_error("file", say(_NOTHING))
            else:
                entry = actions.take_over_line(request.company.id, reading.line, by=request.by, at=now())
                return _taken_over(request, reading, entry)
        except (CannotReadLine, actions.CannotTakeOver) as cannot:
            form.add_error("file", say(cannot.text))
    is_empty = queries.on_the_table(request.company.id).is_empty
    context = {"form": form, "is_empty": is_empty, "crumb": say(Text("Aus einer Datei", "From a file"))}
    return render(request, "clarity/take_over.html", context, status=422 if form.is_bound else 200)


def _taken_over(request: CompanyRequest, reading: LineReading, entry: int | None) -> HttpResponse:
    if not reading.problems:
        tell(request, _TAKEN, undo=entry)
        return redirect("clarity", slug=request.company.slug)
    context = {
        "problems": reading.problems,
        "undo": entry,
        "crumb": say(Text("Aus einer Datei", "From a file")),
    }
    return render(request, "clarity/taken_over.html", context)


def _read(sent: UploadedFile[bytes]) -> LineReading:
    """The line in a file that was sent. Raises `CannotReadLine`."""
    stem, _, ending = (sent.name or "").rpartition(".")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{slugify(stem)[:60] or 'linie'}.{slugify(ending)[:8] or 'yaml'}"
        path.write_bytes(sent.read(LARGEST + 1))
        return read_line(read_line_file(path))
