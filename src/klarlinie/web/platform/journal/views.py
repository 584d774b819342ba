"""What happened in a company, newest first; what was done can be taken back here."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.ui.asking import own_path
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import tell, tell_trouble

A_PAGE, MOST_DIGITS = 50, 10
DONE = Text("Zurückgenommen.", "Taken back.")


@company_page("see")
@require_safe
def journal(request: CompanyRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    is_number = before.isdecimal() and len(before) < MOST_DIGITS
    entries = history(request.company.id, int(before) if is_number else None, A_PAGE + 1)
    older = entries[A_PAGE - 1].number if len(entries) > A_PAGE else None
    return render(request, "journal/journal.html", {"entries": entries[:A_PAGE], "older": older})


@company_page("edit")
@require_POST
def take_back(request: CompanyRequest, number: int) -> HttpResponse:
    """Take back one entry and go where the reader came from."""
    try:
        entry = undo(request.company.id, number, by=request.by, at=now(), may_lead=request.company.may_lead)
        tell(request, DONE, undo=entry.number)
    except CannotUndo as error:
        tell_trouble(request, error.text)
    came_from = own_path(request.POST.get("next", ""))
    return HttpResponseRedirect(came_from) if came_from else redirect("journal", slug=request.company.slug)
