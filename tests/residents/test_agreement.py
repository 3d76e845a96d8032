"""How both sides agree on a draft: shown, remarked on, each remark answered (1.4)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.roles import Role
from applications.domain.links import personal_url
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from documents.models import Message
from residents.domain.agreement import (
    agree,
    agree_as_party,
    offer_draft,
    remark,
    remark_from_party,
    reopen_contract,
    settle_remarks,
)
from residents.domain.contracts import issue_contract
from residents.models import Contract
from tests.makers.people import make_user
from tests.makers.residents import clerk, drafted_contract, issued_contract, make_residency

pytestmark = pytest.mark.django_db


def page(contract: Contract, name: str = "contract_draft") -> str:
    return reverse(f"residents:{name}", args=[contract.pk])


def own_browser(contract: Contract) -> Client:
    client = Client()
    client.get(personal_url(contract.application))
    return client


def test_draft_is_shown_by_a_letter_with_the_personal_link() -> None:
    contract = offer_draft(drafted_contract(), actor=clerk())
    letter = Email.objects.filter(to=contract.application.email).order_by("-pk")[0]
    assert "келишимдин долбоору" in letter.subject
    assert contract.offered_on == date(2026, 11, 22)


def test_a_remark_of_the_party_waits_for_its_answer_before_both_can_agree() -> None:
    contract = offer_draft(drafted_contract(), actor=clerk())
    remark_from_party(contract, text="4.2-пунктту өзгөртүңүз.")
    with pytest.raises(DomainError):
        agree(contract, how="Кат менен.", actor=clerk())
    remark(contract, text="Өзгөртүлдү.", actor=clerk())
    assert agree(contract, how="Кат менен.", actor=clerk()).state == "agreed"


def test_a_remark_of_the_centre_with_a_day_waits_for_the_party() -> None:
    contract = drafted_contract()
    remark(contract, text="Ишеним катты көрсөтүңүз.", answer_by=date(2026, 11, 30), actor=clerk())
    with pytest.raises(DomainError):
        agree_as_party(contract)
    remark_from_party(contract, text="Ишеним кат № 4.")
    assert Message.objects.of(contract).open_requests().count() == 0
    settle_remarks(contract, actor=clerk())
    agree_as_party(contract)
    log = TransitionLog.objects.of(contract).get(transition="agree")
    assert log.actor_kind == "applicant"


def test_agreement_needs_to_say_how_and_the_permission() -> None:
    contract = drafted_contract()
    with pytest.raises(FieldError):
        agree(contract, how=" ", actor=clerk())
    with pytest.raises(NotAllowed):
        agree(contract, how="Кат менен.", actor=make_user(Role.EXPERT))


def test_unagreed_contract_is_not_issued_and_an_agreed_one_opens_again_with_a_reason() -> None:
    contract = drafted_contract()
    with pytest.raises(WrongState):
        issue_contract(contract, actor=clerk())
    agree(contract, how="Кат менен.", actor=clerk())
    with pytest.raises(FieldError):
        reopen_contract(contract, reason="", actor=clerk())
    assert reopen_contract(contract, reason="Мөөнөт өзгөрдү.", actor=clerk()).state == "draft"


def test_nobody_negotiates_what_was_not_shown_or_is_issued() -> None:
    contract = drafted_contract()
    for act in (lambda: remark_from_party(contract, text="А"), lambda: agree_as_party(contract)):
        with pytest.raises(WrongState):
            act()
    issued = issued_contract()
    for act in (lambda: remark(issued, text="А", actor=clerk()), lambda: offer_draft(issued, actor=clerk())):
        with pytest.raises(WrongState):
            act()


def test_party_reads_remarks_and_agrees_on_its_own_page() -> None:
    contract = drafted_contract()
    browser = own_browser(contract)
    assert browser.get(page(contract)).status_code == 404
    offer_draft(contract, actor=clerk())
    shown = browser.get(page(contract)).content.decode()
    assert "Борбор юридикалык жак эмес" in shown
    assert (
        page(contract)
        in browser.get(reverse("portal:application", args=[contract.application.public_id])).content.decode()
    )
    wrong = browser.post(page(contract, "contract_remark"), {"text": " "})
    assert set(wrong.context["form"].errors) == {"text"}
    browser.post(page(contract, "contract_remark"), {"text": "<b>4.2</b> туура эмес"})
    assert "&lt;b&gt;4.2&lt;/b&gt; туура эмес" in browser.get(page(contract)).content.decode()
    browser.post(page(contract, "contract_agree"))
    assert Contract.objects.get(pk=contract.pk).state == "draft"
    settle_remarks(contract, actor=clerk())
    browser.post(page(contract, "contract_agree"))
    assert Contract.objects.get(pk=contract.pk).state == "agreed"


def test_draft_of_another_is_not_there() -> None:
    contract, other = (
        offer_draft(drafted_contract(), actor=clerk()),
        offer_draft(drafted_contract(), actor=clerk()),
    )
    browser = own_browser(other)
    assert browser.get(page(contract)).status_code == 404
    assert browser.post(page(contract, "contract_agree")).status_code == 404
    signed = make_residency().contract
    assert own_browser(signed).get(page(signed)).status_code == 404
