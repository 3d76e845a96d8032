"""Nobody is told of a decision before its release; then one letter, with a number, once (3.3.1)."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.roles import Role
from applications import consent
from applications.domain.checking import prolong_additions
from applications.domain.letters import mail_links
from applications.domain.links import personal_url
from applications.domain.receipt import receipts_of
from applications.domain.release import release_decision, release_many
from applications.domain.submission import TermPassed, resubmit_application, withdraw_application
from applications.enums import ApplicationState, Outcome
from applications.models import Application, Decision
from core import clock
from core.errors import DomainError, NotAllowed, WrongState
from core.formatting import format_date
from documents.enums import PaperKind
from documents.models import IssuedPaper
from portal.applicant import page_of
from tests.makers.commission import decided, decided_application, evaluated_application, role_holder

pytestmark = pytest.mark.django_db
WORDS = "Рыногу бүдөмүк, мөөнөттөрү кыска."
TOLD = ("Кабыл алынды", "Четке кагылды", "Шарттуу", "Decided", "Чечим кабыл алынды")
UNTOLD_PAGE = "admin:applications_decision_untold"


def own_page(application):
    client = Client()
    client.get(personal_url(application))
    return client.get(reverse("portal:application", args=[application.public_id])).content.decode()


def without_tokens(page):
    return re.sub(r'value="[^"]{20,}"|nonce="[^"]+"', "", page)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_applicants_page_says_the_same_before_and_after_an_untold_decision(outcome):
    application = evaluated_application()
    before = without_tokens(own_page(application))
    decided(application, outcome, reasons=WORDS, told=False)
    after = without_tokens(own_page(Application.objects.get(pk=application.pk)))
    assert after == before
    assert WORDS not in after


@pytest.mark.parametrize("outcome", Outcome)
def test_the_status_the_links_and_the_outbox_tell_nothing_before_the_release(outcome):
    application = evaluated_application()
    Email.objects.all().delete()
    decided(application, outcome, reasons=WORDS, told=False)
    assert not Email.objects.exists()
    assert not IssuedPaper.objects.filter(kind=PaperKind.DECISION_LETTER).exists()
    assert application.told_state == ApplicationState.EVALUATED
    mail_links(application.email, language="ky", code="123456")
    letter = Email.objects.get().message
    assert str(ApplicationState.DECIDED.label) not in letter
    assert application.told_state_label in letter
    page = page_of(application)
    receipts = [paper.get_absolute_url() for paper in receipts_of(application)]
    assert [one["url"] for one in page.documents] == receipts
    assert (page.decision, page.state) == (None, ApplicationState.EVALUATED)


def test_public_lists_and_search_tell_nothing_before_the_release():
    application = decided_application(Outcome.ACCEPTED, told=False).application
    for name in ("portal:landing", "portal:residents", "portal:calls", "applications:apply", "portal:units"):
        page = Client().get(reverse(name), {"q": application.number}).content.decode()
        assert application.applicant_name not in page
        assert application.number not in page.replace(f'value="{application.number}"', "")
    call = Client().get(reverse("portal:call", args=[application.call_id])).content.decode()
    assert application.applicant_name not in call


def test_experts_learn_no_outcome_in_their_workspace():
    decision = decided_application(Outcome.REJECTED, reasons=WORDS, told=False)
    expert = Client()
    expert.force_login(decision.application.commission.members.first().user)
    for address in (
        reverse("applications:commission"),
        reverse("applications:commission_file", args=[decision.application.public_id]),
    ):
        page = expert.get(address).content.decode()
        assert WORDS not in page
        assert str(ApplicationState.DECIDED.label) not in page


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.ACCEPTED, ApplicationState.ACCEPTED),
        (Outcome.CONDITIONAL, ApplicationState.ACCEPTED),
        (Outcome.REJECTED, ApplicationState.REJECTED),
        (Outcome.REVISION, ApplicationState.RETURNED),
    ],
)
def test_the_release_tells_once_with_a_letter_its_time_and_its_author(outcome, state, director):
    application = evaluated_application()
    decision = decided(application, outcome, reasons=WORDS, told=False)
    Email.objects.all().delete()
    release_decision(application, actor=director)
    decision.refresh_from_db()
    assert application.state == state
    assert decision.released_by == director
    assert decision.released_at is not None
    assert decision.letter.number in Email.objects.get().message
    with pytest.raises(WrongState):
        release_decision(application, actor=director)
    assert Email.objects.count() == 1
    assert WORDS in own_page(application)


def test_only_who_may_release_tells_the_applicant(director):
    decision = decided_application(Outcome.ACCEPTED, told=False)
    for role in (Role.UNIT_STAFF, Role.SECRETARY, Role.EXPERT):
        with pytest.raises(NotAllowed):
            release_decision(decision.application, actor=role_holder(role))
    assert Decision.objects.get().released_at is None


def test_many_are_told_together_and_each_refusal_has_its_sentence(director):
    first, second = (decided_application(Outcome.ACCEPTED, told=False) for _each in range(2))
    withdraw_application(first.application)
    first.refresh_from_db()
    answers = release_many([first, second], actor=director)
    assert [bool(answer.refusal) for answer in answers] == [True, False]
    assert second.application.state == ApplicationState.ACCEPTED


def test_an_applicant_may_withdraw_before_being_told_and_the_decision_falls():
    application = decided_application(Outcome.REJECTED, told=False).application
    withdraw_application(application)
    decision = Decision.objects.get()
    assert application.state == ApplicationState.WITHDRAWN
    assert (decision.reversed_by, bool(decision.reversal_reason)) == (None, True)


def test_a_revision_goes_back_to_the_applicant_with_its_term(director):
    application = decided_application(Outcome.REVISION, reasons=WORDS).application
    decision = Decision.objects.get()
    assert (application.remark, application.decision) == (WORDS, None)
    assert application.additions_due_on == decision.revise_by
    assert application.is_editable
    assert format_date(decision.revise_by) in own_page(application)


def test_a_project_revised_after_its_term_is_refused_until_the_centre_prolongs_it(director):
    application = decided_application(Outcome.REVISION, reasons=WORDS).application
    late = clock.moment_of(application.additions_due_on + timedelta(days=1))
    with pytest.raises(TermPassed):
        resubmit_application(application, consent_version=consent.CURRENT, language="ky", at=late)
    later = application.additions_due_on + timedelta(days=5)
    prolong_additions(application, due_on=later, reason="Ооруп калган", actor=director, at=late)
    resubmit_application(application, consent_version=consent.CURRENT, language="ky", at=late)
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED


def test_a_revision_is_not_told_when_its_day_has_passed(director):
    decision = decided_application(Outcome.REVISION, told=False)
    late = clock.moment_of(decision.revise_by)
    with pytest.raises(DomainError, match="Долбоорду"):
        release_decision(decision.application, actor=director, at=late)
    assert Decision.objects.get().released_at is None


# The page of the director


@pytest.fixture
def desk(director):
    client = Client()
    client.force_login(director)
    return client


def test_the_untold_are_released_together_from_one_page(desk):
    decisions = [decided_application(Outcome.ACCEPTED, told=False) for _each in range(2)]
    page = desk.get(reverse(UNTOLD_PAGE)).content.decode()
    assert all(decision.application.number in page for decision in decisions)
    withdraw_application(decisions[0].application)
    answer = desk.post(reverse(UNTOLD_PAGE), {"decision": [one.pk for one in decisions]}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 2
    assert said[1].startswith(decisions[0].application.number)
    assert Decision.objects.released().get() == decisions[1]


def test_nothing_chosen_is_said(desk):
    decided_application(Outcome.ACCEPTED, told=False)
    answer = desk.post(reverse(UNTOLD_PAGE), follow=True)
    assert len(list(answer.context["messages"])) == 1
    assert not Decision.objects.released().exists()


def test_the_letter_is_read_before_it_is_released(desk):
    decision = decided_application(Outcome.CONDITIONAL, reasons=WORDS, told=False)
    application = decision.application
    address = reverse(
        "admin:applications_application_transition", args=[application.pk, "release_acceptance"]
    )
    assert WORDS in desk.get(address).content.decode()
    draft = desk.get(reverse("admin:applications_decision_draft", args=[decision.pk]))
    assert draft.content.startswith(b"%PDF")
    assert not IssuedPaper.objects.filter(kind=PaperKind.DECISION_LETTER).exists()
    desk.post(address)
    assert Decision.objects.released().get() == decision
    gone = reverse("admin:applications_decision_draft", args=[decision.pk])
    assert desk.get(gone).status_code == 404


def test_of_the_releases_only_the_fitting_one_is_offered(desk):
    application = decided_application(Outcome.REJECTED, told=False).application
    page = desk.get(reverse("admin:applications_application_change", args=[application.pk])).content.decode()
    assert "/do/release_rejection/" in page
    assert "/do/release_acceptance/" not in page
    assert "/do/release_revision/" not in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_of_the_untold_costs_the_same_for_one_and_for_thirty(
    desk, rows, django_assert_max_num_queries
):
    decision = decided_application(Outcome.ACCEPTED, told=False)
    _copies(decision, rows - 1)
    desk.get(reverse(UNTOLD_PAGE))
    with django_assert_max_num_queries(9):
        desk.get(reverse(UNTOLD_PAGE))


def _copies(decision, count):
    """More rows of the same decision, for counting queries alone."""
    for number in range(count):
        row = Application.objects.get(pk=decision.application.pk)
        row.pk, row.number, row.public_id = None, f"{row.number}-{number}", None
        row.public_id = Application().public_id
        row.__dict__["state"], row.decision = ApplicationState.EVALUATED, None
        row.save(force_insert=True)
        copy = Decision.objects.get(pk=decision.pk)
        copy.pk, copy.application = None, row
        copy.save(force_insert=True)
        Application.objects.filter(pk=row.pk).update(state=ApplicationState.DECIDED, decision=copy)
