"""The contract and the notice as papers: what the PDF says, who may open it, that it stands still."""

import io
from datetime import date

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.models import User
from accounts.roles import Role
from documents.domain.papers import ensure_file, render, verify_file
from documents.enums import FileState
from documents.models import IssuedPaper
from residents.domain.contract_paper import render_draft, render_translation
from residents.models import Contract, Residency
from tests.makers.ending import terminated
from tests.makers.people import make_user
from tests.makers.residents import (
    director,
    drafted_contract,
    issued_contract,
    make_residency,
    representative_of,
)

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def status(address: str, user: User | None) -> int:
    client = Client()
    if user:
        client.force_login(user)
    answer = client.get(address)
    if answer.streaming:
        assert b"".join(answer)  # type: ignore[call-overload]
    return answer.status_code


def ended() -> Residency:
    return terminated(
        make_residency(),
        ground="breach",
        ended_on=date(2026, 11, 10),
        act_number="12-б",
        act_date=date(2026, 11, 9),
        reason="Жай үчүн акы төлөнгөн эмес.",
        actor=director(),
    )


def test_contract_in_kyrgyz_says_its_facts() -> None:
    contract = issued_contract()
    assert contract.paper is not None
    words = text_of(render(contract.paper))
    for fact in (
        "РК-2026/01",
        contract.party.name,
        contract.party.inn,
        "2026-жылдын 20-январы",
        "2028-жылдын 19-январы",
        contract.project_title,
        contract.application.number,
        "3.3.2",
        "3.3.3",
        "3.3.4",
        contract.paper.code,
    ):
        assert fact in words


def test_translation_says_the_same_in_russian_and_that_it_is_one() -> None:
    contract = issued_contract()
    words = text_of(render_translation(contract, "ru"))
    assert "Договор о реализации инновационного проекта" in words
    assert "Перевод. Договор составлен на кыргызском языке." in words
    assert contract.number in words


def test_issued_text_does_not_follow_later_changes() -> None:
    contract = issued_contract()
    assert contract.paper is not None
    before = render(contract.paper)
    Contract.objects.filter(pk=contract.pk).update(project_title="Башка долбоор")
    assert render(IssuedPaper.objects.get(pk=contract.paper.pk)) == before


def test_file_is_kept_with_its_hash() -> None:
    paper = ensure_file(issued_contract().paper)  # type: ignore[arg-type]
    assert verify_file(paper) is FileState.WHOLE
    assert len(paper.sha256) == 64


def test_draft_can_be_read_before_it_has_a_number() -> None:
    words = text_of(render_draft(drafted_contract()))
    assert "Каралама: номери жок" in words
    assert "РК-" not in words


def test_notice_names_the_ground_the_act_and_the_day() -> None:
    ended()
    words = text_of(render(IssuedPaper.objects.get(kind="termination_notice")))
    for fact in ("Келишимдин шарттарын бузуу", "3.3.4", "12-б", "2026-жылдын 10-ноябры", "ТК-2026/01"):
        assert fact in words


def test_papers_of_a_resident_are_open_to_its_representative_and_to_staff(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("residents.views.contract.render_translation", lambda contract, language: b"%PDF")
    residency = ended()
    own, staff = (
        representative_of(residency),
        [director(), make_user(Role.UNIT_STAFF), make_user(Role.AUDITOR)],
    )
    strangers = [
        None,
        representative_of(make_residency()),
        make_user(Role.EXPERT),
        make_user(Role.BOARD_MEMBER),
    ]
    notice = IssuedPaper.objects.get(kind="termination_notice")
    contract = residency.contract
    for address in (
        f"/ky/files/p/{contract.paper_id}/",
        f"/ky/files/u/{contract.scan_id}/",
        f"/ky/files/p/{notice.pk}/",
        f"/ky/cabinet/contract/{contract.pk}/ru.pdf",
    ):
        assert [status(address, user) for user in (own, *staff)] == [200] * 4, address
        assert [status(address, user) for user in strangers] == [404] * 4, address


def test_translation_is_only_of_an_issued_contract_and_into_our_languages() -> None:
    contract, draft = issued_contract(), drafted_contract()
    assert status(f"/ky/cabinet/contract/{draft.pk}/ru.pdf", director()) == 404
    assert status(f"/ky/cabinet/contract/{contract.pk}/de.pdf", director()) == 404
    assert status("/ky/cabinet/contract/999999/ru.pdf", director()) == 404
