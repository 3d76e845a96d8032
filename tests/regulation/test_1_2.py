"""1.2: the Centre is a structural unit of OshTU and not a legal entity; OshTU is the party."""

import io
from datetime import date
from typing import Any

import pytest
import segno
from django.conf import settings
from django.test import override_settings
from pypdf import PdfReader

from core.actors import StandIn
from core.errors import FieldError, NotAllowed, WrongState
from documents.domain import papers
from documents.domain.letterheads import add_letterhead, default_words, proposed_words
from documents.enums import ActKind
from documents.models import IssuedPaper, Letterhead
from residents.domain.contract_paper import render_translation
from residents.domain.contract_templates import add_clause, approve_template, write_template
from residents.domain.university import university
from residents.models import Contract, ContractTemplate
from tests.makers.correspondence import make_act, make_letterhead
from tests.makers.documents import make_paper, make_upload
from tests.makers.residents import (
    clerk,
    director,
    drafted_contract,
    issued_contract,
    make_residency,
    signatory,
)
from tests.makers.terms import an_order, clause

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def frozen(language: str = "ky") -> dict[str, Any]:
    contract = issued_contract()
    return Contract.objects.get(pk=contract.pk).text[language]


def words(text: dict[str, Any]) -> str:
    return "\n".join(item for section in text["sections"] for item in section["items"])


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_party_to_a_contract_is_oshtu_acting_through_the_centre(language: str) -> None:
    ours, theirs = frozen(language)["sides"]
    with_language = {
        "ky": ("М.М. Адышев атындагы Ош технологиялык университети", "борбор аркылуу"),
        "ru": ("Ошский технологический университет", "через Инновационно-научно-технологический центр"),
        "en": ("Osh Technological University", "through the Innovation-Scientific-Technological Centre"),
    }
    name, through = with_language[language]
    assert name in ours["name"]
    assert through in ours["through"]
    assert theirs["name"].startswith("ЖЧК «Талаа Сенсор")


def test_the_contract_says_that_the_centre_is_no_legal_entity_and_names_the_clause() -> None:
    first = frozen()["sections"][0]["items"][0]
    assert "Борбор юридикалык жак эмес" in first
    assert "Жобо, 1.2" in first


def test_the_contract_has_two_sides_and_the_centre_is_neither() -> None:
    names = [side["name"] for side in frozen()["sides"]]
    assert len(names) == 2
    assert not any("борбор" in name.lower() for name in names)


