"""The one calm page, the rows behind its figures, an inquiry in ten seconds, and forgetting a person."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klarlinie.analysis.origin.channels import channel_name
from klarlinie.analysis.origin.credits import Credit
from klarlinie.analysis.origin.touchpoints import UNKNOWN
from klarlinie.reports.origin_picture import Bar, ShareRow, origin_chart
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions.inquiries import CannotErase, erase, note_inquiry
from klarlinie.web.analysis.origin.forms import NOBODY_KNOWS, NoteForm
from klarlinie.web.analysis.origin.queries.page import OriginPage, most_used, origin_page
from klarlinie.web.analysis.origin.queries.people import counts_of, rows_shown
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import tell, tell_trouble, voice

NOTED = Text("Vermerkt: {channel}.", "Noted: {channel}.")
ERASED = Text(
    "Gelöscht. {n} Anfragen zählen ohne Worte und Person weiter.",
    "Erased. {n} inquiries go on counting without words and person.",
)
ERASED_ONE = Text(
    "Gelöscht. Die Anfrage zählt ohne Worte und Person weiter.",
    "Erased. The inquiry goes on counting without words and person.",
)
IN_PICTURE = 10


@company_page("see")
@require_safe
def origin(request: CompanyRequest) -> HttpResponse:
    """Where customers come from: what can be said, and what cannot."""
    shown = origin_page(
        request.company.id,
        today(),
        request.company.hourly_rate,
        period=request.GET.get("period", "year"),
        of=request.GET.get("of", "inquiries"),
    )
    if not shown.in_all:
        return render(request, "origin/empty.html", {"page": shown})
    return render(request, "origin/origin.html", {"page": shown, "svg": _picture(shown), "unknown": UNKNOWN})


def _picture(shown: OriginPage) -> str:
    """The channels with most answers, and what nobody knows. What users wrote is no part of it."""
    drawn = [row for row in shown.shares if not row.is_unknown][:IN_PICTURE]
    drawn += [row for row in shown.shares if row.is_unknown]
    rows = [ShareRow(row.name, _bar(row.said), _bar(row.tracked), row.is_unknown) for row in drawn]
    return mark_safe(origin_chart(rows, voice().language)) if rows else ""


def _bar(credit: Credit | None) -> Bar | None:
    return Bar(credit.share, credit.share_low, credit.share_high, credit.conversions) if credit else None


@company_page("see")
@require_safe
def inquiries(request: CompanyRequest) -> HttpResponse:
    """The rows behind a figure, or those in which somebody was found."""
    asked = {name: request.GET.get(name, "")[:200] for name in ("channel", "said", "find")}
    won = request.GET.get("won") == "1"
    page = whole_number(request.GET.get("page")) or 1
    activity_id = whole_number(request.GET.get("activity"))
    counts = counts_of(request.company.id, activity_id, today()) if activity_id else None
    found = rows_shown(request.company.id, **asked, won=won, counts_for=counts, page=page)
    by = asked["said"] or asked["channel"]
    kept = {
        name: value
        for name, value in {**asked, "won": "1" if won else "", "activity": str(activity_id or "")}.items()
        if value
    }
    context = {
        "found": found,
        "asked": asked,
        "won": won,
        "counts": counts,
        "by": channel_name(None if by == UNKNOWN else by) if by else None,
        "kept": urlencode(kept),
        "crumb": None,
    }
    return render(request, "origin/inquiries.html", context)


@company_page("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: CompanyRequest) -> HttpResponse:
    """Ten seconds: today, a chip, done."""
    first = most_used(request.company.id)
    if request.method != "POST":
        return render(request, "origin/note.html", {"form": NoteForm(today=today(), first=first)})
    form = NoteForm(request.POST, today=today(), first=first)
    if not form.is_valid():
        return render(request, "origin/note.html", {"form": form}, status=422)
    said = form.cleaned_data
    channel = said["channel"]
    words = "" if channel == NOBODY_KNOWS and not said["words"] else said["words"]
    done = note_inquiry(
        request.company.id, on=said["on"], words=words, channel=None if channel in ("", NOBODY_KNOWS) else channel,
        by=request.by, at=now(),
    )  # fmt: skip
    tell(request, NOTED.with_values(channel=channel_name(done.channel)), undo=done.entry)
    return redirect("origin_note", slug=request.company.slug)


@company_page("edit")
@require_POST
def forget(request: CompanyRequest) -> HttpResponse:
    """Words and marks of the chosen rows are gone; the counts stay."""
    keys = [int(key) for key in request.POST.getlist("row") if key.isdecimal() and len(key) < 19]
    try:
        n = erase(request.company.id, keys, by=request.by, at=now())
        tell(request, ERASED_ONE if n == 1 else ERASED.with_values(n=n))
    except CannotErase as error:
        tell_trouble(request, error.text)
    return redirect(reverse("origin_inquiries", kwargs={"slug": request.company.slug}))
