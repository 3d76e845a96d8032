"""The clerk's desk: the queue as a spreadsheet, views of it, acts on many (3.3.1)."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from accounts.roles import Role
from applications.domain.messages import messages_to_answer, send_to_centre
from applications.enums import ApplicationState
from applications.models import Application
from core import admin_desk
from core.enums import Unit
from core.models import SavedView
from tests.makers.applications import checked, found_complete, submitted_application
from tests.makers.people import make_user

pytestmark = pytest.mark.django_db
LIST = "admin:applications_application_changelist"


def words(client: Client, address: str, **data: object) -> str:
    answer = client.post(address, data, follow=True) if data else client.get(address, follow=True)
    return answer.content.decode()


def test_the_spreadsheet_holds_what_the_filters_leave(client: Client, clerk: User) -> None:
    formula, other = submitted_application(title="=1+1 сенсору"), submitted_application()
    found_complete(other, actor=clerk)
    client.force_login(clerk)
    answer = client.get(reverse("admin:applications_application_export"), {"state": "submitted"})
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]  # type: ignore[union-attr]
    assert [row[0] for row in rows] == [formula.number]
    assert formula.title in rows[0]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n", "d"}  # type: ignore[union-attr]


def test_a_spreadsheet_shows_no_record_of_another_unit(client: Client, clerk: User) -> None:
    found_complete(submitted_application(), unit=Unit.TECHNOPARK, actor=clerk)
    client.force_login(make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR))
    answer = client.get(reverse("admin:applications_application_export"))
    assert load_workbook(BytesIO(answer.content)).active.max_row == 1  # type: ignore[union-attr]


def test_too_long_a_list_is_not_made_into_a_file(
    client: Client, clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin_desk, "MOST_ROWS", 1)
    submitted_application(), submitted_application()
    client.force_login(clerk)
    answer = client.get(reverse("admin:applications_application_export"), follow=True)
    assert answer.redirect_chain
    assert "text/html" in answer["Content-Type"]


def test_a_view_is_kept_shown_and_taken_away(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    keep = reverse("admin:applications_application_keep_view") + "?state=submitted&p=2"
    assert "Жаңылар" in words(client, keep, name="Жаңылар", is_shared="on")
    view = SavedView.objects.get()
    assert (view.query, view.is_shared, view.owner) == ("state=submitted", True, clerk)
    client.force_login(make_user(Role.UNIT_STAFF))
    forget = reverse("admin:applications_application_forget_view", args=[view.pk])
    assert "Жаңылар" in words(client, reverse(LIST))
    assert client.post(forget).status_code == 404
    client.force_login(clerk)
    assert "Жаңылар" not in words(client, forget, sure="1")


def test_an_act_on_many_does_each_it_can_and_says_why_not_the_others(client: Client, clerk: User) -> None:
    first, second, done = (submitted_application(stage="idea") for _time in range(3))
    found_complete(done, actor=clerk)
    for application in (first, second):
        checked(application, actor=clerk)
    client.force_login(clerk)
    chosen = [first.pk, second.pk, done.pk]
    page = words(client, reverse(LIST), action="confirm_chosen", _selected_action=chosen)
    states = Application.objects.filter(pk__in=chosen).values_list("state", flat=True)
    assert set(states) == {ApplicationState.COMPLETE}
    assert f"{done}: " in page
    assert f"{first}: " not in page


def test_many_messages_are_settled_at_once(client: Client, clerk: User) -> None:
    application = submitted_application()
    send_to_centre(application, text="Рахмат!")
    client.force_login(clerk)
    words(client, reverse(LIST), action="settle_chosen", _selected_action=[application.pk])
    assert not messages_to_answer().exists()


def test_who_only_reads_is_offered_no_act(client: Client) -> None:
    submitted_application()
    client.force_login(make_user(Role.AUDITOR))
    assert "confirm_chosen" not in words(client, reverse(LIST))
