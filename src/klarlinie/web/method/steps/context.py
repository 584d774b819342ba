"""The path at the left of every page of a company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse

from klarlinie.method.steps import Step
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.steps import queries

BUILT = ("clarity", "inventory", "evaluation")


@dataclass(frozen=True)
class Stop:
    """One stop of the path as the page shows it."""

    code: str
    name: Text
    url: str
    state: Literal["done", "here", "open"]
    lacks: Text | None


def path(request: HttpRequest) -> dict[str, Any]:
    """`path`: the steps with their state, for the company whose page this is; empty elsewhere."""
    company = getattr(request, "company", None)
    if company is None:
        return {"path": ()}
    stops = [_stop(step, company.slug, request.path) for step in queries.path(company.id, company.state)]
    is_home = request.path == reverse("company_home", kwargs={"slug": company.slug})
    is_somewhere = any(stop.state == "here" for stop in stops)
    return {"path": stops, "here_known": is_somewhere, "path_unfolded": is_home}


def step_url(code: str, slug: str) -> str:
    """Where a step begins."""
    if code in BUILT:
        return f"{reverse('company_home', kwargs={'slug': slug})}{code}/"
    return reverse("draft", kwargs={"slug": slug})


def _stop(step: Step, slug: str, here: str) -> Stop:
    url = step_url(step.code, slug)
    if step.code in BUILT and here.startswith(url):
        return Stop(step.code, step.name, url, "here", None)
    is_done = step.code in BUILT and step.is_settled
    is_home = here == reverse("company_home", kwargs={"slug": slug})
    lacks = step.lacks[0] if is_home and step.lacks else None
    return Stop(step.code, step.name, url, "done" if is_done else "open", lacks)
