"""One card to decide on: the proposal, the verdict of a person, and what was decided before."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_POST

from klarlinie.method.decisions.deciding import VERDICT_NAMES, DecisionKind, right_for
from klarlinie.method.decisions.propose import VERDICT_ORDER
from klarlinie.method.decisions.rules import DECISION_RULES
from klarlinie.method.execution.rights import Permission, Right
from klarlinie.method.inventory.own_words import STATUSES
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.findings import Reason, Rule
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions import actions
from klarlinie.web.method.decisions.forms import DecideForm, prefilled_steps
from klarlinie.web.method.decisions.queries.cards import DecisionCard, decision_card
from klarlinie.web.method.decisions.queries.folding import folds_left, way_to_fold
from klarlinie.web.method.decisions.queries.meetings import running_meeting
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.deciding.queries import permissions
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import later, say, tell, tell_trouble

RULES: dict[str, Rule] = {rule.code: rule for rule in DECISION_RULES}
DECIDED = Text("„{title}“: {verdict}. Das gilt.", "“{title}”: {verdict}. Decided.")
SUGGESTED = Text(
    "Dein Vorschlag zu „{title}“ liegt bereit.",
    "Your suggestion for “{title}” is waiting.",
    sie="Ihr Vorschlag zu „{title}“ liegt bereit.",
)
TO_BE_MERGED = Text(
    "„{title}“: zusammenlegen. Das gilt. Beide Zeilen legt ihr über die Übersicht der Entscheidungen zusammen.",
    "“{title}”: merge. Decided. From the overview of decisions you can merge the two rows.",
    sie="„{title}“: zusammenlegen. Das gilt. Beide Zeilen legen Sie über die Übersicht der Entscheidungen zusammen.",
)
OPEN_AGAIN = Text("„{title}“ ist wieder offen.", "“{title}” is open again.")


@company_page("see")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """The card of one activity, and what somebody decides or suggests on it."""
    card = _card_or_404(request, activity_id)
    if request.method != "POST":
        return _show(request, card, DecideForm(card, today()))
    form = DecideForm(card, today(), _typed(request, card))
    if not form.is_valid():
        return _show(request, card, form, status=422)
    if request.POST.get("act") == "suggest":
        return _suggest(request, card, form)
    return _decide(request, card, form)


def _typed(request: CompanyRequest, card: DecisionCard) -> Any:
    """What was sent; for "as proposed" with the proposal and its sentence as the reason."""
    if request.POST.get("act") != "accept":
        return request.POST
    typed = request.POST.copy()
    typed["verdict"] = card.proposal.kind
    typed["reason"] = say(card.proposal.reasons[0].sentence) if card.proposal.reasons else ""
    if card.merge_into is not None:
        typed["merge_with"] = str(card.merge_into.id)
    return typed


def _decide(request: CompanyRequest, card: DecisionCard, form: DecideForm) -> HttpResponse:
    said = form.said()
    try:
        actions.decide(
            request.company.id, card.listed.id, **said, steps=form.steps(),
            version_seen=form.cleaned_data["version"], by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except MayNotDecide as error:
        return _show(request, card, form, status=422, may_not=error.text)
    except actions.CannotDecide as error:
        form.add_error(error.field or None, later(error.text))
        return _show(request, card, form, status=422)
    except Stale as stale:
        return _both(request, card, form, stale)
    verdict: DecisionKind = said["verdict"]
    tell(request, _that_holds(card, verdict))
    return _go_on(request, card)


def _that_holds(card: DecisionCard, verdict: DecisionKind) -> Text:
    said = TO_BE_MERGED if verdict == "merge" else DECIDED
    return said.with_values(title=card.listed.core.title, verdict=VERDICT_NAMES[verdict])


def _suggest(request: CompanyRequest, card: DecisionCard, form: DecideForm) -> HttpResponse:
    try:
        actions.suggest(
            request.company.id, card.listed.id, **form.said(), by=request.by, at=now(), today=today()
        )
    except actions.CannotDecide as error:
        form.add_error(error.field or None, later(error.text))
        return _show(request, card, form, status=422)
    tell(request, SUGGESTED.with_values(title=card.listed.core.title))
    return _go_on(request, card)


@company_page("edit")
@require_POST
def as_suggested(request: CompanyRequest, activity_id: int, suggestion_id: int) -> HttpResponse:
    """Whoever holds the right takes a suggestion up as it stands."""
    card = _card_or_404(request, activity_id)
    found = next((one for one in card.suggestions if one.id == suggestion_id), None)
    if found is None:
        raise Http404
    try:
        actions.decide_as_suggested(
            request.company.id, suggestion_id,
            steps=prefilled_steps(card, found.last_day_on, today()),
            version_seen=whole_number(request.POST.get("version")),
            by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except (MayNotDecide, actions.CannotDecide) as error:
        tell_trouble(request, error.text)
        return redirect("decide", slug=request.company.slug, activity_id=activity_id)
    except Stale as stale:
        return _both(request, card, DecideForm(card, today()), stale)
    tell(request, _that_holds(card, found.kind))
    return _go_on(request, card)


@company_page("edit")
@require_POST
def take_back(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """The decision that holds is superseded by none: the activity is open again."""
    card = _card_or_404(request, activity_id)
    try:
        actions.decide(
            request.company.id, activity_id, verdict="open", reason=request.POST.get("reason", ""),
            version_seen=whole_number(request.POST.get("version")),
            by=request.by, at=now(), today=today(),
        )  # fmt: skip
    except (MayNotDecide, actions.CannotDecide) as error:
        form = DecideForm(card, today())
        return _show(
            request,
            card,
            form,
            status=422,
            back_trouble=error.text,
            back_reason=request.POST.get("reason", ""),
        )
    except Stale as stale:
        return _both(request, card, DecideForm(card, today()), stale)
    tell(request, OPEN_AGAIN.with_values(title=card.listed.core.title))
    return redirect("decide", slug=request.company.slug, activity_id=activity_id)


def _go_on(request: CompanyRequest, card: DecisionCard) -> HttpResponse:
    """Back to the table where people meet, else the next open card; the overview where the pile ends."""
    meeting = whole_number(request.POST.get("meeting"))
    if meeting and running_meeting(request.company.id) == meeting:
        return redirect("decision_meeting", slug=request.company.slug, meeting_id=meeting)
    if card.next_open is None:
        return redirect("decisions", slug=request.company.slug)
    return redirect("decide", slug=request.company.slug, activity_id=card.next_open)


def _both(request: CompanyRequest, card: DecisionCard, form: DecideForm, stale: Stale) -> HttpResponse:
    """Somebody was faster: what they decided stands above, what was typed stays and can supersede it."""
    fresh = _card_or_404(request, card.listed.id)
    if form.is_bound:
        typed: Any = request.POST.copy()
        typed["version"] = str(fresh.version)
        form = DecideForm(fresh, today(), typed)
        form.is_valid()
    else:
        form = DecideForm(fresh, today())
    return _show(request, fresh, form, status=409, stale=stale.text)


def _card_or_404(request: CompanyRequest, activity_id: int) -> DecisionCard:
    card = decision_card(request.company.id, activity_id, request.company.hourly_rate, today())
    if card is None:
        raise Http404
    return card


def _show(
    request: CompanyRequest, card: DecisionCard, form: DecideForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    core = card.listed.core
    who = _who_decides(request, card)
    shown = {
        "card": card,
        "form": form,
        "is_folded": status == 200 and card.now is not None and not card.is_open,
        "type": TYPE_NAMES[core.type],
        "state": STATUSES[core.status] if core.status else None,
        "choices": [(choice, who[kind]) for choice, kind in zip(form["verdict"], VERDICT_ORDER, strict=True)],
        "may_any": any(one.allowed for one in who.values()),
        "may_proposed": card.proposal.kind in who and who[card.proposal.kind].allowed,
        "proposed": VERDICT_NAMES[card.proposal.kind],
        "rules": [explained(request.company.slug, reason) for reason in card.proposal.reasons],
        "fold": _fold(request, card),
        "now_name": VERDICT_NAMES[card.now.kind] if card.now else None,
        "history": [
            (past, VERDICT_NAMES[past.kind], VERDICT_NAMES.get(past.proposed or "open"))
            for past in card.history
        ],
        "suggestions": [(one, VERDICT_NAMES[one.kind], who[one.kind]) for one in card.suggestions],
        "meeting": whole_number(request.POST.get("meeting") or request.GET.get("meeting")),
        **more,
    }
    return render(request, "decisions/card.html", shown, status=status)


def _fold(request: CompanyRequest, card: DecisionCard) -> dict[str, Any] | None:
    """What is left to do where it was decided to merge."""
    fold = folds_left(request.company.id).get(card.listed.id)
    return {"into": fold.into, "url": way_to_fold(request.company.slug, fold)} if fold else None


def _who_decides(request: CompanyRequest, card: DecisionCard) -> dict[DecisionKind, Permission]:
    """For each verdict whether this reader may, and if not, who can."""
    found = permissions(request.company.id, request.by.user_id, today())
    kind = card.now.kind if card.now else None
    needed: dict[DecisionKind, Right] = {
        verdict: right_for(verdict, kind, card.listed.core.status) for verdict in VERDICT_ORDER
    }
    return {verdict: found[right] for verdict, right in needed.items()}


def explained(slug: str, reason: Reason) -> dict[str, Any]:
    """A rule with its sentence, its words, and the page that explains it, where there is one."""
    return {"reason": reason, "rule": RULES.get(reason.code), "url": explanation_url(slug, reason.code)}


def explanation_url(slug: str, code: str) -> str:
    for about in ({"slug": slug, "code": code}, {"code": code}):
        try:
            return reverse("explanation", kwargs=about)
        except NoReverseMatch:
            continue
    return ""
