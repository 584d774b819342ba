"""Every page says who may open it, in one line above the view; a view without such a line fails a test.

A stranger gets 404 on every address of a company, as if it did not exist; somebody who belongs to it but may
not do this gets 403 with a page that says who can.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Literal, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from klarlinie.vocabulary.money import Money
from klarlinie.web.platform.companies.queries import company_for
from klarlinie.web.platform.companies.rights import Right, Role, rights_of
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.ui.unsent import sign_in_first
from klarlinie.web.platform.ui.words import be_formal

Given = ParamSpec("Given")
Rule = Literal["open", "signed in", "guest", "key", "see", "edit", "lead", "allauth"]
ONLY_READS = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class CompanyHere:
    """The company whose page this is, and what the reader may do in it. `state` changes with every change in it."""

    id: int
    slug: str
    name: str
    organisation: str
    organisation_id: int
    role: Role
    formal: bool
    hourly_rate: Money
    state: str

    @property
    def rights(self) -> frozenset[Right]:
        return rights_of(self.role)

    @property
    def may_edit(self) -> bool:
        return "edit" in self.rights

    @property
    def may_lead(self) -> bool:
        return "lead" in self.rights


class PageRequest(HttpRequest):
    """A request of somebody signed in."""

    by: By


class CompanyRequest(PageRequest):
    """A request inside a company, by somebody who belongs to it."""

    company: CompanyHere


View = Callable[..., HttpResponseBase]


def company_page(
    right: Right,
) -> Callable[[Callable[Concatenate[Any, Given], HttpResponseBase]], View]:
    """A page of one company (address with `slug`). To send anything, at least "edit" is needed."""
    return _company_page(right, "edit" if right == "see" else right)


def own_words_page(view: Callable[Concatenate[Any, Given], HttpResponseBase]) -> View:
    """A page of one company where everybody who belongs to it may also send: their own answers and settings."""
    return _company_page("see", "see")(view)


def _company_page(
    right: Right, to_send: Right
) -> Callable[[Callable[Concatenate[Any, Given], HttpResponseBase]], View]:
    def declare(view: Callable[Concatenate[Any, Given], HttpResponseBase]) -> View:
        @wraps(view)
        def guarded(request: Any, slug: str, *args: Any, **named: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return sign_in_first(request)
            found = company_for(request.user.pk, slug)
            if found is None:
                raise Http404
            request.company = CompanyHere(**found)
            request.by = by_user(request)
            be_formal(request.company.formal)
            needed = right if request.method in ONLY_READS else to_send
            if needed not in request.company.rights:
                raise PermissionDenied(needed)
            return view(request, *args, **named)

        return _declared(guarded, right)

    return declare


def signed_in_page(view: Callable[Concatenate[Any, Given], HttpResponseBase]) -> View:
    """A page for everybody with an account, about what is their own."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **named: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        request.by = by_user(request)
        return view(request, *args, **named)

    return _declared(guarded, "signed in")


def open_page(view: View) -> View:
    """A page for everybody, without an account."""
    return _declared(view, "open")


def guest_page(view: View) -> View:
    """A page for whoever holds a guest link or has joined with one; the view asks `rounds` who that is."""
    return _declared(view, "guest")


def key_page(view: View) -> View:
    """An operation of the interface for programs; its door (api/door.py) asks for a key."""
    return _declared(view, "key")


def rule_of(view: Any) -> Rule | None:
    """Who may open this view, as declared above it."""
    rule: Rule | None = getattr(view, "access_rule", None)
    return rule


def by_user(request: HttpRequest) -> By:
    assert request.user.is_authenticated
    return By(str(request.user)[:LONGEST_NAME], "user", request.user.pk)


def _declared(view: View, rule: Rule) -> View:
    view.access_rule = rule  # type: ignore[attr-defined]
    return view
