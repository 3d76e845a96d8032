"""The expert's workspace: what is shown before and after the declaration, and what is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.progress import progress_of
from applications.domain.scoring import score
from applications.models import Application, ConflictDeclaration, ScoreSheet
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    appointed_commission,
    evaluated_application,
    experts_of,
    role_holder,
    send_scores,
)
from tests.makers.people import make_user
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
LIST = "applications:commission"


def url(name, application):
    return reverse(f"applications:commission_{name}", args=[application.public_id])


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def made(keep):
    return keep(lambda: application_in_evaluation().pk)


@pytest.fixture
def application(made):
    return Application.objects.get(pk=made)


@pytest.fixture
def expert(application):
    return experts_of(application)[0]


@pytest.fixture
def client(expert):
    return logged_in(expert)


@pytest.fixture
def declared(application, expert):
    return declare_conflict(application, expert=expert, has_conflict=False)


def typed(application, points=4, comment="Негизи бар", **changes):
    given = {f"points_{pk}": value for pk, value in all_points(application, points).items()}
    given |= {f"comment_{pk}": comment for pk in all_points(application)}
    return {**given, "overall": "Макулмун", **changes}


def html(response):
    return response.content.decode()


def test_the_list_says_what_is_awaited_and_leads_to_the_declaration(client, application):
    page = client.get(reverse(LIST))
    assert application.title in html(page)
    assert application.applicant_name in html(page)
    assert url("declare", application) in html(page)


def test_an_expert_without_applications_learns_what_will_appear():
    page = logged_in(make_user(Role.EXPERT)).get(reverse(LIST))
    assert 'class="empty"' in html(page)


def test_before_the_declaration_the_file_leads_to_it_and_shows_nothing(client, application):
    answer = client.get(url("file", application))
    assert (answer.status_code, answer.url) == (302, url("declare", application))
    page = html(client.get(url("declare", application)))
    assert application.title in page
    assert application.applicant_name in page
    for private in (application.problem, application.plan, application.email, application.representative):
        assert private not in page


def test_declaring_none_opens_the_file(client, application):
    answer = client.post(url("declare", application), {"has_conflict": "none", "statement": "калган сөз"})
    assert (answer.status_code, answer.url) == (302, url("file", application))
    page = html(client.get(answer.url))
    assert application.problem in page
    assert ConflictDeclaration.objects.get().statement == ""


def test_the_file_does_not_say_how_to_reach_the_applicant(client, application, declared):
    page = html(client.get(url("file", application)))
    assert application.email not in page
    assert application.inn not in page
    assert application.address not in page


def test_declaring_a_conflict_shuts_the_expert_out_and_the_list_says_why(client, application):
    answer = client.post(
        url("declare", application), {"has_conflict": "some", "statement": "Долбоордун кеңешчиси болгом"}
    )
    assert answer.url == reverse(LIST)
    assert "Долбоордун кеңешчиси болгом" in html(client.get(reverse(LIST)))
    assert client.get(url("file", application)).status_code == 403
    assert client.post(url("file", application), typed(application)).status_code == 403
    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize(
    "answer", [{}, {"has_conflict": "some", "statement": "  "}, {"has_conflict": "maybe"}]
)
def test_a_declaration_half_made_is_asked_again(client, application, answer):
    page = client.post(url("declare", application), answer)
    assert page.status_code == 200
    assert "err-sum" in html(page)
    assert not ConflictDeclaration.objects.exists()


def test_a_conflict_that_appears_later_can_be_told(client, application, declared):
    page = html(client.get(url("declare", application)))
    assert "has_conflict" not in page
    client.post(url("declare", application), {"statement": "Ишке чакырышты"})
    declared.refresh_from_db()
    assert declared.has_conflict


def test_a_draft_is_kept_with_everything_that_was_typed(client, application, declared):
    first, *rest = all_points(application)
    given = typed(application, comment="", **{f"comment_{first}": "Жаңы"})
    for pk in rest:
        del given[f"points_{pk}"]
    answer = client.post(url("file", application), {**given, "save": "1"}, follow=True)
    sheet = ScoreSheet.objects.get()
    assert (progress_of(sheet).answered, sheet.overall, sheet.is_submitted) == (1, "Макулмун", False)
    assert "Жаңы" in html(answer)
    assert "Макулмун" in html(answer)


def test_sending_too_early_says_what_is_missing_and_keeps_the_draft(client, application, declared):
    given = typed(application)
    removed = list(all_points(application))[-1]
    del given[f"points_{removed}"]
    page = client.post(url("file", application), {**given, "send": "1"})
    assert page.status_code == 200
    assert f'href="#id_points_{removed}_0"' in html(page)
    sheet = ScoreSheet.objects.get()
    assert (sheet.is_submitted, progress_of(sheet).answered) == (False, 4)


def test_an_extreme_without_a_reason_is_pointed_at(client, application, declared):
    page = client.post(url("file", application), {**typed(application, points=5, comment=""), "send": "1"})
    for pk in all_points(application):
        assert f'href="#id_comment_{pk}"' in html(page)


def test_points_nobody_offers_are_refused_and_nothing_typed_is_lost(client, application, declared):
    first = next(iter(all_points(application)))
    page = client.post(url("file", application), {**typed(application), f"points_{first}": "9", "save": "1"})
    assert page.status_code == 200
    assert "Макулмун" in html(page)
    assert not ScoreSheet.objects.exists()


def test_sending_freezes_the_sheet_and_shows_the_colleagues_marks(client, application, declared):
    colleague = experts_of(application)[1]
    send_scores(application, colleague, 3)
    assert colleague.short_name not in html(client.get(url("file", application)))
    page = client.post(url("file", application), {**typed(application), "send": "1"}, follow=True)
    assert ScoreSheet.objects.get(member__user__email=experts_of(application)[0].email).is_submitted
    assert colleague.short_name in html(page)
    assert 'type="radio"' not in html(page)


def test_a_second_click_on_send_gets_a_sentence(client, application, declared):
    data = {**typed(application), "send": "1"}
    client.post(url("file", application), data)
    page = client.post(url("file", application), data)
    assert page.status_code == 200
    assert "err-sum" in html(page)


def test_what_was_typed_survives_a_closing_in_the_meantime(director):
    application = application_in_evaluation(number=2, quorum=1)
    first, second = experts_of(application)
    send_scores(application, first)
    declare_conflict(application, expert=second, has_conflict=False)
    close_evaluation(application, actor=director)
    page = logged_in(second).post(url("file", application), {**typed(application), "save": "1"})
    assert page.status_code == 200
    assert "Макулмун" in html(page)


def test_after_closing_the_expert_reads_and_does_not_write():
    application = evaluated_application()
    client = logged_in(experts_of(application)[0])
    page = html(client.get(url("file", application)))
    assert 'id="scores"' not in page
    assert client.get(url("declare", application)).url == reverse(LIST)


def test_after_closing_an_expert_who_never_declared_sees_nothing(director):
    application = application_in_evaluation(number=2, quorum=1)
    first, second = experts_of(application)
    send_scores(application, first)
    close_evaluation(application, actor=director)
    assert logged_in(second).get(url("file", application)).status_code == 404


def test_an_expert_sees_only_the_applications_of_own_commissions(client, application):
    other = appointed_commission([complete_application(actor=role_holder(Role.UNIT_STAFF))])
    stranger = other.applications.get()
    for name in ("file", "declare"):
        assert client.get(url(name, stranger)).status_code == 404
        assert client.post(url(name, stranger), {"has_conflict": "none"}).status_code == 404
    assert stranger.number not in html(client.get(reverse(LIST)))


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.BOARD_MEMBER, Role.DIRECTOR, Role.UNIT_STAFF])
def test_only_experts_enter_the_workspace(application, role):
    client = logged_in(make_user(role))
    for address in (reverse(LIST), url("file", application), url("declare", application)):
        assert client.get(address).status_code == 403


def test_a_stranger_is_led_to_log_in(application):
    for address in (reverse(LIST), url("file", application), url("declare", application)):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))


def test_emoji_right_to_left_and_long_text_do_no_harm(client, application, declared):
    text = "🙂 \u202eтескери\u202c " + "узун " * 300
    client.post(url("file", application), {**typed(application, comment=text), "save": "1"})
    page = client.get(url("file", application))
    assert "\u202e" not in html(page)
    assert "🙂" in html(page)


def test_too_long_a_comment_is_refused_with_its_words_kept(client, application, declared):
    page = client.post(url("file", application), {**typed(application, comment="а" * 2001), "save": "1"})
    assert "а" * 2001 in html(page)
    assert not ScoreSheet.objects.exists()


def test_markup_in_an_application_is_shown_as_text(expert):
    bad = complete_application(actor=role_holder(Role.UNIT_STAFF), problem="<script>alert(1)</script>")
    appointed_commission([bad], experts=[expert], quorum=1)
    declare_conflict(bad, expert=expert, has_conflict=False)
    assert "<script>alert" not in html(logged_in(expert).get(url("file", bad)))


def test_the_saved_draft_is_there_when_the_expert_comes_back(client, application, expert, declared):
    score(application, expert=expert, points=all_points(application), overall="Уланат")
    page = html(client.get(url("file", application)))
    assert page.count("checked") == 5
    assert "Уланат" in page
