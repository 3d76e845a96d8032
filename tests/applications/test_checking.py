"""The check of completeness: remarks beside the questions, terms in working days, the clerk's pages."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from applications import consent
from applications.domain.checking import prolong_additions, return_application
from applications.domain.checklist import (
    items_for,
)
from applications.domain.drafts import save_step
from applications.domain.links import personal_url
from applications.domain.queries import additions_late, check_late
from applications.domain.remarks import open_remarks
from applications.domain.submission import TermPassed, send_application
from applications.enums import ApplicantForm, ApplicationState, AttachmentKind, Step
from applications.models import Application, Remark
from core.clock import moment_of
from core.domain.transitions import perform
from core.errors import FieldError, WrongState
from core.models import TransitionLog
from tests.makers.applications import (
    checked,
    make_call,
    needs_answers,
    project_answers,
    submitted_application,
)
from tests.makers.people import log_in, make_user

pytestmark = pytest.mark.django_db
CONSENT = {"consent_version": consent.CURRENT, "language": "ky"}
REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."
BESIDE = {"plan": "Ар бир айда эмне бүтөрүн жазыңыз.", "title": "Атын кыскартыңыз."}
FRIDAY = date(2026, 8, 28)  # then a weekend, a feast on Monday, and the days after them


@pytest.fixture
def friday():
    with time_machine.travel(moment_of(FRIDAY), tick=False) as traveller:
        yield traveller


def page(application: Application, name: str) -> str:
    return reverse(f"admin:applications_application_{name}", args=[application.pk])


def act(application: Application, name: str) -> str:
    return reverse("admin:applications_application_transition", args=[application.pk, name])


# Remarks beside the questions


def test_remarks_stand_beside_their_questions_and_in_the_letter(clerk: User, client: Client) -> None:
    application = submitted_application()
    Email.objects.all().delete()
    return_application(application, remark=REMARK, remarks=BESIDE, actor=clerk)
    assert all(text in Email.objects.get().message for text in (REMARK, *BESIDE.values()))
    client.get(personal_url(application))
    own = client.get(reverse("portal:application", args=[application.public_id])).content.decode()
    needs = client.get(reverse("applications:step", args=[application.public_id, "needs"])).content.decode()
    assert all(text in own for text in BESIDE.values())
    before, after = needs.split('id="id_plan_helptext"')
    assert BESIDE["plan"] in after.split("</div>")[0]
    assert BESIDE["title"] in before  # the list at the top leads to the other step


def test_a_remark_is_cleared_when_its_answer_changes(clerk: User, client: Client) -> None:
    application = submitted_application()
    return_application(application, remark=REMARK, remarks=BESIDE, actor=clerk)
    save_step(application, step=Step.NEEDS, data=needs_answers(plan="1-ай: сыноо. 2-ай: сатуу."))
    found = {remark.question: remark.answered for remark in open_remarks(Application.objects.get())}
    assert found == {"title": False, "plan": True}
    client.get(personal_url(application))
    needs = client.get(reverse("applications:step", args=[application.public_id, "needs"])).content.decode()
    assert 'class="remark"' not in needs
    send_application(application, **CONSENT)
    assert open_remarks(Application.objects.get()) == []
    assert Remark.objects.count() == 2


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_remark_on_a_choice_stays_open_in_every_language(clerk: User, language: str) -> None:
    from django.utils import translation

    application = submitted_application()
    with translation.override("ru"):
        return_application(application, remark=REMARK, remarks={"stage": "Тактаңыз."}, actor=clerk)
    with translation.override(language):
        assert [remark.answered for remark in open_remarks(application)] == [False]
    save_step(application, step=Step.PROJECT, data=project_answers(stage="small_series"))
    with translation.override(language):
        assert [remark.answered for remark in open_remarks(Application.objects.get())] == [True]


def test_a_remark_is_never_html(clerk: User, client: Client) -> None:
    application = submitted_application()
    return_application(application, remark=REMARK, remarks={"plan": "<script>alert(1)</script>"}, actor=clerk)
    client.get(personal_url(application))
    for url in (
        reverse("portal:application", args=[application.public_id]),
        reverse("applications:step", args=[application.public_id, "needs"]),
    ):
        assert "<script>alert" not in client.get(url).content.decode()


@pytest.mark.parametrize("remarks", [{"salary": "Канча?"}, {"plan": "а" * 1001}])
def test_a_remark_on_no_question_or_too_long_is_refused_and_nothing_moves(
    clerk: User, remarks: dict[str, str]
) -> None:
    application = submitted_application()
    with pytest.raises(FieldError):
        return_application(application, remark=REMARK, remarks=remarks, actor=clerk)
    application.refresh_from_db()
    assert (application.state, Remark.objects.count()) == (ApplicationState.SUBMITTED, 0)


# Terms, in working days by the Kyrgyz calendar


def test_the_clerk_and_the_applicant_each_have_a_term_in_working_days(clerk: User, friday) -> None:
    application = submitted_application()
    assert application.check_due_on == date(2026, 9, 7)
    return_application(application, remark=REMARK, days=3, actor=clerk)
    assert (application.check_due_on, application.additions_due_on) == (None, date(2026, 9, 3))
    friday.move_to(moment_of(date(2026, 9, 1)))
    send_application(application, **CONSENT)
    again = Application.objects.get()
    assert (again.check_due_on, again.additions_due_on) == (date(2026, 9, 8), None)


@pytest.mark.parametrize("days", [0, 61])
def test_a_term_of_no_days_or_of_months_is_refused(clerk: User, days: int) -> None:
    with pytest.raises(FieldError):
        return_application(submitted_application(), remark=REMARK, days=days, actor=clerk)


def test_additions_a_second_late_are_refused_until_the_clerk_prolongs(clerk: User, friday) -> None:
    application = submitted_application()
    return_application(application, remark=REMARK, days=3, actor=clerk)
    midnight = moment_of(date(2026, 9, 4), 0)
    friday.move_to(midnight)
    with pytest.raises(TermPassed) as refused:
        send_application(application, at=midnight, **CONSENT)
    assert "2026-ж., 3-сентябрь" in str(refused.value)
    assert list(additions_late(Application.objects.all())) == [application]
    assert Application.objects.get().state == ApplicationState.RETURNED  # nothing happens by itself
    prolong_additions(application, due_on=date(2026, 9, 8), reason="Арыз ээси ооруп калды", actor=clerk)
    assert send_application(application, at=midnight, **CONSENT)


def test_additions_in_the_last_second_of_the_last_day_are_taken(clerk: User, friday) -> None:
    application = submitted_application()
    return_application(application, remark=REMARK, days=3, actor=clerk)
    last = moment_of(date(2026, 9, 4), 0) - timedelta(seconds=1)
    assert send_application(application, at=last, **CONSENT)


def test_the_setting_takes_late_additions(clerk: User, friday, settings) -> None:
    settings.CENTRE = {**settings.CENTRE, "LATE_ADDITIONS_REFUSED": False}
    application = submitted_application()
    return_application(application, remark=REMARK, days=3, actor=clerk)
    assert send_application(application, at=moment_of(date(2026, 10, 1)), **CONSENT)


def test_a_term_is_prolonged_forwards_with_a_reason_and_a_letter(clerk: User, friday) -> None:
    application = submitted_application()
    with pytest.raises(WrongState):
        prolong_additions(application, due_on=date(2026, 9, 30), reason="Ооруп калды", actor=clerk)
    return_application(application, remark=REMARK, days=3, actor=clerk)
    for due, reason, field in (
        (date(2026, 9, 3), "Ооруп калды", "due_on"),
        (date(2026, 9, 30), "  ", "reason"),
    ):
        with pytest.raises(FieldError) as refused:
            prolong_additions(application, due_on=due, reason=reason, actor=clerk)
        assert refused.value.field == field
    Email.objects.all().delete()
    prolong_additions(application, due_on=date(2026, 9, 30), reason="Ооруп калды", actor=clerk)
    assert "30-сентябрь" in Email.objects.get().message
    log = TransitionLog.objects.of(application).last()
    assert (log.transition, log.reason, log.actor) == ("prolong_additions", "Ооруп калды", clerk)


def test_a_late_check_is_marked_in_the_queue(client: Client, clerk: User, friday) -> None:
    application = submitted_application()
    submitted_application(make_call(opens_at=moment_of(date(2026, 8, 1))), at=moment_of(FRIDAY))
    friday.move_to(moment_of(date(2026, 9, 7)))
    assert not check_late(Application.objects.all()).exists()
    friday.move_to(moment_of(date(2026, 9, 8)))
    assert check_late(Application.objects.all()).count() == 2
    log_in(client, clerk)
    listed = client.get(reverse("admin:applications_application_changelist"), {"due": "check_late"})
    assert application in listed.context["cl"].queryset
    assert "Мөөнөтү өттү" in listed.content.decode()


# The clerk's pages


def test_the_clerk_checks_and_returns_on_one_page(client: Client, clerk: User) -> None:
    log_in(client, clerk)
    application = submitted_application(with_file=True)
    shown = client.get(page(application, "check")).content.decode()
    assert all(word in shown for word in (application.problem, "Бизнес-план.pdf", "3.2.2"))
    typed = {"edition": "0", "item_plan": "missing", "remark_plan": BESIDE["plan"], "next": "return"}
    answer = client.post(page(application, "check"), typed)
    assert answer["Location"] == act(application, "return_for_revision")
    assert BESIDE["plan"] in client.get(answer["Location"]).content.decode()
    client.post(answer["Location"], {"remark": REMARK, "days": "7"})
    assert Remark.objects.get().text == BESIDE["plan"]
    assert client.get(page(application, "check")).status_code == 302


def test_the_clerk_finds_complete_after_the_checklist(client: Client, clerk: User) -> None:
    log_in(client, clerk)
    application = submitted_application(stage="idea")
    refused = client.post(act(application, "confirm_complete"), {"unit": "incubator"})
    assert refused.context["form"].non_field_errors()
    typed = {"edition": "0", "next": "complete"}
    typed |= {f"item_{item.code}": "present" for item in items_for(application)}
    answer = client.post(page(application, "check"), typed)
    client.post(answer["Location"], {"unit": "incubator"})
    assert Application.objects.get().state == ApplicationState.COMPLETE


def test_the_page_keeps_what_was_typed_when_somebody_was_faster(client: Client, clerk: User) -> None:
    log_in(client, clerk)
    application = submitted_application()
    checked(application, actor=make_user(Role.UNIT_STAFF))
    answer = client.post(page(application, "check"), {"edition": "0", "remark_plan": BESIDE["plan"]})
    assert answer.context["form"].non_field_errors()
    assert BESIDE["plan"] in answer.content.decode()


@pytest.mark.parametrize("name", ["check", "prolong", "transfer"])
def test_others_find_no_such_page(client: Client, name: str) -> None:
    application = submitted_application()
    for actor in (make_user(Role.AUDITOR), make_user(Role.UNIT_STAFF, unit="incubator")):
        log_in(client, actor)
        assert client.get(page(application, name)).status_code == 404


def test_the_check_costs_the_same_with_many_files_and_people(client: Client, clerk: User) -> None:
    from applications.domain.attachments import attach
    from applications.domain.team import replace_team
    from tests.makers.applications import make_draft, make_file

    log_in(client, clerk)
    counts = []
    for more in (1, 12):
        draft = make_draft(applicant_form=ApplicantForm.PROJECT_TEAM)
        people = [{"name": f"Киши {one}", "role": "Инженер", "experience": ""} for one in range(more)]
        replace_team(draft, members=people)
        for one in range(more):
            attach(draft, file=make_file(f"Файл {one}.pdf"), kind=AttachmentKind.OTHER)
        send_application(draft, **CONSENT)
        client.get(page(draft, "check"))
        with CaptureQueriesContext(connection) as queries:
            client.get(page(draft, "check"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_withdrawn_application_has_no_term(clerk: User) -> None:
    application = submitted_application()
    perform(application, "withdraw", actor=clerk)
    assert not check_late(Application.objects.all(), on=date(2036, 1, 1)).exists()
