"""Drafting, issuing and cancelling a contract."""

from datetime import date

import pytest

from accounts.roles import Role
from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from residents.domain.agreement import agree
from residents.domain.contracts import (
    cancel_contract,
    draft_contract,
    issue_contract,
    redraft_contract,
)
from residents.enums import ContractState
from residents.models import Contract
from tests.makers.people import make_user
from tests.makers.residents import (
    accepted_application,
    agreed_contract,
    clerk,
    drafted_contract,
    issued_contract,
    signatory,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


def test_draft_takes_the_applicant_and_the_project_from_the_application() -> None:
    application = accepted_application()
    contract = drafted_contract(application)
    assert contract.state == ContractState.DRAFT
    assert contract.party.inn == application.inn
    assert contract.project_title == application.title
    assert contract.unit == application.unit
    assert contract.number == ""


def test_term_of_months_ends_a_day_before_the_same_day() -> None:
    contract = drafted_contract(starts_on=date(2026, 1, 31), months=13)
    assert contract.ends_on == date(2027, 2, 27)


def test_usual_term_is_the_setting() -> None:
    assert drafted_contract(months=None).ends_on == date(2028, 1, 19)


def test_only_an_accepted_application_gets_a_contract() -> None:
    application = complete_application(actor=clerk())
    with pytest.raises(WrongState):
        draft_contract(
            application, starts_on=clock.today(), signatory=signatory(), counterpart_name="А", actor=clerk()
        )
    assert Contract.objects.count() == 0


def test_contract_cannot_begin_before_the_decision() -> None:
    with pytest.raises(FieldError) as caught:
        drafted_contract(starts_on=date(2026, 1, 19))
    assert caught.value.field == "starts_on"


def test_one_application_has_one_contract() -> None:
    contract = drafted_contract()
    with pytest.raises(DomainError):
        drafted_contract(contract.application)


def test_cancelled_contract_makes_room_for_another_and_keeps_its_number() -> None:
    contract = issued_contract()
    cancel_contract(contract, reason="Дарек туура эмес жазылган.", actor=clerk())
    second = issued_contract(contract.application)
    assert [contract.number, second.number] == ["РК-2026/01", "РК-2026/02"]


def test_cancelling_needs_a_reason() -> None:
    with pytest.raises(FieldError):
        cancel_contract(drafted_contract(), reason="  ", actor=clerk())


def test_expert_prepares_no_contract() -> None:
    application = accepted_application()
    with pytest.raises(NotAllowed):
        drafted_contract(application, actor=make_user(Role.EXPERT))


def test_issue_takes_a_number_freezes_the_text_and_writes_the_log() -> None:
    contract = issued_contract()
    contract.party.name = "Башка ат"
    contract.party.save()
    assert contract.paper is not None
    assert contract.number == contract.paper.number == "РК-2026/01"
    frozen = Contract.objects.get(pk=contract.pk).text["ky"]
    assert "Талаа Сенсор" in frozen["sides"][1]["name"]
    assert contract.paper.context["sections"] == frozen["sections"]
    assert [row.transition for row in TransitionLog.objects.of(contract)] == ["agree", "issue"]


def test_issue_is_not_before_the_decision_and_not_in_the_future() -> None:
    contract = agreed_contract()
    for day in (date(2026, 1, 19), date(2026, 11, 23)):
        with pytest.raises(FieldError) as caught:
            issue_contract(contract, issued_on=day, actor=clerk())
        assert caught.value.field == "issued_on"
    assert Contract.objects.get(pk=contract.pk).number == ""


def test_contract_is_issued_once_and_takes_one_number() -> None:
    contract = issued_contract()
    with pytest.raises(WrongState):
        issue_contract(contract, actor=clerk())
    assert issued_contract().number == "РК-2026/02"


def test_draft_can_be_changed_and_an_issued_contract_cannot() -> None:
    contract = drafted_contract()
    terms = {
        "starts_on": date(2026, 3, 1),
        "months": 12,
        "signatory": signatory(),
        "counterpart_name": "Асанов",
    }
    changed = redraft_contract(contract, actor=clerk(), **terms)
    assert (changed.ends_on, changed.counterpart_name) == (date(2027, 2, 28), "Асанов")
    agree(changed, how="Кат менен.", actor=clerk())
    with pytest.raises(WrongState):
        redraft_contract(changed, actor=clerk(), **terms)
    issue_contract(changed, actor=clerk())
    with pytest.raises(WrongState):
        redraft_contract(changed, actor=clerk(), **terms)


@pytest.mark.parametrize("field", ["name", "post", "authority_number"])
def test_signatory_is_named_in_full(field: str) -> None:
    with pytest.raises(FieldError) as caught:
        drafted_contract(signatory=signatory(**{field: " "}))
    assert caught.value.field == (field if field.startswith("authority") else f"signatory_{field}")
