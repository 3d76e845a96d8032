"""The proposal of readers: even, by direction, never a recused expert."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.roles import Role
from applications.domain.commission import give_to_commission
from applications.domain.profiles import describe_expert
from applications.domain.summary import Expert, Summary
from applications.domain.workload import WORTH_OF_COMPETENCE, _reading, assign_readers, loads_of, readings_of
from applications.domain.workspace import awaited_from, open_tasks_of, read_by_others, tasks_on
from applications.enums import Standing
from applications.models import Application, Assignment, CommissionMember, ExpertProfile
from core.enums import Direction
from tests.makers.commission import appointed_commission, experts_of, recuse, role_holder
from tests.makers.written import complete_application


def judge(pk, directions):
    user = User(pk=pk, surname=f"С{pk}", given_name="А")
    user._state.fields_cache["expert_profile"] = ExpertProfile(user=user, directions=directions)
    return CommissionMember(pk=pk, user=user, role="member")


codes = st.sampled_from([code.value for code in Direction])


@given(
    st.lists(st.lists(codes, max_size=2), min_size=3, max_size=7),
    st.lists(codes, min_size=1, max_size=25),
    st.integers(1, 3),
)
def test_everybody_gets_about_as_much_and_every_application_enough(knowledge, directions, quorum):
    judges = [judge(pk, known) for pk, known in enumerate(knowledge, start=1)]
    load = Counter()
    for pk, direction in enumerate(directions, start=1):
        experts = tuple(Expert(seat, Standing.CLEAR, None) for seat in judges)
        state = Summary(Application(pk=pk, direction=direction), experts, (), quorum, 60)
        reading = _reading(state, frozenset(), load)
        assert len(reading.proposed) == quorum
    loads = [load[seat.pk] for seat in judges]
    assert max(loads) - min(loads) <= WORTH_OF_COMPETENCE + 1


@pytest.fixture
def commission(db, director):
    commission = appointed_commission(number=4, quorum=2)
    for _each in range(2):
        application = complete_application(commission.call, actor=role_holder(Role.UNIT_STAFF))
        give_to_commission(application, commission=commission, actor=director)
    return commission


def test_who_knows_the_direction_is_proposed_first(commission):
    last = commission.members.last()
    direction = commission.applications.first().direction
    describe_expert(last.user, organisation="ОшМУ", directions=[direction], actor=last.user)
    readings = readings_of(commission)
    assert all(last.pk in reading.proposed for reading in readings[:2])
    load = {one.member: one.proposed for one in loads_of(readings)}
    assert sum(load.values()) == 6


def test_a_recused_expert_is_not_proposed(commission):
    application = commission.applications.order_by("number").first()
    out = experts_of(application)[0]
    recuse(application, out)
    reading = readings_of(commission)[0]
    assert out.pk not in {seat.user_id for seat in reading.candidates}
    assert len(reading.proposed) == 2


def test_experts_see_first_what_is_given_to_them_and_may_read_the_rest(commission, director):
    first, second, third = commission.applications.order_by("number")
    seats = list(commission.members.all())
    readers = {
        first.pk: [seats[0].pk, seats[1].pk],
        second.pk: [seats[2].pk, seats[3].pk],
        third.pk: [seats[0].pk, seats[3].pk],
    }
    assign_readers(commission, readers=readers, actor=director)
    expert = seats[0].user
    assert list(awaited_from(expert)) == [first, third]
    assert list(read_by_others(expert)) == [second]
    tasks = tasks_on([first, third, second], expert)
    assert [task.is_expected for task in tasks] == [True, True, False]
    assert {task.application for task in open_tasks_of(expert)} == {first, second, third}


def test_sharing_out_again_takes_back_and_keeps_the_history(commission, director):
    application = commission.applications.order_by("number").first()
    seats = list(commission.members.all())
    assign_readers(commission, readers={application.pk: [seats[0].pk, seats[1].pk]}, actor=director)
    assign_readers(commission, readers={application.pk: [seats[1].pk, seats[2].pk]}, actor=director)
    now_reading = set(
        Assignment.objects.readers().filter(application=application).values_list("member", flat=True)
    )
    assert now_reading == {seats[1].pk, seats[2].pk}
    taken = Assignment.objects.get(application=application, member=seats[0])
    assert (taken.withdrawn_at is not None, taken.history.count()) == (True, 2)


def test_the_page_proposes_and_assigns(commission, client):
    from django.urls import reverse

    from tests.makers.people import log_in, make_user

    log_in(client, make_user(Role.SECRETARY))
    address = reverse("admin:applications_commission_readers", args=[commission.pk])
    page = client.get(address).content.decode()
    assert page.count("checked") == 6
    data = {
        f"readers_{reading.application.pk}": list(reading.proposed) for reading in readings_of(commission)
    }
    assert client.post(address, data).status_code == 302
    assert Assignment.objects.readers().count() == 6
    few = {name: values[:1] for name, values in data.items()}
    refused = client.post(address, few)
    assert refused.status_code == 200
    assert commission.applications.first().number in refused.content.decode()
