"""The words of a contract: the first version says to the letter what contracts said before it."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from accounts.models import Party
from applications.models import Application, Decision
from core.errors import FieldError
from core.languages import LANGUAGE_NAMES
from residents.domain import contract_text, placeholders
from residents.models import Contract, ContractTemplate

pytestmark = pytest.mark.django_db
FROZEN = Path(__file__).parent / "frozen" / "contract_first_form.json"
TITLE = "Талаа нымдуулугун өлчөгүч {сенсор} %(x)s"


def contract(**changes: object) -> Contract:
    application = Application(number="АРЗ-2026-0007", decision=Decision(decided_on=date(2026, 1, 20)))
    given: dict[str, object] = {
        "template": ContractTemplate.objects.get(),
        "application": application,
        "party": Party(
            kind="organisation",
            name="ЖЧК «Талаа Сенсор»",
            inn="00503202600017",
            address="Ош шаары, Курманжан Датка көчөсү, 12",
        ),
        "unit": "technopark",
        "direction": "agro",
        "innovation_types": ["product", "process"],
        "project_title": TITLE,
        "starts_on": date(2026, 2, 1),
        "months": 24,
        "ends_on": date(2028, 1, 31),
        "signatory_name": "Жолдошев Азамат Кубанычович",
        "signatory_post": "Борбордун директору",
        "authority_kind": "power_of_attorney",
        "authority_number": "03-12/7",
        "authority_date": date(2025, 12, 15),
        "counterpart_name": "Асанова Мээрим Кубатбек кызы",
        "counterpart_post": "Директор",
        "baseline_jobs_full": 3,
        "baseline_jobs_part": 1,
    }
    return Contract(**{**given, **changes})


def entrepreneur() -> Contract:
    party = Party(
        kind="entrepreneur",
        name="ЖИ Асанов Бакыт",
        inn="20503198600017",
        address="Ош шаары, Курманжан Датка көчөсү, 12",
    )
    return contract(party=party, unit="incubator", counterpart_post="")


def test_first_version_says_what_contracts_said_before_to_the_letter() -> None:
    before = json.loads(FROZEN.read_text("utf-8"))
    assert [contract_text.compose(contract()), contract_text.compose(entrepreneur())] == before


def test_what_people_typed_is_never_read_again_for_places() -> None:
    text = contract_text.compose(contract(project_title="{inn} {0.__class__} %(inn)s {{ inn }}"))
    said = text["ky"]["sections"][1]["items"][0]
    assert "«{inn} {0.__class__} %(inn)s {{ inn }}»" in said


@pytest.mark.parametrize(
    "text", ["{party.inn}", "{}", "{0}", "{resident!r}", "{resident:>99}", "{{resident}}", "}"]
)
def test_a_clause_has_no_language_but_its_places(text: str) -> None:
    with pytest.raises(FieldError):
        placeholders.check("text_ky", text)


def test_an_unknown_place_is_refused_by_its_name() -> None:
    with pytest.raises(FieldError) as caught:
        placeholders.check("text_ru", "{settings}")
    assert caught.value.field == "text_ru"
    assert "{settings}" in str(caught.value)


def test_every_place_has_words_in_every_language() -> None:
    row = contract()
    for language in LANGUAGE_NAMES:
        with override(language):
            values = placeholders.values_of(row, [])
            assert set(values) == set(placeholders.PLACES)
            assert placeholders.fill("{resident}, {inn}", values) == "ЖЧК «Талаа Сенсор», 00503202600017"
