"""Letters on Monday: each person for themselves, whoever leads for all."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.queries.reminders import last_letter_on, reminders_seen, wants_letters
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, own_words_page
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell

YES = Text("Der Brief am Montag ist eingeschaltet.", "The Monday e-mail is switched on.")
NO = Text("Der Brief am Montag ist ausgeschaltet.", "The Monday e-mail is switched off.")


@own_words_page
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: CompanyRequest) -> HttpResponse:
    """One's own wish; POST changes it."""
    email = str(getattr(request.user, "email", ""))
    if request.method == "POST":
        wants = request.POST.get("wants") == "yes"
        actions.wish_letters(request.company.id, email, wants, by=request.by, at=now())
        tell(request, YES if wants else NO)
        return redirect("reminders", slug=request.company.slug)
    shown = {
        "email": email,
        "wants": wants_letters(request.company.id, email),
        "all": reminders_seen(request.company.id),
        "last_on": last_letter_on(email),
    }
    return render(request, "upkeep/reminders.html", shown)


@company_page("lead")
@require_POST
def reminders_for_all(request: CompanyRequest) -> HttpResponse:
    """On or off for everybody, or yes to more than a hundred readers."""
    act = request.POST.get("act")
    if act in ("on", "off"):
        undo = actions.switch_for_all(request.company.id, act == "on", by=request.by, at=now())
        tell(request, YES if act == "on" else NO, undo=undo)
    elif act == "many":
        actions.agree_to_many(request.company.id, by=request.by, at=now(), today=today())
        tell(request, Text("Gut, am Montag gehen die Briefe hinaus.", "Good, the e-mails go out on Monday."))
    return redirect("reminders", slug=request.company.slug)
