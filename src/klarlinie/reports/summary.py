"""The plan in one sentence, and the few sums that several reports say."""

from __future__ import annotations

from klarlinie.method.decisions.stop_account import StopAccount, stop_account
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.decided import decided_stops, is_draft
from klarlinie.reports.words import sums_of_money
from klarlinie.vocabulary.figures import Hours, Language
from klarlinie.vocabulary.text import Text, joined

COSTS_NOTHING = Text(
    "Das kostet heute weder Stunden noch Geld, frei wird also nichts.",
    "It costs neither hours nor money today, so nothing is set free.",
)


def result_sentence(plan: TidyPlan, language: Language) -> str:
    """ "Von 24 Aktivitäten bleiben 4 im Fokus; 7 fallen weg und machen 31 Std. im Monat frei."."""
    values: dict[str, object] = {
        "all": len(plan.activities),
        "core": sum(placement.lane == "must" for placement in plan.placements),
        "stops": len(certain_account(plan).activities),
        "hours": Hours(certain_account(plan).hours_per_month),
        "proposed": len(plan.stop_account.activities),
    }
    if not plan.activities:
        return Text("Auf der Liste steht noch keine Aktivität.", "The list holds no activity yet.").say(
            language
        )
    return Text("{stay}{go}.", "{stay}{go}.", {"stay": _stay(plan, values), "go": _go(plan, values)}).say(
        language
    )


def certain_account(plan: TidyPlan) -> StopAccount:
    """The stops a sentence may count on: those decided, and where nobody could decide yet, those proposed."""
    if plan.agreed is None:
        return plan.stop_account
    decided = set(decided_stops(plan))
    return stop_account(plan.activities, [one for one in plan.verdicts if one.activity in decided])


def _stay(plan: TidyPlan, values: dict[str, object]) -> Text:
    if plan.infeasible is not None:
        one = "Aus {all} Aktivitäten lässt sich noch kein Fokus wählen"
        return Text(one, "No focus can be chosen from {all} activities yet", values)
    if is_draft(plan):
        one = "Von {all} Aktivitäten schlagen wir {core} für den Fokus vor"
        return Text(one, "Of {all} activities we propose {core} for the focus", values)
    if values["core"] == 1:
        return Text("Von {all} Aktivitäten bleibt 1 im Fokus", "Of {all} activities 1 stays in focus", values)
    return Text(
        "Von {all} Aktivitäten bleiben {core} im Fokus", "Of {all} activities {core} stay in focus", values
    )


def _go(plan: TidyPlan, values: dict[str, object]) -> Text:
    if not plan.stop_account.activities:
        return Text("", "")
    if not values["stops"]:
        return Text(
            "; zum Streichen vorgeschlagen: {proposed}", "; proposed for stopping: {proposed}", values
        )
    one = values["stops"] == 1
    if not certain_account(plan).hours_per_month:
        return (
            Text("; 1 fällt weg", "; 1 goes") if one else Text("; {stops} fallen weg", "; {stops} go", values)
        )
    if one:
        return Text(
            "; 1 fällt weg und macht {hours} im Monat frei", "; 1 goes and frees {hours} a month", values
        )
    many = "; {stops} fallen weg und machen {hours} im Monat frei"
    return Text(many, "; {stops} go and free {hours} a month", values)


def freed_sentence(plan: TidyPlan, language: Language) -> str:
    """What all stops free together, as far as it is known; "would" as long as some are only proposed."""
    if plan.agreed is not None and len(decided_stops(plan)) < len(plan.stop_account.activities):
        return _would_free(plan, language)
    return freed_by(plan.stop_account, language)


