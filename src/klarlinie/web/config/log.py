"""One line of JSON for every error: where in the code, at which route, for which key; never names, texts or addresses.

What a foreign library wants to say is cut down to its template, and an exception to its kind and its place, because
their words may hold what people have typed.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

OURS = "klarlinie"
FRAMES = 6  # the innermost places of an exception


class WithoutPeople(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": _says(record),
            **_request(getattr(record, "request", None)),
            **_error(record),
        }
        return json.dumps(line, ensure_ascii=False)


def _says(record: logging.LogRecord) -> str:
    """Of others only what is fixed: a message without values may have them written into it already."""
    if record.name.split(".")[0] == OURS:
        return record.getMessage()
    return str(record.msg) if record.args else f"{record.module}:{record.lineno}"


def _request(request: Any) -> dict[str, object]:
    """The route with its placeholders instead of the address, and keys of company and account."""
    if request is None or not hasattr(request, "META"):
        return {}
    match = getattr(request, "resolver_match", None)
    told = {
        "route": match.route if match else None,
        "method": request.method,
        "company": getattr(getattr(request, "company", None), "id", None),
        "account": getattr(getattr(request, "by", None), "user_id", None),
    }
    return {name: value for name, value in told.items() if value is not None}


def _error(record: logging.LogRecord) -> dict[str, object]:
    if not record.exc_info or record.exc_info[0] is None:
        return {}
    kind, _, trace = record.exc_info
    places = [
        f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)[-FRAMES:]
    ]
    return {"error": kind.__qualname__, "places": places}
