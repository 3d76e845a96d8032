"""Files that prove a report: several at once, taken away while it is a draft, read by those it concerns."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from accounts.roles import Role
from core.errors import FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.access import Viewer, may_read
from documents.models import Upload
from residents.domain.evidence import attach_evidence, remove_evidence
from residents.domain.reports import file_report, return_report
from residents.models import PeriodicReport, ReportFile, Residency
from tests.makers.applications import make_file
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency, representative_of, saved_report
from tests.residents.test_report_pages import address, typed

pytestmark = pytest.mark.django_db
Q1 = Quarter(2026, 1)


@pytest.fixture
def report() -> PeriodicReport:
    return saved_report(make_residency(), Q1)


@pytest.fixture
def client(report: PeriodicReport) -> Client:
    browser = Client()
    browser.force_login(representative_of(report.residency))
    return browser


def evidence(report: PeriodicReport, *names: str) -> list[ReportFile]:
    files = [make_file(name) for name in names]
    return attach_evidence(report, files=files, actor=representative_of(report.residency))


def page_of(report: PeriodicReport) -> str:
    return address(report.residency, "files/")


def test_several_files_are_attached_at_once_and_listed(client: Client, report: PeriodicReport) -> None:
    files = [make_file("Көчүрмө.pdf"), make_file("Келишим.pdf")]
    assert client.post(page_of(report), {"files": files})["Location"] == page_of(report)
    assert [row.upload.name for row in report.files.all()] == ["Көчүрмө.pdf", "Келишим.pdf"]
    assert "Келишим.pdf" in client.get(page_of(report)).content.decode()
    assert "Келишим.pdf" in client.get(address(report.residency, "check/")).content.decode()


def test_one_bad_file_keeps_all_out_and_is_named(client: Client, report: PeriodicReport) -> None:
    bad = SimpleUploadedFile("Вирус.pdf", b"MZ\x90\x00")
    page = client.post(page_of(report), {"files": [make_file("Көчүрмө.pdf"), bad]})
    assert "Вирус.pdf" in str(page.context["form"].errors["files"])
    assert report.files.count() == Upload.objects.filter(purpose="report_evidence").count() == 0


def test_no_file_is_said_beside_the_field(client: Client, report: PeriodicReport) -> None:
    assert client.post(page_of(report)).context["form"].errors["files"]


def test_a_draft_s_file_is_destroyed_when_it_is_taken_away(client: Client, report: PeriodicReport) -> None:
    first, second = evidence(report, "А.pdf", "Б.pdf")
    for _time in range(2):
        assert client.post(page_of(report), {"remove": str(first.pk)}).status_code == 302
    assert list(report.files.all()) == [second]
    assert not Upload.objects.filter(pk=first.upload_id).exists()
    client.post(page_of(report), {"remove": "x"})
    assert report.files.count() == 1


def test_a_file_the_centre_has_got_stays_in_the_register(report: PeriodicReport) -> None:
    (row,) = evidence(report, "А.pdf")
    actor = representative_of(report.residency)
    file_report(report, actor=actor)
    with pytest.raises(WrongState):
        remove_evidence(report, file_id=row.pk, actor=actor)
    with pytest.raises(WrongState):
        evidence(report, "Б.pdf")
    return_report(report, remark="Башка көчүрмө керек.", actor=clerk())
    remove_evidence(report, file_id=row.pk, actor=actor)
    assert report.files.count() == 0
    assert Upload.objects.filter(pk=row.upload_id).exists()


@override_settings(CENTRE={"REPORT_FILES": 2, "UPLOAD_MAX_MB": 20, "UPLOAD_KINDS": ("pdf",)})
def test_a_report_has_only_so_many_files(report: PeriodicReport) -> None:
    evidence(report, "А.pdf", "Б.pdf")
    with pytest.raises(FieldError):
        evidence(report, "В.pdf")


def test_a_file_of_another_report_is_not_touched(report: PeriodicReport) -> None:
    other = saved_report(make_residency(), Q1)
    (theirs,) = evidence(other, "А.pdf")
    remove_evidence(report, file_id=theirs.pk, actor=representative_of(report.residency))
    assert other.files.count() == 1
    with pytest.raises(NotAllowed):
        attach_evidence(other, files=[make_file()], actor=representative_of(report.residency))


def test_the_resident_and_those_who_check_reports_read_the_file_and_nobody_else(
    report: PeriodicReport,
) -> None:
    (row,) = evidence(report, "А.pdf")
    stranger = representative_of(make_residency())
    readers = {
        representative_of(report.residency): True,
        clerk(): True,
        stranger: False,
        make_user(Role.EXPERT): False,
        make_user(Role.IP_OFFICER): False,
    }
    for reader, reads in readers.items():
        assert may_read(row.upload, Viewer(user=reader)) is reads
    assert not may_read(row.upload, Viewer())


def test_what_is_typed_is_kept_on_the_way_to_the_files(client: Client, report: PeriodicReport) -> None:
    residency: Residency = report.residency
    data = typed(version="1", jobs_full="6", revenue="", files="1")
    assert client.post(address(residency), data)["Location"] == page_of(report)
    report.refresh_from_db()
    assert (report.jobs_full, report.revenue) == (6, None)
