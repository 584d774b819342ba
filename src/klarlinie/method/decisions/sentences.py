"""What the decision rules say: one reason each, with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from klarlinie.method.clarity.line import TASK_NAMES, TaskKind
from klarlinie.method.decisions.case import Case, Purpose
from klarlinie.method.evaluation.effects import known_inquiries
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.figures import Inquiries
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
DECIDED = "DEC605"
PURPOSE_KNOWN = "DEC001"
NOT_ASKED = "DEC002"


def no_why_and_no_whom(case: Case) -> Reason:
    return Reason(
        GOLDEN,
        Text(
            "Warum ihr das macht und wen es erreichen soll, ist noch offen.",
            "Why you do this and whom it should reach is still open.",
            sie="Warum Sie das machen und wen es erreichen soll, ist noch offen.",
        ),
        (*_quotes(case.reason), *_quotes(case.audience)),
    )


def reason_says_nothing(case: Case) -> Reason:
    return Reason(
        HABIT,
        Text(
            "Der Grund erklärt nicht, wozu ihr es macht.",
            "The reason does not explain what you do it for.",
            sie="Der Grund erklärt nicht, wozu Sie es machen.",
        ),
        _quotes(case.reason),
    )


def no_effect(case: Case) -> Reason:
    if case.judge_from is None:
        since = Text(
            "Seit wann es läuft, steht nicht in der Liste. Ist es noch neu, gebt ihm Zeit.",
            "The list does not say when it began. If it is still new, give it time.",
            sie="Seit wann es läuft, steht nicht in der Liste. Ist es noch neu, geben Sie ihm Zeit.",
        )
    else:
        since = Text(
            "Die übliche Zeit bis zur Wirkung ist seit dem {day} um.",
            "The usual time until it works was up on {day}.",
            {"day": case.judge_from},
        )
    return Reason(
        NO_EFFECT,
        Text(
            "Es bringt nach eurer Liste nichts.",
            "Your own list says that it brings nothing.",
            sie="Es bringt nach Ihrer Liste nichts.",
        ),
        (since,),
    )


def too_early(judge_from: date) -> Reason:
    return Reason(
        TOO_EARLY,
        Text(
            "Noch ist nichts zu sehen, aber vor dem {day} wäre ein Urteil unfair.",
            "There is nothing to see yet, but a verdict before {day} would be unfair.",
            {"day": judge_from},
        ),
    )


def audience_not_served(audience: str, name: str) -> Reason:
    return Reason(
        NOT_SERVED,
        Text(
            "Es richtet sich an „{audience}“. Die wollt ihr laut eurer Linie nicht bedienen.",
            "It is aimed at “{audience}”. Your line says that you do not serve them.",
            {"audience": audience},
            sie="Es richtet sich an „{audience}“. Die wollen Sie laut Ihrer Linie nicht bedienen.",
        ),
        (Text("Nicht bedient: „{name}“", "Not served: “{name}”", {"name": name}),),
    )


def audience_not_in_line(audience: str) -> Reason:
    return Reason(
        OUTSIDE,
        Text(
            "„{audience}“ kommt in eurer Linie nicht vor. Gehört die Gruppe dazu, oder braucht das hier eine andere?",
            "“{audience}” is not in your line. Does the group belong there, or does this need another one?",
            {"audience": audience},
            sie="„{audience}“ kommt in Ihrer Linie nicht vor. Gehört die Gruppe dazu, oder "
            "braucht das hier eine andere?",
        ),
    )


def no_task(tasks: Sequence[TaskKind]) -> Reason:
    return Reason(
        NO_TASK,
        Text(
            "Es zahlt auf keine der Aufgaben ein, die ihr vereinbart habt.",
            "It contributes to none of the tasks you have agreed on.",
            sie="Es zahlt auf keine der Aufgaben ein, die Sie vereinbart haben.",
        ),
        (joined((TASK_NAMES[task] for task in tasks), ", ", ", "),),
    )


def purpose_open(case: Case) -> Reason:
    if case.reason.is_lacking and case.audience.is_lacking:
        sentence = Text(
            "Es wirkt, aber warum und für wen, ist noch offen. Schreibt es auf, solange ihr es wisst.",
            "It works, but why and for whom is still open. Write it down while you remember.",
            sie="Es wirkt, aber warum und für wen, ist noch offen. Schreiben Sie es "
            "auf, solange Sie es wissen.",
        )
    elif case.reason.is_lacking:
        sentence = _REASON_OPEN if case.audience.state == "given" else _ONLY_REASON_ASKED
    else:
        sentence = _AUDIENCE_OPEN if case.reason.state == "given" else _ONLY_AUDIENCE_ASKED
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


def nobody_wants_it() -> Reason:
    return Reason(
        PARKED,
        Text(
            "Davon wird geredet, aber niemand hat es angefangen, und niemand hat es übernommen.",
            "People talk about it, but nobody has started it and nobody has taken it on.",
        ),
    )


def needed() -> Reason:
    return Reason(
        NEEDED,
        Text(
            "Das braucht ihr, als Grundlage oder weil es Pflicht ist. Verbessern könnt ihr es, streichen nicht.",
            "You need this, as a basis or because the law requires it. You can improve it, not stop it.",
            sie="Das brauchen Sie, als Grundlage oder weil es Pflicht ist. Verbessern können "
            "Sie es, streichen nicht.",
        ),
    )


def already_stopped() -> Reason:
    return Reason(
        STOPPED,
        Text(
            "Das habt ihr schon gestrichen.",
            "You have already stopped this.",
            sie="Das haben Sie schon gestrichen.",
        ),
    )


def fixed_by_people() -> Reason:
    return Reason(
        FIXED,
        Text(
            "Ihr habt es als Kern festgelegt.",
            "You have fixed it as core.",
            sie="Sie haben es als Kern festgelegt.",
        ),
    )


def already_done() -> Reason:
    return Reason(
        DONE,
        Text(
            "Ist erledigt, hier ist nichts mehr zu entscheiden.",
            "This is done; there is nothing left to decide.",
        ),
    )


def already_resting() -> Reason:
    return Reason(
        RESTING,
        Text(
            "Es ruht schon. Zum Quartal schaut ihr wieder darauf.",
            "It is already on hold. You will look at it again next quarter.",
            sie="Es ruht schon. Zum Quartal schauen Sie wieder darauf.",
        ),
    )


def decided_by(name: str, on: date, reason: str) -> Reason:
    return Reason(
        DECIDED,
        Text("{name} hat am {day} entschieden.", "{name} decided this on {day}.", {"name": name, "day": on}),
        (Text("„{words}“", "“{words}”", {"words": reason}),) if reason else (),
    )


def purpose_known(case: Case) -> Reason:
    return Reason(
        PURPOSE_KNOWN,
        _knows(case),
        (*_quotes(case.reason), *_quotes(case.audience)),
    )


def purpose_not_asked() -> Reason:
    return Reason(
        NOT_ASKED,
        Text(
            "Die Liste fragt nicht nach dem Warum. Nichts spricht dagegen, aber auch noch nichts dafür.",
            "The list does not ask why. Nothing speaks against it, but nothing speaks for it yet either.",
        ),
    )


def _knows(case: Case) -> Text:
    """Says no more than the list does: the reason, the audience or both."""
    if case.audience.state != "given":
        return Text(
            "Ihr wisst, warum ihr es macht.",
            "You know why you do it.",
            sie="Sie wissen, warum Sie es machen.",
        )
    if case.reason.state != "given":
        return Text(
            "Ihr wisst, wen es erreichen soll.",
            "You know whom it should reach.",
            sie="Sie wissen, wen es erreichen soll.",
        )
    return Text(
        "Ihr wisst, wozu ihr es macht und für wen.",
        "You know what you do it for, and for whom.",
        sie="Sie wissen, wozu Sie es machen und für wen.",
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
    return (Text("{n} im Jahr", "{n} a year", {"n": Inquiries(inquiries)}),)


_REASON_OPEN = Text(
    "Für wen es ist, wisst ihr. Warum ihr es macht, noch nicht.",
    "You know whom it is for. You do not know yet why you do it.",
    sie="Für wen es ist, wissen Sie. Warum Sie es machen, noch nicht.",
)
_ONLY_REASON_ASKED = Text(
    "Warum ihr es macht, ist noch offen.",
    "Why you do it is still open.",
    sie="Warum Sie es machen, ist noch offen.",
)
_AUDIENCE_OPEN = Text(
    "Warum ihr es macht, wisst ihr. Wen es erreichen soll, noch nicht.",
    "You know why you do it. You do not know yet whom it should reach.",
    sie="Warum Sie es machen, wissen Sie. Wen es erreichen soll, noch nicht.",
)
_ONLY_AUDIENCE_ASKED = Text("Wen es erreichen soll, ist noch offen.", "Whom it should reach is still open.")