def freed_by(account: StopAccount, language: Language) -> str:
    """What stops free that nobody doubts any more."""
    values: dict[str, object] = {
        "n": len(account.activities),
        "hours": Hours(account.hours_per_month),
        "money": sums_of_money(account.money_per_year, language),
    }
    if account.hours_per_month and account.money_per_year:
        de = "Das wird frei: {hours} im Monat und {money} im Jahr."
        return Text(de, "This is set free: {hours} a month and {money} a year.", values).say(language)
    if account.hours_per_month:
        return Text("Das wird frei: {hours} im Monat.", "This frees {hours} a month.", values).say(language)
    if account.money_per_year:
        return Text("Das wird frei: {money} im Jahr.", "This frees {money} a year.", values).say(language)
    if not (account.unknown_hours or account.unknown_money):
        return COSTS_NOTHING.say(language)
    de = "Was das frei macht, ist noch nicht bekannt."
    return Text(de, "What that frees is not known yet.", values).say(language)


def _would_free(plan: TidyPlan, language: Language) -> str:
    account = plan.stop_account
    hours = Text("{hours} im Monat", "{hours} a month", {"hours": Hours(account.hours_per_month)})
    paid = sums_of_money(account.money_per_year, language)
    money = Text("{money} im Jahr", "{money} a year", {"money": paid})
    known = [*([hours] if account.hours_per_month else []), *([money] if account.money_per_year else [])]
    if not known and not (account.unknown_hours or account.unknown_money):
        return COSTS_NOTHING.say(language)
    if not known:
        de = "Was das frei machen würde, ist noch nicht bekannt."
        return Text(de, "What that would free is not known yet.").say(language)
    values = {"what": joined(known, " und ", " and ")}
    de = "Das würde frei, wenn alles davon endet: {what}."
    return Text(de, "This would be set free if all of it ends: {what}.", values).say(language)


def silent_rows(plan: TidyPlan, language: Language) -> str:
    """How many of the stops say nothing about hours or money, so that the sums are a lower bound; "" for none."""
    account = plan.stop_account
    if not (account.hours_per_month or account.money_per_year):
        return ""
    hours_missing = Text(
        "{n}-mal fehlen die Stunden", "the hours are missing for {n}", {"n": account.unknown_hours}
    )
    money_missing = Text(
        "{n}-mal fehlt das Geld", "the money is missing for {n}", {"n": account.unknown_money}
    )
    counted = ((account.unknown_hours, hours_missing), (account.unknown_money, money_missing))
    missing = tuple(words for count, words in counted if count)
    said = Text("Eher mehr, denn {missing}.", "Probably more: {missing}.", {"missing": missing})
    return said.say(language) if missing else ""


def guessed_core(plan: TidyPlan) -> Text | None:
    """A word of caution where nobody knows what half of the core or more brings; else None."""
    core = [place.activity for place in plan.placements if place.lane == "must"]
    unknown = sum(not plan.assessments[index].effect_is_known for index in core)
    if not unknown or 2 * unknown < len(core) or plan.infeasible is not None:
        return None
    if unknown == len(core):
        return Text(
            "Was diese Aktivitäten bringen, ist noch nicht bekannt; gerechnet ist mit dem Üblichen. Nehmt die Auswahl "
            "als Anfang.",
            "It is not known yet what these activities bring; we calculate with what is usual. Take the choice "
            "as a start.",
            sie="Was diese Aktivitäten bringen, ist noch nicht bekannt; gerechnet ist "
            "mit dem Üblichen. Nehmen Sie die Auswahl als Anfang.",
        )
    return Text(
        "Bei {n} von {all} ist noch nicht bekannt, was sie bringen; gerechnet ist mit dem Üblichen. Nehmt die Auswahl "
        "als Anfang.",
        "For {n} of {all} it is not known yet what they bring; we calculate with what is usual. Take the choice "
        "as a start.",
        {"n": unknown, "all": len(core)},
        sie="Bei {n} von {all} ist noch nicht bekannt, was sie bringen; gerechnet ist "
        "mit dem Üblichen. Nehmen Sie die Auswahl als Anfang.",
    )


def capacity_of(plan: TidyPlan) -> float | None:
    """Hours a week of everybody together; None where nobody has said any."""
    if plan.people:
        return sum(person.hours_per_week for person in plan.people)
    return plan.settings.hours_per_week


def hours_in_core(plan: TidyPlan) -> float:
    """Hours a week that the core takes at its doses."""
    return sum(placement.dose_per_week for placement in plan.placements if placement.lane == "must")
