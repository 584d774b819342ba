"""The letters that companies send."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.core.mail import send_mail

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.words import say

SUBJECT = Text(
    "Einladung: {company} räumt sein Marketing auf", "Invitation: {company} tidies up its marketing"
)
BODY = Text(
    "Guten Tag,\n\n{who} lädt zur gemeinsamen Arbeit am Marketing von {company} ein.\n\n"
    "Hier geht es hinein, 14 Tage lang:\n{link}\n\nKlarlinie\n",
    "Hello,\n\n{who} invites you to work on the marketing of {company} together.\n\n"
    "This is the way in, for 14 days:\n{link}\n\nKlarlinie\n",
)
log = logging.getLogger(__name__)


def send_invitation_letter(email: str, link: str, company: str, who: str) -> bool:
    """Whether the letter is on its way; if not, the link can still be handed over by hand."""
    subject = " ".join(say(SUBJECT.with_values(company=company)).split())
    try:
        return bool(
            send_mail(subject, say(BODY.with_values(who=who, company=company, link=link)), None, [email])
        )
    except (OSError, SMTPException):
        log.exception("An invitation letter could not be sent.")
        return False
