"""The front door: the chaos check, open to everybody, nothing stored unless wanted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from klarlinie.method.check import ANSWERS, QUESTIONS, ChaosResult, judge
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.check.actions import keep_check
from klarlinie.web.method.check.letters import LETTERS, answers_of
from klarlinie.web.method.check.queries import newest_check
from klarlinie.web.platform.companies.access import CompanyRequest, company_page, open_page
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.ui.words import tell

SHOWN_PATTERNS = 4  # more at once would be chaos again
KEPT = Text(
    "Das Ergebnis des Chaos-Checks ist hier aufgehoben, der Link dazu steht ganz unten.",
    "The result of the chaos check is kept here; you will find the link at the very bottom.",
)
IN_SESSION = "check"


@open_page
@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Who is signed in has a home; everybody else is asked in."""
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "check/front_door.html", {"count": len(QUESTIONS)})


@open_page
@require_safe
def question(request: HttpRequest) -> HttpResponse:
    """The next question; after the last one, the result."""
    letters = request.GET.get("a", "")
    answers = answers_of(letters)
    if answers is None:
        return redirect("check")
    if len(answers) == len(QUESTIONS):
        return redirect(f"{reverse('check_result')}?a={letters}")
    choices = [(letters + letter, ANSWERS[answer]) for letter, answer in LETTERS.items()]
    place = len(answers)
    shown = {
        "asks": QUESTIONS[place].asks,
        "choices": choices,
        "number": place + 1,
        "count": len(QUESTIONS),
        "before": letters[:-1] if letters else None,
    }
    return render(request, "check/question.html", shown)


@open_page
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    letters = request.GET.get("a", "")
    answers = answers_of(letters)
    if not answers:
        return redirect("check")
    if len(answers) < len(QUESTIONS):  # an address cut off on its way: go on asking where it ends
        return redirect(f"{reverse('check')}?a={letters}")
    return render(request, "check/result.html", {"letters": letters, **_shown(judge(answers))})


@open_page
@require_POST
def take_along(request: HttpRequest) -> HttpResponse:
    """Remember the answers in this browser's session until there is a company to keep them."""
    letters = request.POST.get("a", "")
    if not answers_of(letters):
        return redirect("check")
    request.session[IN_SESSION] = letters
    return redirect("home" if request.user.is_authenticated else "account_signup")


@company_page("see")
@require_safe
def kept(request: CompanyRequest) -> HttpResponse:
    """The last result the company has kept."""
    newest = newest_check(request.company.id)
    if newest is None:
        return redirect("check")
    shown = {"kept_at": newest.answered_at, **_shown(newest.result)}
    return render(request, "check/result.html", shown)


def keep_what_was_taken_along(request: CompanyRequest) -> None:
    """Somebody did the check, then came in: keep it with the first company they work in."""
    answers = answers_of(request.session.get(IN_SESSION, "")) if request.company.may_edit else None
    if answers:
        del request.session[IN_SESSION]
        tell(request, KEPT, undo=keep_check(request.company.id, answers, by=request.by, at=now()))


def _shown(judged: ChaosResult) -> dict[str, object]:
    patterns = judged.patterns
    return {"result": judged, "first": patterns[:SHOWN_PATTERNS], "more": patterns[SHOWN_PATTERNS:]}
