"""The terms of a contract, checked: unit, days, who signs for each side (1.2, 3.2)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.models import Application
from core.conf import centre
from core.errors import FieldError
from core.months import add_months
from residents.domain.checks import decision_day, require_not_before, require_not_future, require_words
from residents.enums import RESIDENT_UNITS, AuthorityKind, ReportTerm


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs in OshTU's name, and by which order or power of attorney (1.2)."""

    name: str
    post: str
    authority_kind: str
    authority_number: str
    authority_date: date


def checked(
    application: Application,
    *,
    starts_on: date,
    signatory: Signatory,
    counterpart_name: str,
    counterpart_post: str = "",
    counterpart_authority: str = "",
    months: int | None = None,
    report_months: int | None = None,
    unit: str = "",
    baseline_jobs_full: int = 0,
    baseline_jobs_part: int = 0,
    baseline_revenue: Decimal = Decimal(0),
    baseline_investment: Decimal = Decimal(0),
    at: datetime | None = None,
) -> dict[str, Any]:
    """The terms as fields of a Contract. Raises FieldError for the first that cannot stand."""
    who = require_words("counterpart_name", counterpart_name, _("Write who signs for the resident."))
    return {
        "unit": _resident_unit(unit or application.unit),
        "counterpart_name": who,
        "counterpart_post": counterpart_post.strip(),
        "counterpart_authority": counterpart_authority.strip(),
        "baseline_jobs_full": baseline_jobs_full,
        "baseline_jobs_part": baseline_jobs_part,
        "report_months": _report_term(report_months),
        "baseline_revenue": _not_negative("baseline_revenue", baseline_revenue),
        "baseline_investment": _not_negative("baseline_investment", baseline_investment),
        **_term(application, starts_on, months),
        **_authority(signatory, at),
    }


def _not_negative(field: str, amount: Decimal) -> Decimal:
    if amount < 0:
        raise FieldError(field, _("An amount of money cannot be negative."))
    return amount


def _resident_unit(unit: str) -> str:
    if unit not in RESIDENT_UNITS:
        raise FieldError("unit", _("Residents belong to the Technopark or to the Business incubator (3.2)."))
    return unit


def _term(application: Application, starts_on: date, months: int | None) -> dict[str, Any]:
    require_not_before(
        "starts_on",
        starts_on,
        decision_day(application),
        _("The contract cannot begin before the decision on the application: %(date)s"),
    )
    length = int(centre("CONTRACT_MONTHS")) if months is None else months
    if length < 1:
        raise FieldError("months", _("Write for how many months the contract is made."))
    ends_on = add_months(starts_on, length) - timedelta(days=1)
    return {"starts_on": starts_on, "months": length, "ends_on": ends_on}


def _report_term(months: int | None) -> int:
    term = int(centre("REPORT_MONTHS")) if months is None else months
    if term not in ReportTerm.values:
        raise FieldError("report_months", _("Choose how often the resident writes what was done (3.3.3)."))
    return term


def _authority(signatory: Signatory, at: datetime | None) -> dict[str, Any]:
    if signatory.authority_kind not in AuthorityKind.values:
        raise FieldError("authority_kind", _("Choose an order or a power of attorney (1.2)."))
    require_not_future("authority_date", signatory.authority_date, at)
    return {
        "signatory_name": require_words("signatory_name", signatory.name, _("Write who signs for OshTU.")),
        "signatory_post": require_words(
            "signatory_post", signatory.post, _("Write the post of the person who signs for OshTU.")
        ),
        "authority_kind": signatory.authority_kind,
        "authority_number": require_words(
            "authority_number",
            signatory.authority_number,
            _("Write the number of the order or the power of attorney by which OshTU is represented (1.2)."),
        ),
        "authority_date": signatory.authority_date,
    }
