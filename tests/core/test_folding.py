"""Search finds what people type without ң ө ү, in any case, on every database."""

import pytest
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from core.fields import FoldedField
from core.folding import fold


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя -"))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("отунмо", "ӨТҮНМӨ"),
        ("омурзаков ырыс", "  Өмүрзаков\u00a0 Ырыс "),
        ("отчет", "Отчёт"),
        ("жаны", "жа\u200bңы"),
        ("№ 5", "№ 5"),
        ("отчет", "Отче\u0308т"),
    ],
)
def test_what_people_type_meets_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@isolate_apps("core")
def test_a_field_folds_its_sources_at_each_save() -> None:
    class Note(models.Model):  # noqa: DJ008
        title = models.TextField()
        author = models.TextField(null=True)  # noqa: DJ001
        folded = FoldedField(sources=("title", "author"))

        class Meta:
            app_label = "core"

    note = Note(title="Күн нуру", author=None)
    field = Note._meta.get_field("folded")
    assert field.pre_save(note, True) == "кун нуру"
    note.author = "Эргешов Т. Ө."
    assert field.pre_save(note, False) == "кун нуру эргешов т. о."
    assert note.folded == "кун нуру эргешов т. о."


def test_a_field_survives_migrations() -> None:
    field = FoldedField(sources=("title",))
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == ("core.fields.FoldedField", [], {"sources": ("title",)})
    assert FoldedField(*args, **kwargs).deconstruct()[3] == kwargs
