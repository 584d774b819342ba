"""The letter with the answer, to whoever had the idea; what became of the letter is written down."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from klarlinie.method.upkeep.gate import Decision
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep.models import IdeaAnswer
from klarlinie.web.method.upkeep.queries.ideas import status_token
from klarlinie.web.platform.ui.letters import send_letter, whole_address
from klarlinie.web.platform.ui.words import Voice, speaking

SUBJECT = Text("Deine Idee „{title}“", "Your idea “{title}”", sie="Ihre Idee „{title}“")
BECAME: dict[Decision, Text] = {
    "accept": Text(
        "{company} nimmt deine Idee „{title}“ an.",
        "{company} accepts your idea “{title}”.",
        sie="{company} nimmt Ihre Idee „{title}“ an.",
    ),
    "park": Text(
        "{company} legt deine Idee „{title}“ auf den Parkplatz. Beim nächsten Rückblick kommt sie wieder auf "
        "den Tisch.",
        "{company} puts your idea “{title}” in the parking lot. It comes up again at the next review.",
        sie="{company} legt Ihre Idee „{title}“ auf den Parkplatz. Beim nächsten Rückblick kommt sie wieder auf "
        "den Tisch.",
    ),
    "decline": Text(
        "{company} nimmt deine Idee „{title}“ nicht auf.",
        "{company} will not take up your idea “{title}”.",
        sie="{company} nimmt Ihre Idee „{title}“ nicht auf.",
    ),
}
BODY = Text(
    "Guten Tag,\n\n{became}\n\nDer Grund:\n{reason}\n\nDanke, dass du sie aufgeschrieben hast. {where}\n\n"
    "Klarlinie\n",
    "Hello,\n\n{became}\n\nThe reason:\n{reason}\n\nThank you for writing it down. {where}\n\nKlarlinie\n",
    sie="Guten Tag,\n\n{became}\n\nDer Grund:\n{reason}\n\nDanke, dass Sie sie aufgeschrieben haben. {where}\n\n"
    "Klarlinie\n",
)
WHERE = Text("Nachzulesen ist alles hier:\n{link}", "All of it can be read here:\n{link}")


def send_answer(company_id: int, answer_id: int, *, at: datetime) -> None:
    """Send it, and write down whether it is on its way. Nothing happens where the answer is gone."""
    rows = IdeaAnswer.objects.for_company(company_id).select_related("idea", "company")
    answer = rows.filter(pk=answer_id).first()
    if answer is None or not answer.idea.email:
        return
    token = status_token(company_id, answer.idea_id, at)
    link = whole_address(reverse("idea_status", args=[token])) if token else ""
    values = {"title": answer.idea.title, "company": answer.company.name}
    became = BECAME[answer.decision].with_values(**values)  # type: ignore[index]
    body = BODY.with_values(
        became=became, reason=answer.reason, where=WHERE.with_values(link=link) if link else ""
    )
    voice = Voice("en" if answer.company.language == "en" else "de", answer.company.formal)
    with speaking(voice):
        is_sent = send_letter(answer.idea.email, SUBJECT.with_values(**values), body)
    rows.filter(pk=answer_id).update(letter="sent" if is_sent else "failed")
