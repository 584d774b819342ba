"""What the plan should say aloud: what to find out first, what is done by halves, what nobody was asked."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.method.clarity.line import Line
from klarlinie.method.decisions.sentences import NOT_ASKED, PURPOSE_OPEN
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.execution.metrics import measuring_task
from klarlinie.method.focus.board import Board
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.team import TEAM
from klarlinie.method.upkeep.similar import Stopped, stopped_before
from klarlinie.vocabulary.figures import Hours, Points
from klarlinie.vocabulary.findings import Finding, Rule
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

FIND_OUT_FIRST = "FOC401"
HALF_HEARTED = "EVA501"
OTHER_CURRENCY = "EVA102"
NO_NAMES = "FOC402"
CORE_WITHOUT_PURPOSE = "FOC403"
HOW_MANY_TO_FIND_OUT = 3
WORTH_KNOWING = 0.05  # points; below that knowing more would hardly change the plan
MOST_REMARKS = 2  # notes quoted about something stopped


def notices(
    activities: Sequence[Activity],
    assessments: Sequence[Assessment],
    verdicts: Sequence[Verdict],
    board: Board,
    people: Sequence[Person],
    hourly_rate: Money,
    line: Line,
) -> tuple[Finding, ...]:
    """Findings about the plan as a whole and about single activities, the most useful first."""
    return (
        *_no_names(activities, board, people),
        *_core_without_purpose(activities, verdicts, board),
        *_find_out_first(activities, board, line),
        *_half_hearted(activities, assessments, board),
        *_stopped_before(activities),
        *_never_asked(verdicts),
        *_other_currencies(activities, hourly_rate),
    )


def worth_finding_out(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """The placements where knowing the effect would change the plan most, the best first."""
    ranked = sorted(placements, key=lambda placement: -placement.value_of_knowing)
    return tuple(p for p in ranked[:HOW_MANY_TO_FIND_OUT] if p.value_of_knowing >= WORTH_KNOWING)


def _no_names(activities: Sequence[Activity], board: Board, people: Sequence[Person]) -> list[Finding]:
    """While only the team is known, a core activity belongs to everybody, and so to nobody."""
    if [person.name for person in people] != [TEAM]:
        return []
    core = [activities[p.activity] for p in board.placements if p.lane == "must"]
    if not core:
        return []
    return [
        Finding(
            NO_NAMES,
            "warning",
            "",
            Text(
                "Noch gehört der Kern dem ganzen Team. Jede Aktivität braucht genau eine Person.",
                "The core still belongs to the whole team. Each activity needs exactly one person.",
            ),
            Text(
                "Nennt alle mit ihren Stunden, zum Beispiel „Jana: 6“, dann verteilen wir den Kern.",
                "Name everybody with their hours, for example “Jana: 6”, and we share out the core.",
                sie="Nennen Sie alle mit ihren Stunden, zum Beispiel „Jana: 6“, dann verteilen wir den Kern.",
            ),
            tuple(_today_by(activity) for activity in core if activity.owners),
        )
    ]


def _core_without_purpose(
    activities: Sequence[Activity], verdicts: Sequence[Verdict], board: Board
) -> list[Finding]:
    """A core activity whose reason or audience is still open: it works, but nobody could repeat why."""
    in_core = {placement.activity for placement in board.placements if placement.lane == "must"}
    return [
        Finding(
            CORE_WITHOUT_PURPOSE,
            "warning",
            activities[verdict.activity].title,
            Text(
                "„{title}“ gehört zum Kern, aber ein Satz fehlt noch. {open}",
                "“{title}” is core, but a sentence is still missing. {open}",
                {"title": activities[verdict.activity].title, "open": _what_is_open(verdict)},
            ),
            Text(
                "Schreibt den Satz auf, bevor der erste Schritt beginnt.",
                "Write the sentence down before the first step begins.",
                sie="Schreiben Sie den Satz auf, bevor der erste Schritt beginnt.",
            ),
        )
        for verdict in verdicts
        if verdict.activity in in_core and any(reason.code == PURPOSE_OPEN for reason in verdict.reasons)
    ]


def _what_is_open(verdict: Verdict) -> Text:
    return next(reason.sentence for reason in verdict.reasons if reason.code == PURPOSE_OPEN)


def _today_by(activity: Activity) -> Text:
    return Text(
        "„{title}“ macht laut Liste heute: {owners}",
        "Today, says the list, “{title}” is done by: {owners}",
        {"title": activity.title, "owners": activity.owners},
    )


def _find_out_first(activities: Sequence[Activity], board: Board, line: Line) -> list[Finding]:
    return [
        Finding(
            FIND_OUT_FIRST,
            "hint",
            activities[placement.activity].title,
            Text(
                "Wüsstet ihr genau, was „{title}“ bringt, wäre der Plan im Mittel um {points} besser.",
                "If you knew exactly what “{title}” brings, the plan would be {points} better on average.",
                {"title": activities[placement.activity].title, "points": Points(placement.value_of_knowing)},
                sie="Wüssten Sie genau, was „{title}“ bringt, wäre der Plan im Mittel um {points} besser.",
            ),
            measuring_task(activities[placement.activity], line),
            (placement.would_enter,) if placement.would_enter and placement.lane != "must" else (),
        )
        for placement in worth_finding_out(board.placements)
    ]


def _half_hearted(
    activities: Sequence[Activity], assessments: Sequence[Assessment], board: Board
) -> list[Finding]:
    return [
        _by_halves(activities[assessment.activity], assessment)
        for assessment, placement in zip(assessments, board.placements, strict=True)
        if placement.lane == "must"
        and assessment.spent_per_week is not None
        and assessment.spent_per_week < assessment.dose_per_week
    ]


def _by_halves(activity: Activity, assessment: Assessment) -> Finding:
    spent = assessment.spent_per_week or 0.0
    return Finding(
        HALF_HEARTED,
        "warning" if spent < assessment.dose_per_week / 2 else "hint",
        activity.title,
        Text(
            "Heute bekommt „{title}“ {spent} in der Woche, verlässlich wirkt es ab {dose}.",
            "Today “{title}” gets {spent} a week; it needs {dose} to work reliably.",
            {
                "title": activity.title,
                "spent": Hours(round(spent, 1)),
                "dose": Hours(assessment.dose_per_week),
            },
        ),
        Text(
            "Der Plan rechnet mit der vollen Zeit. Haltet euch diese Stunden frei.",
            "The plan counts on the full time. Keep these hours free.",
            sie="Der Plan rechnet mit der vollen Zeit. Halten Sie sich diese Stunden frei.",
        ),
        (_dose_source(assessment),),
    )


def _stopped_before(activities: Sequence[Activity]) -> list[Finding]:
    """What the list still plans or does although it looks like something that the same list calls stopped."""
    stopped = [_as_stopped(activity) for activity in activities if activity.status == "stopped"]
    going = [activity for activity in activities if activity.status not in ("stopped", "done")]
    found = (stopped_before(activity.title, stopped) for activity in going)
    return [finding for finding in found if finding is not None]


def _as_stopped(activity: Activity) -> Stopped:
    """A list seldom has a column for why something ended, so whatever it says is quoted as it stands."""
    noted = [f"{header}: {text}" for header, text in activity.notes.items()]
    said = [activity.reason] if activity.reason else []
    return Stopped(activity.title, remarks=tuple([*said, *noted][:MOST_REMARKS]))


def _dose_source(assessment: Assessment) -> Text:
    if assessment.dose_is_assumed:
        return Text(
            "Die Dosis ist ein Richtwert für diese Art.",
            "The dose is a rule of thumb for this kind.",
        )
    return Text(
        "Die Dosis habt ihr selbst gesetzt.",
        "You have set the dose yourselves.",
        sie="Die Dosis haben Sie selbst gesetzt.",
    )


def _never_asked(verdicts: Sequence[Verdict]) -> list[Finding]:
    silent = sum(any(reason.code == NOT_ASKED for reason in verdict.reasons) for verdict in verdicts)
    if not silent:
        return []
    return [
        Finding(
            NOT_ASKED,
            "warning",
            "",
            _not_asked(silent),
            Text(
                "Schreibt gemeinsam dazu, warum und für wen; in einer Tabelle sind das zwei Spalten mehr. Das "
                "dauert eine halbe Stunde.",
                "Write down together why and for whom; in a spreadsheet these are two more columns. It takes "
                "half an hour.",
                sie="Schreiben Sie gemeinsam dazu, warum und für wen; in einer Tabelle sind das zwei Spalten "
                "mehr. Das dauert eine halbe Stunde.",
            ),
        )
    ]


def _not_asked(silent: int) -> Text:
    if silent == 1:
        return Text(
            "Bei einer Aktivität hat noch niemand gefragt, warum ihr sie macht und wen sie erreichen soll.",
            "For one activity nobody has asked yet why you do it and whom it should reach.",
            sie="Bei einer Aktivität hat noch niemand gefragt, warum es sie gibt und wen sie erreichen soll.",
        )
    return Text(
        "Bei {n} Aktivitäten hat noch niemand gefragt, warum ihr sie macht und wen sie erreichen sollen.",
        "For {n} activities nobody has asked yet why you do them and whom they should reach.",
        {"n": silent},
        sie="Bei {n} Aktivitäten hat noch niemand gefragt, warum es sie gibt und wen sie erreichen sollen.",
    )


def _other_currencies(activities: Sequence[Activity], hourly_rate: Money) -> list[Finding]:
    """One warning per foreign currency: its amounts count neither as cost nor against the budget."""
    foreign: dict[str, list[Activity]] = {}
    for activity in activities:
        if activity.money_per_year and activity.money_per_year.currency != hourly_rate.currency:
            foreign.setdefault(activity.money_per_year.currency, []).append(activity)
    return [
        Finding(
            OTHER_CURRENCY,
            "warning",
            "",
            Text(
                "Beträge in {foreign} rechnen wir nicht in {currency} um. Sie fehlen deshalb beim Budget und "
                "in den Jahreskosten neben eigener Zeit.",
                "We do not convert {foreign} into {currency}. These amounts are therefore missing from the "
                "budget and from yearly costs beside own time.",
                {"foreign": currency, "currency": hourly_rate.currency},
            ),
            Text(
                "Tragt sie in {currency} ein oder gebt Stundensatz und Budget in {foreign} an.",
                "Enter them in {currency}, or give the hourly rate and the budget in {foreign}.",
                {"currency": hourly_rate.currency, "foreign": currency},
                sie="Tragen Sie die Beträge in {currency} ein oder geben Sie Stundensatz und "
                "Budget in {foreign} an.",
            ),
            tuple(_amount_of(activity) for activity in those),
        )
        for currency, those in foreign.items()
    ]


def _amount_of(activity: Activity) -> Text:
    return Text(
        "{title}: {money}", "{title}: {money}", {"title": activity.title, "money": activity.money_per_year}
    )


NOTICE_RULES = (
    Rule(
        FIND_OUT_FIRST,
        Text(
            "Was ihr zuerst herausfinden solltet",
            "What to find out first",
            sie="Was Sie zuerst herausfinden sollten",
        ),
        Text(
            "Die drei Aktivitäten, bei denen Wissen am meisten ändern würde: um wie viele Punkte der Plan im "
            "Mittel besser würde, wenn ihr ihre Wirkung genau wüsstet (gerechnet wie bei FOC203).",
            "The three activities where knowing would change most: by how many points the plan would be "
            "better on average if you knew their effect exactly (computed as for FOC203).",
            sie="Die drei Aktivitäten, bei denen Wissen am meisten ändern würde: um wie viele "
            "Punkte der Plan im Mittel besser würde, wenn Sie deren Wirkung genau wüssten "
            "(gerechnet wie bei FOC203).",
        ),
        Text(
            "Wert 8 ± 8 Punkte, Schwelle 10: Wissen ist 2,3 Punkte wert. Wert 8 ± 1, Schwelle 10: fast "
            "nichts.",
            "Value 8 ± 8 points, break-even 10: knowing is worth 2.3 points. Value 8 ± 1, break-even 10: "
            "next to nothing.",
        ),
        Text("Betrachtet wird immer eine Aktivität allein.", "We look at one activity at a time."),
    ),
    Rule(
        HALF_HEARTED,
        Text("Heute nur halbherzig", "Half-hearted today"),
        Text(
            "Eine Kernaktivität bekommt heute weniger Stunden, als sie braucht, um verlässlich zu wirken.",
            "A core activity gets fewer hours today than it needs to work reliably.",
        ),
        Text(
            "6 Std. im Monat sind 6 × 12 / 52 = 1,4 Std. in der Woche; Social Media braucht 3.",
            "6 hours a month are 6 × 12 / 52 = 1.4 hours a week; social media needs 3.",
        ),
        Text(
            "Die Richtwerte passen nicht zu jedem. Setzt eure eigenen.",
            "The rules of thumb do not fit everybody. Set your own.",
            sie="Die Richtwerte passen nicht zu jedem. Setzen Sie Ihre eigenen.",
        ),
    ),
    Rule(
        OTHER_CURRENCY,
        Text("Andere Währung", "Another currency"),
        Text(
            "Beträge in verschiedenen Währungen werden nie addiert.",
            "Amounts in different currencies are never added.",
        ),
        Text("1.000 € und 500 CHF bleiben zwei Zahlen.", "€1,000 and CHF 500 stay two figures."),
        Text("Ein Vergleich über Währungen hinweg fehlt.", "A comparison across currencies is missing."),
    ),
    Rule(
        NO_NAMES,
        Text("Noch ohne Namen", "No names yet"),
        Text(
            "Ohne Personen mit Stunden rechnet der Plan mit einem Team, das alles kann. Wer was übernimmt, "
            "bleibt offen.",
            "Without people and their hours the plan assumes a team that can do everything. Who takes on "
            "what stays open.",
        ),
        Text(
            "20 Stunden als Team tragen eine Aktivität mit 12 Stunden; drei Leute mit 8, 7 und 5 Stunden "
            "nicht.",
            "20 hours as a team carry an activity of 12 hours; three people with 8, 7 and 5 hours do not.",
        ),
        Text("Der Plan sieht dadurch machbarer aus, als er ist.", "The plan looks more feasible than it is."),
    ),
    Rule(
        CORE_WITHOUT_PURPOSE,
        Text("Kern ohne Satz", "Core without a sentence"),
        Text(
            "Eine Kernaktivität bringt viel, aber Grund oder Zielgruppe sind noch offen.",
            "A core activity brings much, but its reason or audience is still open.",
        ),
        Text(
            "12 gezählte Anfragen, Grund leer: Sie bleibt im Kern, und der Satz wird der erste Schritt.",
            "12 counted inquiries, no reason: it stays core, and the sentence becomes the first step.",
        ),
        Text(
            "Ein Satz, den nur eine Person kennt, hilft wenig.",
            "A sentence only one person knows helps little.",
        ),
    ),
)
