"""An application in words: its answers by step, for the applicant, the clerk and the experts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.domain.phone import format_phone
from applications.domain.budget import by_source
from applications.domain.queries import files_of
from applications.domain.questions import asked, in_words, target_of
from applications.enums import ApplicantForm, MoneySource, NeedKind, Step
from applications.enums_people import NOT_SAID_LABEL
from applications.models import Application, Question, TeamMember
from core.enums import InnovationType
from core.formatting import format_money
from documents.file_notes import file_note


@dataclass(frozen=True)
class Answer:
    """One question and what was answered; `name` is the field of the form.

    `for_figures` is the line among `values` that is asked for the Centre's figures alone.
    """

    label: str
    name: str
    value: str = ""
    values: tuple[str, ...] = ()
    files: tuple[dict[str, str], ...] = ()
    url: str = ""
    for_figures: str = ""

    @property
    def judged(self) -> tuple[str, ...]:
        """Return the lines that are about the project, without the one for the figures."""
        return tuple(value for value in self.values if value != self.for_figures)


@dataclass(frozen=True)
class Section:
    """The answers of one step."""

    step: Step
    title: str
    rows: list[Answer] = field(default_factory=list)


def sections(application: Application, *, urls: dict[str, str] | None = None) -> list[Section]:
    """Return all answers in the order of the form; `urls` (by step) lets each be corrected."""
    rows = {
        Step.APPLICANT: _applicant(application),
        Step.PROJECT: _project(application),
        Step.TEAM: _team(application),
        Step.NEEDS: _needs(application),
        Step.BUDGET: _budget(application),
        Step.DOCUMENTS: _documents(application),
    }
    for question in asked(application):
        rows[Step(question.step)].append(_own(application, question))
    return [
        Section(step, str(step.label), _with_urls(step, found, urls or {})) for step, found in rows.items()
    ]


def words(codes: Iterable[str], choices: Any) -> tuple[str, ...]:
    """Return the words of stored codes, unknown ones as they are."""
    labels = dict(choices)
    return tuple(str(labels.get(code, code)) for code in codes)


def _applicant(application: Application) -> list[Answer]:
    registered = application.applicant_form != ApplicantForm.PROJECT_TEAM
    return [
        Answer(_("Form of the applicant"), "applicant_form_0", application.get_applicant_form_display()),
        Answer(_("Name of the applicant"), "applicant_name", application.applicant_name),
        *([Answer(_("INN"), "inn", application.inn)] if registered else []),
        *(
            [Answer(_("Registration number"), "registration_number", application.registration_number)]
            if registered
            else []
        ),
        *([Answer(pgettext("question", "OKPO code"), "okpo", application.okpo)] if application.okpo else []),
        Answer(_("Address"), "address", application.address),
        Answer(pgettext("question", "Region"), "region", _region(application)),
        Answer(_("Full name of the representative"), "representative", application.representative),
        Answer(_("E-mail"), "email", application.email),
        Answer(_("Phone"), "phone", format_phone(application.phone)),
    ]


def _region(application: Application) -> str:
    return application.get_region_display() or str(NOT_SAID_LABEL)


def _project(application: Application) -> list[Answer]:
    return [
        Answer(_("Title of the project"), "title", application.title),
        Answer(
            _("What is new in the project?"),
            "innovation_types_0",
            values=words(application.innovation_types, InnovationType.choices),
        ),
        Answer(_("Technological direction"), "direction_0", application.get_direction_display()),
        Answer(_("How far has the project come?"), "stage_0", application.get_stage_display()),
        Answer(_("Which problem does the project solve?"), "problem", application.problem),
        Answer(_("What do you make or offer?"), "product", application.product),
    ]


def _team(application: Application) -> list[Answer]:
    members = application.team.all()
    if not members:
        return [Answer(_("Members of the team"), "team-0-name")]
    return [
        Answer(
            f"{member.name}",
            f"team-{place}-name",
            values=(*filter(None, (member.role, member.experience)), _gender(member)),
            for_figures=_gender(member),
        )
        for place, member in enumerate(members)
    ]


def _gender(member: TeamMember) -> str:
    return _("Gender: %(gender)s") % {"gender": member.get_gender_display() or NOT_SAID_LABEL}


def _needs(application: Application) -> list[Answer]:
    return [
        Answer(_("What will you do in the first year?"), "plan", application.plan),
        Answer(
            _("What does the project need from the Centre?"),
            "needs_0",
            values=words(application.needs, NeedKind.choices),
        ),
        Answer(_("More about these needs"), "needs_note", application.needs_note),
    ]


def _budget(application: Application) -> list[Answer]:
    lines = application.budget.all()
    sums = by_source((line.source, line.amount) for line in lines)
    return [
        *(
            Answer(
                line.purpose,
                f"line-{place}-purpose",
                values=(
                    money(line.amount),
                    f"{line.get_kind_display()} · {line.get_source_display()}",
                ),
            )
            for place, line in enumerate(lines)
        ),
        Answer(
            _("Amount needed"),
            "line-0-purpose",
            values=_needed(application.amount_needed, sums),
        ),
        Answer(_("More about the budget"), "budget_note", application.budget_note),
    ]


def _needed(amount: Decimal | None, sums: list[tuple[MoneySource, Decimal]]) -> tuple[str, ...]:
    """Return the sum of the budget, and what each source gives of it."""
    if amount is None:
        return ()
    return (money(amount), *(f"{source.label}: {money(part)}" for source, part in sums if part))


def money(amount: Decimal) -> str:
    """Write an amount in som; tyiyn only where there are some."""
    return format_money(amount, 0 if amount % 1 == 0 else 2)


def _own(application: Application, question: Question) -> Answer:
    """Return the answer to a question of the call."""
    value = application.answers.get(question.code)
    return Answer(question.label, target_of(question), values=in_words(question, value))


def _documents(application: Application) -> list[Answer]:
    files = tuple(
        {
            "label": f"{attachment.get_kind_display()}: {attachment.upload.name}",
            "url": attachment.upload.get_absolute_url(),
            "note": file_note(attachment.upload),
        }
        for attachment in files_of(application)
    )
    return [
        Answer(_("Documents"), "kind", value="" if files else _("No documents are attached"), files=files)
    ]


def _with_urls(step: Step, rows: list[Answer], urls: dict[str, str]) -> list[Answer]:
    if step not in urls:
        return rows
    return [replace(row, url=f"{urls[step]}#id_{row.name}") for row in rows]
