"""What the figures of the selection count, to the border of each rule (3.3.1)."""

from datetime import date, timedelta
from decimal import Decimal
from statistics import median

import pytest
from django.db import transaction

from applications.domain.decision import decide
from applications.domain.figure_facts import CONTRACTS, Figure, condition
from applications.domain.figure_period import Period, Selected
from applications.domain.figure_rates import Rate, median_of
from applications.domain.figures import DIMENSIONS, OF_SENT, OF_TAKEN, figures_of
from applications.domain.reversal import reverse_decision
from applications.domain.team import replace_team
from applications.enums import Outcome
from applications.models import Application, TeamMember
from core.clock import now
from core.errors import DomainError
from tests.makers.applications import make_call, make_draft, make_team
from tests.makers.commission import decided, decided_application, evaluated_application
from tests.makers.figures import SENT, figures, noon, selection_to_read, sent
from tests.makers.residents import make_residency


def period(since: date | None = None, until: date | None = None) -> Period:
    return Period(since, until)


@pytest.fixture(scope="module")
def selection(django_db_setup, django_db_blocker):
    """The selection counted by hand, made once for all tests that read it."""
    with selection_to_read(django_db_blocker) as made:
        yield made


def test_every_breakdown_adds_up_to_the_total(selection):
    found = figures()
    for dimension in DIMENSIONS:
        parts = found.by(dimension).values()
        for figure in OF_SENT:
            assert sum(part.sent[figure] for part in parts) == found.total.sent[figure], dimension
        for figure in OF_TAKEN:
            assert sum(part.taken[figure] for part in parts) == found.total.taken[figure], dimension


def test_what_is_received_is_decided_withdrawn_or_waits(selection):
    sent_ = figures().total.sent
    ends = (Figure.DECIDED, Figure.WITHDRAWN, Figure.WAITING)
    assert sum(sent_[figure] for figure in ends) == sent_[Figure.RECEIVED]


def test_each_total_is_the_number_of_the_applications_of_its_condition(selection):
    received, total = Application.objects.received(), figures().total
    for figure in OF_SENT:
        assert received.filter(condition(figure)).count() == total.sent[figure], figure
    for figure in OF_TAKEN:
        assert received.filter(condition(figure)).count() == total.taken[figure], figure


@pytest.mark.django_db
def test_nothing_at_all_has_no_share_and_no_median():
    found = figures()
    assert found.total.sent[Figure.RECEIVED] == 0
    assert found.total.acceptance.percent is None
    assert found.waits.since_complete.days is None
    assert found.members.women.percent is None
    assert [stage.count for stage in found.funnel] == [0] * 7


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 1, 0), (1, 1, 100), (0, 0, None), (1, 3, Decimal(100) / 3)]
)
def test_a_share_is_exact_at_its_borders(part, whole, percent):
    assert Rate(part, whole).percent == percent


def test_of_fewer_than_ten_no_percentage_is_said(settings):
    assert (Rate(4, 9).is_small, Rate(4, 10).is_small) == (True, False)
    settings.CENTRE = {**settings.CENTRE, "FIGURES_SMALL_TOTAL": 0}
    assert not Rate(0, 0).is_small


@pytest.mark.django_db
def test_a_rejection_alone_is_no_acceptance_and_an_acceptance_alone_is_all():
    decided_application(Outcome.REJECTED)
    assert figures().total.acceptance == Rate(0, 1)
    decided_application(Outcome.CONDITIONAL)
    assert figures().total.acceptance == Rate(1, 2)


@pytest.mark.django_db
def test_a_return_for_revision_is_no_decision():
    application = evaluated_application()
    decided(application, Outcome.REVISION, told=False)
    untold = figures().total
    assert (untold.taken[Figure.DECIDED], untold.sent[Figure.WAITING]) == (0, 1)
    assert untold.acceptance.percent is None


@pytest.mark.django_db
def test_a_reversed_decision_counts_no_more(director):
    application = decided_application(Outcome.REJECTED).application
    reverse_decision(application, reason="Жаңы далил келди.", actor=director)
    assert figures().total.taken[Figure.DECIDED] == 0
    assert figures().total.sent[Figure.CONSIDERED] == 1
    decide(application, outcome=Outcome.ACCEPTED, reasons="Далил жетиштүү.", actor=director)
    assert figures().total.acceptance == Rate(1, 1)


