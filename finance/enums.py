"""Closed lists of section V; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FundingSource(models.TextChoices):
    """The six sources of 5.2, in the order of the Regulation: a closed list."""

    BUDGET = "budget", _("Funds from the OshTU budget")
    SERVICES = "services", _("Income from paid services")
    GRANTS = "grants", _("Grants of national and international organisations")
    FUNDS = "funds", _("Venture and innovation fund money")
    DONATIONS = "donations", _("Voluntary contributions of legal and natural persons")
    OTHER = "other", _("Other sources not prohibited by law")


class SpendingPurpose(models.TextChoices):
    """The three purposes of 5.3: a closed list."""

    INFRASTRUCTURE = "infrastructure", _("Development of infrastructure")
    OPERATING = "operating", _("Operating costs")
    PROJECTS = "projects", _("Support of projects")


class OperationState(models.TextChoices):
    """The way of an income or a spending: only OshTU's accountants confirm it (5.3)."""

    ENTERED = "entered", pgettext_lazy("operation", "Entered, waits for the accountants")
    RETURNED = "returned", pgettext_lazy("operation", "Returned with a remark")
    CONFIRMED = "confirmed", pgettext_lazy("operation", "Confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("operation", "Withdrawn")


OPERATION_TONES = {
    OperationState.ENTERED: "wait",
    OperationState.RETURNED: "stop",
    OperationState.CONFIRMED: "ok",
    OperationState.WITHDRAWN: "quiet",
}


class InvoiceState(models.TextChoices):
    """The way of an invoice; what is paid of it its allocations say (3.3.3)."""

    DRAFT = "draft", pgettext_lazy("invoice", "Draft")
    ISSUED = "issued", pgettext_lazy("invoice", "Issued")
    CANCELLED = "cancelled", pgettext_lazy("invoice", "Cancelled")


class InvoiceStanding(models.TextChoices):
    """How an invoice stands on a day: its state, its payments and its last day together."""

    DRAFT = "draft", pgettext_lazy("invoice", "Draft")
    WAITING = "waiting", pgettext_lazy("invoice", "To be paid")
    PARTLY = "partly", pgettext_lazy("invoice", "Partly paid")
    OVERDUE = "overdue", pgettext_lazy("invoice", "Overdue")
    PAID = "paid", pgettext_lazy("invoice", "Paid")
    CANCELLED = "cancelled", pgettext_lazy("invoice", "Cancelled")


INVOICE_TONES = {
    InvoiceStanding.DRAFT: "quiet",
    InvoiceStanding.WAITING: "wait",
    InvoiceStanding.PARTLY: "now",
    InvoiceStanding.OVERDUE: "stop",
    InvoiceStanding.PAID: "ok",
    InvoiceStanding.CANCELLED: "quiet",
}
