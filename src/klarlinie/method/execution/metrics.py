"""What a core activity is measured by, and what is expected of it: an effect, never mere reach."""

from __future__ import annotations

from datetime import date

from klarlinie.method.clarity.line import TASKS, Line, TaskKind
from klarlinie.method.evaluation.tasks import pays_into
from klarlinie.method.inventory.activity import Activity, ActivityType
from klarlinie.vocabulary.text import Text

COUNTED = ("counted", "measured")

# Where the usual question "how did you hear about us?" is not the best way to count.
METRICS_OF_A_TYPE: dict[tuple[TaskKind, ActivityType], Text] = {
    ("win_inquiries", "website"): Text(
        "Anfragen, die über die Website kommen oder sie als Anlass nennen",
        "Inquiries that come through the website or name it as their reason",
    ),
    ("win_inquiries", "seo"): Text(
        "Anfragen von Menschen, die euch über die Suche gefunden haben",
        "Inquiries from people who found you through a search",
        sie="Anfragen von Menschen, die über die Suche zu Ihnen gefunden haben",
    ),
    ("win_inquiries", "ad"): Text(
        "Anfragen, die auf der Zielseite der Anzeige entstehen oder die Anzeige nennen",
        "Inquiries that arise on the landing page of the ad or name the ad",
    ),
    ("win_inquiries", "event"): Text(
        "Gespräche auf „{title}“, aus denen eine Anfrage wird",
        "Conversations at “{title}” that become an inquiry",
    ),
    ("win_inquiries", "newsletter"): Text(
        "Anfragen von Empfängern, die auf eine Ausgabe antworten oder sie nennen",
        "Inquiries from recipients who reply to an issue or name one",
    ),
    ("win_inquiries", "mailing"): Text(
        "Anfragen von Empfängern, die „{title}“ bekommen haben",
        "Inquiries from people who received “{title}”",
    ),
    ("win_inquiries", "whitepaper"): Text(
        "Anfragen von Menschen, die „{title}“ vorher gelesen haben",
        "Inquiries from people who had read “{title}”",
    ),
    ("win_inquiries", "brochure"): Text(
        "Gespräche, in denen „{title}“ auf dem Tisch lag und aus denen eine Anfrage wurde",
        "Conversations with “{title}” on the table that became an inquiry",
    ),
    ("win_inquiries", "presentation"): Text(
        "Gespräche, in denen der Vertrieb „{title}“ gezeigt hat und aus denen eine Anfrage wurde",
        "Conversations in which sales showed “{title}” and that became an inquiry",
    ),
    ("win_inquiries", "customer_care"): Text(
        "Folgeaufträge und neue Anfragen von Kunden, die ihr mit „{title}“ erreicht",
        "Repeat orders and new inquiries from customers you reach with “{title}”",
        sie="Folgeaufträge und neue Anfragen von Kunden, die Sie mit „{title}“ erreichen",
    ),
    ("win_inquiries", "referral"): Text(
        "Anfragen, die jemand empfohlen hat, mit dem Namen des Empfehlenden",
        "Inquiries somebody recommended, with the name of who did",
    ),
}

METRICS: dict[TaskKind, Text] = {
    "win_inquiries": Text(
        "Anfragen, die „{title}“ nennen, wenn ihr fragt, wie sie auf euch gekommen sind",
        "Inquiries that name “{title}” when you ask how they found you",
        sie="Anfragen, die „{title}“ nennen, wenn Sie fragen, wie jemand auf Sie gekommen ist",
    ),
    "support_sales": Text(
        "Angebote, vor denen der Vertrieb „{title}“ eingesetzt hat, und wie viele davon zum Auftrag wurden",
        "Quotations before which sales used “{title}”, and how many of them became orders",
    ),
    "win_employees": Text(
        "Bewerbungen, die „{title}“ nennen, und wie viele davon zum Gespräch führen",
        "Applications that name “{title}”, and how many of them lead to an interview",
    ),
    "keep_customers": Text(
        "Folgeaufträge von Kunden, die ihr mit „{title}“ erreicht",
        "Repeat orders from customers you reach with “{title}”",
        sie="Folgeaufträge von Kunden, die Sie mit „{title}“ erreichen",
    ),
    "be_known": Text(
        "Neue Gesprächspartner {audience}, die „{title}“ von sich aus erwähnen",
        "New contacts {audience} who mention “{title}” of their own accord",
    ),
}

