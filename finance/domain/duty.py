"""What invoices say of the duty to pay on time, and of how a resident is doing (3.3.3)."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formatting import format_date, format_money
from finance.domain.invoice_queries import Account, accounts_of
from residents.domain import duties, signals
from residents.domain.duties import Finding
from residents.enums_duties import Duty, DutyStatus
from residents.models import Residency


def register_evidence() -> None:
    """Let the invoices speak of payment; where they do, what an employee wrote by hand is not asked."""
    duties.register(Duty.PAYMENT, "finance.invoices", instead_of="residents.checks")(paid_on_time)
    signals.register("unpaid_invoices")(unpaid_invoices)


def paid_on_time(rows: Sequence[Residency], on: date) -> Mapping[int, Finding]:
    """Missed when an invoice is overdue, due when one waits, else kept; nothing where none was issued."""
    return {pk: _finding(account, on) for pk, account in accounts_of(rows, on).items()}


def unpaid_invoices(rows: Sequence[Residency], on: date) -> Mapping[int, str]:
    """The debt of those whose invoices are overdue."""
    found = accounts_of(rows, on)
    return {pk: late_words(account, on) for pk, account in found.items() if account.late}


def late_words(account: Account, on: date) -> str:
    """How many invoices are late, what is owed, since when and for how many days."""
    words = ngettext(
        "%(count)d invoice is overdue, %(sum)s; it was to be paid by %(date)s, days late: %(days)d.",
        "%(count)d invoices are overdue, %(sum)s; the first was to be paid by %(date)s, days late: %(days)d.",
        account.late,
    )
    first = account.earliest or on
    return words % {
        "count": account.late,
        "sum": format_money(account.overdue),
        "date": format_date(first, "short"),
        "days": (on - first).days,
    }


def _finding(account: Account, on: date) -> Finding:
    if account.late:
        return Finding(DutyStatus.MISSED, late_words(account, on))
    if account.owed > 0:
        words = _("Invoices to be paid: %(sum)s. None is overdue.")
        return Finding(DutyStatus.DUE, words % {"sum": format_money(account.owed)})
    return Finding(DutyStatus.KEPT, _("Every invoice is paid."))
