"""Handing out files: only after the rule of their purpose, always as a download, never a hint."""

import re
import uuid
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client

from accounts.roles import Role
from documents import access
from documents.access import Viewer
from documents.domain import papers
from documents.enums import PaperKind
from documents.models import IssuedPaper, Upload
from tests.makers.documents import PDF, make_paper, make_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_policies(monkeypatch) -> Iterator[dict[str, access.Policy]]:
    """No room's rules but those a test registers."""
    rules: dict[str, access.Policy] = {}
    monkeypatch.setattr(access, "POLICIES", rules)
    return rules


def status_of(client: Client, item: Upload | IssuedPaper) -> int:
    response = client.get(item.get_absolute_url())
    if response.streaming:
        list(response)  # read to the end, so that the file is closed
    return response.status_code


def everyone(item: Upload | IssuedPaper, viewer: Viewer) -> bool:
    return True


def test_a_file_is_handed_out_as_a_download(client: Client) -> None:
    access.register(["test"], everyone)
    response = client.get(make_upload(name="Бизнес план.pdf").get_absolute_url())
    assert response.status_code == 200
    assert b"".join(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('Бизнес план.pdf')}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_a_paper_is_made_when_it_is_first_asked_for(client: Client) -> None:
    access.register(["paper.contract"], everyone)
    paper = make_paper(PaperKind.CONTRACT)
    response = client.get(paper.get_absolute_url())
    assert b"".join(response).startswith(b"%PDF")
    assert quote("РК-2026-01.pdf") in response["Content-Disposition"]
    paper.refresh_from_db()
    assert paper.sha256


def test_an_altered_paper_is_not_handed_out(client: Client) -> None:
    access.register(["paper.contract"], everyone)
    paper = papers.ensure_file(make_paper(PaperKind.CONTRACT))
    paper.file.storage.delete(paper.file.name)
    paper.file.storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another"))
    response = client.get(paper.get_absolute_url())
    assert response.status_code == 409
    assert "өзгөртүлгөн" in response.content.decode() or "changed" in response.content.decode()


def test_nobody_reads_a_file_without_a_rule_but_keepers_of_the_register(client: Client, user_of) -> None:
    upload, paper = make_upload(), make_paper()
    for role, status in [(None, 404), (Role.RESIDENT, 404), (Role.EXPERT, 404), (Role.DIRECTOR, 200)]:
        if role:
            client.force_login(user_of(role))
        assert status_of(client, upload) == status
        assert status_of(client, paper) == status


def test_a_rule_decides_alone(client: Client, director) -> None:
    access.register(["test"], lambda item, viewer: "one" in viewer.application_ids)
    upload = make_upload()
    client.force_login(director)
    assert status_of(client, upload) == 404
    session = client.session
    session[access.APPLICATIONS_KEY] = ["one"]
    session.save()
    assert status_of(client, upload) == 200


def test_what_is_not_there_and_what_is_not_yours_look_alike(client: Client) -> None:
    upload = make_upload()
    refused = client.get(upload.get_absolute_url())
    missing = client.get(upload.get_absolute_url().replace(str(upload.pk), str(uuid.uuid4())))
    assert (refused.status_code, missing.status_code) == (404, 404)
    assert _without_ids(refused) == _without_ids(missing)


def _without_ids(response: HttpResponse) -> str:
    """The page, but for the address that was asked for."""
    return re.sub(r"[0-9a-f-]{36}", "…", response.content.decode())


def test_a_file_the_disk_lost_is_not_found(client: Client) -> None:
    access.register(["test"], everyone)
    upload = make_upload()
    upload.file.storage.delete(upload.file.name)
    assert client.get(upload.get_absolute_url()).status_code == 404


def test_files_are_only_read(client: Client) -> None:
    access.register(["test"], everyone)
    assert client.post(make_upload().get_absolute_url()).status_code == 405


def test_an_account_that_was_closed_may_nothing(user_of) -> None:
    user = user_of(Role.DIRECTOR)
    assert Viewer(user=user).may("documents.view_upload") is True
    user.is_active = False
    assert Viewer(user=user).may("documents.view_upload") is False
    assert Viewer().may("documents.view_upload") is False
