"""The words of a letter, from its templates, in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import override

from core.texts import clean_line, clean_text

MANY_BLANK_LINES = re.compile(r"\n{3,}")
SUBJECT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to send: one line of subject, plain text and HTML of the same words."""

    subject: str
    text: str
    html: str


def write_letter(template: str, context: Mapping[str, Any], *, language: str) -> Letter:
    """Write the letter `template`: `<name>.subject.txt`, `<name>.txt` and, where it has one, `<name>.html`.

    A bare name is looked for in `documents/letters/`. Without its own HTML a letter is set from its text.
    """
    path = template if "/" in template else f"documents/letters/{template}"
    with override(language):
        subject = clean_line(_plain(f"{path}.subject.txt", context))[:SUBJECT_LENGTH]
        text = MANY_BLANK_LINES.sub("\n\n", clean_text(_plain(f"{path}.txt", context)))
        signed = _plain("documents/letters/base.txt", {**context, "text": text})
        html = _html(path, {**context, "subject": subject, "text": text, "language": language})
    return Letter(subject, clean_text(signed) + "\n", html)


def _plain(path: str, context: Mapping[str, Any]) -> str:
    template: Any = get_template(path)
    return str(template.template.render(Context(dict(context), autoescape=False)))


def _html(path: str, context: Mapping[str, Any]) -> str:
    try:
        template = get_template(f"{path}.html")
    except TemplateDoesNotExist:
        template = get_template("documents/letters/base.html")
    return str(template.render(dict(context)))
