"""Components: a field in GOV.UK order, errors with links, drawings with numbers a browser reads."""

import re
from decimal import Decimal

import pytest
from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template
from django.utils import translation

from core import drawing


class SampleForm(forms.Form):
    """One field of each sort."""

    title = forms.CharField(label="Title", help_text="Seen by experts")
    direction = forms.ChoiceField(
        label="Direction", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")]
    )
    needs = forms.MultipleChoiceField(
        label="Needs", widget=forms.CheckboxSelectMultiple, choices=[("a", "A")], required=False
    )
    stage = forms.ChoiceField(label="Stage", choices=[("", "–"), ("x", "X")])
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    file = forms.FileField(label="File", widget=forms.FileInput, required=False)
    consent = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def fields(form: forms.Form) -> str:
    return draw('{% include "components/fields.html" %}', form=form)


def summary(**context: object) -> str:
    return draw('{% include "components/error_summary.html" %}', **context)


def test_field_stands_as_label_hint_error_input():
    html = fields(SampleForm({"title": ""}))
    places = [
        html.index(part)
        for part in (
            '<label for="id_title"',
            'id="id_title_helptext"',
            'id="id_title_error"',
            '<input type="text"',
        )
    ]
    assert places == sorted(places)
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html


def test_what_was_typed_is_kept():
    assert 'value="Сенсор &quot;Талаа&quot;"' in fields(SampleForm({"title": 'Сенсор "Талаа"'}))


def test_choices_are_a_named_group_with_a_label_each():
    html = fields(SampleForm())
    assert "<fieldset" in html
    assert '<label for="id_direction_0">' in html
    assert '<label for="id_consent">' in html


def test_optional_fields_say_so_and_hidden_ones_say_nothing():
    html = fields(SampleForm())
    assert html.count('class="optional"') == 3
    assert '<input type="hidden" name="secret"' in html
    assert "asterisk" not in html


def test_summary_links_each_error_to_its_field():
    html = summary(form=SampleForm({}))
    links = re.findall(r'<a href="#([^"]+)">', html)
    assert links == ["id_title", "id_direction_0", "id_stage", "id_consent"]
    ids = re.findall(r' id="([^"]+)"', fields(SampleForm({})))
    assert set(links) <= set(ids)


def test_summary_has_the_same_words_as_the_field():
    form = SampleForm({})
    for errors in form.errors.values():
        assert summary(form=form).count(str(errors[0])) >= 1
        assert str(errors[0]) in fields(form)


def test_summary_names_the_field_where_the_sentence_does_not():
    html = summary(form=SampleForm({"title": "x", "direction": "a", "stage": "x"}))
    assert re.search(r'<a href="#id_consent">I agree: [^<]+</a>', html)


def test_summary_reads_several_forms_and_formsets_once():
    many = forms.formset_factory(SampleForm)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"})
    html = summary(form=SampleForm({}), forms=[SampleForm({}, prefix="two")], formset=many)
    assert 'href="#id_two-title"' in html
    assert 'href="#id_form-0-title"' in html
    assert html.count('href="#id_title"') == 1


def test_nothing_is_said_about_a_form_nobody_sent():
    assert summary(form=SampleForm()).strip() == ""


def test_error_of_the_whole_form_is_a_sentence_without_a_link():
    form = SampleForm({"title": "x", "direction": "a", "stage": "x", "consent": "on"})
    form.add_error(None, "Somebody was faster.")
    html = summary(form=form)
    assert "<li>Somebody was faster.</li>" in html


def test_crispy_draws_the_same_fields():
    html = render_crispy_form(SampleForm({}))
    assert 'id="id_title_error"' in html
    assert '<label for="id_direction_0">' in html
    assert "is-invalid" not in html


def test_markup_in_a_label_or_value_stays_text():
    html = draw(
        '{% include "components/answers.html" %}', rows=[{"label": "<b>x", "value": "<script>", "url": "/x/"}]
    )
    assert "&lt;b&gt;x" in html
    assert "<script>" not in html


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_drawings_write_numbers_for_the_browser_in_every_language(language: str):
    tile = {
        "label": "x", "value": "38,6", "unit": "", "fact": Decimal("38.6"), "target": Decimal("45.5"),
        "plan": "45,5", "percent": "86%", "tone": "wait", "word": "late", "change": "",
        "series": [1.5, 2, 3.25], "series_text": "x",
    }  # fmt: skip
    periods = [
        {"value": Decimal("9.5"), "text": "9,5", "label": "1", "group": "2026", "plan": Decimal("8.1")},
        {"value": 24, "text": "24", "label": "2", "group": "", "plan": None},
    ]
    with translation.override(language):
        html = draw('{% include "components/kpi.html" %}', tile=tile)
        html += draw('{% load drawings %}{% column_chart periods "alt" %}', periods=periods)
    for value in re.findall(r'(?:x|y|x1|x2|cx|cy|width|height|points|viewBox)="([^"]*)"', html):
        assert re.fullmatch(r"[-\d. ,]+", value)
        assert all(re.fullmatch(r"-?\d+(\.\d+)?", part) for part in re.split(r"[ ,]", value)), value


def test_fact_and_plan_stay_on_the_track():
    for fact, target in [(0, 0), (5, None), (-3, 10), (10, 5), (5, 1000), (7, 7)]:
        bar = drawing.plan_bar(fact, target)
        assert 0 <= float(bar.fact) <= drawing.BAR_WIDTH
        assert bar.mark == "" or 0 <= float(bar.mark) <= drawing.BAR_WIDTH - 3


def test_line_of_losses_and_of_one_quarter():
    line = drawing.sparkline([3, -2, 0])
    assert line is not None
    assert all(0 <= float(y) <= drawing.LINE_HEIGHT for _x, y in (p.split(",") for p in line.line.split()))
    assert drawing.sparkline([5]) is None
    assert drawing.sparkline([0, 0]) is not None


def test_no_plan_is_said_in_words():
    html = draw(
        '{% include "components/kpi.html" %}',
        tile={"fact": 1, "target": None, "plan": "", "series": [], "series_text": ""},
    )
    assert 'class="plan"' not in html
    assert 'class="dim"' in html


def test_crispy_layout_keeps_its_buttons_in_a_row():
    form = SampleForm()
    form.helper = FormHelper()
    form.helper.layout = Layout("title", FormActions(Submit("save", "Save")))
    html = render_crispy_form(form)
    assert re.search(r'<div class="acts">\s*<input type="submit"', html)
