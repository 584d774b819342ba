"""Everything of a company as one file, and the door for such a file from elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping import actions, queries
from klarlinie.web.config.keeping.archive import CannotKeep
from klarlinie.web.config.keeping.carry import LEFT_OUT
from klarlinie.web.config.keeping.forms import BringForm
from klarlinie.web.config.keeping.own import bring_in
from klarlinie.web.platform.background.queries import last_work
from klarlinie.web.platform.companies.access import (
    CompanyRequest,
    PageRequest,
    company_page,
    signed_in_page,
)
from klarlinie.web.platform.companies.queries import organisations_led
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import later, say, tell

BROUGHT_IN = Text(
    "Das Unternehmen ist da, mit seinem ganzen Verlauf. Wer mitarbeitet, muss neu eingeladen werden.",
    "The company is here, with all its history. Whoever takes part has to be invited again.",
)


@company_page("lead")
@require_safe
def archive(request: CompanyRequest) -> HttpResponse:
    """What can be fetched, and the button to have a new one made."""
    company = request.company
    found = queries.archives(company.id, now())
    making = [one for one in found if one.size is None]
    work = last_work(company.id, company.slug, queries.MAKE_ARCHIVE, making[0].id) if making else None
    context = {
        "ready": [one for one in found if one.size is not None],
        "work": work,
        "left_out": len(LEFT_OUT),
        "crumb": say(Text("Archiv", "Archive")),
    }
    return render(request, "keeping/archive.html", context)


@company_page("lead")
@require_POST
def ask(request: CompanyRequest) -> HttpResponse:
    number = actions.ask_for_archive(request.company.id, by=request.by, at=now())
    return redirect("work", request.company.slug, number)


@company_page("lead")
@require_safe
def archive_file(request: CompanyRequest, archive_id: int) -> HttpResponse:
    """Only for whoever leads, and only for a week."""
    found = queries.archive_content(request.company.id, archive_id, now())
    if found is None:
        raise Http404
    content, asked_at = found
    name = f"{request.company.slug}-{localdate(asked_at).isoformat()}.zip"
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@signed_in_page
def bring(request: PageRequest) -> HttpResponse:
    """A company that was somewhere else becomes a new one here, or nothing happens and the page says why."""
    mine = organisations_led(request.by.user_id or 0)
    form = BringForm(request.POST or None, request.FILES or None, organisations=mine)
    if request.method == "POST" and form.is_valid():
        try:
            with tempfile.TemporaryDirectory() as folder:
                file = _kept(form.cleaned_data["archive"], Path(folder))
                slug = bring_in(file, form.home_id, by=request.by, at=now())
        except CannotKeep as error:
            form.add_error("archive", ValidationError(later(error.text)))
        else:
            tell(request, BROUGHT_IN)
            return redirect("company_home", slug=slug)
    return render(request, "keeping/bring.html", {"form": form}, status=422 if form.errors else 200)


def _kept(upload: UploadedFile[Any], folder: Path) -> Path:
    file = folder / "archive.zip"
    with file.open("wb") as out:
        for chunk in upload.chunks():
            out.write(chunk)
    return file
