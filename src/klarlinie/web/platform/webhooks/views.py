"""Which programs hear of what happens here; only whoever leads can change it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import say, tell
from klarlinie.web.platform.webhooks import actions, queries
from klarlinie.web.platform.webhooks.forms import WebhookForm
from klarlinie.web.platform.webhooks.signing import HEADER

REMOVED = Text("Entfernt.", "Removed.")
ON = Text(
    "Eingeschaltet. Was bisher geschah, wird nicht nachgeholt.",
    "Switched on. What happened in the meantime is not sent again.",
)


@company_page("lead")
def webhooks(request: CompanyRequest) -> HttpResponse:
    """The list and a form; a new one's secret stands on the page that answers, and nowhere else."""
    form, secret = WebhookForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        secret = _register(request, form)
    page = {
        "webhooks": queries.webhooks(request.company.id),
        "form": form if secret is None else WebhookForm(),
        "secret": secret,
        "header": HEADER,
    }
    return render(request, "webhooks/webhooks.html", page, status=422 if form.errors else 200)


def _register(request: CompanyRequest, form: WebhookForm) -> str | None:
    said = form.cleaned_data
    try:
        return actions.register(request.company.id, said["url"], said["events"], by=request.by, at=now())
    except actions.CannotRegister as error:
        form.add_error("url", say(error.text))
        return None


@company_page("lead")
@require_POST
def remove(request: CompanyRequest, webhook_id: int) -> HttpResponse:
    try:
        actions.remove(request.company.id, webhook_id, by=request.by, at=now())
    except actions.NoSuchWebhook:
        raise Http404 from None
    tell(request, REMOVED)
    return redirect("webhooks", slug=request.company.slug)


@company_page("lead")
@require_POST
def switch_on(request: CompanyRequest, webhook_id: int) -> HttpResponse:
    try:
        actions.switch_on(request.company.id, webhook_id, by=request.by, at=now())
    except actions.NoSuchWebhook:
        raise Http404 from None
    tell(request, ON)
    return redirect("webhooks", slug=request.company.slug)