def test_sent_and_decided_go_by_their_own_days(selection):
    september = figures(period=period(date(2026, 9, 1), date(2026, 9, 20)))
    assert september.total.sent[Figure.RECEIVED] == 8
    assert september.total.taken[Figure.DECIDED] == 0
    later = figures(period=period(date(2026, 9, 28)))
    assert later.total.sent[Figure.RECEIVED] == 0
    assert later.total.taken[Figure.DECIDED] == 2
    assert later.waits.since_complete.count == 2
    assert later.waits.since_complete.days == Decimal(16)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "until", "counted"),
    [
        (SENT, SENT, 2),
        (SENT + timedelta(days=1), None, 0),
        (None, SENT - timedelta(days=1), 0),
        (None, SENT, 2),
    ],
)
def test_both_ends_of_a_period_are_counted_in_by_the_clocks_of_osh(since, until, counted):
    call = make_call(opens_at=noon(date(2026, 8, 20)))
    sent(call, at=noon(SENT).replace(hour=0, minute=0))
    sent(call, at=noon(SENT).replace(hour=23, minute=59))
    assert figures(period=period(since, until)).total.sent[Figure.RECEIVED] == counted


def test_the_choice_of_call_unit_and_direction_narrows_everything(selection):
    with transaction.atomic():
        other = sent(make_call(opens_at=noon(date(2026, 8, 20))), direction="ict")
        assert figures(call=other.call_id).total.sent[Figure.RECEIVED] == 1
        transaction.set_rollback(True)
    chosen = figures(call=selection["accepted"].call_id, unit="incubator", direction="ict")
    assert chosen.total.sent[Figure.RECEIVED] == 3
    assert chosen.total.acceptance == Rate(1, 2)
    assert chosen.waits.since_complete.count == 2
    assert sum(chosen.members.all.values()) == 6


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("genders", "kind"),
    [
        (("woman", ""), "with_woman"),
        (("", "woman"), "with_woman"),
        (("man", "man"), "men_only"),
        (("man", ""), "unsaid"),
        (("", ""), "unsaid"),
    ],
)
def test_a_team_without_a_woman_counts_as_men_only_when_all_have_answered(genders, kind):
    sent(make_call(opens_at=noon(date(2026, 8, 20))), genders=genders)
    assert list(figures().by("team_kind")) == [kind]


@pytest.mark.django_db
def test_rows_from_before_the_questions_count_as_not_said():
    application = sent(
        make_call(opens_at=noon(date(2026, 8, 20))), representative="Асанова Мээрим Кубатбек кызы"
    )
    assert (application.region, set(application.team.values_list("gender", flat=True))) == ("", {""})
    found = figures()
    assert (list(found.by("region")), list(found.by("head_gender"))) == ([""], [""])
    TeamMember.objects.all().delete()
    assert list(figures().by("team_kind")) == ["unsaid"]


@pytest.mark.django_db
def test_a_signed_contract_is_the_last_stage_of_the_funnel():
    make_residency()
    assert "contract" in CONTRACTS
    stage = figures().funnel[-1]
    assert (stage.figure, stage.count) == (Figure.CONTRACTED, 1)


@pytest.mark.django_db
def test_one_and_thirty_applications_cost_the_same(django_assert_num_queries, rows_of):
    decision = decided_application(Outcome.REJECTED)
    figures()
    with django_assert_num_queries(4):
        figures()
    rows_of(decision.application.call, 29)
    with django_assert_num_queries(4):
        assert figures().total.sent[Figure.RECEIVED] == 30


@pytest.fixture
def rows_of():
    """A maker of that many sent applications."""

    def make(call, number):
        for _each in range(number):
            sent(call, at=now())

    return make


@pytest.mark.parametrize("numbers", [[], [0], [7, 7], [1, 2], [3, 1, 2], [0, 0, 9, 400], [5, 5, 5, 6, 90]])
def test_a_median_of_counts_is_the_median_of_the_numbers(numbers):
    counts = {number: numbers.count(number) for number in numbers}
    assert median_of(counts) == (Decimal(str(median(numbers))) if numbers else None)


@pytest.mark.parametrize("code", ["2026-01-01..2026-03-31", "2026-01-01..", "..2026-03-31", ""])
def test_a_period_is_read_from_an_address_as_it_was_written(code):
    assert Period.parse(code).code == code


@pytest.mark.parametrize("code", ["yesterday", "2026-02-30..", "1..2", "2026-01-01..x"])
def test_an_unreadable_period_is_refused(code):
    with pytest.raises(ValueError, match=r".+"):
        Period.parse(code)


def test_a_reader_is_told_of_no_other_rows_than_the_own(selection):
    own = Application.objects.filter(pk=selection["rejected"].pk)
    found = figures_of(own, Selected())
    assert (found.total.sent[Figure.RECEIVED], found.total.acceptance) == (1, Rate(0, 1))
    assert sum(found.members.all.values()) == 2


@pytest.mark.django_db
def test_a_gender_that_nobody_offered_is_kept_out_by_the_database():
    draft = make_draft(make_call())
    people = [row | {"gender": "x"} for row in make_team()]
    with pytest.raises(DomainError, match="Жооптордун бирин тандаңыз"):
        replace_team(draft, members=people)
    assert not draft.team.filter(gender="x").exists()
