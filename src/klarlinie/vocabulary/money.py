"""Money is an exact amount in one currency; amounts in different currencies are never added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


class MixedCurrencies(ValueError):
    """Two currencies were added. Keep a sum per currency instead (see `sum_by_currency`)."""


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in units of `currency` (ISO 4217 code such as "EUR"), exact."""

    amount: Decimal
    currency: str = "EUR"

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise MixedCurrencies(f"{self.currency} and {other.currency} cannot be added.")
        return Money(self.amount + other.amount, self.currency)

    def times(self, factor: Decimal | int) -> Money:
        return Money(self.amount * factor, self.currency)

    def rounded(self) -> Money:
        """The same amount on whole cents, halves up."""
        return Money(self.amount.quantize(CENT, ROUND_HALF_UP), self.currency)


def euros(amount: str | int | Decimal) -> Money:
    return Money(Decimal(amount), "EUR")


def sum_by_currency(amounts: Iterable[Money | None]) -> dict[str, Money]:
    """One sum per currency, in order of first appearance; unknown amounts (None) are left out."""
    sums: dict[str, Money] = {}
    for money in amounts:
        if money is not None:
            sums[money.currency] = sums.get(money.currency, Money(Decimal(0), money.currency)) + money
    return sums
