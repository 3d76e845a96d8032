"""The lines of a contract in words, in the language of the moment."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.formatting import format_money, format_number
from residents.enums_contract import GrantKind
from residents.models import Grant


def rooms(grants: Iterable[Grant]) -> str:
    """The rooms, each with its area."""
    return _listed(grants, GrantKind.ROOM)


def equipment(grants: Iterable[Grant]) -> str:
    """The equipment, each piece with its hours a month."""
    return _listed(grants, GrantKind.EQUIPMENT)


def services(grants: Iterable[Grant]) -> str:
    """The services, each with how often a quarter."""
    return _listed(grants, GrantKind.SERVICE)


def fees(grants: Iterable[Grant]) -> str:
    """The fees, each with its price as the contract keeps it."""
    return _listed(grants, GrantKind.FEE)


def tariff_version(grants: Iterable[Grant]) -> str:
    """The versions of the tariff the fees were taken from."""
    versions = {grant.line.tariff.version for grant in grants if grant.line is not None}
    return ", ".join(sorted(versions)) or "–"


def line_of(grant: Grant) -> str:
    """One line with its quantity and price."""
    number = format_number(grant.quantity)
    match grant.kind:
        case GrantKind.ROOM:
            return _("%(title)s – %(number)s m²") % {"title": grant.title, "number": number}
        case GrantKind.EQUIPMENT:
            return _("%(title)s – hours a month: %(number)s") % {"title": grant.title, "number": number}
        case GrantKind.SERVICE:
            return _("%(title)s – times a quarter: %(number)s") % {"title": grant.title, "number": number}
        case GrantKind.FEE:
            return _fee(grant, number)
    return str(grant.get_kind_display())


def _fee(grant: Grant, number: str) -> str:
    if grant.line is None or grant.price is None:
        raise ValueError(f"A fee without its tariff: {grant.pk}")
    words = _("%(title)s – %(price)s for %(measure)s, quantity %(number)s")
    return words % {
        "title": grant.line.title,
        "price": format_money(grant.price),
        "measure": grant.line.get_measure_display(),
        "number": number,
    }


def _listed(grants: Iterable[Grant], kind: GrantKind) -> str:
    return "; ".join(line_of(grant) for grant in grants if grant.kind == kind)
