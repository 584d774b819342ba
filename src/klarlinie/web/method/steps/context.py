"""The path at the left of every page of a company."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse

from klarlinie.method.steps import Step
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.steps import queries
from klarlinie.web.platform.ui.clock import today

# What stands beside the path: it is there all the time and has no place in the order.
BESIDE: tuple[tuple[str, str, Text], ...] = (
    ("upkeep", "sprout", Text("Ideen und Rückblick", "Ideas and review")),
    ("origin", "route", Text("Woher Kunden kommen", "Where customers come from")),
    ("findings", "lightbulb", Text("Was auffällt", "What stands out")),
    ("reports", "file-down", Text("Zum Mitnehmen", "Reports")),
)


@dataclass(frozen=True)
class Stop:
    """One stop of the path as the page shows it."""

    code: str
    name: Text
    url: str
    state: Literal["done", "here", "open"]
    lacks: Text | None


@dataclass(frozen=True)
class Beside:
    """One link beside the path."""

    name: Text
    icon: str
    url: str
    is_here: bool


def path(request: HttpRequest) -> dict[str, Any]:
    """`path`: the steps with their state, for the company whose page this is, and `path_beside`: what stands beside.

    `hints` is asked only by the page that needs it."""
    company = getattr(request, "company", None)
    if company is None:
        return {"path": (), "path_beside": ()}
    home = step_url("company_home", company.slug)
    steps = queries.path(company.id, company.state, today())
    stops = [_stop(step, company.slug, request.path, home) for step in steps]
    is_somewhere = any(stop.state == "here" for stop in stops)
    return {
        "path": stops,
        "path_beside": [_beside(*one, company.slug, request.path) for one in BESIDE],
        "here_known": is_somewhere,
        "hints": lambda: queries.worth_asking(company.id, company.state, today()),
        "path_unfolded": request.path == home,
    }


@lru_cache(maxsize=2000)
def step_url(name: str, slug: str) -> str:
    """Where a step begins: its page has the name of the step."""
    return reverse(name, kwargs={"slug": slug})


def _stop(step: Step, slug: str, here: str, home: str) -> Stop:
    url = step_url(step.code, slug)
    if here.startswith(url):
        return Stop(step.code, step.name, url, "here", None)
    lacks = step.lacks[0] if here == home and step.lacks else None
    return Stop(step.code, step.name, url, "done" if step.is_settled else "open", lacks)


def _beside(name: str, icon: str, says: Text, slug: str, here: str) -> Beside:
    url = step_url(name, slug)
    return Beside(says, icon, url, here.startswith(url))
