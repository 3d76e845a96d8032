"""Who reads the files of an application in evaluation, its protocol, and the letter about the decision."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.protocol import protocol_of
from applications.domain.submission import withdraw_application
from documents.access import APPLICATIONS_KEY
from tests.makers.applications import found_complete, submitted_application
from tests.makers.commission import (
    appointed_commission,
    decided_application,
    evaluated_application,
    experts_of,
    make_experts,
    role_holder,
)
from tests.makers.people import make_user
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


def status(address, user=None, opened=()):
    client = Client()
    if user:
        client.force_login(user)
    if opened:
        session = client.session
        session[APPLICATIONS_KEY] = [str(application.public_id) for application in opened]
        session.save()
    answer = client.get(address)
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return answer.status_code


@pytest.fixture
def application():
    complete = found_complete(submitted_application(with_file=True), actor=role_holder(Role.UNIT_STAFF))
    return appointed_commission([complete]).applications.get()


@pytest.fixture
def attachment(application):
    return reverse("documents:upload", args=[application.attachments.get().upload_id])


def test_an_attachment_opens_after_the_declaration_alone(application, attachment):
    expert = experts_of(application)[0]
    assert status(attachment, expert) == 404
    declare_conflict(application, expert=expert, has_conflict=False)
    assert status(attachment, expert) == 200


def test_an_attachment_stays_shut_to_an_expert_in_conflict(application, attachment):
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    declare_conflict(application, expert=expert, has_conflict=True, statement="Ишке чакырышты.")
    assert status(attachment, expert) == 404


def test_an_attachment_stays_shut_to_a_conflict_only_the_portal_sees(application, attachment):
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    application.email = expert.email
    application.save()
    assert status(attachment, expert) == 404


def test_an_attachment_stays_shut_to_experts_of_other_commissions(attachment):
    assert status(attachment, make_experts(1)[0]) == 404
    assert status(attachment) == 404


def test_what_the_applicant_took_back_is_shut_to_the_experts(application, attachment):
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    file = reverse("applications:commission_file", args=[application.public_id])
    assert status(file, expert) == 200
    withdraw_application(application)
    assert (status(file, expert), status(attachment, expert)) == (404, 404)
    assert status(reverse("applications:commission"), expert) == 200


def test_the_protocol_is_for_staff_and_the_experts_who_scored():
    application = evaluated_application(number=3, quorum=3)
    protocol = reverse("documents:paper", args=[protocol_of(application).pk])
    assert status(protocol, experts_of(application)[0]) == 200
    assert status(protocol, make_user(Role.DIRECTOR)) == 200
    assert status(protocol, make_experts(1)[0]) == 404
    assert status(protocol, make_user(Role.RESIDENT)) == 404
    assert status(protocol) == 404
    assert status(protocol, opened=[application]) == 404


def test_the_letter_about_the_decision_is_for_its_applicant_and_staff():
    decision = decided_application("rejected")
    stranger = complete_application(actor=role_holder(Role.UNIT_STAFF))
    letter = reverse("documents:paper", args=[decision.letter.pk])
    assert status(letter, opened=[decision.application]) == 200
    assert status(letter, opened=[stranger]) == 404
    assert status(letter) == 404
    assert status(letter, make_user(Role.UNIT_STAFF)) == 200
    assert status(letter, experts_of(decision.application)[0]) == 404
