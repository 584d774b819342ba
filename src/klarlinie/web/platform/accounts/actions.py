"""Changing one's own account; addresses, passwords and factors are changed through allauth."""

from __future__ import annotations

from klarlinie.web.platform.accounts.models import User


def rename(user_id: int, name: str) -> None:
    """What colleagues read from now on; entries of the journal keep the name of their time."""
    User.objects.filter(pk=user_id).update(name=name)
