"""Without an account: hand an idea in by the company's link, read what became of it, switch letters off."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods, require_safe

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.forms import IdeaForm
from klarlinie.web.method.upkeep.queries.ideas import idea, status_token
from klarlinie.web.method.upkeep.queries.reminders import reader_behind
from klarlinie.web.method.upkeep.views.ideas import facts_of
from klarlinie.web.platform.companies.access import guest_page
from klarlinie.web.platform.companies.doors import A_MINUTE, address_of, no_door
from klarlinie.web.platform.companies.guest_links import Behind, behind
from klarlinie.web.platform.companies.queries import company_settings
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import be_formal, later, tell

GUEST = "Gast"
MOST_BY_LINK, MOST_BY_ADDRESS = 20, 5  # ideas a minute
TOO_QUICK = Text(
    "Das waren gerade sehr viele Ideen. Bitte in einer Minute noch einmal absenden; das Getippte bleibt hier stehen.",
    "Those were very many ideas just now. Please send it again in a minute; what was typed stays here.",
)


@guest_page
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD show the form and change nothing, so that mail scanners use no link up."""
    door = behind("ideas", token, now())
    if door is None:
        return no_door(request)
    be_formal(door.formal)
    form = IdeaForm(request.POST if request.method == "POST" else None)
    for name in ("audience", "supports", "who", "stops"):
        form.fields[name].widget.attrs.pop("list", None)  # what the company knows is not offered to guests
    if request.method != "POST" or not form.is_valid():
        return _shown(request, door, form, 422 if form.errors else 200)
    if _is_flood(request, door):
        form.add_error(None, later(TOO_QUICK))
        return _shown(request, door, form, 429)
    return _taken(request, door, form)


def _taken(request: HttpRequest, door: Behind, form: IdeaForm) -> HttpResponse:
    said, at = form.cleaned_data, now()
    about = {name: said[name] for name in ("title", "had_by", "email")}
    currency = company_settings(door.company_id).hourly_rate.currency
    try:
        idea_id = actions.hand_in(
            door.company_id, **about, **form.said(currency), came_by_link=True, is_typed=True,
            by=By(said["had_by"] or GUEST, "guest"), at=at,
        )  # fmt: skip
    except actions.CannotHandIn as trouble:
        form.add_error(None, later(trouble.text))
        return _shown(request, door, form, 429)
    return redirect("idea_status", token=status_token(door.company_id, idea_id, at))


def _shown(request: HttpRequest, door: Behind, form: IdeaForm, status: int) -> HttpResponse:
    response = render(request, "upkeep/hand_in.html", {"door": door, "form": form}, status=status)
    if status == 429:
        response["Retry-After"] = str(A_MINUTE)
    return response


def _is_flood(request: HttpRequest, door: Behind) -> bool:
    """Counted for the link and for the address behind it; of the address only a fingerprint lives for a minute."""
    whose = salted_hmac("klarlinie.ideas", f"{door.link_id}:{address_of(request)}").hexdigest()[:24]
    by_address = _count(f"ideas-by:{whose}") > MOST_BY_ADDRESS
    return _count(f"ideas-link:{door.link_id}") > MOST_BY_LINK or by_address


def _count(key: str) -> int:
    cache.add(key, 0, A_MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # the minute ended between the two lines
        return 1


@guest_page
@require_safe
def idea_status(request: HttpRequest, token: str) -> HttpResponse:
    """The private page of whoever had the idea: what was handed in, and the answer with its reason."""
    door = behind("idea", token, now())
    seen = idea(door.company_id, door.about_id, today()) if door else None
    if door is None or seen is None:
        return no_door(request)
    be_formal(door.formal)
    facts = [(words, said) for words, said in facts_of(seen.core) if said is not None]
    link = request.build_absolute_uri()
    about = {"door": door, "idea": seen, "facts": facts, "link": link}
    return render(request, "upkeep/idea_status.html", about)


@guest_page
@require_http_methods(["GET", "HEAD", "POST"])
def reminders_off(request: HttpRequest, token: str) -> HttpResponse:
    """Letters on or off for each company, without signing in."""
    reader = reader_behind(token)
    if reader is None:
        return no_door(request)
    if request.method == "POST":
        wanted = set(request.POST.getlist("wanted"))
        for company, wants in reader.companies:
            if (str(company.id) in wanted) is not wants:
                by = By(reader.name, "guest")
                actions.wish_letters(company.id, reader.email, not wants, by=by, at=now())
        tell(request, Text("Gemerkt.", "Noted."))
        return redirect("reminders_off", token=token)
    return render(request, "upkeep/reminders_off.html", {"reader": reader})
