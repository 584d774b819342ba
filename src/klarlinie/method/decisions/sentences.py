"""What the decision rules say: one reason each, with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from klarlinie.method.clarity.line import TASK_NAMES, TaskKind
from klarlinie.method.decisions.case import Case, Purpose
from klarlinie.method.evaluation.effects import known_inquiries
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.findings import Reason
from klarlinie.vocabulary.text import Text, joined

GOLDEN = "DEC101"
HABIT = "DEC102"
NO_EFFECT = "DEC103"
TOO_EARLY = "DEC104"
PURPOSE_OPEN = "DEC111"
DUPLICATE = "DEC201"
NOT_SERVED = "DEC301"
NO_TASK = "DEC302"
OUTSIDE = "DEC303"
PARKED = "DEC401"
NEEDED = "DEC501"
STOPPED = "DEC601"
FIXED = "DEC602"
DONE = "DEC603"
RESTING = "DEC604"
PURPOSE_KNOWN = "DEC001"
NOT_ASKED = "DEC002"


def no_why_and_no_whom(case: Case) -> Reason:
    return Reason(
        GOLDEN,
        Text(
            "Niemand kann gerade sagen, warum ihr das macht und wen es erreichen soll.",
            "Nobody can say at the moment why you do this and whom it is to reach.",
        ),
        (*_quotes(case.reason), *_quotes(case.audience)),
    )


def reason_says_nothing(case: Case) -> Reason:
    return Reason(
        HABIT,
        Text(
            "Der Grund erklärt nicht, wozu ihr es macht.", "The reason does not explain what you do it for."
        ),
        _quotes(case.reason),
    )


def no_effect(case: Case) -> Reason:
    if case.judge_from is None:
        since = Text(
            "Seit wann es läuft, steht nicht in der Liste. Ist es noch jung, gebt ihm Zeit.",
            "The list does not say since when it runs. If it is young, give it time.",
        )
    else:
        since = Text(
            "Urteilen darf man hier seit dem {day}.",
            "One may judge this since {day}.",
            {"day": case.judge_from},
        )
    return Reason(
        NO_EFFECT, Text("Es bringt nach eurer Liste nichts.", "By your own list it brings nothing."), (since,)
    )


def too_early(judge_from: date) -> Reason:
    return Reason(
        TOO_EARLY,
        Text(
            "Noch ist nichts zu sehen, aber vor dem {day} wäre ein Urteil unfair.",
            "Nothing to be seen yet, but before {day} a verdict would be unfair.",
            {"day": judge_from},
        ),
    )


def audience_not_served(audience: str, name: str) -> Reason:
    return Reason(
        NOT_SERVED,
        Text(
            "Es richtet sich an „{audience}“. Die wollt ihr laut eurer Linie nicht bedienen.",
            "It is aimed at “{audience}”. By your line you do not serve them.",
            {"audience": audience},
        ),
        (Text("Nicht bedient: „{name}“", "Not served: “{name}”", {"name": name}),),
    )


def audience_not_in_line(audience: str) -> Reason:
    return Reason(
        OUTSIDE,
        Text(
            "„{audience}“ kommt in eurer Linie nicht vor. Gehört die Gruppe dazu, oder sucht sich "
            "das hier ein "
            "neues Ziel?",
            "“{audience}” is not in your line. Does the group belong there, or should this look for "
            "a new aim?",
            {"audience": audience},
        ),
    )


def no_task(tasks: Sequence[TaskKind]) -> Reason:
    return Reason(
        NO_TASK,
        Text(
            "Es zahlt auf keine der Aufgaben ein, die ihr vereinbart habt.",
            "It pays into none of the tasks you have agreed on.",
        ),
        (joined((TASK_NAMES[task] for task in tasks), ", ", ", "),),
    )


def purpose_open(case: Case) -> Reason:
    if case.reason.is_lacking and case.audience.is_lacking:
        sentence = Text(
            "Es wirkt, aber niemand hat aufgeschrieben, warum und für wen. Haltet es fest, solange "
            "ihr es wisst.",
            "It works, but nobody has written down why and for whom. Note it while you know.",
        )
    elif case.reason.is_lacking:
        sentence = Text(
            "Für wen es ist, wisst ihr. Warum ihr es macht, noch nicht.",
            "You know whom it is for. Not yet why you do it.",
        )
    else:
        sentence = Text(
            "Warum ihr es macht, wisst ihr. Wen es erreichen soll, noch nicht.",
            "You know why you do it. Not yet whom it is to reach.",
        )
    return Reason(PURPOSE_OPEN, sentence, (*_quotes(case.reason), *_quotes(case.audience), *_seen(case)))


def duplicate_of(other: Activity) -> Reason:
    return Reason(
        DUPLICATE,
        Text(
            "Das scheint dasselbe zu sein wie „{title}“.",
            "This seems to be the same as “{title}”.",
            {"title": other.title},
        ),
    )


def nobody_wants_it(activity: Activity) -> Reason:
    return Reason(
        PARKED,
        Text(
            "Davon wird geredet, aber niemand hat es angefangen, und niemand hat es übernommen.",
            "It is talked about, but nobody has started it and nobody has taken it on.",
        ),
    )


def needed() -> Reason:
    return Reason(
        NEEDED,
        Text(
            "Das braucht ihr rechtlich oder als Grundlage. Streichen kommt nicht in Frage, verbessern schon.",
            "You need this by law or as a base. Stopping is out of the question, improving is not.",
        ),
    )


def already_stopped(activity: Activity) -> Reason:
    return Reason(STOPPED, Text("Das habt ihr schon gestrichen.", "You have already stopped this."))


def fixed_by_people() -> Reason:
    return Reason(FIXED, Text("Ihr habt es als Kern festgelegt.", "You have fixed it as core."))


def already_done() -> Reason:
    return Reason(
        DONE,
        Text(
            "Ist erledigt, hier ist nichts mehr zu entscheiden.",
            "It is done, nothing left to decide.",
        ),
    )


def already_resting() -> Reason:
    return Reason(
        RESTING,
        Text(
            "Es ruht schon. Zum Quartal schaut ihr wieder darauf.",
            "It is already resting. You look at it again next quarter.",
        ),
    )


def purpose_known(case: Case) -> Reason:
    return Reason(
        PURPOSE_KNOWN,
        Text("Ihr wisst, wozu ihr es macht.", "You know what you do it for."),
        (*_quotes(case.reason), *_quotes(case.audience)),
    )


def purpose_not_asked() -> Reason:
    return Reason(
        NOT_ASKED,
        Text(
            "Die Liste fragt nicht nach dem Warum. Nichts spricht dagegen, aber auch noch nichts dafür.",
            "The list does not ask why. Nothing speaks against it, but nothing for it yet either.",
        ),
    )


def _quotes(purpose: Purpose) -> tuple[Text, ...]:
    if purpose.text is None:
        return ()
    quote = Text("„{words}“", "“{words}”", {"words": purpose.text})
    return (quote, *purpose.why[:1])


def _seen(case: Case) -> tuple[Text, ...]:
    inquiries = known_inquiries(case.activity)
    if not inquiries:
        return ()
    return (Text("{n} Anfragen im Jahr", "{n} inquiries a year", {"n": inquiries}),)
