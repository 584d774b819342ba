"""The interface as a whole: all resources under /api/v1/, and its description for programs (OpenAPI 3.1)."""

from __future__ import annotations

import copy
import json
from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation

from klarlinie.web.api.problems import PROBLEM, add_handlers
from klarlinie.web.api.resources import (
    activities,
    board,
    check_ins,
    company,
    decisions,
    evaluation,
    findings,
    ideas,
    journal,
    line,
    me,
    plan,
    promises,
    rights,
)

IN_ORDER = (
    company, rights, line, activities, evaluation, decisions, board, promises, check_ins, ideas, findings, plan, journal
)  # fmt: skip
OF_A_COMPANY = "/companies/{slug}"
ABOUT = (
    "What the pages of Klarlinie show and do, for programs. Every request carries a key "
    "(`Authorization: Bearer kl_…`), issued in Klarlinie under “Keys”; a key never may do more than its account. "
    "Unknown is null, money is a text with its currency, days are ISO dates. Sentences follow Accept-Language. "
    "Lists go on with `?after=` the `next` of the page before. Changes name the version they saw (`If-Match`), new "
    "things may carry an `Idempotency-Key`. Errors are problem+json with a stable `code`."
)


class Interface(NinjaAPI):
    """Operations are called what their functions are called: each name stands once."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


def build() -> NinjaAPI:
    api = Interface(
        title="Klarlinie",
        version="1",
        description=ABOUT,
        docs_url=None,
        openapi_url=None,
        urls_namespace="api-v1",
    )
    add_handlers(api)
    api.add_router("", me.router)
    for resource in IN_ORDER:
        api.add_router(OF_A_COMPANY, resource.router)
    return api


API = build()


def schema() -> dict[str, Any]:
    """The OpenAPI document, as plain JSON values."""
    told: dict[str, Any] = json.loads(json.dumps(API.get_openapi_schema(path_prefix="api/v1/")))
    for path in told["paths"].values():
        for operation in path.values():
            if "requestBody" in operation:  # before any field is looked at
                content = operation["responses"]["422"]["content"]
                for status, words in (("400", "Bad Request"), ("413", "Content Too Large")):
                    told_so = {"description": words, "content": copy.deepcopy(content)}
                    operation["responses"] |= {status: told_so}
            for status, answer in operation["responses"].items():
                if status >= "400":
                    answer["content"] = {PROBLEM: answer["content"].pop("application/json")}
    return told
