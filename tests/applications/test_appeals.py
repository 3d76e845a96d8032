"""Appeals: in time, once a decision, considered by other people, answered with a letter (3.3.1)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.roles import Role
from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeal_terms import appeal_until
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.conflicts import SOURCES, Source
from applications.domain.links import personal_url
from applications.enums import ApplicationState, Outcome
from applications.enums_decision import AppealState
from applications.models import Appeal, Application, Decision
from core.clock import day_of, moment_of, now, today
from core.domain.working_days import add_working_days
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from documents.domain.acts import record_act
from documents.enums import ActKind
from tests.makers.applications import make_file
from tests.makers.commission import decided_application, experts_of, make_experts, role_holder
from tests.makers.people import make_user

pytestmark = pytest.mark.django_db
TEXT = "Рынок боюнча эсеп тиркелген: 14-бет, комиссия аны караган эмес."


def rejected():
    return decided_application(Outcome.REJECTED).application


def order_of(director):
    return record_act(
        kind=ActKind.DIRECTOR_ORDER,
        number="А-41",
        dated_on=today(),
        title="Апелляцияны кароо жөнүндө",
        actor=director,
    )


def given(application=None, members=None):
    application = application or rejected()
    director = role_holder(Role.DIRECTOR)
    appeal = file_appeal(application, text=TEXT, files=[make_file()])
    receive_appeal(appeal, actor=role_holder(Role.UNIT_STAFF))
    return give_appeal(appeal, order=order_of(director), members=members or make_experts(3), actor=director)


def answer(appeal, *, upheld, **changes):
    terms = {
        "reasons": "Эсеп чындыгында тиркелген.",
        "considered_on": today(),
        "file": make_file(),
        "actor": role_holder(Role.DIRECTOR),
        **changes,
    }
    return answer_appeal(appeal, upheld=upheld, **terms)


def test_an_applicant_appeals_with_words_and_files_and_is_told_that_it_came():
    application = rejected()
    Email.objects.all().delete()
    appeal = file_appeal(application, text=TEXT, files=[make_file(), make_file("Эсеп.pdf")])
    assert (appeal.state, appeal.files.count()) == (AppealState.FILED, 2)
    assert Email.objects.get().to == [application.email]
    assert TransitionLog.objects.of(application).last().transition == "appeal"


@pytest.mark.parametrize("text", ["", "Жок", " \u200b "])
def test_an_appeal_says_why(text):
    with pytest.raises(FieldError) as caught:
        file_appeal(rejected(), text=text)
    assert caught.value.field == "text"


def test_a_refused_file_leaves_no_appeal_behind():
    with pytest.raises(FieldError) as caught, transaction.atomic():
        file_appeal(rejected(), text=TEXT, files=[make_file(), make_file("Эсеп.pdf", b"no pdf")])
    assert caught.value.field == "files"
    assert not Appeal.objects.exists()


def test_the_last_day_of_the_term_counts_and_the_day_after_is_refused_with_a_sentence():
    application = rejected()
    last = appeal_until(day_of(application.decision.released_at))
    with pytest.raises(DomainError) as caught:
        file_appeal(application, text=TEXT, at=moment_of(last + timedelta(days=1), 0))
    assert str(last.year) in str(caught.value)
    assert file_appeal(application, text=TEXT, at=moment_of(last, 23, 59)).pk


def test_the_term_is_a_setting(settings):
    settings.CENTRE = settings.CENTRE | {"APPEAL_DAYS": 3}
    assert appeal_until(today()) == add_working_days(today(), 3)


def test_there_is_one_appeal_a_decision():
    application = rejected()
    appeal = file_appeal(application, text=TEXT)
    with pytest.raises(DomainError):
        file_appeal(application, text=TEXT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.create(decision=appeal.decision, text=TEXT, filed_at=now())


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.REVISION])
def test_a_favourable_decision_and_one_to_revise_are_not_appealed_against(outcome):
    with pytest.raises(WrongState):
        file_appeal(decided_application(outcome).application, text=TEXT)


def test_a_decision_nobody_was_told_of_is_not_appealed_against():
    with pytest.raises(WrongState):
        file_appeal(decided_application(Outcome.REJECTED, told=False).application, text=TEXT)


def test_nobody_who_evaluated_the_project_considers_the_appeal():
    application = rejected()
    scored = experts_of(application)[0]
    with pytest.raises(FieldError) as caught:
        given(application, members=[scored, *make_experts(2)])
    assert caught.value.field == "members"
    assert scored.full_name in str(caught.value)


def test_nobody_with_a_conflict_of_interest_considers_the_appeal(monkeypatch):
    members = make_experts(3)
    own = members[0].pk
    monkeypatch.setitem(SOURCES, "own", Source("own", lambda found, users: {(one.pk, own) for one in found}))
    with pytest.raises(FieldError):
        given(members=members)


def test_enough_people_consider_the_appeal_each_once_and_experts_all():
    application = rejected()
    appeal = file_appeal(application, text=TEXT)
    receive_appeal(appeal, actor=role_holder(Role.UNIT_STAFF))
    director, experts = role_holder(Role.DIRECTOR), make_experts(3)
    order = order_of(director)
    for wrong in (experts[:2], [*experts[:2], experts[0]], [*experts[:2], role_holder(Role.UNIT_STAFF)]):
        with pytest.raises(FieldError):
            give_appeal(appeal, order=order, members=wrong, actor=director)
    assert give_appeal(appeal, order=order, members=experts, actor=director).members.count() == 3


def test_an_appeal_is_not_given_before_it_is_received_nor_answered_before_it_is_given(director):
    appeal = file_appeal(rejected(), text=TEXT)
    with pytest.raises(WrongState):
        give_appeal(appeal, order=order_of(director), members=make_experts(3), actor=director)
    with pytest.raises(WrongState):
        answer(appeal, upheld=True)


def test_an_upheld_appeal_reverses_the_decision(director):
    appeal = given()
    Email.objects.all().delete()
    answer(appeal, upheld=True)
    application = Application.objects.get()
    decision = Decision.objects.get()
    assert (appeal.state, application.state) == (AppealState.UPHELD, ApplicationState.EVALUATED)
    assert "Эсеп чындыгында" in decision.reversal_reason
    assert appeal.letter.number in " ".join(Email.objects.values_list("message", flat=True))


def test_a_refused_appeal_leaves_the_decision_with_reasons_and_a_letter(director):
    appeal = given()
    Email.objects.all().delete()
    answer(appeal, upheld=False)
    assert appeal.state == AppealState.REFUSED
    assert Application.objects.get().state == ApplicationState.REJECTED
    letter = Email.objects.get()
    assert "Эсеп чындыгында" in letter.message
    with pytest.raises(WrongState):
        answer(appeal, upheld=True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reasons": ""}, "reasons"),
        ({"considered_on": today() + timedelta(days=1)}, "considered_on"),
        ({"considered_on": today() - timedelta(days=9)}, "considered_on"),
        ({"file": make_file("a.pdf", b"no")}, "file"),
    ],
)
def test_an_answer_has_reasons_a_day_and_minutes(changes, field):
    appeal = given()
    with pytest.raises(FieldError) as caught:
        answer(appeal, upheld=False, **changes)
    assert caught.value.field == field
    assert Appeal.objects.get().state == AppealState.CONSIDERED


def test_the_clerk_receives_and_does_not_answer(clerk):
    appeal = file_appeal(rejected(), text=TEXT)
    receive_appeal(appeal, actor=clerk)
    with pytest.raises(NotAllowed):
        give_appeal(appeal, order=order_of(role_holder(Role.DIRECTOR)), members=make_experts(3), actor=clerk)


# The pages


def opened(application):
    client = Client()
    client.get(personal_url(application))
    return client


def test_the_applicant_appeals_from_the_page_of_the_application():
    application = rejected()
    client = opened(application)
    own, page = (
        reverse(name, args=[application.public_id]) for name in ("portal:application", "applications:appeal")
    )
    assert page in client.get(own).content.decode()
    token = client.get(page).context["form_token"]
    again = client.post(page, {"form_token": token, "text": ""})
    assert again.status_code == 200
    assert 'href="#id_text"' in again.content.decode()
    data = {"form_token": token, "text": TEXT, "files": [make_file(), make_file("Эсеп.pdf")]}
    assert client.post(page, data).status_code == 302
    assert Appeal.objects.get().files.count() == 2
    shown = client.get(own).content.decode()
    assert page not in shown
    assert Appeal.objects.get().get_state_display() in shown


def test_a_late_appeal_is_refused_on_its_page_and_what_was_typed_stays():
    application = rejected()
    client = opened(application)
    page = reverse("applications:appeal", args=[application.public_id])
    token = client.get(page).context["form_token"]
    own = reverse("portal:application", args=[application.public_id])
    with time_machine.travel(now() + timedelta(days=30)):
        answered = client.post(page, {"form_token": token, "text": TEXT})
        assert TEXT in answered.content.decode()
        assert not Appeal.objects.exists()
        assert page not in client.get(own).content.decode()


def test_those_named_read_the_appeal_and_its_files_and_nobody_else_does():
    members = make_experts(3)
    appeal = given(members=members)
    page = reverse("applications:commission_appeal", args=[appeal.pk])
    file = appeal.files.get().upload.get_absolute_url()
    for user, status in ((members[0], 200), (make_user(Role.EXPERT), 404)):
        client = Client()
        client.force_login(user)
        assert client.get(page).status_code == status
        answered = client.get(file)
        assert answered.status_code == status
        if status == 200:
            assert b"".join(answered.streaming_content)
        assert (page in client.get(reverse("applications:commission")).content.decode()) == (status == 200)


def test_an_appeal_goes_its_way_through_the_admin(director):
    application = rejected()
    scored = experts_of(application)
    appeal = file_appeal(application, text=TEXT)
    members, order = make_experts(3), order_of(director)
    desk = Client()
    desk.force_login(director)

    def act(name):
        return reverse("admin:applications_appeal_transition", args=[appeal.pk, name])

    desk.post(act("receive"))
    asked = desk.get(act("give")).content.decode()
    assert not any(f'value="{user.pk}"' in asked and user.full_name in asked for user in scored)
    desk.post(act("give"), {"order": order.pk, "members": [user.pk for user in members]})
    data = {"reasons": "Эсеп бар.", "considered_on": today().strftime("%d.%m.%Y"), "file": make_file()}
    desk.post(act("uphold"), data)
    assert Appeal.objects.get().state == AppealState.UPHELD
    shown = desk.get(reverse("admin:applications_appeal_change", args=[appeal.pk]))
    assert shown.status_code == 200
    assert desk.get(reverse("admin:applications_appeal_changelist")).status_code == 200
