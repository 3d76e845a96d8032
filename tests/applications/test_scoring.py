"""Score sheets: drafts that keep everything, summaries that hide nothing, colleagues' marks that wait."""

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from applications.domain.commission_queries import others_scores, readable_sheets
from applications.domain.conflicts import declare_conflict
from applications.domain.progress import progress_of
from applications.domain.scoring import score, submit_scores, summary
from applications.enums import Standing
from applications.models import Score
from core.errors import DomainError, FieldErrors
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    evaluated_application,
    experts_of,
    role_holder,
    send_scores,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return application_in_evaluation()


@pytest.fixture
def expert(application):
    found = experts_of(application)[0]
    declare_conflict(application, expert=found, has_conflict=False)
    return found


def codes(application):
    return {row.code: row.pk for row in application.commission.criteria_set.criteria.all()}


def test_a_draft_keeps_what_is_not_named_again(application, expert):
    code = codes(application)
    score(application, expert=expert, points={code["novelty"]: 4}, comments={code["team"]: "Күчтүү"})
    sheet = score(application, expert=expert, points={code["team"]: 3}, overall="Жакшы")
    lines = {line.criterion.code: (line.points, line.comment) for line in progress_of(sheet).lines}
    assert lines["novelty"] == (4, "")
    assert lines["team"] == (3, "Күчтүү")
    assert sheet.overall == "Жакшы"


def test_a_draft_may_take_points_back(application, expert):
    code = codes(application)
    score(application, expert=expert, points={code["novelty"]: 4})
    sheet = score(application, expert=expert, points={code["novelty"]: None})
    assert progress_of(sheet).answered == 0


def test_saving_the_same_again_writes_no_new_history(application, expert):
    points = all_points(application)
    score(application, expert=expert, points=points)
    score(application, expert=expert, points=points)
    assert {row.history.count() for row in Score.objects.all()} == {1}


def test_comments_lose_invisible_characters_and_keep_their_lines(application, expert):
    code = codes(application)
    given = {code["novelty"]: "Жаңы\u202e\u200b\r\nсап 🙂"}
    score(application, expert=expert, points={}, comments=given)
    assert Score.objects.get().comment == "Жаңы\nсап 🙂"


def test_points_of_criteria_of_another_set_are_refused(application, expert):
    with pytest.raises(DomainError):
        score(application, expert=expert, points={987654: 3})


def test_everything_that_is_missing_is_said_at_once(application, expert):
    code = codes(application)
    score(application, expert=expert, points={code["novelty"]: 5, code["market"]: 3})
    with pytest.raises(FieldErrors) as caught:
        submit_scores(application, expert=expert)
    missing = [f"points_{code[name]}" for name in ("readiness", "team", "region")]
    assert [error.field for error in caught.value.errors] == [*missing, f"comment_{code['novelty']}"]


def test_a_refused_submission_leaves_the_draft_as_it_was(application, expert):
    points = dict(list(all_points(application).items())[:2])
    sheet = score(application, expert=expert, points=points)
    with pytest.raises(FieldErrors):
        submit_scores(application, expert=expert)
    sheet.refresh_from_db()
    assert (sheet.is_submitted, progress_of(sheet).answered) == (False, 2)


def test_the_summary_says_who_scored_who_is_shut_out_and_who_is_awaited(application):
    first, second, third = experts_of(application)
    send_scores(application, first)
    declare_conflict(application, expert=second, has_conflict=True, statement="Тууганым.")
    state = summary(application)
    assert [one.member.user for one in state.counted] == [first]
    assert [one.member.user for one in state.recused] == [second]
    assert [one.member.user for one in state.awaited] == [third]
    assert [one.standing for one in state.experts] == [Standing.CLEAR, Standing.RECUSED, Standing.UNDECLARED]
    assert (state.has_quorum, state.quorum_is_possible) == (False, False)


def test_nobody_has_scored_there_is_no_mark(application):
    assert (summary(application).mark, summary(application).passes) == (None, False)


def test_others_scores_are_hidden_until_ones_own_are_sent(application, expert):
    second = experts_of(application)[1]
    send_scores(application, second, 3)
    score(application, expert=expert, points=all_points(application))
    assert others_scores(application, expert) == ()
    submit_scores(application, expert=expert)
    assert [one.member.user for one in others_scores(application, expert)] == [second]


def test_an_expert_shut_out_never_sees_the_others_scores(application):
    first, second, _third = experts_of(application)
    send_scores(application, first)
    declare_conflict(application, expert=second, has_conflict=True, statement="Тууганым.")
    assert others_scores(application, second) == ()


def test_a_draft_is_the_experts_alone(application, expert, director):
    score(application, expert=expert, points=all_points(application))
    assert not readable_sheets(director).exists()
    submit_scores(application, expert=expert)
    assert readable_sheets(director).count() == 1


def test_staff_who_still_have_to_score_do_not_see_the_others_sheets(application):
    first, second, _third = experts_of(application)
    send_scores(application, first)
    assert not readable_sheets(second).exists()
    send_scores(application, second)
    assert readable_sheets(second).count() == 2


def test_after_closing_the_sheets_are_open_to_all_who_may_read_them():
    closed = evaluated_application(number=4, quorum=4)
    assert readable_sheets(experts_of(closed)[0]).count() == 4
    assert readable_sheets(role_holder(Role.DIRECTOR)).count() == 4


def test_the_database_holds_points_to_0_to_5(application, expert):
    score(application, expert=expert, points=all_points(application))
    row = Score.objects.first()
    row.points = 6
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
