"""What the portal itself sees as a conflict of interest: names, employers, scores, contracts, mentors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.roles import Role
from applications.domain.conflicts import SOURCES, find_conflict, find_conflicts
from applications.domain.profiles import describe_expert
from applications.domain.same_names import mentions, names_organisation, names_user
from applications.models import TeamMember
from core.errors import FieldError, NotAllowed
from tests.makers.commission import (
    application_in_evaluation,
    evaluated_application,
    experts_of,
    make_experts,
    role_holder,
)
from tests.makers.people import make_user
from tests.makers.written import complete_application


def person(surname="Асанова", given_name="Мээрим", patronymic="Кубатбек кызы"):
    return User(surname=surname, given_name=given_name, patronymic=patronymic, email="a@b.example")


@pytest.mark.parametrize(
    "written",
    [
        "Асанова Мээрим Кубатбек кызы", "асанова мээрим", "Мээрим Асанова", "Асанова М. К.", "М. Асанова",
        "ЖИ Асанова Мээрим", "Асанова  Мээрим",
    ],
)  # fmt: skip
def test_one_person_is_found_in_every_way_of_writing_the_name(written):
    assert names_user(written, person())


@pytest.mark.parametrize(
    "written", ["Асанов Мээрим", "Асанова Айгүл", "Асанова", "", "Асанова Мээрим Бакытовна", "Мээрим"]
)
def test_another_person_is_not_taken_for_the_expert(written):
    assert not names_user(written, person())


@given(st.text(max_size=60))
def test_no_text_breaks_the_comparison_of_names(text):
    names_user(text, person())
    mentions(text, "кафедра")
    assert names_organisation(text, text) in (True, False)


@pytest.mark.parametrize(
    ("written", "known", "same"),
    [
        ("ЖЧК «Түштүк Сервис»", "ОсОО Түштүк сервис", True),
        ("ЖЧК «Түштүк»", "ЖЧК «Түштүк Сервис»", False),
        ("ЖЧК", "ОсОО", False),
    ],
)
def test_an_organisation_is_the_same_whatever_its_form(written, known, same):
    assert names_organisation(written, known) is same


def test_a_department_is_found_in_what_the_team_says():
    assert mentions("ОшТУ, Машина куруу кафедрасы, инженер", "машина куруу кафедрасы")
    assert not mentions("Машина айдайт", "Машина куруу кафедрасы")


@pytest.fixture
def application(db):
    return application_in_evaluation()


@pytest.fixture
def expert(application):
    return experts_of(application)[0]


def add_to_team(application, expert, role="Инженер", name=None, experience=""):
    TeamMember.objects.create(
        application=application, position=9, name=name or expert.full_name, role=role, experience=experience
    )


def by_representative(application, expert):
    application.representative = expert.full_name
    application.save()


def by_owner(application, expert):
    application.applicant_name = f"ЖИ {expert.full_name}"
    application.save()


def by_team(application, expert):
    add_to_team(application, expert)


def by_supervisor(application, expert):
    add_to_team(application, expert, role="Илимий жетекчи")


def by_employer(application, expert):
    describe_expert(expert, organisation=application.applicant_name.replace("ЖЧК", "ОсОО"), actor=expert)


def by_department(application, expert):
    describe_expert(expert, organisation="ОшТУ", department="Агрономия кафедрасы", actor=expert)
    add_to_team(application, expert, name="Башка Адам", experience="Агрономия кафедрасы, 3 жыл")


@pytest.mark.parametrize(
    ("code", "arrange"),
    [
        ("representative", by_representative), ("owner", by_owner), ("team", by_team),
        ("supervisor", by_supervisor), ("employer", by_employer), ("department", by_department),
    ],
)  # fmt: skip
def test_the_portal_finds(application, expert, code, arrange):
    assert find_conflict(application, expert) == ""
    arrange(application, expert)
    assert find_conflict(application, expert) == code
    assert find_conflict(application, experts_of(application)[1]) == ""


def test_who_scored_an_earlier_application_of_the_applicant_is_found_unless_the_rule_is_off(settings, db):
    earlier = evaluated_application()
    experts = experts_of(earlier)
    again = complete_application(actor=role_holder(Role.UNIT_STAFF), inn=earlier.inn)
    assert find_conflict(again, experts[0]) == "earlier_score"
    assert find_conflict(again, make_experts(1)[0]) == ""
    settings.CENTRE = {**settings.CENTRE, "EARLIER_SCORES_ARE_CONFLICT": False}
    assert find_conflict(again, experts[0]) == ""


def test_who_acts_for_a_resident_with_the_applicants_number_is_found(db):
    from tests.makers.residents import make_residency, representative_of

    residency = make_residency()
    user = representative_of(residency)
    again = complete_application(actor=role_holder(Role.UNIT_STAFF), inn=residency.party.inn)
    assert "resident" in find_conflicts([again], [user])[again.pk, user.pk]
    signatory = make_user(Role.EXPERT)
    signatory.surname, signatory.given_name, *_rest = residency.contract.counterpart_name.split()
    assert "contract" in find_conflicts([again], [signatory])[again.pk, signatory.pk]


def test_a_mentor_of_the_project_is_found(db):
    from tests.makers.units import make_session

    session = make_session()
    inn = session.residency.party.inn
    again = complete_application(actor=role_holder(Role.UNIT_STAFF), inn=inn)
    assert "mentor" in find_conflicts([again], [session.mentor.user])[again.pk, session.mentor.user_id]


def test_every_room_that_knows_of_conflicts_has_registered():
    assert set(SOURCES) == {
        "representative", "owner", "supervisor", "team", "employer", "department", "earlier_score",
        "resident", "contract", "mentor",
    }  # fmt: skip
    assert all(str(source.label) for source in SOURCES.values())


def test_one_look_at_many_costs_what_a_look_at_one_does(db):
    applications = [complete_application(actor=role_holder(Role.UNIT_STAFF)) for _each in range(5)]
    experts = make_experts(5)

    def cost(few, people):
        list(User.objects.filter(pk__in=[user.pk for user in people]))
        with CaptureQueriesContext(connection) as queries:
            find_conflicts(few, people)
        return len(queries) - len(people)  # the addresses of each, which callers prefetch

    assert cost(applications[:1], experts[:1]) == cost(applications, experts)


def test_a_closed_evaluation_is_not_looked_at_again(db):
    application = evaluated_application()
    expert = experts_of(application)[0]
    by_representative(application, expert)
    assert find_conflict(application, expert) == ""


def test_an_expert_writes_the_own_record_and_the_secretary_anybodys(application, expert, clerk):
    other = experts_of(application)[1]
    assert describe_expert(expert, organisation=" Манас ", actor=expert).organisation == "Манас"
    describe_expert(expert, organisation="ОшМУ", actor=make_user(Role.SECRETARY))
    expert.expert_profile.refresh_from_db()
    assert expert.expert_profile.organisation == "ОшМУ"
    with pytest.raises(NotAllowed):
        describe_expert(expert, organisation="ОшМУ", actor=other)
    with pytest.raises(NotAllowed):
        describe_expert(expert, organisation="ОшМУ", actor=clerk)
    with pytest.raises(FieldError):
        describe_expert(clerk, organisation="ОшМУ", actor=make_user(Role.SECRETARY))
