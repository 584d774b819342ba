"""One card at a time: what it costs, what it brings, why and for whom; then the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klarlinie.method.clarity.answers import Hit, check_answer
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.inventory.own_words import STATUSES
from klarlinie.method.inventory.types import TYPE_NAMES
from klarlinie.vocabulary.figures import SYMBOLS
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.evaluation import queries
from klarlinie.web.method.evaluation.forms import FIELDS, CardForm
from klarlinie.web.method.evaluation.queries import Card
from klarlinie.web.method.inventory.actions.evaluating import evaluate
from klarlinie.web.method.inventory.columns import BY_FIELD, column_of_note, open_words
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import tell, tell_trouble

GONE = Text("Diese Aktivität steht nicht mehr in der Liste.", "This activity is not on the list any more.")
MARKS_DONE = {"save", "unknown"}  # the other buttons keep what was typed and leave the card open


@company_page("see")
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """The card of one activity, and what was written on it."""
    seen = _card_or_404(request, activity_id)
    currency = request.company.hourly_rate.currency
    if request.method != "POST":
        return _show(request, seen, CardForm(seen.listed, currency=currency))
    form = CardForm(seen.listed, request.POST, currency=currency)
    act = request.POST.get("act", "save")
    if not form.is_valid():
        return _show(request, seen, form, status=422)
    if act not in MARKS_DONE and not form.has_news():
        return _go_on(request, seen, act)
    return _save(request, seen, form, act)


def _save(request: CompanyRequest, seen: Card, form: CardForm, act: str) -> HttpResponse:
    fields = form.fields_of_row()
    if act == "unknown":
        fields["effect_source"] = "unknown"
    is_done = act in MARKS_DONE
    version = form.cleaned_data["version"]
    try:
        entry = evaluate(
            request.company.id, seen.listed.id, version=version, fields=fields, is_done=is_done,
            by=request.by, at=now(),
        )  # fmt: skip
    except Stale as stale:
        return _show_both(request, seen, form, stale)
    if entry is not None:
        said = Text("„{title}“ bewertet.", "“{title}” evaluated.", {"title": seen.listed.core.title})
        kept = Text("„{title}“ gemerkt, noch offen.", "“{title}” kept, still open.", said.values)
        tell(request, said if is_done else kept, undo=entry)
    return _go_on(request, seen, act)


def _go_on(request: CompanyRequest, seen: Card, act: str) -> HttpResponse:
    """The card that comes next; the overview where the pile ends."""
    follower = {"previous": seen.before, "next": seen.after}.get(act, seen.next_open)
    if follower is None:
        return redirect("evaluation", slug=request.company.slug)
    return redirect("evaluation_card", slug=request.company.slug, activity_id=follower)


@company_page("edit")
@require_POST
def follows(request: CompanyRequest, activity_id: int) -> HttpResponse:
    """What follows from the entries as they stand in the form, while somebody types. Nothing is saved."""
    seen = _card_or_404(request, activity_id)
    form = CardForm(seen.listed, request.POST, currency=request.company.hourly_rate.currency)
    doubts = [(form[name].label, errors) for name, errors in form.errors.items() if name in FIELDS]
    told = {**_what_follows(request, seen, form), "doubts": doubts}
    return render(request, "evaluation/parts/live.html", told)


def _card_or_404(request: CompanyRequest, activity_id: int) -> Card:
    seen = queries.card(request.company.id, activity_id)
    if seen is None:
        raise Http404
    return seen


def _show(
    request: CompanyRequest, seen: Card, form: CardForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    core = seen.listed.core
    if not request.company.may_edit:
        for field in form.fields.values():
            field.disabled = True
    shown = {
        "card": seen,
        "form": form,
        "type": TYPE_NAMES[core.type],
        "currency": SYMBOLS.get(form.currency, form.currency),
        "known": known_of(seen),
        "unread": unread_of(seen),
        "notes": notes_of(seen),
        **_what_follows(request, seen, form),
        **more,
    }
    return render(request, "evaluation/card.html", shown, status=status)


def _what_follows(request: CompanyRequest, seen: Card, form: CardForm) -> dict[str, Any]:
    changed = form.as_activity() if form.is_bound else seen.listed.core
    said = {name: str(form[name].value() or "") for name in ("reason", "audience")}
    return {
        "figures": queries.follows(seen, changed, request.company.hourly_rate),
        "readings": [(form[name].label, how) for name, how in form.readings],
        "reason_hint": hint_of("reason", said["reason"]),
        "audience_hint": hint_of("audience", said["audience"]),
        "source_missing": has_effect(changed) and changed.effect_source == "unknown",
    }


def has_effect(activity: Any) -> bool:
    """Whether a figure or a level of the effect is there, so that its source is worth asking for."""
    return any(
        value is not None
        for value in (activity.inquiries_per_year, activity.customers_per_year, activity.effect_level)
    )


def hint_of(question: Question, written: str) -> Hit | None:
    """Why an answer is empty, with a better question; None for a good one, and for none at all."""
    if not written.strip():
        return None
    found = check_answer(question, written)
    return found.hits[0] if found.empty and found.hits else None


# What the list knows


def known_of(seen: Card) -> tuple[Text, ...]:
    """State, owners, group, day and origin, as far as the list tells."""
    core = seen.listed.core
    line = core.source.line
    facts = (
        STATUSES[core.status] if core.status else None,
        plain(", ".join(core.owners)) if core.owners else None,
        plain(core.group) if core.group else None,
        Text("fällig {day}", "due {day}", {"day": core.due_on}) if core.due_on else None,
        Text("{file}, Zeile {line}", "{file}, line {line}", {"file": core.source.file, "line": line})
        if core.source.file and line
        else None,
    )
    return tuple(fact for fact in facts if fact is not None)


def unread_of(seen: Card) -> tuple[tuple[Text, str], ...]:
    """Words of the list that nobody could read as a figure, with the name of their column."""
    found = open_words(seen.listed.core.notes)
    return tuple((BY_FIELD[field].name, words) for field, words in found.items() if field in BY_FIELD)


def notes_of(seen: Card) -> tuple[tuple[str, str], ...]:
    """The other columns of the list."""
    notes = seen.listed.core.notes.items()
    return tuple((name, said) for name, said in notes if column_of_note(name) is None)


# Two people at once


@dataclass(frozen=True)
class Difference:
    """One field that two people have filled in differently."""

    label: str
    mine: str
    theirs: str


def _show_both(request: CompanyRequest, seen: Card, form: CardForm, stale: Stale) -> HttpResponse:
    """Both versions; what was typed stays in the form and can be saved over the other."""
    now_there = queries.card(request.company.id, seen.listed.id)
    if now_there is None:
        tell_trouble(request, GONE)
        return redirect("evaluation", slug=request.company.slug)
    currency = request.company.hourly_rate.currency
    theirs = CardForm(now_there.listed, currency=currency)
    mine = CardForm(now_there.listed, _with_version(form, now_there.listed.version), currency=currency)
    mine.full_clean()
    both = tuple(
        Difference(str(mine[name].label), in_words(mine, name), in_words(theirs, name))
        for name in FIELDS
        if in_words(mine, name) != in_words(theirs, name)
    )
    if not both:  # the same was sent twice
        return _go_on(request, now_there, "save")
    return _show(request, now_there, mine, status=409, both=both, stale=stale.text)


def _with_version(form: CardForm, version: int) -> QueryDict:
    typed = cast(QueryDict, form.data).copy()
    typed["version"] = str(version)
    return typed


def in_words(form: CardForm, name: str) -> str:
    """What a field holds, as somebody would read it."""
    held = form[name].value()
    choices = dict(getattr(form.fields[name], "choices", ()))
    if isinstance(held, list):
        return ", ".join(str(choices.get(one, one)) for one in held) or "–"
    if choices:
        word = str(choices.get(str(held or ""), held))
        return f"{held}, {word}" if str(held).isdigit() else word
    return str(held or "").strip() or "–"