# How to find out, in a few weeks and without any tool, what an activity brings for the task it serves.
MEASURING: dict[TaskKind, Text] = {
    "win_inquiries": Text(
        "Fragt die nächsten 20 Anfragenden, wie sie auf euch gekommen sind, und macht einen Strich, wenn es das war.",
        "Ask the next 20 people who inquire how they found you, and make a tally mark when it was this.",
        sie="Fragen Sie die nächsten 20 Anfragenden, wie sie zu Ihnen "
        "gefunden haben, und machen Sie einen Strich, wenn es das war.",
    ),
    "support_sales": Text(
        "Bittet den Vertrieb, bei den nächsten 20 Angeboten einen Strich zu machen, wenn es geholfen hat.",
        "Ask sales to make a tally mark at each of the next 20 quotations where it helped.",
        sie="Bitten Sie den Vertrieb, bei den nächsten 20 Angeboten einen "
        "Strich zu machen, wenn es geholfen hat.",
    ),
    "win_employees": Text(
        "Fragt die nächsten 20 Menschen, die sich bewerben, wie sie auf euch gekommen sind, und macht einen "
        "Strich, wenn es das war.",
        "Ask the next 20 people who apply how they found you, and make a tally mark when it was this.",
        sie="Fragen Sie die nächsten 20 Menschen, die sich bewerben, wie sie "
        "zu Ihnen gefunden haben, und machen Sie einen Strich, wenn es "
        "das war.",
    ),
    "keep_customers": Text(
        "Fragt die nächsten 20 Kunden, die wieder bestellen, was den Anstoß gab, und macht einen Strich, "
        "wenn es das war.",
        "Ask the next 20 customers who order again what prompted them, and make a tally mark when it was this.",
        sie="Fragen Sie die nächsten 20 Kunden, die wieder bestellen, was "
        "den Anstoß gab, und machen Sie einen Strich, wenn es das war.",
    ),
    "be_known": Text(
        "Fragt die nächsten 20 neuen Kontakte, woher sie euch kennen, und macht einen Strich, wenn es das war.",
        "Ask the next 20 new contacts where they know you from, and make a tally mark when it was this.",
        sie="Fragen Sie die nächsten 20 neuen Kontakte, woher sie Ihr Unternehmen "
        "kennen, und machen Sie einen Strich, wenn es das war.",
    ),
}
MEASURING_WITHOUT_A_TASK = Text(
    "Schreibt vier Wochen lang auf, wem es was erleichtert hat.",
    "For four weeks, write down what it made easier, and for whom.",
    sie="Schreiben Sie vier Wochen lang auf, wem es was erleichtert hat.",
)

# What is written down as long as nobody has counted.
COUNT_FIRST = Text(
    "Erst zählen: jedes Mal fragen und notieren", "Count first: ask every time and note the answer"
)

# No customer ever names it, so its effect is what it makes easier.
WITHOUT_A_TASK = Text(
    "Stunden im Monat, die durch „{title}“ an anderer Stelle frei werden",
    "Hours a month that “{title}” sets free elsewhere",
)


def task_served(activity_type: ActivityType, line: Line) -> TaskKind | None:
    """The first task of the company that this kind can pay into, else any such task; None for internal projects.

    Without an agreed main task, winning inquiries comes first. Of "other" nothing is known, so it serves the main task.
    """
    if activity_type == "internal_project":
        return None
    agreed = [task.kind for task in (line.main_task, *line.side_tasks) if task is not None]
    in_order = [*agreed, *TASKS]
    return next((task for task in in_order if pays_into(task, activity_type)), None)


def effect_metric(activity: Activity, line: Line) -> Text:
    """The effect metric for the task it serves, in the company's own words where there are any."""
    task = task_served(activity.type, line)
    if task is None:
        return WITHOUT_A_TASK.with_values(title=activity.title)
    text = METRICS_OF_A_TYPE.get((task, activity.type), METRICS[task])
    return text.with_values(title=activity.title, audience=_known_by(line))


