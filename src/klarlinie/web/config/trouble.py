"""What stands in the way of starting or keeping the web app, said in one sentence with what to do next."""

from __future__ import annotations

from klarlinie.web.platform.ui.refusal import Refusal


class CannotStart(Refusal):
    """`text` is for whoever sits at the server's keyboard."""
