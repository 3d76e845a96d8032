"""States and kinds of the residents' room; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.enums import Unit

# 3.2.3: the TISC serves the residents of both units and takes none itself.
RESIDENT_UNITS = (Unit.TECHNOPARK, Unit.INCUBATOR)


class ContractState(models.TextChoices):
    """The way of a contract: only a signed one makes a resident (1.4)."""

    DRAFT = "draft", pgettext_lazy("contract", "Draft")
    AGREED = "agreed", pgettext_lazy("contract", "Agreed")
    ISSUED = "issued", pgettext_lazy("contract", "Issued for signature")
    SIGNED = "signed", pgettext_lazy("contract", "Signed")
    CANCELLED = "cancelled", pgettext_lazy("contract", "Cancelled")


CONTRACT_TONES = {
    ContractState.DRAFT: "quiet",
    ContractState.AGREED: "now",
    ContractState.ISSUED: "wait",
    ContractState.SIGNED: "ok",
    ContractState.CANCELLED: "stop",
}


class AuthorityKind(models.TextChoices):
    """The paper by which a person may sign in OshTU's name (1.2)."""

    ORDER = "order", _("Rector's order")
    POWER_OF_ATTORNEY = "power_of_attorney", _("Power of attorney")


class EndKind(models.TextChoices):
    """How a residency ended; expiry, graduation and transfer (3.2) are not grounds of 3.3.4."""

    NONE = "", _("Not ended")
    TERMINATED = "terminated", _("Terminated")
    EXPIRED = "expired", _("Contract expired")
    GRADUATED = "graduated", _("Graduated from the programme")
    TRANSFERRED = "transferred", _("Transferred to another unit")


END_TONES = {
    EndKind.NONE: "ok",
    EndKind.TERMINATED: "stop",
    EndKind.EXPIRED: "quiet",
    EndKind.GRADUATED: "ok",
    EndKind.TRANSFERRED: "quiet",
}


class TerminationGround(models.TextChoices):
    """The four grounds of 3.3.4: a closed list."""

    BREACH = "breach", _("Breach of contract terms")
    REFUSAL = "refusal", _("Refusal to implement the project")
    OWN_WISH = "own_wish", _("Voluntary exit")
    LIQUIDATION = "liquidation", _("Liquidation of the resident's legal entity")


class ReportState(models.TextChoices):
    """The way of a resident's periodic report (3.3.3)."""

    DRAFT = "draft", pgettext_lazy("report", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("report", "Being checked")
    RETURNED = "returned", pgettext_lazy("report", "Returned for correction")
    VERIFIED = "verified", pgettext_lazy("report", "Verified")


class ReportTerm(models.IntegerChoices):
    """How often the resident tells in words what was done; figures are given every quarter (3.3.3, 7.1)."""

    QUARTER = 3, _("Every quarter")
    HALF_YEAR = 6, _("Every half-year")
    YEAR = 12, _("Every year")


REPORT_TONES = {
    ReportState.DRAFT: "quiet",
    ReportState.SUBMITTED: "now",
    ReportState.RETURNED: "stop",
    ReportState.VERIFIED: "ok",
}


class InvestmentKind(models.TextChoices):
    """What was agreed for the money."""

    EQUITY = "equity", _("Share in the company")
    LOAN = "loan", _("Loan")
    GRANT = "grant", _("Grant")
    OTHER = "other", pgettext_lazy("investment", "Other")


class InvestmentOrigin(models.TextChoices):
    """Whose money it is; own money and OshTU's are not investment attracted from outside (7.2)."""

    FUND = "fund", _("Venture or innovation fund")
    ANGEL = "angel", _("Business angel")
    COMPANY = "company", _("Company")
    BANK = "bank", _("Bank or microfinance organisation")
    DONOR = "donor", _("National or international organisation")
    STATE = "state", _("State programme")
    FOUNDERS = "founders", _("The founders' own money")
    OSHTU = "oshtu", _("OshTU's money")


OWN_ORIGINS = (InvestmentOrigin.FOUNDERS, InvestmentOrigin.OSHTU)


class Currency(models.TextChoices):
    """Currencies in which residents receive investment."""

    KGS = "KGS", _("Som (KGS)")
    USD = "USD", _("US dollar (USD)")
    EUR = "EUR", _("Euro (EUR)")
    RUB = "RUB", _("Russian rouble (RUB)")
    KZT = "KZT", _("Kazakh tenge (KZT)")
    CNY = "CNY", _("Chinese yuan (CNY)")


class RightEvent(models.TextChoices):
    """What a resident announces about its intellectual property."""

    FILING = "filing", _("Application filed")
    GRANT = "grant", _("Title granted")


class RightState(models.TextChoices):
    """What became of an announcement: it counts only through the register of IP objects (7.2)."""

    ANNOUNCED = "announced", pgettext_lazy("announced right", "Waits for the IP officer")
    RECORDED = "recorded", pgettext_lazy("announced right", "Recorded in the register")
    DECLINED = "declined", pgettext_lazy("announced right", "Not confirmed")


RIGHT_TONES = {
    RightState.ANNOUNCED: "wait",
    RightState.RECORDED: "ok",
    RightState.DECLINED: "stop",
}


class RestatedField(models.TextChoices):
    """The figures of a report that may be corrected after their quarter is closed (7.1)."""

    JOBS_FULL = "jobs_full", _("Full-time jobs")
    JOBS_PART = "jobs_part", _("Part-time jobs")
    WOMEN = "women", _("Women among them")
    STUDENTS = "students", _("Students among them")
    REVENUE = "revenue", _("Revenue of the quarter")
    INVESTMENT = "investment", _("Investment received")
