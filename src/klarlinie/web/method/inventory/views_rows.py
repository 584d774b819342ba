"""What the table sends while somebody types: each answer brings the rows that changed, freshly drawn.

Without JavaScript the same addresses take plain forms and lead back to the table.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory import queries
from klarlinie.web.method.inventory.actions import cells, together
from klarlinie.web.method.inventory.actions.cells import CannotPaste, CannotRead, Saved, Typist
from klarlinie.web.method.inventory.actions.together import CannotDoTogether
from klarlinie.web.method.inventory.columns import BY_FIELD, Column, chosen, written
from klarlinie.web.method.inventory.queries.sheet import drawn_rows, order
from klarlinie.web.platform.companies.access import CompanyRequest, company_page
from klarlinie.web.platform.journal.actions import CannotUndo
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.asking import whole_number
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say, tell, tell_trouble, voice

COOKIE = "columns"
NO_KEY = 10**10
GARBLED = Text(
    "Das kam nicht heil an. Nach neuem Laden der Seite geht es wieder.",
    "That did not come through completely. Please reload the page and try again.",
)


def typist(request: CompanyRequest) -> Typist:
    return Typist(request.by, now(), today(), voice().language)


def columns_of(request: CompanyRequest) -> tuple[Column, ...]:
    return chosen(request.COOKIES.get(COOKIE, ""))


@company_page("edit")
@require_POST
def save_cell(request: CompanyRequest) -> HttpResponse:
    """One cell: `id` (empty: a new row), `version`, `field`, `words`, and `was`, what stood there before."""
    sent = request.POST
    field, words = sent.get("field", ""), sent.get("words", "").strip()
    if field not in BY_FIELD:
        return _trouble(GARBLED, 400)
    try:
        if not sent.get("id"):
            return _done(
                request, cells.add_row(request.company.id, field, words, typist(request)), is_new=True
            )
        shown = cells.Shown(_key(sent.get("version", "0")), sent.get("was"))
        saved = cells.set_cell(request.company.id, _key(sent["id"]), field, words, shown, typist(request))
        return _done(request, saved)
    except ValueError:
        return _trouble(GARBLED, 400)
    except CannotRead as error:
        return _trouble(error.text, 422)
    except Stale as stale:
        return _conflict(request, stale, int(sent["id"]), field, words)


@company_page("edit")
@require_POST
def paste(request: CompanyRequest) -> HttpResponse:
    """A block: JSON with `fields`, `rows` ([key, version] each) and either `words` (as copied) or `cells`."""
    try:
        sent = json.loads(request.body)
        fields = tuple(name for name in sent["fields"] if name in BY_FIELD)
        rows = tuple((_key(pk), _key(version)) for pk, version in sent["rows"])
        place = cells.Place(fields, rows)
        lines = sent.get("cells")
        if lines is not None:
            lines = [[str(words) for words in line] for line in lines]
        pasted = str(sent.get("words", ""))
    except (ValueError, KeyError, TypeError, OverflowError):
        return _trouble(GARBLED, 400)
    try:
        if lines is not None:
            saved = cells.fill(request.company.id, lines, place, typist(request))
        else:
            saved = cells.paste(request.company.id, pasted, place, typist(request))
    except CannotPaste as error:
        return _trouble(error.text, 409 if error.ids else 422, _rows(request, error.ids))
    return _done(request, saved, is_new=True)


@company_page("edit")
@require_POST
def add_lines(request: CompanyRequest) -> HttpResponse:
    """Quick add: `line` holds one activity or several, one a line."""
    try:
        saved = cells.add_lines(request.company.id, request.POST.get("line", ""), typist(request))
    except (CannotRead, CannotPaste) as error:
        return _refused(request, error.text)
    return _answer(request, saved, is_new=True)


@company_page("edit")
@require_POST
def change_together(request: CompanyRequest) -> HttpResponse:
    """Several rows at once: `pick` ("key:version"), `act` (set, delete, merge), for set also `field` and `words`."""
    sent, company, who = request.POST, request.company.id, typist(request)
    shown = dict(_picked(one) for one in sent.getlist("pick"))
    ids = list(shown)
    try:
        if sent.get("act") == "delete":
            saved = together.delete_all(company, ids, who, shown)
        elif sent.get("act") == "merge":
            saved = together.merge_two(company, ids, who, shown)
        else:
            saved = together.set_all(company, ids, sent.get("field", ""), sent.get("words", ""), who, shown)
    except CannotDoTogether as error:
        return _refused(request, error.text, error.ids)
    except CannotRead as error:
        return _refused(request, error.text)
    return _answer(request, saved)


def _picked(one: str) -> tuple[int, int]:
    """Key and version of a row that was ticked; without a version it counts as one that has moved on."""
    key, _, version = one.partition(":")
    return whole_number(key), whole_number(version)


@company_page("edit")
@require_POST
def take_back(request: CompanyRequest) -> HttpResponse:
    """Undo entry `number`; the answer's `undo` is the entry that does it again."""
    number = request.POST.get("number", "")
    if not number.isdecimal():
        return _trouble(GARBLED, 400)
    try:
        saved = together.take_back(request.company.id, int(number), by=request.by, at=now())
    except CannotUndo as error:
        return _trouble(error.text, 409)
    return _done(request, saved, is_new=True)


