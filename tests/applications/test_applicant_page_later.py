"""The applicant's page once the commission and the director have acted, up to the signed contract."""

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from applications.enums import ApplicantForm, Outcome
from applications.models import Application
from documents.access import APPLICATIONS_KEY
from portal.applicant import page_of
from portal.applicant_words import NOTHING_NOW, REGISTER_FIRST
from residents.models import Contract
from tests.makers.commission import application_in_evaluation, decided_application
from tests.makers.residents import accepted_application, issued_contract, make_residency

pytestmark = pytest.mark.django_db


def see(client: Client, application: Application) -> str:
    session = client.session
    session[APPLICATIONS_KEY] = [str(application.public_id)]
    session.save()
    page = client.get(reverse("portal:application", args=[application.public_id]))
    assert page.status_code == 200
    return page.content.decode()


def test_while_the_commission_works_nothing_is_asked_of_the_applicant(client: Client) -> None:
    application = application_in_evaluation()
    page = page_of(application)
    assert page.calm == str(NOTHING_NOW)
    assert [item.state for item in page.way][-3:] == ["now", "next", "next"]
    assert application.number in see(client, application)


def test_commissions_experts_and_points_are_not_told(client: Client) -> None:
    application = application_in_evaluation()
    words = see(client, application)
    for member in application.commission.members.select_related("user"):
        assert member.user.surname not in words


@pytest.mark.parametrize("outcome", [*Outcome])
def test_decision_is_shown_with_its_reasons_and_letter(client: Client, outcome: Outcome) -> None:
    decision = decided_application(outcome)
    words = see(client, decision.application)
    assert decision.reasons in words
    letter = client.get(decision.letter.get_absolute_url())
    assert b"".join(letter.streaming_content).startswith(b"%PDF")
    protocol = client.get(decision.protocol.get_absolute_url())
    assert protocol.status_code == 404


def test_accepted_team_is_told_to_register_first() -> None:
    application = accepted_application(applicant_form=ApplicantForm.PROJECT_TEAM)
    page = page_of(application)
    assert (page.next, page.calm) == (str(REGISTER_FIRST), "")


def test_issued_contract_is_named_by_its_number(client: Client) -> None:
    contract = issued_contract()
    assert contract.number in see(client, contract.application)


def test_signed_contract_ends_the_way(client: Client) -> None:
    residency = make_residency()
    contract = Contract.objects.get(pk=residency.contract_id)
    page = page_of(contract.application)
    assert page.way[-1].state == "done"
    assert contract.number in see(client, contract.application)


def test_letter_of_the_decision_has_a_link() -> None:
    Email.objects.all().delete()
    decided_application(Outcome.ACCEPTED)
    assert "/apply/open/" in Email.objects.order_by("pk").last().message
