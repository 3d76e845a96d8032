"""The walk: a stranger's application becomes a line in the Supervisory Board's PDF."""

from datetime import date
from pathlib import Path

import pytest
from post_office.models import STATUS, Email

from documents.rendering import render_pdf
from tests.e2e import story_commission, story_founder, story_report, story_resident
from tests.e2e.walk import Walk
from tests.makers.demonstration import demonstration

TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def walk(open_page, shot):
    """The demonstration Centre; its letters went out, its papers are made when they are asked for."""
    with demonstration():
        Email.objects.update(status=STATUS.sent, message="", html_message="")
        walk = Walk(open_page, shot)
        yield walk
        walk.stop()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The founder's business plan, a real PDF."""
    file = tmp_path / "Бизнес-план.pdf"
    words = {"heading": "Бизнес-план", "line": "Сүт муздаткыч"}
    file.write_bytes(render_pdf("portal/demo_paper.html", words, language="ky", title="Бизнес-план"))
    return file


def applies(walk: Walk, plan: Path) -> None:
    walk.go_to_day(TODAY)
    story_founder.applies_on_a_phone(walk, plan)
    story_founder.comes_back_by_the_link(walk)


def is_checked(walk: Walk, plan: Path) -> None:
    walk.go_to_day(date(2026, 11, 24))
    story_founder.clerk_returns_it(walk)
    story_founder.founder_adds(walk)
    story_founder.clerk_accepts_it(walk)


def is_decided(walk: Walk, plan: Path) -> None:
    walk.go_to_day(date(2026, 11, 25))
    story_commission.director_appoints(walk)
    story_commission.experts_declare_and_score(walk)
    walk.go_to_day(date(2026, 11, 30))
    story_commission.secretary_opens_the_session(walk)
    story_commission.experts_vote(walk)
    story_commission.secretary_closes_the_session(walk)
    story_commission.director_decides(walk)
    story_commission.founder_reads_the_decision(walk)


def becomes_a_resident(walk: Walk, plan: Path) -> None:
    walk.go_to_day(date(2026, 12, 2))
    story_resident.contract_is_made(walk, plan)
    story_resident.representative_enters(walk)
    walk.go_to_day(date(2026, 12, 22))
    story_resident.patent_is_recorded(walk)


def is_reported(walk: Walk, plan: Path) -> None:
    walk.go_to_day(date(2027, 1, 6))
    story_resident.resident_reports(walk)
    story_resident.clerk_verifies(walk)
    walk.go_to_day(date(2027, 1, 22))
    story_report.director_submits(walk)
    story_report.board_member_reads(walk)


def another_ends(walk: Walk, plan: Path) -> None:
    walk.go_to_day(date(2027, 2, 10))
    story_resident.another_residency_ends(walk, plan)
    walk.go_to_day(date(2027, 4, 20))
    story_report.next_report_shows_the_end(walk)


CHAPTERS = {
    "applies": applies,
    "is_checked": is_checked,
    "is_decided": is_decided,
    "becomes_a_resident": becomes_a_resident,
    "is_reported": is_reported,
    "another_ends": another_ends,
}


def test_a_strangers_application_becomes_a_line_in_the_boards_report(walk, plan):
    for chapter in CHAPTERS.values():
        chapter(walk, plan)
