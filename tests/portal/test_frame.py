"""What stands around every page: languages, menu, policy, and the pages for what went wrong."""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from accounts.roles import Role
from portal.context import page_in
from portal.views.errors import csrf_failure
from portal.workspaces import workspace_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "language", "expected"),
    [
        ("/ky/", "ru", "/ru/"),
        ("/ru/residents/?unit=technopark&page=2", "ky", "/ky/residents/?unit=technopark&page=2"),
        ("/en/nowhere/", "ky", "/ky/nowhere/"),
        ("/admin/", "ru", "/ru/"),
    ],
)
def test_language_name_leads_to_the_same_page(address: str, language: str, expected: str):
    assert page_in(RequestFactory().get(address), language) == expected


def test_all_three_language_names_are_in_sight(client: Client):
    page = client.get("/ru/calls/").content.decode()
    for code, name in {"ky": "Кыргызча", "ru": "Русский", "en": "English"}.items():
        assert f'<a href="/{code}/calls/" lang="{code}"' in page
        assert f">{name}</a>" in page


def test_bare_address_remembers_the_last_language(client: Client):
    assert client.get("/").headers["Location"] == "/ky/"
    client.get("/ru/")
    assert client.get("/").headers["Location"] == "/ru/"


@pytest.mark.parametrize("path", ["/ky/", "/ky/calls/", "/ky/account/login/", "/ky/nowhere/"])
def test_public_policy_allows_nothing_inline_and_nobody_else(client: Client, path: str):
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    for directive in (
        "default-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ):
        assert directive in policy


def test_admin_policy_is_looser_by_two_words_alone(client: Client, user_of):
    client.force_login(user_of(Role.DIRECTOR))
    policy = client.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval'" in policy
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert policy.count("unsafe") == 2


@pytest.mark.parametrize(
    ("path", "place"),
    [("/ky/board/2026-Q3/", "board/"), ("/ru/cabinet/", "cabinet/"), ("/ky/boarding/", None)],
)
def test_workspace_is_known_by_its_address(path: str, place: str | None):
    found = workspace_at(path)
    assert (found.path if found else None) == place


def test_menu_of_a_workspace_is_for_those_who_work_there(client: Client, user_of):
    assert 'href="/ky/residents/"' in client.get("/ky/calls/").content.decode()
    client.force_login(user_of(Role.BOARD_MEMBER))
    page = client.get("/ky/board/").content.decode()
    menu = page.split('<nav class="nav-main')[1].split("</nav>")[0]
    assert 'href="/ky/board/"' in menu
    assert 'href="/ky/residents/"' not in menu


def test_staff_find_their_way_to_the_admin(client: Client, user_of):
    client.force_login(user_of(Role.UNIT_STAFF))
    assert 'href="/admin/"' in client.get("/ky/").content.decode()


def test_missing_page_offers_the_way_on(client: Client):
    response = client.get("/ky/nowhere/")
    assert response.status_code == 404
    assert 'href="/ky/status/"' in response.content.decode()


def test_old_form_is_refused_with_the_promise_that_nothing_is_lost():
    page = csrf_failure(RequestFactory().post("/ky/apply/"))
    assert page.status_code == 403
    assert b"<ol" in page.content


def test_page_for_our_own_mistake_needs_nothing_to_be_drawn():
    page = render_to_string("500.html")
    assert all(f'lang="{code}"' in page for code in ("ky", "ru", "en"))


def test_every_person_lands_on_their_own_page_after_login(client: Client, user_of):
    places = {
        Role.DIRECTOR: "/admin/",
        Role.EXPERT: "/ky/commission/",
        Role.RESIDENT: "/ky/cabinet/",
        Role.BOARD_MEMBER: "/ky/board/",
    }
    for role, place in places.items():
        client.force_login(user_of(role, language="ky"))
        assert client.get("/ky/home/").headers["Location"] == place


def test_nobody_signs_up(client: Client):
    response = client.get("/ky/account/signup/")
    assert response.status_code == 200
    assert "<form" not in response.content.decode()


def test_login_is_a_form_of_the_house(client: Client):
    page = client.post("/ky/account/login/", {"login": "x", "password": ""}).content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.strip().startswith(("Ката:", "Error:"))
    assert 'href="#id_login"' in page
    assert 'aria-describedby="id_login_error"' in page


def test_static_root_of_the_page_is_ours(client: Client):
    page = client.get("/ky/").content.decode()
    assert f'href="{settings.STATIC_URL}vendor/bootstrap.min.css"' in page
    assert "<script" not in page
    assert " style=" not in page


def test_of_bootstrap_the_site_serves_what_it_loads():
    assert str(finders.find("vendor/bootstrap.min.css")).endswith("bootstrap.min.css")
    assert finders.find("vendor/bootstrap.css") is None
    assert finders.find("vendor/../js/bootstrap.js") is None
    collected = [name for finder in finders.get_finders() for name, _storage in finder.list([])]
    assert [name for name in collected if "bootstrap" in name] == [
        "bootstrap.min.css",
        "bootstrap.min.css.map",
    ]
