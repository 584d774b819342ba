"""Forms that ask kindly: what is missing is said in our words, figures and days are read as people write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme

from klarlinie.method.inventory.written_numbers import NUMBER, read_number
from klarlinie.vocabulary.figures import number
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.words import later, voice

MISSING = Text("Hier fehlt noch etwas.", "Something is still missing here.")
NOT_A_CHOICE = Text("Das steht nicht zur Wahl.", "That is not one of the choices.")
NO_FIGURE = Text("Bitte eine Zahl, zum Beispiel {example}.", "A number, please, for example {example}.",
                 {"example": Decimal(1200)})  # fmt: skip
TWO_READINGS = Text("Das lässt sich als {one} oder als {other} lesen. Was ist gemeint?",
                    "This can be read as {one} or as {other}. Which is meant?")  # fmt: skip
TOO_SMALL = Text("Kleiner als {least} geht hier nicht.", "Less than {least} is not possible here.")
TOO_LARGE = Text("Mehr als {most} geht hier nicht.", "More than {most} is not possible here.")
NO_DAY = Text("Bitte einen Tag, zum Beispiel 31.12.2027.", "A day, please, for example 2027-12-31.")

DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y")

LONGEST = 60  # characters; nobody writes such a number, and looking for its unit in a long text takes minutes
_UNIT = re.compile(r"^[€$\s]+|[\s€$%]+$")


class KindForm(forms.Form):
    """A form whose fields say in our words what is missing, unless a field brings its own."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.use_required_attribute = False  # the page says it beside the field, not the browser in a bubble
        for field in self.fields.values():
            usual = _usual_messages(type(field))
            for code, said in (("required", MISSING), ("invalid_choice", NOT_A_CHOICE)):
                if code in usual and field.error_messages.get(code) == usual[code]:
                    field.error_messages[code] = later(said)


class FigureField(forms.CharField):
    """A number as people write it (1.200,50 or 1,200.50 by the reader's language); gives Decimal, or None if empty."""

    def __init__(self, *, least: Decimal | None = None, most: Decimal | None = None, **named: Any) -> None:
        self.least, self.most = least, most
        named.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(empty_value=None, **named)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value is None or isinstance(value, Decimal):
            return value
        if len(str(value)) > LONGEST:
            raise ValidationError(later(NO_FIGURE), "invalid")
        written = _UNIT.sub("", str(value).replace("\u202f", " ").replace("\xa0", " "))
        if not written:
            return None
        return self._within(_read(written))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, (Decimal, int, float)) and not isinstance(value, bool):
            return _written(Decimal(str(value)))
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def _within(self, figure: Decimal) -> Decimal:
        if self.least is not None and figure < self.least:
            raise ValidationError(later(TOO_SMALL.with_values(least=self.least)), "too_small")
        if self.most is not None and figure > self.most:
            raise ValidationError(later(TOO_LARGE.with_values(most=self.most)), "too_large")
        return figure


class DayField(forms.DateField):
    """A day; browsers send 2027-12-31, people and old browsers write 31.12.2027."""

    def __init__(self, **named: Any) -> None:
        named.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        named.setdefault("error_messages", {"invalid": later(NO_DAY)})
        super().__init__(input_formats=list(DAYS), **named)

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value


def whole_number(words: str | None) -> int:
    """A key or version that a page sends back: 0 where it is none, so that a garbled version is simply an old one."""
    return int(words) if words and words.isdecimal() and len(words) < 10 else 0


def _usual_messages(kind: type[forms.Field]) -> dict[str, Any]:
    """What Django itself would say for this kind of field."""
    return {
        code: said
        for cls in reversed(kind.__mro__)
        for code, said in getattr(cls, "default_error_messages", {}).items()
    }


def _written(figure: Decimal) -> str:
    """All its decimals: what is shown in a field is what comes back when nobody touches it."""
    plain = figure.normalize()
    decimals = max(0, -int(plain.as_tuple().exponent))
    return number(plain, voice().language, decimals + (decimals == 3))  # 1,125 alone could also be 1.125


def _read(written: str) -> Decimal:
    """The number, or an error that says how to write it or which two readings there are."""
    sign, bare = ("-", written[1:].strip()) if written[0] in "-−–" else ("", written)
    if not re.fullmatch(NUMBER, bare):
        raise ValidationError(later(NO_FIGURE), "invalid")
    found = read_number(bare, voice().language)
    if found.other is not None:
        raise ValidationError(
            later(TWO_READINGS.with_values(one=found.value, other=found.other)), "two_readings"
        )
    return -found.value if sign else found.value


def own_path(written: str) -> str:
    """An address on this site, as a form or a link names where to go back to; empty for any other."""
    is_own = written.startswith("/") and url_has_allowed_host_and_scheme(written, allowed_hosts=None)
    return written if is_own else ""
