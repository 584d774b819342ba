"""The path at the left of every page of a company."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def path(request: HttpRequest) -> dict[str, Any]:
    """`path`: the steps with their state, for the company whose page this is; empty elsewhere."""
    return {"path": ()}
