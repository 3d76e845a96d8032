"""The questions of an application by code, as remarks name them: label, answer in words, where it is."""

from dataclasses import dataclass

from django.utils import translation

from applications.answers import Answer, sections
from applications.models import Application
from core.languages import DEFAULT_LANGUAGE

# Rows of the answers whose field is not the code of their question.
CODES = {"kind": "documents"}


@dataclass(frozen=True)
class Question:
    """One question of the form with what was answered; `field` is where the form asks it."""

    code: str
    label: str
    step: str
    field: str


def code_of(name: str) -> str:
    """Return the code of the question a row of the answers belongs to: `stage_0` is `stage`."""
    name = name.split("-")[0].removesuffix("_0")
    return CODES.get(name, name)


def questions_of(application: Application) -> dict[str, Question]:
    """Return the questions in the order of the form, each once."""
    found: dict[str, Question] = {}
    for section in sections(application):
        for row in section.rows:
            code = code_of(row.name)
            label = section.title if code == "team" else row.label
            found.setdefault(code, Question(code, label, str(section.step), row.name))
    return found


def texts_of(application: Application) -> dict[str, str]:
    """Return the answers as text by question, in one language always, so that a change can be seen."""
    texts: dict[str, list[str]] = {}
    with translation.override(DEFAULT_LANGUAGE):
        for section in sections(application):
            for row in section.rows:
                texts.setdefault(code_of(row.name), []).append(_text(row))
    return {code: "\n".join(parts) for code, parts in texts.items()}


def _text(row: Answer) -> str:
    files = tuple(f"{file['label']} {file['url']}" for file in row.files)
    shown = row.label if row.name.startswith("team") else ""
    return "\n".join(filter(None, (shown, row.value, *row.judged, *files)))
