"""The public question "how did you hear about us", and its link for whoever takes part."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klarlinie.web.analysis.origin.actions.asking import close_question, open_question
from klarlinie.web.analysis.origin.actions.inquiries import note_inquiry
from klarlinie.web.analysis.origin.forms import NOBODY_KNOWS, AnswerForm
from klarlinie.web.analysis.origin.queries.asking import question_token, who_asks
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, guest_page
from klarlinie.web.platform.companies.doors import address_of, no_door
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import be_formal

MOST_ANSWERS, AN_HOUR = 30, 3600  # from one address; a fair with one tablet still gets through
AN_INQUIRER = By("Anfragende", "guest")


@company_page("see")
@require_safe
def question(request: CompanyRequest) -> HttpResponse:
    """The link to the question, and how to use it."""
    token = question_token(request.company.id, now())
    link = request.build_absolute_uri(reverse("origin_asked", kwargs={"token": token})) if token else ""
    return render(request, "origin/question.html", {"link": link})


@company_page("edit")
@require_POST
def open_link(request: CompanyRequest) -> HttpResponse:
    """A new link; the one before ends."""
    open_question(request.company.id, by=request.by, at=now())
    return redirect("origin_question", slug=request.company.slug)


@company_page("edit")
@require_POST
def close_link(request: CompanyRequest) -> HttpResponse:
    """Nobody answers by it any more."""
    close_question(request.company.id, by=request.by, at=now())
    return redirect("origin_question", slug=request.company.slug)


@guest_page
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the question, POST keeps the words and the category; nothing about the person is asked."""
    door = who_asks(token, now())
    if door is None:
        return no_door(request)
    be_formal(True)  # a stranger on a company's website
    context = {"door": door}
    if request.method != "POST":
        return render(request, "origin/asked.html", context | {"form": AnswerForm()})
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "origin/asked.html", context | {"form": form}, status=422)
    if _too_many(request):
        return render(request, "companies/door_too_many.html", status=429)
    said = form.cleaned_data
    channel = None if said["channel"] in ("", NOBODY_KNOWS) else said["channel"]
    note_inquiry(
        door.company_id,
        on=today(),
        words=said["words"],
        channel=channel,
        source="form",
        by=AN_INQUIRER,
        at=now(),
    )
    return render(request, "origin/thanks.html", context)


def _too_many(request: HttpRequest) -> bool:
    """Only a fingerprint of the address is counted, and it dies with the hour."""
    key = "origin-answer:" + salted_hmac("klarlinie.origin.answer", address_of(request)).hexdigest()[:24]
    cache.add(key, 0, AN_HOUR)
    try:
        return cache.incr(key) > MOST_ANSWERS
    except ValueError:
        return False
