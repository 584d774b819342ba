"""Errors that no view has caught: a program below /api/ gets a problem it can read, everybody else a calm page."""

from __future__ import annotations

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from klarlinie.web.api.problems import Problem, broken, not_there, unreadable
from klarlinie.web.platform.ui.middleware import language_of
from klarlinie.web.platform.ui.words import Voice, speaking

OF_PROGRAMS = "/api/"


def bad_request(request: HttpRequest, exception: Any) -> HttpResponse:
    if request.path.startswith(OF_PROGRAMS):
        return _said(request, unreadable())
    return defaults.bad_request(request, exception)


def page_not_found(request: HttpRequest, exception: Any) -> HttpResponse:
    if request.path.startswith(OF_PROGRAMS):
        return _said(request, not_there())
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(OF_PROGRAMS):
        return _said(request, broken(request, sys.exception()))
    return defaults.server_error(request)


def _said(request: HttpRequest, problem: Problem) -> HttpResponse:
    """In the language of the program, also where what usually sees to that was never reached."""
    with speaking(Voice("en" if language_of(request) == "en" else "de")):
        return problem.answer()
