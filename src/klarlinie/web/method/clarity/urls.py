"""The addresses of this slice."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.clarity.questions import PartCode
from klarlinie.web.method.clarity.views import foundation, hints, lines, rounds, rows

ANSWERS: dict[str, PartCode] = {
    "promise": "promise",
    "audiences": "audience",
    "benefits": "benefit",
    "tone": "tone",
    "terms": "key_terms",
    "expectations": "not_expected",
}
ROWS = {"audiences/each": "audience", "not-served": "not_served", "benefits/each": "benefit"}


def _answer(address: str, part: PartCode) -> URLPattern:
    return path(f"{address}/", foundation.answer, {"part": part}, name=f"clarity_{part}")


def _rows(address: str, kind: str) -> list[URLPattern]:
    one = f"{address}/<int:{kind}_id>"
    return [
        path(f"{address}/new/", rows.new_row, {"kind": kind}, name=f"clarity_{kind}_new"),
        path(f"{one}/", rows.change_row, {"kind": kind}, name=f"clarity_{kind}_change"),
        path(f"{one}/remove/", rows.remove_row, {"kind": kind}, name=f"clarity_{kind}_remove"),
        path(f"{one}/move/", rows.move_row, {"kind": kind}, name=f"clarity_{kind}_move"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", foundation.foundation, name="clarity"),
    *(_answer(address, part) for address, part in ANSWERS.items()),
    path("promise/vote/", foundation.vote, name="clarity_vote"),
    path("audiences/each/", rows.audience_list, name="clarity_audience_list"),
    path("benefits/each/", rows.benefit_list, name="clarity_benefit_list"),
    *(pattern for address, kind in ROWS.items() for pattern in _rows(address, kind)),
    path("task/", rows.tasks, name="clarity_tasks"),
    path("hints/", hints.hints, name="clarity_hints"),
    path("hints/<int:hint_id>/back/", hints.bring_back, name="clarity_hint_back"),
    path("hints/<slug:question>/look/", hints.look, name="clarity_look"),
    path("hints/<slug:question>/put-away/", hints.put_away, name="clarity_put_away"),
    path("lines/", lines.lines, name="clarity_lines"),
    path("lines/agree/", lines.agree, name="clarity_agree"),
    path("lines/now.yaml", lines.file_now, name="clarity_file_now"),
    path("lines/take-over/", lines.take_over, name="clarity_take_over"),
    path("lines/<int:number>/", lines.line, name="clarity_line"),
    path("lines/<int:number>.yaml", lines.line_file, name="clarity_line_file"),
    path("rounds/new/", rounds.new_round, name="clarity_new_round"),
    path("rounds/<int:round_id>/settle/", rounds.settle, name="settle_clarity"),
    path("rounds/<int:round_id>/settle/<slug:question>/", rounds.settle, name="clarity_settle_one"),
]
