"""1.4: a resident is a legal entity or an entrepreneur that passed the selection and has a contract.

«Резидент – тандоо процессинен ийгиликтүү өтүп, … Борбор менен келишим түзгөн юридикалык жак же жеке ишкер.»
"""

from datetime import date
from decimal import Decimal

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
from core.models import TransitionLog
from residents.domain.agreement import agree
from residents.domain.applicants import register_applicant
from residents.domain.certificates import issue_acceptance, issue_certificate
from residents.domain.contracts import draft_contract, issue_contract, redraft_contract
from residents.domain.grants import add_grant
from residents.domain.removal import remove_representative
from residents.domain.residencies import graduate_residency
from residents.domain.signing import invite_representative, sign_contract
from residents.models import Contract, Registration, Residency
from tests.makers.applications import make_call, make_file
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
from tests.makers.terms import drafted_supplement, room, signed_supplement
from tests.makers.written import complete_application

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


def signed(contract: Contract, day: date, **days: date) -> Residency:
    return sign_contract(
        contract, signed_on=day, scan=signed_copy(), representative=someone(), actor=director(), **days
    )


def test_a_contract_is_issued_when_both_sides_have_agreed() -> None:
    with pytest.raises(WrongState):
        issue_contract(drafted_contract(), actor=clerk())


def test_a_signature_before_the_decision_is_refused() -> None:
    contract = issued_contract()
    early, day = date(2026, 1, 19), date(2026, 2, 2)
    for days, field in (({"resident_signed_on": early}, "resident_signed_on"), ({}, "signed_on")):
        with pytest.raises(FieldError) as caught:
            signed(contract, day if days else early, **days)
        assert caught.value.field == field
        assert "чечим" in str(caught.value)
    residency = signed(contract, day, university_signed_on=date(2026, 1, 30))
    kept = residency.contract
    assert (kept.university_signed_on, kept.resident_signed_on) == (date(2026, 1, 30), day)
    assert kept.signed_on == day


def test_a_party_has_one_contract_in_force_in_a_unit_even_by_the_database() -> None:
    contract = make_residency().contract
    second = issued_contract(
        accepted_application(
            applicant_name=contract.party.name,
            inn=contract.party.inn,
            registration_number=contract.party.registration_number,
        ),
        unit=contract.unit,
    )
    with pytest.raises(DomainError, match="ушул бөлүмдө"):
        signed(second, date(2026, 2, 3))
    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.filter(pk=second.pk).update(
            state="signed",
            signed_on=date(2026, 2, 3),
            university_signed_on=date(2026, 2, 3),
            resident_signed_on=date(2026, 2, 3),
            scan=signed_copy(),
        )


def test_a_signed_contract_changes_by_a_supplement_and_an_ended_one_by_none() -> None:
    residency = make_residency()
    contract = signed_supplement(residency.contract).contract
    residency.refresh_from_db()
    assert residency.expires_on == date(2028, 7, 1)
    graduate_residency(residency, ended_on=date(2026, 11, 20), actor=director())
    with pytest.raises(WrongState):
        drafted_supplement(contract, new_ends_on=date(2029, 6, 30))


def test_figures_at_admission_stand_still_once_the_contract_is_agreed() -> None:
    contract = drafted_contract(baseline_revenue=Decimal(900_000), baseline_investment=Decimal(50_000))
    agree(contract, how="Кат менен.", actor=clerk(), at=moment_of(date(2026, 1, 20)))
    issue_contract(contract, actor=clerk(), at=moment_of(date(2026, 1, 20)))
    residency = signed(contract, date(2026, 2, 2))
    assert (residency.baseline_revenue, residency.baseline_investment) == (Decimal(900_000), Decimal(50_000))
    with pytest.raises(WrongState):
        redraft_contract(
            contract,
            starts_on=date(2026, 1, 20),
            signatory=signatory(),
            counterpart_name="Асанова М. К.",
            baseline_jobs_full=0,
            actor=clerk(),
        )


def test_a_certificate_is_given_while_the_status_is_in_force() -> None:
    residency = make_residency()
    paper = issue_certificate(residency, actor=clerk())
    assert (paper.number, paper.subject) == ("КБ-2026/01", residency)
    graduate_residency(residency, ended_on=date(2026, 11, 22), actor=director())
    with pytest.raises(WrongState):
        issue_certificate(residency, actor=clerk())


def test_what_is_granted_passes_to_the_resident_by_an_act_of_acceptance() -> None:
    contract = drafted_contract()
    add_grant(contract, room(), actor=clerk())
    given = {"handed_by": "Эргешов Т.", "taken_by": "Асанова М.", "on": date(2026, 2, 3), "actor": clerk()}
    with pytest.raises(WrongState):
        issue_acceptance(contract, **given)
    agree(contract, how="Кат менен.", actor=clerk(), at=moment_of(date(2026, 1, 20)))
    issue_contract(contract, actor=clerk(), at=moment_of(date(2026, 1, 20)))
    signed(contract, date(2026, 2, 2))
    assert issue_acceptance(contract, **given).context["rows"][0]["title"] == "Башкы имарат, 204"
    with pytest.raises(DomainError):
        issue_acceptance(make_residency().contract, **given)


def test_a_representative_is_removed_by_an_act_and_the_last_one_stays() -> None:
    residency = make_residency()
    only = residency.party.representatives.get()
    with pytest.raises(DomainError):
        remove_representative(only, reason="Иштен кетти.", actor=clerk())
    invite_representative(residency, someone(), actor=clerk())
    with pytest.raises(FieldError):
        remove_representative(only, reason=" ", actor=clerk())
    remove_representative(only, reason="Иштен кетти.", actor=clerk())
    assert residency.party.representatives.filter(pk=only.pk).count() == 0
    assert TransitionLog.objects.of(residency).filter(transition="remove_representative").count() == 1
