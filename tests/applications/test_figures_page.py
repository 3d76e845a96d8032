"""The page of figures: each number opens its list, everybody sees what is theirs (3.3.1)."""

import re
from io import BytesIO

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from accounts.roles import Role
from applications.domain.figure_facts import Figure
from applications.domain.figure_rates import Rate
from applications.figures_words import say_rate
from applications.models import Application, Call
from core.clock import now
from core.enums import Unit
from tests.makers.applications import make_call
from tests.makers.commission import role_holder
from tests.makers.figures import selection_to_read, sent
from tests.makers.people import make_user

PAGE, EXPORT = "admin:applications_application_figures", "admin:applications_application_figures_export"


@pytest.fixture(scope="module")
def selection(django_db_setup, django_db_blocker):
    """The selection counted by hand, made once for all tests that read it."""
    with selection_to_read(django_db_blocker) as made:
        yield made


@pytest.fixture
def desk(selection):
    client = Client()
    client.force_login(role_holder(Role.DIRECTOR))
    return client


def cells_of(page):
    """Every number of the page that opens a list."""
    tiles = [cell for tile in page.context["tiles"] for cell in (tile["cell"], tile["more"])]
    stages = [stage["cell"] for stage in page.context["funnel"]]
    lines = [line for table in page.context["tables"] for line in (*table.lines, table.total)]
    cells = [*tiles, *stages, *(cell for line in lines for cell in line.cells)]
    return [cell for cell in cells if cell and cell.url]


def listed(url, user):
    """How many applications the desk's list shows at an address."""
    request = RequestFactory().get(url)
    request.user = user
    screen = admin.site.get_model_admin(Application)
    return screen.get_changelist_instance(request).get_queryset(request).count()


@pytest.mark.parametrize(
    "chosen", [{}, {"since": "2026-09-01", "until": "2026-09-29"}, {"unit": "incubator", "direction": "ict"}]
)
def test_every_number_is_the_length_of_the_list_it_opens(desk, chosen):
    page = desk.get(reverse(PAGE), chosen)
    found = cells_of(page)
    assert len({cell.url for cell in found}) > 20
    assert {cell.url: int(cell.text) for cell in found} == {
        cell.url: listed(cell.url, role_holder(Role.DIRECTOR)) for cell in found
    }


def test_a_list_opened_from_a_figure_says_what_it_shows(desk):
    url = next(cell.url for cell in cells_of(desk.get(reverse(PAGE))) if "team_kind=with_woman" in cell.url)
    page = desk.get(url)
    assert page.status_code == 200
    assert page.context["cl"].get_filters_params()
    assert {"figure", "team_kind"} <= {spec.parameter_name for spec in page.context["cl"].filter_specs
                                       if hasattr(spec, "parameter_name")}  # fmt: skip
    plain = desk.get(reverse("admin:applications_application_changelist"))
    assert "figure" not in {getattr(spec, "parameter_name", "") for spec in plain.context["cl"].filter_specs}


@pytest.mark.parametrize(
    "query",
    ["figure=x", "sent=yesterday", "taken=..2026-02-30", "region=mars", "team_kind=x", "head_gender=x"],
)
def test_a_tampered_filter_breaks_no_list(desk, query):
    address = reverse("admin:applications_application_changelist")
    assert desk.get(f"{address}?{query}", follow=True).status_code == 200


def test_the_choice_stands_in_the_address_and_in_the_form(desk, selection):
    call = selection["accepted"].call_id
    page = desk.get(reverse(PAGE), {"call": call, "unit": "incubator", "since": "01.09.2026"})
    form = page.context["form"]
    assert (form["call"].value(), form["unit"].value(), form["since"].value()) == (
        str(call),
        "incubator",
        "01.09.2026",
    )
    assert f"call={call}&amp;unit=incubator&amp;since=01.09.2026" in page.content.decode()


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"since": "31.02.2026"}, "since"),
        ({"since": "02.09.2026", "until": "01.09.2026"}, "until"),
        ({"unit": "x"}, "unit"),
        ({"direction": "x"}, "direction"),
        ({"call": "999999"}, "call"),
    ],
)
def test_a_wrong_choice_is_said_beside_its_field_and_gives_no_figures(desk, chosen, field):
    page = desk.get(reverse(PAGE), chosen)
    assert list(page.context["form"].errors) == [field]
    assert "tiles" not in page.context
    assert desk.get(reverse(EXPORT), chosen).url.startswith(reverse(PAGE))