def _key(sent: str | int) -> int:
    """A key or version as the table has it. Raises ValueError, also for one that no database can hold."""
    key = int(sent)
    if not 0 <= key < NO_KEY:
        raise ValueError(sent)
    return key


def _done(request: CompanyRequest, saved: Saved, is_new: bool = False) -> JsonResponse:
    """The fresh rows, which are gone, the new order of the list if any came or went, and what could not be read."""
    answer = {"says": say(saved.says), "undo": saved.undo, **_rows(request, saved.ids)}
    answer["unread"] = [
        {"id": one.id, "field": one.field, "words": one.words, "says": say(one.problem)}
        for one in saved.unread
    ]
    if is_new or answer["gone"]:
        answer["order"] = order(request.company.id)
    return JsonResponse(answer)


def _rows(request: CompanyRequest, ids: Sequence[int]) -> dict[str, Any]:
    drawn = drawn_rows(request.company.id, ids, columns_of(request), voice().language)
    there = {row.id for row in drawn}
    return {
        "rows": [row.html for row in drawn],
        "gone": [pk for pk in ids if pk not in there],
    }


def _trouble(says: Text, status: int, more: dict[str, Any] | None = None) -> JsonResponse:
    return JsonResponse({"says": say(says), **(more or {})}, status=status)


def _conflict(
    request: CompanyRequest, stale: Stale, activity_id: int, field: str, words: str
) -> JsonResponse:
    """Both texts, and the row as it is now; `theirs` is null where the row is gone."""
    theirs = queries.activity(request.company.id, activity_id)
    is_there = theirs is not None and stale.theirs is not None
    answer = {
        "says": say(stale.text),
        "mine": words,
        "theirs": written(field, theirs.core, voice().language) if is_there and theirs else None,
        **_rows(request, (activity_id,)),
    }
    return JsonResponse(answer, status=409)


def _wants_rows(request: CompanyRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _answer(request: CompanyRequest, saved: Saved, is_new: bool = False) -> HttpResponse:
    if _wants_rows(request):
        return _done(request, saved, is_new)
    tell(request, saved.says, undo=saved.undo)
    return redirect("inventory", slug=request.company.slug)


def _refused(request: CompanyRequest, says: Text, moved: Sequence[int] = ()) -> HttpResponse:
    """`moved` are rows that somebody else has changed: they come fresh."""
    if _wants_rows(request):
        return _trouble(says, 409 if moved else 422, _rows(request, moved))
    tell_trouble(request, says)
    return redirect("inventory", slug=request.company.slug)