def test_the_signatory_acts_by_an_order_or_a_power_of_attorney_with_number_and_date() -> None:
    text = words(frozen())
    assert "ишеним кат № 03-12/7" in text
    assert "2025-жылдын 15-декабры" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"authority_number": ""}, "authority_number"),
        ({"authority_kind": "friendship"}, "authority_kind"),
        ({"authority_date": date(2027, 1, 1)}, "authority_date"),
    ],
)
def test_nobody_signs_for_oshtu_without_such_an_authority(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as caught:
        drafted_contract(signatory=signatory(**changes))
    assert caught.value.field == field
    assert Contract.objects.count() == 0


def test_oshtus_own_details_stand_in_the_contract_when_the_centre_gives_them() -> None:
    assert frozen()["sides"][0]["inn"] == ""
    with override_settings(CENTRE={**settings.CENTRE, "PARTY_INN": "01234567890123"}):
        assert university()["inn"] == "01234567890123"


def test_the_printed_contract_says_it_under_the_letterhead_of_oshtu() -> None:
    contract = make_residency().contract
    pages = PdfReader(io.BytesIO(render_translation(contract, "ky"))).pages
    page = " ".join(" ".join(one.extract_text() for one in pages).split())
    assert "Ош технологиялык университети" in page
    assert "Борбор юридикалык жак эмес" in page
    assert contract.number in page


HEADING = "М.М. Адышев атындагы\nОш технологиялык университети\nЖаңы борбор"


def text_of(paper: IssuedPaper) -> str:
    pages = PdfReader(io.BytesIO(papers.render(paper))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_letterhead_is_approved_by_an_order_of_the_rector_or_by_the_academic_council() -> None:
    assert make_letterhead().approved_by.kind == ActKind.RECTOR_ORDER
    own = make_act(ActKind.DIRECTOR_ORDER, number="1-б")
    with pytest.raises(FieldError) as refused:
        make_letterhead("2", from_day=date(2026, 3, 1), approved_by=own)
    assert refused.value.field == "approved_by"


def test_a_letterhead_does_not_come_into_force_before_it_is_approved() -> None:
    with pytest.raises(FieldError) as refused:
        make_letterhead(from_day=date(2026, 1, 11))
    assert refused.value.field == "in_force_from"


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_letterhead_names_the_university_because_the_centre_is_no_legal_entity(language: str) -> None:
    words = {**proposed_words(), f"heading_{language}": "ИИТБ\nБорбор"}
    with pytest.raises(FieldError) as refused:
        make_letterhead(**words)
    assert refused.value.field == f"heading_{language}"


def test_a_paper_stands_on_the_letterhead_of_its_day_and_keeps_it() -> None:
    make_letterhead("1", from_day=date(2026, 2, 1))
    before = make_paper(on=date(2026, 7, 1))
    make_letterhead("2", from_day=date(2026, 7, 10), heading_ky=HEADING)
    after = make_paper(on=date(2026, 7, 10))
    versions = [paper.context["issued_with"]["letterhead"]["version"] for paper in (before, after)]
    assert versions == ["1", "2"]
    assert "Жаңы борбор" in text_of(after)
    assert "Жаңы борбор" not in text_of(IssuedPaper.objects.get(pk=before.pk))


def test_the_sign_of_the_centre_stands_in_the_place_of_the_word() -> None:
    picture = io.BytesIO()
    segno.make("ИИТБ").save(picture, kind="png")
    sign = make_upload("letterhead.sign", name="белги.png", content=picture.getvalue())
    make_letterhead(sign=sign)
    paper = make_paper()
    assert paper.context["issued_with"]["letterhead"]["sign"] == str(sign.pk)
    images = [
        image.name for page in PdfReader(io.BytesIO(papers.render(paper))).pages for image in page.images
    ]
    assert len(images) == 1
    document = make_upload("letterhead.sign")
    with pytest.raises(FieldError) as refused:
        make_letterhead("2", from_day=date(2026, 3, 1), sign=document)
    assert refused.value.field == "sign"


def test_before_the_first_version_the_first_words_stand_on_a_paper() -> None:
    face = make_paper().context["issued_with"]["letterhead"]
    assert (face["version"], face["heading"]) == ("", default_words("ky")["heading"])


def test_a_version_is_entered_once_and_by_those_who_enter_acts(clerk) -> None:
    make_letterhead()
    with pytest.raises(FieldError):
        make_letterhead(from_day=date(2026, 5, 1))
    with pytest.raises(FieldError):
        make_letterhead("2")
    with pytest.raises(NotAllowed):
        make_letterhead("3", from_day=date(2026, 6, 1), actor=clerk)
    assert Letterhead.objects.count() == 1


def test_a_heading_without_lines_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        add_letterhead(
            version="1",
            approved_by=make_act(),
            in_force_from=date(2026, 2, 1),
            **{**proposed_words(), "address_ky": " \n "},
            actor=StandIn.SYSTEM,
        )
    assert refused.value.field == "address_ky"


def test_the_words_of_a_contract_are_approved_by_an_order_and_then_stand_still() -> None:
    row = write_template(version="2", copied_from=ContractTemplate.objects.get(), actor=clerk())
    add_clause(row, clause(), actor=clerk())
    with pytest.raises(NotAllowed):
        approve_template(row, approved_by=an_order(), in_force_from=date(2026, 12, 1), actor=clerk())
    approve_template(row, approved_by=an_order(), in_force_from=date(2026, 12, 1), actor=director())
    with pytest.raises(WrongState):
        add_clause(row, clause(code="another"), actor=director())


def test_both_signatories_stand_in_the_contract_with_their_authority() -> None:
    contract = issued_contract(counterpart_authority="Устав")
    text = words(Contract.objects.get(pk=contract.pk).text["ky"])
    assert "ишеним кат № 03-12/7" in text
    assert "Асанова Мээрим Кубатбек кызы (Устав)" in text
