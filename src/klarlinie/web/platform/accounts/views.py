"""One's own account at a glance."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.accounts.actions import rename
from klarlinie.web.platform.accounts.forms import NameForm
from klarlinie.web.platform.companies.access import PageRequest, signed_in_page
from klarlinie.web.platform.ui.words import tell


@signed_in_page
def account(request: PageRequest) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": request.by.name})
    if request.method == "POST" and form.is_valid():
        rename(request.by.user_id or 0, form.cleaned_data["name"])
        tell(request, Text("Gespeichert.", "Saved."))
        return redirect("account")
    return render(request, "accounts/account.html", {"form": form}, status=422 if form.errors else 200)
