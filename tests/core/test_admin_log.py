"""The log of changes of state is read by people: it shows words and never the codes of the program."""

import re

import pytest
from django.test import Client

from accounts.domain.people import invite
from accounts.roles import Role
from core.actors import StandIn
from core.models import TransitionLog
from tests.makers.applications import make_call
from tests.makers.people import make_user
from tests.makers.residents import clerk
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
CODE = re.compile(r">\s*[a-z]+(?:_[a-z]+)+\s*<")


@pytest.fixture
def page(client: Client) -> str:
    complete_application(make_call(), actor=clerk())
    invite(
        "asanov@oshtu.example", role=Role.EXPERT, surname="Асанов", given_name="Улан", actor=StandIn.SYSTEM
    )
    client.force_login(make_user(Role.ADMINISTRATOR))
    client.cookies["django_language"] = "ky"
    return client.get("/admin/core/transitionlog/").content.decode()


def test_acts_and_states_are_words(page: str):
    assert "Толук экенин ырастоо" in page
    assert "Роль берилди" in page
    assert CODE.findall("".join(re.findall(r"<tbody.*?</tbody>", page, re.DOTALL))) == []
    assert re.search(r"<title>\s*Абалдын өзгөрүүлөрү", page)


def test_a_row_leads_to_its_record_and_its_own_page_says_the_same(client: Client, page: str):
    row = TransitionLog.objects.get(transition="confirm_complete")
    assert f"/admin/applications/application/{row.object_id}/change/" in page
    shown = client.get(f"/admin/core/transitionlog/{row.pk}/change/").content.decode()
    assert "Толук экенин ырастоо" in shown
    assert "confirm_complete" not in shown


def test_queries_do_not_grow_with_rows(client: Client, page: str, django_assert_max_num_queries):
    client.get("/admin/core/transitionlog/")
    row = TransitionLog.objects.get(transition="confirm_complete")
    for _more in range(30):
        row.pk = None
        row.save(force_insert=True)
    with django_assert_max_num_queries(8):
        client.get("/admin/core/transitionlog/")
