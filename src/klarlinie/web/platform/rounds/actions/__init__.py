"""Opening a round, taking part, revealing it. Blind answers never enter the journal; what happened to the round does.

Nothing of a round can be taken back from the journal: answers would come and go with it. Who joined and who is done
stands there as a sentence, without the rows, which would tell more.
"""

from klarlinie.web.platform.rounds.actions.answering import (
    RoundIsOver,
    StaleAnswer,
    answer_text,
    answer_values,
)
from klarlinie.web.platform.rounds.actions.leading import (
    CannotLead,
    change_anonymity,
    end_round,
    extend,
    new_link,
    open_round,
    rate_again,
    reveal,
    revoke_link,
    settle,
    take_out,
)
from klarlinie.web.platform.rounds.actions.taking_part import CannotJoin, Joined, join, say_done

__all__ = [
    "CannotJoin",
    "CannotLead",
    "Joined",
    "RoundIsOver",
    "StaleAnswer",
    "answer_text",
    "answer_values",
    "change_anonymity",
    "end_round",
    "extend",
    "join",
    "new_link",
    "open_round",
    "rate_again",
    "reveal",
    "revoke_link",
    "say_done",
    "settle",
    "take_out",
]
