"""Questions of the figures: gender of members, region of the applicant; no expert sees them (3.3.1)."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from applications.answers import sections
from applications.domain.expert_view import file_for_expert
from applications.domain.links import form_token
from applications.enums import Step
from applications.enums_people import Region
from applications.models import Application
from core.clock import now
from tests.makers.applications import make_call, make_draft
from tests.makers.figures import sent

pytestmark = pytest.mark.django_db
WOMAN, MAN, UNSAID = "Жынысы: Аял", "Жынысы: Эркек", "Жынысы: Айтылган жок"


def send(application: Application, step: str, data: dict[str, str]):
    url = reverse("applications:step", args=[application.public_id, step])
    return Client().post(url, {"form_token": form_token(application), **data})


def applicant(**changes: str) -> dict[str, str]:
    return {
        "applicant_form": "project_team",
        "applicant_name": "Талаа",
        "representative": "Асанова Мээрим",
        "email": "meerim@talaa.example",
        "phone": "0555 12 34 56",
        **changes,
    }


def team(*genders: str) -> dict[str, str]:
    data = {"people": str(len(genders))}
    for place, gender in enumerate(genders):
        data |= {f"team-{place}-name": "Бакыт", f"team-{place}-role": "Инженер"}
        data[f"team-{place}-gender"] = gender
    return data


def lines_of(found) -> str:
    return "\n".join("\n".join((row.value, *row.values)) for section in found for row in section.rows)


@pytest.mark.parametrize("region", ["", *Region.values])
def test_a_region_is_kept_as_it_was_chosen_and_may_be_left_open(region):
    draft = make_draft()
    assert send(draft, Step.APPLICANT, applicant(region=region)).status_code == 302
    draft.refresh_from_db()
    assert draft.region == region


def test_a_region_that_was_not_offered_is_refused_beside_its_question():
    draft = make_draft(region="talas")
    page = send(draft, Step.APPLICANT, applicant(region="mars"))
    assert list(page.context["form"].errors) == ["region"]
    draft.refresh_from_db()
    assert draft.region == "talas"


def test_genders_are_kept_member_by_member_and_may_be_left_open():
    draft = make_draft()
    assert send(draft, Step.TEAM, team("woman", "", "man")).status_code == 302
    assert list(draft.team.values_list("gender", flat=True)) == ["woman", "", "man"]
    form = Client().get(reverse("applications:step", args=[draft.public_id, Step.TEAM]))
    assert form.status_code in (200, 302, 404)


def test_a_gender_that_was_not_offered_is_refused_beside_its_question():
    draft = make_draft()
    page = send(draft, Step.TEAM, team("woman", "robot"))
    assert [list(form.errors) for form in page.context["forms"].forms] == [[], ["gender"]]
    assert set(draft.team.values_list("gender", flat=True)) == {""}


def test_applicant_and_clerk_read_what_was_said():
    application = sent(make_call(), genders=("woman", ""), region="osh_city", at=now())
    words = lines_of(sections(application))
    assert str(Region.OSH_CITY.label) in words
    assert (words.count(WOMAN), words.count(UNSAID), words.count(MAN)) == (1, 1, 0)


@pytest.mark.parametrize("blind", [True, False])
def test_no_expert_reads_gender_or_region(blind):
    application = sent(make_call(is_blind=blind), genders=("woman", "man"), region="naryn", at=now())
    application.is_blind = blind
    found = file_for_expert(application).sections
    assert not [row for section in found for row in section.rows if row.name == "region"]
    words = lines_of(found)
    assert [word for word in (WOMAN, MAN, "Жынысы", str(Region.NARYN.label)) if word in words] == []
    assert "Инженер" in words


def test_the_spreadsheet_of_the_desk_has_region_and_people(client, clerk, django_assert_num_queries):
    sent(make_call(), genders=("woman", ""), region="osh", at=now())
    client.force_login(clerk)
    answer = client.get(reverse("admin:applications_application_export"))
    heads, row = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    told = dict(zip(heads, row, strict=True))
    assert [told[name] for name in heads[9:13]] == [str(Region.OSH.label), 1, 0, 1]
