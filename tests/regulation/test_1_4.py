"""1.4: a resident is a legal entity or an entrepreneur that passed the selection and has a contract.

«Резидент – тандоо процессинен ийгиликтүү өтүп, … Борбор менен келишим түзгөн юридикалык жак же жеке ишкер.»
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Party, PartyKind
from applications.domain.conditions import meet_condition
from applications.domain.decision import Terms
from applications.enums import ApplicantForm, Outcome
from applications.enums_decision import ConditionKind
from applications.models import Application
from core.clock import moment_of
from core.enums import InnovationType, OsloType
from core.errors import DomainError, FieldError, WrongState
from residents.domain.applicants import register_applicant
from residents.domain.contracts import draft_contract
from residents.domain.signing import sign_contract
from residents.models import Contract, Registration, Residency
from tests.makers.applications import complete_application, make_call, make_file
from tests.makers.commission import decided_application
from tests.makers.residents import (
    accepted_application,
    clerk,
    director,
    drafted_contract,
    issued_contract,
    make_residency,
    signatory,
    signed_copy,
    someone,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TEAM = {
    "applicant_form": ApplicantForm.PROJECT_TEAM,
    "applicant_name": "«Жайлоо» командасы",
    "inn": "",
    "registration_number": "",
}


def register(application: Application, **changes: object) -> Registration:
    given = {
        "kind": PartyKind.ORGANISATION,
        "inn": "00503202600017",
        "name": "ЖЧК «Жайлоо»",
        "registration_number": "51234-3303-ООО",
        "actor": clerk(),
    }
    return register_applicant(application, **{**given, **changes})  # type: ignore[arg-type]


def test_a_legal_entity_becomes_a_resident() -> None:
    residency = make_residency()
    assert residency.party.kind == PartyKind.ORGANISATION


def test_an_individual_entrepreneur_becomes_a_resident() -> None:
    residency = make_residency(
        application={
            "applicant_form": ApplicantForm.INDIVIDUAL_ENTREPRENEUR,
            "applicant_name": "Асанов Бакыт",
        }
    )
    assert residency.party.kind == PartyKind.ENTREPRENEUR


def test_a_project_team_gets_no_contract_and_is_told_to_register() -> None:
    application = accepted_application(**TEAM)
    with pytest.raises(DomainError) as caught:
        drafted_contract(application)
    assert "1.4" in str(caught.value)
    assert "катталат" in str(caught.value)
    assert (Contract.objects.count(), Party.objects.count()) == (0, 0)


def test_a_team_accepted_on_condition_gets_no_contract_before_it_is_met() -> None:
    at = moment_of(date(2026, 1, 20))
    waiting = complete_application(make_call(opens_at=at), actor=clerk(), at=at, **TEAM)
    terms = Terms(ConditionKind.REGISTRATION, date(2026, 3, 20))
    decided_application(Outcome.CONDITIONAL, applications=[waiting], condition=terms, at=at)
    application = Application.objects.get(pk=waiting.pk)
    register(application)
    with pytest.raises(WrongState) as caught:
        drafted_contract(application)
    assert "1.4" in str(caught.value)
    meet_condition(application.decision.condition, note="Күбөлүк № 51234", file=make_file(), actor=clerk())
    assert drafted_contract(application).party.name == "ЖЧК «Жайлоо»"


@pytest.mark.parametrize(
    ("kind", "inn", "name"),
    [
        (PartyKind.ORGANISATION, "00503202600017", "ЖЧК «Жайлоо»"),
        (PartyKind.ENTREPRENEUR, "21205199500012", "ЖИ Асанова М. К."),
    ],
)
def test_a_team_that_has_registered_gets_its_contract_under_its_new_name(
    kind: PartyKind, inn: str, name: str
) -> None:
    application = accepted_application(**TEAM)
    register(application, kind=kind, inn=inn, name=name)
    contract = issued_contract(application)
    assert (contract.party.kind, contract.party.inn, contract.party.name) == (kind, inn, name)
    assert name in contract.text["ky"]["sides"][1]["name"]


def test_a_registration_is_entered_once_for_an_accepted_team_with_a_possible_inn() -> None:
    application = accepted_application(**TEAM)
    with pytest.raises(FieldError):
        register(application, inn="21205199500012")
    register(application)
    with pytest.raises(DomainError):
        register(application)
    with pytest.raises(DomainError):
        register(accepted_application())
    with pytest.raises(WrongState):
        register(complete_application(actor=clerk(), **TEAM))


def test_who_has_not_passed_the_selection_gets_no_contract() -> None:
    with pytest.raises(WrongState):
        draft_contract(
            complete_application(actor=clerk()),
            starts_on=date(2026, 12, 1),
            signatory=signatory(),
            counterpart_name="Асанова М. К.",
            actor=clerk(),
        )
    assert Contract.objects.count() == 0


def test_only_a_signed_contract_makes_a_residency() -> None:
    contract = issued_contract()
    assert Residency.objects.count() == 0
    sign_contract(
        contract,
        signed_on=date(2026, 2, 2),
        scan=signed_copy(),
        representative=someone(),
        actor=director(),
    )
    assert Residency.objects.get().contract == contract


def test_a_contract_without_its_day_and_signed_copy_is_not_signed_even_by_the_database() -> None:
    contract = issued_contract()
    with pytest.raises(IntegrityError, match="signed_iff_date_and_scan"), transaction.atomic():
        Contract.objects.filter(pk=contract.pk).update(state="signed")


def test_a_resident_has_one_residency_at_a_time_even_by_the_database() -> None:
    residency = make_residency()
    residency.pk, residency.contract = None, issued_contract()
    with pytest.raises(IntegrityError), transaction.atomic():
        residency.save(force_insert=True)


def test_the_project_keeps_which_of_the_four_kinds_of_innovation_it_is() -> None:
    kinds = [InnovationType.PRODUCT, InnovationType.ORGANISATIONAL]
    residency = make_residency(application={"innovation_types": [kind.value for kind in kinds]})
    assert residency.innovation_types == ["product", "organisational"]
    assert {InnovationType(code).oslo_2018 for code in residency.innovation_types} == {
        OsloType.PRODUCT,
        OsloType.BUSINESS_PROCESS,
    }
