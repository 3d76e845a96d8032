"""Each private file has a rule that says who reads it: no room forgot to register its own."""

import pytest

from documents import access
from documents.models import IssuedPaper, Upload
from tests.access.world import World

pytestmark = pytest.mark.django_db
EXPECTED = {
    "act.scan",
    "agreement_scan",
    "application.attachment",
    "contract_scan",
    "correspondence.scan",
    "evidence",
    "ip.rights_contract",
    "letterhead.sign",
    "paper.annual_report",
    "paper.attendance_certificate",
    "notice.cure",
    "paper.contract",
    "paper.decision_letter",
    "paper.handover_act",
    "paper.protocol",
    "paper.quarterly_report",
    "paper.termination_notice",
    "report_evidence",
    "paper.warning",
    "termination.act",
    "termination.evidence",
    "termination.outcome",
}


def test_every_room_registered_the_rules_of_its_files():
    assert EXPECTED - set(access.POLICIES) == set()


def test_no_file_of_the_centre_is_without_a_rule(world: World):
    kept = {item.purpose for model in (Upload, IssuedPaper) for item in model.objects.all()}
    assert len(kept) > 5
    assert kept - set(access.POLICIES) == set()
