"""The reader's own light and language, and the gallery."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from klarlinie.web.platform.accounts.actions import note_language
from klarlinie.web.platform.companies.access import open_page
from klarlinie.web.platform.ui.context import THEMES
from klarlinie.web.platform.ui.samples import gallery_samples

LANGUAGES = ("de", "en")
A_YEAR = 365 * 24 * 3600


@open_page
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device (then nothing is kept)."""
    return _kept(request, "theme", request.POST.get("theme", ""), THEMES)


@open_page
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """For this browser, and for the letters to whoever is signed in."""
    wanted = request.POST.get("language", "")
    if request.user.is_authenticated and wanted in LANGUAGES:
        note_language(request.user.pk, wanted, is_chosen=True)
    return _kept(request, settings.LANGUAGE_COOKIE_NAME, wanted, LANGUAGES)


@open_page
def gallery(request: HttpRequest) -> HttpResponse:
    """Everything a page can be made of, in all its states; for developers only."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "ui/gallery.html", gallery_samples())


def _kept(request: HttpRequest, name: str, value: str, known: tuple[str, ...]) -> HttpResponse:
    """Back to where the reader was, with `value` in a cookie; anything unknown takes the cookie away."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if is_ours and back.startswith("/") else "/")
    if value in known:
        response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(name, samesite="Lax")
    return response
