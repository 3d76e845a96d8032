"""Memorandum 6.1: it confirms intentions and obligations; it is no contract: no sums, no penalties."""

import hashlib
import re

import pytest
from django.apps import apps
from django.db import models

from partnerships.domain.memorandum import CODE, load_memorandum, the_memorandum
from partnerships.enums import AgreementKind
from partnerships.memorandum import FOLDER, read_memorandum
from partnerships.models import Agreement, Obligation

pytestmark = pytest.mark.django_db
# All letters of the supplied text without its marks, spaces and broken lines.
LETTERS_OF_THE_SOURCE = "4574611df546cda517eaf0c882d4a02fc1301615d9c59c3155929fd77ebb6c91"


def test_no_letter_of_the_source_is_changed():
    lines = [line for line in (FOLDER / "ky.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    letters = re.sub(r"[\s|]", "", "".join(lines))
    assert hashlib.sha256(letters.encode()).hexdigest() == LETTERS_OF_THE_SOURCE


def test_the_memorandum_is_a_memorandum_and_not_a_contract():
    assert (the_memorandum().kind, the_memorandum().year) == (AgreementKind.MEMORANDUM, 2025)


def test_no_record_of_the_room_has_a_place_for_a_sum():
    money = [
        field
        for model in apps.get_app_config("partnerships").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.DecimalField | models.FloatField)
    ]
    assert money == []


def test_loading_it_again_changes_nothing():
    before = the_memorandum().history.count()
    load_memorandum()
    load_memorandum()
    assert Agreement.objects.filter(code=CODE).count() == 1
    assert the_memorandum().history.count() == before
    assert [row.history.count() for row in Obligation.objects.all()] == [1] * 8


def test_a_text_that_was_altered_is_mended_from_the_package():
    Agreement.objects.update(clauses=[])
    Obligation.objects.filter(code="C2").update(text_ky="Башка")
    load_memorandum()
    assert the_memorandum().clauses == read_memorandum()
    assert "негизги көйгөйлөрүн аныктап" in Obligation.objects.get(code="C2").text_ky


def test_every_clause_has_its_anchor_and_none_stands_twice(client):
    page = client.get("/ky/memorandum/").content.decode()
    numbers = [one["number"] for one in read_memorandum() if one["kind"] in ("section", "clause")]
    ids = re.findall(r' id="([^"]+)"', page)
    assert set(numbers) <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("language", "word"), [("ru", "неофициальный"), ("en", "unofficial")])
def test_the_other_languages_say_that_they_are_no_original(client, language, word):
    assert word in client.get(f"/{language}/memorandum/").content.decode()
