"""Every address and every role: who is served, who is sent to the login, who is told nothing."""

import copy
from typing import Any

import pytest
from django.contrib import admin, auth
from django.db import transaction
from django.urls import reverse

from tests.access.addresses import LEGACY, addresses
from tests.access.table import ANSWERS, Row, rows
from tests.access.world import World

pytestmark = pytest.mark.django_db
ROWS = rows()


def test_every_address_stands_in_the_table():
    told = {row.address for row in ROWS}
    assert [name for name in addresses() if name not in told and not LEGACY.fullmatch(name)] == []


def test_the_table_names_no_address_that_is_gone():
    assert [row.address for row in ROWS if row.address not in addresses()] == []


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_role_gets_its_answer(row: Row, world: World):
    path = path_of(row, world)
    answers = {role: status_of(world, role, row.method, path) for role in row.letters}
    unexpected = {
        role: status for role, status in answers.items() if status not in ANSWERS[row.letters[role]]
    }
    assert unexpected == {}


@pytest.fixture(scope="module")
def frames() -> dict[Any, dict[str, Any]]:
    """What stands around each page of the admin, by person."""
    return {}


@pytest.fixture(scope="module")
def known() -> dict[Any, Any]:
    """The people who ask, each with the rights that were looked up at the first question."""
    return {}


@pytest.fixture(autouse=True)
def looked_up_once(monkeypatch: pytest.MonkeyPatch, known: dict[Any, Any]) -> None:
    """Who somebody is and may do is looked up once for each person, not for each question."""
    look_up = auth.get_user

    def person(request: Any) -> Any:
        key = request.session.get(auth.SESSION_KEY)
        if key not in known:
            known[key] = look_up(request)
            if key:
                known[key].get_all_permissions()
                assert known[key].roles <= known[key].held_roles
        return copy.copy(known[key])

    monkeypatch.setattr(auth, "get_user", person)


@pytest.fixture(autouse=True)
def unwritten(monkeypatch: pytest.MonkeyPatch, frames: dict[Any, dict[str, Any]]) -> None:
    """Whether a page is served is asked here; each page is written out by `languages/test_bare_table`.

    What stands around the pages of the admin is looked up once for each person, not for each page.
    """
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_args, **_options: "")
    site = type(admin.site)
    look_up = site.each_context

    def frame(site: Any, request: Any) -> dict[str, Any]:
        if request.user.pk not in frames:
            frames[request.user.pk] = look_up(site, request)
        return dict(frames[request.user.pk])

    monkeypatch.setattr(site, "each_context", frame)


def path_of(row: Row, world: World) -> str:
    """The path of an address with its arguments; an address without a name stands for its own path."""
    if row.address == "admin/(?P<url>.*)$":
        return "/admin/nowhere/"
    return reverse(row.address, args=[world.argument(word) for word in row.arguments])


def status_of(world: World, role: str, method: str, path: str) -> int:
    """The status of the answer to somebody of this role; what the question did is undone."""
    with transaction.atomic():
        client = world.client(role)
        answer = client.get(path) if method == "GET" else client.post(path)
        transaction.set_rollback(True)
    if answer.streaming:
        answer.getvalue()  # read to its end, a file closes
    return answer.status_code
