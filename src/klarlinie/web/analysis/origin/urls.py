"""The addresses below origin/, and the public question."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.analysis.origin.views import asked, beside, imports, page, rules, traffic

ORIGIN = "c/<slug:slug>/origin/"
FILE = ORIGIN + "exports/<int:file_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ORIGIN, page.origin, name="origin"),
    path(ORIGIN + "note/", page.note, name="origin_note"),
    path(ORIGIN + "inquiries/", page.inquiries, name="origin_inquiries"),
    path(ORIGIN + "inquiries/forget/", page.forget, name="origin_forget"),
    path(ORIGIN + "exports/", imports.exports, name="origin_exports"),
    path(ORIGIN + "exports/receive/", imports.receive, name="origin_receive"),
    path(FILE, imports.one_file, name="origin_file"),
    path(FILE + "correct/", imports.correct, name="origin_correct"),
    path(FILE + "accept/", imports.accept, name="origin_accept"),
    path(FILE + "undo/", imports.undo, name="origin_undo"),
    path(FILE + "put-away/", imports.put_away, name="origin_put_away"),
    path(FILE + "retry/", imports.retry, name="origin_retry"),
    path(ORIGIN + "rules/", rules.rules, name="origin_rules"),
    path(ORIGIN + "rules/file/", rules.rules_file, name="origin_rules_file"),
    path(ORIGIN + "rules/add/", rules.add, name="origin_add_rule"),
    path(ORIGIN + "rules/activities/", rules.settle, name="origin_settle"),
    path(ORIGIN + "rules/<int:rule_id>/remove/", rules.remove, name="origin_remove_rule"),
    path(ORIGIN + "question/", asked.question, name="origin_question"),
    path(ORIGIN + "question/open/", asked.open_link, name="origin_open_question"),
    path(ORIGIN + "question/close/", asked.close_link, name="origin_close_question"),
    path(ORIGIN + "evidence/<int:activity_id>/", beside.evidence, name="origin_evidence"),
    path(ORIGIN + "evidence/<int:activity_id>/take/", beside.take, name="origin_take"),
    path(ORIGIN + "traffic/", traffic.traffic, name="origin_traffic"),
    path(ORIGIN + "hints/", beside.hints, name="origin_hints"),
    path("asked/<str:token>/", asked.asked, name="origin_asked"),
]
