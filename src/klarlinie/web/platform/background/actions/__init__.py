"""Asking for work, doing it, and putting back what a killed worker has dropped."""

from __future__ import annotations

from klarlinie.web.platform.background.actions.asking import ask, cancel

__all__ = ["ask", "cancel"]
