"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from klarlinie.web.platform.ui.words import voice

THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, theme, company. `company` is None outside a company's pages."""
    theme = request.COOKIES.get("theme", "")
    return {
        "language": voice().language,
        "theme": theme if theme in THEMES else "",
        "company": getattr(request, "company", None),
    }
