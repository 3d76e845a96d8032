"""Closing an evaluation: the protocol says what the rows say, and says it for ever."""

import io
from decimal import Decimal

import pytest
from pypdf import PdfReader

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.protocol import mark_in, protocol_of
from applications.papers import PROTOCOL_BEFORE_SESSIONS
from core.clock import day_of, moment_of, today
from core.formatting import format_date, format_number
from documents.domain import papers, snapshots
from documents.models import IssuedPaper
from tests.makers.applications import make_call
from tests.makers.commission import (
    appointed_commission,
    evaluated_application,
    experts_of,
    make_experts,
    role_holder,
    send_scores,
)
from tests.makers.documents import make_paper
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


def text_of(paper, language="ky"):
    paper.language = language
    pages = PdfReader(io.BytesIO(papers.render(paper))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def close(application):
    return close_evaluation(application, actor=role_holder(Role.DIRECTOR))


@pytest.fixture
def with_recusal():
    """Four experts, one shut out; the others gave 3, 4 and 5."""
    application = appointed_commission(number=4).applications.get()
    *scoring, recused = experts_of(application)
    for expert, points in zip(scoring, (3, 4, 5), strict=True):
        send_scores(application, expert, points)
    declare_conflict(application, expert=recused, has_conflict=True, statement="Жеке себеп, жазылбасын.")
    close(application)
    return application


def test_protocol_names_the_commission_the_order_the_quorum_and_the_result(with_recusal):
    text = text_of(protocol_of(with_recusal))
    order = with_recusal.commission.order
    assert f"№ {order.number}, {format_date(order.dated_on, 'official')}" in text
    for expert in experts_of(with_recusal):
        assert expert.full_name in text
    assert format_number(Decimal(80), 2) in text
    assert with_recusal.number in text


def test_protocol_shows_every_score_by_criterion(with_recusal):
    content = snapshots.thaw(protocol_of(with_recusal).context)["items"][0]
    stored = {
        criterion.code: [row.points for row in criterion.scores.order_by("sheet__member")]
        for criterion in with_recusal.commission.criteria_set.criteria.all()
    }
    assert [row["points"] for row in content["criteria"]] == list(stored.values()) == [[3, 4, 5]] * 5
    assert content["marks"] == [Decimal(60), Decimal(80), Decimal(100)]
    assert [row["average"] for row in content["criteria"]] == [Decimal(4)] * 5


def test_protocol_tells_of_a_conflict_and_not_of_its_private_reason(with_recusal):
    paper = protocol_of(with_recusal)
    standings = [member["standing"] for member in paper.context["items"][0]["members"]]
    assert standings == ["clear", "clear", "clear", "recused"]
    assert "Жеке себеп" not in text_of(paper)


def test_protocol_has_a_signature_line_for_each_expert_who_scored(with_recusal):
    text = text_of(protocol_of(with_recusal))
    *scored, recused = (expert.full_name for expert in experts_of(with_recusal))
    assert all(text.count(name) == 3 for name in scored)
    assert text.count(recused) == 2


def test_protocol_reads_in_russian_too(with_recusal):
    text = text_of(protocol_of(with_recusal), "ru")
    assert "Новизна" in text
    assert "Жаңылык" not in text


def test_protocol_is_what_it_was_when_names_change_later(with_recusal):
    paper = protocol_of(with_recusal)
    before = papers.render(paper)
    expert = experts_of(with_recusal)[0]
    name, expert.surname = expert.full_name, "Башкабаева"
    expert.save()
    assert papers.render(IssuedPaper.objects.get(pk=paper.pk)) == before
    assert name in text_of(paper)


def test_protocol_ranks_the_applications_evaluated_so_far():
    clerk = role_holder(Role.UNIT_STAFF)
    call = make_call()
    made = [complete_application(call, actor=clerk) for _each in range(3)]
    appointed_commission(made, experts=(experts := make_experts(3)))
    for application, points in zip(made[:2], (3, 4), strict=True):
        for expert in experts:
            send_scores(application, expert, points)
        close(application)
    ranking = snapshots.thaw(protocol_of(made[1]).context)["ranking"]
    assert [(row["place"], row["number"], row["mark"]) for row in ranking] == [
        (1, made[1].number, Decimal(80)),
        (2, made[0].number, Decimal(60)),
    ]
    assert len(snapshots.thaw(protocol_of(made[0]).context)["ranking"]) == 1


def test_applications_of_another_call_are_not_in_the_ranking():
    evaluated_application()
    other = evaluated_application()
    assert len(snapshots.thaw(protocol_of(other).context)["ranking"]) == 1


def test_protocol_is_dated_by_the_day_of_closing_in_osh():
    day = moment_of(today(), 1)
    application = evaluated_application(at=day)
    assert protocol_of(application).issued_on == day_of(day)


def test_protocol_states_the_mark():
    application = evaluated_application(points=3)
    assert mark_in(protocol_of(application), application) == Decimal("60.00")


def test_a_protocol_issued_before_there_were_sessions_is_found_and_states_its_mark():
    application = appointed_commission().applications.get()
    paper = make_paper(
        template=PROTOCOL_BEFORE_SESSIONS, context={"mark": Decimal("71.50")}, subject=application
    )
    assert protocol_of(application) == paper
    assert mark_in(paper, application) == Decimal("71.50")


def test_an_application_without_a_closed_evaluation_has_no_protocol():
    assert protocol_of(appointed_commission().applications.get()) is None


def test_a_refused_closing_takes_no_number_and_changes_nothing(director):
    application = appointed_commission().applications.get()
    with pytest.raises(Exception, match="3"):
        close_evaluation(application, actor=director)
    assert application.state == "in_evaluation"
    evaluated = evaluated_application()
    assert protocol_of(evaluated).sequence == 1
