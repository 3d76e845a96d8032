"""A decision is reversed by an act with a reason, as long as no contract stands on it (3.3.1)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.roles import Role
from applications.domain.conditions import meet_condition
from applications.domain.pipeline import pipeline
from applications.domain.reversal import OBSTACLES, reverse_decision
from applications.enums import ApplicationState, Outcome
from applications.models import Application, Condition, Decision
from core.clock import moment_of, today
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from portal.applicant import page_of
from residents.domain import queries
from residents.domain.contracts import cancel_contract, draft_contract
from tests.makers.applications import make_call, make_file
from tests.makers.commission import accepted_application, decided, decided_application, role_holder
from tests.makers.residents import director as the_director
from tests.makers.residents import drafted_contract, make_residency, signatory
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
WHY = "Комиссия эсептөөдө ката кетирген."


def test_the_old_version_stays_marked_and_a_new_one_is_taken(director):
    application = accepted_application()
    first = application.decision
    reverse_decision(application, reason=WHY, actor=director)
    first.refresh_from_db()
    assert (application.state, application.decision) == (ApplicationState.EVALUATED, None)
    assert (first.reversed_by, first.reversal_reason, first.reversed_on) == (director, WHY, today())
    second = decided(application, Outcome.REJECTED)
    assert (second.version, application.decision) == (2, second)
    assert Decision.objects.in_force().get() == second


def test_the_applicant_who_was_told_is_told_and_the_letter_is_no_longer_valid(director):
    application = accepted_application()
    letter = application.decision.letter
    Email.objects.all().delete()
    reverse_decision(application, reason=WHY, actor=director)
    letter.refresh_from_db()
    assert letter.annulled_on == today()
    assert WHY in Email.objects.get().message
    assert WHY in [item.text for item in page_of(application).way]


def test_a_reversal_nobody_was_told_of_is_told_to_nobody(director):
    application = decided_application(Outcome.ACCEPTED, told=False).application
    Email.objects.all().delete()
    before = len(page_of(application).way)
    reverse_decision(application, reason=WHY, actor=director)
    assert not Email.objects.exists()
    assert len(page_of(application).way) == before


def test_a_reversal_has_a_reason_and_a_day_between_the_decision_and_today(director):
    application = accepted_application()
    with pytest.raises(FieldError) as caught:
        reverse_decision(application, reason=" \u200b", actor=director)
    assert caught.value.field == "reason"
    for day in (today() - timedelta(days=1), today() + timedelta(days=1)):
        with pytest.raises(FieldError) as caught:
            reverse_decision(application, reason=WHY, reversed_on=day, actor=director)
        assert caught.value.field == "reversed_on"
    assert application.state == ApplicationState.ACCEPTED


def test_only_the_director_reverses(clerk):
    with pytest.raises(NotAllowed):
        reverse_decision(accepted_application(), reason=WHY, actor=clerk)


def test_a_decision_is_reversed_once(director):
    application = accepted_application()
    reverse_decision(application, reason=WHY, actor=director)
    with pytest.raises(WrongState):
        reverse_decision(application, reason=WHY, actor=director)


def test_nothing_is_reversed_in_a_quarter_whose_report_is_submitted(director):
    application = accepted_application()
    lock_quarter(Quarter.of(today()), actor=director)
    with pytest.raises(DomainError):
        reverse_decision(application, reason=WHY, actor=director)
    assert Decision.objects.get().reversed_on is None


def test_the_residents_room_says_when_a_contract_stands_on_a_decision():
    assert "contract" in OBSTACLES


def test_a_decision_is_not_reversed_once_the_contract_is_signed(director):
    residency = make_residency()
    application = Application.objects.get(contracts__residency=residency)
    with pytest.raises(DomainError) as caught:
        reverse_decision(application, reason=WHY, actor=director)
    assert residency.contract.number in str(caught.value)
    assert Application.objects.get(pk=application.pk).state == ApplicationState.ACCEPTED


def test_a_contract_being_prepared_is_cancelled_first(director):
    contract = drafted_contract()
    application = contract.application
    with pytest.raises(DomainError):
        reverse_decision(application, reason=WHY, actor=director)
    cancel_contract(contract, reason="Чечим кайра каралат.", actor=director)
    reverse_decision(application, reason=WHY, actor=director)
    assert not queries.awaiting_contract().exists()
    with pytest.raises(WrongState):
        draft_contract(
            application,
            starts_on=today(),
            signatory=signatory(),
            counterpart_name="Асанова М. К.",
            actor=director,
        )


def test_the_condition_of_a_reversed_decision_is_closed_to_everybody(director, clerk):
    application = decided_application(Outcome.CONDITIONAL).application
    reverse_decision(application, reason=WHY, actor=director)
    with pytest.raises(WrongState):
        meet_condition(Condition.objects.get(), note="Бар", file=make_file(), actor=clerk)


def accepted_in_january(*, told: bool = True) -> Application:
    """An application whose whole way was walked on one day of the first quarter."""
    at = moment_of(date(2026, 1, 20))
    sent = complete_application(make_call(opens_at=at), at=at)
    row = accepted_application(applications=[sent], at=at, told=told)
    return Application.objects.get(pk=row.pk)


@pytest.mark.usefixtures("november_2026")
def test_the_figures_of_the_past_stay_and_a_reversal_counts_from_its_own_day():
    application = accepted_in_january()
    first, second = Quarter(2026, 1), Quarter(2026, 2)
    before = pipeline(first.start, first.end)
    day = moment_of(date(2026, 4, 8))
    reverse_decision(application, reason=WHY, actor=the_director(), at=day)
    assert pipeline(first.start, first.end) == before
    assert before.accepted == 1
    open_again = pipeline(second.start, second.end)
    assert (open_again.reopened, open_again.after, open_again.by_state) == (1, 1, {"evaluated": 1})
    decided(application, Outcome.REJECTED, at=moment_of(date(2026, 4, 9)))
    now = pipeline(second.start, second.end)
    assert (now.reopened, now.rejected, now.after, now.balances) == (1, 1, 0, True)


@pytest.mark.usefixtures("november_2026")
def test_figures_count_a_decision_by_its_day_whenever_the_applicant_is_told():
    application = accepted_in_january(told=False)
    quarter = Quarter(2026, 1)
    assert application.state == ApplicationState.DECIDED
    counted = pipeline(quarter.start, quarter.end)
    assert (counted.accepted, counted.after, counted.balances) == (1, 0, True)


def test_the_director_reverses_on_a_page_that_asks_why(director):
    application = accepted_application()
    desk = Client()
    desk.force_login(director)
    address = reverse("admin:applications_application_transition", args=[application.pk, "reverse_decision"])
    other = Client()
    other.force_login(role_holder(Role.UNIT_STAFF))
    assert other.get(address).status_code == 404
    assert desk.post(address, {"reason": "", "reversed_on": "22.11.2020"}).status_code == 200
    desk.post(address, {"reason": WHY, "reversed_on": today().strftime("%d.%m.%Y")})
    assert Decision.objects.get().reversal_reason == WHY
