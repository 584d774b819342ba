"""The way in by a guest link: looking shows, only sending joins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from klarlinie.method.evaluation.rating_rounds import ANONYMITY_NAMES
from klarlinie.web.platform.companies.access import guest_page
from klarlinie.web.platform.companies.doors import door_closed, no_door
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.forms import JoinForm
from klarlinie.web.platform.rounds.queries import Door, behind_door, part_of
from klarlinie.web.platform.rounds.views.leading import anonymity_says
from klarlinie.web.platform.rounds.views.readers import keep_key, reader_of
from klarlinie.web.platform.rounds.wordings import until_words
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import be_formal, later


@guest_page
@require_http_methods(["GET", "HEAD", "POST"])
def join_round(request: HttpRequest, token: str) -> HttpResponse:
    """GET and HEAD say what it is about and change nothing, so that mail scanners use no link up."""
    door = behind_door(token, now())
    if door is None:
        return no_door(request)
    if not door.is_open:
        return door_closed(request)
    be_formal(door.formal)
    if part_of(door.public_id, reader_of(request), now()):
        return redirect("answer_round", public_id=door.public_id)
    return _joined(request, door) if request.method == "POST" else _shown(request, door, _form(request, door))


def _joined(request: HttpRequest, door: Door) -> HttpResponse:
    form = _form(request, door)
    if not form.is_valid():
        return _shown(request, door, form, status=422)
    said = form.cleaned_data
    name = str(request.user) if request.user.is_authenticated else said.get("name", "")
    try:
        joined = actions.join(
            door.company_id,
            door.round_id,
            name=name,
            side=said["side"],
            reader=reader_of(request),
            promised=said["promised"],
            at=now(),
        )
    except actions.CannotJoin as trouble:
        form.add_error(trouble.field or None, later(trouble.text))
        form.data = {**form.data, "promised": door.anonymity}
        return _shown(request, door, form, status=422)
    return keep_key(request, redirect("answer_round", public_id=joined.public_id), joined.guest_key)


def _form(request: HttpRequest, door: Door) -> JoinForm:
    return JoinForm(
        request.POST.dict() if request.method == "POST" else None,
        asks_name=door.anonymity != "full" and not request.user.is_authenticated,
        needs_side=door.kind == "evaluation",
        initial={"promised": door.anonymity},
    )


def _shown(request: HttpRequest, door: Door, form: JoinForm, status: int = 200) -> HttpResponse:
    user = request.user
    about = {
        "door": door,
        "form": form,
        "until": door.until_at and until_words(door.until_at),
        "level": ANONYMITY_NAMES[door.anonymity],
        "level_says": anonymity_says(door.kind, door.anonymity),
        "listens": user.is_authenticated and user.pk == door.led_by_id and not door.leader_votes,
    }
    return render(request, "rounds/join.html", about, status=status)
