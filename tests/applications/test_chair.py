"""The chair's pages: who may score, the waiver, the alternate, the spread of the marks."""

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from applications.domain.commission_queries import sees_others
from applications.domain.conflicts import declare_conflict
from applications.domain.summary import summary
from applications.models import ConflictDeclaration, ExpertProfile
from tests.makers.commission import (
    application_in_evaluation,
    evaluated_application,
    experts_of,
    make_experts,
    recuse,
    send_scores,
)

pytestmark = pytest.mark.django_db


def entered(user):
    client = Client()
    client.force_login(user)
    return client


def url(name, application, *more):
    return reverse(f"applications:commission_{name}", args=[application.public_id, *more])


@pytest.fixture
def alternate():
    return make_experts(1)[0]


@pytest.fixture
def application(alternate):
    return application_in_evaluation(number=3, quorum=3, alternates=[alternate])


@pytest.fixture
def chair(application):
    return entered(experts_of(application)[0])


def seat(application, user):
    return application.commission.members.get(user=user)


def test_the_page_is_the_chairs_alone(application, alternate):
    _chair, secretary, third = experts_of(application)[:3]
    for user in (secretary, third, alternate):
        assert entered(user).get(url("chair", application)).status_code == 404
        assert entered(user).post(url("open_scores", application)).status_code == 404


def test_the_list_leads_the_chair_there_and_nobody_else(application, chair):
    address = url("chair", application)
    assert address in chair.get(reverse("applications:commission")).content.decode()
    other = entered(experts_of(application)[1])
    assert address not in other.get(reverse("applications:commission")).content.decode()


def test_a_recused_chair_does_not_lead(application, chair):
    recuse(application, experts_of(application)[0])
    assert chair.get(url("chair", application)).status_code == 403


def test_a_closed_evaluation_has_no_such_page():
    application = evaluated_application()
    assert entered(experts_of(application)[0]).get(url("chair", application)).status_code == 404


def test_the_chair_waives_a_conflict_with_a_reason(application, chair):
    third = experts_of(application)[2]
    recuse(application, third)
    address = url("waive", application, seat(application, third).pk)
    assert address in chair.get(url("chair", application)).content.decode()
    empty = chair.post(address, {"reason": " "})
    assert empty.status_code == 200
    assert "err-sum" in empty.content.decode()
    answer = chair.post(address, {"reason": "Беш жыл мурда болгон"}, follow=True)
    assert "Беш жыл мурда болгон" in answer.content.decode()
    assert ConflictDeclaration.objects.get(member__user=third).is_waived
    again = chair.post(address, {"reason": "Дагы"})
    assert "err-sum" in again.content.decode()


def test_an_alternate_is_proposed_only_when_the_quorum_is_broken(application, chair, alternate):
    address = url("call_in", application, seat(application, alternate).pk)
    assert address not in chair.get(url("chair", application)).content.decode()
    recuse(application, experts_of(application)[2])
    assert address in chair.get(url("chair", application)).content.decode()
    Email.objects.all().delete()
    chair.post(address)
    assert Email.objects.get().to == [alternate.email]
    assert application.title in entered(alternate).get(reverse("applications:commission")).content.decode()
    assert "Кворум запастагы мүчөсүз да чогулат." in chair.post(address, follow=True).content.decode()
    assert summary(application).quorum_is_possible


def test_the_chair_sees_the_marks_after_scoring_or_opening_them(application, chair):
    first, second, third = experts_of(application)[:3]
    send_scores(application, second, 1)
    declare_conflict(application, expert=first, has_conflict=False)
    assert "<tfoot>" not in chair.get(url("chair", application)).content.decode()
    page = chair.post(url("open_scores", application), follow=True).content.decode()
    assert "<tfoot>" in page
    declare_conflict(application, expert=third, has_conflict=False)
    assert second.short_name in entered(third).get(url("file", application)).content.decode()
    application.refresh_from_db()
    assert sees_others(summary(application), third)


def test_an_expert_says_where_they_work(application):
    client = entered(experts_of(application)[1])
    address = reverse("applications:commission_profile")
    assert "err-sum" in client.post(address, {"organisation": ""}).content.decode()
    client.post(address, {"organisation": "ОшМУ", "department": "Агрономия", "directions": ["agro"]})
    profile = ExpertProfile.objects.get()
    assert (profile.organisation, profile.directions) == ("ОшМУ", ["agro"])
    assert "ОшМУ" in client.get(address).content.decode()
