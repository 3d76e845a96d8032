"""The director's pages: commissions, criteria, closing, deciding; shut to all others."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.domain.roles import give_role
from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.criteria import copy_criteria_set
from applications.enums import ApplicationState
from applications.models import Commission, CriteriaSet, Decision
from core.actors import StandIn
from core.clock import today
from core.formatting import format_date
from tests.makers.applications import make_call
from tests.makers.commission import (
    accepted_application,
    application_in_evaluation,
    appointed_commission,
    decided_application,
    evaluated_application,
    experts_of,
    make_experts,
    recuse,
    role_holder,
    send_scores,
    standing_commission,
)
from tests.makers.people import make_user
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
APPOINT = "admin:applications_commission_appoint"


@pytest.fixture
def client(director):
    logged_in = Client()
    logged_in.force_login(director)
    return logged_in


@pytest.fixture
def application():
    return complete_application(actor=role_holder(Role.UNIT_STAFF))


def html(response):
    return response.content.decode()


def act(application, transition):
    return reverse("admin:applications_application_transition", args=[application.pk, transition])


def order(application, experts, **changes):
    roles = ("chair", "secretary", *["member"] * len(experts))
    return {
        "order_number": "17-б",
        "order_date": format_date(today(), "short"),
        "quorum": "3",
        "applications": [application.pk],
        **{f"role_{expert.pk}": role for expert, role in zip(experts, roles, strict=False)},
        **changes,
    }


def test_the_director_appoints_a_commission(client, application):
    experts = make_experts(3)
    address = reverse(APPOINT, args=[application.call_id])
    assert application.number in html(client.get(address))
    answer = client.post(address, order(application, experts))
    commission = Commission.objects.get()
    assert answer.url == reverse("admin:applications_commission_change", args=[commission.pk])
    assert [member.user for member in commission.members.order_by("role")] == [
        experts[0],
        experts[2],
        experts[1],
    ]
    application.refresh_from_db()
    assert application.state == ApplicationState.IN_EVALUATION


def test_of_several_calls_one_is_chosen(client, application):
    other = complete_application(make_call(), actor=role_holder(Role.UNIT_STAFF))
    page = html(client.get(reverse("admin:applications_commission_add"), follow=True))
    for call in (application.call_id, other.call_id):
        assert reverse(APPOINT, args=[call]) in page


def test_with_nothing_to_evaluate_the_page_says_so(client):
    page = client.get(reverse("admin:applications_commission_choose"))
    assert page.status_code == 200
    assert "commission/appoint/" not in html(page).split("content")[-1]


def test_a_refused_order_says_why_and_keeps_what_was_typed(client, application):
    experts = make_experts(3)
    data = order(application, experts, **{f"role_{experts[1].pk}": "chair"}, order_number="Буйрук-77")
    page = client.post(reverse(APPOINT, args=[application.call_id]), data)
    assert page.status_code == 200
    assert "Буйрук-77" in html(page)
    assert html(page).count('value="chair" selected') == 2
    assert not Commission.objects.exists()


def test_the_page_warns_of_a_conflict_it_sees(client):
    expert = make_experts(1)[0]
    application = complete_application(actor=role_holder(Role.UNIT_STAFF), email=expert.email)
    page = html(client.get(reverse(APPOINT, args=[application.call_id])))
    assert f"№ {application.number}: " in page


def test_the_director_adds_an_expert_by_another_order(client):
    commission = appointed_commission()
    newcomer = make_experts(1)[0]
    address = reverse("admin:applications_commission_members", args=[commission.pk])
    assert f"role_{newcomer.pk}" in html(client.get(address))
    *staying, leaving = commission.members.select_related("user")
    data = {
        "order_number": "18-б",
        "order_date": format_date(today(), "short"),
        f"role_{newcomer.pk}": "member",
    }
    data |= {f"role_{member.user_id}": member.role for member in staying}
    client.post(address, data)
    assert commission.members.filter(user=newcomer, order__number="18-б").exists()
    leaving.refresh_from_db()
    assert (leaving.left_on, leaving.order.number) == (today(), "18-б")


def test_a_late_application_is_given_to_a_commission(client):
    commission = appointed_commission()
    late = complete_application(commission.call, actor=role_holder(Role.UNIT_STAFF))
    client.post(act(late, "start_evaluation"), {"commission": commission.pk})
    late.refresh_from_db()
    assert late.commission == commission


def test_the_director_closes_the_evaluation(client):
    application = application_in_evaluation(number=4, quorum=2)
    first, second, third, _fourth = experts_of(application)
    send_scores(application, first)
    send_scores(application, second)
    declare_conflict(application, expert=third, has_conflict=True, statement="Тууганым.")
    page = html(client.get(act(application, "close_evaluation")))
    assert third.short_name in page
    client.post(act(application, "close_evaluation"))
    application.refresh_from_db()
    assert application.state == ApplicationState.EVALUATED


def test_closing_before_the_quorum_shows_the_sentence(client):
    application = application_in_evaluation()
    page = client.post(act(application, "close_evaluation"))
    assert page.status_code == 200
    assert all(expert.short_name in html(page) for expert in experts_of(application))


@pytest.mark.parametrize(("transition", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_the_director_decides_with_reasons_and_date(client, transition, state):
    application = evaluated_application()
    assert re.search(r"/files/p/[0-9a-f-]{36}/", html(client.get(act(application, transition))))
    client.post(
        act(application, transition),
        {"reasons": "Негизи бар", "decided_on": format_date(today(), "short")},
    )
    assert Decision.objects.get().outcome == state
    assert not Decision.objects.released().exists()


def test_a_decision_without_reasons_is_asked_again_with_the_date_kept(client):
    application = evaluated_application()
    page = client.post(act(application, "accept"), {"reasons": " ", "decided_on": "22.11.2020"})
    assert page.status_code == 200
    assert "22.11.2020" in html(page)
    assert not Decision.objects.exists()


def test_a_second_decision_gets_a_sentence(client):
    application = accepted_application()
    page = client.post(
        act(application, "reject"), {"reasons": "Жок", "decided_on": format_date(today(), "short")}
    )
    assert page.status_code == 200
    assert Decision.objects.count() == 1


def test_a_new_version_of_the_criteria_is_copied_weighed_and_approved(client):
    source = make_call().criteria
    client.post(reverse("admin:applications_criteriaset_copy", args=[source.pk]), {"version": "2"})
    copy = CriteriaSet.objects.get(version="2")
    weights = dict(zip(copy.criteria.all(), ("30", "20,5", "19,5", "20", "10"), strict=True))
    data = {f"weight_{criterion.pk}": weight for criterion, weight in weights.items()}
    approve = reverse("admin:applications_criteriaset_approve", args=[copy.pk])
    client.post(
        reverse("admin:applications_criteriaset_weigh", args=[copy.pk]),
        {**data, "pass_mark": "65", "quorum": "4"},
    )
    client.post(approve, {"approved_on": format_date(today(), "short")})
    copy.refresh_from_db()
    assert (copy.pass_mark, copy.quorum, copy.approved_on) == (65, 4, today())
    assert client.get(approve).status_code == 404


def test_weights_that_do_not_make_a_hundred_are_not_approved(client):
    source = make_call().criteria
    client.post(reverse("admin:applications_criteriaset_copy", args=[source.pk]), {"version": "2"})
    copy = CriteriaSet.objects.get(version="2")
    data = {f"weight_{criterion.pk}": "30" for criterion in copy.criteria.all()}
    client.post(
        reverse("admin:applications_criteriaset_weigh", args=[copy.pk]),
        {**data, "pass_mark": "60", "quorum": "3"},
    )
    page = client.post(
        reverse("admin:applications_criteriaset_approve", args=[copy.pk]),
        {"approved_on": format_date(today(), "short")},
    )
    assert "150" in html(page)


@pytest.mark.parametrize(
    "model", ["commission", "criteriaset", "scoresheet", "conflictdeclaration", "decision"]
)
def test_lists_and_records_open_and_nothing_is_typed_or_deleted_there(client, model):
    decision = decided_application("accepted")
    record = {
        "commission": decision.application.commission,
        "criteriaset": decision.application.commission.criteria_set,
        "scoresheet": decision.application.score_sheets.first(),
        "conflictdeclaration": decision.application.declarations.first(),
        "decision": decision,
    }[model]
    assert client.get(reverse(f"admin:applications_{model}_changelist")).status_code == 200
    page = client.get(reverse(f"admin:applications_{model}_change", args=[record.pk]))
    assert page.status_code == 200
    assert 'name="_save"' not in html(page)
    assert client.post(reverse(f"admin:applications_{model}_delete", args=[record.pk])).status_code == 403


@pytest.mark.parametrize("role", [Role.UNIT_STAFF, Role.AUDITOR, Role.VICE_RECTOR])
def test_others_on_the_staff_look_and_do_not_act(role):
    application = evaluated_application()
    other = Client()
    other.force_login(make_user(role))
    commission, criteria = application.commission_id, application.commission.criteria_set_id
    for name, pk in (
        ("commission_appoint", application.call_id),
        ("commission_members", commission),
        ("commission_give", commission),
        ("criteriaset_copy", criteria),
    ):
        assert other.get(reverse(f"admin:applications_{name}", args=[pk])).status_code == 404
    assert other.get(reverse("admin:applications_commission_choose")).status_code == 404
    assert other.get(reverse("admin:applications_commission_change", args=[commission])).status_code == 200
    assert other.post(act(application, "accept"), {"reasons": "Мыкты"}).status_code == 404
    assert not Decision.objects.exists()


def test_the_director_calls_in_an_alternate_where_the_quorum_is_broken(client):
    alternate = make_experts(1)[0]
    application = application_in_evaluation(number=3, quorum=3, alternates=[alternate])
    seat = application.commission.members.get(user=alternate)
    address = reverse("admin:applications_commission_call_in", args=[application.commission_id])
    pair = {"pair": f"{application.pk}-{seat.pk}"}
    assert client.post(address, pair).status_code == 200
    recuse(application, experts_of(application)[2])
    assert alternate.short_name in html(client.get(address))
    client.post(address, pair)
    assert seat.assignments.count() == 1


def test_several_applications_are_given_to_a_standing_commission(client):
    commission = standing_commission()
    late = [complete_application(actor=role_holder(Role.UNIT_STAFF)) for _each in range(2)]
    address = reverse("admin:applications_commission_give", args=[commission.pk])
    assert all(one.number in html(client.get(address)) for one in late)
    client.post(address, {"applications": [one.pk for one in late]})
    assert commission.applications.count() == 2


def test_the_director_appoints_a_standing_commission(client):
    experts = make_experts(4)
    roles = ("chair", "secretary", "member", "alternate")
    data = {"order_number": "31-б", "order_date": format_date(today(), "short"), "quorum": "3"}
    data |= {f"role_{user.pk}": role for user, role in zip(experts, roles, strict=True)}
    client.post(reverse("admin:applications_commission_standing"), data)
    commission = Commission.objects.get()
    assert (commission.is_standing, commission.in_force_from, commission.members.count()) == (
        True,
        today(),
        4,
    )


def test_levels_are_described_in_the_admin_before_the_approval(client):
    draft = copy_criteria_set(make_call().criteria, version="2", actor=role_holder(Role.DIRECTOR))
    criterion = draft.criteria.first()
    address = reverse("admin:applications_criteriaset_levels", args=[criterion.pk])
    data = {f"level_{points}_{code}": "Сөз" for points in (0, 1, 3, 5) for code in ("ky", "ru", "en")}
    refused = client.post(address, {**data, "level_2_ky": "Бир эле тил"})
    assert refused.status_code == 200
    client.post(address, data)
    criterion.refresh_from_db()
    assert sorted(criterion.levels) == ["0", "1", "3", "5"]
    assert client.get(address).status_code == 200


def test_an_expert_on_the_staff_does_not_see_in_the_admin_whom_they_score_blindly(client):
    call = make_call(is_blind=True)
    made = complete_application(call, actor=role_holder(Role.UNIT_STAFF))
    clerk = make_user(Role.UNIT_STAFF)
    give_role(clerk, Role.EXPERT, actor=StandIn.SYSTEM)
    clerk = type(clerk).objects.get(pk=clerk.pk)
    address = reverse("admin:applications_application_change", args=[made.pk])
    staff = Client()
    staff.force_login(clerk)
    assert staff.get(address).status_code == 200
    appointed_commission([made], experts=[*make_experts(2), clerk])
    assert staff.get(address).status_code == 302
    assert client.get(address).status_code == 200
