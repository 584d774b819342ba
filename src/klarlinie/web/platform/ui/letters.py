"""A letter to one person, in the voice that is spoken; whether it is on its way is said, never assumed."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.words import say

log = logging.getLogger(__name__)


def send_letter(email: str, subject: Text, body: Text) -> bool:
    """False where the mail server does not take it; then whoever asked for it has to hear of that."""
    one_line = " ".join(say(subject).split())
    try:
        return bool(send_mail(one_line, say(body), None, [email]))
    except (OSError, SMTPException):
        log.exception("A letter could not be sent.")
        return False


def whole_address(path: str) -> str:
    """Where a page is found by somebody who reads a letter."""
    return f"{settings.SITE_URL}{path}"
