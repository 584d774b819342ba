"""What stays and what goes: the core as cards, the stop account, and what else changes."""

from __future__ import annotations

from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.focus.placement import Placement
from klarlinie.method.notices import HALF_HEARTED
from klarlinie.method.steps import focus_acts
from klarlinie.reports.blocks import (
    Block,
    Bullets,
    Card,
    Column,
    Paragraph,
    Sheet,
    Subhead,
)
from klarlinie.reports.decided import (
    decided_because,
    is_draft,
    of_these_decided,
    state_of_core,
)
from klarlinie.reports.limits import MOST_ROWS, and_more, most_shown
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.summary import freed_sentence, guessed_core, silent_rows
from klarlinie.reports.words import (
    VERDICTS,
    cut,
    day_or_unknown,
    hours_a_week,
)
from klarlinie.vocabulary.figures import number
from klarlinie.vocabulary.text import Text

# --- 1 what stays ---


def core_section(told: PlanInWords) -> tuple[Block, ...]:
    say = told.say
    if told.plan.infeasible is not None:
        no_focus = say(
            "Noch lässt sich kein Fokus wählen. Das steht im Weg:",
            "A focus can't be chosen yet. This is in the way:",
        )
        return (
            Paragraph(no_focus),
            Bullets(tuple(told.said(reason) for reason in told.plan.infeasible.reasons)),
            Subhead(say("Was jetzt hilft", "What helps now")),
            Bullets(tuple(told.said(act) for act in focus_acts(told.plan))),
        )
    core = told.lanes["must"]
    if not core:
        return (Paragraph(say("Noch ist nichts im Fokus.", "Nothing is in focus yet.")),)
    promised = {commitment.activity: commitment for commitment in told.plan.commitments}
    lead = _lead(told)
    guessed = guessed_core(told.plan)
    doubt = (Paragraph(told.said(guessed)),) if guessed else ()
    return (Paragraph(lead), *doubt, *(_card(told, place, promised.get(place.activity)) for place in core))


def _lead(told: PlanInWords) -> str:
    if is_draft(told.plan):
        return told.say(
            "Noch hat niemand den Fokus gesetzt. So würde er aussehen: je eine zuständige Person, feste Stunden und "
            "ein erster Schritt.",
            "Nobody has set the focus yet. This is what it would look like: one owner each, fixed hours and a first "
            "step.",
        )
    return told.say(
        "Das macht ihr richtig: mit genau einer zuständigen Person, festen Stunden und einem ersten Schritt.",
        "This is what you do properly: with exactly one owner, fixed hours and a first step.",
        sie="Das machen Sie richtig: mit genau einer zuständigen Person, festen Stunden "
        "und einem ersten Schritt.",
    )


def _card(told: PlanInWords, place: Placement, promise: Commitment | None) -> Card:
    owner = promise.owner if promise else place.owner
    dose = promise.hours_per_week if promise else place.dose_per_week
    return Card(
        number=told.number(place.activity),
        title=told.title(place.activity),
        owner=cut(owner, 60) if owner else told.say("noch niemand zuständig", "no owner yet"),
        hours=hours_a_week(dose, told.language),
        facts=(
            *_purpose(told, place.activity),
            *_promise(promise, told),
            *_today(told, place),
            *state_of_core(told, place.activity),
        ),
    )


def _purpose(told: PlanInWords, index: int) -> tuple[tuple[str, str], ...]:
    say, activity = told.say, told.plan.activities[index]
    nobody = say("noch nicht gesagt", "not said yet")
    return (
        (say("Warum", "Why"), cut(activity.reason or nobody, 220)),
        (say("Für wen", "For whom"), cut(activity.audience or nobody, 160)),
    )


def _promise(promise: Commitment | None, told: PlanInWords) -> tuple[tuple[str, str], ...]:
    if promise is None:
        return ()
    say = told.say
    step = say("Bis {day}: {step}", "By {day}: {step}", day=promise.first_step_on, step=promise.first_step)
    hope = promise.expectation
    return (
        (say("Erster Schritt", "First step"), step),
        (say("Gemessen an", "Measured by"), told.said(promise.metric)),
        *(((say("Erwartet", "Expected"), told.said(hope)),) if hope else ()),
        (
            say("Faires Urteil ab", "Fair verdict from"),
            day_or_unknown(promise.fair_verdict_on, told.language),
        ),
    )


def _today(told: PlanInWords, place: Placement) -> tuple[tuple[str, str], ...]:
    """What the activity gets today beside its dose, where the list says so."""
    assessment = told.assessments.get(place.activity)
    if assessment is None or assessment.spent_per_week is None:
        return ()
    say, spent = told.say, round(assessment.spent_per_week, 1)
    is_half = spent < place.dose_per_week * 0.95
    if told.plan.is_off(HALF_HEARTED, told.plan.activities[place.activity].title):
        is_half = False
    half = say(", das ist halbherzig", ", that is half-hearted") if is_half else ""
    return ((say("Heute", "Today"), hours_a_week(spent, told.language) + half),)


# --- 2 what goes ---


