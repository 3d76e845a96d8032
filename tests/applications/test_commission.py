"""Commissions: enlarged when conflicts leave too few, given late applications, told by letters."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.roles import Role
from applications.domain import conflicts
from applications.domain.commission import give_to_commission
from applications.domain.conflicts import SOURCES, Source, declare_conflict, standing_of
from applications.domain.evaluation import close_evaluation
from applications.domain.membership_orders import change_membership
from applications.domain.scoring import score
from applications.enums import ApplicationState, MemberRole, Standing
from applications.models import CommissionMember, ConflictDeclaration
from core.clock import today
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from tests.makers.applications import make_call
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    appointed_commission,
    evaluated_application,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


def recuse(application, expert):
    return declare_conflict(application, expert=expert, has_conflict=True, statement="Тууганым.")


def enlarge(commission, experts, director, role=MemberRole.MEMBER):
    present = [(seat.user, MemberRole(seat.role)) for seat in commission.members.all()]
    return change_membership(
        commission,
        order_number="99-б",
        order_date=today(),
        members=[*present, *((expert, role) for expert in experts)],
        actor=director,
    )


def test_scores_are_due_some_days_after_the_order_unless_a_day_is_named():
    assert appointed_commission().due_on == today() + timedelta(days=14)


def test_scores_are_not_due_before_the_order():
    with pytest.raises(FieldError) as caught:
        appointed_commission(due_on=today() - timedelta(days=1))
    assert caught.value.field == "due_on"


def test_a_second_order_brings_experts_when_conflicts_make_the_quorum_impossible(director):
    application = application_in_evaluation(number=3, quorum=3)
    recused, *others = experts_of(application)
    recuse(application, recused)
    for expert in others:
        send_scores(application, expert)
    with pytest.raises(DomainError):
        close_evaluation(application, actor=director)
    newcomer = make_experts(1)
    enlarge(application.commission, newcomer, director)
    send_scores(application, newcomer[0])
    close_evaluation(application, actor=director)
    assert application.state == ApplicationState.EVALUATED
    assert CommissionMember.objects.get(user=newcomer[0]).order.number == "99-б"


def test_nobody_is_added_twice(director):
    application = application_in_evaluation()
    with pytest.raises(FieldError):
        enlarge(application.commission, experts_of(application)[:1], director)


def test_a_second_chair_is_not_added(director):
    with pytest.raises(FieldError):
        enlarge(appointed_commission(), make_experts(1), director, role=MemberRole.CHAIR)


def test_only_the_director_adds_experts(clerk):
    with pytest.raises(NotAllowed):
        enlarge(appointed_commission(), make_experts(1), clerk)


def test_a_newcomer_whom_the_portal_sees_in_conflict_is_shut_out_at_once(director):
    application = application_in_evaluation()
    newcomer = make_experts(1)[0]
    application.email = newcomer.email
    application.save()
    enlarge(application.commission, [newcomer], director)
    assert ConflictDeclaration.objects.get(member__user=newcomer).found_by == "representative"


def test_a_closed_evaluation_is_not_touched_by_a_second_order(director):
    application = evaluated_application()
    newcomer = make_experts(1)[0]
    application.email = newcomer.email
    application.save()
    before = ConflictDeclaration.objects.count()
    enlarge(application.commission, [newcomer], director)
    assert ConflictDeclaration.objects.count() == before


def test_an_application_that_became_complete_later_is_given_to_the_commission(director):
    commission = appointed_commission()
    late = complete_application(commission.call, actor=role_holder(Role.UNIT_STAFF))
    give_to_commission(late, commission=commission, actor=director)
    assert (late.state, late.commission) == (ApplicationState.IN_EVALUATION, commission)


def test_an_application_of_another_call_is_not_given_to_the_commission(director):
    commission = appointed_commission()
    stranger = complete_application(make_call(), actor=role_holder(Role.UNIT_STAFF))
    with pytest.raises(FieldError):
        give_to_commission(stranger, commission=commission, actor=director)


def test_the_invitation_is_written_in_the_experts_own_language():
    experts = make_experts(3)
    experts[1].language = "ru"
    experts[1].save()
    appointed_commission(experts=experts)
    letters = {letter.to[0]: letter for letter in Email.objects.all()}
    assert "/ru/commission/" in letters[experts[1].email].message
    assert "/ky/commission/" in letters[experts[0].email].message


def test_an_expert_without_a_password_gets_a_link_to_set_one():
    experts = make_experts(3)
    experts[0].set_unusable_password()
    experts[0].save()
    appointed_commission(experts=experts)
    letters = {letter.to[0]: letter.message for letter in Email.objects.all()}
    assert "/account/password/reset/key/" in letters[experts[0].email]
    assert "/account/password/reset/key/" not in letters[experts[1].email]


def test_a_source_of_an_upper_room_shuts_an_expert_out(monkeypatch):
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    pair = application.pk, expert.pk
    monkeypatch.setitem(SOURCES, "relative", Source("Тууган", lambda _applications, _users: [pair]))
    member = application.commission.members.get(user=expert)
    assert standing_of(application, member) == Standing.RECUSED
    with pytest.raises(NotAllowed):
        score(application, expert=expert, points=all_points(application))


def test_a_conflict_found_by_the_portal_is_said_in_words():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    application.email = expert.email
    application.save()
    declaration = declare_conflict(application, expert=expert, has_conflict=False)
    assert conflicts.reason_of(declaration) == str(SOURCES["representative"].label)


def test_what_was_declared_before_stays_in_the_history():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    recuse(application, expert)
    declaration = ConflictDeclaration.objects.get(member__user=expert)
    assert [row.has_conflict for row in declaration.history.order_by("history_id")] == [False, True]
    assert declaration.history.first().history_user == expert


def test_declaring_twice_writes_one_declaration():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    first = declare_conflict(application, expert=expert, has_conflict=False)
    assert declare_conflict(application, expert=expert, has_conflict=False) == first
    assert ConflictDeclaration.objects.count() == 1


def test_after_closing_nothing_is_declared():
    application = evaluated_application()
    with pytest.raises(WrongState):
        recuse(application, experts_of(application)[0])


def test_an_expert_who_lost_the_role_no_longer_scores():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    expert.groups.clear()
    with pytest.raises(NotAllowed):
        score(application, expert=type(expert).objects.get(pk=expert.pk), points=all_points(application))


def test_the_database_allows_one_chair():
    commission = appointed_commission()
    second = commission.members.get(role=MemberRole.MEMBER)
    second.role = MemberRole.CHAIR
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    with pytest.raises(ValidationError):
        second.validate_constraints()


def test_the_database_wants_the_reason_of_a_conflict():
    application = application_in_evaluation()
    recuse(application, experts_of(application)[0])
    declaration = ConflictDeclaration.objects.get()
    declaration.statement = ""
    with pytest.raises(IntegrityError), transaction.atomic():
        declaration.save()
