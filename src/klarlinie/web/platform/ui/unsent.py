"""Nothing typed is lost when a login or a page has grown too old: the answer holds it, and one click sends it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.words import say

SHORTEST_TEXT = 12
SIGN_IN_AGAIN = Text(
    "Noch nicht gespeichert: Die Anmeldung ist abgelaufen. In einem neuen Fenster anmelden und diese Seite neu laden; "
    "was hier steht, vorher kopieren.",
    "Not saved yet: your sign-in has expired. Copy what you wrote, sign in using a new window and reload this page.",
)
LOAD_AGAIN = Text(
    "Noch nicht gespeichert: Die Seite war zu lange offen. Das Geschriebene kopieren und die Seite neu laden.",
    "Not saved yet: the page was open for too long. Copy what is written and reload the page.",
)


@dataclass(frozen=True)
class Unsent:
    """What a page of ours wanted to send: every field to send it again, and the texts among them to read."""

    fields: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> list[str]:
        return [value for _, value in self.fields if len(value) >= SHORTEST_TEXT and " " in value.strip()]


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in; where something was typed, a page that keeps it until then."""
    if _wants_a_fragment(request):
        return _told(SIGN_IN_AGAIN, 401)
    unsent = unsent_of(request)
    if unsent is None:
        return redirect_to_login(request.get_full_path())
    return render(request, "ui/signed_out.html", {"unsent": unsent}, status=401)


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose hidden token no longer holds, as after signing in again: it can be sent once more from here."""
    if _wants_a_fragment(request):
        return _told(LOAD_AGAIN, 403)
    return render(request, "403_csrf.html", {"unsent": unsent_of(request)}, status=403)


def unsent_of(request: HttpRequest) -> Unsent | None:
    """None where nothing can be sent again: a file, a secret, or a form that did not come from a page of ours."""
    ours = f"{request.scheme}://{request.get_host()}"
    is_secret = request.path.startswith("/account/")
    if request.method != "POST" or request.headers.get("Origin") != ours or is_secret or request.FILES:
        return None
    lists = ((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    return Unsent(tuple((name, value) for name, values in lists for value in values))


def _wants_a_fragment(request: HttpRequest) -> bool:
    """Asked by a script of a page, not by the browser for a whole page."""
    return "HX-Request" in request.headers or request.headers.get("Accept") == "application/json"


def _told(says: Text, status: int) -> HttpResponse:
    return JsonResponse({"says": say(says)}, status=status)
