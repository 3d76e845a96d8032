"""The arithmetic of marks: whatever the weights, between 0 and 100, and only over what is answered."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from applications.domain.marks import Answer, mean, places, rounded, weighted_mark

points = st.integers(0, 5)
weights = st.decimals("0.01", "100", places=2)
answers = st.lists(st.builds(Answer, points=points, weight=weights), min_size=1, max_size=9)


def mark(*pairs: tuple[int | None, int]) -> Decimal | None:
    return weighted_mark(Answer(given, Decimal(weight)) for given, weight in pairs)


def test_mark_of_the_rubric_in_the_drawing():
    assert rounded(mark((4, 25), (4, 25), (3, 20), (None, 20), (None, 10))) == Decimal("74.29")


def test_mark_counts_each_criterion_by_its_weight():
    assert mark((5, 90), (0, 10)) == 90


def test_nothing_answered_has_no_mark():
    assert mark((None, 60), (None, 40)) is None


@given(answers)
def test_mark_lies_between_the_lowest_and_the_highest_points(given_answers):
    found = weighted_mark(given_answers)
    given_points = [answer.points for answer in given_answers]
    assert min(given_points) * 20 <= round(found, 9) <= max(given_points) * 20


@given(answers, points)
def test_the_same_points_everywhere_make_the_same_mark_whatever_the_weights(given_answers, same):
    alike = [Answer(same, answer.weight) for answer in given_answers]
    assert rounded(weighted_mark(alike)) == same * 20


@given(answers, weights)
def test_an_unanswered_criterion_does_not_lower_the_mark(given_answers, weight):
    assert weighted_mark([*given_answers, Answer(None, weight)]) == weighted_mark(given_answers)


@given(answers)
def test_more_points_never_make_a_lower_mark(given_answers):
    first, *rest = given_answers
    better = [Answer(min(first.points + 1, 5), first.weight), *rest]
    assert weighted_mark(better) >= weighted_mark(given_answers)


def test_mean_of_nothing_is_nothing():
    assert mean([]) is None


def test_halves_are_rounded_up():
    assert rounded(Decimal("72.125")) == Decimal("72.13")


def test_equal_marks_share_a_place():
    assert places([Decimal(70), Decimal(90), Decimal(70), Decimal(10)]) == [2, 1, 2, 4]


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=20))
def test_the_best_mark_has_the_first_place(marks):
    assert places(marks)[marks.index(max(marks))] == 1
