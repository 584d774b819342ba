"""Using a right, inside the story that needs it; and giving rights to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.execution.rights import RIGHT_NAMES, Right
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.deciding.queries import permission, person_of
from klarlinie.web.platform.journal.story import Story
from klarlinie.web.platform.ui.refusal import Refusal

NOBODY_YET = Text(
    "Auf der Liste der Leute steht noch niemand mit deinem Konto. Wer leitet, kann es bei „Leute“ zuordnen.",
    "Nobody on the list of people has your account yet. Whoever leads can link it under “People”.",
    sie="Auf der Liste der Leute steht noch niemand mit Ihrem Konto. Wer leitet, kann es bei „Leute“ zuordnen.",
)
BY_RIGHT = Text("Recht: {right}", "Right: {right}")
AS_DEPUTY = Text("Recht: {right}, in Vertretung", "Right: {right}, as deputy")


class MayNotDecide(Refusal):
    """Somebody may propose this, but not decide it; `text` says who can."""


@dataclass(frozen=True)
class Used:
    """Who has decided by which right; `name` is the person's, as the rows that were decided keep it."""

    name: str
    right: Right
    as_deputy: bool


def use_right(told: Story, right: Right, *, on: date) -> Used:
    """The right for this story, which then names it in its entry. Raises `MayNotDecide`.

    It is asked inside the story, under its lock: whoever has lost the right since the page was shown is told so.
    """
    person = person_of(told.company_id, told.by.user_id)
    allowed = permission(told.company_id, told.by.user_id, right, on)
    if person is None and not allowed.allowed and told.by.user_id is not None and _is_held(allowed.why):
        raise MayNotDecide(NOBODY_YET)
    if person is None or not allowed.allowed:
        raise MayNotDecide(allowed.why)
    told.right = (AS_DEPUTY if allowed.as_deputy else BY_RIGHT).with_values(right=RIGHT_NAMES[right])
    return Used(person.name, right, allowed.as_deputy)


def _is_held(why: Text) -> bool:
    """Whether the refusal names a holder: then the account is what is missing, not the right."""
    return "holder" in why.values
