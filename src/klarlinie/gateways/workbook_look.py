"""How our workbook looks: quiet, one accent, figures as figures, ready to print on A4."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klarlinie.reports.brand import ACCENT
from klarlinie.vocabulary.figures import SYMBOLS, Language, Percent
from klarlinie.vocabulary.money import Money

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Figure = float | int | date | Money | Percent
A4 = 9


class Look:
    """The cell formats of one workbook, made once each."""

    def __init__(self, workbook: Workbook, language: Language, accent: str = ACCENT) -> None:
        self.workbook, self.language = workbook, language
        self.made: dict[str, Format] = {}
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.header = workbook.add_format(
            {
                "bold": True,
                "font_color": accent,
                "bottom": 2,
                "bottom_color": accent,
                "text_wrap": True,
                "valign": "top",
            }
        )

    def figure(self, pattern: str) -> Format:
        """Patterns are written the American way; a German Excel shows 1.234,5."""
        if pattern not in self.made:
            self.made[pattern] = self.workbook.add_format({"num_format": pattern, "valign": "top"})
        return self.made[pattern]

    def write_figure(self, sheet: Worksheet, row: int, column: int, value: Figure) -> None:
        if isinstance(value, Money):
            sheet.write_number(row, column, float(value.amount), self.figure(_money_pattern(value)))
        elif isinstance(value, Percent):
            sheet.write_number(row, column, value.share, self.figure("0%"))
        elif isinstance(value, date):
            pattern = "dd.mm.yyyy" if self.language == "de" else "d mmm yyyy"
            sheet.write_datetime(row, column, value, self.figure(pattern))
        else:
            sheet.write_number(
                row, column, value, self.figure("#,##0" if value == int(value) else "#,##0.0###")
            )

    def set_up_print(self, sheet: Worksheet, header_rows: int) -> None:
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, header_rows - 1)
        sheet.set_footer("&L&8Klarlinie&C&8&A&R&8&P / &N")


def _money_pattern(value: Money) -> str:
    figure = "#,##0" if value.amount == value.amount.to_integral_value() else "#,##0.00"
    return f'{figure} "{SYMBOLS.get(value.currency, value.currency)}"'
