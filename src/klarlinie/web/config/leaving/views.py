"""The pages before something is gone for good: what goes, what stays, and what to take along first."""

from __future__ import annotations

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.queries import archives
from klarlinie.web.config.leaving import actions, queries
from klarlinie.web.config.leaving.forms import CloseAccountForm, DeleteCompanyForm
from klarlinie.web.config.leaving.letters import tell_account_closed, tell_company_gone
from klarlinie.web.platform.companies.access import (
    CompanyRequest,
    PageRequest,
    company_page,
    open_page,
    signed_in_page,
)
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import later, say, tell, tell_trouble

GONE = Text("{name} ist gelöscht.", "{name} is deleted.")


@company_page("lead")
def delete_company(request: CompanyRequest) -> HttpResponse:
    """A GET shows what would go; a POST with the company's name does it."""
    company = request.company
    left = queries.company_left(company.id, request.by)
    form = DeleteCompanyForm(request.POST or None) if left.may_delete else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            deleted = actions.delete_company(company.id, form.cleaned_data["name"], by=request.by)
        except actions.CannotLeave as error:
            form.add_error("name", later(error.text))
        else:
            tell_company_gone(deleted, request.by.name)
            tell(request, GONE.with_values(name=deleted.name))
            return redirect("companies")
    ready = [one for one in archives(company.id, now()) if one.size is not None]
    page = {
        "left": left,
        "form": form,
        "archive": ready[0] if ready else None,
        "crumb": say(Text("Löschen", "Delete")),
    }
    return render(request, "leaving/company.html", page, status=422 if request.method == "POST" else 200)


@signed_in_page
def close_account(request: PageRequest) -> HttpResponse:
    """A GET shows what goes and what still holds; a POST with the address asks for the password and does it."""
    user_id, email = request.by.user_id or 0, str(getattr(request.user, "email", ""))
    form = CloseAccountForm(request.POST or None, own=email)
    held = queries.leaving(user_id)
    if request.method == "POST" and form.is_valid() and not held.is_held:
        raise_if_reauthentication_required(request, app="allauth.account")
        try:
            user = actions.close_account(user_id, by=request.by, at=now())
        except actions.CannotLeave as error:  # somebody else has left just now
            tell_trouble(request, error.text)
            return redirect("close_account")
        logout(request)
        tell_account_closed(user.email, user.language)
        return redirect("account_closed")
    where = (*held.heads_alone, *held.leads_alone)
    page = {"form": form, "held": held, "first": actions.refusals(held), "where": where}
    return render(request, "leaving/account.html", page, status=422 if request.method == "POST" else 200)


@open_page
def account_closed(request: HttpRequest) -> HttpResponse:
    return render(request, "leaving/closed.html")
