"""Keys for programs: one's own, and all of them for whoever leads."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyRequest, own_words_page
from klarlinie.web.platform.tokens import queries
from klarlinie.web.platform.tokens.actions import CannotMakeKey, NoSuchKey, make_key, revoke_key
from klarlinie.web.platform.tokens.forms import KeyForm
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import say, tell

REVOKED = Text("Der Schlüssel gilt nicht mehr.", "The key is no longer valid.")


@own_words_page
def keys(request: CompanyRequest) -> HttpResponse:
    """The keys, and a form for a new one. A new key stands on the page that answers, and nowhere else."""
    form, key = KeyForm(request.POST or None, rights=request.company.rights), None
    if request.method == "POST" and form.is_valid():
        key = _make(request, form)
    page = {
        "keys": queries.keys(
            request.company.id, now(), None if request.company.may_lead else request.by.user_id
        ),
        "form": form if key is None else KeyForm(rights=request.company.rights),
        "key": key,
        "name": form.cleaned_data["name"] if key else "",
        "me": request.by.user_id,
        "origin": request.build_absolute_uri("/").rstrip("/"),
        "base": request.build_absolute_uri("/api/v1"),
    }
    return render(request, "tokens/keys.html", page, status=422 if form.errors else 200)


def _make(request: CompanyRequest, form: KeyForm) -> str | None:
    said = form.cleaned_data
    try:
        return make_key(
            request.company.id,
            said["name"],
            form.wanted(),
            days=int(said["days"]),
            is_for_assistant=said["kind"] == "assistant",
            by=request.by,
            at=now(),
        )
    except CannotMakeKey as error:
        form.add_error(None, say(error.text))
        return None


@own_words_page
@require_POST
def revoke(request: CompanyRequest, token_id: int) -> HttpResponse:
    try:
        revoke_key(request.company.id, token_id, may_lead=request.company.may_lead, by=request.by, at=now())
    except NoSuchKey:
        raise Http404 from None
    tell(request, REVOKED)
    return redirect("keys", slug=request.company.slug)
