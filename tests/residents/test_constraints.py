"""What one row can hold, held by the database, each rule with a sentence."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import override

from core.quarters import Quarter
from residents.models import Contract, Investment, PeriodicReport, Residency
from tests.makers.residents import (
    drafted_contract,
    issued_contract,
    make_residency,
    receipt,
    saved_report,
    verified_report,
)

pytestmark = pytest.mark.django_db
MODELS = (Contract, Residency, PeriodicReport, Investment)
Q1 = Quarter(2026, 1)


def refused(row: models.Model, rule: str, **changes: Any) -> None:
    """The database refuses the change; the model's own check says why in a sentence."""
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**changes)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_every_rule_has_a_name_of_the_room_and_a_translated_sentence(model: Any, language: str) -> None:
    assert model._meta.constraints
    for rule in model._meta.constraints:
        assert rule.name.startswith("residents_")
        with override("en"):
            english = str(rule.violation_error_message)
        with override(language):
            assert str(rule.violation_error_message) != english


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("number_when_issued", {"number": "РК-2026/99"}),
        ("number_when_issued", {"state": "issued"}),
        ("ends_after_start", {"ends_on": date(2026, 1, 20)}),
        ("unit_takes_residents", {"unit": "tisc"}),
        ("signed_iff_date_and_scan", {"signed_on": date(2026, 2, 2)}),
    ],
)
def test_draft_of_a_contract(rule: str, changes: dict[str, Any]) -> None:
    refused(drafted_contract(), rule, **changes)


def test_issued_contract_keeps_its_number_and_paper() -> None:
    contract = issued_contract()
    for changes in ({"number": ""}, {"paper": None}, {"issued_on": None}):
        refused(contract, "number_when_issued", **changes)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("ended_iff_kind", {"ended_on": date(2026, 5, 1)}),
        ("ended_iff_kind", {"end_kind": "graduated"}),
        ("ended_iff_kind", {"end_kind": "vanished", "ended_on": date(2026, 5, 1)}),
        ("ends_within_contract", {"end_kind": "graduated", "ended_on": date(2026, 2, 1)}),
        ("ends_within_contract", {"end_kind": "graduated", "ended_on": date(2028, 1, 21)}),
        ("expires_after_start", {"expires_on": date(2026, 2, 2)}),
        ("unit_takes_residents", {"unit": "tisc"}),
        ("terminated_iff_ground", {"ground": "breach"}),
    ],
)
def test_residency(rule: str, changes: dict[str, Any]) -> None:
    refused(make_residency(), rule, **changes)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("quarter_1_to_4", {"quarter": 5}),
        ("women_among_all", {"women": 8}),
        ("students_among_all", {"students": 8}),
        ("revenue_not_negative", {"revenue": -1}),
        ("verified_iff_by_whom", {"state": "verified", "submitted_at": "2026-04-06T10:00+06:00"}),
        ("complete_when_sent", {"state": "submitted"}),
        (
            "complete_when_sent",
            {"state": "submitted", "submitted_at": "2026-04-06T10:00+06:00", "jobs_part": None},
        ),
    ],
)
def test_report(rule: str, changes: dict[str, Any]) -> None:
    refused(saved_report(make_residency(), Q1), rule, **changes)


def test_one_report_a_quarter() -> None:
    report = saved_report(make_residency(), Q1)
    report.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save(force_insert=True)


def test_verified_report_keeps_who_verified_it() -> None:
    refused(verified_report(make_residency(), Q1), "verified_iff_by_whom", verified_by=None)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("positive", {"amount": 0, "amount_kgs": 0}),
        ("from_outside", {"origin": "founders"}),
        ("from_outside", {"origin": "oshtu"}),
        ("som_at_par", {"rate": 2}),
        ("som_at_par", {"amount_kgs": 1}),
    ],
)
def test_investment(rule: str, changes: dict[str, Any]) -> None:
    report = saved_report(make_residency(), Q1, receipts=(receipt(),))
    refused(report.investments.get(), rule, **changes)


def test_sentence_is_what_a_form_would_show() -> None:
    residency = make_residency()
    residency.expires_on = residency.started_on
    with override("en"), pytest.raises(ValidationError) as caught:
        residency.validate_constraints()
    assert caught.value.messages == ["The contract must run out after the residency starts."]
