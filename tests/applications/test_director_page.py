"""What waits for a decision, on one page: mark, spread, criteria, places left, buttons (3.3.1)."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from applications.domain.evaluation import close_evaluation
from applications.domain.reversal import reverse_decision
from applications.domain.sessions import close_session
from applications.domain.sessions_protocol import correct_protocol
from applications.domain.sessions_voting import write_dissent
from applications.domain.waiting import places_left, to_decide, waiting_of
from applications.enums import ApplicationState, Outcome
from applications.enums_session import Choice, Result
from applications.models import Application, Decision
from applications.session_desk import votes_in_words
from core.clock import today
from core.formatting import format_date
from tests.makers.applications import make_call
from tests.makers.commission import (
    accepted_application,
    application_in_evaluation,
    decided,
    evaluated_application,
    experts_of,
    role_holder,
    send_scores,
)
from tests.makers.sessions import closed_item, issued_protocol, secretary
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
PAGE = "admin:applications_decision_waiting"


@pytest.fixture
def desk(director):
    client = Client()
    client.force_login(director)
    return client


def html(response):
    return response.content.decode()


def of_call(call, **terms):
    clerk = role_holder(Role.UNIT_STAFF)
    return evaluated_application(applications=[complete_application(call, actor=clerk)], **terms)


def test_the_page_shows_mark_spread_criteria_with_reasons_and_places(desk, director):
    application = application_in_evaluation()
    for expert, points in zip(experts_of(application), (2, 3, 5), strict=True):
        send_scores(application, expert, points)
    protocol = close_evaluation(application, actor=director)
    found = waiting_of([application])[0]
    assert [int(mark) for mark in found.marks] == [40, 60, 100]
    assert (int(found.lowest), int(found.highest), found.passes) == (40, 100, True)
    assert len(found.weakest) == len(found.strongest) == 2
    page = html(desk.get(reverse(PAGE)))
    assert protocol.get_absolute_url() in page
    assert "Негизи бар, далилдери тиркелген." in page
    for name in ("accept", "accept_on_condition", "reject", "send_back"):
        assert f"/do/{name}/" in page


def test_the_page_shows_the_votes_of_the_session_and_the_dissenting_opinions(desk):
    item = closed_item(Choice.FOR, Choice.FOR, Choice.AGAINST)
    against = experts_of(item.application)[2]
    write_dissent(item, expert=against, text="Баасы <негизсиз>.")
    close_session(item.session, actor=secretary())
    [card] = waiting_of([item.application])
    assert card.said.result == Result.RECOMMENDED
    assert (card.said.votes_for, card.said.votes_against, card.said.votes_abstain) == (2, 1, 0)
    page = html(desk.get(reverse(PAGE)))
    item.refresh_from_db()
    assert votes_in_words(item) in page
    assert str(Result.RECOMMENDED.label) in page
    assert against.full_name in page
    assert "Баасы &lt;негизсиз&gt;." in page


def test_a_written_procedure_has_a_recommendation_and_no_votes(desk):
    [card] = waiting_of([evaluated_application(points=2)])
    assert card.said.result == Result.NOT_RECOMMENDED
    assert card.said.votes_for is None
    assert str(Result.NOT_RECOMMENDED.label) in html(desk.get(reverse(PAGE)))


def test_the_votes_shown_are_those_of_the_last_version_of_the_last_protocol(desk):
    protocol = issued_protocol(Choice.AGAINST)
    item = protocol.session.items.get()
    new = correct_protocol(
        protocol,
        reason="Орду ката.",
        place="ОшТУ, 1-корпус",
        notes={item.pk: item.note},
        actor=secretary(),
    )
    [card] = waiting_of([item.application])
    assert card.protocol == new.paper
    assert card.said.votes_against == 3


def test_an_acceptance_in_force_takes_a_place_and_a_reversed_one_gives_it_back(director):
    call = make_call(places_incubator=2, places_technopark=2)
    application = of_call(call)
    assert places_left([call])[call.pk, application.unit] == 2
    decided(application, Outcome.ACCEPTED, told=False)
    assert places_left([call])[call.pk, application.unit] == 1
    reverse_decision(application, reason="Ката", actor=director)
    assert places_left([call])[call.pk, application.unit] == 2


def test_only_what_is_evaluated_waits(director):
    waiting = evaluated_application()
    application_in_evaluation()
    accepted_application()
    assert list(to_decide(director)) == [waiting]


def test_an_empty_page_says_what_will_appear(desk):
    assert "/do/accept/" not in html(desk.get(reverse(PAGE)))


@pytest.mark.parametrize("role", [Role.UNIT_STAFF, Role.SECRETARY, Role.AUDITOR, Role.VICE_RECTOR])
def test_the_page_is_the_directors_alone(role):
    other = Client()
    other.force_login(role_holder(role))
    assert other.get(reverse(PAGE)).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_for_one_and_for_thirty(desk, rows, django_assert_max_num_queries):
    application = evaluated_application()
    for number in range(rows - 1):
        row = Application.objects.get(pk=application.pk)
        row.pk, row.number, row.public_id = None, f"{row.number}-{number}", Application().public_id
        row.__dict__["state"] = ApplicationState.EVALUATED
        row.save(force_insert=True)
    desk.get(reverse(PAGE))
    with django_assert_max_num_queries(12):
        assert desk.get(reverse(PAGE)).status_code == 200


def test_the_weak_criteria_are_ticked_and_their_words_can_be_changed(desk):
    application = evaluated_application(points=1)
    address = reverse("admin:applications_application_transition", args=[application.pk, "reject"])
    form = desk.get(address).context["form"]
    ticks = [name for name in form.fields if name.startswith("weak_")]
    assert len(ticks) == 5
    assert all(form.fields[name].initial for name in ticks)
    pk = ticks[0].removeprefix("weak_")
    data = {f"weak_{pk}": "on", f"words_{pk}": "Рыногу изилденген эмес.", "reasons": "Кайра келиңиз."}
    desk.post(address, {**data, "decided_on": format_date(today(), "short")})
    first, last = Decision.objects.get().reasons.split("\n")
    assert first.endswith(": Рыногу изилденген эмес.")
    assert last == "Кайра келиңиз."


def test_the_director_accepts_on_condition_and_returns_for_revision(desk):
    first, second = evaluated_application(), evaluated_application()
    day = format_date(today(), "short")
    later = "01.12.2199"
    desk.post(
        reverse("admin:applications_application_transition", args=[first.pk, "accept_on_condition"]),
        {"kind": "other", "text": "Лицензия", "due_on": later, "reasons": "Жакшы", "decided_on": day},
    )
    assert first.decisions.get().condition.text == "Лицензия"
    desk.post(
        reverse("admin:applications_application_transition", args=[second.pk, "send_back"]),
        {"revise_by": later, "reasons": "Эсебин толуктаңыз.", "decided_on": day},
    )
    assert second.decisions.get().revise_by.year == 2199


def test_a_wrong_date_beside_a_condition_is_said_beside_the_field(desk):
    application = evaluated_application()
    page = desk.post(
        reverse("admin:applications_application_transition", args=[application.pk, "accept_on_condition"]),
        {"kind": "other", "text": "Лицензия", "due_on": "качандыр", "reasons": "Жакшы"},
    )
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"due_on", "decided_on"}


def test_where_the_commission_decides_its_chair_enters_the_result_in_the_workspace(settings, desk):
    settings.CENTRE = settings.CENTRE | {"DECIDED_BY": "commission"}
    application = evaluated_application()
    chair, _secretary, member = experts_of(application)
    address = reverse("applications:commission_decide", args=[application.public_id])
    assert "/do/accept/" not in html(desk.get(reverse(PAGE)))
    other = Client()
    other.force_login(member)
    assert other.get(address).status_code == 404
    seat = Client()
    seat.force_login(chair)
    assert address in html(seat.get(reverse("applications:commission")))
    assert seat.get(address).status_code == 200
    day = format_date(today(), "short")
    wrong = seat.post(address, {"outcome": "conditional", "reasons": "Жакшы", "decided_on": day})
    assert "kind" in wrong.context["form"].errors
    seat.post(address, {"outcome": "accepted", "reasons": "Жакшы", "decided_on": day})
    assert Decision.objects.get().decided_by == chair
    assert seat.get(address).status_code == 302


def test_where_the_director_decides_the_chair_finds_no_page_for_it():
    application = evaluated_application()
    seat = Client()
    seat.force_login(experts_of(application)[0])
    address = reverse("applications:commission_decide", args=[application.public_id])
    assert seat.get(address).status_code == 404
