"""Contributions and shares of a joint object: each sums to exactly 100.00 % (6.2.4)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from core.errors import FieldError
from core.formatting import format_percent

WHOLE = Decimal("100.00")
STEP = Decimal("0.01")


def whole_shares[K](given: Mapping[K, Decimal], keys: Iterable[K], *, field: str) -> dict[K, Decimal]:
    """The shares of exactly `keys`, each more than zero with two places, together 100.00.

    Raises FieldError (`field`) with what is wrong and what they sum to.
    """
    wanted = list(keys)
    if set(given) != set(wanted) or any(not share for share in given.values()):
        raise FieldError(field, _("State a share for each, more than zero."))
    for share in given.values():
        if share <= 0 or share != share.quantize(STEP):
            raise FieldError(field, _("A share is more than zero and has at most two decimals."))
    total = sum(given.values(), Decimal(0))
    if total != WHOLE:
        raise FieldError(
            field,
            _("Together they must be exactly 100 %%. Now they are: %(total)s")
            % {"total": format_percent(total, 2)},
        )
    return {key: given[key].quantize(STEP) for key in wanted}
