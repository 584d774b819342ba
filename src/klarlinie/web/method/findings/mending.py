"""Where a finding is mended: each leads to the page on which its cause can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.findings.queries import FindingShown
from klarlinie.web.platform.companies.access import rule_of


@dataclass(frozen=True)
class Spot:
    """A page by its name; `of_activity` where it is the page of the activity the finding is about."""

    page: str
    says: Text
    of_activity: bool = False


@dataclass(frozen=True)
class Way:
    url: str
    says: Text


CARD = Spot("evaluation_card", Text("Zur Karte", "To its card"), of_activity=True)
ROW = Spot("inventory_activity", Text("Zur Aktivität", "To the activity"), of_activity=True)
PEOPLE = Spot("company_people", Text("Zu den Leuten", "To the people"))
DECIDE = Spot("decide", Text("Zur Entscheidung", "To its decision"), of_activity=True)
OWN_PROMISE = Spot("promise", Text("Zur Zusage", "To its promise"), of_activity=True)
RIGHTS = Spot("rights", Text("Zu den Entscheidungsrechten", "To the decision rights"))
DECISIONS = Spot("decisions", Text("Zu den Entscheidungen", "To the decisions"))
FOCUS = Spot("focus", Text("Zum Fokus", "To the focus"))
EXECUTION = Spot("execution", Text("Zur Umsetzung", "To the execution"))
UPKEEP = Spot("upkeep", Text("Zu Ideen und Rückblick", "To ideas and review"))
PROMISE = Spot("clarity_promise", Text("Zum Versprechen", "To the promise"))
AUDIENCES = Spot("clarity_audience_list", Text("Zu den Zielgruppen", "To the audiences"))
BENEFITS = Spot("clarity_benefit_list", Text("Zum Nutzen", "To the benefits"))
TASKS = Spot("clarity_tasks", Text("Zu den Aufgaben", "To the tasks"))
EXPECTATIONS = Spot("clarity_not_expected", Text("Zu den Erwartungen", "To the expectations"))

# By the whole code, else by its first four signs, else by its step.
SPOTS: Mapping[str, Spot] = {
    "CLA50": PROMISE,
    "CLA51": AUDIENCES,
    "CLA52": BENEFITS,
    "CLA53": TASKS,
    "CLA541": EXPECTATIONS,
    "INV403": Spot("inventory_duplicates", Text("Beide nebeneinander", "Both side by side")),
    "EVA102": Spot("inventory", Text("Zur Inventur", "To the inventory")),
    "EVA501": CARD,
    "DEC002": Spot("evaluation", Text("Zur Bewertung", "To the evaluation")),
    "FOC401": CARD,
    "FOC402": PEOPLE,
    "FOC403": CARD,
    "EXE102": OWN_PROMISE,
    "EXE106": PEOPLE,
    "EXE109": ROW,
    "EXE110": RIGHTS,
    "EXE111": RIGHTS,
    "UPK106": Spot("decisions_again", Text("Zur Entscheidung von damals", "To the decision of that day")),
    "UPK110": OWN_PROMISE,
    "UPK111": OWN_PROMISE,
    "UPK112": OWN_PROMISE,
    "UPK120": DECIDE,
    "UPK121": DECIDE,
    "UPK122": Spot("confirm", Text("Zum Bestätigen", "To confirm it")),
    "UPK123": Spot("metrics", Text("Zu den Zahlen", "To the figures")),
    "UPK124": DECIDE,
}
OF_STEP: Mapping[str, Spot] = {
    "clarity": Spot("clarity", Text("Zum Fundament", "To the foundation")),
    "inventory": Spot("inventory", Text("Zur Inventur", "To the inventory")),
    "evaluation": Spot("evaluation", Text("Zur Bewertung", "To the evaluation")),
    "decisions": DECISIONS,
    "focus": FOCUS,
    "execution": EXECUTION,
    "upkeep": UPKEEP,
    "origin": Spot("origin", Text("Zur Herkunft", "To the origin")),
}


def way_to_mend(finding: FindingShown, slug: str, may_edit: bool = True) -> Way:
    """The address and the words of its link; who only reads is led to a page that may be read."""
    spot = SPOTS.get(finding.code) or SPOTS.get(finding.code[:5]) or OF_STEP[finding.step]
    if spot.of_activity and finding.activity_id is None:
        spot = OF_STEP[finding.step]
    keys: dict[str, object] = {"slug": slug}
    if spot.of_activity:
        keys["activity_id"] = finding.activity_id
    try:
        way = Way(reverse(spot.page, kwargs=keys), spot.says)
        if may_edit or rule_of(resolve(way.url).func) == "see":
            return way
        return Way(reverse(OF_STEP[finding.step].page, kwargs={"slug": slug}), OF_STEP[finding.step].says)
    except NoReverseMatch:  # that step has no page of its own
        return Way(reverse("company_home", kwargs={"slug": slug}), Text("Zur Übersicht", "To the overview"))
