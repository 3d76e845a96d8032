"""Money in som (KGS): always `Decimal`, always two places, halves rounded up."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

TYIYN = Decimal("0.01")
SPACES = re.compile(r"[\s'’_]+")
CURRENCY = re.compile(r"(сомдор|сомов|сома|сом|som|kgs|c|с)\.?$", re.IGNORECASE)
PLAIN = re.compile(r"[+-]?[0-9]+([.,][0-9]{1,2})?", re.ASCII)
GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?:(?P<group>[.,])[0-9]{3})(?:(?P=group)[0-9]{3})*"
    r"(?:(?!(?P=group))[.,][0-9]{1,2})?",
    re.ASCII,
)
AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)


class NotMoney(ValueError):
    """The text is not an amount of money."""


class TwoSeparators(NotMoney):
    """The text has a separator between thousands, where one before the tyiyn is all that is read."""


class TwoReadings(NotMoney):
    """The text can be read as two different amounts, like `1.250`."""


def kgs(value: Decimal | float | str) -> Decimal:
    """Return `value` in som with two places, halves rounded away from zero."""
    amount = value if isinstance(value, Decimal) else Decimal(str(value))
    if not amount.is_finite():
        raise NotMoney(str(value))
    return amount.quantize(TYIYN, rounding=ROUND_HALF_UP) + Decimal("0.00")


def parse_money(text: str, *, grouped: bool = True) -> Decimal:
    """Read an amount as people write it: `1 250 000`, `1250000,50`, `1,250,000.50`, `75 сом`.

    A comma and a point both may stand before the tyiyn; `1.250` is refused, not guessed. Unless `grouped`,
    only spaces stand between thousands, and `1,250.50` is refused.
    """
    bare = CURRENCY.sub("", SPACES.sub("", text).replace("−", "-"))
    if not grouped and bare.count(",") + bare.count(".") > 1:
        raise TwoSeparators(text)
    if AMBIGUOUS.fullmatch(bare):
        raise TwoReadings(text)
    if PLAIN.fullmatch(bare):
        return _to_amount(bare.replace(",", "."))
    match = GROUPED.fullmatch(bare)
    if match is None:
        raise NotMoney(text)
    return _to_amount(bare.replace(match["group"], "").replace(",", "."))


def _to_amount(digits: str) -> Decimal:
    try:
        return kgs(digits)
    except InvalidOperation as error:
        raise NotMoney(digits) from error
