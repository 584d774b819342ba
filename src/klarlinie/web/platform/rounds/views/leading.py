"""A round for the people of its company; who leads opens, waits, reveals."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from klarlinie.method.evaluation.rating_axes import ROLE_NAMES
from klarlinie.method.evaluation.rating_rounds import ANONYMITY_NAMES, ANONYMITY_SAYS
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, own_words_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.forms import AnonymityForm, ExtendForm, JoinForm
from klarlinie.web.platform.rounds.queries import (
    RoundPage,
    part_of,
    revealed,
    round_page,
    rounds,
)
from klarlinie.web.platform.rounds.views.readers import keep_key, reader_of
from klarlinie.web.platform.rounds.wordings import TEXTS_SAY, until_words
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.qr import qr_code
from klarlinie.web.platform.ui.words import later, tell, tell_trouble

ROUNDS = Text("Runden", "Rounds")


@company_page("see")
@require_GET
def all_rounds(request: CompanyRequest) -> HttpResponse:
    return render(
        request, "rounds/rounds.html", {"rounds": rounds(request.company.id, now()), "crumb": later(ROUNDS)}
    )


@company_page("see")
@require_GET
def one_round(request: CompanyRequest, round_id: int) -> HttpResponse:
    return _shown(request, _page(request, round_id))


@company_page("see")
@require_GET
def projector(request: CompanyRequest, round_id: int) -> HttpResponse:
    """The same for the wall: one thing, large."""
    page = _page(request, round_id)
    return render(request, "rounds/projector.html", _about(request, page))


@company_page("see")
@require_GET
def who(request: CompanyRequest, round_id: int) -> HttpResponse:
    """Only who takes part, and the button to reveal, for the page that follows live."""
    page = _page(request, round_id)
    part = part_of(page.public_id, reader_of(request), now())
    return render(request, "rounds/who.html", {"round": page, "part": part})


@own_words_page
@require_POST
def join_from_inside(request: CompanyRequest, round_id: int) -> HttpResponse:
    """A member takes part without a link and without typing a name."""
    page = _page(request, round_id)
    form = _join_form(page, request.POST)
    if not form.is_valid():
        return _shown(request, page, join=form, status=422)
    try:
        joined = actions.join(
            request.company.id,
            page.id,
            name=str(request.user),
            side=form.cleaned_data["side"],
            reader=reader_of(request),
            promised=form.cleaned_data["promised"],
            at=now(),
        )
    except actions.CannotJoin as trouble:
        tell_trouble(request, trouble.text)
        return _back(page, request)
    return keep_key(request, redirect("answer_round", public_id=joined.public_id), joined.guest_key)


@company_page("lead")
@require_POST
def reveal(request: CompanyRequest, round_id: int) -> HttpResponse:
    return _done(request, round_id, actions.reveal, Text("Aufgedeckt.", "Revealed."))


@company_page("lead")
@require_POST
def end(request: CompanyRequest, round_id: int) -> HttpResponse:
    says = Text("Beendet. Die Antworten sind gelöscht.", "Ended. The answers are deleted.")
    return _done(request, round_id, actions.end_round, says)


@company_page("lead")
@require_POST
def new_link(request: CompanyRequest, round_id: int) -> HttpResponse:
    says = Text(
        "Hier ist der neue Link. Der alte gilt ab sofort nicht mehr.",
        "Here is the new link. The old one no longer works.",
    )
    return _done(request, round_id, actions.new_link, says)


@company_page("lead")
@require_POST
def revoke_link(request: CompanyRequest, round_id: int) -> HttpResponse:
    says = Text(
        "Der Link ist zurückgezogen. Wer schon dabei ist, bleibt dabei.",
        "The link is withdrawn. Whoever has joined stays in.",
    )
    return _done(request, round_id, actions.revoke_link, says)


@company_page("lead")
@require_POST
def take_out(request: CompanyRequest, round_id: int, participant_id: int) -> HttpResponse:
    page = _page(request, round_id)
    try:
        actions.take_out(request.company.id, page.id, participant_id, by=request.by, at=now())
    except actions.CannotLead as trouble:
        tell_trouble(request, trouble.text)
    return _back(page, request)


@company_page("lead")
@require_http_methods(["POST"])
def extend(request: CompanyRequest, round_id: int) -> HttpResponse:
    page = _page(request, round_id)
    form = ExtendForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, extend=form, status=422)
    version, until_at = form.cleaned_data["version"], form.until_at()
    if until_at and until_at <= now():
        form.add_error("until_on", later(Text("Dieser Tag ist schon vorbei.", "This day is over already.")))
        return _shown(request, page, extend=form, status=422)
    try:
        actions.extend(request.company.id, page.id, until_at, version=version, by=request.by, at=now())
    except (actions.CannotLead, Stale) as trouble:
        tell_trouble(request, trouble.text)
    else:
        tell(request, Text("Der letzte Tag steht.", "The last day is set."))
    return _back(page, request)


@company_page("lead")
@require_POST
def change_anonymity(request: CompanyRequest, round_id: int) -> HttpResponse:
    page = _page(request, round_id)
    form = AnonymityForm(page, request.POST)
    if form.is_valid():
        try:
            level = form.cleaned_data["anonymity"]
            actions.change_anonymity(request.company.id, page.id, level, by=request.by, at=now())
        except actions.CannotLead as trouble:
            tell_trouble(request, trouble.text)
    else:
        tell_trouble(request, actions.leading.ONLY_STRICTER)
    return _back(page, request)


@company_page("lead")
@require_POST
def rate_again(request: CompanyRequest, round_id: int) -> HttpResponse:
    page = _page(request, round_id)
    everything = request.POST.get("everything") == "1"
    try:
        again = actions.rate_again(
            request.company.id, page.id, everything=everything, by=request.by, at=now()
        )
    except actions.CannotLead as trouble:
        tell_trouble(request, trouble.text)
        return _back(page, request)
    return redirect("round", slug=request.company.slug, round_id=again)


def _done(request: CompanyRequest, round_id: int, act: Any, says: Text) -> HttpResponse:
    """Do one of the acts that need nothing but the round, and go back to it."""
    page = _page(request, round_id)
    try:
        act(request.company.id, page.id, by=request.by, at=now())
    except actions.CannotLead as trouble:
        tell_trouble(request, trouble.text)
    else:
        tell(request, says)
    return _back(page, request)


def _page(request: CompanyRequest, round_id: int) -> RoundPage:
    page = round_page(request.company.id, round_id, now())
    if page is None:
        raise Http404
    return page


def _back(page: RoundPage, request: CompanyRequest) -> HttpResponse:
    return redirect("round", slug=request.company.slug, round_id=page.id)


def _shown(request: CompanyRequest, page: RoundPage, status: int = 200, **forms: Any) -> HttpResponse:
    return render(request, "rounds/round.html", _about(request, page) | forms, status=status)


def _about(request: CompanyRequest, page: RoundPage) -> dict[str, Any]:
    """All that a round's page may need; the link only for whoever leads."""
    part = part_of(page.public_id, reader_of(request), now())
    listens = page.led_by_id == request.by.user_id and not page.leader_votes
    about: dict[str, Any] = {
        "round": page,
        "part": part,
        "may_join": part is None and page.state == "open" and not page.again_of_id and not listens,
        "listens": listens,
        "until": page.until_at and until_words(page.until_at),
        "level": ANONYMITY_NAMES[page.anonymity],
        "level_says": anonymity_says(page.kind, page.anonymity),
        "shown": revealed(request.company.id, page.id) if page.state == "revealed" else None,
        "sides": ROLE_NAMES,
        "crumb": page.title,
        "settle_url": _settle_url(request, page),
        "join": _join_form(page),
        "extend": ExtendForm(initial={"until_on": page.until_at, "version": page.version}),
        "levels": AnonymityForm(page, initial={"anonymity": page.anonymity}),
    }
    if request.company.may_lead and page.link and page.link.token and page.state == "open":
        about |= _door(request, page.link.token)
    return about


def anonymity_says(kind: str, level: Any) -> Text:
    """What will be seen after the reveal, in words."""
    return ANONYMITY_SAYS[level] if kind == "evaluation" else TEXTS_SAY[level]


def _join_form(page: RoundPage, typed: Any = None) -> JoinForm:
    return JoinForm(
        typed,
        asks_name=False,
        needs_side=page.kind == "evaluation",
        initial={"promised": page.anonymity},
        auto_id="join_%s",
    )


def _door(request: HttpRequest, token: str) -> dict[str, object]:
    """The link as text and as a QR code."""
    link = request.build_absolute_uri(reverse("join_round", args=[token]))
    return {"link": link, "qr": qr_code(link)}


def _settle_url(request: CompanyRequest, page: RoundPage) -> str:
    """Where the team agrees after the reveal; the step whose round it is brings that page, if it has one."""
    try:
        return reverse(f"settle_{page.kind}", kwargs={"slug": request.company.slug, "round_id": page.id})
    except NoReverseMatch:
        return ""