def test_a_period_of_one_day_is_no_mistake(desk):
    page = desk.get(reverse(PAGE), {"since": "01.09.2026", "until": "01.09.2026"})
    assert page.context["form"].is_valid()


def test_the_funnel_is_a_picture_with_its_figures_in_words(desk):
    page = desk.get(reverse(PAGE)).content.decode()
    picture = re.search(r'<svg class="draw chart"[^>]*role="img" aria-label="([^"]+)"', page)
    assert picture
    assert re.findall(r": (\d+)", picture[1]) == list("8754320")


def test_an_employee_of_a_unit_sees_the_figures_of_the_own_unit(selection):
    client = Client()
    client.force_login(make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK))
    page = client.get(reverse(PAGE))
    received = page.context["tiles"][0]["cell"]
    assert received.text == "3"
    assert [line.label for line in page.context["tables"][0].lines] == [str(Unit.TECHNOPARK.label)]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.DIRECTOR, 200),
        (Role.VICE_RECTOR, 200),
        (Role.AUDITOR, 200),
        (Role.UNIT_STAFF, 200),
        (Role.SECRETARY, 200),
        (Role.IP_OFFICER, 403),
        (Role.FINANCE_OFFICER, 403),
        (Role.BOARD_MEMBER, 302),
        (Role.EXPERT, 302),
    ],
)
def test_who_reads_applications_reads_their_figures(role, status, selection):
    client = Client()
    client.force_login(make_user(role))
    assert client.get(reverse(PAGE)).status_code == status
    assert client.get(reverse(EXPORT)).status_code == status


def test_what_shuts_a_reader_out_of_an_application_keeps_it_out_of_the_figures(desk, selection, monkeypatch):
    monkeypatch.setattr(
        "applications.admin_application.not_shut_out",
        lambda rows, user: rows.exclude(pk=selection["accepted"].pk),
    )
    assert desk.get(reverse(PAGE)).context["tiles"][0]["cell"].text == "7"


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(0, 0), "–"),
        (Rate(0, 1), "0 of 1"),
        (Rate(9, 9), "9 of 9"),
        (Rate(0, 10), "0%"),
        (Rate(10, 10), "100%"),
        (Rate(1, 3), "1 of 3"),
    ],
)
def test_a_small_share_is_said_as_n_of_m_and_none_is_never_nought_percent(rate, words):
    with translation.override("en"):
        assert say_rate(rate) == words


def test_the_spreadsheet_has_numbers_as_numbers_and_words_as_text(desk, selection):
    with transaction.atomic():
        Call.objects.filter(pk=selection["accepted"].call_id).update(title_ky="=1+1")
        answer = desk.get(reverse(EXPORT), {"call": selection["accepted"].call_id})
        transaction.set_rollback(True)
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=2))
    assert rows[0][0].value == "=1+1"
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    assert [cell.value for cell in rows[0][3:5]] == [8, 7]
    assert rows[0][-1].value == pytest.approx(66.7)
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.django_db
def test_the_page_costs_the_same_for_one_and_for_thirty(client, director, django_assert_num_queries):
    client.force_login(director)
    call = make_call()
    sent(call, at=now())
    client.get(reverse(PAGE))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse(PAGE))
    for _each in range(29):
        sent(call, at=now())
    with django_assert_num_queries(len(one)):
        assert client.get(reverse(PAGE)).context["tiles"][0]["cell"].text == "30"


def test_homes_and_the_desk_lead_to_the_figures(desk):
    clerk = Client()
    clerk.force_login(make_user(Role.UNIT_STAFF))
    for client in (desk, clerk):
        for address in ("admin:index", "admin:applications_application_changelist"):
            assert f'href="{reverse(PAGE)}"' in client.get(reverse(address)).content.decode()


def test_every_figure_has_its_own_words():
    labels = [str(figure.label) for figure in Figure]
    assert len(set(labels)) == len(labels)
