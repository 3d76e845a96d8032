"""The Centre's remarks beside the questions they are about: `{% load remarks %}`."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.html import format_html

from applications.domain.remarks import OpenRemark, open_remarks
from applications.domain.submission import say_late
from applications.enums import ApplicationState
from applications.models import Application
from core.clock import now

register = template.Library()


@register.simple_tag
def remarks_of(application: Application) -> list[OpenRemark]:
    """Return the remarks of an application that is with its applicant."""
    return open_remarks(application)


@register.simple_tag
def late_sentence(application: Application) -> str:
    """Say that the term of the additions has passed, when it has and they are refused."""
    returned = application.state == ApplicationState.RETURNED
    return say_late(application) if returned and not application.can_be_sent(now()) else ""


@register.inclusion_tag("applications/remark_on.html")
def remark_on(application: Application | None, question: str) -> dict[str, Any]:
    """Show the remark on one question, if there is one that is not answered."""
    return {"remark": _by_question(application).get(question)}


@register.filter
def with_remarks(form: BaseForm, application: Application | None) -> BaseForm:
    """Put each remark into the hint of its question, so that it stands beside it and is read with it."""
    remarks = _by_question(application)
    for name, field in form.fields.items():
        if name in remarks:
            shown = render_to_string("applications/remark_on.html", {"remark": remarks[name]})
            field.help_text = format_html("{}{}", field.help_text, shown)
    return form


def _by_question(application: Application | None) -> dict[str, OpenRemark]:
    if not isinstance(application, Application):
        return {}
    return {remark.question: remark for remark in open_remarks(application)}
