"""The row of a report's PDF: both sides are given the same page, and the row says whether the limit holds."""

import pytest
from bench import report_paper
from bench.report_paper import Cost

from tests.makers.documents import make_paper


@pytest.mark.django_db
def test_the_paper_and_the_bare_typesetter_are_measured_on_the_same_page():
    paper = make_paper()
    html, charts, made = report_paper._as_given(paper)
    assert paper.number in html
    assert set(charts) >= {"qr"}
    assert made.startswith(b"%PDF")
    cost = report_paper.cost_of(paper, times=1)
    assert (cost.pages, cost.ours > 0, cost.bare > 0) == (1, True, True)


@pytest.mark.parametrize(
    ("ours", "words"), [(1199.0, "1.20 times, within 1.2"), (1300.0, "1.30 times, over 1.2")]
)
def test_the_row_says_whether_the_limit_holds(ours, words):
    assert Cost(pages=13, ours=ours, bare=1000.0).words.endswith(words)