def measuring_task(activity: Activity, line: Line) -> Text:
    """What to do first to find out what the activity brings for the task it serves."""
    task = task_served(activity.type, line)
    return MEASURING_WITHOUT_A_TASK if task is None else MEASURING[task]


def expectation(activity: Activity, line: Line, due_on: date | None) -> Text | None:
    """What it has to bring at least: as much as so far. None where nothing was counted or the metric is another one."""
    if task_served(activity.type, line) != "win_inquiries":
        return None
    known = _known_so_far(activity)
    if known is None:
        return None
    number, unit = known
    return _with_day(_at_least(number, unit, activity) if number else _the_first(unit), due_on)


def expected_figure(activity: Activity, line: Line) -> tuple[float | None, Text] | None:
    """The same in two parts, to be written down: how much (None: more than none) and of what a year."""
    known = _known_so_far(activity) if task_served(activity.type, line) == "win_inquiries" else None
    if known is None:
        return None
    number, unit = known
    if not number:
        return None, _the_first(unit)
    return number, Text("{unit} im Jahr", "{unit} a year", {"unit": _one_or_many(number, unit)})


def count_first(begin_on: date, until_on: date) -> Text:
    """What stands in for an expectation as long as nobody has counted: a quarter of counting."""
    return Text(
        "Erst zählen, dann erwarten: vom {begin} bis {until} jedes Mal fragen und notieren.",
        "Count first, expect later: from {begin} to {until} ask every time and note the answer.",
        {"begin": begin_on, "until": until_on},
    )


def _with_day(expected: Text, due_on: date | None) -> Text:
    """The expectation with the day on which it is checked, where that day is known."""
    if due_on is None:
        return expected
    return Text(
        "{expected}, geprüft am {due}", "{expected}, checked on {due}", {"expected": expected, "due": due_on}
    )


def _known_so_far(activity: Activity) -> tuple[float, Text] | None:
    """The best known figure a year and what it counts: inquiries, else qualified ones, else customers."""
    figures = (
        (activity.inquiries_per_year, Text("Anfragen", "inquiries")),
        (activity.leads_per_year, Text("qualifizierte Anfragen", "qualified inquiries")),
        (activity.customers_per_year, Text("neue Kunden", "new customers")),
    )
    return next(((number, unit) for number, unit in figures if number is not None), None)


def _at_least(number: float, unit: Text, activity: Activity) -> Text:
    values: dict[str, object] = {"number": number, "unit": _one_or_many(number, unit)}
    if activity.effect_source in COUNTED:
        return Text(
            "Mindestens so viele wie bisher gezählt: {number} {unit} im Jahr",
            "At least as many as counted so far: {number} {unit} a year",
            values,
        )
    return Text(
        "Mindestens so viele wie bisher angenommen: {number} {unit} im Jahr",
        "At least as many as assumed so far: {number} {unit} a year",
        values,
    )


def _one_or_many(number: float, unit: Text) -> Text:
    singular = {
        "Anfragen": Text("Anfrage", "inquiry"),
        "qualifizierte Anfragen": Text("qualifizierte Anfrage", "qualified inquiry"),
        "neue Kunden": Text("neuer Kunde", "new customer"),
    }
    return singular[unit.de] if number == 1 else unit


def _the_first(unit: Text) -> Text:
    return Text(
        "Bisher keine: mehr als null {unit} im Jahr",
        "None so far: more than zero {unit} a year",
        {"unit": unit},
    )


def _known_by(line: Line) -> Text:
    agreed = [task for task in (line.main_task, *line.side_tasks) if task is not None]
    audience = next((task.audience for task in agreed if task.kind == "be_known" and task.audience), None)
    if audience is None:
        return Text("aus eurer Zielgruppe", "from your audience", sie="aus Ihrer Zielgruppe")
    return Text("aus der Zielgruppe „{audience}“", "from the audience “{audience}”", {"audience": audience})
