"""Two at once, each with a connection of its own and committed data: once is enough."""

import pytest
from post_office.models import Email

from accounts.roles import Role
from applications import consent
from applications.domain.checking import confirm_complete, return_application
from applications.domain.submission import send_application
from applications.models import Application
from core.errors import DomainError
from core.models import TransitionLog
from documents.models import NumberSeries
from tests.makers.applications import checked, make_draft, submitted_application
from tests.makers.people import make_user
from tests.makers.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."


def test_two_presses_of_send_at_once_give_one_number_and_one_letter() -> None:
    draft = make_draft()

    def press() -> str:
        own = Application.objects.get(pk=draft.pk)
        return send_application(own, consent_version=consent.CURRENT, language="ky")

    first, second = at_once(press, press)
    assert first == second == Application.objects.get(pk=draft.pk).number
    assert (NumberSeries.objects.get(kind="application").last, Email.objects.count()) == (1, 1)
    assert TransitionLog.objects.of(draft).count() == 1


def test_many_applications_sent_at_once_share_no_number_and_leave_no_gap() -> None:
    drafts = [make_draft() for _time in range(5)]

    def press(draft: Application) -> str:
        return send_application(draft, consent_version=consent.CURRENT, language="ky")

    numbers = at_once(*(lambda draft=draft: press(draft) for draft in drafts))  # type: ignore[misc]
    assert sorted(int(number.rsplit("-", 1)[1]) for number in numbers) == [1, 2, 3, 4, 5]


def test_two_clerks_at_once_the_second_gets_a_sentence() -> None:
    clerks = [make_user(Role.UNIT_STAFF), make_user(Role.UNIT_STAFF)]
    application = submitted_application()
    checked(application, actor=clerks[0])
    Email.objects.all().delete()

    def accept() -> Application:
        row = Application.objects.get(pk=application.pk)
        return confirm_complete(row, actor=clerks[0], reason="Прототип көрсөтүлдү.")

    def send_back() -> Application:
        return return_application(Application.objects.get(pk=application.pk), remark=REMARK, actor=clerks[1])

    answers = at_once(accept, send_back)
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert (Email.objects.count(), TransitionLog.objects.of(application).count()) == (1, 2)
