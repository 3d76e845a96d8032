"""What an expert may see of an application: the one place that decides it, blind or not (3.3.1).

Every page, list, letter, file name and export for experts takes its words from here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from applications.answers import Answer, Section, sections
from applications.domain.same_names import SHORTEST_NAME, core_words, words_of
from applications.enums import ApplicantForm, AttachmentKind, Step
from applications.models import Application, Attachment

# An expert judges the project: how to reach the applicant is not part of it.
# Region and gender are asked for the figures alone, and every applicant is told so.
NOT_FOR_EXPERTS = frozenset({"inn", "registration_number", "okpo", "address", "region", "email", "phone"})
NOT_FOR_BLIND = NOT_FOR_EXPERTS | {"applicant_name", "representative"}
# Papers that are about nothing but who the applicant is.
IDENTITY_PAPERS = frozenset({AttachmentKind.REGISTRATION})
ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
WEB = r"(?:https?://|www\.|t\.me/)\S+"
DIGITS = r"\+?\d(?:[\s().-]*\d){8,}"
# Letters that fold to one (`core.folding`): a name is found in every spelling.
SPELLINGS = {"н": "[нң]", "о": "[оө]", "у": "[уү]", "е": "[её]"}
HIDDEN = "▇▇▇"


@dataclass(frozen=True, slots=True)
class ExpertFile:
    """An application as an expert reads it."""

    number: str
    title: str
    applicant: str
    sections: tuple[Section, ...]


def title_for_expert(application: Application) -> str:
    """Return the title of the project, with hidden names in a blind evaluation."""
    return _hide(application.title, _secrets(application)) if application.is_blind else application.title


def applicant_for_expert(application: Application) -> str:
    """Return the name of the applicant, or that it is hidden."""
    return _("The applicant's name is hidden") if application.is_blind else application.applicant_name


def file_for_expert(application: Application) -> ExpertFile:
    """Return the whole file as an expert reads it."""
    found = _blind_sections(application) if application.is_blind else _open_sections(application)
    return ExpertFile(
        application.number,
        title_for_expert(application),
        applicant_for_expert(application),
        tuple(found),
    )


def may_see_file(attachment: Attachment) -> bool:
    """Say whether experts may open this file: in a blind evaluation no paper about who the applicant is."""
    return not attachment.application.is_blind or attachment.kind not in IDENTITY_PAPERS


def file_name_for_expert(attachment: Attachment) -> str:
    """Return the name under which an expert saves a file: a blind evaluation hides the sender's words."""
    if not attachment.application.is_blind:
        return attachment.upload.name
    ending = attachment.upload.name.rsplit(".", 1)[-1].lower()
    return f"{attachment.application.number}-{attachment.kind}.{ending}"


def _open_sections(application: Application) -> Iterable[Section]:
    for section in sections(application):
        yield Section(section.step, section.title, _without(section.rows, NOT_FOR_EXPERTS))


def _blind_sections(application: Application) -> Iterable[Section]:
    secrets = _secrets(application)
    for section in sections(application):
        rows = _without(section.rows, NOT_FOR_BLIND)
        if section.step == Step.TEAM:
            rows = [
                replace(row, label=_("Member %(number)d of the team") % {"number": place})
                if row.values
                else row
                for place, row in enumerate(rows, start=1)
            ]
        if section.step == Step.DOCUMENTS:
            rows = [_blind_documents(application)]
        yield Section(section.step, section.title, [_blind_row(row, secrets) for row in rows])


def _without(rows: Iterable[Answer], names: frozenset[str]) -> list[Answer]:
    """Return the answers but those of these names, and without the lines asked for the figures alone."""
    return [replace(row, values=row.judged) for row in rows if row.name not in names]


def _blind_row(row: Answer, secrets: re.Pattern[str]) -> Answer:
    return replace(
        row,
        value=_hide(row.value, secrets),
        values=tuple(_hide(value, secrets) for value in row.values),
    )


def _blind_documents(application: Application) -> Answer:
    attachments = application.attachments.select_related("upload", "application").order_by("pk")
    files = tuple(
        {
            "label": str(attachment.get_kind_display()),
            "url": attachment.upload.get_absolute_url(),
            "note": attachment.upload.name.rsplit(".", 1)[-1].upper(),
        }
        for attachment in attachments
        if may_see_file(attachment)
    )
    return Answer(_("Documents"), "kind", value="" if files else _("No documents are shown"), files=files)


def _secrets(application: Application) -> re.Pattern[str]:
    """Return what tells who applies: each word of a person's name, and the applicant's name as a whole."""
    people = [application.representative, *(member.name for member in application.team.all())]
    if application.applicant_form == ApplicantForm.INDIVIDUAL_ENTREPRENEUR:
        people.append(application.applicant_name)
    words = {word for name in people for word in core_words(name) if len(word) >= SHORTEST_NAME}
    told = [[word] for word in sorted(words)]
    told += [core_words(application.applicant_name), words_of(application.email.partition("@")[0])]
    patterns = [_pattern(words) for words in told if sum(map(len, words)) >= SHORTEST_NAME]
    return re.compile("|".join([ADDRESS, WEB, DIGITS, *patterns]), re.IGNORECASE)


def _pattern(words: list[str]) -> str:
    """Return these words in any spelling that folds to them, the last one with any ending."""
    spelt = ["".join(SPELLINGS.get(letter, re.escape(letter)) for letter in word) for word in words]
    ending = r"\w*" if len(words[-1]) > SHORTEST_NAME else ""
    return rf"\b{r'[\W_]+'.join(spelt)}{ending}\b"


def _hide(text: str, secrets: re.Pattern[str]) -> str:
    """Cover names, e-mail and web addresses, and long numbers in a text."""
    return secrets.sub(HIDDEN, text)
