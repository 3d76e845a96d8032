"""7.1, 7.2: a sum of investment in a closed quarter is corrected or struck out; the next report shows it."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.domain.quarter_lock import lock_quarter
from core.errors import FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from reporting.domain.resident_figures import restatements
from residents.domain.queries import investments_verified
from residents.domain.reports import verify_report
from residents.domain.restated_rows import restate_investment
from residents.domain.restatements import restate
from residents.models import Investment, Restatement
from residents.views.words import investment_line
from tests.makers.residents import (
    clerk,
    director,
    filed_report,
    make_residency,
    receipt,
    representative_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1 = Quarter(2026, 1)


def a_sum(*, closed: bool = True, **changes: object) -> Investment:
    """A sum of 1 000 dollars in a verified report, of a closed quarter."""
    given = {"amount": Decimal(1000), "currency": "USD", "rate": Decimal("87.5"), **changes}
    report = filed_report(make_residency(), Q1, receipts=(receipt(**given),))
    verify_report(report, actor=clerk())
    if closed:
        lock_quarter(Q1, actor=director())
    return report.investments.get()


def in_som() -> list[Decimal]:
    return [row.amount_kgs for row in investments_verified(Q1.start, Q1.end)]


def test_the_right_amount_counts_by_the_rate_of_its_day_and_the_old_one_is_kept() -> None:
    row = a_sum()
    made = restate_investment(row, amount=Decimal(800), reason="Банктын каты № 31.", actor=clerk())
    assert (made.field, made.old, made.new, made.investment) == (
        "investment",
        Decimal(87500),
        Decimal(70000),
        row,
    )
    assert in_som() == [Decimal(70000)]
    assert [(entry["source"], entry["new"]) for entry in restatements(Quarter(2026, 2))] == [
        (row.source, Decimal(70000))
    ]


def test_a_sum_struck_out_counts_no_more_and_is_still_there_to_read() -> None:
    row = a_sum()
    restate_investment(row, amount=Decimal(0), reason="Насыя экен.", actor=clerk())
    assert in_som() == []
    assert (row.struck_out, row.amount) == (True, Decimal(1000))
    assert investment_line(row) != investment_line(a_sum_like(row))
    with pytest.raises(WrongState):
        restate_investment(row, amount=Decimal(5), reason="Кайра.", actor=clerk())


def a_sum_like(row: Investment) -> Investment:
    """The same row, not struck out, unsaved."""
    return Investment(
        **{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        | {"struck_out": False}
    )


@pytest.mark.parametrize(
    ("amount", "reason"), [("-1", "Ката."), ("1000", "Ката."), ("5", " "), ("1e15", "Ката.")]
)
def test_a_correction_that_cannot_be_is_refused(amount: str, reason: str) -> None:
    row = a_sum()
    with pytest.raises(FieldError):
        restate_investment(row, amount=Decimal(amount), reason=reason, actor=clerk())
    assert in_som() == [Decimal(87500)]


def test_while_the_quarter_is_open_the_report_is_given_back_instead() -> None:
    with pytest.raises(WrongState):
        restate_investment(a_sum(closed=False), amount=Decimal(5), reason="Ката.", actor=clerk())


def test_the_resident_corrects_no_closed_sum() -> None:
    row = a_sum()
    with pytest.raises(NotAllowed):
        restate_investment(row, amount=Decimal(5), reason="Ката.", actor=representative_of(row.residency))


def test_a_sum_is_no_figure_of_the_other_form_and_a_figure_names_no_sum() -> None:
    row = a_sum()
    with pytest.raises(FieldError):
        restate(row.report, field="investment", new=Decimal(5), reason="Ката.", actor=clerk())
    restate_investment(row, amount=Decimal(800), reason="Ката.", actor=clerk())
    with pytest.raises(IntegrityError), transaction.atomic():
        Restatement.objects.update(field="revenue")


def test_the_clerk_corrects_a_sum_on_its_page(client) -> None:  # type: ignore[no-untyped-def]
    row = a_sum()
    client.force_login(clerk())
    page = f"/admin/residents/investment/{row.pk}/"
    assert f"{page}restate/" in client.get(f"{page}change/").content.decode()
    client.post(f"{page}restate/", {"amount": "800,00", "reason": "Банктын каты."})
    row.refresh_from_db()
    assert row.amount == Decimal(800)
    client.post(f"{page}restate/", {"amount": "0", "reason": "Насыя экен."})
    assert f"{page}restate/" not in client.get(f"{page}change/").content.decode()
    assert client.get(f"{page}restate/").status_code == 404
