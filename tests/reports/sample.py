"""Three hand-made plans of invented companies: a rich one, a poor one, and a very large one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt

from klarlinie.method.clarity.line import Audience, Benefit, Line, Task
from klarlinie.method.decisions.stop_account import StopAccount
from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.method.decisions.winding_down import steps_to_stop
from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.execution.commitments import Commitment, Load
from klarlinie.method.focus.model import Infeasible, Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity, ActivityType, EffectSource, Source, Status
from klarlinie.method.inventory.reading import InventoryReading, LikelyDuplicate, SheetReading
from klarlinie.method.plan import Settings, TidyPlan
from klarlinie.method.upkeep.signs import Signs
from klarlinie.vocabulary.figures import Hours, Percent
from klarlinie.vocabulary.findings import Finding, Problem, Reason
from klarlinie.vocabulary.money import Money, euros
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

TODAY = date(2026, 11, 23)
RATE = Decimal(50)
NASTY = (
    'Messe „Wägen & Messen“ 🚀 #[panic("x")] $x$ `raw` @ref <b>fett</b> \\ *stern* _unter_ {values} | =1+1'
)

# title, type, hours a month, euros a year, inquiries a year, source, owner, status, lane, verdict, value, certainty
Row = tuple[
    str,
    ActivityType,
    float | None,
    int | None,
    float | None,
    EffectSource,
    str | None,
    Status | None,
    Lane,
    VerdictKind,
    float,
    float | None,
]
ROWS: tuple[Row, ...] = (
    (
        "Website mit Anfrageformular",
        "website",
        6,
        2400,
        22,
        "measured",
        "Sabine Kern",
        "running",
        "must",
        "keep",
        31.0,
        0.97,
    ),
    (
        "Empfehlungen von Bestandskunden",
        "referral",
        2,
        0,
        14,
        "counted",
        "Jonas Albrecht",
        "running",
        "must",
        "keep",
        20.5,
        0.93,
    ),
    (
        "Google Ads für Eichservice",
        "ad",
        5,
        9600,
        11,
        "measured",
        "Sabine Kern",
        "running",
        "must",
        "change",
        14.2,
        0.74,
    ),
    (
        "Fachartikel und Anwendungsberichte auf der Website",
        "content",
        4,
        None,
        5,
        "estimated",
        "Petra Voss",
        "running",
        "must",
        "change",
        9.1,
        0.61,
    ),
    (
        "Newsletter an Bestandskunden (quartalsweise)",
        "newsletter",
        5,
        600,
        3,
        "estimated",
        "Petra Voss",
        "running",
        "should",
        "keep",
        6.0,
        0.58,
    ),
    (
        "SEO für „Fahrzeugwaage kaufen“",
        "seo",
        None,
        3600,
        None,
        "unknown",
        None,
        "running",
        "should",
        "keep",
        8.8,
        0.52,
    ),
    (
        "Angebotspräsentation für den Vertrieb",
        "presentation",
        1,
        None,
        None,
        "unknown",
        "Jonas Albrecht",
        "running",
        "should",
        "keep",
        5.0,
        0.66,
    ),
    (
        "LinkedIn-Unternehmensseite",
        "social",
        9,
        0,
        1,
        "estimated",
        "Petra Voss",
        "running",
        "could",
        "change",
        3.8,
        0.81,
    ),
    (
        "Messe LogiMAT in Stuttgart",
        "event",
        14,
        18500,
        6,
        "counted",
        "Jonas Albrecht",
        "running",
        "could",
        "pause",
        7.9,
        0.64,
    ),
    (
        "Videos aus der Werkstatt",
        "video",
        None,
        None,
        None,
        "unknown",
        None,
        "idea",
        "could",
        "pause",
        4.4,
        0.55,
    ),
    (
        "Whitepaper „Eichpflicht 2027“",
        "whitepaper",
        2,
        None,
        None,
        "unknown",
        "Petra Voss",
        "planned",
        "could",
        "keep",
        5.2,
        0.54,
    ),
    (
        "wer-liefert-was-Eintrag",
        "directory",
        0.5,
        1450,
        2,
        "counted",
        None,
        "running",
        "could",
        "keep",
        2.9,
        0.88,
    ),
    (
        "Pressearbeit in der Fachpresse",
        "pr",
        3,
        None,
        None,
        "unknown",
        None,
        "running",
        "not_now",
        "pause",
        3.1,
        0.7,
    ),
    ("Instagram", "social", 8, None, 0, "counted", "Petra Voss", "running", "not_now", "stop", 0.3, 0.99),
    (
        "Insta Stories",
        "social",
        3,
        None,
        None,
        "unknown",
        "Petra Voss",
        "running",
        "not_now",
        "merge",
        0.4,
        0.98,
    ),
    (
        "Imagebroschüre (Neuauflage, 48 Seiten, dreisprachig)",
        "brochure",
        4,
        7800,
        None,
        "unknown",
        "Sabine Kern",
        "planned",
        "not_now",
        "stop",
        1.2,
        0.92,
    ),
    (
        "Kugelschreiber und Zollstöcke",
        "giveaway",
        1,
        1900,
        None,
        "unknown",
        None,
        "running",
        "not_now",
        "stop",
        0.2,
        0.99,
    ),
    (
        "Trikotsponsoring TSV",
        "sponsoring",
        None,
        2500,
        None,
        "unknown",
        "Herr Brunnhuber",
        "running",
        "not_now",
        "stop",
        0.5,
        None,
    ),
    (
        "Kundenmagazin „Gewichtig“",
        "brochure",
        10,
        12400,
        1,
        "estimated",
        "Agentur",
        "running",
        "not_now",
        "stop",
        1.9,
        0.83,
    ),
    ("Weihnachtsmailing", "mailing", 3, 1600, None, "unknown", None, "running", "not_now", "stop", 0.8, 0.9),
    (
        "Azubi-Flyer",
        "recruiting",
        2,
        400,
        None,
        "unknown",
        "Sabine Kern",
        "running",
        "not_now",
        "keep",
        1.1,
        0.79,
    ),
    (
        "Neues CRM einführen",
        "internal_project",
        None,
        None,
        None,
        "unknown",
        None,
        "idea",
        "not_now",
        "pause",
        2.2,
        0.6,
    ),
    (
        "Branchenverzeichnisse (div.)",
        "directory",
        None,
        890,
        None,
        "unknown",
        None,
        "running",
        "not_now",
        "stop",
        0.6,
        0.91,
    ),
    (
        "Wir müssten mal was mit KI machen",
        "other",
        None,
        None,
        None,
        "unknown",
        None,
        "idea",
        "not_now",
        "pause",
        1.0,
        None,
    ),
)
PEOPLE = (
    Person("Sabine Kern", 6.0),
    Person("Jonas Albrecht", 4.0, ("newsletter",)),
    Person("Petra Voss", 5.0),
    Person("Herr Brunnhuber", 1.0),
)
LINE = Line(
    company="Brunnhuber Wägetechnik GmbH",
    promise="Eure Waage wiegt richtig, und der Eichtermin ist unsere Sorge, nicht eure.",
    audiences=(
        Audience("Schüttgutbetriebe mit Fahrzeugwaage", {"revenue": 4, "repeat": 3}),
        Audience("Lebensmittelhersteller"),
    ),
    not_served=("Privatleute mit Küchenwaagen",),
    benefits=(Benefit("kein Stillstand am Eichtag", "2025: 212 von 214 Terminen ohne Ausfall"),),
    main_task=Task("win_inquiries", 60, date(2027, 12, 31)),
    side_tasks=(Task("support_sales"),),
    agreed_on=date(2026, 10, 5),
)


STOPS = (13, 15, 16, 17, 18, 19, 22)


def rich_plan() -> TidyPlan:
    """24 activities, four people, half of it vague."""
    activities = tuple(_activity(i, row) for i, row in enumerate(ROWS))
    return TidyPlan(
        reading=_reading(activities),
        line=LINE,
        settings=Settings(people=PEOPLE, budget=euros(25000), keep=("Website",)),
        today=TODAY,
        people=PEOPLE,
        assessments=tuple(_assessment(i, row) for i, row in enumerate(ROWS)),
        verdicts=tuple(_verdict(i, row) for i, row in enumerate(ROWS)),
        placements=tuple(_placement(i, row) for i, row in enumerate(ROWS)),
        infeasible=None,
        commitments=tuple(_commitment(i, row) for i, row in enumerate(ROWS) if row[8] == "must"),
        loads=(
            Load("Sabine Kern", 6, 4, 0),
            Load("Jonas Albrecht", 4, 1, 1),
            Load("Petra Voss", 5, 4, 2),
            Load("Herr Brunnhuber", 1, 0, 0),
        ),
        stop_account=StopAccount(
            STOPS,
            26.0,
            (euros(26490), Money(Decimal(600), "CHF")),
            9.0,
            2,
            1,
            steps={index: steps_to_stop(activities[index]) for index in STOPS},
        ),
        findings=FINDINGS,
        signs_before=Signs(19, 0.58, 0.37, 0.29, 4.9, 0.21),
        signs_after=Signs(7, 1.0, 1.0, 0.86, 9.5, 0.6),
        core_value=74.8,
        assumptions=ASSUMPTIONS,
    )


def poor_plan() -> TidyPlan:
    """Three rows, nothing known, no people, no choice possible."""
    titles = ("Website", "Facebook", "Flyer")
    activities = tuple(Activity(title, Source("liste.txt", None, i + 1)) for i, title in enumerate(titles))
    return TidyPlan(
        reading=InventoryReading((SheetReading("liste.txt", None, None, {}),), activities, ()),
        line=Line(),
        settings=Settings(),
        today=TODAY,
        people=(),
        assessments=tuple(
            Assessment(i, None, False, None, None, 33.3, 30.0, False, 2.0, True, None) for i in range(3)
        ),
        verdicts=tuple(Verdict(i, "pause", ()) for i in range(3)),
        placements=tuple(Placement(i, "not_now", None, 2.0, None, None, 0.0) for i in range(3)),
        infeasible=Infeasible((NOBODY,)),
        commitments=(),
        loads=(),
        stop_account=StopAccount((), 0.0, (), 0.0, 0, 0),
        findings=(),
        signs_before=Signs(0, None, None, None, None, None),
        signs_after=Signs(0, None, None, None, None, None),
        core_value=0.0,
    )


def large_plan(count: int = 300) -> TidyPlan:
    """`count` activities: the rich plan again and again, with long and nasty titles in between."""
    plan = rich_plan()
    times = range(count)
    return replace(
        plan,
        reading=replace(plan.reading, activities=tuple(_again(plan.activities[i % 24], i) for i in times)),
        assessments=tuple(
            replace(
                plan.assessments[i % 24], activity=i, value=plan.assessments[i % 24].value * (1 + i % 7) / 7
            )
            for i in times
        ),
        verdicts=tuple(replace(plan.verdicts[i % 24], activity=i, merge_with=None) for i in times),
        placements=tuple(_placed_again(plan.placements[i % 24], i) for i in times),
        findings=plan.findings * 20,
    )


def nasty_plan() -> TidyPlan:
    """The rich plan with titles, names and answers that are full of markup, signs and endless words."""
    plan = rich_plan()
    endless = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 6
    words = {
        0: NASTY,
        1: endless,
        2: "https://example.org/" + "a/b-c_" * 60,
        3: "🚀🚀",
        4: "中文 标题",
        13: NASTY,
        15: "\x07\n\t  \u200b",
    }
    activities = tuple(
        replace(activity, title=words.get(i, activity.title), reason=NASTY, audience=endless)
        for i, activity in enumerate(plan.activities)
    )
    return replace(
        plan,
        reading=replace(plan.reading, activities=activities),
        line=replace(plan.line, company=NASTY, promise=NASTY + " " + endless),
    )


def _again(activity: Activity, index: int) -> Activity:
    ending = (
        ""
        if index < 24
        else f" ({index // 24 + 1})" + " – noch einmal mit einem sehr langen Zusatz" * (index % 5 == 0)
    )
    return replace(activity, title=activity.title + ending, source=Source("gross.xlsx", "Liste", index + 2))


def _placed_again(placement: Placement, index: int) -> Placement:
    lane: Lane = placement.lane if index < 24 or placement.lane != "must" else "could"
    return replace(placement, activity=index, lane=lane)


def _activity(index: int, row: Row) -> Activity:
    title, kind, hours, euros_a_year, inquiries, source, owner, status, lane = row[:9]
    return Activity(
        title=title,
        source=Source("Marketing Übersicht NEU final.xlsx", "Übersicht", index + 5),
        type=kind,
        type_certain=index % 5 != 0,
        hours_per_month=hours,
        money_per_year=None if euros_a_year is None else euros(euros_a_year),
        nerves=3.0 if index in (8, 18) else None,
        inquiries_per_year=inquiries,
        effect_source=source,
        reason="Damit Betriebe mit Eichtermin uns finden und anfragen" if lane == "must" else None,
        audience="Schüttgutbetriebe mit Fahrzeugwaage" if lane in ("must", "should") else None,
        asked_reason=True,
        asked_audience=True,
        owners=() if owner is None else (owner,),
        status=status,
        due_on=date(2027, 3, 23) if kind == "event" else None,
        group="Online" if kind in ("website", "seo", "ad", "content", "social") else "Offline",
        needs=("Website mit Anfrageformular",) if kind == "ad" else (),
        notes={"Bemerkung": "Angebot der Agentur liegt vor"} if index == 18 else {},
    )


def _assessment(index: int, row: Row) -> Assessment:
    hours, paid, inquiries, value = row[2], row[3], row[4], row[10]
    cost = (
        None
        if hours is None and paid is None
        else Decimal(12) * RATE * Decimal(str(hours or 0)) + (paid or 0)
    )
    partial = cost is not None and (hours is None or paid is None)
    rate = None if inquiries is None else _interval(inquiries + 0.5)
    return Assessment(
        activity=index,
        yearly_cost=None if cost is None else Money(cost),
        cost_is_partial=partial,
        inquiries=rate,
        cost_per_inquiry=None if rate is None or cost is None or partial else _cost_per(float(cost), rate),
        value=value,
        value_spread=value / 3,
        effect_is_known=inquiries is not None,
        dose_per_week={"website": 2.0, "ad": 2.0, "content": 4.0, "event": 3.0}.get(row[1], 1.0),
        dose_is_assumed=index not in (0, 3),
        spent_per_week=None if hours is None else hours * 12 / 52,
        inputs=(Text("{hours} im Monat", "{hours} a month", {"hours": Hours(hours)}),) if hours else (),
    )


def _interval(rate: float) -> Interval:
    return Interval(rate - 0.3, max(0.0, rate - 1.9 * sqrt(rate)) + 0.05, rate + 2.2 * sqrt(rate) + 1)


def _cost_per(cost: float, rate: Interval) -> Interval:
    assert rate.high is not None
    return Interval(cost / rate.median, cost / rate.high, None if rate.low < 0.1 else cost / rate.low)


REASONS: dict[VerdictKind, Reason] = {
    "keep": Reason(
        "DEC001", Text("Bringt messbar Anfragen für die Aufgabe.", "Brings inquiries for the task.")
    ),
    "change": Reason(
        "DEC105",
        Text(
            "Bekommt heute {now} in der Woche und bräuchte {dose}.",
            "Gets {now} a week today and would need {dose}.",
            {"now": Hours(1.2), "dose": Hours(2)},
        ),
        (Text("Stunden im Monat: 5", "Hours a month: 5"),),
    ),
    "merge": Reason(
        "DEC104", Text("Ist vermutlich dasselbe wie „Instagram“.", "Is probably the same as “Instagram”.")
    ),
    "pause": Reason(
        "DEC107", Text("Wurde nie begonnen; niemand hat es übernommen.", "Never started; nobody took it on.")
    ),
    "stop": Reason(
        "DEC101",
        Text(
            "Niemand kann sagen, warum ihr das macht und wen es erreichen soll.",
            "Nobody can say why you do it and whom it is to reach.",
        ),
    ),
}


def _verdict(index: int, row: Row) -> Verdict:
    kind = row[9]
    return Verdict(
        activity=index,
        kind=kind,
        reasons=(REASONS[kind],),
        merge_with=13 if kind == "merge" else None,
        review_on=date(2027, 2, 22) if kind == "pause" else None,
        is_decided=index in (0, 17),
    )


def _placement(index: int, row: Row) -> Placement:
    lane, value, certainty = row[8], row[10], row[11]
    would_enter = Text(
        "Käme ab {n} Anfragen im Jahr in den Kern.",
        "Would enter the core from {n} inquiries a year on.",
        {"n": 7},
    )
    fixed = Text("Ihr habt das als Kern festgelegt.", "You have fixed this as core.")
    own = Text(
        "Wert {value} Punkte, Schwelle {need}.",
        "Value {value} points, threshold {need}.",
        {"value": value, "need": 8.4},
    )
    return Placement(
        activity=index,
        lane=lane,
        owner=row[6] if lane in ("must", "should") else None,
        dose_per_week={"website": 2.0, "ad": 2.0, "content": 4.0, "event": 3.0}.get(row[1], 1.0),
        break_even=None if certainty is None else 8.4,
        certainty=certainty,
        value_of_knowing=0.0 if certainty is None else round((1 - certainty) * value / 4, 2),
        because=(fixed,) if index == 0 else (own,),
        would_enter=would_enter if lane in ("should", "could") else None,
    )


def _commitment(index: int, row: Row) -> Commitment:
    return Commitment(
        activity=index,
        owner=row[6] or "",
        hours_per_week={"website": 2.0, "ad": 2.0, "content": 4.0}.get(row[1], 1.0),
        first_step=Text(
            "Startseite in zehn Minuten durchlesen und drei Stellen markieren, die niemand versteht",
            "Read the start page for ten minutes and mark three places nobody understands",
        ),
        first_step_on=TODAY + timedelta(days=7 + index),
        metric=Text("Anfragen über das Formular im Monat", "Inquiries through the form a month"),
        expectation=Text("{n} Anfragen im Jahr", "{n} inquiries a year", {"n": 24}) if index < 2 else None,
        fair_verdict_on=date(2027, 5, 31) if index else None,
    )


FINDINGS = (
    Finding(
        "FOC201",
        "error",
        "Google Ads für Eichservice",
        Text("Hat keine Wirkungskennzahl mit Ziel.", "Has no effect metric with a target."),
        Text("Legt fest, ab wann ihr zufrieden seid.", "Settle from when on you are content."),
    ),
    Finding(
        "FOC210",
        "warning",
        "",
        Text(
            "{share} eurer Stunden liegen im Muss.",
            "{share} of your hours are in Must.",
            {"share": Percent(0.68)},
        ),
        Text("Lasst Luft: unter 60 % bleibt Platz für Ungeplantes.", "Leave air: below 60% there is room."),
        (Text("9 von 16 Stunden", "9 of 16 hours"),),
    ),
    Finding(
        "INV110",
        "hint",
        "SEO für „Fahrzeugwaage kaufen“",
        Text("Niemand ist dafür zuständig.", "Nobody is responsible for it."),
        Text("Nennt genau eine Person.", "Name exactly one person."),
    ),
)
ASSUMPTIONS = (
    Text("Die Menschen haben ihre Stunden jede Woche.", "People have their hours every week."),
    Text(
        "Wo keine Dosis gesetzt ist, gilt die übliche Dosis des Typs.",
        "Where no dose is set, the usual dose of the type applies.",
    ),
)
NOBODY = Text(
    "Niemand hat Stunden: Nennt Menschen mit Stunden in der Woche.",
    "Nobody has hours: name people with hours a week.",
)


def _reading(activities: tuple[Activity, ...]) -> InventoryReading:
    problem = Problem(
        "INV012",
        "Marketing Übersicht NEU final.xlsx",
        "Übersicht",
        14,
        "Aufwand",
        Text(
            "„viel, aber unregelmäßig“ ist keine Zahl. Wie viele Stunden im Monat sind es?", "Not a number."
        ),
    )
    taken = Problem(
        "INV302",
        "Marketing Übersicht NEU final.xlsx",
        "Übersicht",
        12,
        "Aufwand",
        Text("Ein Tag zählt als 8 Stunden.", "A day counts as 8 hours."),
    )
    alike = LikelyDuplicate(13, 14, Text("Beide klingen nach Instagram.", "Both sound like Instagram."))
    sheet = SheetReading(
        "Marketing Übersicht NEU final.xlsx", "Übersicht", 4, {"Was": "title", "Aufwand": "effort"}
    )
    return InventoryReading((sheet,), activities, (problem, taken), (alike,))