def stops_section(told: PlanInWords) -> tuple[Block, ...]:
    say, stops = told.say, told.plan.stop_account.activities
    if not stops:
        nothing = say("Nichts ist zum Streichen vorgeschlagen.", "Nothing is proposed for stopping.")
        return (Paragraph(nothing), *_changes(told))
    columns = (
        Column(say("Nr.", "No."), 0.5, "figure"),
        Column(say("Aktivität", "Activity"), 3.0, "strong"),
        Column(say("Std. im Monat", "Hrs a month"), 1.55, "figure"),
        Column(say("Geld im Jahr", "Money a year"), 1.55, "figure"),
        Column(say("Warum", "Why"), 4.4),
    )
    silent = silent_rows(told.plan, told.language)
    return (
        Paragraph(freed_sentence(told.plan, told.language)),
        *((Paragraph(silent, is_quiet=True),) if silent else ()),
        *of_these_decided(told),
        Sheet(columns, tuple(_stop_row(told, index) for index in stops[: most_shown(len(stops), MOST_ROWS)])),
        *and_more(told, len(stops)),
        *_how_it_ends(told, stops),
        *_changes(told),
    )


def _how_it_ends(told: PlanInWords, stops: tuple[int, ...]) -> tuple[Block, ...]:
    """A stop is a small project: what to cancel, whom to tell, what to take down.

    A stop that people have decided has its own steps, which are ticked off where it was decided.
    """
    decided = told.plan.agreed.decisions if told.plan.agreed else {}
    steps = {index: one for index, one in told.plan.stop_account.steps.items() if index not in decided}
    shown = [index for index in stops[: most_shown(len(stops), MOST_ROWS)] if index in steps]
    if not shown:
        return ()
    rows = tuple(
        (told.number(index), told.title(index), " ".join(told.said(step) for step in steps[index]))
        for index in shown
    )
    columns = (
        Column(told.say("Nr.", "No."), 0.5, "figure"),
        Column(told.say("Aktivität", "Activity"), 3.0, "strong"),
        Column(told.say("Was dafür zu tun ist", "What has to be done"), 7.5),
    )
    return (Subhead(told.say("So hört es auf", "How it ends")), Sheet(columns, rows))


def _stop_row(told: PlanInWords, index: int) -> tuple[str, ...]:
    activity = told.plan.activities[index]
    unknown = told.unknown
    time, paid = activity.hours_per_month, activity.money_per_year
    return (
        told.number(index),
        told.title(index),
        unknown if time is None else number(time, told.language),
        unknown if paid is None else told.say("{paid}", "{paid}", paid=paid),
        _why(told, index),
    )


def _why(told: PlanInWords, index: int) -> str:
    """The reasons of the verdict in sentences; who has decided already is said first."""
    verdict = told.verdicts.get(index)
    if verdict is None:
        return ""
    if by_whom := decided_because(told, index):
        return by_whom
    decided = (
        told.say("Von euch entschieden. ", "Decided by you. ", sie="Von Ihnen entschieden. ")
        if verdict.is_decided
        else ""
    )
    return decided + " ".join(told.said(reason.sentence) for reason in verdict.reasons)


def _changes(told: PlanInWords) -> tuple[Block, ...]:
    """What is not stopped and yet changes: rebuild, merge, rest until a day."""
    say = told.say
    changed = [v for kind in ("change", "merge", "pause") for v in told.plan.verdicts if v.kind == kind]
    if not changed:
        return ()
    columns = (
        Column(say("Nr.", "No."), 0.5, "figure"),
        Column(say("Aktivität", "Activity"), 3.2, "strong"),
        Column(proposal_header(told), 2.7),
        Column(say("Warum", "Why"), 4.6),
    )
    order = told.numbers
    rows = tuple(
        (
            str(order[v.activity]),
            told.title(v.activity),
            verdict_words(told, v.activity),
            _why(told, v.activity),
        )
        for v in changed[: most_shown(len(changed), MOST_ROWS)]
    )
    subhead = Subhead(say("Und das ändert sich", "And this changes"))
    return (subhead, Sheet(columns, rows), *and_more(told, len(changed)))


def proposal_header(told: PlanInWords) -> str:
    """What stands above verdicts of which some are decided."""
    if told.plan.agreed is None:
        return told.say("Vorschlag", "Proposal")
    return told.say("Entscheidung oder Vorschlag", "Decision or proposal")


def verdict_words(told: PlanInWords, index: int) -> str:
    """ "ruhen lassen bis 22.02.2027", "zusammenlegen mit Nr. 14", or the plain word."""
    verdict = told.verdicts.get(index)
    if verdict is None:
        return told.unknown
    values: dict[str, object] = {"word": VERDICTS[verdict.kind]}
    if verdict.merge_with is not None:
        values["other"] = told.number(verdict.merge_with)
        return told.said(Text("{word} mit Nr.\u00a0{other}", "{word} with no.\u00a0{other}", values))
    if verdict.review_on is not None:
        values["day"] = verdict.review_on
        return told.said(Text("{word} bis\u00a0{day}", "{word} until {day}", values))
    return told.said(VERDICTS[verdict.kind])
