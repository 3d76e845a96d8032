"""Papers as programs that read aloud meet them: two checkers of PDF/UA-1 find nothing (7.1, 7.3).

They check what a machine can: `outloud` most of the Matterhorn checkpoints, `pdfua` the main ones. What
only a person can judge is not claimed.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from core.quarters import Quarter
from documents.domain import papers
from documents.models import IssuedPaper
from reporting.domain.minutes import close_meeting
from reporting.domain.minutes_corrections import Words, correct_minutes
from reporting.domain.printing import print_draft, print_report, report_of
from reporting.indicators import INDICATORS
from tests.makers.applications import submitted_application
from tests.makers.events import certified, held, make_event, somebody
from tests.makers.reporting import (
    Post,
    Role,
    approved_indicators,
    held_meeting,
    hold_post,
    make_board,
    make_user,
    submitted_report,
)
from tests.makers.residents import director, make_residency, verified_report
from tests.makers.sessions import issued_protocol

pytestmark = pytest.mark.django_db
Q1, Q3 = Quarter(2026, 1), Quarter(2026, 3)
LANGUAGES = ("ky", "ru", "en")
#: breaks down in pdfua 0.1.3 wherever an element has several children; `empty_headings` asks it instead
EMPTY_HEADINGS = "UA-14-001"


@pytest.fixture
def findings(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """What the two checkers say of a paper; a rule that broke down is said too."""

    def found(content: bytes) -> list[str]:
        path = tmp_path / "paper.pdf"
        path.write_bytes(content)
        heard, checked = outloud.check(str(path)), pdfua.validate(str(path))
        assert not heard.error
        return [
            *(f"{one.rule} p.{one.page}: {one.message} {one.evidence or ''}" for one in heard.findings),
            *(f"{run.rule} {run.status}: {run.reason}" for run in heard.runs if run.status == "crashed"),
            *(f"{one.rule_id}: {one.message}" for one in checked.findings),
            *(
                f"{one.rule_id}: {one.skipped_reason}"
                for one in checked.outcomes
                if one.skipped_reason and one.rule_id != EMPTY_HEADINGS
            ),
            *empty_headings(path),
        ]

    return found


def empty_headings(path: Path) -> list[str]:
    """Headings with nothing in them."""
    with pikepdf.open(path) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        heads = [item for item in elements if re.fullmatch(r"/H[1-6]", str(item.S))]
        return [f"empty heading {head.S}" for head in heads if not len(head.get("/K", ()))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_the_report_of_a_quarter(centre, findings, language):
    for name in ("ЖЧК «Ак Жаңгак»", "ЖЧК «Сүт Сапат»"):
        verified_report(make_residency(application={"applicant_name": name}), Q1)
    report = submitted_report(Q1)
    assert findings(papers.render(report.paper, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_the_reports_of_a_centre_that_has_only_begun(db, findings, language):
    """No residents, no plan: what cannot be told yet is left out, and what is left reads well."""
    hold_post(Post.DIRECTOR, director())
    hold_post(Post.RECTOR, make_user(Role.RECTOR))
    make_board()
    approved_indicators(tuple(INDICATORS))
    for period in (Q3, 2026):
        draft = print_draft(report_of(period), language=language, on=date(2026, 11, 22))
        assert findings(draft) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_the_report_of_a_year(centre, findings, language):
    verified_report(make_residency(), Q1)
    held(make_event(date(2025, 5, 6), kind="seminar"), somebody())
    held(make_event(date(2026, 2, 3)), somebody())
    submitted_report(Q1)
    assert findings(print_report(report_of(2026), language=language)) == []


def test_nothing_is_found_in_minutes_and_their_correction(november_2026, findings):
    minutes = close_meeting(held_meeting(), actor=director())
    corrected = correct_minutes(
        minutes, words=Words(place="ОшТУ, 2-корпус"), reason="Орду ката жазылган.", actor=director()
    )
    for row in (minutes, corrected):
        for language in LANGUAGES:
            assert findings(papers.render(row.paper, language)) == []


def test_nothing_is_found_in_contract_protocol_and_receipt(findings):
    make_residency()
    issued_protocol()
    submitted_application()
    kinds = set()
    for paper in IssuedPaper.objects.exclude(context={}):
        kinds.add(paper.kind)
        assert findings(papers.render(paper)) == [], paper
    assert kinds >= {"contract", "protocol", "receipt"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_a_certificate_of_attendance(november_2026, findings, language):
    place = certified(make_event(date(2026, 11, 10)))
    assert findings(papers.render(place.certificate, language)) == []
