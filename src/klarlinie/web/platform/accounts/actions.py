"""Changing one's own account; addresses, passwords and factors are changed through allauth."""

from __future__ import annotations

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.http import int_to_base36

from klarlinie.web.platform.accounts.models import User


def rename(user_id: int, name: str) -> None:
    """What colleagues read from now on; entries of the journal keep the name of their time."""
    User.objects.filter(pk=user_id).update(name=name)


def note_language(user_id: int, language: str, *, is_chosen: bool) -> None:
    """In which language letters to this account are written; a chosen one is not changed by where somebody signs in."""
    rows = User.objects.filter(pk=user_id)
    (rows if is_chosen else rows.filter(language="")).update(language=language)


def end_half_sign_ins(user_id: int) -> None:
    """Who stands between password and second factor begins anew: without one, that page would lead in a circle."""
    as_noted = int_to_base36(user_id)  # as allauth keeps it in the session
    for session in Session.objects.iterator():
        begun = session.get_decoded().get(LOGIN_SESSION_KEY) or {}
        if begun.get("user_pk") == as_noted:
            session.delete()


def end_sessions(user_id: int) -> None:
    """Signed out everywhere."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user_id):
            session.delete()
