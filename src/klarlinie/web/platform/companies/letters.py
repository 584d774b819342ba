"""The letters that companies send."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.letters import send_letter

SUBJECT = Text(
    "Einladung: {company} räumt sein Marketing auf", "Invitation: {company} tidies up its marketing"
)
BODY = Text(
    "Guten Tag,\n\n{who} lädt zur gemeinsamen Arbeit am Marketing von {company} ein.\n\n"
    "Hier geht es hinein, 14 Tage lang:\n{link}\n\nKlarlinie\n",
    "Hello,\n\n{who} invites you to work on the marketing of {company} together.\n\n"
    "This is the way in, for 14 days:\n{link}\n\nKlarlinie\n",
)


def send_invitation_letter(email: str, link: str, company: str, who: str) -> bool:
    """Whether the letter is on its way; if not, the link can still be handed over by hand."""
    values = {"company": company, "who": who, "link": link}
    return send_letter(email, SUBJECT.with_values(**values), BODY.with_values(**values))
