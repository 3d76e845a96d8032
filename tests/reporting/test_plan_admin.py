"""The Board's decisions on indicators are entered by form: a new version, and plans by quarter (7.1)."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from accounts.roles import Role
from core.quarters import Quarter
from reporting.domain.plans import plan_of
from reporting.indicators import INDICATORS, OF_CLAUSE
from reporting.models import IndicatorSet, PlanValue
from tests.makers.people import make_user
from tests.makers.reporting import board_decision, decide, held_meeting, submitted_report

pytestmark = pytest.mark.django_db
SETS, PLANS = "/admin/reporting/indicatorset/", "/admin/reporting/planvalue/"


@pytest.fixture
def desk(client: Client, centre) -> Client:
    client.force_login(centre)
    return client


def carried(*kinds: str):
    meeting = held_meeting()
    return [decide(meeting, kind=kind, text="Бекитилсин.") for kind in kinds]


def plan_form(**changes):
    given = {"indicator": "occupancy", "year": "2026", "quarter_4": "70", "act": board_decision().pk}
    return {**given, **changes}


def test_a_new_version_rests_on_a_decision_of_a_meeting_about_the_indicators(desk):
    decision, other = carried("approve_indicators", "recommend")
    form = desk.get(f"{SETS}add/").context["form"]
    offered = set(form.fields["act"].queryset)
    assert decision.act in offered
    assert other.act not in offered
    given = {"codes": list(INDICATORS), "act": decision.act.pk, "valid_from": "01.10.2026"}
    desk.post(f"{SETS}add/", given)
    row = IndicatorSet.objects.get(version=2)
    assert (row.codes, row.act, row.valid_from) == (list(INDICATORS), decision.act, date(2026, 10, 1))
    assert "Жайлардын толтурулушу" in desk.get(f"{SETS}{row.pk}/change/").content.decode()


def test_a_report_keeps_the_version_it_was_made_by(desk):
    report = submitted_report(Quarter(2026, 3))
    given = {"codes": ["revenue"], "act": board_decision().pk, "valid_from": "01.07.2026"}
    desk.post(f"{SETS}add/", given)
    report.refresh_from_db()
    assert report.indicator_set.version == 1
    assert [entry["code"] for entry in report.figures["indicators"]] == list(OF_CLAUSE)


def test_a_version_without_indicators_keeps_what_was_typed(desk):
    page = desk.post(f"{SETS}add/", {"act": board_decision().pk, "valid_from": "01.10.2026"})
    assert page.context["form"].errors.keys() == {"codes"}
    assert 'value="01.10.2026"' in page.content.decode()
    assert IndicatorSet.objects.count() == 1


def test_a_plan_is_entered_for_the_quarters_that_were_typed(desk):
    desk.post(f"{PLANS}add/", plan_form(quarter_3="65,5"))
    assert plan_of("occupancy", 2026) == {3: Decimal("65.5"), 4: Decimal(70)}


def test_the_form_begins_with_the_plan_that_stands_and_sends_only_what_is_new(desk):
    form = desk.get(f"{PLANS}add/?indicator=residents&year=2026").context["form"]
    assert (form["quarter_1"].value(), form["quarter_4"].value()) == ("1,00", "4,00")
    submitted_report(Quarter(2026, 3))
    given = plan_form(indicator="residents", quarter_1="1", quarter_2="2", quarter_3="3", quarter_4="5")
    desk.post(f"{PLANS}add/", given)
    assert plan_of("residents", 2026)[4] == 5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"indicator": "residents", "quarter_3": "9", "quarter_4": ""}, "2026"),
        ({"quarter_4": ""}, "Жок дегенде бир кварталдын планын жазыңыз"),
        ({"indicator": "revenue", "quarter_4": "1"}, "жыл башынан"),
    ],
)
def test_a_refused_plan_says_why_and_changes_nothing(desk, changes, words):
    submitted_report(Quarter(2026, 3))
    before = list(PlanValue.objects.order_by("pk").values())
    page = desk.post(f"{PLANS}add/", plan_form(**changes))
    assert page.status_code == 200
    assert words in page.content.decode()
    assert list(PlanValue.objects.order_by("pk").values()) == before


def test_the_table_of_the_year_says_where_there_is_no_plan(desk):
    PlanValue.objects.filter(indicator="residents", quarter=2).delete()
    tables = desk.get(PLANS).context["plan_tables"]
    assert [cell for _head, cell in tables[0]["rows"][0]["cells"]] == ["1", "план жок", "3", "4"]
    assert {cell for row in tables[1]["rows"] for _head, cell in row["cells"]} == {"план жок"}


@pytest.mark.parametrize("role", [Role.VICE_RECTOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.UNIT_STAFF])
def test_only_the_director_enters_what_the_board_decided(centre, client, role):
    client.force_login(make_user(role))
    for url in (SETS, PLANS):
        assert client.get(f"{url}add/").status_code == 403
