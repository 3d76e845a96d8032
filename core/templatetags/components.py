"""What the components of `templates/components/` need beyond includes: `{% load components %}`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField, Field
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.formatting import WORDS
from core.languages import current_language

register = template.Library()


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary; `target` is empty when the error belongs to no field."""

    target: str
    text: str
    label: str = ""


@register.simple_tag(takes_context=True)
def page_errors(context: Context) -> list[ErrorLink]:
    """All errors of the page: of `form`, of each of `forms`, of `formset`, each sentence once."""
    links = [link for form in _forms_of(context) for link in _errors_of(form)]
    found = {(link.target, link.text): link for link in links}
    says_nothing = str(Field.default_error_messages["required"])
    shared = Counter([says_nothing, *(text for _target, text in found)])
    return [_named(link) if shared[link.text] > 1 else link for link in found.values()]


@register.simple_tag(takes_context=True)
def page_has_errors(context: Context) -> bool:
    """Whether the tab title must begin with the word for an error."""
    return bool(context.get("page_has_errors")) or bool(page_errors(context))


@register.filter
def month_of_day(value: date) -> str:
    """The month as it stands after a day: `22 ноябрь`, `22 ноября`."""
    words: Any = WORDS[current_language()]
    return str(words.MONTHS_OF_DAY[value.month - 1])


@register.filter
def together(value: Any) -> SafeString:
    """Keep a date or a number on one line: `{{ call.closes_at|moment|together }}`."""
    return format_html('<span class="text-nowrap">{}</span>', value)


@register.filter
def error_target(field: BoundField) -> str:
    """The id the summary leads to: the field itself, or the first of its choices."""
    if getattr(field.field.widget, "input_type", "") in {"radio", "checkbox"} and field.use_fieldset:
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


def _named(link: ErrorLink) -> ErrorLink:
    """The same line with the name of its field, where the sentence alone does not tell which field."""
    if not link.label:
        return link
    mark = "" if link.label.endswith("?") else ":"
    return replace(link, text=f"{link.label}{mark} {link.text}")


def _forms_of(context: Context) -> "Iterator[BaseForm | BaseFormSet[Any]]":
    for name in ("form", "formset"):
        one = context.get(name)
        if isinstance(one, BaseForm | BaseFormSet):
            yield one
    several = context.get("forms")
    if isinstance(several, Iterable):
        yield from (form for form in several if isinstance(form, BaseForm | BaseFormSet))


def _errors_of(form: "BaseForm | BaseFormSet[Any]") -> Iterator[ErrorLink]:
    if not form.is_bound:
        return
    if isinstance(form, BaseFormSet):
        yield from (ErrorLink("", str(text)) for text in form.non_form_errors())
        for one in form.forms:
            yield from _errors_of(one)
        return
    yield from (ErrorLink("", str(text)) for text in form.non_field_errors())
    for field in form:
        yield from (ErrorLink(error_target(field), str(text), str(field.label)) for text in field.errors)
