"""The letter that asks one person how their week was."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.letters import send_letter

SUBJECT = Text("{company}: Zwei Minuten zu deiner Woche?", "{company}: two minutes about your week?",
               sie="{company}: Zwei Minuten zu Ihrer Woche?")  # fmt: skip
BODY = Text(
    "Guten Tag,\n\nwie war die Woche mit {titles}? Stunden, was fertig wurde, was im Weg ist: Das dauert zwei "
    "Minuten und braucht kein Konto.\n\n{link}\n\nDer Link zeigt nur das Eigene und gilt drei Wochen. Was niemand "
    "weiß, bleibt leer.\n\nKlarlinie\n",
    "Hello,\n\nhow was the week with {titles}? Hours, what got done, what is in the way: it takes two minutes and "
    "needs no account.\n\n{link}\n\nThe link shows only what is your own and is valid for three weeks. What nobody "
    "knows stays empty.\n\nKlarlinie\n",
)


def send_check_in_letter(email: str, link: str, company: str, titles: Sequence[str]) -> bool:
    """Whether the letter is on its way; if not, the link can still be handed over by hand."""
    values = {"company": company, "link": link, "titles": tuple(titles)}
    return send_letter(email, SUBJECT.with_values(**values), BODY.with_values(**values))
